//! "the minister", "the Norwegian leader" to the person whose role has that word.

use rustc_hash::FxHashMap;

use super::renamed::Recent;
use super::voices::Voices;
use crate::document::{Document, Range, Token};
use crate::lexicon::{self, Classes, Entry};
use crate::mention::Names;
use crate::span::Span;
use crate::token::{Kind, Mark, Shape};

const OFFICE: Classes = Classes::TITLE.or(Classes::ROLE);

/// Bearers of one office that are told apart by what stands beside it.
const BEARERS: usize = 6;

/// Bearers of one office that are kept, the latest.
const MOST: usize = 24;

/// Who holds which office, as far as read, and the places and peoples beside it.
#[derive(Default)]
struct Bearers {
    /// The latest comes last.
    by_office: FxHashMap<Entry, Vec<u32>>,
    /// Peoples in roles: "the Russian president" is the Russian leader.
    by_people: FxHashMap<Entry, u32>,
    origins: FxHashMap<u32, Vec<Entry>>,
    /// Offices with a title, a few for each person.
    offices: FxHashMap<u32, Vec<Entry>>,
    /// Where each person was last named.
    named: FxHashMap<u32, u32>,
}

/// Noun phrases with the person meant, in the order of the text.
pub fn link(document: &Document, names: &Names, voices: &Voices) -> Vec<(Range, u32)> {
    let mut bearers = Bearers::default();
    let mut recent = Recent::new(names, voices);
    let mut roles = names.people.iter().filter_map(|m| Some((m.role?, m.person, m.tokens))).peekable();
    let mut named = names.people.iter().peekable();
    let mut links = Vec::new();
    let inside = |i: usize, span: Option<Span>| {
        span.is_some_and(|s| document.tokens[i].start >= s.start && document.tokens[i].end <= s.end)
    };
    let determiners = document.tokens.iter().enumerate().filter(|(_, t)| t.is(Classes::DETERMINER));
    for (i, _) in determiners {
        if !document.word(i).eq_ignore_ascii_case("the") {
            continue;
        }
        while let Some((span, person, name)) = roles.next_if(|(_, _, at)| at.first as usize <= i) {
            bearers.remember(document, span, person, name);
        }
        while let Some(mention) = named.next_if(|m| m.tokens.first as usize <= i) {
            bearers.named.insert(mention.person, mention.tokens.first);
        }
        let role = roles.peek().map(|(s, _, _)| *s);
        let whole = phrase(document, i).filter(|range| !inside(range.last as usize - 1, role));
        let borne = whole.and_then(|range| Some((range, bearers.meant(document, range)?)));
        let told = || {
            let differs = |person, range| bearers.differs(document, person, range);
            recent.meant(document, i, differs).filter(|(range, _)| !inside(range.last as usize - 1, role))
        };
        links.extend(borne.or_else(told));
    }
    links
}

/// The office itself, where it is written short: "Sen." is a senator.
fn in_full(office: Entry) -> Entry {
    let full = office.value(Classes::TITLE).filter(|full| full.len() > 1);
    full.map_or(office, |full| lexicon::look_up(full, &mut Vec::new()))
}

/// Places, peoples and parties among the tokens: of Texas, the Texas, the Russian, the Republican.
fn origins(document: &Document, tokens: std::ops::Range<usize>) -> Vec<Entry> {
    let place = Classes::PLACE.or(Classes::DEMONYM).or(Classes::GROUP);
    let entry = |i| match document.word(i) {
        "R" => Some(lexicon::look_up("republican", &mut Vec::new())),
        "D" => Some(lexicon::look_up("democrat", &mut Vec::new())),
        _ => document.longest_entry(i, place).map(|(_, entry)| entry),
    };
    tokens.filter(|i| document.tokens.get(*i).is_some_and(Token::is_capital)).filter_map(entry).collect()
}

/// The party that a word is for: "GOP" and "Republicans" are one.
pub(super) fn party(entry: Entry) -> Option<&'static str> {
    entry.value(Classes::GROUP).filter(|kind| kind.starts_with(|c: char| c.is_ascii_lowercase()))
}

/// Whether what is told agrees with what is known: of places and of parties, what both name is the same.
fn agrees(known: &[Entry], told: &[Entry]) -> Option<bool> {
    let mut found = None;
    for parties in [true, false] {
        let kind = |e: &&Entry| party(**e).is_some() == parties;
        let mut both =
            known.iter().filter(kind).flat_map(|k| told.iter().filter(kind).map(move |t| (k, t))).peekable();
        if both.peek().is_some() {
            let same = both.any(|(k, t)| same_origin(*k, *t));
            found = Some(found.unwrap_or(true) && same);
        }
    }
    found
}

