//! One article: its decoded text and how it is laid out.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::span::Span;

/// An article as read. Offsets everywhere are bytes into `text`.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// Stable name: the path as given, or the record's own id.
    pub id: String,
    /// The path shown to people, with `/` between folders.
    pub path: String,
    pub text: String,
    /// The title an input record or front matter states; else the layout finds one.
    pub title: Option<String>,
    pub published: Option<Published>,
    /// Where the article comes from, when an input record says so.
    pub source: Option<String>,
    /// What went wrong while reading, in clear sentences.
    pub warnings: Vec<String>,
}

/// The day an article appeared, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    pub date: jiff::civil::Date,
    pub from: PublishedFrom,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PublishedFrom {
    Name,
    Text,
    Option,
    Mtime,
}

/// A stretch of whole lines that belong together; blocks are in order and do not overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    pub span: Span,
    pub kind: BlockKind,
}

/// What a block is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    Title,
    /// A section's heading.
    Heading,
    /// "By Ana Frum", with or without a date.
    Byline,
    /// One paragraph, hard-wrapped lines joined.
    Paragraph,
    /// An item of a list.
    Item,
    /// A row of results or figures.
    Row,
    /// A picture's caption or credit; read, but told from the story.
    Caption,
    /// Page furniture: dropped unless asked for; the reason, such as `share`.
    Furniture(&'static str),
}
