//! Names that several people may bear, and that were therefore joined to none.

use rustc_hash::FxHashMap;

use super::namesakes;
use crate::record::Text;

/// A name that was not joined, because several people may bear it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Open {
    pub text: Text,
    pub why: &'static str,
    /// Numbers of the people it may be; in a finished result indices into [`People::persons`].
    pub candidates: Vec<u32>,
    /// The number of the person under whose entry the name stands.
    pub own: u32,
    pub article: u32,
}

/// What stayed open, in people's numbers: one entry a name and article, under the first sieve that found several, with
/// all candidates.
pub(super) fn open(all: &[Open], numbers: &FxHashMap<u32, u32>) -> Vec<Open> {
    let mut known: FxHashMap<(u32, u32, bool), Open> = FxHashMap::default();
    for open in all.iter().filter_map(|open| open.renumber(numbers)) {
        let candidates = open.candidates.clone();
        let namesake = open.why == namesakes::NAMESAKE.0;
        let one = known.entry((open.own, open.article, namesake)).or_insert(open);
        one.candidates.extend(candidates);
        one.candidates.sort_unstable();
        one.candidates.dedup();
    }
    let mut open: Vec<Open> = known.into_values().collect();
    open.sort();
    open
}

impl Open {
    /// With people's numbers for slots; none where the name or all but one candidate joined someone later. Of namesakes
    /// in one entry that entry is all there is.
    fn renumber(&self, numbers: &FxHashMap<u32, u32>) -> Option<Open> {
        let own = *numbers.get(&self.own)?;
        if self.why == namesakes::NAMESAKE.0 {
            return Some(Open { candidates: vec![own], own, ..self.clone() });
        }
        let mut candidates: Vec<u32> =
            self.candidates.iter().filter_map(|c| numbers.get(c)).copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        candidates.retain(|c| *c != own);
        (candidates.len() > 1).then(|| Open { candidates, own, ..self.clone() })
    }
}
