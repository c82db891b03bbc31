//! The union of articles' records: in any order, over any number of runs, the same corpus.

mod entry;

use std::collections::btree_map;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, Read};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::entry::{DateKept, Entry, PersonKept, PlaceKept, QuoteKept};

use self::entry::Pools;
use crate::extract::Layers;
use crate::record::{Extract, SCHEMA_VERSION, Text};

/// An input that gave no record, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize, Deserialize)]
pub struct Skipped {
    pub path: String,
    pub reason: String,
}

/// The records of one path: nearly always one. Those that differ stand side by side in the order of their content,
/// which is made only then.
#[derive(Clone, Debug, PartialEq)]
enum Same {
    One(Box<Entry>),
    Several(BTreeMap<String, Entry>),
}

impl Same {
    fn add(&mut self, entry: Entry) {
        match self {
            Same::One(known) => {
                let (known, new) = ((content(known), std::mem::take(&mut **known)), (content(&entry), entry));
                *self = if known.0 == new.0 {
                    Same::One(Box::new(known.1))
                } else {
                    Same::Several(BTreeMap::from([known, new]))
                };
            }
            Same::Several(known) => drop(known.entry(content(&entry)).or_insert(entry)),
        }
    }

    fn iter(&self) -> impl Iterator<Item = &Entry> {
        let (one, several) = match self {
            Same::One(extract) => (Some(&**extract), None),
            Same::Several(extracts) => (None, Some(extracts.values())),
        };
        one.into_iter().chain(several.into_iter().flatten())
    }

    fn into_iter(self) -> impl Iterator<Item = Entry> {
        let (one, several) = match self {
            Same::One(extract) => (Some(*extract), None),
            Same::Several(extracts) => (None, Some(extracts.into_values())),
        };
        one.into_iter().chain(several.into_iter().flatten())
    }

    fn len(&self) -> usize {
        match self {
            Same::One(_) => 1,
            Same::Several(extracts) => extracts.len(),
        }
    }
}

/// A set of records, each kept once. [`Corpus::merge`] is associative, commutative and idempotent.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// By path and id.
    articles: BTreeMap<(Text, Text), Same>,
    skipped: BTreeSet<Skipped>,
    warnings: BTreeSet<String>,
    /// What is kept of records that are read, where not all.
    needed: Option<Layers>,
    pools: Pools,
}

impl PartialEq for Corpus {
    fn eq(&self, other: &Corpus) -> bool {
        (&self.articles, &self.skipped, &self.warnings, &self.needed)
            == (&other.articles, &other.skipped, &other.warnings, &other.needed)
    }
}

impl Corpus {
    /// Adds a record; one that is already there changes nothing.
    pub fn add(&mut self, extract: Extract) {
        let entry = Entry::new(extract, &mut self.pools);
        self.enter(entry);
    }

    fn enter(&mut self, entry: Entry) {
        match self.articles.entry((entry.path.clone(), entry.id.clone())) {
            btree_map::Entry::Vacant(place) => drop(place.insert(Same::One(Box::new(entry)))),
            btree_map::Entry::Occupied(mut place) => place.get_mut().add(entry),
        }
    }

    /// Notes an input that could not be read.
    pub fn skip(&mut self, path: impl Into<String>, reason: impl Into<String>) {
        self.skipped.insert(Skipped { path: path.into(), reason: reason.into() });
    }

    /// Notes something the reader of the report should know.
    pub fn warn(&mut self, warning: impl Into<String>) {
        self.warnings.insert(warning.into());
    }

    /// Takes in everything that `other` holds.
    pub fn merge(&mut self, other: Corpus) {
        for entry in other.articles.into_values().flat_map(Same::into_iter) {
            self.enter(entry);
        }
        self.skipped.extend(other.skipped);
        self.warnings.extend(other.warnings);
    }

    /// All articles, by path.
    pub fn articles(&self) -> impl Iterator<Item = &Entry> {
        self.articles.values().flat_map(Same::iter)
    }

    /// The records that were added, by path.
    pub fn records(&self) -> impl Iterator<Item = Extract> {
        self.articles().map(Entry::record)
    }

