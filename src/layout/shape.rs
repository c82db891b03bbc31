//! How a line is written: capitals, closing marks, bullets, addresses. Knows no words.

use super::line::is_blank;

/// The last character that is no closing quotation mark or bracket.
pub fn last_mark(line: &str) -> Option<char> {
    line.chars().rev().take(8).find(|c| !matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '*'))
}

/// Whether the line ends as a sentence does; a colon and a semicolon count, a comma does not.
pub fn ends_sentence(line: &str) -> bool {
    matches!(last_mark(line), Some('.' | '!' | '?' | '…' | ':' | ';' | '。' | '！' | '？'))
}

/// Whether the first letter of the line is a small one; quotation marks before it do not count.
pub fn starts_small(line: &str) -> bool {
    line.chars().next().is_some_and(char::is_lowercase)
}

/// Letters, and how many of them are capitals.
pub fn capitals(line: &str) -> (usize, usize) {
    let letters = line.chars().filter(|c| c.is_alphabetic());
    letters.fold((0, 0), |(all, up), c| (all + 1, up + usize::from(c.is_uppercase())))
}

/// At least nine of ten letters are capitals, and there are three or more.
pub fn is_upper(line: &str) -> bool {
    let small = line.bytes().take(64).filter(u8::is_ascii_lowercase).count();
    if small * 10 > line.len() {
        return false;
    }
    let (all, up) = capitals(line);
    all >= 3 && up * 10 >= all * 9
}

/// The last character border at or before `at`.
pub fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

/// Where the last sentence of a line begins: behind its last full stop with a blank.
pub fn last_sentence(line: &str) -> Option<usize> {
    let pairs = line.as_bytes().windows(2);
    pairs.rev().position(|p| p == b". ").map(|back| line.len() - back)
}

/// The words of a line, cut at blanks.
pub fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(is_blank).filter(|w| w.contains(char::is_alphanumeric))
}

/// Most words of four letters or more begin with a capital: a headline in title case.
pub fn is_title_case(line: &str) -> bool {
    let (mut long, mut capital) = (0, 0);
    for word in words(line).skip(1).filter(|w| w.chars().count() >= 4) {
        long += 1;
        let first = word.chars().find(|c| c.is_alphanumeric());
        capital += usize::from(first.is_some_and(|c| c.is_uppercase() || c.is_numeric()));
    }
    long >= 2 && capital * 10 >= long * 7
}

/// The bytes of a bullet or number that opens an item, with the blank behind it.
pub fn item_marker(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let mark = match first {
        '•' | '·' | '▪' | '◦' | '●' | '■' | '►' | '‣' | '*' | '-' | '–' | '+' => {
            first.len_utf8()
        }
        '0'..='9' | '(' | 'a'..='z' => number_marker(line)?,
        _ => return None,
    };
    let rest = &line[mark..];
    let body = rest.trim_start_matches(is_blank);
    (body.len() < rest.len() && !body.is_empty()).then_some(line.len() - body.len())
}

/// `1.` `12)` `(a)` `iv)`
fn number_marker(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    let open = usize::from(bytes[0] == b'(');
    let len = bytes[open..].iter().take(5).take_while(|b| b.is_ascii_alphanumeric()).count();
    let body = &bytes[open..open + len];
    let digits = (1..=3).contains(&len) && body.iter().all(u8::is_ascii_digit);
    let letters = len == 1 || (len <= 4 && body.iter().all(|b| matches!(b, b'i' | b'v' | b'x')));
    match bytes.get(open + len) {
        Some(b')') if digits || (len > 0 && letters) => Some(open + len + 1),
        Some(b'.') if digits && open == 0 => Some(len + 1),
        _ => None,
    }
}

/// A line of nothing but addresses, @handles or #tags.
pub fn is_address(line: &str) -> bool {
    let mut any = false;
    let all = line.split(is_blank).filter(|w| !w.is_empty()).all(|w| {
        let mark = w.starts_with(['@', '#']) && w[1..].starts_with(|c: char| c.is_ascii_alphanumeric());
        let web = w.starts_with("http://") || w.starts_with("https://") || w.starts_with("www.");
        any |= mark || web;
        mark || web || !w.contains(char::is_alphanumeric)
    });
    all && any
}

