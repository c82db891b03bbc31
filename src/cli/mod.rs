//! The command line: flags as typed, with their help.

mod format;
mod values;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub use self::format::Format;
pub use self::values::{ColorWhen, DateSource, InputFormat, LayerName, ListFormat, Statements};
use self::values::{date, encoding, size};
use crate::read::TextEncoding;

const EXAMPLES: &str = "\
Examples:
  corpus-scan ./articles                          the report, to read
  corpus-scan ./articles -f json | jq '.people'   the same as data
  corpus-scan ./articles -f jsonl > records.jsonl one record an article
  corpus-scan merge records.jsonl                 the report from records
  corpus-scan ./articles --only quotes --top 0    who said what, all of it

Exit status: 0 done; 2 wrong usage, nothing readable, or some input failed (the rest is still reported).";

/// People, places, dates and quoted statements of a folder of articles, in one report.
#[derive(Debug, Parser)]
#[command(version, after_help = EXAMPLES, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub scan: ScanArgs,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Merge records of earlier runs (`--format jsonl`) into one report
    Merge(MergeArgs),
    /// Show what each stage saw in one article: dropped lines, sentences, every mention with its rule
    Explain(ExplainArgs),
    /// Show one person or place: names and why they are one, quotes by and about, companions, dates, mentions
    Show(ShowArgs),
    /// Write a names file of what the merge was not sure of, to edit and give to --names
    Names(NamesArgs),
    /// List the rules, with what they find and texts that show it
    Rules(RulesArgs),
}

/// What is read, and what of it.
#[derive(Debug, Args)]
pub struct SourceArgs {
    /// Files and folders to scan; `-` is standard input
    #[arg(value_name = "PATH", required_unless_present = "files_from")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub extract: ExtractArgs,
}

/// The main job.
#[derive(Debug, Args)]
pub struct ScanArgs {
    #[command(flatten)]
    pub source: SourceArgs,
    #[command(flatten)]
    pub output: OutputArgs,
    #[command(flatten)]
    pub run: RunArgs,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub struct InputArgs {
    /// Read the list of files from FILE, one a line; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<PathBuf>,
    /// The names in --files-from end with NUL instead of a new line
    #[arg(short = '0', long, requires = "files_from")]
    pub null: bool,
    /// Files of folders to read [default: *.txt *.text *.md]
    #[arg(long, value_name = "GLOB")]
    pub include: Vec<String>,
    /// Files and folders to leave out
    #[arg(long, value_name = "GLOB")]
    pub exclude: Vec<String>,
    /// Read hidden files and folders, too
    #[arg(long)]
    pub hidden: bool,
    /// Follow symbolic links to folders
    #[arg(long)]
    pub follow: bool,
    /// How many levels of folders to go down
    #[arg(long, value_name = "N")]
    pub max_depth: Option<usize>,
    /// What an input is: files of text, or records {"id","text","date"?,"title"?,"source"?}, one a line
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = InputFormat::Files)]
    pub input_format: InputFormat,
    /// Encoding of the files; auto is BOM, then UTF-8, then windows-1252 with a warning
    #[arg(long, value_name = "LABEL", default_value = "auto", value_parser = encoding)]
    pub encoding: TextEncoding,
    /// Larger files are skipped with a warning
    #[arg(long, value_name = "SIZE", default_value = "64MiB", value_parser = size)]
    pub max_file_size: u64,
    /// Publication date of articles that state none
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<jiff::civil::Date>,
    /// Where an article's publication date is looked for, in this order
    #[arg(long, value_name = "LIST", value_delimiter = ',', default_value = "name,text")]
    pub date_from: Vec<DateSource>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Content")]
pub struct ExtractArgs {
    /// Layers wanted
    #[arg(long, value_name = "LAYERS", value_delimiter = ',')]
    pub only: Vec<LayerName>,
    /// Do not drop page furniture
    #[arg(long)]
    pub keep_boilerplate: bool,
    /// Add its sentence to every mention and every piece of evidence
    #[arg(long)]
    pub context: bool,
    /// Add the article's text to its record
    #[arg(long)]
    pub with_text: bool,
    /// Your own names: people to join, keep apart, add or ignore; see the README for its lines
    #[arg(long, value_name = "FILE")]
    pub names: Option<PathBuf>,
    /// What counts as said: words in marks, or with `indirect` also what is reported without
    #[arg(long, value_name = "KIND", value_enum, default_value_t = Statements::Marked)]
    pub statements: Statements,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub struct OutputArgs {
    /// Form of the report; jsonl is one record an article
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
    /// Write to PATH, or to PATH in that format; may be repeated [default: standard output]
    #[arg(short, long, value_name = "[FORMAT=]PATH")]
    pub output: Vec<String>,
    /// Rows a table in text; 0 is all
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub top: usize,
    /// Places in the text listed for each item of the report; 0 is all
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub evidence: usize,
    /// Colours [NO_COLOR and CLICOLOR are honoured]
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = ColorWhen::Auto)]
    pub color: ColorWhen,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Run")]
pub struct RunArgs {
    /// Threads; 0 is one a processor. The output is the same at any number
    #[arg(short = 'j', long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
    /// Say nothing but errors
    #[arg(short, long)]
    pub quiet: bool,
    /// Tell what was skipped and why
    #[arg(short, long)]
    pub verbose: bool,
    /// No progress on standard error
    #[arg(long)]
    pub no_progress: bool,
}

#[derive(Debug, Args)]
pub struct MergeArgs {
    /// Files of records; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(
        long,
        value_name = "LAYERS",
        value_delimiter = ',',
        help = "Layers wanted",
        help_heading = "Content"
    )]
    pub only: Vec<LayerName>,
    #[arg(
        long,
        value_name = "FILE",
        help = "Your own names: people to join, keep apart or ignore",
        help_heading = "Content"
    )]
    pub names: Option<PathBuf>,
    #[command(flatten)]
    pub output: OutputArgs,
    /// Say nothing but errors
    #[arg(short, long, help_heading = "Run")]
    pub quiet: bool,
}

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
    #[arg(long, conflicts_with = "format")]
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
}

#[derive(Debug, Args)]
pub struct RulesArgs {
    /// Form of the list
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

impl OutputArgs {
    /// The format of the outputs that name none.
    pub fn format(&self) -> Format {
        if self.json { Format::Json } else { self.format }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
