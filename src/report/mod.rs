//! The merged report: what every format shows, as plain values.

mod about;
mod build;
pub mod cells;
mod coastline;
pub mod csv;
pub mod diff;
pub mod differ;
mod facts;
pub mod gate;
pub mod gexf;
pub mod github;
pub mod html;
pub mod json;
pub mod markdown;
mod measure;
mod pairs;
pub mod profile;
mod quotes;
mod roles;
mod row;
mod rows;
pub mod text;
mod trend;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::build::Merged;
pub use self::row::*;
pub use crate::corpus::Skipped;
use crate::extract::Layers;
use crate::record::Text;

/// What a report is asked for.
#[derive(Clone, Copy, Debug)]
pub struct ReportOptions {
    /// Places in the text listed for each item; 0 = all.
    pub evidence: usize,
    /// Adds the sentence to every piece of evidence, where the records carry it.
    pub context: bool,
    /// Keeps the articles' texts, where the records carry them.
    pub text: bool,
    pub layers: Layers,
}

impl Default for ReportOptions {
    fn default() -> Self {
        ReportOptions { evidence: 3, context: false, text: true, layers: Layers::ALL }
    }
}

/// Everything that a corpus says. Equal corpora give equal reports.
#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize, Deserialize)]
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

#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct Tool {
    pub name: String,
    pub version: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct CorpusFacts {
    pub articles: u64,
    /// Articles without near copies.
    pub stories: u64,
    pub words: u64,
    pub sentences: u64,
    pub bytes: u64,
    /// First and last day of publication, as far as known.
    #[schemars(with = "Option<String>")]
    pub from: Option<Text>,
    #[schemars(with = "Option<String>")]
    pub to: Option<Text>,
    /// Date expressions whose calendar value is known, and those left open.
    pub dates_resolved: u64,
    pub dates_open: u64,
    /// Quotations with and without a known speaker.
    pub quotes_attributed: u64,
    pub quotes_unattributed: u64,
    pub skipped: Vec<Skipped>,
}
