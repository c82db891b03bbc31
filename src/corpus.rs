//! The union of articles' records: in any order, over any number of runs, the same corpus.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::record::{Extract, SCHEMA_VERSION, Text};

/// An input that gave no record, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize, Deserialize)]
pub struct Skipped {
    pub path: String,
    pub reason: String,
}

/// A set of records, each kept once. [`Corpus::merge`] is associative, commutative and idempotent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corpus {
    /// By path and id; records of one path that differ stand side by side, ordered by their content.
    articles: BTreeMap<(Text, Text), Vec<Extract>>,
    skipped: BTreeSet<Skipped>,
    warnings: BTreeSet<String>,
}

impl Corpus {
    /// Adds a record; one that is already there changes nothing.
    pub fn add(&mut self, extract: Extract) {
        let key = (extract.path.clone(), extract.id.clone());
        // Room for one: two different records of one path are rare.
        let same = self.articles.entry(key).or_insert_with(|| Vec::with_capacity(1));
        if same.contains(&extract) {
            return;
        }
        same.push(extract);
        if same.len() > 1 {
            same.sort_by_cached_key(content);
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
        for extract in other.articles.into_values().flatten() {
            self.add(extract);
        }
        self.skipped.extend(other.skipped);
        self.warnings.extend(other.warnings);
    }

    /// All records, by path.
    pub fn articles(&self) -> impl Iterator<Item = &Extract> {
        self.articles.values().flatten()
    }

    pub fn len(&self) -> usize {
        self.articles.values().map(Vec::len).sum()
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
        for records in self.articles.values() {
            all.extend(records.iter().flat_map(|r| r.warnings.iter().map(|w| format!("{}: {w}", r.path))));
            if let [first, _, ..] = &records[..] {
                all.insert(format!("{}: {} different records of this path", first.path, records.len()));
            }
        }
        all
    }

    /// Reads records, one a line, as `--format jsonl` writes them; `name` is what messages call the input.
    /// Returns how many lines were no record: each is noted as `name:line: why`, and reading goes on.
    ///
    /// # Errors
    /// When the input itself cannot be read any further.
    pub fn read(&mut self, name: &str, mut input: impl BufRead) -> io::Result<u64> {
        let (mut line, mut number, mut bad) = (Vec::new(), 0u64, 0u64);
        loop {
            line.clear();
            if input.read_until(b'\n', &mut line)? == 0 {
                return Ok(bad);
            }
            number += 1;
            if let Err(why) = self.read_line(&line) {
                self.warn(format!("{name}:{number}: {why}"));
                bad += 1;
            }
        }
    }

    fn read_line(&mut self, line: &[u8]) -> Result<(), String> {
        let line = line.trim_ascii();
        if line.is_empty() {
            return Ok(());
        }
        let extract: Extract = serde_json::from_slice(line).map_err(|e| plain(&e))?;
        if extract.schema_version == SCHEMA_VERSION {
            extract.sound()?;
            self.add(extract);
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
fn content(extract: &Extract) -> String {
    serde_json::to_string(extract).unwrap_or_default()
}

/// The parser's message; its "at line 1" would mislead beside the number of the line in the file.
fn plain(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column", ", column")
}

#[cfg(test)]
mod tests {
    use super::*;

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
