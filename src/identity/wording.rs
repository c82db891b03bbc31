//! The words of an utterance, brought to a form in which wordings and translations can be compared.

use rustc_hash::FxHashMap;

use crate::fold;
use crate::lexicon::{self, Classes};

/// A word: a number shared by equal stems, and whether it carries content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Word {
    pub exact: u32,
    pub stem: u32,
    pub content: bool,
}

/// Numbers for words, given in the order they are met.
#[derive(Debug, Default)]
pub struct Words {
    numbers: FxHashMap<String, u32>,
    known: FxHashMap<String, Word>,
    buffer: Vec<u8>,
}

impl Words {
    /// The words of a text: folded, marks dropped, contractions written out.
    pub fn of(&mut self, text: &str) -> Vec<Word> {
        let folded = fold::fold(text);
        let folded =
            if folded.contains('-') { folded.replace("co-", "co").replace("re-", "re") } else { folded };
        let mut words = Vec::new();
        for piece in folded.split(|c: char| !c.is_alphanumeric() && c != '\'') {
            for word in written_out(piece.trim_matches('\'')).into_iter().filter(|w| !w.is_empty()) {
                words.push(self.word(word));
            }
        }
        words
    }

    fn word(&mut self, word: &str) -> Word {
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        let function = Classes::DETERMINER
            .or(Classes::PREPOSITION)
            .or(Classes::CONJUNCTION)
            .or(Classes::PRONOUN)
            .or(Classes::AUXILIARY)
            .or(Classes::RELATIVE)
            .or(Classes::MODAL);
        let content = !lexicon::look_up(word, &mut self.buffer).is(function);
        let (exact, stem) = (self.number(word), self.number(stem(word)));
        let new = Word { exact, stem, content };
        self.known.insert(word.to_string(), new);
        new
    }

    fn number(&mut self, word: &str) -> u32 {
        let next = self.numbers.len() as u32;
        match self.numbers.get(word) {
            Some(number) => *number,
            None => {
                self.numbers.insert(word.to_string(), next);
                next
            }
        }
    }
}

/// "doesn't" as "does not"; "we're" as "we are".
fn written_out(word: &str) -> [&str; 2] {
    if !word.contains('\'') && word != "cannot" {
        return [word, ""];
    }
    match word {
        "can't" => return ["can", "not"],
        "won't" => return ["will", "not"],
        "cannot" => return ["can", "not"],
        "it's" | "that's" | "he's" | "she's" | "there's" | "what's" => {
            return [&word[..word.len() - 2], "is"];
        }
        _ => {}
    }
    for (ending, full) in
        [("n't", "not"), ("'re", "are"), ("'ll", "will"), ("'ve", "have"), ("'m", "am"), ("'s", "")]
    {
        if let Some(head) = word.strip_suffix(ending) {
            return [head, full];
        }
    }
    [word, ""]
}

/// The first letters, by which forms of one word mostly agree.
fn stem(word: &str) -> &str {
    let end = word.char_indices().nth(5).map_or(word.len(), |(at, _)| at);
    let short = &word[..end];
    if word.len() <= 5 { short.strip_suffix('s').filter(|s| s.len() >= 3).unwrap_or(short) } else { short }
}

/// How alike two wordings are, 0 to 1: the weight of the words they share over that of the shorter, half as a bag and
/// half in order. Also how many words of content they share. At most the first hundred words count.
pub fn likeness(a: &[Word], b: &[Word], weight: &impl Fn(&Word) -> f64) -> (f64, usize) {
    let (a, b) = (&a[..a.len().min(MOST)], &b[..b.len().min(MOST)]);
    let sum = |words: &[Word]| words.iter().map(weight).sum::<f64>();
    let (short, long) = if sum(a) <= sum(b) { (a, b) } else { (b, a) };
    let total = sum(short);
    if total <= 0.0 {
        return (0.0, 0);
    }
    let mut cells = [0u32; MOST];
    cells.iter_mut().zip(long).for_each(|(cell, word)| *cell = word.stem);
    let mut free = &mut cells[..long.len()];
    let (mut shared, mut content) = (0.0, 0);
    for word in short {
        if let Some(at) = free.iter().position(|stem| *stem == word.stem) {
            let last = free.len() - 1;
            free.swap(at, last);
            free = &mut free[..last];
            shared += weight(word);
            content += usize::from(word.content);
        }
    }
    ((shared + in_order(short, long, weight)) / (2.0 * total), content)
}

/// Words of a wording that are compared.
const MOST: usize = 100;

/// The weight of the heaviest common subsequence.
fn in_order(a: &[Word], b: &[Word], weight: &impl Fn(&Word) -> f64) -> f64 {
    let mut row = [0.0f64; MOST + 1];
    for x in a {
        let mut diagonal = 0.0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            let taken = if x.stem == y.stem { diagonal + weight(x) } else { 0.0 };
            row[j + 1] = above.max(row[j]).max(taken);
            diagonal = above;
        }
    }
    row[b.len()]
}

/// Whether `part` stands in `whole`, word by word.
pub fn stands_in(part: &[Word], whole: &[Word]) -> bool {
    let same = |(x, y): (&Word, &Word)| x.exact == y.exact;
    let Some(first) = part.first() else { return false };
    let starts = whole.iter().enumerate().filter(|(_, w)| w.exact == first.exact);
    starts.take(64).any(|(at, _)| whole.len() - at >= part.len() && part.iter().zip(&whole[at..]).all(same))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contractions_and_marks_make_no_difference() {
        let mut words = Words::default();
        assert_eq!(words.of("Sand doesn't read treaties."), words.of("“sand does not read treaties”"));
        assert_eq!(words.of("We’re here — to listen,"), words.of("we are here to listen"));
        assert_eq!(words.of("to co-operate fully"), words.of("to cooperate fully"));
        assert_eq!(words.of("…"), []);
    }

    #[test]
    fn another_wording_is_more_alike_than_another_statement() {
        let mut words = Words::default();
        let even = |w: &Word| if w.content { 1.0 } else { 0.25 };
        let a = words.of("The quay does not belong to one town. It feeds us all.");
        let b = words.of("This quay is not the property of a single town, it feeds all of us.");
        let c = words.of("It will carry maize from the quay, and nothing else.");
        assert!(likeness(&a, &b, &even).0 > 0.55, "{:?}", likeness(&a, &b, &even));
        assert!(likeness(&a, &c, &even).0 < 0.35, "{:?}", likeness(&a, &c, &even));
        assert_eq!(likeness(&a, &[], &even), (0.0, 0));
    }

    #[test]
    fn a_part_stands_in_its_whole() {
        let mut words = Words::default();
        let whole = words.of("We will pay, and we will pay on time.");
        assert!(stands_in(&words.of("we will pay on time"), &whole));
        assert!(!stands_in(&words.of("we will pay late"), &whole));
    }
}
