//! What each stage saw in one article, for `corpus-scan explain`.

use std::io::{self, Write};

use crate::article::BlockKind;
use crate::extract::Reading;
use crate::lexicon::{self, Classes, Entry};
use crate::mention::Strength;
use crate::record::Extract;
use crate::report::cells::clean;
use crate::span::{Span, line_column};

/// Writes layout, sentences and every mention with its rule, each with line and column (bytes, from 1).
pub fn write(reading: &Reading, record: &Extract, out: &mut impl Write) -> io::Result<()> {
    let page = Page { text: reading.document.text, lines: &record.lines };
    let published = match (&record.published, record.published_from) {
        (Some(date), Some(from)) => format!("{date} ({from:?})").to_lowercase(),
        _ => "unknown: relative dates stay open".into(),
    };
    writeln!(out, "{}\npublished {published}\n", clean(&record.path))?;
    layout(reading, &page, out)?;
    sentences(reading, &page, out)?;
    people(reading, record, &page, out)?;
    places(reading, record, &page, out)?;
    dates(record, &page, out)?;
    quotes(record, &page, out)
}

struct Page<'a> {
    text: &'a str,
    lines: &'a [u32],
}

impl Page<'_> {
    fn at(&self, span: Span) -> String {
        let (line, column) = line_column(self.lines, span.start);
        format!("{line}:{column}")
    }

    /// One line of the output: where, what, what it is taken to be, by which rule.
    fn row(&self, out: &mut impl Write, span: Span, meaning: &str, rule: &str) -> io::Result<()> {
        let text = shorten(span.slice(self.text), 70);
        writeln!(out, "  {:>8}  {text:<40}  {meaning:<36}  {rule}", self.at(span), meaning = clean(meaning))
    }
}

/// On one line, without control characters, at most `limit` characters.
fn shorten(text: &str, limit: usize) -> String {
    let text = clean(text);
    match text.char_indices().nth(limit) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text,
    }
}

fn layout(reading: &Reading, page: &Page, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "LAYOUT")?;
    for block in &reading.document.layout {
        let kind = match block.kind {
            BlockKind::Furniture(reason) => format!("dropped: {reason}"),
            kind => format!("{kind:?}").to_lowercase(),
        };
        writeln!(
            out,
            "  {:>8}  {kind:<24}  {}",
            page.at(block.span),
            shorten(block.span.slice(page.text), 80)
        )?;
    }
    writeln!(out)
}

fn sentences(reading: &Reading, page: &Page, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "SENTENCES")?;
    for sentence in &reading.document.sentences {
        let span = reading.document.span(sentence.tokens);
        writeln!(out, "  {:>8}  {}", page.at(span), shorten(span.slice(page.text), 106))?;
    }
    writeln!(out)
}

fn people(reading: &Reading, record: &Extract, page: &Page, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "PEOPLE")?;
    for (mention, fact) in reading.names.people.iter().zip(&record.people) {
        let role = fact.role.as_ref().map_or(String::new(), |r| format!(" ({r})"));
        let decided = rule(mention.rule, mention.strength, &fact.text);
        page.row(out, mention.span, &format!("{}{role}", fact.name), &decided)?;
    }
    writeln!(out)
}

fn places(reading: &Reading, record: &Extract, page: &Page, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "PLACES")?;
    for (mention, fact) in reading.names.places.iter().zip(&record.places) {
        let country = fact.country.as_ref().map_or(String::new(), |c| format!(", {c}"));
        let meaning = format!("{}{country} ({})", fact.name, fact.kind);
        page.row(out, mention.span, &meaning, &rule(mention.rule, mention.strength, &fact.text))?;
    }
    writeln!(out, "\nORGANISATIONS")?;
    for mention in &reading.names.orgs {
        page.row(out, mention.span, "", mention.rule)?;
    }
    writeln!(out)
}

/// What decided, how surely, and what else the words could have been: "place/in, certain; a surname, place or word".
fn rule(rule: &str, strength: Strength, text: &str) -> String {
    let decided = format!("{rule}, {strength:?}").to_lowercase();
    match &readings(lexicon::look_up_text(text))[..] {
        [] | [_] => decided,
        [most @ .., last] => format!("{decided}; a {} or {last}", most.join(", ")),
    }
}

/// What the tables know the words as.
fn readings(entry: Entry) -> Vec<&'static str> {
    let office = Classes::HONORIFIC.or(Classes::TITLE).or(Classes::ROLE);
    let known = [
        (entry.given() >= USUAL, "given name"),
        (entry.family() >= USUAL, "surname"),
        (entry.is(Classes::PLACE), "place"),
        (entry.is(office), "title or role"),
        (entry.is(Classes::ORG.or(Classes::OUTLET)), "body or firm"),
        (entry.is(Classes::DEMONYM.or(Classes::GROUP)), "people or party"),
        (entry.plain() >= USUAL, "plain word"),
    ];
    known.into_iter().filter(|(is, _)| *is && !entry.is_none()).map(|(_, reading)| reading).collect()
}

/// From this strength of the tables on, a reading is worth telling.
const USUAL: u8 = 3;

fn dates(record: &Extract, page: &Page, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "DATES")?;
    for date in &record.dates {
        let open = if date.resolved { "" } else { " (open)" };
        let span = Span { start: date.start, end: date.end };
        page.row(out, span, &format!("{} {}{open}", date.kind, date.value), &date.rule)?;
    }
    writeln!(out)
}

fn quotes(record: &Extract, page: &Page, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "QUOTES")?;
    for quote in &record.quotes {
        let mention = quote.speaker_text.as_deref().unwrap_or("nobody");
        let who =
            quote.speaker.as_deref().filter(|s| *s != mention).map_or(String::new(), |s| format!(" = {s}"));
        let flags =
            if quote.flags.is_empty() { String::new() } else { format!(" [{}]", quote.flags.join(", ")) };
        let span = Span { start: quote.start, end: quote.end };
        page.row(out, span, &format!("{mention}{who}{flags}"), &format!("{} {}", quote.kind, quote.rule))?;
    }
    writeln!(out, "\nTERMS")?;
    for term in &record.terms {
        page.row(out, Span { start: term.start, end: term.end }, &term.kind, "")?;
    }
    Ok(())
}
