//! Rows of the report and what they are made of, as plain values.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::differ;
use crate::record::Text;

/// Where something stands. Lines and columns count from 1, columns in bytes; offsets are bytes, `end` exclusive.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    #[schemars(with = "String")]
    pub path: Text,
    pub line: u32,
    pub column: u32,
    pub start: u32,
    pub end: u32,
    #[schemars(with = "String")]
    pub text: Text,
    #[schemars(with = "String")]
    pub rule: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<Box<str>>,
}

/// A wording with how often it occurs.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct Count {
    #[schemars(with = "String")]
    pub text: Text,
    pub count: u64,
    /// In how many articles, where that is told.
    #[serde(skip_serializing_if = "is_zero")]
    pub articles: u64,
    /// Where it first stands, where that is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<Box<Spot>>,
}

fn is_zero(count: &u64) -> bool {
    *count == 0
}

/// A place in the text, without what stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct Spot {
    #[schemars(with = "String")]
    pub path: Text,
    pub line: u32,
    pub column: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonRow {
    /// Made from the name; stays the same whatever else is in the corpus, unless namesakes come in.
    #[schemars(with = "String")]
    pub id: Text,
    #[schemars(with = "String")]
    pub name: Text,
    pub aliases: Vec<Count>,
    pub roles: Vec<Count>,
    /// `m` or `f` where the articles agree.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub gender: Option<Text>,
    pub mentions: u64,
    pub articles: u64,
    /// Articles without near copies.
    pub stories: u64,
    /// Quotations the person speaks.
    pub quotes: u64,
    /// What others say of the person.
    #[serde(skip_serializing_if = "About::is_empty")]
    pub about: About,
    /// How the forms of the name came together.
    pub links: Vec<LinkRow>,
    /// Mentions in each of up to twelve equal stretches of the days of publication, or of the articles where no days
    /// are known; for drawings only.
    #[serde(skip)]
    pub trend: Vec<u64>,
    pub evidence: Vec<Place>,
}

/// Reported speech about a person: statements of others that name the person inside (`about/inside`), as the one whom
/// a fragment is said of (`about/object`: Berg called Lind “a toy”), or behind the word of speech (`about/of`: “A toy,”
/// Berg said of Lind).
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct About {
    pub quotes: u64,
    /// Who says how many of them, the most first.
    pub speakers: Vec<Voice>,
    pub evidence: Vec<Telling>,
}

impl About {
    pub fn is_empty(&self) -> bool {
        self.quotes == 0
    }
}

/// Who speaks of a person; without a name where the article does not tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct Voice {
    #[schemars(with = "Option<String>")]
    pub id: Option<Text>,
    #[schemars(with = "Option<String>")]
    pub name: Option<Text>,
    pub quotes: u64,
}

/// One statement about a person: who says it, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct Telling {
    #[schemars(with = "Option<String>")]
    pub speaker: Option<Text>,
    pub at: Place,
}

/// A form of a name, whose it was found to be, by which rule, and the first article that has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct LinkRow {
    #[schemars(with = "String")]
    pub text: Text,
    #[schemars(with = "String")]
    pub to: Text,
    #[schemars(with = "String")]
    pub rule: Text,
    #[schemars(with = "String")]
    pub path: Text,
    /// Where the form first stands in that article.
    pub line: u32,
    pub column: u32,
    /// Roles and companions of that article that other articles of the person tell, too; only in a profile.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub shared: Vec<Text>,
}

