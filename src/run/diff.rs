//! Two reports side by side.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::input::{Sources, open, scan_files};
use super::look::color;
use super::{NO, Receiver, status};
use crate::cli::{DiffArgs, DiffFormat, Format};
use crate::corpus::Corpus;
use crate::extract::Settings;
use crate::output::Output;
use crate::read::{ReadOptions, WalkOptions};
use crate::record::SCHEMA_VERSION;
use crate::report::diff::{self, Diff};
use crate::report::{self, Report, ReportOptions};

pub(super) fn diff(args: &DiffArgs) -> Result<ExitCode> {
    let format = match args.format() {
        DiffFormat::Text => Format::Text,
        DiffFormat::Json => Format::Json,
        DiffFormat::Markdown => Format::Markdown,
    };
    let typed: Vec<String> = args.output.iter().cloned().collect();
    let mut outputs = Output::open(&typed, Some(format), None)?;
    let (old, new) = (load(&args.old)?, load(&args.new)?);
    let differences = Diff::new(&old.report, &new.report);
    for mut output in outputs.drain(..) {
        match args.format() {
            DiffFormat::Json => report::json::write_value(&differences, &mut output)?,
            DiffFormat::Markdown => diff::write_markdown(&differences, args.top, &mut output)?,
            DiffFormat::Text => {
                let color = color(args.color, output.is_stdout());
                diff::write_text(&differences, args.top, color, &mut output)?;
            }
        }
        output.finish()?;
    }
    Ok(match () {
        () if old.failed || new.failed => status(true),
        () if differences.is_empty() => ExitCode::SUCCESS,
        () => ExitCode::from(NO),
    })
}

/// One side.
struct Side {
    report: Report,
    /// Some input of a folder could not be read.
    failed: bool,
}

fn load(path: &Path) -> Result<Side> {
    if path.is_dir() {
        return scanned(path);
    }
    let shown = path.display();
    let mut bytes = Vec::new();
    let read = open(path).and_then(|mut file| file.read_to_end(&mut bytes));
    read.with_context(|| format!("cannot read {shown}"))?;
    let report = report(&bytes, &shown.to_string())?;
    Ok(Side { report, failed: false })
}

/// What tells a report from a record.
#[derive(Deserialize)]
struct Probe {
    schema_version: Option<String>,
    corpus: Option<IgnoredAny>,
}

/// A report as it was written, or one made from records.
fn report(bytes: &[u8], shown: &str) -> Result<Report> {
    let help = "write one with corpus-scan PATH -f json";
    if let Ok(Probe { schema_version, corpus: Some(_) }) = serde_json::from_slice(bytes) {
        if schema_version.as_deref() != Some(SCHEMA_VERSION) {
            let version = schema_version.unwrap_or_default();
            bail!("{shown}: schema version {version:?} is not {SCHEMA_VERSION}; {help}");
        }
        return serde_json::from_slice(bytes).with_context(|| format!("{shown} is no report; {help}"));
    }
    let mut corpus = Corpus::default();
    let bad = corpus.read(shown, bytes).with_context(|| format!("cannot read {shown}"))?;
    if bad > 0 || (corpus.is_empty() && corpus.skipped().next().is_none()) {
        let why = corpus.warnings().into_iter().next().unwrap_or_else(|| format!("{shown}: empty"));
        bail!("{why}; neither a report nor records: {help}");
    }
    Ok(Report::build(&corpus, &ReportOptions::default()))
}

/// The report on a folder, with the default options.
fn scanned(path: &Path) -> Result<Side> {
    let sources = Sources { walk: WalkOptions::default(), read: ReadOptions::default(), include: Vec::new() };
    let mut receiver = Receiver::collecting(false);
    let paths: [PathBuf; 1] = [path.to_path_buf()];
    scan_files(&paths, &sources, &Settings::default(), &mut receiver)?;
    let (corpus, failed) = receiver.finish();
    Ok(Side { report: Report::build(&corpus, &ReportOptions::default()), failed })
}
