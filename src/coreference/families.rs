//! "the Orviks" to those of that surname whom the article names.

use rustc_hash::FxHashMap;

use crate::document::{Document, Range};
use crate::lexicon::Classes;
use crate::mention::Person;
use crate::token::{Kind, Shape};

/// More of one surname are a clan; which of them is meant, nobody can say.
const MOST: usize = 4;

/// Plural surnames behind "the" with each of their two to four bearers, in the order of the text.
pub fn link(document: &Document, people: &[Person]) -> Vec<(Range, u32)> {
    let mut bearers: Option<FxHashMap<&str, Vec<u32>>> = None;
    let mut links = Vec::new();
    for (the, token) in document.tokens.iter().enumerate() {
        if !token.is(Classes::DETERMINER) || !document.word(the).eq_ignore_ascii_case("the") {
            continue;
        }
        let Some(range) = plural(document, the) else { continue };
        let bearers = bearers.get_or_insert_with(|| by_surname(people));
        let word = document.word(the + 1);
        let stems = ["s", "es"].map(|ending| word.strip_suffix(ending));
        let family = stems.into_iter().flatten().find_map(|stem| bearers.get(stem));
        if let Some(family) = family.filter(|f| (2..=MOST).contains(&f.len())) {
            links.extend(family.iter().map(|person| (range, *person)));
        }
    }
    links
}

/// "the" with a word that may be a surname in the plural, and nothing that goes on with it.
fn plural(document: &Document, the: usize) -> Option<Range> {
    let token = document.tokens.get(the + 1)?;
    let next = document.tokens.get(the + 2);
    let goes_on = next.is_some_and(|t| t.kind == Kind::Word && t.is_capital() && !t.starts_sentence());
    let word = token.kind == Kind::Word && token.shape == Shape::Capital;
    let alone = word && !token.starts_sentence() && !goes_on;
    (alone && document.word(the + 1).ends_with('s')).then(|| Range::new(the, the + 2))
}

fn by_surname(people: &[Person]) -> FxHashMap<&str, Vec<u32>> {
    let mut bearers: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
    for (person, known) in people.iter().enumerate() {
        if let Some((_, surname)) = known.name.rsplit_once(' ') {
            bearers.entry(surname).or_default().push(person as u32);
        }
    }
    bearers
}
