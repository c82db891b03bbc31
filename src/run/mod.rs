//! One run of the program: options as meant, inputs, outputs, exit status.

mod ask;
mod diff;
mod input;
mod look;
mod receiver;
mod reports;
mod tools;

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};

use self::input::{Sources, all_paths, open, take_in};
use self::receiver::Receiver;
use self::reports::{Wants, write_reports};
use crate::article::{Published, PublishedFrom};
use crate::authority::{Authority, LARGEST};
use crate::cli::{
    self, Cli, Command, ExplainArgs, ExtractArgs, Format, LayerName, ListFormat, MergeArgs, RulesArgs,
    RunArgs, ScanArgs, Statements,
};
use crate::corpus::Corpus;
use crate::explain;
use crate::extract::{self, Layers, Settings};
use crate::interrupt;
use crate::mention::listed::Listed;
use crate::nearest::nearest;
use crate::output::Output;
use crate::read::{self, Input, ReadOptions};
use crate::report::ReportOptions;
use crate::report::cells::clean;
use crate::rules;

/// A gate or a comparison says no.
const NO: u8 = 1;
/// Some input failed, or the command line was wrong.
const TROUBLE: u8 = 2;

/// Does what the command line says.
///
/// # Errors
/// When nothing can be done: no input can be read, or a report cannot be written.
pub fn run(cli: Cli) -> Result<ExitCode> {
    interrupt::watch().context("cannot watch for interrupts")?;
    match cli.command {
        None => scan(&cli.scan),
        Some(Command::Merge(args)) => merge(&args),
        Some(Command::Diff(args)) => diff::diff(&args),
        Some(Command::Explain(args)) => explain(&args),
        Some(Command::Rules(args)) => rules(&args),
        Some(Command::Show(args)) => ask::show(&args),
        Some(Command::Names(args)) => ask::names(&args),
        Some(Command::Config(args)) => tools::config(&args),
        Some(Command::Schema(args)) => tools::schema(&args),
        Some(Command::Completions(args)) => tools::completions(&args),
        Some(Command::Man(args)) => tools::man(&args),
    }
}

fn scan(args: &ScanArgs) -> Result<ExitCode> {
    if args.list_files {
        return list_files(args);
    }
    misspelt(&args.paths.paths)?;
    threads(&args.settings.run)?;
    let authority = authority(args.settings.extract.names.as_deref())?;
    let mut outputs = Output::open(
        &args.settings.output.output,
        args.settings.output.format(),
        args.settings.output.table,
    )?;
    let mut receiver =
        Receiver::new(&mut outputs, &args.settings.run, !args.settings.gates.fail_if.is_empty());
    receiver.settings(args.settings.file.used.as_deref());
    let settings = settings(&args.settings.extract, &authority);
    take_in(&args.paths.paths, &args.settings.input, &settings, &mut receiver)?;
    let (corpus, failed) = receiver.finish();
    let options = ReportOptions {
        evidence: args.settings.output.evidence,
        context: settings.context,
        text: settings.with_text,
        layers: settings.layers,
    };
    let wanted = Wants {
        output: &args.settings.output,
        gates: &args.settings.gates.fail_if,
        options,
        authority: &authority,
    };
    let passed = write_reports(outputs, corpus, &wanted)?;
    Ok(ending(failed, passed))
}

