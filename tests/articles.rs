//! Single articles with all the flaws of real ones, against facts read by hand.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use corpus_scan::record::Extract;
use support::fixtures;
use support::golden::{differences, expected, found, run, settle};

/// Records of a folder, and the expectation file of each.
fn articles(folder: &Path, expectations: &Path) -> Vec<(String, Extract, PathBuf)> {
    let records = run(&["--format", "jsonl", "--quiet"], &[folder]);
    let records = records.lines().map(|l| serde_json::from_str::<Extract>(l).expect("a record"));
    records
        .map(|record| {
            let stem =
                Path::new(record.path.as_str()).file_stem().expect("a name").to_string_lossy().into_owned();
            let expectation = expectations.join(format!("{stem}.tsv"));
            (stem, record, expectation)
        })
        .collect()
}

fn compare(folder: &Path, expectations: &Path) -> Vec<String> {
    let mut lines = Vec::new();
    let articles = articles(folder, expectations);
    assert!(articles.len() >= 4, "{}: too few articles", folder.display());
    for (stem, record, expectation) in articles {
        lines.extend(differences(&stem, &expected(&expectation), &found(&record)));
    }
    lines
}

#[test]
fn single_articles_give_the_facts_a_reader_finds() {
    let folder = fixtures().join("articles");
    // Only this folder's own files: `expected` holds no articles.
    let lines = compare(&folder, &folder.join("expected"));
    assert_eq!(settle(&folder.join("expected/open.tsv"), &lines), None);
}

#[test]
fn every_article_of_a_story_gives_the_facts_a_reader_finds() {
    let changes: Vec<String> = stories()
        .iter()
        .filter_map(|story| {
            let lines = compare(&story.join("articles"), &story.join("expected"));
            settle(&story.join("expected/open.tsv"), &lines)
        })
        .collect();
    assert!(changes.is_empty(), "{}", changes.join("\n"));
}

#[test]
fn publication_dates_are_those_a_reader_finds() {
    let folder = fixtures().join("articles");
    for (stem, record, expectation) in articles(&folder, &folder.join("expected")) {
        let text = fs::read_to_string(&expectation).expect("an expectation");
        let wants = text.lines().find_map(|l| l.strip_prefix("# published\t")).expect("a date or -");
        assert_eq!(record.published.as_deref().unwrap_or("-"), wants.trim(), "{stem}");
    }
}

fn stories() -> Vec<PathBuf> {
    let mut stories: Vec<PathBuf> = fs::read_dir(fixtures().join("corpora"))
        .expect("the stories")
        .map(|e| e.expect("an entry").path())
        .collect();
    stories.sort();
    assert!(stories.len() >= 3, "the stories were not found");
    stories
}
