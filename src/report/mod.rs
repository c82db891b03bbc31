//! The merged report: what every format shows, as plain values.

mod build;
pub mod cells;
pub mod json;
mod pairs;
mod quotes;
mod rows;
pub mod text;

use serde::{Deserialize, Serialize};

pub use crate::corpus::Skipped;
use crate::extract::Layers;

/// What a report is asked for.
#[derive(Clone, Copy, Debug)]
pub struct ReportOptions {
    /// Places in the text listed for each item; 0 = all.
    pub evidence: usize,
    /// Adds the sentence to every piece of evidence, where the records carry it.
    pub context: bool,
    pub layers: Layers,
}

impl Default for ReportOptions {
    fn default() -> Self {
        ReportOptions { evidence: 3, context: false, layers: Layers::ALL }
    }
}

/// Everything that a corpus says. Equal corpora give equal reports.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    pub schema_version: String,
    pub tool: Tool,
    pub corpus: CorpusFacts,
    /// Most mentioned first.
    pub people: Vec<PersonRow>,
    /// Most mentioned first.
    pub places: Vec<PlaceRow>,
    /// Calendar days and stretches in their order, then the others by value.
    pub dates: Vec<DateRow>,
    /// Told by most stories first.
    pub quotes: Vec<QuoteRow>,
    /// People who share articles, most articles first.
    pub together: Vec<Pair>,
    /// By path.
    pub articles: Vec<ArticleRow>,
    /// What was left out, by reason.
    pub boilerplate: Vec<DroppedRow>,
    /// Names that several people may bear and that were therefore not joined to any.
    pub ambiguous: Vec<AmbiguousRow>,
    pub warnings: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tool {
    pub name: String,
    pub version: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CorpusFacts {
    pub articles: u64,
    /// Articles without near copies.
    pub stories: u64,
    pub words: u64,
    pub sentences: u64,
    pub bytes: u64,
    /// First and last day of publication, as far as known.
    pub from: Option<String>,
    pub to: Option<String>,
    /// Date expressions whose calendar value is known, and those left open.
    pub dates_resolved: u64,
    pub dates_open: u64,
    /// Quotations with and without a known speaker.
    pub quotes_attributed: u64,
    pub quotes_unattributed: u64,
    pub skipped: Vec<Skipped>,
}

/// Where something stands. Lines and columns count from 1, columns in bytes; offsets are bytes, `end` exclusive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    pub path: String,
    pub line: u32,
    pub column: u32,
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub rule: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
}

/// A wording with how often it occurs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Count {
    pub text: String,
    pub count: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonRow {
    /// Made from the name; stays the same whatever else is in the corpus, unless namesakes come in.
    pub id: String,
    pub name: String,
    pub aliases: Vec<Count>,
    pub roles: Vec<Count>,
    /// `m` or `f` where the articles agree.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
    pub mentions: u64,
    pub articles: u64,
    /// Articles without near copies.
    pub stories: u64,
    /// Quotations the person speaks.
    pub quotes: u64,
    /// How the forms of the name came together.
    pub links: Vec<LinkRow>,
    pub evidence: Vec<Place>,
}

/// A form of a name, whose it was found to be, by which rule, and the first article that has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LinkRow {
    pub text: String,
    pub to: String,
    pub rule: String,
    pub path: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlaceRow {
    pub id: String,
    pub name: String,
    pub kind: String,
    pub country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    pub gazetteer: Option<u32>,
    pub aliases: Vec<Count>,
    pub mentions: u64,
    pub articles: u64,
    pub stories: u64,
    pub evidence: Vec<Place>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DateRow {
    pub value: String,
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<String>,
    pub from: Option<String>,
    pub to: Option<String>,
    pub resolved: bool,
    pub mentions: u64,
    pub articles: u64,
    pub texts: Vec<Count>,
    pub evidence: Vec<Place>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuoteRow {
    pub id: String,
    /// The wording told most often.
    pub text: String,
    pub kind: String,
    pub speaker: Option<String>,
    /// The speaker's entry among the people, if there.
    pub speaker_id: Option<String>,
    /// All of them where several speak.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<String>,
    pub speaker_kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
    pub articles: Vec<String>,
    pub stories: u64,
    pub mentions: u64,
    /// Every quotation of the statement, by day of publication, then path; the first one told it first.
    pub variants: Vec<Variant>,
    pub flags: Vec<String>,
    pub evidence: Vec<Place>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Variant {
    pub text: String,
    pub article: String,
    pub speaker: Option<String>,
    /// How it was found to be the same statement: `exact`, `part`, `wording`.
    #[serde(rename = "match")]
    pub how: String,
    pub start: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pair {
    /// Ids of two people, and their names.
    pub a: String,
    pub b: String,
    pub a_name: String,
    pub b_name: String,
    pub articles: u64,
    pub sentences: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ArticleRow {
    pub path: String,
    pub title: Option<String>,
    pub published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    pub words: u64,
    /// The article whose text this one repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicate_of: Option<String>,
    /// Only where the records carry it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DroppedRow {
    pub reason: String,
    pub lines: u64,
    pub articles: u64,
    /// Names, dates and quotations found inside and left out.
    pub facts: u64,
    pub evidence: Vec<Place>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AmbiguousRow {
    pub text: String,
    /// Under whose entry the name stands.
    pub id: String,
    pub candidates: Vec<Candidate>,
    /// The rule that found several.
    pub rule: String,
    pub articles: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Candidate {
    pub id: String,
    pub name: String,
}
