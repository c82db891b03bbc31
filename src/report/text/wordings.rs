//! Other wordings of a statement, with the words that differ.

use std::collections::HashMap;

use crate::report::cells::clean;
use crate::report::differ::{self, Which};
use crate::report::{Place, QuoteRow, Variant};

/// Another wording, and where it stands.
pub(super) struct Wording {
    words: String,
    pub place: Place,
}

/// Wordings of one statement where all rows are wanted.
const MANY: usize = 3;

/// For the statements that are printed, by id: one other wording of a few where `top` rows a table are wanted, of each
/// a few where all are.
pub(super) fn choose<'a>(
    printed: impl Iterator<Item = &'a QuoteRow>,
    top: usize,
) -> HashMap<&'a str, Vec<Wording>> {
    let (each, mut left) = if top == 0 { (MANY, usize::MAX) } else { (1, top * 2 / 5) };
    let mut rows: Vec<&QuoteRow> = printed.filter(|row| row.variants.iter().any(is_other)).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.stories));
    let mut all = HashMap::new();
    for row in rows {
        let wordings = others(row, each.min(left));
        left -= wordings.len();
        all.insert(row.id.as_str(), wordings);
    }
    all
}

/// The first other wordings of a statement, each once.
fn others(row: &QuoteRow, most: usize) -> Vec<Wording> {
    let mut seen: Vec<&str> = Vec::new();
    let mut all = Vec::new();
    for variant in row.variants.iter().filter(|v| is_other(v)) {
        if all.len() < most && !seen.contains(&variant.text.as_str()) {
            seen.push(&variant.text);
            let (path, line, column) = (variant.article.clone(), variant.line, variant.column);
            let place = Place { path, line, column, start: variant.start, ..Place::default() };
            all.push(Wording { words: clean(&differ::line(&variant.diff)), place });
        }
    }
    all
}

/// A wording of its own, half of whose words the statement has: a part of it tells nothing new.
fn is_other(variant: &Variant) -> bool {
    let words = |same: bool| -> usize {
        let chosen = variant.diff.iter().filter(|c| (c.which == Which::Same) == same);
        chosen.map(|c| c.text.split(' ').count()).sum()
    };
    let adds = variant.diff.iter().any(|c| c.which == Which::New);
    adds && words(true) >= words(false)
}

impl Wording {
    /// As wdiff writes it: `[-only the statement-] {+only this wording+}`.
    pub fn marked(&self, ascii: bool) -> String {
        if ascii {
            return format!("or \"{}\"", self.words.replace('…', "..."));
        }
        format!("or “{}”", self.words)
    }
}
