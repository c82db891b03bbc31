//! What stands before the story: front matter and the title.

use super::line::Line;
use super::repeat;
use super::shape;
use super::wrap::Unit;
use crate::article::BlockKind;
use crate::lexicon::{self, Classes};
use crate::span::Span;

/// The block of `key: value` lines that some files begin with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// How many lines it takes, fences included; 0 where there is none.
    pub lines: usize,
    /// The value of its title, without quotation marks.
    pub title: Option<Span>,
}

/// Front matter longer than this is none.
const MOST_LINES: usize = 60;

/// Finds front matter between fences (`---`, `+++`), or at least two lines of `Key: value` with a key of the page.
pub fn front_matter(text: &str, lines: &[Line]) -> FrontMatter {
    let fence = lines.first().map(|l| l.span.slice(text)).filter(|l| matches!(*l, "---" | "+++"));
    match fence {
        Some(fence) => fenced(text, lines, fence),
        None => bare(text, lines),
    }
}

fn fenced(text: &str, lines: &[Line], fence: &str) -> FrontMatter {
    let inner = lines.iter().take(MOST_LINES).skip(1);
    let Some(close) = inner.clone().position(|l| l.span.slice(text) == fence) else {
        return FrontMatter::default();
    };
    let keys = inner.clone().take(close).filter(|l| pair(text, l).is_some()).count();
    if keys == 0 {
        return FrontMatter::default();
    }
    FrontMatter { lines: close + 2, title: title(text, &lines[1..=close]) }
}

fn bare(text: &str, lines: &[Line]) -> FrontMatter {
    let head = lines.iter().take(MOST_LINES).enumerate();
    let count = head.take_while(|(i, l)| is_meta(text, l) && (*i == 0 || !l.after_blank)).count();
    let sure = lines[..count]
        .iter()
        .filter_map(|l| pair(text, l))
        .any(|(key, _)| matches!(reason(key), Some("meta" | "title" | "published")));
    if count < 2 || !sure {
        return FrontMatter::default();
    }
    FrontMatter { lines: count, title: title(text, &lines[..count]) }
}

/// `Key: value` with a key that pages use of themselves.
fn is_meta(text: &str, line: &Line) -> bool {
    pair(text, line).is_some_and(|(key, _)| {
        matches!(reason(key), Some("meta" | "title" | "published" | "updated" | "byline" | "tags"))
    })
}

/// What the front matter's line `key: value` is to a reader.
pub fn meta_kind(text: &str, line: &Line) -> BlockKind {
    match pair(text, line).and_then(|(key, _)| reason(key)) {
        Some("byline") => BlockKind::Byline,
        _ => BlockKind::Furniture("front-matter"),
    }
}

/// Key and value of `key: value` or `key = value`; the key is one or two words.
fn pair<'a>(text: &'a str, line: &Line) -> Option<(&'a str, Span)> {
    let body = line.span.slice(text);
    let cut = body.find([':', '=']).filter(|c| (2..=24).contains(c))?;
    let key = body[..cut].trim_end();
    let plain = key.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-'));
    let after = &body[cut + 1..];
    let apart = after.is_empty() || after.starts_with([' ', '\t']) || body.as_bytes()[cut] == b'=';
    if !plain || !apart || shape::words(key).count() > 2 {
        return None;
    }
    let value = after.trim_start_matches([' ', '\t', '"', '\'']);
    let start = line.span.end as usize - value.len();
    Some((key, Span::new(start, start + value.trim_end_matches(['"', '\'', ' ']).len())))
}

fn title(text: &str, lines: &[Line]) -> Option<Span> {
    let pairs = lines.iter().filter_map(|l| pair(text, l));
    pairs.filter(|(key, value)| !value.is_empty() && reason(key) == Some("title")).map(|(_, v)| v).next()
}

/// The reason that the table gives for a label.
fn reason(key: &str) -> Option<&'static str> {
    let entry = lexicon::look_up_text(key);
    entry.value(Classes::FURNITURE)?.split_once(':').map(|(reason, _)| reason)
}

/// Which unit is the title; `open` tells the units that may be read. A title the input states is looked for among
/// the first ones; else the first is it, if written like one.
pub fn title_unit(text: &str, units: &[Unit], open: &[usize], given: Option<&str>) -> Option<usize> {
    if let Some(given) = given {
        let mut buffer = Vec::new();
        let hash = repeat::folded_hash(given, &mut buffer);
        let same = |i: &&usize| repeat::folded_hash(units[**i].span.slice(text), &mut buffer) == hash;
        return open.iter().take(8).find(same).copied();
    }
    let line = |n: usize| open.get(n).map(|i| units[*i].span.slice(text));
    let (first, second) = (line(0)?, line(1)?);
    let longest = |from: usize| (from..from + 3).filter_map(line).map(str::len).max().unwrap_or(0);
    let below = line(2).is_some() && is_title(second, longest(2));
    if is_kicker(first) && below && shape::words(second).take(5).count() == 5 {
        return Some(open[1]);
    }
    let speaker =
        || is_kicker(first) && open[1..].iter().filter(|i| units[**i].span.slice(text) == first).count() > 1;
    (is_title(first, longest(1)) && !speaker()).then(|| open[0])
}

/// One to three words above a title: a section's or the paper's name.
fn is_kicker(line: &str) -> bool {
    shape::words(line).take(4).count() <= 3 && !shape::ends_sentence(line)
}

/// Longer lines are no titles.
const LONGEST: usize = 180;
/// A title in small letters that ends in a full stop is no longer than this; leads are.
const LONGEST_STOPPED: usize = 75;

/// `below` is the length of the longest of the next lines.
fn is_title(line: &str, below: usize) -> bool {
    let letters = line.chars().any(char::is_alphabetic);
    if !letters || line.len() > LONGEST || shape::is_row(line) {
        return false;
    }
    match shape::last_mark(line) {
        Some('.') => {
            let one = !holds_sentence(line);
            one && below > line.len()
                && (shape::is_title_case(line) || shape::is_upper(line) || line.len() <= LONGEST_STOPPED)
        }
        Some(',' | ':') => false,
        _ => !shape::starts_small(line),
    }
}

/// A full stop ends a word of five letters or more within the line; shorter ones may be "U.S." or "Gov.".
fn holds_sentence(line: &str) -> bool {
    line.match_indices(". ")
        .any(|(at, _)| line[..at].bytes().rev().take(5).filter(u8::is_ascii_lowercase).count() == 5)
}
