//! Whether a record that came from outside holds together: spans the right way round and in order.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use jiff::civil::Date;

use super::{Extract, QuoteFact};

/// Quotations upon one byte at most; a text has two or three, statements without marks included.
const DEEPEST: usize = 64;

impl Extract {
    /// What is needed before a record may be compared with others: it was published on a day, every span ends no earlier
    /// than it starts, and lines, sentences and the mentions of each layer are in the order of the text.
    ///
    /// # Errors
    /// The first field that breaks it, and how.
    pub fn sound(&self) -> Result<(), String> {
        if let Some(text) = self.published.as_deref().filter(|text| !is_day(text)) {
            return Err(format!("published is {text:?}, and no day such as 2024-03-12"));
        }
        ordered("lines", self.lines.iter().map(|start| (*start, *start)))?;
        ordered("sentences", self.sentences.iter().map(|x| (x.start, x.end)))?;
        ordered("people", self.people.iter().map(|x| (x.start, x.end)))?;
        ordered("places", self.places.iter().map(|x| (x.start, x.end)))?;
        ordered("dates", self.dates.iter().map(|x| (x.start, x.end)))?;
        ordered("terms", self.terms.iter().map(|x| (x.start, x.end)))?;
        ordered("boilerplate", self.boilerplate.iter().map(|x| (x.start, x.end)))?;
        ordered("repeatable", self.repeatable.iter().map(|x| (x.start, x.end)))?;
        spoken("quotes", &self.quotes)?;
        shallow(&self.quotes)
    }
}

/// Whether few quotations stand over any one byte, for each of them is asked for all names in it.
fn shallow(quotes: &[QuoteFact]) -> Result<(), String> {
    let mut open: BinaryHeap<Reverse<u32>> = BinaryHeap::new();
    for (at, quote) in quotes.iter().enumerate() {
        while open.peek().is_some_and(|Reverse(end)| *end <= quote.start) {
            open.pop();
        }
        open.push(Reverse(quote.end));
        if open.len() > DEEPEST {
            return Err(format!("quotes[{at}] stands over {DEEPEST} others"));
        }
    }
    Ok(())
}

/// Whether the text is a day as records write it.
fn is_day(text: &str) -> bool {
    text.parse::<Date>().is_ok_and(|day| day.to_string() == text)
}

fn spoken(layer: &str, quotes: &[QuoteFact]) -> Result<(), String> {
    ordered(layer, quotes.iter().map(|x| (x.start, x.end)))?;
    for quote in quotes {
        ordered("quotes.parts", quote.parts.iter().map(|x| (x.start, x.end)))?;
        ordered("quotes.content", quote.content.iter().map(|x| (x.start, x.end)))?;
        if let (Some(start), Some(end)) = (quote.speaker_start, quote.speaker_end) {
            ordered("quotes.speaker", std::iter::once((start, end)))?;
        }
        spoken("quotes.nested", &quote.nested)?;
    }
    Ok(())
}

fn ordered(layer: &str, spans: impl Iterator<Item = (u32, u32)>) -> Result<(), String> {
    let mut last = 0;
    for (at, (start, end)) in spans.enumerate() {
        if start > end {
            return Err(format!("{layer}[{at}] starts at {start} and ends at {end}"));
        }
        if start < last {
            return Err(format!("{layer}[{at}] starts at {start}, before the one ahead of it ({last})"));
        }
        last = start;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::PersonFact;
    use crate::span::Span;

    #[test]
    fn spans_are_the_right_way_round_and_in_order() {
        let person = |start, end| PersonFact { start, end, ..PersonFact::default() };
        let good = Extract { people: vec![person(3, 7), person(7, 9)], ..Extract::default() };
        assert_eq!(good.sound(), Ok(()));
        let turned = Extract { people: vec![person(7, 3)], ..Extract::default() };
        assert_eq!(turned.sound(), Err("people[0] starts at 7 and ends at 3".to_string()));
        let mixed = Extract { people: vec![person(7, 9), person(3, 7)], ..Extract::default() };
        assert_eq!(mixed.sound(), Err("people[1] starts at 3, before the one ahead of it (7)".to_string()));
    }

    #[test]
    fn the_day_of_publication_is_one() {
        let record = |day: &str| Extract { published: Some(day.into()), ..Extract::default() };
        assert_eq!(record("2024-02-29").sound(), Ok(()));
        for wrong in ["2023-02-29", "20240229", "2024-02-29T10:00", "", "\u{1b}[31m"] {
            let told = record(wrong).sound().unwrap_err();
            assert!(told.starts_with("published is ") && !told.contains('\u{1b}'), "{told}");
        }
    }

    #[test]
    fn quotations_do_not_pile_up() {
        let quote = |start, end| QuoteFact { start, end, ..QuoteFact::default() };
        let record = |quotes: Vec<QuoteFact>| Extract { quotes, ..Extract::default() };
        assert_eq!(record((0..1000).map(|i| quote(i * 9, i * 9 + 9)).collect()).sound(), Ok(()));
        assert_eq!(record((0..64).map(|i| quote(i, 100)).collect()).sound(), Ok(()));
        let told = record((0..65).map(|i| quote(i, 100)).collect()).sound();
        assert_eq!(told, Err("quotes[64] stands over 64 others".to_string()));
    }

    #[test]
    fn a_nested_quotation_is_looked_at_too() {
        let inner = QuoteFact { content: vec![Span { start: 4, end: 2 }], ..QuoteFact::default() };
        let outer = QuoteFact { start: 0, end: 9, nested: vec![inner], ..QuoteFact::default() };
        let record = Extract { quotes: vec![outer], ..Extract::default() };
        assert_eq!(record.sound(), Err("quotes.content[0] starts at 4 and ends at 2".to_string()));
    }
}
