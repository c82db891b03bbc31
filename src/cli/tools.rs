//! Options of what surrounds the work: settings, schemas, completions, manual.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::SettingArgs;

/// Which file of settings holds.
#[derive(Debug, Args)]
#[command(next_help_heading = "Settings")]
pub struct ConfigFile {
    /// Read settings from FILE [default: corpus-scan.toml in the working folder or the nearest one above it]
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// Read no settings
    #[arg(long)]
    pub no_config: bool,
    /// The file that was read.
    #[arg(skip)]
    pub used: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct ConfigArgs {
    /// Print every setting as it holds; what is printed is a file of settings. The only thing there is to do yet
    #[arg(long)]
    pub dump: bool,
    #[command(flatten)]
    pub settings: SettingArgs,
    #[arg(skip)]
    pub effective: Vec<Effective>,
}

/// One setting as it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effective {
    pub key: String,
    /// As TOML; nothing where it is not set.
    pub value: Option<String>,
    /// `command line`, `default`, or the file and line.
    pub origin: String,
}

#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// What is described
    #[arg(value_name = "WHAT", value_enum, default_value_t = SchemaOf::Report)]
    pub of: SchemaOf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// A line of --format jsonl
    Record,
    /// The document of --format json
    Report,
    /// The document of diff --format json
    Diff,
}

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub struct ManArgs {
    /// The command that the page is about; without, the whole program
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}
