//! Mentions of one article that mean the same person: names, short names, pronouns and noun phrases.

mod chains;
mod facts;
mod families;
mod gender;
mod nominals;
mod pronouns;
mod renamed;
mod voices;

use crate::document::{Document, Range};
use crate::mention::{Names, Person, Quotation};

/// Who is who in one article.
#[derive(Debug, Default)]
pub struct Links {
    /// The article's people; `PersonMention::person` points here.
    pub people: Vec<Person>,
    /// Pronouns by token, with the person meant.
    pub pronouns: Vec<(u32, u32)>,
    /// Noun phrases ("the minister") with the person meant.
    pub nominals: Vec<(Range, u32)>,
    /// Surnames in the plural ("the Orviks"), once for each person meant.
    pub families: Vec<(Range, u32)>,
}

/// Links every mention of `names` to a person, then noun phrases and pronouns to people; whom a reporter's "he" means is
/// seldom told inside a quotation.
pub fn link(document: &Document, names: &mut Names, quotations: &[Quotation]) -> Links {
    let mut people = chains::build(document, &mut names.people);
    gender::tell(document, &names.people, &mut people);
    let voices = voices::Voices::new(document, quotations);
    let nominals = nominals::link(document, names, &voices);
    let pronouns = pronouns::link(document, &names.people, &nominals, &voices, &mut people);
    let families = families::link(document, &people);
    Links { people, pronouns, nominals, families }
}
