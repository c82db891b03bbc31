//! The command line: flags as typed, with their help.

mod ask;
mod diff;
mod format;
mod help;
mod output;
mod parse;
mod scan;
mod tools;
mod values;
mod version;

use clap::{Parser, Subcommand};

pub use self::ask::{CorpusArgs, ExplainArgs, NamesArgs, RulesArgs, ShowArgs};
pub use self::diff::{DiffArgs, DiffFormat};
pub use self::format::Format;
pub use self::output::{GateArgs, OutputArgs};
pub use self::parse::{check_settings, command, parse};
pub use self::scan::{ExtractArgs, InputArgs, MergeArgs, RunArgs, ScanArgs, SettingArgs, SourceArgs};
pub use self::tools::{CompletionsArgs, ConfigArgs, ConfigFile, Effective, ManArgs, SchemaArgs, SchemaOf};
pub use self::values::{
    ColorWhen, DateSource, HyperlinksWhen, InputFormat, LayerName, ListFormat, Statements,
};
use crate::config::Config;

/// People, places, dates and quoted statements of a folder of articles, in one report.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true, after_help = help::SCAN, max_term_width = 120, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub scan: ScanArgs,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Merge records of earlier runs (`--format jsonl`) into one report
    #[command(after_help = help::MERGE)]
    Merge(MergeArgs),
    /// Tell what a later report added, lost or changed: people, places, quotes, speakers
    #[command(after_help = help::DIFF)]
    Diff(DiffArgs),
    /// Show what each stage saw in one article: dropped lines, sentences, every mention with its rule
    #[command(after_help = help::EXPLAIN)]
    Explain(ExplainArgs),
    /// Show one person or place: names and why they are one, quotes by and about, companions, dates, mentions
    #[command(after_help = help::SHOW)]
    Show(ShowArgs),
    /// Write a names file of what the merge was not sure of, to edit and give to --names
    #[command(after_help = help::NAMES)]
    Names(NamesArgs),
    /// List the rules, with what they find and texts that show it
    Rules(RulesArgs),
    /// Print the settings as they hold, with where each comes from
    #[command(after_help = help::CONFIG)]
    Config(ConfigArgs),
    /// Print the JSON Schema of records, reports and differences
    #[command(after_help = help::TOOLS)]
    Schema(SchemaArgs),
    /// Print a completion script for a shell
    #[command(after_help = help::TOOLS)]
    Completions(CompletionsArgs),
    /// Print the manual page
    #[command(after_help = help::TOOLS)]
    Man(ManArgs),
}

impl Cli {
    /// Takes down which file of settings was read, and what holds.
    fn note(&mut self, config: &Config, effective: Vec<Effective>) {
        let used = (!config.path.as_os_str().is_empty()).then(|| config.path.clone());
        match &mut self.command {
            None => self.scan.settings.file.used = used,
            Some(Command::Merge(args)) => args.file.used = used,
            Some(Command::Show(args)) => args.corpus.file.used = used,
            Some(Command::Names(args)) => args.corpus.file.used = used,
            Some(Command::Config(args)) => (args.settings.file.used, args.effective) = (used, effective),
            Some(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_consistent() {
        super::command().debug_assert();
    }
}
