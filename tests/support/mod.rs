//! What the tests share: articles from strings, case files.
#![allow(dead_code)]

pub mod golden;
pub mod program;

use std::fs;
use std::path::{Path, PathBuf};

use corpus_scan::article::{Article, Published, PublishedFrom};
use corpus_scan::extract::{Settings, extract};
use corpus_scan::record::Extract;

/// An article of that text, dated or not.
pub fn article(text: &str, published: Option<&str>) -> Article {
    Article {
        id: "case".into(),
        path: "case.txt".into(),
        text: text.into(),
        published: published
            .map(|d| Published { date: d.parse().expect("a date"), from: PublishedFrom::Option }),
        ..Article::default()
    }
}

/// The record of a text.
pub fn record(text: &str, published: Option<&str>) -> Extract {
    extract(&article(text, published), &Settings::default())
}

pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// One phrasing of a case line: what should be found in which text.
#[derive(Debug)]
pub struct Case {
    pub line: usize,
    pub published: Option<String>,
    pub expected: Vec<String>,
    pub text: String,
}

/// Reads a case file; a malformed line is an error with its number.
///
/// `@ 2013-02-12` sets the publication date for what follows, `@ -` unsets it; `#` begins a comment line;
/// `EXPECTED <- text | text` is one case a text, EXPECTED items between `;`, or `-` for none. `\n` is a new line.
pub fn cases(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut published = None;
    let mut cases = Vec::new();
    for (number, line) in text.lines().enumerate().map(|(i, l)| (i + 1, l)) {
        let at = || format!("{}:{number}", path.display());
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(date) = line.strip_prefix("@ ") {
            published = Some(date.trim().to_string()).filter(|d| d != "-");
            continue;
        }
        let (expected, texts) =
            line.split_once("<- ").unwrap_or_else(|| panic!("{}: no `<- `: {line:?}", at()));
        let expected: Vec<String> = match expected.trim() {
            "-" => Vec::new(),
            "" => panic!("{}: nothing expected; write `-`", at()),
            some => some.split(';').map(|s| s.trim().to_string()).collect(),
        };
        for text in texts.split(" | ") {
            let text = text.trim().replace("\\n", "\n");
            assert!(!text.is_empty(), "{}: an empty text", at());
            cases.push(Case { line: number, published: published.clone(), expected: expected.clone(), text });
        }
    }
    cases
}

/// A found fact: what the text says and what it is taken to mean.
pub type Fact = (String, String);

/// Runs a case file; `facts` gives what was found, `by_meaning` tells which half an item without `=` names.
pub fn run_cases(name: &str, by_meaning: bool, facts: fn(&Extract) -> Vec<Fact>) {
    let path = fixtures().join("cases").join(name);
    let cases = cases(&path);
    assert!(!cases.is_empty(), "{}: no cases", path.display());
    let mut wrong = Vec::new();
    for case in &cases {
        let found = facts(&record(&case.text, case.published.as_deref()));
        let right = found.len() == case.expected.len()
            && case.expected.iter().zip(&found).all(|(want, have)| agrees(want, have, by_meaning));
        if !right {
            let have: Vec<String> = found.iter().map(|(t, m)| format!("{t}={m}")).collect();
            wrong.push(format!(
                "{name}:{}: {:?}\n    wants {:?}\n    found {have:?}",
                case.line, case.text, case.expected
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases wrong\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

fn agrees(want: &str, (text, meaning): &Fact, by_meaning: bool) -> bool {
    match want.split_once('=') {
        Some((t, m)) => t.trim() == text && m.trim() == meaning,
        None if by_meaning => want == meaning,
        None => want == text,
    }
}
