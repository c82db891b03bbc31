//! Takes in what the articles give.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::Instant;

use crate::cli::{Format, RunArgs};
use crate::corpus::Corpus;
use crate::output::Output;
use crate::progress::Progress;
use crate::report::cells::{clean, count};
use crate::scan::{Outcome, Skip, Wanted};

/// Takes outcomes as they come: lines to the record outputs, records to the corpus, troubles to standard error.
pub(super) struct Receiver<'a> {
    records: Vec<&'a mut Output>,
    corpus: Option<Corpus>,
    /// Whether a report shows the articles' texts.
    text: bool,
    pub progress: Progress,
    quiet: bool,
    pub verbose: bool,
    failed: bool,
    articles: u64,
    others: u64,
    started: Instant,
}

impl<'a> Receiver<'a> {
    /// One for these outputs; `merged` where the corpus is wanted whatever they are.
    pub fn new(outputs: &'a mut [Output], run: &RunArgs, merged: bool) -> Self {
        let merged = merged || outputs.iter().any(|o| !o.format.is_records());
        let to_terminal =
            outputs.iter().any(|o| o.is_stdout() && o.format.is_records()) && io::stdout().is_terminal();
        let text = outputs.iter().any(|o| o.format == Format::Html);
        Receiver {
            text,
            records: outputs.iter_mut().filter(|o| o.format.is_records()).collect(),
            corpus: merged.then(Corpus::default),
            progress: Progress::new(!run.quiet && !run.no_progress && !to_terminal),
            quiet: run.quiet,
            verbose: run.verbose,
            failed: false,
            articles: 0,
            others: 0,
            started: Instant::now(),
        }
    }

    /// One that only gathers the corpus.
    pub fn collecting(progress: bool) -> Self {
        Receiver {
            records: Vec::new(),
            corpus: Some(Corpus::default()),
            text: false,
            progress: Progress::new(progress),
            quiet: false,
            verbose: false,
            failed: false,
            articles: 0,
            others: 0,
            started: Instant::now(),
        }
    }

    /// The same as a run's options say.
    pub fn gathering(run: &RunArgs) -> Self {
        let progress = !run.quiet && !run.no_progress;
        Receiver { quiet: run.quiet, verbose: run.verbose, ..Receiver::collecting(progress) }
    }

    pub fn wanted(&self) -> Wanted {
        Wanted {
            line: !self.records.is_empty(),
            extract: self.corpus.is_some() || !self.quiet,
            text: self.text,
        }
    }

    pub fn take(&mut self, outcome: Outcome) -> io::Result<()> {
        self.progress.step();
        *(if outcome.skipped.is_some() { &mut self.others } else { &mut self.articles }) += 1;
        for output in &mut self.records {
            output.write_all(&outcome.line)?;
        }
        if let Some(skip) = outcome.skipped {
            self.skipped(skip);
        }
        if let Some(extract) = outcome.extract {
            for warning in &extract.warnings {
                self.say(&format!("{}: {warning}", extract.path));
            }
            if let Some(corpus) = &mut self.corpus {
                corpus.add(extract);
            }
        }
        Ok(())
    }

    fn skipped(&mut self, skip: Skip) {
        self.failed |= skip.is_failure;
        if skip.is_failure || self.verbose {
            self.say(&format!("{}: {}", skip.path, skip.message));
        }
        if let Some(corpus) = &mut self.corpus {
            corpus.skip(skip.path, skip.message);
        }
    }

    /// Which file of settings was read, for whoever wants to know.
    pub fn settings(&self, path: Option<&Path>) {
        if let (true, Some(path)) = (self.verbose, path) {
            self.say(&format!("settings read from {}", path.display()));
        }
    }

    pub fn say(&self, message: &str) {
        if !self.quiet {
            self.progress.say(&clean(message));
        }
    }

    /// The corpus, and whether some input failed.
    pub fn finish(self) -> (Corpus, bool) {
        self.progress.finish();
        if self.verbose {
            let seconds = self.started.elapsed().as_secs_f64();
            let rate = self.articles as f64 / seconds.max(1e-9);
            let read = count(self.articles, "article");
            self.say(&format!(
                "{read} read, {} skipped, in {seconds:.2} s ({rate:.0} a second)",
                self.others
            ));
        }
        (self.corpus.unwrap_or_default(), self.failed)
    }
}
