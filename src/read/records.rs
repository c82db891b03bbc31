//! Articles as JSON records, one a line, read as a stream: one record in memory at a time.

use std::fmt;
use std::io::{self, BufRead};

use serde::Deserialize;

use super::{ReadOptions, dress};
use crate::article::Article;
use crate::fold;

/// A line that is no record. The stream goes on behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordError {
    /// The file, as shown to people.
    pub path: String,
    /// Counted from 1.
    pub line: u64,
    /// The record's id, where the line tells it.
    pub id: Option<String>,
    /// `json`, `record`, `too-large`, `unreadable`.
    pub kind: &'static str,
    pub message: String,
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// Iterates over the records of a source; a bad line is an error in its place, a blank line nothing.
pub struct Records<'a, R> {
    source: R,
    path: String,
    options: &'a ReadOptions,
    line: u64,
    buffer: Vec<u8>,
    ended: bool,
}

#[derive(Deserialize)]
struct Record {
    id: Option<Id>,
    text: Option<String>,
    date: Option<String>,
    title: Option<String>,
    source: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(serde_json::Number),
}

impl<'a, R: BufRead> Records<'a, R> {
    /// `path` is the source's name for messages.
    pub fn new(source: R, path: &str, options: &'a ReadOptions) -> Self {
        Records { source, path: path.to_string(), options, line: 0, buffer: Vec::new(), ended: false }
    }

    fn error(&self, id: Option<String>, kind: &'static str, message: impl Into<String>) -> RecordError {
        RecordError { path: self.path.clone(), line: self.line, id, kind, message: message.into() }
    }

    /// The next line into the buffer, its break included; how many bytes it has, of which the buffer holds no more
    /// than the limit.
    fn next_line(&mut self) -> io::Result<u64> {
        self.buffer.clear();
        let limit = self.options.limit() as usize;
        let mut size = 0u64;
        loop {
            let chunk = match self.source.fill_buf() {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            let (used, done) = match memchr::memchr(b'\n', chunk) {
                Some(at) => (at + 1, true),
                None => (chunk.len(), chunk.is_empty()),
            };
            let room = limit.saturating_sub(self.buffer.len());
            self.buffer.extend_from_slice(&chunk[..used.min(room)]);
            self.source.consume(used);
            size += used as u64;
            if done {
                return Ok(size);
            }
        }
    }

    fn record(&mut self, size: u64) -> Result<Article, RecordError> {
        if size > self.options.limit() {
            let limit = self.options.limit();
            return Err(self.error(None, "too-large", format!("record of {size} bytes, more than {limit}")));
        }
        let line = self.buffer.trim_ascii();
        let record: Record =
            serde_json::from_slice(line).map_err(|e| self.error(id_of(line), "json", plain(&e)))?;
        let id = record.id.map(|id| match id {
            Id::Text(text) => text,
            Id::Number(number) => number.to_string(),
        });
        let Some(text) = record.text else {
            return Err(self.error(id, "record", "record without \"text\""));
        };
        let id = id.unwrap_or_else(|| format!("record-{:016x}", fold::hash(text.as_bytes())));
        let article = Article {
            path: id.clone(),
            id,
            text,
            title: record.title,
            source: record.source,
            ..Article::default()
        };
        Ok(self.dated(article, record.date.as_deref()))
    }

    /// With the date the record states; one that is none is a warning.
    fn dated(&self, mut article: Article, stated: Option<&str>) -> Article {
        let day = |s: &str| s.get(..10).unwrap_or(s).parse().ok();
        let date = stated.filter(|s| !s.trim().is_empty()).map(|s| (s, day(s.trim())));
        if let Some((text, None)) = date {
            article.warnings.push(format!("record's date {text:?} is no date"));
        }
        if let Some(text) = article.text.strip_prefix('\u{FEFF}') {
            article.text = text.to_string();
        }
        dress(article, date.and_then(|(_, day)| day), self.options)
    }
}

/// The message without its place: a record is one line, which the error tells already.
fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(at) => format!("{} at column {}", &text[..at], error.column()),
        None => text,
    }
}

