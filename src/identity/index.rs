//! Where statements are looked up: nodes by key, a bounded number of each.

use rustc_hash::FxHashMap;

/// Entries of one key.
pub(super) const BUCKET: usize = 48;

/// Nodes by key, in the order they came, at most [`BUCKET`] a key; chains in one list, so that a key costs no
/// allocation.
pub(super) struct Index<K> {
    chains: FxHashMap<K, Chain>,
    links: Vec<(u32, u32)>,
}

#[derive(Clone, Copy)]
struct Chain {
    first: u32,
    last: u32,
    len: u32,
}

impl<K> Default for Index<K> {
    fn default() -> Self {
        Index { chains: FxHashMap::default(), links: Vec::new() }
    }
}

impl<K: std::hash::Hash + Eq> Index<K> {
    pub fn push(&mut self, key: K, node: usize) {
        let at = self.links.len() as u32;
        let chain = self.chains.entry(key).or_insert(Chain { first: at, last: at, len: 0 });
        let known = chain.len > 0 && self.links[chain.last as usize].0 == node as u32;
        if known || chain.len as usize >= BUCKET {
            return;
        }
        if chain.len > 0 {
            self.links[chain.last as usize].1 = at;
        }
        (chain.last, chain.len) = (at, chain.len + 1);
        self.links.push((node as u32, 0));
    }

    pub fn len(&self, key: &K) -> u32 {
        self.chains.get(key).map_or(0, |c| c.len)
    }

    pub fn of(&self, key: &K) -> impl Iterator<Item = usize> + '_ {
        let chain = self.chains.get(key).copied();
        let (mut at, mut left) = chain.map_or((0, 0), |c| (c.first, c.len));
        std::iter::from_fn(move || {
            left = u32::checked_sub(left, 1)?;
            let (node, next) = *self.links.get(at as usize)?;
            at = next;
            Some(node as usize)
        })
    }
}
