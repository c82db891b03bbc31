//! A personal name taken apart: given name, middle names, surname, nickname and generation.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::spelling::sound;
use crate::fold;
use crate::lexicon::{self, Classes, Entry};

/// A name without titles, by its folded parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Name {
    /// The parts in their order, letters only, particles left out; never empty for a name with a letter.
    pub parts: Vec<Part>,
    /// What stands in quotation marks or brackets inside: Adaeze "Ada" Okafor.
    pub nickname: Option<String>,
    /// `jr`, `sr`, `ii`, …
    pub generation: Option<&'static str>,
    /// The father's name stands in it: Samir bin Hamad.
    pub patronymic: bool,
    /// While a name is taken apart: the word before was such a particle.
    behind: bool,
    key: String,
}

/// One part of a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Folded letters, without hyphens and apostrophes.
    pub text: String,
    /// What its usual transliterations share; see [`sound`].
    pub sound: String,
    /// Only the first letter is given: F., or J.R.
    pub initial: bool,
    /// Written with a hyphen: Seo-jun.
    pub hyphen: bool,
    /// Begins a surname and is hardly a name of its own: Le Pen, Van Buren.
    pub particle: bool,
    /// It is the father's name: Hamad in Samir bin Hamad, who is not called Hamad.
    pub father: bool,
    /// How often the word is a given name and a family name, 0 to 9.
    pub given: u8,
    pub family: u8,
    /// As a given name it is a woman's, or a man's; none where it may be either's.
    pub woman: Option<bool>,
}

/// Names taken apart once each, however many articles tell them.
#[derive(Debug, Default)]
pub struct Forms<'a> {
    by_text: FxHashMap<&'a str, Arc<Name>>,
}

impl<'a> Forms<'a> {
    pub fn of(&mut self, text: &'a str) -> Arc<Name> {
        self.by_text.entry(text).or_insert_with(|| Arc::new(Name::new(text))).clone()
    }
}

/// A particle of that strength is a given name, too: Ben, Della.
const USUAL: u8 = 6;

/// Particles behind which the father's name stands.
const FATHER: [&str; 7] = ["bin", "ibn", "bint", "binti", "binte", "ibni", "ould"];

const GENERATIONS: [(&str, &str); 9] = [
    ("jr", "jr"),
    ("jnr", "jr"),
    ("junior", "jr"),
    ("sr", "sr"),
    ("snr", "sr"),
    ("senior", "sr"),
    ("ii", "ii"),
    ("iii", "iii"),
    ("iv", "iv"),
];

impl Name {
    pub fn new(text: &str) -> Self {
        let mut name = Name::default();
        let mut buffer = Vec::new();
        for word in text.split_whitespace() {
            name.take(word, &mut buffer);
        }
        name.key = name.parts.iter().map(|p| p.text.as_str()).collect();
        if let Some(generation) = name.generation {
            name.key.push(' ');
            name.key.push_str(generation);
        }
        name
    }

    fn take(&mut self, word: &str, buffer: &mut Vec<u8>) {
        if is_enclosed(word) && !self.parts.is_empty() {
            self.nickname = Some(letters(word)).filter(|n| !n.is_empty());
            return;
        }
        let text = letters(word);
        if text.is_empty() {
            return;
        }
        let is_last = !self.parts.is_empty();
        if let Some((_, generation)) = GENERATIONS.iter().find(|(w, _)| is_last && *w == text) {
            self.generation = Some(generation);
            return;
        }
        let entry = lexicon::look_up(word.trim_matches(|c: char| !c.is_alphanumeric()), buffer);
        let joins = is_particle(word, entry);
        let father = (joins || !self.parts.is_empty()) && FATHER.contains(&text.as_str());
        if !joins {
            let part = Part::new(word, text, entry);
            self.parts.push(Part { father: std::mem::replace(&mut self.behind, father), ..part });
        }
        self.behind = father;
        self.patronymic |= father;
    }

    pub fn first(&self) -> Option<&Part> {
        self.parts.first()
    }

    pub fn last(&self) -> Option<&Part> {
        self.parts.last()
    }

    /// What stands between the first and the last part.
    pub fn middle(&self) -> &[Part] {
        match &self.parts[..] {
            [_, middle @ .., _] => middle,
            _ => &[],
        }
    }

    /// The comparing form: equal for names that differ by case, accents, hyphens, spaces and particles alone.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// [`Name::key`] with what stands in quotation marks or brackets: the user may tell "Daniel Orvik (coach)" from
    /// Daniel Orvik.
    pub fn told_key(&self) -> String {
        self.nickname.iter().fold(self.key.clone(), |key, nickname| key + " " + nickname)
    }

