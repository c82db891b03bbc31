//! Options of the comparison of two reports.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::ColorWhen;

#[derive(Debug, Args)]
pub struct DiffArgs {
    /// The earlier report (json), its records (jsonl), or a folder of articles
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The later one; `-` is standard input
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// Form of the answer
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t = DiffFormat::Text)]
    pub format: DiffFormat,
    /// The same as --format json
    #[arg(long, overrides_with = "format")]
    pub json: bool,
    /// Write to PATH [default: standard output]
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<String>,
    /// Lines a list in text and markdown; 0 is all
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub top: usize,
    /// Colours [NO_COLOR and CLICOLOR are honoured]
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = ColorWhen::Auto)]
    pub color: ColorWhen,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    Text,
    Json,
    Markdown,
}

impl DiffArgs {
    pub fn format(&self) -> DiffFormat {
        if self.json { DiffFormat::Json } else { self.format }
    }
}