/// Source code of a page or word processor that no reader sees: `<div class="x">`, `{\rtf1\ansi`, `\pard\tx720`.
pub fn is_markup(line: &str) -> bool {
    match line.as_bytes()[0] {
        b'<' => is_tags(line),
        b'{' => line[1..].starts_with('\\'),
        b'\\' => line.split(is_blank).all(|w| w.starts_with('\\') || w.starts_with('{')),
        _ => false,
    }
}

/// Tags and nothing between them.
fn is_tags(line: &str) -> bool {
    let mut rest = line;
    while let Some(inner) = rest.strip_prefix('<') {
        let named = inner.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
        let Some(end) = inner.find('>').filter(|_| named) else { return false };
        rest = inner[end + 1..].trim_start();
    }
    rest.is_empty()
}

/// A line without a letter or digit that only parts what stands around it: `* * *`, `___`; not the brackets of code.
pub fn is_rule(line: &str) -> bool {
    let code = line.chars().all(|c| matches!(c, '{' | '}' | '[' | ']' | '(' | ')' | ',' | ';'));
    !code && !line.contains(|c: char| c.is_alphanumeric() || matches!(c, '"' | '“' | '”' | '‘' | '’'))
}

/// A menu or trail: short cells between bars or arrows, `CITY HALL | SCHOOLS | POLICE`, `Home > News > World`.
pub fn is_menu(line: &str) -> bool {
    let Some(bar) =
        [" | ", " > ", " » ", " › "].into_iter().find(|bar| line.matches(bar).take(2).count() == 2)
    else {
        return false;
    };
    let cell = |c: &str| {
        !c.is_empty() && c.len() <= 24 && words(c).count() <= 3 && !c.contains(|c: char| c.is_ascii_digit())
    };
    line.split(bar).all(|c| cell(c.trim()))
}

/// Facts about the page between bars, each behind its label: "Source: Arden Radio | Duration: 3min".
pub fn is_fields(line: &str) -> bool {
    let field = |cell: &str| {
        let Some((label, value)) = cell.split_once(": ") else { return false };
        words(label).take(3).count() <= 2 && (1..=4).contains(&words(value).take(5).count())
    };
    line.len() <= 120
        && line.contains(" | ")
        && !ends_sentence(line)
        && line.split(" | ").all(|cell| field(cell.trim()))
}

/// What stands in a table row of one cell: `| Photo: Ana Frum |`.
pub fn one_cell(line: &str) -> Option<&str> {
    let inner = line.strip_prefix('|')?.strip_suffix('|')?.trim_matches(is_blank);
    (!inner.is_empty() && !inner.contains('|')).then_some(inner)
}

/// A figure alone that is no year: what a page counts.
pub fn is_count(line: &str) -> bool {
    if line.len() > 9 {
        return false;
    }
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    let year = digits == 4 && line.len() == 4 && matches!(&line[..2], "17" | "18" | "19" | "20");
    (1..=7).contains(&digits) && !year && line.bytes().all(|b| b.is_ascii_digit() || b == b',')
}

/// A row of results or figures: cells parted by tabs, bars or wide gaps, or figures among names.
pub fn is_row(line: &str) -> bool {
    line.len() <= 200 && (has_cells(line) || is_scores(line))
}

fn has_cells(line: &str) -> bool {
    let bytes = line.as_bytes();
    let gap = bytes.contains(&b'\t') || bytes.windows(3).any(|w| w == b"   ");
    let bars = bytes.iter().filter(|b| **b == b'|').count();
    bars >= 3 || (gap || bars >= 2) && bytes.iter().any(u8::is_ascii_digit) && !ends_sentence(line)
}

