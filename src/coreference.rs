//! Mentions of one article that mean the same person.

use crate::document::{Document, Range};
use crate::mention::{Names, Person};

/// Who is who in one article.
#[derive(Debug, Default)]
pub struct Links {
    /// The article's people; `PersonMention::person` points here.
    pub people: Vec<Person>,
    /// Pronouns by token, with the person meant.
    pub pronouns: Vec<(u32, u32)>,
    /// Noun phrases ("the minister") with the person meant.
    pub nominals: Vec<(Range, u32)>,
}

/// Links every mention of `names` to a person.
pub fn link(_document: &Document, _names: &mut Names) -> Links {
    Links::default()
}
