//! What one article says, as a value of its own: the record of `--format jsonl`. Strings are copied once, here.

use serde::{Deserialize, Serialize};

use crate::article::PublishedFrom;
use crate::span::Span;

/// The version of the record's and the report's shape; rises when a field changes its meaning or goes.
pub const SCHEMA_VERSION: &str = "1";

/// One article's record. All `start` and `end` are UTF-8 byte offsets into the decoded text, `end` exclusive.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Extract {
    pub schema_version: String,
    pub path: String,
    pub id: String,
    pub title: Option<String>,
    /// ISO date.
    pub published: Option<String>,
    pub published_from: Option<PublishedFrom>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    pub words: u64,
    pub bytes: u64,
    /// Where each line of the text starts, so that a span can be told as line and column.
    pub lines: Vec<u32>,
    pub sentences: Vec<Span>,
    pub people: Vec<PersonFact>,
    pub places: Vec<PlaceFact>,
    pub dates: Vec<DateFact>,
    pub quotes: Vec<QuoteFact>,
    pub terms: Vec<TermFact>,
    pub boilerplate: Vec<BoilerplateFact>,
    /// Lines that may prove to be page furniture once many articles are seen.
    pub repeatable: Vec<RepeatableLine>,
    /// The article's shingles (see `identity`), by which near copies are found.
    pub fingerprint: Vec<u32>,
    pub warnings: Vec<String>,
    /// Only with `--with-text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonFact {
    pub start: u32,
    pub end: u32,
    pub text: String,
    /// The fullest form that the article gives.
    pub name: String,
    pub role: Option<String>,
    /// `m` or `f`, as far as the article itself tells; absent otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
    /// `certain`, `likely` or `guess`.
    pub strength: String,
    pub rule: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlaceFact {
    pub start: u32,
    pub end: u32,
    pub text: String,
    /// The gazetteer's name, or the text where the gazetteer has none.
    pub name: String,
    pub kind: String,
    /// ISO 3166 alpha-2.
    pub country: Option<String>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    /// The gazetteer's number: GeoNames', or above 900,000,000 for rows of our own.
    pub gazetteer: Option<u32>,
    /// Name of the region (state, province) where the gazetteer knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    pub strength: String,
    pub rule: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DateFact {
    pub start: u32,
    pub end: u32,
    pub text: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub value: String,
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<String>,
    /// First day meant, ISO, where the value is a calendar one.
    pub from: Option<String>,
    /// Last day meant, inclusive.
    pub to: Option<String>,
    pub resolved: bool,
    pub rule: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuoteFact {
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub kind: String,
    /// Who that is, as far as the article tells.
    pub speaker: Option<String>,
    /// All of them where several speak.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<String>,
    /// The mention that speaks, as written.
    pub speaker_text: Option<String>,
    pub speaker_start: Option<u32>,
    pub speaker_end: Option<u32>,
    /// `person`, `organisation` or `unknown`.
    pub speaker_kind: String,
    pub cue: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
    /// One span a paragraph where the quotation runs over several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Span>,
    /// Quotations inside this one, with their own speakers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nested: Vec<QuoteFact>,
    /// Pieces of one split statement share this number within the article.
    pub statement: u32,
    pub flags: Vec<String>,
    pub rule: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TermFact {
    pub start: u32,
    pub end: u32,
    pub text: String,
    /// `title`, `term` or `nickname`.
    pub kind: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BoilerplateFact {
    pub start: u32,
    pub end: u32,
    pub reason: String,
    pub text: String,
}

/// A short line that stands alone; equal hashes over several articles of one folder make it furniture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RepeatableLine {
    pub start: u32,
    pub end: u32,
    pub hash: u64,
}