/// The id of a line that is JSON, but no record.
fn id_of(line: &[u8]) -> Option<String> {
    let value: serde_json::Value = serde_json::from_slice(line).ok()?;
    value.get("id")?.as_str().map(str::to_string)
}

impl<R: BufRead> Iterator for Records<'_, R> {
    type Item = Result<Article, RecordError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            self.line += 1;
            let size = match self.next_line() {
                Ok(0) => return None,
                Ok(size) => size,
                Err(error) => {
                    self.ended = true;
                    return Some(Err(self.error(None, "unreadable", error.to_string())));
                }
            };
            if self.line == 1 && self.buffer.starts_with(b"\xEF\xBB\xBF") {
                self.buffer.drain(..3);
            }
            if !self.buffer.trim_ascii().is_empty() {
                return Some(self.record(size));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(input: &[u8]) -> Vec<Result<Article, RecordError>> {
        Records::new(input, "in.jsonl", &ReadOptions::default()).collect()
    }

    #[test]
    fn records_become_articles() {
        let found = all(b"\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"Ana said.\",\"date\":\"2020-05-01T10:00:00Z\",\"title\":\"T\",\"source\":\"S\",\"more\":1}\r\n\n{\"id\":7,\"text\":\"\"}");
        let first = found[0].as_ref().expect("an article");
        assert_eq!((first.id.as_str(), first.path.as_str(), first.text.as_str()), ("a", "a", "Ana said."));
        assert_eq!(first.published.expect("a date").date.to_string(), "2020-05-01");
        assert_eq!((first.title.as_deref(), first.source.as_deref()), (Some("T"), Some("S")));
        assert_eq!(found[1].as_ref().expect("an article").id, "7");
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_bad_line_is_an_error_in_its_place() {
        let found = all(b"{\"id\":\"a\",\"text\":\"x\"}\n{broken\n{\"id\":\"c\"}\n{\"id\":\"d\",\"text\":5}\n\xFF\n{\"id\":\"e\",\"text\":\"y\"}\n");
        let shown: Vec<String> = found
            .iter()
            .map(|r| match r {
                Ok(a) => a.id.clone(),
                Err(e) => format!("{}:{}:{}", e.line, e.kind, e.id.as_deref().unwrap_or("-")),
            })
            .collect();
        assert_eq!(shown, ["a", "2:json:-", "3:record:c", "4:json:d", "5:json:-", "e"]);
        let error = found[1].as_ref().expect_err("an error").to_string();
        assert!(
            error.starts_with("in.jsonl:2: ") && error.contains("column") && !error.contains("line 1"),
            "{error}"
        );
    }

    #[test]
    fn an_oversized_record_is_skipped_without_being_held() {
        let options = ReadOptions { max_file_size: 40, ..ReadOptions::default() };
        let input =
            format!("{{\"id\":\"a\",\"text\":\"{}\"}}\n{{\"id\":\"b\",\"text\":\"y\"}}\n", "x".repeat(500));
        let mut records = Records::new(io::BufReader::with_capacity(16, input.as_bytes()), "-", &options);
        let error = records.next().expect("a line").expect_err("too large");
        assert_eq!((error.kind, error.line), ("too-large", 1));
        assert!(records.buffer.capacity() < 200);
        assert_eq!(records.next().expect("a line").expect("an article").id, "b");
        assert!(records.next().is_none());
    }

    #[test]
    fn a_record_without_an_id_is_named_by_its_text() {
        let found = all(b"{\"text\":\"same\"}\n{\"text\":\"same\"}\n{\"text\":\"other\"}");
        let ids: Vec<String> = found.into_iter().map(|r| r.expect("an article").id).collect();
        assert_eq!(ids[0], ids[1]);
        assert_ne!(ids[0], ids[2]);
    }

    #[test]
    fn a_date_that_is_none_is_a_warning() {
        let found = all(b"{\"id\":\"a\",\"text\":\"x\",\"date\":\"2020-13-45\"}");
        let article = found[0].as_ref().expect("an article");
        assert_eq!(article.published, None);
        assert!(article.warnings[0].contains("2020-13-45"));
    }
}