    /// Whether the surname stands first, as in Xi Jinping: its first part is a surname rather than a given name
    /// while the last is no usual surname.
    pub fn family_first(&self) -> bool {
        let [first, .., last] = &self.parts[..] else { return false };
        let usual =
            first.family.saturating_sub(first.given) as i32 - last.family.saturating_sub(last.given) as i32;
        (last.hyphen && !first.hyphen && first.text.len() <= 6) || (usual > 2 && first.text.len() <= 6)
    }
}

impl Part {
    fn new(word: &str, text: String, entry: Entry) -> Self {
        let dotted = word.ends_with('.')
            && word.chars().filter(|c| c.is_alphabetic()).count() <= 3
            && word.chars().all(|c| c == '.' || c.is_uppercase());
        let initial = text.chars().count() == 1 || dotted;
        let hyphen = word.contains(['-', '‐', '‑']);
        let sound = sound(&text);
        let particle = entry.is(Classes::PARTICLE) && entry.given() < USUAL;
        let woman = entry.value(Classes::GIVEN).map(|gender| gender == "f");
        Part {
            text,
            sound,
            initial,
            hyphen,
            particle,
            father: false,
            given: entry.given(),
            family: entry.family(),
            woman,
        }
    }

    /// The [`sound`] by which somebody is called by the part alone; a father's name with its particle.
    pub fn alone(&self) -> String {
        if self.father { format!("bin {}", self.sound) } else { self.sound.clone() }
    }

    /// The first letter.
    pub fn letter(&self) -> Option<char> {
        self.text.chars().next()
    }
}

/// van, de, bin, al: papers write them or not. Only in small letters, for "Van" and "De" may begin a surname.
fn is_particle(word: &str, entry: Entry) -> bool {
    entry.is(Classes::PARTICLE) && word.chars().next().is_some_and(char::is_lowercase)
}

/// The folded letters of a word; "al-Assad" and "Al-Assad" lose the article.
pub(super) fn letters(word: &str) -> String {
    let folded = fold::fold(word);
    let bare = ["al-", "el-", "as-", "ar-", "ash-", "ad-", "an-"]
        .iter()
        .find_map(|article| folded.strip_prefix(article).filter(|rest| rest.chars().count() > 3))
        .unwrap_or(&folded);
    let bare = bare.strip_suffix("'s").unwrap_or(bare);
    bare.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn is_enclosed(word: &str) -> bool {
    let opens = |c: char| matches!(c, '"' | '“' | '”' | '‘' | '\'' | '(' | '«');
    let closes = |c: char| matches!(c, '"' | '“' | '”' | '’' | '\'' | ')' | '»');
    let mut chars = word.chars();
    chars.next().is_some_and(opens) && chars.next_back().is_some_and(closes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<String> {
        Name::new(text).parts.into_iter().map(|p| p.text).collect()
    }

    #[test]
    fn parts_lose_case_accents_and_marks() {
        assert_eq!(parts("Róisín CADOGAN"), ["roisin", "cadogan"]);
        assert_eq!(parts("Seo-jun O’Brien"), ["seojun", "obrien"]);
        assert_eq!(parts("Samir al-Harani"), ["samir", "harani"]);
        assert_eq!(Name::new("Seo jun Lim").key(), Name::new("Seo-Jun Lim").key());
    }

    #[test]
    fn an_article_is_cut_off_no_word_of_three_letters() {
        assert_eq!(parts("Samir el-Amin"), ["samir", "amin"]);
        assert_eq!(parts("Noor Al-Ali"), ["noor", "alali"], "not the given name Ali");
        assert_eq!(parts("Kim An-soo"), ["kim", "ansoo"]);
    }

    #[test]
    fn generation_and_nickname_are_no_parts() {
        let name = Name::new("Walter \"Walt\" T. Pruett Jr.");
        assert_eq!(name.generation, Some("jr"));
        assert_eq!(name.nickname.as_deref(), Some("walt"));
        assert_eq!(name.middle().len(), 1);
        assert!(name.middle()[0].initial);
        assert_eq!(Name::new("Junior").parts.len(), 1, "alone it is a name");
    }

    #[test]
    fn initials_are_told_from_short_names() {
        assert!(Name::new("J.R. Halvorsen").parts[0].initial);
        assert!(Name::new("D. Halvorsen").parts[0].initial);
        assert!(!Name::new("Jo Halvorsen").parts[0].initial);
        assert!(!Name::new("Bo Halvorsen").parts[0].initial);
    }

    #[test]
    fn marks_alone_are_no_name() {
        assert_eq!(Name::new("--- “”").parts.len(), 0);
        assert_eq!(Name::new("").key(), "");
    }
}
