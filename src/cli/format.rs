//! The forms a report can take. A new one is a variant here, a file in `report/`, and an arm in `run/reports.rs`.

use clap::ValueEnum;

/// One form of the output, as `--format` and `-o FORMAT=PATH` name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// To read in a terminal
    Text,
    /// The merged report, all of it
    Json,
    /// One record an article, streamed in path order
    Jsonl,
    /// One page to open in a browser, with maps, a timeline and the articles' texts
    Html,
    /// Tables: a folder of them with -o csv=DIR, or one with --table
    Csv,
    /// For the summary of a CI job, or a comment
    Markdown,
    /// Who stands with whom, as a graph for Gephi
    Gexf,
    /// Warnings and --fail-if findings as annotations of a GitHub workflow
    Github,
}

impl Format {
    /// The format of that name, for `-o FORMAT=PATH`.
    pub fn named(name: &str) -> Option<Format> {
        Format::from_str(name, false).ok()
    }

    /// The format that a file's ending names, for `-o PATH`.
    pub fn of_ending(path: &str) -> Option<Format> {
        let (_, ending) = path.rsplit_once('.')?;
        match ending {
            "txt" => Some(Format::Text),
            "md" => Some(Format::Markdown),
            ending => Format::named(ending),
        }
    }

    /// Whether it is a stream of records; all others are made from the merged report.
    pub fn is_records(self) -> bool {
        self == Format::Jsonl
    }
}
