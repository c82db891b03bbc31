//! What a word's ending tells: words made from others are seldom names.

use crate::lexicon::{self, Classes};

/// Endings of words that are made from other words: "Unnervingly", "Trumpism", "Netizens".
const ENDINGS: &[&str] = &[
    "ly", "ism", "isms", "ists", "ness", "tion", "tions", "ments", "esque", "phobic", "phobia", "ians",
    "eers", "izens", "ees", "crats", "icals", "ables", "ities", "care", "ings",
];

/// Whether a word of six letters or more ends like a derived word.
pub fn is_derived(word: &str) -> bool {
    word.len() >= 6 && word.is_ascii() && ENDINGS.iter().any(|end| word.ends_with(end))
}

/// Whether a word is the plural of a plain word or of a word for people: "Netizens", "Principals".
pub fn is_plural(word: &str) -> bool {
    let plural = word.len() >= 6 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    plural && {
        let stem = lexicon::look_up(&word[..word.len() - 1], &mut Vec::new());
        let people = Classes::ROLE.or(Classes::TITLE).or(Classes::PERSON_NOUN).or(Classes::GROUP);
        stem.is(people) || stem.plain() >= 3 && stem.given().max(stem.family()) < 4
    }
}

/// Particles that are no words of English.
pub fn is_foreign_particle(word: &str) -> bool {
    matches!(word, "de" | "von" | "della" | "del" | "di" | "bin" | "ibn" | "ter" | "van" | "der" | "den")
}

/// Endings that make an adjective of a name: "Orvik-ish", "Panama-flagged".
pub fn makes_adjective(word: &str) -> bool {
    matches!(word, "ish" | "like" | "era" | "esque" | "style" | "gate" | "ian" | "free" | "led")
        || ["ized", "ised", "ed"].iter().any(|end| word.len() > 4 && word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::{is_derived, is_plural, makes_adjective};

    #[test]
    fn endings_tell_plain_words_from_names() {
        for word in ["Unnervingly", "Netizens", "Attendees", "Orvikism", "Orvikcare", "Depositions"] {
            assert!(is_derived(word), "{word}");
        }
        assert!(is_plural("Principals") && !is_plural("Orviks"));
        assert!(makes_adjective("ish") && makes_adjective("flagged") && !makes_adjective("jin"));
        for word in ["Orvik", "Lees", "Billy", "Velasko", "Tarnow", "Brannock"] {
            assert!(!is_derived(word), "{word}");
        }
    }
}
