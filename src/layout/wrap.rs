//! Lines into units: a paragraph on one line, or one whose lines an editor has wrapped.
//!
//! Both kinds occur in one file, so the width is the file's and the decision each pair's.

use super::line::Line;
use super::shape;
use crate::lexicon::{self, Classes};
use crate::span::Span;

/// Lines that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    pub span: Span,
    pub after_blank: bool,
}

/// Longer lines are never part of a wrapped paragraph.
const WIDEST: usize = 140;
/// Shorter ones are a list's, or verse.
const NARROWEST: usize = 30;

/// Joins the lines of wrapped paragraphs.
pub fn units(text: &str, lines: &[Line]) -> Vec<Unit> {
    let width = width(text, lines);
    let mut out: Vec<Unit> = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        let first = out.len() == i;
        let joins = i > 0
            && (joins(text, &lines[i - 1], line, width, i == 1)
                || first && width.is_some_and(|width| is_cut_lead(text, lines, i, width)));
        match out.last_mut() {
            Some(unit) if joins => unit.span = unit.span.join(line.span),
            _ => out.push(Unit { span: line.span, after_blank: line.after_blank }),
        }
    }
    out
}

/// How many characters fit a line of a hard-wrapped file; `None` where lines are paragraphs.
///
/// A pair is sure to be wrapped where the upper line ends no sentence and the lower begins with a small letter;
/// a quarter of such pairs makes a wrapped file.
fn width(text: &str, lines: &[Line]) -> Option<usize> {
    let (mut pairs, mut sure, mut width) = (0, 0, 0);
    for pair in lines.windows(2).filter(|p| !p[1].after_blank) {
        pairs += 1;
        let upper = pair[0].span.slice(text);
        if goes_on(upper, pair[1].span.slice(text)) {
            let len = length(upper);
            if (NARROWEST..=WIDEST).contains(&len) {
                (sure, width) = (sure + 1, width.max(len));
            }
        }
    }
    (sure >= 2 && sure * 4 >= pairs).then_some(width)
}

/// The sentence of the upper line is not over and the lower line begins with a small letter.
fn goes_on(upper: &str, lower: &str) -> bool {
    shape::starts_small(lower)
        && !shape::ends_sentence(upper)
        && shape::item_marker(lower).is_none()
        && !shape::is_address(upper)
}

/// Characters; no more than needed to know that the line is too long.
fn length(line: &str) -> usize {
    if line.len() > 4 * WIDEST { line.len() } else { line.chars().count() }
}

fn joins(text: &str, upper: &Line, lower: &Line, width: Option<usize>, first: bool) -> bool {
    let (a, b) = (upper.span.slice(text), lower.span.slice(text));
    if is_stray_close(b, lower.after_blank) {
        return true;
    }
    if lower.after_blank || shape::is_markup(a) {
        return false;
    }
    match width {
        Some(width) => goes_on(a, b) || fills(upper, a, lower, b, width) && !(first && is_headline(a)),
        None => goes_on(a, b) && is_broken_off(upper, a),
    }
}

/// The marks that close what the line before left open, pushed to a line of their own.
fn is_stray_close(line: &str, after_blank: bool) -> bool {
    match line.strip_prefix(['”', '"', ')', ',', ';']) {
        Some("") => !line.starts_with('"') || !after_blank,
        Some(rest) => !after_blank && line.starts_with(['”', ',']) && rest.starts_with(' '),
        None => false,
    }
}

/// In a file of one-line paragraphs: a line that stops in mid sentence.
fn is_broken_off(upper: &Line, a: &str) -> bool {
    let len = length(a);
    upper.open_ended || (len <= WIDEST && shape::words(a).take(4).count() == 4) || ends_open(a)
}

/// The last word asks for another: "the", "of", "and".
fn ends_open(a: &str) -> bool {
    let Some(word) = a.rsplit(' ').next().filter(|w| w.len() <= 8 && w.len() < a.len()) else { return false };
    let function = Classes::DETERMINER.or(Classes::PREPOSITION).or(Classes::CONJUNCTION);
    lexicon::look_up(word, &mut Vec::new()).is(function)
}

/// The lower line's first word would not have fitted the upper one, and nothing else begins there.
fn fills(upper: &Line, a: &str, lower: &Line, b: &str, width: usize) -> bool {
    let len = length(a);
    let word = b.split(' ').next().map_or(0, length);
    let full = (len + 1 + word) * 20 >= width * 17 && len <= width + 20;
    let indented = lower.indent > upper.indent + 1 && shape::item_marker(a).is_none();
    full && !indented
        && shape::item_marker(b).is_none()
        && !shape::is_row(a)
        && !shape::is_row(b)
        && shape::is_upper(a) == shape::is_upper(b)
}

/// The first wrapped paragraph of a file may begin with a short line, whose dateline somebody has cut away: "Arden's
/// Minister of Works Ola" / "Berg said the bridge …". The lower line must itself be wrapped, and begin no sentence.
fn is_cut_lead(text: &str, lines: &[Line], lower: usize, width: usize) -> bool {
    let (Some(above), Some(below)) = (lines.get(lower.wrapping_sub(1)), lines.get(lower + 1)) else {
        return false;
    };
    let [a, b, c] = [above, &lines[lower], below].map(|l| l.span.slice(text));
    let apart = lower < 2 || !above.after_blank || lines[lower].after_blank || below.after_blank;
    if apart || lines[lower].indent > above.indent + 1 || length(a) > width {
        return false;
    }
    let wrapped = length(b) <= WIDEST && (goes_on(b, c) || fills(&lines[lower], b, below, c, width));
    wrapped
        && is_prose_start(a)
        && (ends_open(a) || !opens_sentence(b))
        && shape::words(b).any(shape::starts_small)
}

