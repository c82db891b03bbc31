//! What a later report added, lost or changed beside an earlier one.

mod markdown;
mod pairing;
mod rows;
mod text;

pub use markdown::write as write_markdown;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
pub use text::write as write_text;

use crate::record::Text;

/// The differences of two reports; equal reports give one that [`Diff::is_empty`].
#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct Diff {
    pub schema_version: String,
    /// Paths of articles.
    pub articles: Paths,
    pub people: Part,
    pub places: Part,
    /// Statements; one that got another speaker or wording is changed, not lost and added.
    pub quotes: Part,
    /// Who speaks, and how often.
    pub speakers: Part,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct Paths {
    #[schemars(with = "Vec<String>")]
    pub added: Vec<Text>,
    #[schemars(with = "Vec<String>")]
    pub lost: Vec<Text>,
}

/// The differences of one table, each list by mentions, then name.
#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct Part {
    pub added: Vec<Entry>,
    pub lost: Vec<Entry>,
    pub changed: Vec<Changed>,
}

/// What only one of the reports has.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    #[schemars(with = "String")]
    pub id: Text,
    /// The name, or the words of a statement.
    #[schemars(with = "String")]
    pub name: Text,
    /// Who says it, among the statements.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub speaker: Option<Text>,
    pub mentions: u64,
    pub articles: u64,
}

/// What both reports have, and not alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct Changed {
    /// In the later report.
    #[schemars(with = "String")]
    pub id: Text,
    #[schemars(with = "String")]
    pub name: Text,
    pub mentions: u64,
    pub fields: Vec<Field>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct Field {
    #[schemars(with = "String")]
    pub field: Text,
    pub old: Value,
    pub new: Value,
}

/// The content of a field; of a list only what the other report's list has not.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    #[default]
    Nothing,
    Number(u64),
    Text(#[schemars(with = "String")] Text),
    Texts(#[schemars(with = "Vec<String>")] Vec<Text>),
}

impl Diff {
    pub fn is_empty(&self) -> bool {
        let parts = [&self.people, &self.places, &self.quotes, &self.speakers];
        self.articles.added.is_empty() && self.articles.lost.is_empty() && parts.iter().all(|p| p.is_empty())
    }
}

impl Part {
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.lost.is_empty() && self.changed.is_empty()
    }
}

impl Field {
    /// `mentions 3 → 5`, `aliases + Ola − Ola B.`, made safe by `clean`.
    fn told(&self, arrow: &str, clean: impl Fn(&str) -> String) -> String {
        let shown = |value: &Value| match value {
            Value::Nothing => "none".to_string(),
            Value::Number(n) => super::cells::number(*n),
            Value::Text(text) => clean(text),
            Value::Texts(texts) => texts.iter().map(|t| clean(t)).collect::<Vec<_>>().join(", "),
        };
        if let (Value::Texts(old), Value::Texts(new)) = (&self.old, &self.new) {
            let added = if new.is_empty() { String::new() } else { format!(" + {}", shown(&self.new)) };
            let lost = if old.is_empty() { String::new() } else { format!(" - {}", shown(&self.old)) };
            return format!("{}{added}{lost}", self.field);
        }
        format!("{} {} {arrow} {}", self.field, shown(&self.old), shown(&self.new))
    }
}
