//! A small sketch of an article's wording, by which near copies are told: the smallest hashes of its word shingles.

use crate::fold;

/// Words in one shingle.
const SHINGLE: usize = 8;
/// Hashes kept of an article.
pub const SKETCH: usize = 64;
/// The base of the rolling hash; odd, so that no bit is lost.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// The smallest distinct hashes over all runs of eight words, given by hashes of their own, in rising order. Empty for
/// texts of fewer than eight words. A pass or two.
pub fn fingerprint(words: &[u32]) -> Vec<u32> {
    // Of hashes spread evenly, about twice as many as are wanted lie below the bound; a text that says little again and
    // again may have fewer.
    let count = words.len().max(1) as u64;
    let bound = (2 * SKETCH as u64 * u64::from(u32::MAX) / count).min(u64::from(u32::MAX)) as u32;
    let sketch = smallest(words, bound);
    if sketch.len() < SKETCH && bound < u32::MAX { smallest(words, u32::MAX) } else { sketch }
}

/// The smallest distinct hashes up to `bound`.
fn smallest(words: &[u32], bound: u32) -> Vec<u32> {
    let Some((start, rest)) = words.split_at_checked(SHINGLE) else { return Vec::new() };
    let step = |rolling: u64, word: &u32| rolling.wrapping_mul(BASE).wrapping_add(u64::from(*word));
    let oldest = (0..SHINGLE).fold(1u64, |power, _| power.wrapping_mul(BASE));
    let mut sketch = Sketch { values: Vec::with_capacity(4 * SKETCH), bound };
    let mut rolling = start.iter().fold(0, step);
    sketch.add(shingle(rolling));
    for (new, old) in rest.iter().zip(words) {
        rolling = step(rolling, new).wrapping_sub(u64::from(*old).wrapping_mul(oldest));
        sketch.add(shingle(rolling));
    }
    sketch.finish()
}

fn shingle(rolling: u64) -> u32 {
    (fold::mix(BASE, rolling) >> 32) as u32
}

/// Keeps the smallest values seen, by throwing the larger ones away now and then.
struct Sketch {
    values: Vec<u32>,
    bound: u32,
}

impl Sketch {
    fn add(&mut self, value: u32) {
        if value > self.bound {
            return;
        }
        self.values.push(value);
        if self.values.len() >= 4 * SKETCH {
            self.shrink();
        }
    }

    fn shrink(&mut self) {
        self.values.sort_unstable();
        self.values.dedup();
        self.values.truncate(SKETCH);
        self.bound = self.values.get(SKETCH - 1).copied().unwrap_or(self.bound);
    }

    fn finish(mut self) -> Vec<u32> {
        self.shrink();
        self.values
    }
}

/// How much of two articles' wording is shared, 0 to 1, estimated from their sketches (shared over all shingles).
pub fn resemblance(a: &[u32], b: &[u32]) -> f64 {
    let wanted = a.len().max(b.len());
    let (mut i, mut j, mut seen, mut both) = (0, 0, 0usize, 0usize);
    while seen < wanted && (i < a.len() || j < b.len()) {
        let (x, y) = (a.get(i), b.get(j));
        let takes_a = x.is_some_and(|x| y.is_none_or(|y| x <= y));
        let takes_b = y.is_some_and(|y| x.is_none_or(|x| y <= x));
        i += usize::from(takes_a);
        j += usize::from(takes_b);
        both += usize::from(takes_a && takes_b);
        seen += 1;
    }
    if seen == 0 { 0.0 } else { both as f64 / seen as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<u32> {
        let hash = |word: &str| fold::hash_ascii(word.as_bytes()) as u32;
        fingerprint(&text.split_whitespace().map(hash).collect::<Vec<u32>>())
    }

    fn story(from: usize, to: usize) -> String {
        (from..to).map(|i| format!("word{} ", i * 7919 % 1009)).collect()
    }

    #[test]
    fn equal_texts_have_equal_sketches_whatever_their_case() {
        assert_eq!(
            of("The sea took two boats and then it went quiet"),
            of("THE sea took two boats AND THEN it went quiet")
        );
    }

    #[test]
    fn a_short_text_has_none() {
        assert_eq!(of("one two three four five six seven"), Vec::<u32>::new());
        assert_eq!(of("one two three four five six seven eight").len(), 1);
    }

    #[test]
    fn a_long_text_keeps_a_bounded_sorted_sketch() {
        let sketch = of(&story(0, 900));
        assert_eq!(sketch.len(), SKETCH);
        assert!(sketch.is_sorted());
    }

    #[test]
    fn a_text_that_repeats_itself_keeps_what_it_has() {
        let tale = story(0, 40).repeat(50);
        assert_eq!(of(&tale).len(), 40, "as many shingles as places to begin");
    }

    #[test]
    fn the_estimate_follows_the_shared_share() {
        let (a, b, c) = (of(&story(0, 600)), of(&story(60, 600)), of(&story(600, 1000)));
        assert_eq!(resemblance(&a, &a), 1.0);
        assert!(resemblance(&a, &b) > 0.75, "nine tenths are shared");
        assert_eq!(resemblance(&a, &c), 0.0);
        assert_eq!(resemblance(&[], &a), 0.0);
    }
}
