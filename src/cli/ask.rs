//! Options of the questions to articles: one article, one name, names to decide on, the rules.

use std::path::PathBuf;

use clap::Args;

use super::values::date;
use super::{ConfigFile, ListFormat, RunArgs, SourceArgs};

#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The article; `-` is standard input
    pub file: PathBuf,
    /// Publication date, if the article states none
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<jiff::civil::Date>,
}

#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The name, or a form of it
    pub name: String,
    #[command(flatten)]
    pub corpus: CorpusArgs,
    /// Form of the answer
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
    /// The same as --format json
    #[arg(long, overrides_with = "format")]
    pub json: bool,
    /// Rows a list in text; 0 is all
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub top: usize,
}

#[derive(Debug, Args)]
pub struct NamesArgs {
    #[command(flatten)]
    pub corpus: CorpusArgs,
    /// Names that may be several people's, and forms joined on weaker evidence, as lines to choose from
    #[arg(long, required = true)]
    pub review: bool,
    /// Write to PATH [default: standard output]
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<String>,
}

/// Articles to read for one question.
#[derive(Debug, Args)]
pub struct CorpusArgs {
    #[command(flatten)]
    pub source: SourceArgs,
    #[command(flatten)]
    pub run: RunArgs,
    #[command(flatten)]
    pub file: ConfigFile,
}

#[derive(Debug, Args)]
pub struct RulesArgs {
    /// Form of the list
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}
