//! Dates that a page states about itself: "Published: March 3, 2023", a date line alone, a by-line's date.

use jiff::civil::Date;

use super::cue::Cues;
use super::line::Line;
use crate::lexicon::{self, Classes, Entry};
use crate::token::{Kind, Pieces};

/// A date line stands among the first lines that hold something.
const HEAD: usize = 30;
/// A labelled one may also stand among the last.
const TAIL: usize = 6;
/// Longer lines are prose.
const LONGEST: usize = 160;

/// The publication date that the text states, by the most telling line: one labelled "published", a date alone or
/// in a by-line, one labelled "updated".
pub fn stated(text: &str, lines: &[Line]) -> Option<Date> {
    let mut cues = Cues::default();
    let tail = lines.len().saturating_sub(TAIL).max(HEAD.min(lines.len()));
    let head = lines.iter().take(HEAD).map(|l| (l, true));
    let found = head.chain(lines[tail..].iter().map(|l| (l, false))).filter_map(|(line, head)| {
        let line = line.span.slice(text);
        rank(line, head, &mut cues)
    });
    found.min_by_key(|(rank, _)| *rank).map(|(_, date)| date)
}

/// How telling the line is, 0 the most, and the date in it.
fn rank(line: &str, head: bool, cues: &mut Cues) -> Option<(u8, Date)> {
    if line.len() > LONGEST {
        return head.then(|| opening(line)).flatten().map(|date| (1, date));
    }
    if !line.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let labelled = cues.find(line).map(|cue| cue.reason);
    match labelled {
        Some("published") => Some((0, find(line)?.date)),
        Some("updated") => Some((2, find(line)?.date)),
        Some("byline") if head => Some((1, find(line)?.date)),
        _ if head => alone(line).or_else(|| opening(line)).map(|date| (1, date)),
        _ => None,
    }
}

/// The date of a line that holds a date, clock time and zone, or a dateline's place, and nothing else.
fn alone(line: &str) -> Option<Date> {
    let found = find(line)?;
    found.alone.then_some(found.date)
}

/// As [`alone`]; cheap where it is not.
pub fn is_date_line(line: &str) -> bool {
    line.len() <= 100 && line.bytes().any(|b| b.is_ascii_digit()) && alone(line).is_some()
}

/// Whether the line holds a full date.
pub fn holds_date(line: &str) -> bool {
    find(line).is_some()
}

/// A full date with its weekday before the first sentence, or behind the title: "Sunday, January 20, 2008 The …".
fn opening(line: &str) -> Option<Date> {
    let (head, _) = line.split_at(super::shape::floor(line, 48));
    let first = find(head).filter(|f| f.weekday && f.first);
    if let Some(found) = first {
        let next = line[found.end..].trim_start().chars().next();
        return next.is_none_or(char::is_uppercase).then_some(found.date);
    }
    if line.len() > LONGEST {
        return None;
    }
    let last = find(line).filter(|f| f.weekday && !f.first && f.end == line.len())?;
    Some(last.date)
}

/// A date found in a line.
#[derive(Clone, Copy, Debug)]
struct Found {
    date: Date,
    /// Behind the date, in bytes of the line.
    end: usize,
    weekday: bool,
    /// Nothing but a weekday stands before it.
    first: bool,
    alone: bool,
}

struct Word<'a> {
    text: &'a str,
    entry: Entry,
    kind: Kind,
    end: usize,
    /// The one character between this word and the one before it; a blank where there are more.
    mark: char,
}

fn find(line: &str) -> Option<Found> {
    let words = words(line);
    (0..words.len()).find_map(|i| {
        let (len, date) = at(&words[i..])?;
        let weekday = i > 0 && words[i - 1].entry.is(Classes::WEEKDAY);
        let rest = words[..i].iter().chain(&words[i + len..]);
        Some(Found {
            date,
            end: words[i + len - 1].end,
            weekday,
            first: i == usize::from(weekday),
            alone: rest.clone().all(goes_with_date) && rest.count() <= 14
                || is_dateline(&words[..i], words.len() - i - len),
        })
    })
}

fn words(line: &str) -> Vec<Word<'_>> {
    let mut key = Vec::new();
    let mut end = 0;
    let pieces = Pieces::new(line).filter(|p| p.kind != Kind::Mark).take(40);
    pieces
        .map(|p| {
            let text = &line[p.start as usize..p.end as usize];
            let mut between = line[end..p.start as usize].chars();
            let mark = between.next().filter(|_| between.next().is_none()).unwrap_or(' ');
            end = p.end as usize;
            Word { text, entry: lexicon::look_up(text, &mut key), kind: p.kind, end, mark }
        })
        .collect()
}

/// "MILTON, Arkansas" before a date that ends the line: a place in capitals and where it lies.
fn is_dateline(before: &[Word], behind: usize) -> bool {
    let capital = |w: &Word| w.text.starts_with(char::is_uppercase);
    let upper = |w: &Word| w.text.len() > 2 && w.text.chars().all(char::is_uppercase);
    behind == 0 && before.len() <= 6 && before.first().is_some_and(upper) && before.iter().all(capital)
}