/// Whether two words for an origin are of one place: "Fla." and "Florida", "Russian" and "Russia".
fn same_origin(a: Entry, b: Entry) -> bool {
    let code = |e: Entry| {
        e.value(Classes::DEMONYM).or_else(|| e.places().next().filter(|p| p.is_country())?.country())
    };
    a == b
        || party(a).is_some() && party(a) == party(b)
        || code(a).is_some() && code(a) == code(b)
        || a.places().next().is_some() && a.places().next() == b.places().next()
}

impl Bearers {
    /// The office words and peoples of a role belong to its bearer from now on; a party and state behind the name, too.
    fn remember(&mut self, document: &Document, role: Span, person: u32, name: Range) {
        let first = document.token_at(role.start);
        let words =
            (first..document.tokens.len()).take_while(|i| document.tokens[*i].end <= role.end).take(12);
        let mut last = first;
        for i in words {
            last = i + 1;
            let token = &document.tokens[i];
            if token.is(OFFICE) && !token.entry.is_none() {
                let office = in_full(token.entry);
                let titled = office.is(Classes::TITLE) && !office.is(Classes::HONORIFIC);
                let held = self.offices.entry(person).or_default();
                if titled && held.len() < BEARERS && !held.contains(&office) {
                    held.push(office);
                }
                let list = self.by_office.entry(office).or_default();
                list.retain(|p| *p != person);
                list.push(person);
                if list.len() > MOST {
                    list.remove(0);
                }
            }
            if token.is(Classes::DEMONYM) && !token.entry.is_none() {
                self.by_people.insert(token.entry, person);
            }
        }
        let behind = name.last as usize;
        // "(R-Texas)", ", R-Texas,"
        let tied = document.tokens.get(behind + 2).is_some_and(|t| t.mark == Mark::Hyphen && t.is_glued());
        let tag = document
            .tokens
            .get(behind)
            .is_some_and(|t| t.mark == Mark::OpenBracket || t.mark == Mark::Comma && tied);
        let origins_of = self.origins.entry(person).or_default();
        if origins_of.len() < BEARERS {
            origins_of.extend(origins(document, first..last));
            origins_of.extend(origins(document, behind..if tag { behind + 5 } else { behind }));
        }
    }

    /// Whom the phrase means: of several bearers of the office the one of its place; without a place who was named last.
    fn meant(&self, document: &Document, range: Range) -> Option<u32> {
        let head = document.tokens[range.last as usize - 1].entry;
        let told = origins(document, range.first as usize..range.last as usize - 1);
        let bearers = self.by_office.get(&in_full(head)).map_or(&[][..], |list| &list[..]);
        let known = |p: u32| self.origins.get(&p).map_or(&[][..], |list| &list[..]);
        let of = |p: &&u32| agrees(known(**p), &told) == Some(true);
        let latest = bearers.iter().rev().take(BEARERS);
        if told.is_empty() {
            return latest.max_by_key(|p| self.named.get(*p)).copied();
        }
        if let Some(person) = latest.clone().find(of) {
            return Some(*person);
        }
        // Nothing is known against one of them alone.
        let mut open = bearers.iter().filter(|p| agrees(known(**p), &told).is_none());
        match (open.next(), open.next()) {
            (Some(one), None) => Some(*one),
            _ => self.of_people(document, range),
        }
    }

    /// Whether the phrase tells another place, party or office than the person's: "the Texas senator" is no mayor.
    fn differs(&self, document: &Document, person: u32, range: Range) -> bool {
        let told = origins(document, range.all());
        let known = self.origins.get(&person).map_or(&[][..], |list| &list[..]);
        let head = in_full(document.tokens[range.last as usize - 1].entry);
        let same = self.by_office.get(&head).is_some_and(|list| list.contains(&person));
        let other = self.offices.get(&person).is_some_and(|held| held.iter().any(|office| *office != head));
        agrees(known, &told) == Some(false) || other && !same
    }

    /// "the Russian leader": whoever holds an office of that people.
    fn of_people(&self, document: &Document, range: Range) -> Option<u32> {
        let word = document.word(range.last as usize - 1);
        let leader = matches!(word, "leader" | "president" | "minister" | "official");
        let people = range.all().map(|i| document.tokens[i].entry).find(|e| e.is(Classes::DEMONYM))?;
        self.by_people.get(&people).copied().filter(|_| leader)
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
