//! Words that an article puts into somebody's mouth: outlets that print one statement mean one speaker, whatever they
//! call him.

use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::cluster::{Appearance, Cluster};
use crate::corpus::QuoteKept;
use crate::evidence::Evidence;
use crate::fold;

/// Words of a run that two people hardly say alike.
const RUN: usize = 5;
/// Appearances of a person that are looked at.
const MOST: usize = 64;
/// Runs kept of one appearance.
const RUNS: usize = 400;

/// The runs of words that appearances speak, read when first asked for.
#[derive(Debug, Default)]
pub(super) struct Sayings {
    runs: RefCell<FxHashMap<u32, Arc<Vec<u64>>>>,
    /// Of articles that were asked about, the quotations by the hash of who speaks.
    spoken: RefCell<FxHashMap<u32, Spoken>>,
}

type Spoken = FxHashMap<u64, Vec<u32>>;

impl Sayings {
    /// The only one of several people who is told to have said what the first is told to have said elsewhere.
    pub fn only<'c>(
        &self,
        (evidence, appearances): (&Evidence, &[Appearance]),
        of: &Cluster,
        among: impl Iterator<Item = (usize, &'c Cluster)>,
    ) -> Option<usize> {
        let read = |number: &u32| {
            let known = self.runs.borrow().get(number).cloned();
            known.unwrap_or_else(|| {
                let runs = Arc::new(self.read(evidence, &appearances[*number as usize]));
                self.runs.borrow_mut().insert(*number, runs.clone());
                runs
            })
        };
        let own: Vec<Arc<Vec<u64>>> = of.appearances.iter().take(MOST).map(read).collect();
        if own.iter().all(|runs| runs.is_empty()) {
            return None;
        }
        let says = |other: &Cluster| {
            let runs = other.appearances.iter().take(MOST).map(read);
            runs.into_iter().any(|theirs| own.iter().any(|ours| meet(ours, &theirs)))
        };
        let mut said = among.filter(|(_, cluster)| says(cluster)).map(|(slot, _)| slot);
        let first = said.next()?;
        said.next().is_none().then_some(first)
    }

    /// The runs that an article quotes of a name.
    fn read(&self, evidence: &Evidence, appearance: &Appearance) -> Vec<u64> {
        let quotes = &evidence.articles[appearance.article as usize].quotes;
        let mut spoken = self.spoken.borrow_mut();
        let by_speaker = spoken.entry(appearance.article).or_insert_with(|| by_speaker(quotes));
        let own = by_speaker.get(&fold::hash(appearance.name.as_bytes()));
        let own = own.into_iter().flatten().map(|number| &quotes[*number as usize]);
        runs(own.filter(|quote| quote.speaker.as_ref() == Some(&appearance.name)))
    }
}

fn by_speaker(quotes: &[QuoteKept]) -> Spoken {
    let mut all = Spoken::default();
    for (number, quote) in quotes.iter().enumerate() {
        if let Some(name) = &quote.speaker {
            all.entry(fold::hash(name.as_bytes())).or_default().push(number as u32);
        }
    }
    all
}

/// Hashes of the runs of words of some quotations, sorted.
fn runs<'q>(spoken: impl Iterator<Item = &'q QuoteKept>) -> Vec<u64> {
    let mut all: Vec<u64> = Vec::new();
    for quote in spoken {
        let words: Vec<u64> = quote
            .text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| fold::hash(&fold::key(word)))
            .take(RUNS)
            .collect();
        all.extend(words.windows(RUN).map(|run| run.iter().fold(0, |all, word| fold::mix(all, *word))));
    }
    all.sort_unstable();
    all.dedup();
    all.truncate(RUNS);
    all
}

/// Whether two sorted lists share a run.
fn meet(a: &[u64], b: &[u64]) -> bool {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    few.iter().any(|run| many.binary_search(run).is_ok())
}