/// The files that would be read, a line each.
fn list_files(args: &ScanArgs) -> Result<ExitCode> {
    let paths = all_paths(&args.paths.paths, &args.settings.input)?;
    let mut sources = Sources::new(&args.settings.input)?;
    sources.walk.note = args.settings.run.verbose;
    let walked = read::walk(&paths, &sources.walk);
    let failed = walked.skipped.iter().any(|s| s.reason.is_failure());
    for skipped in walked.skipped.iter().chain(&walked.passed) {
        if !args.settings.run.quiet && (skipped.reason.is_failure() || args.settings.run.verbose) {
            tell(&clean(&format!("{}: {}", skipped.path, skipped.reason)));
        }
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    // Another program gets the very names, a person none that steers the terminal.
    let watched = io::stdout().is_terminal();
    let shown = |name: &str| if watched { clean(name) } else { name.to_string() };
    walked.inputs.iter().try_for_each(|input| writeln!(out, "{}", shown(&input.shown)))?;
    out.flush()?;
    Ok(status(failed))
}

/// A path that is not there, and that may be meant for a command.
fn misspelt(paths: &[PathBuf]) -> Result<()> {
    let [typed, _, ..] = paths else { return Ok(()) };
    let typed = typed.to_str().filter(|path| !path.contains(['.', '/', '\\']) && !Path::new(path).exists());
    let Some(typed) = typed else { return Ok(()) };
    let program = cli::command();
    match nearest(typed, program.get_subcommands().map(clap::Command::get_name)) {
        Some(near) => {
            bail!("no file, folder or command is called {:?}; perhaps corpus-scan {near}", clean(typed))
        }
        None => Ok(()),
    }
}

/// The user's names file; an empty one where none is named.
fn authority(path: Option<&Path>) -> Result<Authority> {
    let Some(path) = path else { return Ok(Authority::default()) };
    let shown = clean(&path.display().to_string());
    let mut text = String::new();
    let file = File::open(path).with_context(|| format!("cannot read the names file {shown}"))?;
    let read = file.take(LARGEST + 1).read_to_string(&mut text);
    read.with_context(|| format!("cannot read the names file {shown}"))?;
    if text.len() as u64 > LARGEST {
        bail!("the names file {shown} is larger than {} MiB", LARGEST >> 20);
    }
    Authority::parse(&text).map_err(|why| anyhow::anyhow!("{shown}:{}", clean(&why)))
}

fn settings(args: &ExtractArgs, authority: &Authority) -> Settings {
    Settings {
        listed: (!authority.is_empty()).then(|| Arc::new(Listed::new(authority))),
        layers: LayerName::meant(&args.only),
        keep_boilerplate: args.keep_boilerplate,
        context: args.context,
        statements: args.statements == Statements::Indirect,
        with_text: args.with_text,
    }
}

fn merge(args: &MergeArgs) -> Result<ExitCode> {
    let authority = authority(args.names.as_deref())?;
    if args.output.format().is_some_and(Format::is_records) {
        bail!("merge makes one report; --format jsonl is what it reads");
    }
    let outputs = Output::open(&args.output.output, args.output.format(), args.output.table)?;
    let layers = LayerName::meant(&args.only);
    // A gate may ask for what the report does not show.
    let gated = !args.gates.fail_if.is_empty();
    let mut corpus = Corpus::of_layers(if gated { Layers::ALL } else { layers });
    let mut bad = 0;
    for file in &args.files {
        let shown = file.display().to_string();
        let source = open(file).with_context(|| format!("cannot read {shown}"))?;
        bad += corpus.read(&shown, source).with_context(|| format!("cannot read {shown}"))?;
    }
    if bad > 0 && !args.quiet {
        for warning in corpus.warnings() {
            tell(&clean(&warning));
        }
    }
    let options = ReportOptions { evidence: args.output.evidence, context: true, text: true, layers };
    let wanted = Wants { output: &args.output, gates: &args.gates.fail_if, options, authority: &authority };
    let passed = write_reports(outputs, corpus, &wanted)?;
    Ok(ending(bad > 0, passed))
}

fn explain(args: &ExplainArgs) -> Result<ExitCode> {
    let input = Input::new(args.file.clone());
    let options = ReadOptions { date: args.date, ..ReadOptions::default() };
    let mut article =
        read::read(&input, &options).map_err(|s| anyhow::anyhow!("{}: {}", s.path, s.reason))?;
    if let (None, Some(date)) = (article.published, args.date) {
        article.published = Some(Published { date, from: PublishedFrom::Option });
    }
    let settings = Settings::default();
    let reading = extract::read(&article, &settings);
    let record = extract::extract(&article, &settings);
    let mut out = io::BufWriter::new(io::stdout().lock());
    explain::write(&reading, &record, &mut out)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn rules(args: &RulesArgs) -> Result<ExitCode> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match args.format {
        ListFormat::Text => rules::write_text(&mut out)?,
        ListFormat::Json => rules::write_json(&mut out)?,
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn threads(run: &RunArgs) -> Result<()> {
    rayon::ThreadPoolBuilder::new().num_threads(run.threads).build_global().context("cannot start threads")
}

/// Inputs that failed weigh more than gates that say no.
fn ending(failed: bool, passed: bool) -> ExitCode {
    if passed || failed { status(failed) } else { ExitCode::from(NO) }
}

fn status(failed: bool) -> ExitCode {
    if failed { ExitCode::from(TROUBLE) } else { ExitCode::SUCCESS }
}

/// A line on standard error; where that is closed, nobody listens.
fn tell(line: &str) {
    let _ = writeln!(io::stderr(), "corpus-scan: {line}");
}
