//! One run of the program: options as meant, inputs, outputs, exit status.

mod ask;
mod diff;
mod look;
mod receiver;
mod reports;
mod tools;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};

use self::receiver::Receiver;
use self::reports::{Wants, write_reports};
use crate::article::{Article, Published, PublishedFrom};
use crate::authority::{Authority, LARGEST};
use crate::cli::{
    self, Cli, Command, DateSource, ExplainArgs, ExtractArgs, Format, InputArgs, InputFormat, LayerName,
    ListFormat, MergeArgs, RulesArgs, RunArgs, ScanArgs, Statements,
};
use crate::corpus::Corpus;
use crate::explain;
use crate::extract::{self, Settings};
use crate::interrupt;
use crate::mention::listed::Listed;
use crate::nearest::nearest;
use crate::output::Output;
use crate::read::{self, Input, ReadOptions, RecordError, Records, Skipped, WalkOptions};
use crate::report::ReportOptions;
use crate::report::cells::clean;
use crate::rules;
use crate::scan::{self, Skip};

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
    misspelt(&args.source.paths)?;
    threads(&args.run)?;
    let authority = authority(args.source.extract.names.as_deref())?;
    let mut outputs = Output::open(&args.output.output, args.output.format(), args.output.table)?;
    let mut receiver = Receiver::new(&mut outputs, &args.run, !args.gates.fail_if.is_empty());
    receiver.settings(args.file.used.as_deref());
    let settings = settings(&args.source.extract, &authority);
    take_in(&args.source.paths, &args.source.input, &settings, &mut receiver)?;
    let (corpus, failed) = receiver.finish();
    let options = ReportOptions {
        evidence: args.output.evidence,
        context: settings.context,
        text: settings.with_text,
        layers: settings.layers,
    };
    let wanted = Wants { output: &args.output, gates: &args.gates.fail_if, options, authority: &authority };
    let passed = write_reports(outputs, corpus, &wanted)?;
    Ok(ending(failed, passed))
}