/// Two figures or more, at least one of them last, and hardly a small word.
fn is_scores(line: &str) -> bool {
    let (mut figures, mut small, mut all) = (0, 0, 0);
    for word in words(line) {
        all += 1;
        figures += usize::from(is_figure(word));
        small += usize::from(starts_small(word) && word.len() > 2);
    }
    figures >= 2 && small * 4 <= all && line.len() <= 100 && ends_figure(line)
}

/// The line's last word is a figure or ends in one: `3-2`, `(42-41)`, `13:06`, `37%`.
pub fn ends_figure(line: &str) -> bool {
    line.trim_end_matches([')', ']', '%', '*']).ends_with(|c: char| c.is_ascii_digit())
}

fn is_figure(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    digits > 0 && word.chars().filter(|c| c.is_alphabetic()).count() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_and_numbers_open_items() {
        for (line, len) in [("• Oops!", 4), ("- one", 2), ("1. First", 3), ("(iv) foot", 5), ("a) left", 3)]
        {
            assert_eq!(item_marker(line), Some(len), "{line}");
        }
        for line in ["—Ana said", "2022 was", "(AP) Wire", "1.5 percent", "-", "*bold* text", "to) no"] {
            assert_eq!(item_marker(line), None, "{line}");
        }
    }

    #[test]
    fn code_is_not_prose() {
        assert!(is_markup(r"{\rtf1\ansi\ansicpg1252}") && is_markup(r"\pard\tx720 \cf0"));
        assert!(is_markup("<div class=\"x\"></div>") && is_markup("<br>"));
        assert!(
            !is_markup("<3 said Ana") && !is_markup(r"\cf0 We woke late.") && !is_markup("<b>Ana</b> said")
        );
    }

    #[test]
    fn facts_of_a_page_stand_between_bars() {
        assert!(
            is_fields("Source: Arden Radio | Duration: 3min 2sec")
                && !is_fields("Ana: no | we left it there")
        );
        assert!(
            !is_fields("Source: Arden Radio")
                && !is_fields("Lind: We shall build it in stone again | Frum: No")
        );
        assert!(is_rule("* * *") && !is_rule("{") && !is_rule("});"));
        assert_eq!(one_cell("| Photo: Ana Frum |"), Some("Photo: Ana Frum"));
        assert!(one_cell("| a | b |").is_none() && one_cell("||").is_none() && one_cell("|").is_none());
        assert!(
            is_count("157") && is_count("1,204") && !is_count("2011") && !is_count("3-2") && !is_count(",")
        );
    }

    #[test]
    fn menus_have_short_cells() {
        assert!(is_menu("CITY HALL | SCHOOLS | POLICE") && is_menu("Home > News > World"));
        assert!(!is_menu("By Ana Frum | March 3, 2020 | Updated") && !is_menu("Ana | Bo"));
    }

    #[test]
    fn rows_hold_figures() {
        assert!(is_row("Arden 4 2 1 1 5 3 7") && is_row("6-0 6-2") && is_row("1. O. Brill (Norway) 1 13:06"));
        assert!(is_row("Total\t12\t30") && is_row("| a | b | c |"));
        assert!(!is_row("He won 3 of the 12 seats that the party lost in 2010"));
        assert!(!is_row("Election 2022") && !is_row("Shares fell 3 percent to 12."));
    }

    #[test]
    fn the_end_of_a_sentence_is_seen_through_its_quotation_marks() {
        assert!(ends_sentence("“We won.”") && ends_sentence("Did she?") && ends_sentence("as follows:"));
        assert!(!ends_sentence("Ana ‘wins’") && !ends_sentence("Read more"));
    }

    #[test]
    fn capitals_are_counted() {
        assert!(is_upper("MAYOR’S HOUSE BURNT 2") && !is_upper("UN") && !is_upper("Mayor of OSLO"));
        assert!(
            is_title_case("Mayor Says Bridge Will Open") && !is_title_case("Mayor says the bridge will open")
        );
    }

    #[test]
    fn addresses_stand_alone() {
        assert!(is_address("@YourTube") && is_address("#rain #flood") && is_address("https://a.example/x"));
        assert!(!is_address("@ana wrote this") && !is_address("Ana"));
    }
}
