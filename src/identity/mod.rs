//! Who and what is the same across articles: people, places, utterances.

mod appearances;
mod bare;
mod cluster;
mod fits;
mod grouping;
mod index;
mod name;
mod namesakes;
mod offices;
mod open;
mod people;
mod places;
mod ruling;
mod sayings;
mod sieves;
mod spelling;
mod trust;
mod twice;
mod utterances;
mod wording;

pub use cluster::Link;
pub use open::Open;
pub use people::{People, Person};
pub use places::{PlaceEntity, places};
pub use utterances::{Match, Utterance, Wordings, compared_quotes, utterances};

use crate::authority::Authority;
use crate::evidence::Evidence;

/// Every sieve: its name, and a pair of names that it takes to be one person's; the first and the last three stand
/// around the sieves of full forms.
pub fn sieves() -> impl Iterator<Item = (&'static str, (&'static str, &'static str))> {
    let full = sieves::SIEVES.iter().map(|sieve| (sieve.name, sieve.example));
    let alone = [bare::BEARER, bare::SAME_WORD, namesakes::NAMESAKE];
    [people::NAMES_FILE].into_iter().chain(full).chain(alone)
}

/// Everybody in the corpus; what the user's names file says goes first.
pub fn people(evidence: &Evidence, authority: &Authority) -> People {
    people::resolve(evidence, &ruling::Ruling::new(authority))
}
