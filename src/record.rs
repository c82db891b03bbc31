//! What one article says, as a value of its own: the record of `--format jsonl`. Strings are copied once, here.

mod sound;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::article::PublishedFrom;
use crate::span::Span;

/// A string of the record: names, values and rules are short, and short ones cost no memory of their own.
pub type Text = smol_str::SmolStr;

/// The version of the record's and the report's shape; rises when a field changes its meaning or goes.
pub const SCHEMA_VERSION: &str = "1";

/// One article's record. All `start` and `end` are UTF-8 byte offsets into the decoded text, `end` exclusive.
#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct Extract {
    pub schema_version: String,
    #[schemars(with = "String")]
    pub path: Text,
    #[schemars(with = "String")]
    pub id: Text,
    pub title: Option<String>,
    /// ISO date.
    #[schemars(with = "Option<String>")]
    pub published: Option<Text>,
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

#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonFact {
    pub start: u32,
    pub end: u32,
    #[schemars(with = "String")]
    pub text: Text,
    /// The fullest form that the article gives.
    #[schemars(with = "String")]
    pub name: Text,
    #[schemars(with = "Option<String>")]
    pub role: Option<Text>,
    /// `m` or `f`, as far as the article itself tells; absent otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub gender: Option<Text>,
    /// `certain`, `likely` or `guess`.
    #[schemars(with = "String")]
    pub strength: Text,
    #[schemars(with = "String")]
    pub rule: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<Box<str>>,
}

#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct PlaceFact {
    pub start: u32,
    pub end: u32,
    #[schemars(with = "String")]
    pub text: Text,
    /// The gazetteer's name, or the text where the gazetteer has none.
    #[schemars(with = "String")]
    pub name: Text,
    #[schemars(with = "String")]
    pub kind: Text,
    /// ISO 3166 alpha-2.
    #[schemars(with = "Option<String>")]
    pub country: Option<Text>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    /// The gazetteer's number: GeoNames', or above 900,000,000 for rows of our own.
    pub gazetteer: Option<u32>,
    /// Name of the region (state, province) where the gazetteer knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub region: Option<Text>,
    #[schemars(with = "String")]
    pub strength: Text,
    #[schemars(with = "String")]
    pub rule: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<Box<str>>,
}

#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct DateFact {
    pub start: u32,
    pub end: u32,
    #[schemars(with = "String")]
    pub text: Text,
    #[serde(rename = "type")]
    #[schemars(with = "String")]
    pub kind: Text,
    #[schemars(with = "String")]
    pub value: Text,
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub modifier: Option<Text>,
    /// First day meant, ISO, where the value is a calendar one.
    #[schemars(with = "Option<String>")]
    pub from: Option<Text>,
    /// Last day meant, inclusive.
    #[schemars(with = "Option<String>")]
    pub to: Option<Text>,
    pub resolved: bool,
    /// What a relative value was counted from: `published`, or `text` for a date mentioned before.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub anchor: Option<Text>,
    #[schemars(with = "String")]
    pub rule: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<Box<str>>,
}

#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct QuoteFact {
    pub start: u32,
    pub end: u32,
    #[schemars(with = "String")]
    pub text: Text,
    #[schemars(with = "String")]
    pub kind: Text,
    /// Who that is, as far as the article tells.
    #[schemars(with = "Option<String>")]
    pub speaker: Option<Text>,
    /// All of them where several speak.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub speakers: Vec<Text>,
    /// The mention that speaks, as written.
    #[schemars(with = "Option<String>")]
    pub speaker_text: Option<Text>,
    pub speaker_start: Option<u32>,
    pub speaker_end: Option<u32>,
    /// `person`, `organisation` or `unknown`.
    #[schemars(with = "String")]
    pub speaker_kind: Text,
    #[schemars(with = "Option<String>")]
    pub cue: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub via: Option<Text>,
    /// One span a paragraph where the quotation runs over several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Span>,
    /// The whole statement, marked words and unmarked; only with `--statements indirect`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub content: Vec<Span>,
    /// Quotations inside this one, with their own speakers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nested: Vec<QuoteFact>,
    /// Pieces of one split statement share this number within the article.
    pub statement: u32,
    #[schemars(with = "Vec<String>")]
    pub flags: Vec<Text>,
    #[schemars(with = "String")]
    pub rule: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<Box<str>>,
}

#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct TermFact {
    pub start: u32,
    pub end: u32,
    #[schemars(with = "String")]
    pub text: Text,
    /// `title`, `term` or `nickname`.
    #[schemars(with = "String")]
    pub kind: Text,
}

#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct BoilerplateFact {
    pub start: u32,
    pub end: u32,
    #[schemars(with = "String")]
    pub reason: Text,
    #[schemars(with = "String")]
    pub text: Text,
}

/// A short line that stands alone; equal hashes over several articles of one folder make it furniture.
#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct RepeatableLine {
    pub start: u32,
    pub end: u32,
    pub hash: u64,
}
