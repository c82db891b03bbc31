//! The user's names file: forms that are one person, people who are two, names to add and names to ignore.
//!
//! A line is a word and a list parted by `|`:
//!
//! ```text
//! same   Olena Rudnytska | Elena Rudnitskaya | Rudnytska @ 2024-03-12_wire.txt
//! apart  John Harlow | Jon Harlow
//! person Vekko
//! title  harbour reeve
//! ignore Harbour Act | Northgate
//! ignore Ford @ 2024-03-12_wire.txt
//! ```
//!
//! The first name of `same` is the one that is shown; behind `@` stands the end of the paths that `same` or `ignore`
//! holds for. `#` at a
//! line's start makes it a comment.

/// What a names file says, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Authority {
    pub same: Vec<Same>,
    /// People none of whom is another.
    pub apart: Vec<Vec<String>>,
    /// Names of people that the rules may miss.
    pub people: Vec<String>,
    /// Titles that stand before names.
    pub titles: Vec<String>,
    /// Names of nobody and of no place.
    pub ignore: Vec<String>,
    /// Names of nobody in the paths that end so: the name, then the end.
    pub ignore_within: Vec<(String, String)>,
}

/// Forms of one person's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Same {
    /// The form that is shown.
    pub name: String,
    pub forms: Vec<String>,
    /// The end of the paths in which the forms mean that person; everywhere without one.
    pub within: Option<String>,
}

/// A names file may be that large, in bytes.
pub const LARGEST: u64 = 4 << 20;
/// Names in one line.
const MOST: usize = 200;
/// Bytes of one name.
pub const LONGEST: usize = 200;

const KEYWORDS: [&str; 5] = ["same", "apart", "person", "title", "ignore"];

impl Authority {
    pub fn is_empty(&self) -> bool {
        *self == Authority::default()
    }

    /// Reads a names file.
    ///
    /// # Errors
    /// The first line that makes no sense, as `line: what to write instead`.
    pub fn parse(text: &str) -> Result<Authority, String> {
        let mut authority = Authority::default();
        for (number, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let line = line.trim();
            if !line.is_empty() && !line.starts_with('#') {
                authority.take(line).map_err(|why| format!("{}: {why}", number + 1))?;
            }
        }
        Ok(authority)
    }

    fn take(&mut self, line: &str) -> Result<(), String> {
        let (keyword, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let (list, within) = match rest.split_once(" @ ") {
            Some((list, path)) if matches!(keyword, "same" | "ignore") => {
                (list, Some(path.trim().to_string()))
            }
            _ => (rest, None),
        };
        let mut names = names(list)?;
        match keyword {
            "same" if names.len() > 1 => {
                let name = names.remove(0);
                self.same.push(Same { name, forms: names, within });
            }
            "apart" if names.len() > 1 => self.apart.push(names),
            "same" | "apart" => return Err(format!("{keyword} takes two names or more, parted by |")),
            "person" => self.people.append(&mut names),
            "title" => self.titles.append(&mut names),
            "ignore" => match within {
                Some(end) => self.ignore_within.extend(names.into_iter().map(|name| (name, end.clone()))),
                None => self.ignore.append(&mut names),
            },
            other => return Err(format!("{other:?} is none of {}", KEYWORDS.join(", "))),
        }
        Ok(())
    }
}

fn names(list: &str) -> Result<Vec<String>, String> {
    let names: Vec<String> =
        list.split('|').map(|n| n.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    match () {
        () if names.iter().any(String::is_empty) => Err("a name is missing".into()),
        () if names.len() > MOST => Err(format!("more than {MOST} names; use several lines")),
        () if names.iter().any(|n| n.len() > LONGEST) => Err(format!("a name of more than {LONGEST} bytes")),
        () => Ok(names),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_is_read() {
        let text = "\u{feff}# ours\n\nsame Olena  Rudnytska | Elena Rudnitskaya\r\nsame Ana Frum | Frum @ b/wire.txt\n\
                    apart John Harlow | Jon Harlow\nperson Vekko | Lula\ntitle harbour reeve\nignore Harbour Act\nignore Ford | Fox @ b/wire.txt";
        let authority = Authority::parse(text).unwrap();
        assert_eq!(authority.same[0].name, "Olena Rudnytska");
        assert_eq!(authority.same[0].forms, ["Elena Rudnitskaya"]);
        assert_eq!(authority.same[1].within.as_deref(), Some("b/wire.txt"));
        assert_eq!(authority.apart, [["John Harlow", "Jon Harlow"]]);
        assert_eq!(authority.people, ["Vekko", "Lula"]);
        assert_eq!(authority.titles, ["harbour reeve"]);
        assert_eq!(authority.ignore, ["Harbour Act"]);
        let within =
            [("Ford".to_string(), "b/wire.txt".to_string()), ("Fox".to_string(), "b/wire.txt".to_string())];
        assert_eq!(authority.ignore_within, within);
    }

    #[test]
    fn a_wrong_line_is_told_by_its_number() {
        for (text, why) in [
            ("\nsmae A | B", "2: \"smae\" is none of same, apart, person, title, ignore"),
            ("same A", "1: same takes two names or more, parted by |"),
            ("apart A", "1: apart takes two names or more, parted by |"),
            ("person", "1: a name is missing"),
            ("ignore A || B", "1: a name is missing"),
        ] {
            assert_eq!(Authority::parse(text), Err(why.to_string()), "{text:?}");
        }
        // A path may hold the sign, a name does not.
        let within = Authority::parse("ignore Ford @ b @ home.txt").unwrap().ignore_within;
        assert_eq!(within, [("Ford".to_string(), "b @ home.txt".to_string())]);
        assert!(Authority::parse(&format!("person {}", "a".repeat(201))).is_err());
        assert!(Authority::parse(&format!("person {}", "a|".repeat(300) + "a")).is_err());
    }
}
