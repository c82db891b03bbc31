//! Facts read by hand against facts found, with a list of the differences that still stand open.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use corpus_scan::record::Extract;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Runs the program and gives its standard output; it must not fail.
pub fn run(arguments: &[&str], paths: &[&Path]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_corpus-scan"))
        .args(arguments)
        .args(paths)
        .output()
        .expect("the program runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{:?} {paths:?}: {}\n{errors}", arguments, output.status);
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The facts of an expectation file, one a line, comments left out; quotes and drops cut to their prefixes.
pub fn expected(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let facts = text.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty());
    facts
        .map(|line| {
            let mut fields: Vec<String> = line.split('\t').map(one_line).collect();
            assert!(fields.len() >= 3, "{}: a fact has three fields or more: {line:?}", path.display());
            match fields[0].as_str() {
                "quote" => fields[1] = prefix(&fields[1], 30),
                "drop" => fields[1] = prefix(&fields[1], 40),
                "place" if fields.len() == 3 && fields[2].parse::<u32>().is_err() => {
                    fields[2] = accentless(&fields[2])
                }
                _ => {}
            }
            fields.join("\t")
        })
        .collect()
}

/// The same facts as the program finds them in one article.
pub fn found(record: &Extract) -> Vec<String> {
    let people =
        record.people.iter().map(|p| format!("person\t{}\t{}", one_line(&p.text), one_line(&p.name)));
    let places =
        record.places.iter().map(|p| format!("place\t{}\t{}", one_line(&p.text), accentless(&p.name)));
    let dates = record.dates.iter().map(|d| format!("date\t{}\t{}\t{}", one_line(&d.text), d.kind, d.value));
    let quotes = record.quotes.iter().map(|q| {
        let names =
            if q.speakers.is_empty() { q.speaker.iter().cloned().collect() } else { q.speakers.clone() };
        let names = if q.speaker_kind == "person" { names.join("|") } else { "-".into() };
        let speaker = q.speaker_text.as_deref().map_or_else(|| "-".into(), one_line);
        format!("quote\t{}\t{speaker}\t{names}", prefix(&one_line(&q.text), 30))
    });
    let drops =
        record.boilerplate.iter().map(|b| format!("drop\t{}\t{}", prefix(&one_line(&b.text), 40), b.reason));
    people.chain(places).chain(dates).chain(quotes).chain(drops).collect()
}

/// The gazetteer's spelling may bear accents that the papers leave out.
pub fn accentless(name: &str) -> String {
    name.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn prefix(text: &str, chars: usize) -> String {
    text.chars().take(chars).collect::<String>().trim_end().to_string()
}

/// What is expected and not found (`-`), and found and not expected (`+`), each as often as it is so.
pub fn differences(about: &str, expected: &[String], found: &[String]) -> Vec<String> {
    let mut balance: BTreeMap<&str, i64> = BTreeMap::new();
    for fact in expected {
        *balance.entry(fact).or_default() += 1;
    }
    for fact in found {
        *balance.entry(fact).or_default() -= 1;
    }
    let mut lines = Vec::new();
    for (fact, count) in balance {
        let sign = if count > 0 { "-" } else { "+" };
        lines.extend((0..count.abs()).map(|_| format!("{about}\t{sign}\t{fact}")));
    }
    lines
}

/// Compares the differences with those known to be open, and says what changed; `UPDATE=1` writes them down, and
/// tells the change all the same.
#[must_use]
pub fn settle(open: &Path, differences: &[String]) -> Option<String> {
    let known = fs::read_to_string(open).unwrap_or_default();
    let known: Vec<&str> = known.lines().filter(|l| !l.starts_with('#')).collect();
    if known == differences {
        return None;
    }
    let new: Vec<&String> = differences.iter().filter(|d| !known.contains(&d.as_str())).collect();
    let gone: Vec<&&str> = known.iter().filter(|k| !differences.iter().any(|d| d == **k)).collect();
    if std::env::var_os("UPDATE").is_some() {
        let text = format!("{HEAD}{}\n", differences.join("\n"));
        fs::write(open, text).expect("the list of open facts");
    }
    Some(format!(
        "{}: {} differences known, {} now\nnew:\n{}\ngone:\n{}\n(UPDATE=1 writes the list; read its diff)",
        open.display(),
        known.len(),
        differences.len(),
        new.iter().map(|l| format!("  {l}")).collect::<Vec<_>>().join("\n"),
        gone.iter().map(|l| format!("  {l}")).collect::<Vec<_>>().join("\n"),
    ))
}

const HEAD: &str =
    "# Facts that a reader expects and the program misses (-), or that it finds and no reader expects (+).\n";
