//! A state rather than the city of its name: told by the office or body beside it.

use crate::document::{Document, Range};
use crate::lexicon::{Classes, Entry, Place};
use crate::token::{Kind, Mark};

/// Offices and bodies that states have and cities have not, as they stand behind a state's name or, with "of", before it.
const OFFICES: [&str; 8] =
    ["attorney", "governor", "gov", "senate", "assembly", "legislature", "lieutenant", "lt"];

/// Rows of one name that are looked at.
const ROWS: usize = 40;

/// The region of the name, where a city of the name lies in it and one of a state's offices stands beside the mention:
/// "New York Attorney General", "the governor of New York", "upstate New York".
pub fn region(document: &Document, mention: Range, entry: Entry) -> Option<Place> {
    let region = entry.places().take(ROWS).find(|p| p.kind().name() == "region")?;
    if is_state(document, mention) {
        return Some(region);
    }
    entry.places().take(ROWS).find(|p| p.is_city() && p.lies_in(region))?;
    let (first, last) = (mention.first as usize, mention.last as usize);
    let is = |i: usize, wanted: &[&str]| {
        document.tokens.get(i).is_some_and(|t| t.is_word())
            && wanted.iter().any(|w| document.word(i).eq_ignore_ascii_case(w))
    };
    let state = usize::from(is(last, &["state"]));
    let behind = is(last + state, &OFFICES) && behind_fits(document, last + state);
    let of = first > 1 && is(first - 1, &["of"]) && held_of(document, first - 1);
    let before = first > 0 && is(first - 1, &["upstate"]);
    (behind || of || before).then_some(region)
}

/// "Washington state", "New York, the third-largest state of the country,".
fn is_state(document: &Document, mention: Range) -> bool {
    let last = mention.last as usize;
    let word = |i: usize| document.tokens.get(i).filter(|t| t.is_word()).map_or("", |_| document.word(i));
    let comma = document.tokens.get(last).is_some_and(|t| t.mark == Mark::Comma);
    let apposed = || {
        let preposition = |i: usize| document.tokens.get(i).is_some_and(|t| t.is(Classes::PREPOSITION));
        let part = |i: &usize| !word(*i).is_empty() && !preposition(*i) || glued(document, *i);
        let behind = (last + 2..last + 2 + APPOSED).take_while(part);
        behind.into_iter().any(|i| word(i) == "state") && matches!(word(last + 1), "the" | "a")
    };
    word(last) == "state" || comma && apposed()
}

/// Tokens in which the noun of an apposition follows.
const APPOSED: usize = 6;

/// "third-largest", "nation's": no end of a phrase.
fn glued(document: &Document, i: usize) -> bool {
    document.tokens.get(i).is_some_and(|t| t.mark == Mark::Hyphen || t.kind == Kind::Possessive)
}

/// "attorney general" and "lieutenant governor"; a lone attorney may be anybody's.
fn behind_fits(document: &Document, i: usize) -> bool {
    let next = document.tokens.get(i + 1).filter(|t| t.is_word()).map(|_| document.word(i + 1));
    match document.word(i).to_ascii_lowercase().as_str() {
        "attorney" => next.is_some_and(|w| w.eq_ignore_ascii_case("general")),
        "lieutenant" | "lt" => {
            let behind = (i + 1..i + 3).find(|j| document.tokens.get(*j).is_some_and(|t| t.is_word()));
            behind.is_some_and(|j| matches!(document.word(j), "governor" | "Governor" | "Gov" | "gov"))
        }
        _ => true,
    }
}

/// "the governor of", "attorney general of", "state of".
fn held_of(document: &Document, of: usize) -> bool {
    let Some(word) = of.checked_sub(1).filter(|i| document.tokens[*i].is_word()) else { return false };
    let general = document.word(word).eq_ignore_ascii_case("general")
        && word > 0
        && document.word(word - 1).eq_ignore_ascii_case("attorney");
    let office =
        ["governor", "state", "legislature"].iter().any(|w| document.word(word).eq_ignore_ascii_case(w));
    (office || general) && !document.tokens[word].is(Classes::PREPOSITION)
}
