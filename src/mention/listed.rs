//! Names that the user lists: people to add, titles to know, names to leave out.

use rustc_hash::FxHashMap;

use super::{Names, PersonMention, Strength};
use crate::authority::Authority;
use crate::document::{Document, Range};
use crate::lexicon;
use crate::span::Span;
use crate::token::{Mark, Pieces};

/// A title that is no name, no place and no plain word.
const TITLE: &str = "senator";

/// The lists of a names file, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    people: Phrases,
    titles: Phrases,
    ignored: Phrases,
}

/// Runs of words by the hash of the first one; each as the hashes of its words' keys.
#[derive(Clone, Debug, Default)]
struct Phrases(FxHashMap<u32, Vec<Vec<u32>>>);

impl Listed {
    pub fn new(authority: &Authority) -> Self {
        Listed {
            people: Phrases::new(&authority.people),
            titles: Phrases::new(&authority.titles),
            ignored: Phrases::new(&authority.ignore),
        }
    }

    /// Lets the listed titles be read as a title of the tables is, before names are looked for.
    pub fn mark(&self, document: &mut Document) {
        let (entry, classes) = lexicon::look_up_word(TITLE, &mut Vec::new());
        for i in 0..document.tokens.len() {
            let len = self.titles.longest(document, i);
            for token in &mut document.tokens[i..i + len] {
                (token.entry, token.classes) = (entry, classes);
            }
        }
    }

    /// Puts in the listed people where no person was found, and takes out what is to be ignored.
    pub fn apply(&self, document: &Document, names: &mut Names) {
        if !self.ignored.0.is_empty() {
            let ignored = |range: Range| self.ignored.is(document, range);
            let (gone, mut left): (Vec<_>, Vec<_>) = names.people.drain(..).partition(|m| ignored(m.tokens));
            let alone = surnames_of(document, &gone, &left);
            left.retain(|m| {
                m.tokens.len() > 1 || !alone.contains(&document.tokens[m.tokens.first as usize].hash)
            });
            names.people = left;
            names.places.retain(|m| !ignored(m.tokens));
        }
        let mut i = 0;
        while i < document.tokens.len() {
            let len = self.people.longest(document, i);
            if len > 0 {
                add(document, Range::new(i, i + len), names);
            }
            i += len.max(1);
        }
        names.people.sort_by_key(|m| m.span);
    }
}

/// Last words of the full names that are left out, which nobody else in the article bears: alone they are the same.
fn surnames_of(document: &Document, gone: &[PersonMention], left: &[PersonMention]) -> Vec<u32> {
    let last = |m: &PersonMention| {
        let tokens = document.tokens.get(m.tokens.first as usize..m.tokens.first as usize + m.tokens.len());
        tokens.filter(|t| t.len() > 1).and_then(<[_]>::last).map(|t| t.hash)
    };
    let others: Vec<u32> = left.iter().filter_map(last).collect();
    gone.iter().filter_map(last).filter(|hash| !others.contains(hash)).collect()
}

/// The listed person stands for whatever else was seen in those words, unless a longer personal name holds them.
fn add(document: &Document, tokens: Range, names: &mut Names) {
    let span = document.span(tokens);
    if names.people.iter().any(|m| m.span.contains(span)) {
        return;
    }
    let meets = |other: Span| other.overlaps(span);
    names.people.retain(|m| !meets(m.span));
    names.places.retain(|m| !meets(m.span));
    names.orgs.retain(|m| !meets(m.span));
    let rule = "person/names-file";
    names.people.push(PersonMention {
        span,
        tokens,
        role: None,
        strength: Strength::Certain,
        rule,
        person: 0,
    });
}

impl Phrases {
    fn new(names: &[String]) -> Self {
        let mut all = Phrases::default();
        let mut buffer = Vec::new();
        for name in names {
            let pieces = Pieces::new(name).filter(|p| p.mark != Mark::Stop);
            let words: Vec<u32> = pieces
                .map(|p| {
                    (lexicon::word_hash(&name[p.start as usize..p.end as usize], &mut buffer) >> 32) as u32
                })
                .collect();
            if let Some(first) = words.first() {
                all.0.entry(*first).or_default().push(words);
            }
        }
        all.0.values_mut().for_each(|list| list.sort_by_key(|words| std::cmp::Reverse(words.len())));
        all
    }

    /// Words of the longest one that begins at token `i`; 0 for none.
    fn longest(&self, document: &Document, i: usize) -> usize {
        let list = self.0.get(&document.tokens[i].hash).map_or(&[][..], |list| list);
        let stands = |words: &&Vec<u32>| {
            let here = document.tokens.get(i..i + words.len()).unwrap_or_default();
            here.len() == words.len() && here.iter().zip(words.iter()).all(|(t, hash)| t.hash == *hash)
        };
        list.iter().find(stands).map_or(0, Vec::len)
    }

    fn is(&self, document: &Document, range: Range) -> bool {
        !range.is_empty() && self.longest(document, range.first as usize) == range.len()
    }
}
