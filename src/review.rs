//! A names file for what the merge was not sure of, for `corpus-scan names --review`: every line a comment, to choose
//! from.

use std::io::{self, Write};

use rustc_hash::FxHashMap;

use crate::authority::LONGEST;
use crate::record::Text;
use crate::report::cells::{clean, cut};
use crate::report::{AmbiguousRow, LinkRow, PersonRow, Report};

/// Sieves that go by company rather than by the name alone.
const UNSURE: [&str; 9] = [
    "initial",
    "second-name",
    "double-surname",
    "short-given",
    "slip",
    "transliteration",
    "name-order",
    "cognate",
    "office",
];
/// Articles of one ambiguous name that get lines of their own.
const MOST: usize = 12;
/// Columns of a sentence that is shown.
const WIDE: usize = 160;

/// Writes the names that may be several people's, each with a line to choose per candidate, then the forms that were
/// joined on weaker evidence.
///
/// # Errors
/// When `out` takes no more.
pub fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "# Names that corpus-scan was not sure of. Take the # from the lines that are right, then run"
    )?;
    writeln!(out, "#     corpus-scan --names THIS-FILE PATH...")?;
    writeln!(
        out,
        "# Lines: same A | B   apart A | B   person A   title A   ignore A   (# is a comment; \"@ PATH\" behind same and"
    )?;
    writeln!(out, "# ignore: only in paths that end so)")?;
    let known: FxHashMap<&str, &PersonRow> = report.people.iter().map(|p| (p.id.as_str(), p)).collect();
    let (namesakes, several): (Vec<&AmbiguousRow>, Vec<&AmbiguousRow>) =
        report.ambiguous.iter().partition(|row| row.candidates.len() < 2);
    several.into_iter().try_for_each(|row| ambiguous(row, &known, out))?;
    namesakes.into_iter().try_for_each(|row| namesake(row, &known, out))?;
    let unsure: Vec<&LinkRow> =
        report.people.iter().flat_map(|p| &p.links).filter(|l| is_unsure(&l.rule)).collect();
    if !unsure.is_empty() {
        writeln!(out, "\n# Joined on weaker evidence; to part them again:")?;
    }
    for link in unsure {
        writeln!(out, "# {} · {}:{}:{}", clean(&link.rule), clean(&link.path), link.line, link.column)?;
        choice("apart", &[name(&link.to), name(&link.text)], None, out)?;
    }
    Ok(())
}

fn is_unsure(rule: &str) -> bool {
    rule.strip_prefix("identity/").is_some_and(|sieve| UNSURE.contains(&sieve))
}

fn ambiguous(
    row: &AmbiguousRow,
    known: &FxHashMap<&str, &PersonRow>,
    out: &mut impl Write,
) -> io::Result<()> {
    let (text, many) = (clean(&row.text), row.candidates.len());
    writeln!(out, "\n# \"{text}\" may be {many} people ({})", clean(&row.rule))?;
    for person in row.candidates.iter().filter_map(|c| known.get(c.id.as_str())) {
        writeln!(out, "#   {}", described(person))?;
    }
    place(row, out)?;
    for path in articles(row) {
        for candidate in &row.candidates {
            choice("same", &[name(&candidate.name), name(&row.text)], Some(path), out)?;
        }
        choice("ignore", &[name(&row.text)], Some(path), out)?;
    }
    rest(row, out)
}

/// One entry that may be two people: a name of its own for the articles that differ.
fn namesake(row: &AmbiguousRow, known: &FxHashMap<&str, &PersonRow>, out: &mut impl Write) -> io::Result<()> {
    let text = clean(&row.text);
    writeln!(out, "\n# \"{text}\" may be two people of that name ({})", clean(&row.rule))?;
    if let Some(person) = known.get(row.id.as_str()) {
        writeln!(out, "#   {}", described(person))?;
    }
    place(row, out)?;
    for path in articles(row) {
        let text = name(&row.text);
        choice("same", &[text.as_ref().map(|t| format!("{t} (2)")), text], Some(path), out)?;
    }
    rest(row, out)
}

/// Who that is: name, roles, how often told.
fn described(person: &PersonRow) -> String {
    let roles: Vec<String> = person.roles.iter().take(3).map(|r| clean(&r.text)).collect();
    let roles = if roles.is_empty() { String::new() } else { format!(", {}", roles.join(", ")) };
    let plural = if person.articles == 1 { "" } else { "s" };
    format!("{}{roles}; {} article{plural}", clean(&person.name), person.articles)
}

/// The first sentence that has the name.
fn place(row: &AmbiguousRow, out: &mut impl Write) -> io::Result<()> {
    let Some(place) = row.evidence.first() else { return Ok(()) };
    let sentence = place.sentence.as_deref().map(|s| cut(&clean(s), WIDE, "…")).unwrap_or_default();
    writeln!(out, "# {}:{}:{}: {sentence}", clean(&place.path), place.line, place.column)
}

fn articles(row: &AmbiguousRow) -> impl Iterator<Item = &Text> {
    let mut last = None;
    row.articles.iter().filter(move |path| last.replace(*path) != Some(*path)).take(MOST)
}

fn rest(row: &AmbiguousRow, out: &mut impl Write) -> io::Result<()> {
    match row.articles.len().checked_sub(MOST).filter(|n| *n > 0) {
        Some(more) => writeln!(out, "# … and {more} articles more"),
        None => Ok(()),
    }
}

/// A line to choose, where a names file can hold its names and its path.
fn choice(
    keyword: &str,
    names: &[Option<String>],
    path: Option<&Text>,
    out: &mut impl Write,
) -> io::Result<()> {
    let names: Option<Vec<&str>> =
        names.iter().map(|n| n.as_deref().filter(|n| n.len() <= LONGEST)).collect();
    let path = path.map(|path| clean(path));
    match (names, path.as_deref()) {
        (None, _) | (_, Some("")) => Ok(()),
        (Some(names), Some(path)) => writeln!(out, "#{keyword} {} @ {path}", names.join(" | ")),
        (Some(names), None) => writeln!(out, "#{keyword} {}", names.join(" | ")),
    }
}

/// A name without the signs that part names and paths.
fn name(text: &str) -> Option<String> {
    let name = clean(&text.replace(['|', '@'], " "));
    Some(name).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_names_file_can_hold_is_proposed() {
        let told = |names: &[&str], path: Option<&str>| {
            let names: Vec<Option<String>> = names.iter().map(|n| name(n)).collect();
            let mut out = Vec::new();
            choice("same", &names, path.map(Text::from).as_ref(), &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(told(&["Ana | Frum", "Frum\n"], Some("a.txt")), "#same Ana Frum | Frum @ a.txt\n");
        assert_eq!(told(&["Ana", "Frum"], None), "#same Ana | Frum\n");
        assert_eq!(told(&["Ana", "\u{200b}@|"], Some("a.txt")), "");
        assert_eq!(told(&["Ana", &"F".repeat(LONGEST + 1)], Some("a.txt")), "");
        assert_eq!(told(&["Ana", "Frum"], Some("\n")), "");
    }
}