    pub fn len(&self) -> usize {
        self.articles.values().map(Same::len).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    pub fn skipped(&self) -> impl Iterator<Item = &Skipped> {
        self.skipped.iter()
    }

    /// Corpus-wide warnings and those of the articles, each with its path; sorted.
    pub fn warnings(&self) -> BTreeSet<String> {
        let mut all = self.warnings.clone();
        for ((path, _), same) in &self.articles {
            all.extend(same.iter().flat_map(|r| r.warnings.iter().map(|w| format!("{}: {w}", r.path))));
            if same.len() > 1 {
                all.insert(format!("{path}: {} different records of this path", same.len()));
            }
        }
        all
    }

    /// Reads records, one a line, as `--format jsonl` writes them; `name` is what messages call the input.
    /// Returns how many lines were no record: each is noted as `name:line: why`, and reading goes on.
    ///
    /// # Errors
    /// When the input itself cannot be read any further.
    pub fn read(&mut self, name: &str, input: impl BufRead) -> io::Result<u64> {
        self.read_within(LONGEST, name, input)
    }

    /// As [`Corpus::read`], with the bytes that a line may have; what is longer is passed over to its end.
    ///
    /// # Errors
    /// When the input itself cannot be read any further.
    pub fn read_within(&mut self, longest: u64, name: &str, mut input: impl BufRead) -> io::Result<u64> {
        let (mut line, mut number, mut bad) = (Vec::new(), 0u64, 0u64);
        loop {
            line.clear();
            // One more for the line's end, so that a line that is just as long passes.
            if input.by_ref().take(longest.saturating_add(1)).read_until(b'\n', &mut line)? == 0 {
                return Ok(bad);
            }
            number += 1;
            let is_whole = line.ends_with(b"\n") || line.len() as u64 <= longest;
            let read = if is_whole { self.read_line(&line) } else { Err(too_long(longest)) };
            if !is_whole {
                input.skip_until(b'\n')?;
            }
            if let Err(why) = read {
                self.warn(format!("{name}:{number}: {why}"));
                bad += 1;
            }
        }
    }

    /// A corpus that keeps of the records it reads only what these layers of a report are made of: who is who is told
    /// by places and quotations, too.
    pub fn of_layers(layers: Layers) -> Corpus {
        let named = layers.people || layers.quotes;
        let needed =
            Layers { people: named, places: named || layers.places, quotes: named, dates: layers.dates };
        Corpus { needed: (needed != Layers::ALL).then_some(needed), ..Corpus::default() }
    }

    fn needed(&self, mut extract: Extract) -> Extract {
        let Some(needed) = self.needed else { return extract };
        if !needed.people {
            extract.people = Vec::new();
        }
        if !needed.places {
            extract.places = Vec::new();
        }
        if !needed.dates {
            extract.dates = Vec::new();
        }
        if !needed.quotes {
            (extract.quotes, extract.terms) = (Vec::new(), Vec::new());
        }
        extract
    }

    fn read_line(&mut self, line: &[u8]) -> Result<(), String> {
        let line = line.trim_ascii();
        if line.is_empty() {
            return Ok(());
        }
        let extract: Extract = serde_json::from_slice(line).map_err(|e| plain(&e))?;
        if extract.schema_version == SCHEMA_VERSION {
            extract.sound()?;
            self.add(self.needed(extract));
            return Ok(());
        }
        let failed: Failed = serde_json::from_slice(line).map_err(|e| plain(&e))?;
        match failed.error {
            Some(error) => {
                let path = if failed.path.is_empty() { failed.id } else { failed.path };
                self.skip(path, error.message);
                Ok(())
            }
            None if extract.schema_version.is_empty() => Err("not a record".to_string()),
            None => Err(format!("schema version {} is not {SCHEMA_VERSION}", extract.schema_version)),
        }
    }
}

/// Bytes that a line with a record may have: many times what the largest article's record takes.
pub const LONGEST: u64 = 1 << 30;

fn too_long(longest: u64) -> String {
    format!("a line of more than {longest} bytes is no record")
}

/// What stands in the place of a record that failed.
#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize, Deserialize)]
#[serde(default)]
pub struct Failed {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Failure>,
}

/// Why a record failed.
#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize, Deserialize)]
pub struct Failure {
    pub kind: String,
    pub message: String,
}

/// The order of different records of one path.
fn content(entry: &Entry) -> String {
    serde_json::to_string(&entry.record()).unwrap_or_default()
}

/// The parser's message; its "at line 1" would mislead beside the number of the line in the file.
fn plain(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column", ", column")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_layers_are_made_of_is_kept() {
        let line = r#"{"schema_version":"1","path":"a.txt","id":"a.txt","people":[{"text":"Ana"}],"places":[{"text":"Oslo"}],"dates":[{"text":"May"}],"quotes":[{"text":"No"}]}"#;
        let kept = |layers: Layers| {
            let mut corpus = Corpus::of_layers(layers);
            assert_eq!(corpus.read("run.jsonl", line.as_bytes()).unwrap(), 0);
            let record = corpus.records().next().unwrap();
            [record.people.len(), record.places.len(), record.dates.len(), record.quotes.len()]
        };
        assert_eq!(kept(Layers { dates: true, ..Layers::NONE }), [0, 0, 1, 0]);
        assert_eq!(kept(Layers { places: true, ..Layers::NONE }), [0, 1, 0, 0]);
        assert_eq!(kept(Layers { people: true, ..Layers::NONE }), [1, 1, 0, 1], "who is who");
        assert_eq!(kept(Layers { quotes: true, ..Layers::NONE }), [1, 1, 0, 1], "who says it");
        assert_eq!(kept(Layers::ALL), [1, 1, 1, 1]);
    }

