//! Options of what comes out.

use clap::Args;

use super::{ColorWhen, Format, HyperlinksWhen};
use crate::report::csv::Table;
use crate::report::gate::{Gate, MEASURES};

#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub struct OutputArgs {
    /// Form of the report [default: text]
    #[arg(short, long, value_name = "FORMAT", value_enum, hide_possible_values = false)]
    pub format: Option<Format>,
    /// The same as --format json
    #[arg(long, overrides_with = "format")]
    pub json: bool,
    /// Write to PATH, or to PATH in that format; may be repeated [default: standard output]
    #[arg(short, long, value_name = "[FORMAT=]PATH")]
    pub output: Vec<String>,
    /// The one table that csv gives; without it, csv is a folder of all
    #[arg(long, value_name = "TABLE", value_enum)]
    pub table: Option<Table>,
    /// Begin csv with a byte order mark, for spreadsheets that take UTF-8 for something else
    #[arg(long)]
    pub bom: bool,
    /// Rows a table in text, markdown and html; 0 is all [default: 10; in html as many as open quickly]
    #[arg(long, value_name = "N")]
    pub top: Option<usize>,
    /// Places in the text listed for each item of the report; 0 is all
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub evidence: usize,
    /// Colours [NO_COLOR and CLICOLOR are honoured]
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = ColorWhen::Auto)]
    pub color: ColorWhen,
    /// Places in the text as links that a terminal opens
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = HyperlinksWhen::Auto)]
    pub hyperlinks: HyperlinksWhen,
}

/// Rows a table in a terminal and in markdown, where nobody asks for another number.
const ROWS: usize = 10;

impl OutputArgs {
    /// Rows a table in text and markdown.
    pub fn rows(&self) -> usize {
        self.top.unwrap_or(ROWS)
    }
}

/// What makes a run fail.
#[derive(Debug, Args)]
#[command(next_help_heading = "Gates")]
pub struct GateArgs {
    #[arg(long, value_name = "EXPR", help = gates_help())]
    pub fail_if: Vec<Gate>,
}

/// The option's help with the closed list of names.
fn gates_help() -> String {
    let names = |shares: bool| {
        let names = MEASURES.iter().filter(|m| m.of.is_some() == shares).map(|m| m.name);
        names.collect::<Vec<_>>().join(", ")
    };
    format!(
        "Exit with 1 if NAME OPERATOR NUMBER is so; may be repeated. Operators: > >= < <= = !=. \
         Counts: {}. Counts, or shares with %: {}",
        names(false),
        names(true)
    )
}

impl OutputArgs {
    /// The format asked for, for the outputs that name none.
    pub fn format(&self) -> Option<Format> {
        if self.json { Some(Format::Json) } else { self.format }
    }
}
