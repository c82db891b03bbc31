//! Options of the main job: what is read, what of it, and how it runs.

use std::path::PathBuf;

use clap::Args;

use super::values::{date, encoding, size};
use super::{ConfigFile, DateSource, GateArgs, InputFormat, LayerName, OutputArgs, Statements};
use crate::read::TextEncoding;

/// What is read, and what of it.
#[derive(Debug, Args)]
pub struct SourceArgs {
    #[command(flatten)]
    pub paths: PathArgs,
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub extract: ExtractArgs,
}

#[derive(Debug, Args)]
pub struct PathArgs {
    /// Files and folders to scan; `-` is standard input
    #[arg(value_name = "PATH", required_unless_present = "files_from")]
    pub paths: Vec<PathBuf>,
}

/// The main job.
#[derive(Debug, Args)]
pub struct ScanArgs {
    #[command(flatten)]
    pub paths: PathArgs,
    #[command(flatten)]
    pub settings: SettingArgs,
    /// List the files that would be read, and read none
    #[arg(long, help_heading = "Input")]
    pub list_files: bool,
}

/// All that a file of settings may say, too.
#[derive(Debug, Args)]
pub struct SettingArgs {
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub extract: ExtractArgs,
    #[command(flatten)]
    pub output: OutputArgs,
    #[command(flatten)]
    pub gates: GateArgs,
    #[command(flatten)]
    pub run: RunArgs,
    #[command(flatten)]
    pub file: ConfigFile,
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
#[command(next_help_heading = "Run")]
pub struct RunArgs {
    /// Threads; 0 is one a processor. The output is the same at any number
    #[arg(short = 'j', long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
    /// Say nothing but errors
    #[arg(short, long)]
    pub quiet: bool,
    /// Tell what was left out and why, which settings were read, and how long it took
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
    #[command(flatten)]
    pub gates: GateArgs,
    #[command(flatten)]
    pub file: ConfigFile,
    /// Say nothing but errors
    #[arg(short, long, help_heading = "Run")]
    pub quiet: bool,
}
