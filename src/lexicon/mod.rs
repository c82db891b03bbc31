//! The tables of words, names and places, compiled into the binary, and their look-ups.
//!
//! The block made by `build.rs` has seven sections, all little endian: COMMON (hash
//! table of common words: check, entry, classes), PAIRS (a bit for each hash of a phrase's first two words), SLOTS (hash table of all: check, entry), ENTRIES (24
//! bytes), VALUES (8), LISTS (place numbers, 4), PLACES (28). Nothing is parsed or copied at start.

mod class;
mod place;

pub use class::Classes;
pub use place::{Place, PlaceKind};

use crate::fold;

static BLOCK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));
/// Names and values, end to end.
static TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));
include!(concat!(env!("OUT_DIR"), "/lexicon_layout.rs"));

const ENTRY: usize = 24;
const VALUE: usize = 8;
const COMMON_SLOT: usize = 16;
const PLACE: usize = 28;

/// A word or phrase of the tables. [`Entry::NONE`] is known to no table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Entry(pub u32);

impl Entry {
    pub const NONE: Entry = Entry(0);

    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Everything the tables say the entry can be.
    pub fn classes(self) -> Classes {
        Classes(u64_at(self.at()))
    }

    pub fn is(self, classes: Classes) -> bool {
        self.classes().any(classes)
    }

    /// The value that the table row of `class` gives; `None` where the row has none.
    pub fn value(self, class: Classes) -> Option<&'static str> {
        let at = self.at();
        let first = u32_at(at + 8) as usize;
        let count = BLOCK[at + 12] as usize;
        (first..first + count).map(|i| VALUES.0 + i * VALUE).find_map(|v| {
            let is = u32::from(BLOCK[v + 4]) == class.0.trailing_zeros();
            is.then(|| string(u32_at(v), BLOCK[v + 5]))
        })
    }

    /// The value of `class` as a number.
    pub fn number(self, class: Classes) -> Option<i64> {
        self.value(class)?.parse().ok()
    }

    /// How often the word is a given name, 0 (never) to 9.
    pub fn given(self) -> u8 {
        BLOCK[self.at() + 13]
    }

    /// How often the word is a family name, 0 (never) to 9.
    pub fn family(self) -> u8 {
        BLOCK[self.at() + 14]
    }

    /// How common the word is as a plain word, 0 (never) to 9.
    pub fn plain(self) -> u8 {
        BLOCK[self.at() + 15]
    }

    /// The places of that name: countries first, then regions, then by population.
    pub fn places(self) -> impl Iterator<Item = Place> + Clone {
        let at = self.at();
        let first = u32_at(at + 16) as usize;
        let count = usize::from(BLOCK[at + 20]) | usize::from(BLOCK[at + 21]) << 8;
        (first..first + count).map(|i| Place(u32_at(LISTS.0 + i * 4)))
    }

    /// How many words the longest phrase that begins with this word has; 0 if none.
    fn longest(self) -> usize {
        usize::from(BLOCK[self.at() + 22])
    }

    fn at(self) -> usize {
        ENTRIES.0 + self.0 as usize * ENTRY
    }
}

/// The entry of one word as it stands in a text, whatever its case and accents; `buffer` saves allocations.
pub fn look_up(word: &str, buffer: &mut Vec<u8>) -> Entry {
    look_up_word(word, buffer).0
}

/// The entry of one word and its classes.
pub fn look_up_word(word: &str, buffer: &mut Vec<u8>) -> (Entry, Classes) {
    look_up_hash(word_hash(word, buffer))
}

/// The hash of a word's look-up key.
pub fn word_hash(word: &str, buffer: &mut Vec<u8>) -> u64 {
    let bytes = word.as_bytes();
    if bytes.iter().all(|b| b.is_ascii() && *b != b'.') {
        return fold::hash_ascii(bytes);
    }
    fold::key_into(word, buffer);
    fold::hash(buffer)
}

/// The entry of the word whose key has this hash, and its classes.
pub fn look_up_hash(hash: u64) -> (Entry, Classes) {
    common(hash).unwrap_or_else(|| {
        let entry = slot(hash);
        (entry, if entry.is_none() { Classes::NONE } else { entry.classes() })
    })
}

/// As [`look_up_hash`] for many words, their answers in `found`; 0 stands for what no table knows. In passes without a
/// branch that depends on memory, so that the processor fetches for many words at once.
pub fn look_up_all(hashes: &[u64], found: &mut Vec<(Entry, Classes)>) {
    found.clear();
    found.extend(hashes.iter().map(|hash| first_common(*hash)));
    for (hash, found) in hashes.iter().zip(found.iter_mut()).filter(|(h, f)| **h != 0 && f.0.is_none()) {
        found.0 = common(*hash).map_or_else(|| slot(*hash), |(entry, _)| entry);
    }
    for (entry, classes) in found.iter_mut().filter(|(e, c)| !e.is_none() && *c == Classes::NONE) {
        *classes = entry.classes();
    }
}

