//! The word that somebody may have meant.

/// Longer words are no slips.
const LONGEST: usize = 64;

/// The nearest of the candidates, if one is near enough to be a slip of the fingers or of the memory.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if typed.len() > LONGEST {
        return None;
    }
    let typed = typed.to_lowercase();
    let graded = candidates.into_iter().map(|c| (grade(&typed, c), c));
    let best = graded.max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(grade, _)| *grade > 0.75).map(|(_, candidate)| candidate)
}

/// 1 for the same word; slips of one or two letters count much, as do common beginnings.
fn grade(typed: &str, candidate: &str) -> f64 {
    let slips = strsim::osa_distance(typed, candidate);
    let close = match typed.len().min(candidate.len()) {
        0 | 1 => 0.0,
        2..=4 if slips <= 1 => 0.9,
        5.. if slips <= 2 => 0.9 + 0.05 / slips.max(1) as f64,
        _ => 0.0,
    };
    strsim::jaro_winkler(typed, candidate).max(inside(typed, candidate)).max(close)
}

/// A word that stands whole in the candidate, or the other way round, is near, too.
fn inside(typed: &str, candidate: &str) -> f64 {
    let shorter = typed.len().min(candidate.len());
    let is_inside = candidate.contains(typed) || typed.contains(candidate);
    if shorter >= 4 && is_inside {
        0.76 + 0.2 * shorter as f64 / typed.len().max(candidate.len()) as f64
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_near_and_other_words_are_not() {
        let names = ["quotes.unattributed", "files.skipped", "people.ambiguous", "articles", "people"];
        assert_eq!(nearest("quotes.unatributed", names), Some("quotes.unattributed"));
        assert_eq!(nearest("unattributed", names), Some("quotes.unattributed"));
        assert_eq!(nearest("skipped", names), Some("files.skipped"));
        assert_eq!(nearest("Peple", names), Some("people"));
        assert_eq!(nearest("tpo", ["only", "top", "table"]), Some("top"));
        assert_eq!(nearest("xyzzy", names), None);
        assert_eq!(nearest("", names), None);
        assert_eq!(nearest(&"people".repeat(100_000), names), None);
    }
}