/// Words that stand beside a date in a date line: weekday, clock, zone, "at", "am", a place in capitals.
fn goes_with_date(word: &Word) -> bool {
    let classes = Classes::WEEKDAY.or(Classes::TIME_ZONE).or(Classes::DAY_PART).or(Classes::PREPOSITION);
    let more =
        Classes::FURNITURE.or(Classes::ABBREVIATION).or(Classes::TIME_UNIT).or(Classes::TIME_REFERENCE);
    let upper = word.text.len() > 1 && word.text.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '\''));
    let short = word.text.len() <= 2;
    matches!(word.kind, Kind::Number | Kind::Mixed) || word.entry.is(classes.or(more)) || upper || short
}

/// The date that begins with the first of `words`, and how many words it takes.
fn at(words: &[Word]) -> Option<(usize, Date)> {
    if let Some(date) = words.first().and_then(stopped) {
        return Some((1, date));
    }
    let [a, b, c, ..] = words else { return None };
    if let (Some(month), Some(day), Some(year)) = (month(a), day(b), year(c)) {
        return Some((3, Date::new(year, month, day).ok()?));
    }
    if let (Some(day), Some(month), Some(year)) = (day(a), month(b), year(c)) {
        return Some((3, Date::new(year, month, day).ok()?));
    }
    if b.mark != c.mark || !matches!(b.mark, '-' | '/' | '.') {
        return None;
    }
    if let (Some(year), Some(month), Some(day)) = (year(a), number(b, 2), leading(c, 2)) {
        return Some((3, Date::new(year, month as i8, day as i8).ok()?));
    }
    let (x, y, year) = (number(a, 2)?, number(b, 2)?, year(c)?);
    Some((3, day_and_month(x, y, year)?))
}

/// `21.12.2022`, which the tokens keep as one number: day first, as all who write stops do.
fn stopped(word: &Word) -> Option<Date> {
    let mut parts = word.text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if word.kind != Kind::Number || parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// `21/12/2022` and `12/21/2022` alike; `3/4/2022` may be either, so it is none.
fn day_and_month(x: i16, y: i16, year: i16) -> Option<Date> {
    let (day, month) = match (x > 12, y > 12) {
        (true, false) => (x, y),
        (false, true) => (y, x),
        _ if x == y => (x, y),
        _ => return None,
    };
    Date::new(year, month as i8, day as i8).ok()
}

fn month(word: &Word) -> Option<i8> {
    word.entry.number(Classes::MONTH)?.try_into().ok()
}

fn year(word: &Word) -> Option<i16> {
    (word.text.len() == 4).then(|| number(word, 4))?.filter(|y| (1500..2200).contains(y))
}

/// `3`, `03`, `3rd`.
fn day(word: &Word) -> Option<i8> {
    leading(word, 2).map(|d| d as i8)
}

fn number(word: &Word, most: usize) -> Option<i16> {
    (word.text.len() <= most && word.kind == Kind::Number).then(|| word.text.parse().ok())?
}

/// The figures that a word begins with: `21st`, `21T10`.
fn leading(word: &Word, most: usize) -> Option<i16> {
    if !matches!(word.kind, Kind::Number | Kind::Mixed) {
        return None;
    }
    let len = word.text.bytes().take_while(u8::is_ascii_digit).count();
    let ordinal =
        word.text.len() == len || word.text.as_bytes().get(len).is_some_and(u8::is_ascii_alphabetic);
    ((1..=most).contains(&len) && ordinal).then(|| word.text[..len].parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn of(text: &str) -> Option<String> {
        stated(text, &lines(text)).map(|d| d.to_string())
    }

    #[test]
    fn labelled_dates() {
        assert_eq!(of("Title\nPublished: March 3, 2023\nText."), Some("2023-03-03".into()));
        assert_eq!(of("Title\nUpdated 3 March 2023\nPublished 1 March 2023"), Some("2023-03-01".into()));
        assert_eq!(of("Title\nLast updated on 2023-03-03T10:15:00Z"), Some("2023-03-03".into()));
        assert_eq!(of("Title\nPosted on 03/21/2023 by admin"), Some("2023-03-21".into()));
    }

    #[test]
    fn date_lines_that_stand_alone() {
        for line in [
            "Tuesday, March 3, 2020",
            "Tue 3 Mar 2020 10.15 GMT",
            "March 3rd, 2020 at 10:15 am",
            "10:15 a.m. ET March 3, 2020",
            "ARDEN 2020-03-03",
            "ARDEN FALLS, Norfolk 2020-03-03",
            "3.3.2020",
        ] {
            assert_eq!(
                of(&format!("Bridge opens\n\n{line}\n\nThe bridge opened.")),
                Some("2020-03-03".into()),
                "{line}"
            );
        }
    }

    #[test]
    fn by_lines_and_openings() {
        assert_eq!(of("Bridge opens\nBy Ana Frum | March 3, 2020 | 10:15"), Some("2020-03-03".into()));
        assert_eq!(
            of("Bridge opens\nTuesday, March 3, 2020 The bridge of Arden has opened."),
            Some("2020-03-03".into())
        );
    }

    #[test]
    fn dates_of_the_story_are_not_the_page_s() {
        assert_eq!(of("Bridge opens\nThe bridge opened on March 3, 2020 after a storm."), None);
        assert_eq!(of("Bridge opens\nPublished 31 February 2020"), None);
        assert_eq!(of("Bridge opens\n3/4/2020"), None);
        assert_eq!(of(""), None);
    }
}
