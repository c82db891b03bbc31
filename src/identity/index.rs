//! Where statements are looked up: nodes by key, a bounded number of each.

use rustc_hash::FxHashMap;

use super::twice::Twice;

/// Entries of one key.
const BUCKET: usize = 48;

/// Nodes by key, in the order they came, at most [`BUCKET`] a key; chains of blocks in one list, so that a key costs no
/// allocation and a look-up few jumps. Keys are hashes; what only one node has is not kept, as nobody would find it.
pub(super) struct Index {
    chains: FxHashMap<u64, Chain>,
    blocks: Vec<Block>,
    met: Twice,
}

#[derive(Clone, Copy)]
struct Chain {
    first: u32,
    last: u32,
    len: u32,
}

/// Nodes of a block: with the number of the next one half a line of the cache.
const BLOCK: usize = 7;

#[derive(Clone, Copy, Default)]
struct Block {
    nodes: [u32; BLOCK],
    next: u32,
}

impl Index {
    /// An index for nodes that will have these keys.
    pub fn new(met: Twice) -> Self {
        Index { chains: FxHashMap::default(), blocks: Vec::new(), met }
    }

    pub fn push(&mut self, key: u64, node: usize) {
        if !self.met.has(key) {
            return;
        }
        let next = self.blocks.len() as u32;
        let chain = self.chains.entry(key).or_insert(Chain { first: next, last: next, len: 0 });
        let slot = chain.len as usize % BLOCK;
        let before = (chain.len as usize).checked_sub(1).map(|last| last % BLOCK);
        let known = before.is_some_and(|at| self.blocks[chain.last as usize].nodes[at] == node as u32);
        if known || chain.len as usize >= BUCKET {
            return;
        }
        if slot == 0 {
            if chain.len > 0 {
                self.blocks[chain.last as usize].next = next;
            }
            chain.last = next;
            self.blocks.push(Block::default());
        }
        self.blocks[chain.last as usize].nodes[slot] = node as u32;
        chain.len += 1;
    }

    pub fn len(&self, key: u64) -> u32 {
        self.chains.get(&key).map_or(0, |c| c.len)
    }

    pub fn of(&self, key: u64) -> impl Iterator<Item = usize> + '_ {
        let chain = self.chains.get(&key).copied();
        let (first, mut left) = chain.map_or((0, 0), |c| (c.first, c.len as usize));
        let blocks =
            std::iter::successors(self.blocks.get(first as usize), |b| self.blocks.get(b.next as usize));
        blocks
            .map_while(move |block| {
                let own = left.min(BLOCK);
                left -= own;
                (own > 0).then(|| &block.nodes[..own])
            })
            .flatten()
            .map(|node| *node as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_its_nodes_in_order_each_once_and_at_most_a_bucket() {
        let mut index = Index::new(Twice::among(3, |note| [1, 1, 2, 2, 3].into_iter().for_each(note)));
        for node in 0..100 {
            index.push(1, node);
            index.push(1, node);
            if node % 10 == 0 {
                index.push(2, node);
            }
        }
        index.push(3, 0);
        let of = |key| index.of(key).collect::<Vec<_>>();
        assert_eq!(of(1), (0..BUCKET).collect::<Vec<_>>());
        assert_eq!(of(2), (0..100).step_by(10).collect::<Vec<_>>());
        assert_eq!((of(3), of(4)), (vec![], vec![]), "nobody else has it");
        assert_eq!([1, 2, 3, 4].map(|key| index.len(key)), [BUCKET as u32, 10, 0, 0]);
    }
}