/// What the first place of the table of common words says: the word or nothing.
fn first_common(hash: u64) -> (Entry, Classes) {
    let capacity = (COMMON.1 - COMMON.0) / COMMON_SLOT;
    let slot = COMMON.0 + (hash as usize & (capacity - 1)) * COMMON_SLOT;
    let (word, classes) = (u64_at(slot), u64_at(slot + 8));
    let known = word as u32 == (hash >> 32) as u32 && hash != 0;
    (Entry(if known { (word >> 32) as u32 } else { 0 }), Classes(if known { classes } else { 0 }))
}

/// Whether any phrase may begin with these two words; seldom wrong, and never where one does.
pub fn begins_phrase(first: Entry, second: Entry) -> bool {
    let hash = fold::phrase_hash([first.0, second.0].into_iter());
    let bit = hash as usize & ((PAIRS.1 - PAIRS.0) * 8 - 1);
    BLOCK[PAIRS.0 + bit / 8] >> (bit % 8) & 1 == 1
}

/// The word in the small table of common words, which a processor's cache can hold.
fn common(hash: u64) -> Option<(Entry, Classes)> {
    let capacity = (COMMON.1 - COMMON.0) / COMMON_SLOT;
    let mut at = hash as usize & (capacity - 1);
    loop {
        let (word, classes) = (u64_at(COMMON.0 + at * COMMON_SLOT), u64_at(COMMON.0 + at * COMMON_SLOT + 8));
        if word >> 32 == 0 {
            return None;
        }
        if word as u32 == (hash >> 32) as u32 {
            return Some((Entry((word >> 32) as u32), Classes(classes)));
        }
        at = (at + 1) & (capacity - 1);
    }
}

/// The entry of a word already folded by [`fold::key`].
pub fn look_up_key(key: &[u8]) -> Entry {
    slot(fold::hash(key))
}

/// The entry of a phrase as text, for tests and the command line; slower than walking tokens.
pub fn look_up_text(text: &str) -> Entry {
    let words: Vec<Entry> = crate::token::Pieces::new(text)
        .filter(|p| p.mark != crate::token::Mark::Stop)
        .map(|p| look_up_key(&fold::key(&text[p.start as usize..p.end as usize])))
        .collect();
    match words[..] {
        [one] => one,
        [] => Entry::NONE,
        _ if words.iter().any(|e| e.is_none()) => Entry::NONE,
        _ => slot(fold::phrase_hash(words.iter().map(|e| e.0))),
    }
}

/// Every phrase of two words or more at the start of `words`, shortest first: its length in words and its entry.
/// Lazy: a text that begins no phrase costs one test.
pub fn phrases(words: impl Iterator<Item = Entry>) -> impl Iterator<Item = (usize, Entry)> {
    let mut words = words.peekable();
    let longest = words.peek().map_or(0, |first| first.longest());
    let mut hash = fold::PHRASE;
    let mut len = 0;
    std::iter::from_fn(move || {
        loop {
            if len >= longest {
                return None;
            }
            let word = words.next().filter(|w| !w.is_none())?;
            hash = fold::phrase_step(hash, word.0);
            len += 1;
            if len == 1 {
                continue;
            }
            let entry = slot(hash);
            if entry.is_none() {
                return None;
            }
            if entry.classes() != Classes::NONE {
                return Some((len, entry));
            }
        }
    })
}

fn slot(hash: u64) -> Entry {
    let capacity = (SLOTS.1 - SLOTS.0) / 8;
    let mut at = hash as usize & (capacity - 1);
    let check = (hash >> 32) as u32;
    loop {
        let slot = u64_at(SLOTS.0 + at * 8);
        let entry = (slot >> 32) as u32;
        if entry == 0 || slot as u32 == check {
            return Entry(entry);
        }
        at = (at + 1) & (capacity - 1);
    }
}

fn u64_at(at: usize) -> u64 {
    let mut bytes = [0u8; 8];
    bytes.copy_from_slice(&BLOCK[at..at + 8]);
    u64::from_le_bytes(bytes)
}

fn u32_at(at: usize) -> u32 {
    let mut bytes = [0u8; 4];
    bytes.copy_from_slice(&BLOCK[at..at + 4]);
    u32::from_le_bytes(bytes)
}

fn string(at: u32, len: u8) -> &'static str {
    let start = at as usize;
    TEXT.get(start..start + usize::from(len)).unwrap_or("")
}
