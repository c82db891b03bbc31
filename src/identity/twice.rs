//! Keys that several nodes have, told from those of one alone in a bit a slot.

/// The keys that came more than once: all of those, and a few others whose slot is the same.
#[derive(Debug)]
pub(super) struct Twice {
    bits: Vec<u64>,
}

/// Slots for each key, so that at most one in eight shares its own with another.
const SLOTS: usize = 8;

impl Twice {
    /// Of keys that `note` is called with, about `most` of them.
    pub fn among(most: usize, keys: impl FnOnce(&mut dyn FnMut(u64))) -> Twice {
        let cells = (most * SLOTS / 64 + 1).next_power_of_two();
        let (mut once, mut twice) = (vec![0; cells], vec![0; cells]);
        keys(&mut |key| {
            let (cell, bit) = slot(key, cells);
            twice[cell] |= once[cell] & bit;
            once[cell] |= bit;
        });
        Twice { bits: twice }
    }

    pub fn has(&self, key: u64) -> bool {
        let (cell, bit) = slot(key, self.bits.len());
        self.bits[cell] & bit != 0
    }
}

/// The cell and the bit of a key; `cells` is a power of two.
fn slot(key: u64, cells: usize) -> (usize, u64) {
    let spread = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 16;
    ((spread >> 6) as usize & (cells - 1), 1 << (spread & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_noted_twice_is_told_and_hardly_anything_else() {
        let key = |n: u64| n.wrapping_mul(0xd134_2543_de82_ef95);
        let twice = Twice::among(2_000, |note| (0..1_000).chain(0..500).for_each(|n| note(key(n))));
        assert!((0..500).all(|n| twice.has(key(n))));
        assert!((500..1_000).filter(|n| twice.has(key(*n))).count() < 100);
        assert!(!Twice::among(0, |_| ()).has(7));
    }
}
