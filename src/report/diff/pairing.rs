//! Which row of the later report is which of the earlier one.

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::fold;
use crate::record::Text;
use crate::report::{PersonRow, PlaceRow, QuoteRow};

/// A row that can be found again in another report.
pub(super) trait Row {
    fn id(&self) -> &str;
    /// What else tells a row, most certain first; each list is tried among what the ones before it left.
    fn keys(&self) -> [Vec<String>; 2];
}

impl Row for PersonRow {
    fn id(&self) -> &str {
        &self.id
    }

    fn keys(&self) -> [Vec<String>; 2] {
        let forms = || self.aliases.iter().map(|a| fold::fold(&a.text)).filter(|form| form.contains(' '));
        [vec![fold::fold(&self.name)], forms().collect()]
    }
}

impl Row for PlaceRow {
    fn id(&self) -> &str {
        &self.id
    }

    fn keys(&self) -> [Vec<String>; 2] {
        let country = self.country.as_deref().unwrap_or("");
        [vec![format!("{}\u{1f}{}\u{1f}{country}", fold::fold(&self.name), self.kind)], Vec::new()]
    }
}

impl Row for QuoteRow {
    fn id(&self) -> &str {
        &self.id
    }

    fn keys(&self) -> [Vec<String>; 2] {
        let told = self.variants.iter().map(|v| format!("{}\u{1f}{}", v.article, fold::fold(&v.text)));
        [vec![fold::fold(&self.text)], told.collect()]
    }
}

/// Rows of two reports side by side.
pub(super) struct Paired<'a, R> {
    pub both: Vec<(&'a R, &'a R)>,
    pub lost: Vec<&'a R>,
    pub added: Vec<&'a R>,
}

/// Pairs rows by id, then by each of their keys in turn; a key that several rows of one report share pairs them in their
/// order.
pub(super) fn pair<'a, R: Row>(old: &'a [R], new: &'a [R]) -> Paired<'a, R> {
    let mut paired = Paired { both: Vec::new(), lost: old.iter().collect(), added: new.iter().collect() };
    paired.by(|row| vec![row.id().to_string()]);
    paired.by(|row| row.keys()[0].clone());
    paired.by(|row| row.keys()[1].clone());
    paired
}

impl<R: Row> Paired<'_, R> {
    fn by(&mut self, keys: impl Fn(&R) -> Vec<String>) {
        let mut by_key: FxHashMap<String, VecDeque<usize>> = FxHashMap::default();
        for (i, row) in self.lost.iter().enumerate() {
            for key in keys(row) {
                by_key.entry(key).or_default().push_back(i);
            }
        }
        let mut taken = vec![false; self.lost.len()];
        let mut left = Vec::new();
        for row in std::mem::take(&mut self.added) {
            match keys(row).iter().find_map(|key| first_free(by_key.get_mut(key)?, &taken)) {
                Some(i) => {
                    taken[i] = true;
                    self.both.push((self.lost[i], row));
                }
                None => left.push(row),
            }
        }
        self.added = left;
        let mut taken = taken.iter();
        self.lost.retain(|_| taken.next() == Some(&false));
    }
}

/// The first row of a key that is not paired yet; those that are leave the queue.
fn first_free(queue: &mut VecDeque<usize>, taken: &[bool]) -> Option<usize> {
    while let Some(first) = queue.front().copied() {
        if !taken[first] {
            return Some(first);
        }
        queue.pop_front();
    }
    None
}

/// Those of one list that the other has not.
pub(super) fn only(all: &[&Text], other: &[&Text]) -> Vec<Text> {
    let other: FxHashSet<&Text> = other.iter().copied().collect();
    all.iter().filter(|text| !other.contains(**text)).map(|text| (*text).clone()).collect()
}
