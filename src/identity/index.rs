//! Where statements are looked up: nodes by key, a bounded number of each.

use rustc_hash::FxHashMap;

use super::twice::Twice;

/// Entries of one key.
pub(super) const BUCKET: usize = 48;

/// Nodes by key, in the order they came, at most [`BUCKET`] a key; chains in one list, so that a key costs no
/// allocation. Keys are hashes; what was asked for once is not kept, as nobody would find it.
pub(super) struct Index {
    chains: FxHashMap<u64, Chain>,
    links: Vec<(u32, u32)>,
    met: Twice,
}

#[derive(Clone, Copy)]
struct Chain {
    first: u32,
    last: u32,
    len: u32,
}

impl Index {
    /// An index for nodes that will have these keys.
    pub fn new(met: Twice) -> Self {
        Index { chains: FxHashMap::default(), links: Vec::new(), met }
    }

    pub fn push(&mut self, key: u64, node: usize) {
        if !self.met.has(key) {
            return;
        }
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

    pub fn len(&self, key: u64) -> u32 {
        self.chains.get(&key).map_or(0, |c| c.len)
    }

    pub fn of(&self, key: u64) -> impl Iterator<Item = usize> + '_ {
        let chain = self.chains.get(&key).copied();
        let (mut at, mut left) = chain.map_or((0, 0), |c| (c.first, c.len));
        std::iter::from_fn(move || {
            left = u32::checked_sub(left, 1)?;
            let (node, next) = *self.links.get(at as usize)?;
            at = next;
            Some(node as usize)
        })
    }
}
