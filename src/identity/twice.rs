//! Keys that several nodes have, told from those of one alone in two bits a slot.

/// Which keys were noted more than once: all of those, and a few others whose slot is the same.
#[derive(Debug)]
pub(super) struct Twice {
    once: Vec<u64>,
    twice: Vec<u64>,
}

/// Slots for each key, so that at most one in eight shares its own with another.
const SLOTS: usize = 8;

impl Twice {
    /// One for about so many keys.
    pub fn new(keys: usize) -> Twice {
        let cells = (keys * SLOTS / 64 + 1).next_power_of_two();
        Twice { once: vec![0; cells], twice: vec![0; cells] }
    }

    /// The cell and the bit of a key.
    fn slot(&self, key: u64) -> (usize, u64) {
        let spread = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 16;
        let cell = (spread >> 6) as usize & (self.once.len() - 1);
        (cell, 1 << (spread & 63))
    }

    pub fn note(&mut self, key: u64) {
        let (cell, bit) = self.slot(key);
        self.twice[cell] |= self.once[cell] & bit;
        self.once[cell] |= bit;
    }

    pub fn has(&self, key: u64) -> bool {
        let (cell, bit) = self.slot(key);
        self.twice[cell] & bit != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_noted_twice_is_told_and_hardly_anything_else() {
        let key = |n: u64| n.wrapping_mul(0xd134_2543_de82_ef95);
        let mut twice = Twice::new(2_000);
        (0..1_000).for_each(|n| twice.note(key(n)));
        assert!((0..1_000).filter(|n| twice.has(key(*n))).count() < 125);
        (0..500).for_each(|n| twice.note(key(n)));
        assert!((0..500).all(|n| twice.has(key(n))));
        assert!((500..1_000).filter(|n| twice.has(key(*n))).count() < 100);
        assert!(!Twice::new(0).has(7));
    }
}
