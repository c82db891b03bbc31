//! The user's names file, the review that proposes one, and `show`.

mod support;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value;
use support::program::{folder, story};
use tempfile::TempDir;

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corpus-scan"));
    command.arg("--quiet");
    command
}

fn ask(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corpus-scan"));
    command.args(arguments);
    command
}

/// The report on `articles`, with `names` as the names file.
fn report(articles: &Path, names: &str) -> Value {
    let own = folder(&[("names.txt", names)]);
    let file = own.path().join("names.txt");
    let run = program()
        .args(["-f", "json", "--evidence", "0", "--names"])
        .arg(&file)
        .arg(articles)
        .assert()
        .success();
    serde_json::from_slice(&run.get_output().stdout).expect("a report")
}

#[test]
fn who_is_ignored_in_full_does_not_stay_by_surname() {
    let both = "Dana Quill spoke in Oslo on Monday. Quill was late, and Ola Brill was not.\n";
    let kin =
        "Dana Quill spoke in Oslo. Her brother Jonas Quill was there. Quill was late, Ola Brill said.\n";
    let articles = folder(&[("a.txt", both)]);
    assert_eq!(people(&report(articles.path(), "ignore Dana Quill\n")), named(&[("Ola Brill", 1)]));
    let articles = folder(&[("a.txt", kin)]);
    let left = people(&report(articles.path(), "ignore Dana Quill\n"));
    assert!(left.iter().any(|(name, mentions)| name == "Jonas Quill" && *mentions == 2), "{left:?}");
}

fn people(report: &Value) -> Vec<(String, u64)> {
    let rows = report["people"].as_array().expect("people");
    let mut all: Vec<(String, u64)> = rows
        .iter()
        .map(|p| (p["name"].as_str().expect("a name").to_string(), p["mentions"].as_u64().expect("a count")))
        .collect();
    all.sort();
    all
}

fn named(pairs: &[(&str, u64)]) -> Vec<(String, u64)> {
    pairs.iter().map(|(name, n)| (name.to_string(), *n)).collect()
}

const OLENA: &str = "The engineer Olena Rudnytska opened the bridge. Rudnytska smiled.\n";
const LENKA: &str = "The engineer Lenka Brodska opened the bridge. Brodska smiled.\n";

#[test]
fn forms_that_the_user_calls_one_are_one_under_the_first_name() {
    let articles = folder(&[("a.txt", OLENA), ("b.txt", LENKA)]);
    assert_eq!(
        people(&report(articles.path(), "# none\n")),
        named(&[("Lenka Brodska", 2), ("Olena Rudnytska", 2)])
    );
    let joined = report(articles.path(), "same Olena Rudnytska | Lenka Brodska\n");
    assert_eq!(people(&joined), named(&[("Olena Rudnytska", 4)]));
    let links = joined["people"][0]["links"].as_array().expect("links");
    let told: Vec<[&Value; 3]> = links.iter().map(|l| [&l["rule"], &l["text"], &l["to"]]).collect();
    assert_eq!(told, [["identity/names-file", "Lenka Brodska", "Olena Rudnytska"]], "not of its own name");
}

#[test]
fn a_line_for_one_path_leaves_the_others_alone() {
    let articles = folder(&[("a.txt", OLENA), ("b.txt", LENKA), ("c.txt", LENKA)]);
    let joined = report(articles.path(), "same Olena Rudnytska | Lenka Brodska @ b.txt\n");
    assert_eq!(people(&joined), named(&[("Lenka Brodska", 2), ("Olena Rudnytska", 4)]));
}

#[test]
fn people_kept_apart_stay_apart() {
    let articles = folder(&[
        ("a.txt", "The mayor Andriy Rudnytsky opened the bridge.\n"),
        ("b.txt", "The mayor Andriy Rudnitsky opened the bridge.\n"),
    ]);
    assert_eq!(people(&report(articles.path(), "# none\n")).len(), 1, "two spellings of one name");
    let apart = report(articles.path(), "apart Andriy Rudnytsky | Andriy Rudnitsky\n");
    assert_eq!(people(&apart), named(&[("Andriy Rudnitsky", 1), ("Andriy Rudnytsky", 1)]));
}

