//! Whether the words around an expression speak of what was or of what will be.

use crate::lexicon::Classes;

use super::reader::Reader;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    Past,
    Future,
    Unknown,
}

/// How far a cue is looked for, in tokens.
const LEFT: usize = 18;
const RIGHT: usize = 10;

/// The tense of what tokens `first..last` date: the nearest cue before them, else the first behind.
pub fn tense(r: &Reader, first: usize, last: usize) -> Tense {
    let before = (1..=LEFT).filter_map(|n| first.checked_sub(n)).take_while(|i| *i >= r.start);
    if r.says(first.wrapping_sub(1), "of") && r.says(first.wrapping_sub(2), "ahead") {
        return Tense::Future;
    }
    if r.is_possessive(last) && r.is(last - 1, Classes::WEEKDAY) {
        return Tense::Past;
    }
    let mut infinitive = false;
    for i in before {
        infinitive |= r.says(i, "to") && r.is_word(i + 1) && !r.is(i + 1, NO_VERB) && !r.is_capital(i + 1);
        match cue(r, i, first, infinitive) {
            // "staged a show to mark it on Friday", "announced an agreement to buy it in January"
            Some(Tense::Past) if infinitive => return Tense::Unknown,
            Some(tense) => return tense,
            None => {}
        }
    }
    let behind = (last..(last + RIGHT).min(r.end)).find_map(|i| cue(r, i, first, false));
    let by = r.says_any(first.wrapping_sub(1), &["by"]) || r.says(first.wrapping_sub(2), "by");
    behind.unwrap_or(if infinitive || by { Tense::Future } else { Tense::Unknown })
}

const NO_VERB: Classes = Classes::DETERMINER.or(Classes::PRONOUN).or(Classes::NUMBER);

/// What token `i` says; `first` is where the expression begins; `infinitive`: "to" and a verb stand between.
fn cue(r: &Reader, i: usize, first: usize, infinitive: bool) -> Option<Tense> {
    let token = r.token(i).filter(|t| t.is_word())?;
    if token.is(Classes::PREPOSITION) && !r.says(i, "by") {
        let near = i + 1 == first || i + 2 == first && r.says(i + 1, "the");
        let ahead = r.value(i, Classes::TENSE_CUE)?;
        return near.then(|| named(ahead))?;
    }
    if token.is(Classes::MODAL) && !(token.is(Classes::MONTH) && token.is_capital()) {
        let perfect = r.says(i + 1, "have") && (r.is_verb_like(i + 2) || r.says(i + 2, "been"));
        return Some(if perfect { Tense::Past } else { Tense::Future });
    }
    if token.is(Classes::PRONOUN) && r.text(i).ends_with("ll") {
        return Some(Tense::Future);
    }
    if let Some(value) = r.value(i, Classes::TENSE_CUE) {
        let before = i.wrapping_sub(1);
        if r.says_any(before, &["be", "being"]) && value == "past" {
            return None;
        }
        let was = r.says_any(before, &["was", "were"])
            || r.says(before, "been") && r.says(before.wrapping_sub(1), "had");
        return match value {
            _ if r.says(before, "to") => None,
            "future" if was => Some(Tense::Past),
            "to" if infinitive => Some(Tense::Future),
            "to" => {
                (r.is_verb_like(i) && r.text(i).ends_with("ed") || r.says(i, "set")).then_some(Tense::Past)
            }
            value => named(value),
        };
    }
    if r.says(i, "been") {
        return Some(Tense::Past);
    }
    if token.is(Classes::AUXILIARY) && r.says_any(i, &["is", "are", "am"]) {
        return r.text(i + 1).ends_with("ing").then_some(Tense::Future);
    }
    let participle = r.says_any(i.wrapping_sub(1), &["be", "being", "to"]);
    let text = r.text(i);
    let past = text.len() > 4 && text.ends_with("ed") && !token.is_capital() && !participle;
    past.then_some(Tense::Past)
}

fn named(value: &str) -> Option<Tense> {
    match value {
        "future" => Some(Tense::Future),
        "past" => Some(Tense::Past),
        _ => None,
    }
}
