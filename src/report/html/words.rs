//! How one wording of a statement differs from another, word by word.

/// What became of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Same,
    /// Only in the first wording.
    Gone,
    /// Only in the second.
    New,
}

/// A stretch of words that share their fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub change: Change,
    pub text: String,
}

/// Words of a wording that are compared; what is longer stands as it is.
const MOST: usize = 160;

/// The stretches that make `old` into `new`; punctuation and case make no difference. `None` where either is too long.
pub fn compare(old: &str, new: &str) -> Option<Vec<Stretch>> {
    let (a, b): (Vec<&str>, Vec<&str>) = (old.split_whitespace().collect(), new.split_whitespace().collect());
    if a.len() > MOST || b.len() > MOST {
        return None;
    }
    let keys = |words: &[&str]| -> Vec<String> { words.iter().map(|w| key(w)).collect() };
    let (x, y) = (keys(&a), keys(&b));
    let lengths = lengths(&x, &y);
    let mut all = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        let change = match () {
            () if i < a.len() && j < b.len() && x[i] == y[j] => Change::Same,
            () if i < a.len() && (j == b.len() || lengths[i + 1][j] >= lengths[i][j + 1]) => Change::Gone,
            () => Change::New,
        };
        let word = if change == Change::Gone { a[i] } else { b[j] };
        i += usize::from(change != Change::New);
        j += usize::from(change != Change::Gone);
        push(&mut all, change, word);
    }
    Some(all)
}

/// Whether the wordings differ in nothing but punctuation and case.
pub fn same(a: &str, b: &str) -> bool {
    a == b || a.split_whitespace().map(key).eq(b.split_whitespace().map(key))
}

/// Whether at least half of all words stand in both wordings.
pub fn mostly_same(stretches: &[Stretch]) -> bool {
    let words = |same: bool| -> usize {
        let chosen = stretches.iter().filter(|s| (s.change == Change::Same) == same);
        chosen.map(|s| s.text.split(' ').count()).sum()
    };
    words(true) >= words(false)
}

/// Letters and digits in small letters; of a word that has none all of it.
fn key(word: &str) -> String {
    let key: String = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if key.is_empty() { word.to_string() } else { key }
}

/// Lengths of the longest common subsequences of all ends of both.
fn lengths(a: &[String], b: &[String]) -> Vec<Vec<u16>> {
    let mut all = vec![vec![0u16; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            all[i][j] = if a[i] == b[j] { all[i + 1][j + 1] + 1 } else { all[i + 1][j].max(all[i][j + 1]) };
        }
    }
    all
}

fn push(all: &mut Vec<Stretch>, change: Change, word: &str) {
    match all.last_mut().filter(|last| last.change == change) {
        Some(last) => {
            last.text.push(' ');
            last.text.push_str(word);
        }
        None => all.push(Stretch { change, text: word.to_string() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let stretch = |s: &Stretch| match s.change {
            Change::Same => s.text.clone(),
            Change::Gone => format!("[-{}]", s.text),
            Change::New => format!("[+{}]", s.text),
        };
        compare(old, new).unwrap().iter().map(stretch).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_that_differ_are_told() {
        assert_eq!(
            shown("The quay will open in May.", "The quay opens in early May"),
            "The quay [-will open] [+opens] in [+early] May"
        );
        assert_eq!(shown("We know,", "“We know.”"), "“We know.”");
        assert_eq!(shown("", "so it is"), "[+so it is]");
        assert_eq!(shown("so it is", ""), "[-so it is]");
    }

    #[test]
    fn very_long_wordings_are_not_compared() {
        assert_eq!(compare(&"a ".repeat(MOST + 1), "a"), None);
    }
}
