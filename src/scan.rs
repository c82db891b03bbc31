//! Inputs to articles to records, in parallel, given on in the order of the inputs.
//!
//! Work goes in batches: a batch is read and extracted on all threads and handed on in order, so that memory holds one
//! batch however long the list of inputs is.

use std::collections::BTreeMap;
use std::io;
use std::sync::mpsc::{self, Receiver, Sender};

use rayon::prelude::*;

use crate::article::Article;
use crate::corpus::{Failed, Failure};
use crate::extract::{self, Settings};
use crate::json;
use crate::record::Extract;

/// How many inputs are in work at once; enough to keep the threads busy over small files.
const BATCH: usize = 256;

/// What the receiver of [`run`] wants of every article.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The record as one line of JSON, with its line end.
    pub line: bool,
    /// The record itself.
    pub extract: bool,
    /// Its text in the record itself, whatever the settings put into the line.
    pub text: bool,
}

/// Why an input gave no article.
#[derive(Clone, Debug)]
pub struct Skip {
    /// Path or id, as records name their article.
    pub path: String,
    /// The reason in one word.
    pub kind: String,
    /// The reason in a sentence.
    pub message: String,
    /// Whether the run's exit status tells it.
    pub is_failure: bool,
}

/// What one input gave.
#[derive(Debug)]
pub struct Outcome {
    /// Empty unless [`Wanted::line`]; an error record where the input failed.
    pub line: Vec<u8>,
    /// `None` unless [`Wanted::extract`].
    pub extract: Option<Extract>,
    pub skipped: Option<Skip>,
}

/// Reads every input, extracts it and hands the outcomes to `receive`, in order.
///
/// Ends at the first error of `receive`, which is that of writing.
pub fn run<I: Send>(
    inputs: impl Iterator<Item = I>,
    read: impl Fn(I) -> Result<Article, Skip> + Sync,
    settings: &Settings,
    wanted: Wanted,
    mut receive: impl FnMut(Outcome) -> io::Result<()>,
) -> io::Result<()> {
    let mut inputs = inputs.peekable();
    while inputs.peek().is_some() {
        let batch: Vec<I> = inputs.by_ref().take(BATCH).collect();
        let (send, sent) = mpsc::channel();
        let work = |send: &mut Sender<_>, (number, input)| {
            // Where nobody receives any more, writing has failed and that error is told.
            let _ = send.send((number, outcome(read(input), settings, wanted)));
        };
        rayon::in_place_scope(|scope| {
            let all = batch.into_par_iter().with_max_len(4).enumerate();
            scope.spawn(|_| all.for_each_with(send, work));
            in_order(sent, &mut receive)
        })?;
    }
    Ok(())
}

/// Hands on what comes in any order by its number, from 0 on, as soon as its turn has come.
fn in_order<T>(sent: Receiver<(usize, T)>, mut receive: impl FnMut(T) -> io::Result<()>) -> io::Result<()> {
    let mut early: BTreeMap<usize, T> = BTreeMap::new();
    let mut turn = 0;
    for (number, one) in sent {
        early.insert(number, one);
        while let Some(one) = early.remove(&turn) {
            receive(one)?;
            turn += 1;
        }
    }
    Ok(())
}

fn outcome(read: Result<Article, Skip>, settings: &Settings, wanted: Wanted) -> Outcome {
    match read {
        Ok(article) => {
            let mut extract = extract::extract(&article, settings);
            let line = if wanted.line { line(&extract, article.text.len()) } else { Vec::new() };
            if wanted.text {
                extract.text = Some(article.text);
            }
            Outcome { line, extract: wanted.extract.then_some(extract), skipped: None }
        }
        Err(skip) => {
            let line = if wanted.line { line(&failed(&skip), 0) } else { Vec::new() };
            Outcome { line, extract: None, skipped: Some(skip) }
        }
    }
}

fn failed(skip: &Skip) -> Failed {
    let error = Failure { kind: skip.kind.clone(), message: skip.message.clone() };
    Failed { path: skip.path.clone(), error: Some(error), ..Failed::default() }
}

/// A record as a line, of an article of so many bytes; records hold nothing that JSON cannot write, so a failure leaves
/// the line empty.
fn line(record: &impl serde::Serialize, bytes: usize) -> Vec<u8> {
    let mut line = Vec::with_capacity(4 * bytes + 1024);
    if json::write(record, &mut line).is_err() {
        line.clear();
    }
    line.push(b'\n');
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_early_waits_for_its_turn() {
        let (send, sent) = mpsc::channel();
        [(2, 'c'), (0, 'a'), (1, 'b'), (3, 'd')].into_iter().for_each(|one| send.send(one).unwrap());
        drop(send);
        let mut got = String::new();
        in_order(sent, |one| {
            got.push(one);
            Ok(())
        })
        .unwrap();
        assert_eq!(got, "abcd");
    }

    #[test]
    fn the_first_error_ends_the_run() {
        let read = |number: u32| Ok(Article { text: format!("Article {number}."), ..Article::default() });
        let wanted = Wanted { line: true, extract: false, text: false };
        let mut taken = 0;
        let result = run(0..1000, read, &Settings::default(), wanted, |_| {
            taken += 1;
            if taken < 3 { Ok(()) } else { Err(io::Error::other("full")) }
        });
        assert_eq!((result.unwrap_err().to_string(), taken), ("full".to_string(), 3));
    }
}
