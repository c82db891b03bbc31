//! What the command line wants read: files and records to the receiver.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::receiver::Receiver;
use crate::article::Article;
use crate::cli::{DateSource, InputArgs, InputFormat};
use crate::extract::Settings;
use crate::read::{self, Input, ReadOptions, RecordError, Records, Skipped, WalkOptions};
use crate::scan::{self, Skip};

/// Every input of the command line to the receiver.
pub(super) fn take_in(
    paths: &[PathBuf],
    input: &InputArgs,
    settings: &Settings,
    receiver: &mut Receiver,
) -> Result<()> {
    let paths = all_paths(paths, input)?;
    let sources = Sources::new(input)?;
    match input.input_format {
        InputFormat::Files => scan_files(&paths, &sources, settings, receiver),
        InputFormat::Jsonl => scan_records(&paths, &sources.read, settings, receiver),
    }
}

/// Which files are read, and how.
pub(super) struct Sources {
    pub walk: WalkOptions,
    pub read: ReadOptions,
    /// As the user wrote it.
    pub include: Vec<String>,
}

impl Sources {
    pub fn new(input: &InputArgs) -> Result<Sources> {
        Ok(Sources { walk: walk_options(input)?, read: read_options(input), include: input.include.clone() })
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

pub(super) fn scan_files(
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
pub(super) fn all_paths(paths: &[PathBuf], input: &InputArgs) -> Result<Vec<PathBuf>> {
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
pub(super) fn open(path: &Path) -> io::Result<Box<dyn BufRead + Send>> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(BufReader::with_capacity(1 << 16, io::stdin())));
    }
    Ok(Box::new(BufReader::with_capacity(1 << 16, File::open(path)?)))
}
