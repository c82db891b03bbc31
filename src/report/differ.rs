//! How one wording differs from another, word by word.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fold;
use crate::record::Text;

/// Which of two wordings have some words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Which {
    #[default]
    Same,
    /// Only the first.
    Gone,
    /// Only the second.
    New,
}

/// A run of words.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct Change {
    pub which: Which,
    #[schemars(with = "String")]
    pub text: Text,
}

/// Words between the equal ends that are compared one by one; more are one change.
const MOST: usize = 160;
/// Words of an equal run that are shown at either end.
const SHOWN: usize = 3;

/// Whether two wordings differ in more than case and marks.
pub fn differs(text: &str, other: &str) -> bool {
    let key = |(_, key): (&str, Vec<u8>)| key;
    text != other && words(text).map(key).ne(words(other).map(key))
}

/// What makes `other` of `text`; nothing where only case and marks differ.
pub fn changes(text: &str, other: &str) -> Vec<Change> {
    let (a, b): (Vec<_>, Vec<_>) = (words(text).collect(), words(other).collect());
    let same = |x: &(&str, Vec<u8>), y: &(&str, Vec<u8>)| x.1 == y.1;
    let head = a.iter().zip(&b).take_while(|(x, y)| same(x, y)).count();
    if head == a.len() && head == b.len() {
        return Vec::new();
    }
    let (x, y) = (&a[head..], &b[head..]);
    let tail = x.iter().rev().zip(y.iter().rev()).take_while(|(x, y)| same(x, y)).count();
    let (x, y) = (&x[..x.len() - tail], &y[..y.len() - tail]);
    let mut runs = Runs::default();
    b[..head].iter().for_each(|word| runs.push(Which::Same, word.0));
    between(x, y, &mut runs);
    b[b.len() - tail..].iter().for_each(|word| runs.push(Which::Same, word.0));
    runs.finish()
}

/// The words with their comparing forms; what has no letter and no digit belongs to the word before it.
fn words(text: &str) -> impl Iterator<Item = (&str, Vec<u8>)> {
    let key = |word: &str| fold::key(word.trim_matches(|c: char| !c.is_alphanumeric()));
    text.split_whitespace().map(move |word| (word, key(word))).filter(|(_, key)| !key.is_empty())
}

/// Words that only one has, in the order of the longest common subsequence.
fn between(a: &[(&str, Vec<u8>)], b: &[(&str, Vec<u8>)], runs: &mut Runs) {
    if a.len() > MOST || b.len() > MOST {
        a.iter().for_each(|word| runs.push(Which::Gone, word.0));
        b.iter().for_each(|word| runs.push(Which::New, word.0));
        return;
    }
    let width = b.len() + 1;
    let mut longest = vec![0u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let (below, beside) = (longest[(i + 1) * width + j], longest[i * width + j + 1]);
            let both = longest[(i + 1) * width + j + 1] + 1;
            longest[i * width + j] = if a[i].1 == b[j].1 { both } else { below.max(beside) };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        let equal = i < a.len() && j < b.len() && a[i].1 == b[j].1;
        let gone = j == b.len() || i < a.len() && longest[(i + 1) * width + j] >= longest[i * width + j + 1];
        let (which, word) = match (equal, gone) {
            (true, _) => (Which::Same, b[j].0),
            (_, true) => (Which::Gone, a[i].0),
            _ => (Which::New, b[j].0),
        };
        runs.push(which, word);
        i += usize::from(which != Which::New);
        j += usize::from(which != Which::Gone);
    }
}

/// Words gathered into runs.
#[derive(Default)]
struct Runs {
    all: Vec<(Which, String)>,
}

impl Runs {
    fn push(&mut self, which: Which, word: &str) {
        match self.all.last_mut() {
            Some((last, words)) if *last == which => {
                words.push(' ');
                words.push_str(word);
            }
            _ => self.all.push((which, word.to_string())),
        }
    }

    fn finish(self) -> Vec<Change> {
        self.all.into_iter().map(|(which, words)| Change { which, text: words.as_str().into() }).collect()
    }
}

/// The changes in one line: `[-gone-] {+new+}`, long equal runs cut short.
pub fn line(changes: &[Change]) -> String {
    let shown = |(i, change): (usize, &Change)| match change.which {
        Which::Same => short(&change.text, i > 0, i + 1 < changes.len()),
        Which::Gone => format!("[-{}-]", change.text),
        Which::New => format!("{{+{}+}}", change.text),
    };
    changes.iter().enumerate().map(shown).collect::<Vec<_>>().join(" ")
}

/// The ends of a run that stand beside a change.
fn short(text: &str, after: bool, before: bool) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let (head, tail) = (if after { SHOWN } else { 0 }, if before { SHOWN } else { 0 });
    if words.len() <= head + tail + 1 {
        return text.to_string();
    }
    let parts = [words[..head].join(" "), "…".to_string(), words[words.len() - tail..].join(" ")];
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_are_told_and_the_rest_stays() {
        let changes =
            changes("The valve is shut, and it will stay shut.", "the valve is shut and will remain shut");
        assert_eq!(line(&changes), "… is shut and [-it-] will [-stay-] {+remain+} shut");
    }

    #[test]
    fn case_and_marks_are_no_difference() {
        assert_eq!(changes("We will pay —", "“WE WILL, PAY.”"), []);
        assert_eq!(changes("", ""), []);
    }

    #[test]
    fn a_part_shows_what_is_gone() {
        let changes = changes("We will pay, and we will pay on time", "we will pay on time");
        assert!(changes.iter().all(|c| c.which != Which::New));
        assert!(line(&changes).contains("[-"), "{changes:?}");
    }

    #[test]
    fn long_wordings_without_a_common_end_are_one_change() {
        let (a, b) = ("one ".repeat(500), "two ".repeat(500));
        let which: Vec<Which> = changes(&a, &b).iter().map(|c| c.which).collect();
        assert_eq!(which, [Which::Gone, Which::New]);
    }
}