/// No heading's figures or capitals, no by-line, and more than a name.
fn is_prose_start(a: &str) -> bool {
    let mut key = Vec::new();
    let mut entry = |word: &str| lexicon::look_up(word, &mut key);
    let byline = |e: lexicon::Entry| e.value(Classes::FURNITURE).is_some_and(|v| v.starts_with("byline"));
    let (mut count, mut telling) = (0, false);
    for word in shape::words(a).take(8) {
        let found = entry(word.trim_matches(|c: char| !c.is_alphanumeric()));
        if count == 0 && byline(found) {
            return false;
        }
        count += 1;
        telling |= shape::starts_small(word) || found.is(OFFICE);
    }
    !shape::ends_sentence(a)
        && !shape::is_row(a)
        && !shape::is_upper(a)
        && shape::item_marker(a).is_none()
        && count >= 2
        && (telling || count > 4)
}

/// Offices and what stands in their names.
const OFFICE: Classes =
    Classes::ROLE.or(Classes::TITLE).or(Classes::ORG_HEAD).or(Classes::ORG_TAIL).or(Classes::DEMONYM);

/// The line's first word is one of those that open a sentence: "The", "In", "She".
fn opens_sentence(b: &str) -> bool {
    let word = b.split(' ').next().unwrap_or(b);
    let function = Classes::DETERMINER
        .or(Classes::PREPOSITION)
        .or(Classes::CONJUNCTION)
        .or(Classes::PRONOUN)
        .or(Classes::RELATIVE)
        .or(Classes::ADVERB);
    !word.starts_with(char::is_alphabetic) || lexicon::look_up(word, &mut Vec::new()).is(function)
}

fn is_headline(line: &str) -> bool {
    !shape::ends_sentence(line) && shape::is_title_case(line)
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn shown(text: &str) -> Vec<&str> {
        units(text, &lines(text)).iter().map(|u| u.span.slice(text)).collect()
    }

    #[test]
    fn one_line_a_paragraph_stays_so() {
        let text = "Mayor resigns\nAna Frum left on Monday.\nShe gave no reason.\nThe council meets today.";
        assert_eq!(shown(text).len(), 4);
    }

    #[test]
    fn wrapped_lines_are_joined_within_a_paragraph() {
        let text = "The council of Arden met on Monday to talk about\nthe old bridge, which has been closed since\n\
                    a lorry hit its eastern arch. Nobody was hurt.\nThe mayor stayed away.\n\n\
                    A second paragraph begins here and goes on until\nit ends.";
        let found = shown(text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[1].starts_with("A second"));
    }

    #[test]
    fn a_short_last_line_parts_paragraphs_without_a_blank_line() {
        let text = "The council of Arden met on Monday to talk about\nthe old bridge, which has been closed since\n\
                    last May.\nThe mayor of the town stayed away, as did three\nof the members.";
        assert_eq!(shown(text).len(), 2);
    }

    #[test]
    fn a_sentence_cut_in_the_middle_is_joined() {
        assert_eq!(
            shown("This is a sentence\ncut off in the middle."),
            vec!["This is a sentence\ncut off in the middle."]
        );
        assert_eq!(shown("It was a cold \nnight.").len(), 1);
        assert_eq!(shown("features\ncontact manager\nevents, activities").len(), 3);
    }

    #[test]
    fn a_closing_mark_joins_what_it_closes() {
        assert_eq!(shown("“We will go.\n” he said.").len(), 1);
        assert_eq!(shown("“We will go.\n\n”\n\nHe left.").len(), 2);
    }

    #[test]
    fn a_lead_without_its_dateline_is_joined_and_what_stands_above_a_lead_is_not() {
        let lead = |first: &str, second: &str| {
            let text = format!(
                "BRIDGE OF ARDEN TO CLOSE\n\n{first}\n{second} the council of Arden will\nclose the old bridge, which has been shut \
                 to lorries\nsince a barge hit its eastern arch.\n"
            );
            shown(&text).len() == 2
        };
        for (first, second) in [
            ("Arden's Works Minister Ola", "Berg said at noon on Monday that"),
            ("Deputy Works Secretary", "Ana Frum said at noon on Monday that"),
            ("Heavy rain has fallen in", "Norfolk for a whole week so that"),
            ("Public Service Co of New", "Arden said on Monday it hoped that"),
        ] {
            assert!(lead(first, second), "{first}");
        }
        for (first, second) in [
            ("By Ana Frum", "Arden officials said on Monday that"),
            ("Ana Frum", "Arden officials said on Monday that"),
            ("Minister Angers the Town", "The minister said on Monday that"),
            ("MINISTER ANGERS TOWN", "Berg said at noon on Monday that"),
            ("Who Will Pay for It?", "Berg said at noon on Monday that"),
        ] {
            assert!(!lead(first, second), "{first}");
        }
    }

    #[test]
    fn rows_and_items_stay_apart_in_wrapped_files() {
        let text = "The council of Arden met on Monday to talk about\nthe old bridge, which has been closed since\n\
                    then:\n- the bridge needs a new eastern arch and a rail\n- the road needs nothing";
        assert_eq!(shown(text).len(), 3);
    }
}
