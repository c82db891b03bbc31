//! "the minister", "the Norwegian leader" to the person whose role has that word.

use rustc_hash::FxHashMap;

use crate::document::{Document, Range};
use crate::lexicon::{Classes, Entry};
use crate::mention::Names;
use crate::span::Span;
use crate::token::{Kind, Shape};

const OFFICE: Classes = Classes::TITLE.or(Classes::ROLE);

/// Noun phrases with the person meant, in the order of the text.
pub fn link(document: &Document, names: &Names) -> Vec<(Range, u32)> {
    let mut bearers: FxHashMap<Entry, u32> = FxHashMap::default();
    let mut roles =
        names.people.iter().filter_map(|m| Some((m.role?, m.person, m.tokens.first as usize))).peekable();
    let mut links = Vec::new();
    let inside = |i: usize, span: Option<Span>| {
        span.is_some_and(|s| document.tokens[i].start >= s.start && document.tokens[i].end <= s.end)
    };
    let determiners = document.tokens.iter().enumerate().filter(|(_, t)| t.is(Classes::DETERMINER));
    for (i, _) in determiners {
        if !document.word(i).eq_ignore_ascii_case("the") {
            continue;
        }
        while let Some((span, person, _)) = roles.next_if(|(_, _, at)| *at <= i) {
            remember(document, span, person, &mut bearers);
        }
        let Some(range) = phrase(document, i) else { continue };
        let head = range.last as usize - 1;
        if inside(head, roles.peek().map(|(s, _, _)| *s)) {
            continue;
        }
        if let Some(person) = meant(document, range, &bearers) {
            links.push((range, person));
        }
    }
    links
}

/// The office words and demonyms of a role belong to its bearer from now on.
fn remember(document: &Document, role: Span, person: u32, bearers: &mut FxHashMap<Entry, u32>) {
    let first = document.token_at(role.start);
    for token in document.tokens[first..].iter().take_while(|t| t.end <= role.end).take(12) {
        if token.is(OFFICE.or(Classes::DEMONYM)) && !token.entry.is_none() {
            bearers.insert(token.entry, person);
        }
    }
}

/// "the" with up to three words and an office in the singular, no name behind it.
fn phrase(document: &Document, the: usize) -> Option<Range> {
    for head in the + 1..(the + 5).min(document.tokens.len()) {
        let token = &document.tokens[head];
        if token.starts_sentence()
            || token.kind != Kind::Word
            || token.is(Classes::PREPOSITION.or(Classes::VERB)) && !token.is(OFFICE)
        {
            return None;
        }
        let next = document.tokens.get(head + 1);
        let goes_on =
            next.is_some_and(|t| t.is_word() && (t.is(OFFICE) || t.is_capital() && !t.starts_sentence()));
        // "The President said": an office with its capital.
        let written = matches!(token.shape, Shape::Lower | Shape::Capital);
        if token.is(OFFICE) && written && !goes_on {
            return Some(Range::new(the, head + 1));
        }
    }
    None
}

fn meant(document: &Document, range: Range, bearers: &FxHashMap<Entry, u32>) -> Option<u32> {
    let head = document.tokens[range.last as usize - 1].entry;
    bearers.get(&head).copied().or_else(|| {
        let leader = matches!(
            document.word(range.last as usize - 1),
            "leader" | "president" | "minister" | "official"
        );
        let demonym = range.all().map(|i| document.tokens[i].entry).find(|e| e.is(Classes::DEMONYM))?;
        bearers.get(&demonym).copied().filter(|_| leader)
    })
}
