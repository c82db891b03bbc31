//! Each matcher on its case file: many phrasings of one value, and things that must find nothing.

mod support;

use corpus_scan::record::Extract;
use support::{Fact, cases, fixtures, record, run_cases};

/// Sentences: `one ¶ two <- one two`.
#[test]
fn sentence_cases() {
    let path = fixtures().join("cases/sentence.txt");
    for case in cases(&path) {
        let record = record(&case.text, None);
        let found: Vec<&str> = record.sentences.iter().map(|s| s.slice(&case.text)).collect();
        let wants = case.expected.join(";");
        let wants: Vec<&str> = wants.split('¶').map(str::trim).collect();
        assert_eq!(found, wants, "sentence.txt:{}", case.line);
    }
}

#[test]
fn person_cases() {
    run_cases("person.txt", false, people);
}

#[test]
fn coreference_cases() {
    run_cases("coreference.txt", false, people);
}

fn people(record: &Extract) -> Vec<Fact> {
    record.people.iter().map(|p| (p.text.clone(), p.name.clone())).collect()
}

#[test]
fn place_cases() {
    run_cases("place.txt", false, |record| {
        let country = |c: &Option<String>| c.as_ref().map_or(String::new(), |c| format!(", {c}"));
        record.places.iter().map(|p| (p.text.clone(), format!("{}{}", p.name, country(&p.country)))).collect()
    });
}

#[test]
fn date_cases() {
    run_cases("date.txt", true, |record| {
        record.dates.iter().map(|d| (d.text.clone(), d.value.clone())).collect()
    });
}

#[test]
fn quote_cases() {
    run_cases("quote.txt", false, quotes);
}

#[test]
fn attribution_cases() {
    run_cases("attribution.txt", false, quotes);
}

fn quotes(record: &Extract) -> Vec<Fact> {
    let speaker = |s: &Option<String>| s.clone().unwrap_or_else(|| "-".into());
    record.quotes.iter().map(|q| (q.text.clone(), speaker(&q.speaker_text))).collect()
}