#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct PlaceRow {
    #[schemars(with = "String")]
    pub id: Text,
    #[schemars(with = "String")]
    pub name: Text,
    #[schemars(with = "String")]
    pub kind: Text,
    #[schemars(with = "Option<String>")]
    pub country: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub region: Option<Text>,
    /// The entry of the region, else of the country, that the place lies in, if the articles name it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub within: Option<Text>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    pub gazetteer: Option<u32>,
    pub aliases: Vec<Count>,
    pub mentions: u64,
    pub articles: u64,
    pub stories: u64,
    /// Mentions in each of up to twelve equal stretches of the days of publication, or of the articles where no days
    /// are known; for drawings only.
    #[serde(skip)]
    pub trend: Vec<u64>,
    pub evidence: Vec<Place>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct DateRow {
    #[schemars(with = "String")]
    pub value: Text,
    #[serde(rename = "type")]
    #[schemars(with = "String")]
    pub kind: Text,
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub modifier: Option<Text>,
    #[schemars(with = "Option<String>")]
    pub from: Option<Text>,
    #[schemars(with = "Option<String>")]
    pub to: Option<Text>,
    pub resolved: bool,
    pub mentions: u64,
    pub articles: u64,
    /// Articles without near copies.
    pub stories: u64,
    pub texts: Vec<Count>,
    pub evidence: Vec<Place>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct QuoteRow {
    #[schemars(with = "String")]
    pub id: Text,
    /// The wording told most often.
    #[schemars(with = "String")]
    pub text: Text,
    /// The wording told first, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub first: Option<Text>,
    /// All wordings, the most told first, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wordings: Vec<Count>,
    /// To whom it is attributed by how many, where that differs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributed: Vec<Count>,
    #[schemars(with = "String")]
    pub kind: Text,
    #[schemars(with = "Option<String>")]
    pub speaker: Option<Text>,
    /// The speaker's entry among the people, if there.
    #[schemars(with = "Option<String>")]
    pub speaker_id: Option<Text>,
    /// All of them where several speak.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub speakers: Vec<Text>,
    #[schemars(with = "String")]
    pub speaker_kind: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub via: Option<Text>,
    #[schemars(with = "Vec<String>")]
    pub articles: Vec<Text>,
    pub stories: u64,
    pub mentions: u64,
    /// Every quotation of the statement, by day of publication, then path; the first one told it first.
    pub variants: Vec<Variant>,
    #[schemars(with = "Vec<String>")]
    pub flags: Vec<Text>,
    pub evidence: Vec<Place>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct Variant {
    #[schemars(with = "String")]
    pub text: Text,
    #[schemars(with = "String")]
    pub article: Text,
    #[schemars(with = "Option<String>")]
    pub speaker: Option<Text>,
    /// How it was found to be the same statement: `exact`, `part`, `wording`; `beside` is another part of it, which a
    /// third quotation has together with this one.
    #[serde(rename = "match")]
    #[schemars(with = "String")]
    pub how: Text,
    pub start: u32,
    pub line: u32,
    pub column: u32,
    /// How the words differ from the row's text; none where they do not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub diff: Vec<differ::Change>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct Pair {
    /// Ids of two people, and their names.
    #[schemars(with = "String")]
    pub a: Text,
    #[schemars(with = "String")]
    pub b: Text,
    #[schemars(with = "String")]
    pub a_name: Text,
    #[schemars(with = "String")]
    pub b_name: Text,
    pub articles: u64,
    /// Articles without near copies.
    pub stories: u64,
    pub sentences: u64,
    /// Where a sentence first names both; of pairs without one, where an article first has named both.
    pub first: Spot,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct ArticleRow {
    #[schemars(with = "String")]
    pub path: Text,
    pub title: Option<String>,
    #[schemars(with = "Option<String>")]
    pub published: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    pub words: u64,
    /// The article whose text this one repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub duplicate_of: Option<Text>,
    /// Only where the records carry it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct DroppedRow {
    #[schemars(with = "String")]
    pub reason: Text,
    pub lines: u64,
    pub articles: u64,
    /// Names, dates and quotations found inside and left out.
    pub facts: u64,
    pub evidence: Vec<Place>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct AmbiguousRow {
    #[schemars(with = "String")]
    pub text: Text,
    /// Under whose entry the name stands.
    #[schemars(with = "String")]
    pub id: Text,
    pub candidates: Vec<Candidate>,
    /// The rule that found several.
    #[schemars(with = "String")]
    pub rule: Text,
    #[schemars(with = "Vec<String>")]
    pub articles: Vec<Text>,
    /// Where the name stands in the first of them.
    pub evidence: Vec<Place>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct Candidate {
    #[schemars(with = "String")]
    pub id: Text,
    #[schemars(with = "String")]
    pub name: Text,
}