#[test]
fn listed_people_are_found_and_ignored_names_are_not() {
    let articles = folder(&[("a.txt", "Nobody knows what quibbleford wants. The engineer Ana Frum left.\n")]);
    let found = report(articles.path(), "person quibbleford\nignore Ana Frum\n");
    assert_eq!(people(&found), named(&[("quibbleford", 1)]));
    assert_eq!(found["people"][0]["evidence"][0]["rule"], "person/names-file");
}

#[test]
fn a_listed_title_makes_the_next_word_a_name() {
    let articles = folder(&[("a.txt", "In the end Harbourreeve Velt signed.\n")]);
    let told = report(articles.path(), "title Harbourreeve\n");
    assert_eq!(people(&told), named(&[("Velt", 1)]));
}

#[test]
fn a_wrong_names_file_is_told_by_path_and_line() {
    let articles = folder(&[("a.txt", OLENA), ("names.txt", "same A | B\nsmae C | D\n")]);
    let file = articles.path().join("names.txt");
    program()
        .arg("--names")
        .arg(&file)
        .arg(articles.path())
        .assert()
        .code(2)
        .stderr(contains("names.txt:2: \"smae\" is none of same, apart, person, title, ignore"));
    program()
        .args(["--names", "/no/such/file"])
        .arg(articles.path())
        .assert()
        .code(2)
        .stderr(contains("/no/such/file"));
}

#[test]
fn records_and_their_merge_obey_the_same_names_file() {
    let articles = folder(&[("a.txt", OLENA), ("b.txt", LENKA)]);
    let own = folder(&[("names.txt", "same Olena Rudnytska | Lenka Brodska\nignore Brodska\n")]);
    let names = own.path().join("names.txt");
    let whole = program().args(["-f", "json", "--names"]).arg(&names).arg(articles.path()).assert().success();
    let records =
        program().args(["-f", "jsonl", "--names"]).arg(&names).arg(articles.path()).assert().success();
    let merged = ask(&["merge", "-q", "-f", "json", "--names"])
        .arg(&names)
        .arg("-")
        .write_stdin(records.get_output().stdout.clone())
        .assert()
        .success();
    assert_eq!(whole.get_output().stdout, merged.get_output().stdout);
}

/// Two men of one surname in different company, and an article that only gives the surname.
fn harlows() -> TempDir {
    folder(&[
        ("a.txt", "The banker George Harlow met the baker Ana Frum in Velt. Harlow paid.\n"),
        ("b.txt", "The sailor Peter Harlow met the baker Ana Frum in Velt. Harlow paid.\n"),
        ("c.txt", "The baker Ana Frum was in Velt. Nobody sent Mr. Harlow, and Harlow paid.\n"),
    ])
}

#[test]
fn what_is_ambiguous_is_proposed_and_the_choice_is_obeyed() {
    let articles = harlows();
    let review = ask(&["names", "--review", "-q"]).arg(articles.path()).assert().success();
    let text = String::from_utf8(review.get_output().stdout.clone()).expect("UTF-8");
    let line = |name: &str| {
        let start = format!("#same {name} | Harlow @ ");
        text.lines()
            .find(|l| l.starts_with(&start))
            .unwrap_or_else(|| panic!("no line for {name} in:\n{text}"))
    };
    for name in ["George Harlow", "Peter Harlow"] {
        let chosen = report(articles.path(), line(name).trim_start_matches('#'));
        let row = people(&chosen).into_iter().find(|(n, _)| n == name);
        assert_eq!(row, Some((name.to_string(), 4)), "two of its own and two of c.txt");
    }
    let untouched = report(articles.path(), &text);
    assert_eq!(
        people(&untouched),
        people(&report(articles.path(), "# none\n")),
        "a review says nothing by itself"
    );
}

