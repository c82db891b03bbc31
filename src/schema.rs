//! The JSON Schema of what the program writes, made from the types that it writes.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use crate::corpus::Failed;
use crate::record::Extract;
use crate::report::Report;
use crate::report::diff::Diff;

/// One line of `--format jsonl`: an article's record, or what stands in its place.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its shape is of use")]
enum Line {
    Record(Box<Extract>),
    Failed(Failed),
}

/// The schema of a line of `--format jsonl`.
pub fn record() -> Schema {
    of::<Line>()
}

/// The schema of `--format json`.
pub fn report() -> Schema {
    of::<Report>()
}

/// The schema of `corpus-scan diff --format json`.
pub fn diff() -> Schema {
    of::<Diff>()
}

/// As written, not as read: what is always there is required.
fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}