/// The files that would be read, a line each.
fn list_files(args: &ScanArgs) -> Result<ExitCode> {
    let paths = all_paths(&args.source.paths, &args.source.input)?;
    let mut sources = Sources::new(&args.source.input)?;
    sources.walk.note = args.run.verbose;
    let walked = read::walk(&paths, &sources.walk);
    let failed = walked.skipped.iter().any(|s| s.reason.is_failure());
    for skipped in walked.skipped.iter().chain(&walked.passed) {
        if !args.run.quiet && (skipped.reason.is_failure() || args.run.verbose) {
            tell(&clean(&format!("{}: {}", skipped.path, skipped.reason)));
        }
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    walked.inputs.iter().try_for_each(|input| writeln!(out, "{}", input.shown))?;
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

/// Every input of the command line to the receiver.
fn take_in(paths: &[PathBuf], input: &InputArgs, settings: &Settings, receiver: &mut Receiver) -> Result<()> {
    let paths = all_paths(paths, input)?;
    let sources = Sources::new(input)?;
    match input.input_format {
        InputFormat::Files => scan_files(&paths, &sources, settings, receiver),
        InputFormat::Jsonl => scan_records(&paths, &sources.read, settings, receiver),
    }
}

/// Which files are read, and how.
struct Sources {
    walk: WalkOptions,
    read: ReadOptions,
    /// As the user wrote it.
    include: Vec<String>,
}

impl Sources {
    fn new(input: &InputArgs) -> Result<Sources> {
        Ok(Sources { walk: walk_options(input)?, read: read_options(input), include: input.include.clone() })
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

fn read_options(args: &InputArgs) -> ReadOptions {
    ReadOptions {
        encoding: args.encoding,
        max_file_size: args.max_file_size,
        date: args.date,
        date_from: args.date_from.iter().copied().map(DateSource::meant).collect(),
    }
}

fn scan_files(
    paths: &[PathBuf],
    sources: &Sources,
    settings: &Settings,
    receiver: &mut Receiver,
) -> Result<()> {
    let mut options = sources.walk.clone();
    options.note = receiver.verbose;
    let walked = read::walk(paths, &options);
    walked.passed.iter().for_each(|p| receiver.say(&format!("{}: {}", p.path, p.reason)));
    let failures = walked.skipped.iter().filter(|s| s.reason.is_failure()).count();
    if walked.inputs.is_empty() && failures == 0 {
        let wanted = match &sources.include[..] {
            [] => "*.txt, *.text or *.md".to_string(),
            globs => globs.join(", "),
        };
        bail!("no articles found: no file is named {wanted}; --include GLOB takes others");
    }
    receiver.progress.expect(walked.inputs.len() as u64);
    let read = |job: Job| match job {
        Job::Read(input) => read::read(&input, &sources.read).map_err(skip),
        Job::Skip(skipped) => Err(skip(skipped)),
    };
    let wanted = receiver.wanted();
    scan::run(jobs(walked).into_iter(), read, settings, wanted, |outcome| receiver.take(outcome))?;
    Ok(())
}

/// An input of the walk, or what stands in its place.
enum Job {
    Read(Input),
    Skip(Skipped),
}

impl Job {
    fn path(&self) -> &str {
        match self {
            Job::Read(input) => &input.shown,
            Job::Skip(skipped) => &skipped.path,
        }
    }
}

fn jobs(walked: read::Walked) -> Vec<Job> {
    let inputs = walked.inputs.into_iter().map(Job::Read);
    let mut jobs: Vec<Job> = inputs.chain(walked.skipped.into_iter().map(Job::Skip)).collect();
    jobs.sort_by(|a, b| a.path().cmp(b.path()));
    jobs
}

fn skip(skipped: Skipped) -> Skip {
    Skip {
        kind: skipped.reason.kind().to_string(),
        message: skipped.reason.to_string(),
        is_failure: skipped.reason.is_failure(),
        path: skipped.path,
    }
}

fn scan_records(
    paths: &[PathBuf],
    options: &ReadOptions,
    settings: &Settings,
    receiver: &mut Receiver,
) -> Result<()> {
    for path in paths {
        let shown = path.display().to_string();
        let source = open(path).with_context(|| format!("cannot read {shown}"))?;
        let records = Records::new(source, &shown, options);
        let read = |record: Result<Article, RecordError>| record.map_err(bad_record);
        scan::run(records, read, settings, receiver.wanted(), |outcome| receiver.take(outcome))?;
    }
    Ok(())
}

fn bad_record(error: RecordError) -> Skip {
    let at = format!("{}:{}", error.path, error.line);
    Skip { path: at, kind: error.kind.to_string(), message: error.message, is_failure: true }
}

fn walk_options(args: &InputArgs) -> Result<WalkOptions> {
    let mut options = WalkOptions::new(&args.include, &args.exclude).context("--include or --exclude")?;
    (options.hidden, options.follow, options.max_depth) = (args.hidden, args.follow, args.max_depth);
    Ok(options)
}

/// The paths of the command line and those of `--files-from`.
fn all_paths(paths: &[PathBuf], input: &InputArgs) -> Result<Vec<PathBuf>> {
    let mut paths = paths.to_vec();
    if let Some(list) = &input.files_from {
        let mut bytes = Vec::new();
        let read = open(list).and_then(|mut l| l.read_to_end(&mut bytes));
        read.with_context(|| format!("cannot read the list {}", list.display()))?;
        paths.extend(read::paths_from(&bytes, input.null));
    }
    Ok(paths)
}

/// A file to read from its start, or standard input for `-`.
fn open(path: &Path) -> io::Result<Box<dyn BufRead + Send>> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(BufReader::with_capacity(1 << 16, io::stdin())));
    }
    Ok(Box::new(BufReader::with_capacity(1 << 16, File::open(path)?)))
}

fn merge(args: &MergeArgs) -> Result<ExitCode> {
    let authority = authority(args.names.as_deref())?;
    if args.output.format().is_some_and(Format::is_records) {
        bail!("merge makes one report; --format jsonl is what it reads");
    }
    let outputs = Output::open(&args.output.output, args.output.format(), args.output.table)?;
    let mut corpus = Corpus::default();
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
    let layers = LayerName::meant(&args.only);
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