#[test]
fn one_entry_that_may_be_two_people_is_proposed_as_two() {
    let articles = folder(&[
        ("a.txt", "The fire chief Daniel Orvik met Joyce Brill in Oldport. Orvik paid.\n"),
        ("b.txt", "The goalkeeping coach Daniel Orvik met Harry Lorne in Newport. Orvik paid.\n"),
    ]);
    let review = ask(&["names", "--review", "-q"]).arg(articles.path()).assert().success();
    let text = String::from_utf8(review.get_output().stdout.clone()).expect("UTF-8");
    assert!(text.contains("# \"Daniel Orvik\" may be two people of that name (identity/namesake)"), "{text}");
    let line = text.lines().find(|l| l.starts_with("#same Daniel Orvik (2) | Daniel Orvik @ "));
    let parted = report(articles.path(), line.expect("a line to choose").trim_start_matches('#'));
    let mut own = people(&parted);
    own.retain(|(name, _)| name.starts_with("Daniel"));
    assert_eq!(own, [("Daniel Orvik".to_string(), 2), ("Daniel Orvik (2)".to_string(), 2)]);
}

#[test]
fn names_can_be_written_to_a_file() {
    let articles = harlows();
    let to = articles.path().join("review.names");
    ask(&["names", "--review", "-q", "-o"]).arg(&to).arg(articles.path()).assert().success().stdout("");
    assert!(fs::read_to_string(&to).expect("the file").contains("#same George Harlow | Harlow @ "));
    ask(&["names"]).arg(articles.path()).assert().code(2).stderr(contains("--review"));
}

#[test]
fn a_slip_in_a_name_gets_the_right_one() {
    ask(&["show", "rudnitzky"]).arg(story()).assert().code(2).stderr(contains("perhaps Andriy Rudnytsky"));
    ask(&["show", "Constansa"]).arg(story()).assert().code(2).stderr(contains("perhaps Constanta"));
}

#[test]
fn a_person_is_shown_with_names_words_and_company() {
    let lines = contains("Andriy Rudnytsky\n11 mentions in 5 articles, called he")
        .and(contains("WHY ONE PERSON (3)"))
        .and(contains("Andrei Rudnitsky is Andriy Rudnytsky · identity/transliteration · "))
        .and(contains("SAID ("))
        .and(contains("TOGETHER WITH (5)\n  Ileana Dobrescu · "))
        .and(contains("DATES BESIDE IT"))
        .and(contains("ARTICLES (5)\n"))
        .and(contains("  … 1 more; --top 0 shows all"));
    ask(&["show", "rudnitsky", "-q"]).arg(story()).assert().success().stdout(lines);
}

#[test]
fn a_place_is_shown_as_data() {
    let run = ask(&["show", "ROMANIA", "-q", "--json"]).arg(story()).assert().success();
    let shown: Value = serde_json::from_slice(&run.get_output().stdout).expect("JSON");
    assert_eq!(shown["place"]["name"], "Romania");
    assert_eq!(shown["place"]["country"], "RO");
    let mentions = shown["place"]["mentions"].as_u64().expect("a count");
    let told: u64 =
        shown["articles"].as_array().expect("articles").iter().filter_map(|a| a["mentions"].as_u64()).sum();
    assert_eq!(mentions, told);
    assert_eq!(shown["place"]["evidence"].as_array().map(Vec::len), Some(mentions as usize));
}

#[test]
fn unknown_and_shared_names_are_told() {
    ask(&["show", "Quibbleford", "-q"])
        .arg(story())
        .assert()
        .code(2)
        .stderr(contains("nobody and no place is called"));
    let two = folder(&[("a.txt", "The baker Ana Frum met the lawyer Ana Brodska.\n")]);
    let both = contains("\"ana\" may be ").and(contains("Ana Frum")).and(contains("Ana Brodska"));
    ask(&["show", "ana", "-q"]).arg(two.path()).assert().code(2).stderr(both);
    let other = contains("Ileana Dobrescu\n").and(contains("not   Petru Dobrescu\n"));
    ask(&["show", "Dobrescu", "-q"]).arg(story()).assert().success().stdout(other);
}