    #[test]
    fn bad_lines_are_told_by_file_and_line_and_the_rest_is_read() {
        let good = r#"{"schema_version":"1","path":"a.txt","id":"a.txt","words":3}"#;
        let failed = r#"{"path":"b.txt","error":{"kind":"read","message":"permission denied"}}"#;
        let old = r#"{"schema_version":"0","path":"c.txt"}"#;
        let turned = r#"{"schema_version":"1","path":"d.txt","quotes":[{"start":19,"end":2}]}"#;
        let text = format!("{good}\n\nnot json\n{failed}\n{{}}\n{old}\n{good}\n{turned}");
        let mut corpus = Corpus::default();
        assert_eq!(corpus.read("run.jsonl", text.as_bytes()).unwrap(), 4);
        assert_eq!(corpus.len(), 1);
        let skipped: Vec<_> = corpus.skipped().map(|s| (s.path.as_str(), s.reason.as_str())).collect();
        assert_eq!(skipped, [("b.txt", "permission denied")]);
        let warnings: Vec<String> = corpus.warnings().into_iter().collect();
        assert!(warnings[0].starts_with("run.jsonl:3: expected"), "{warnings:?}");
        assert_eq!(warnings[1], "run.jsonl:5: not a record");
        assert_eq!(warnings[2], "run.jsonl:6: schema version 0 is not 1");
        assert_eq!(warnings[3], "run.jsonl:8: quotes[0] starts at 19 and ends at 2");
    }

    #[test]
    fn a_line_beyond_the_limit_is_told_and_the_next_is_read() {
        let good = r#"{"schema_version":"1","path":"a.txt"}"#;
        let long = format!(r#"{{"schema_version":"1","path":"{}"}}"#, "b".repeat(100));
        let read = |text: &str| {
            let mut corpus = Corpus::default();
            let bad = corpus.read_within(good.len() as u64, "-", text.as_bytes()).unwrap();
            (bad, corpus.len(), corpus.warnings().into_iter().collect::<Vec<_>>())
        };
        let told = format!("-:1: a line of more than {} bytes is no record", good.len());
        assert_eq!(read(&format!("{long}\n{good}\n")), (1, 1, vec![told.clone()]));
        assert_eq!(read(&format!("{good}\n{long}")), (1, 1, vec![told.replace(":1:", ":2:")]));
        assert_eq!(read(good), (0, 1, Vec::new()));
    }

    /// Each record is compared by its content once, not with every other.
    #[test]
    fn many_records_of_one_path_are_kept_each_once() {
        let mut corpus = Corpus::default();
        for words in (0..30_000).chain(0..30_000) {
            corpus.add(Extract { path: "a.txt".into(), words, ..Extract::default() });
        }
        assert_eq!(corpus.len(), 30_000);
    }

    #[test]
    fn two_records_of_one_path_stay_and_are_told() {
        let record = |words| Extract { path: "a.txt".into(), words, ..Extract::default() };
        let mut corpus = Corpus::default();
        corpus.add(record(2));
        corpus.add(record(1));
        corpus.add(record(2));
        let mut other_way = Corpus::default();
        other_way.add(record(1));
        other_way.add(record(2));
        assert_eq!(corpus, other_way);
        assert_eq!(
            corpus.warnings().into_iter().collect::<Vec<_>>(),
            ["a.txt: 2 different records of this path"]
        );
    }
}
