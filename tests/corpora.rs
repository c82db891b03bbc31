//! Stories told by several outlets: what the merged report says, against facts read by hand.

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use support::fixtures;
use support::golden::{accentless, differences, expected, one_line, prefix, run, settle};

fn strings<'a>(value: &'a Value, key: &str, inner: &str) -> BTreeSet<&'a str> {
    let list = value[key].as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(|v| v[inner].as_str()).collect()
}

/// The report's people, places and quotes in the words of `merged.tsv`.
fn merged(report: &Value) -> Vec<String> {
    let rows = |key: &str| report[key].as_array().cloned().unwrap_or_default();
    let people = rows("people").into_iter().map(|p| {
        let aliases: Vec<&str> = strings(&p, "aliases", "text").into_iter().collect();
        format!("person\t{}\t{}\t{}", p["name"].as_str().unwrap_or(""), aliases.join("|"), p["articles"])
    });
    let places = rows("places")
        .into_iter()
        .map(|p| format!("place\t{}\t{}", accentless(p["name"].as_str().unwrap_or("")), p["articles"]));
    let quotes = rows("quotes").into_iter().map(|q| {
        let articles = q["articles"].as_array().map_or(0, Vec::len);
        let text = prefix(&one_line(q["text"].as_str().unwrap_or("")), 30);
        format!("quote\t{text}\t{}\t{articles}", q["speaker"].as_str().unwrap_or("-"))
    });
    people.chain(places).chain(quotes).collect()
}

/// Expected aliases in the order of the alphabet, as the report is compared.
fn wanted(path: &Path) -> Vec<String> {
    let sorted = |line: String| {
        let mut fields: Vec<String> = line.split('\t').map(Into::into).collect();
        if fields[0] == "person" {
            let aliases: BTreeSet<&str> = fields[2].split('|').collect();
            fields[2] = aliases.into_iter().collect::<Vec<_>>().join("|");
        }
        fields.join("\t")
    };
    expected(path).into_iter().map(sorted).collect()
}

#[test]
fn merged_stories_give_the_facts_a_reader_finds() {
    let mut changes = Vec::new();
    for story in ["council", "harbour", "summit"] {
        let folder = fixtures().join("corpora").join(story);
        let json = run(&["--format", "json", "--quiet"], &[&folder.join("articles")]);
        let report: Value = serde_json::from_str(&json).expect("a report");
        let lines = differences("merged", &wanted(&folder.join("expected/merged.tsv")), &merged(&report));
        changes.extend(settle(&folder.join("expected/open-merged.tsv"), &lines));
    }
    assert!(changes.is_empty(), "{}", changes.join("\n"));
}
