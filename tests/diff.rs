//! Comparing reports, and gates: what CI asks of a corpus.

mod support;

use std::fs;

use corpus_scan::report::Report;
use corpus_scan::report::diff::Diff;
use predicates::prelude::*;
use predicates::str::contains;
use support::program::{output, program, story};
use tempfile::TempDir;

const FIRST: &str = "“The bridge is closed until the spring,” Ola Brill, mayor of Oslo, said on Monday.\n\nJonas Frum left. “We shall see about that in the end,” he said.\n";
const LATER: &str = "“The bridge is closed until the spring,” Jonas Frum said on Monday.\n\nOla Brill, mayor of Oslo, left. Dana Quill of Lisbon stayed. “It opens in the summer, and not before,” Quill said.\n";

/// A folder with the two reports of an article before and after.
fn reports() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (name, text) in [("old", FIRST), ("new", LATER)] {
        let path = folder.path().join("a.txt");
        fs::write(&path, text).expect("an article");
        for format in ["json", "jsonl"] {
            let report = program()
                .current_dir(folder.path())
                .args(["a.txt", "-f", format])
                .assert()
                .success()
                .get_output()
                .stdout
                .clone();
            fs::write(folder.path().join(format!("{name}.{format}")), report).expect("a report");
        }
    }
    folder
}

fn diff(folder: &TempDir, arguments: &[&str], code: i32) -> String {
    output(program().current_dir(folder.path()).arg("diff").args(arguments), code)
}

#[test]
fn a_report_does_not_differ_from_itself() {
    let folder = reports();
    assert_eq!(diff(&folder, &["old.json", "old.json"], 0), "no difference\n");
    assert_eq!(diff(&folder, &["old.json", "old.jsonl"], 0), "no difference\n");
    let json: serde_json::Value =
        serde_json::from_str(&diff(&folder, &["old.json", "old.json", "-f", "json"], 0)).expect("JSON");
    assert_eq!(json["people"]["added"].as_array().map(Vec::len), Some(0));
    assert!(diff(&folder, &["old.json", "old.json", "-f", "markdown"], 0).contains("None."));
}

#[test]
fn people_places_quotes_and_speakers_are_told() {
    let folder = reports();
    let json: serde_json::Value =
        serde_json::from_str(&diff(&folder, &["old.json", "new.json", "-f", "json"], 1)).expect("JSON");
    let names = |part: &str, list: &str| -> Vec<String> {
        let items = json[part][list].as_array().expect("a list");
        items.iter().map(|i| i["name"].as_str().expect("a name").to_string()).collect()
    };
    assert_eq!(names("people", "added"), ["Dana Quill"]);
    assert!(names("people", "lost").is_empty());
    assert!(names("people", "changed").contains(&"Ola Brill".to_string()));
    assert_eq!(names("places", "added"), ["Lisbon"]);
    assert_eq!(names("quotes", "added"), ["It opens in the summer, and not before,"]);
    assert_eq!(names("quotes", "lost"), ["We shall see about that in the end,"]);
    let changed = &json["quotes"]["changed"][0];
    assert_eq!(changed["name"], "The bridge is closed until the spring,");
    let speaker = serde_json::json!({"field": "speaker", "old": "Ola Brill", "new": "Jonas Frum"});
    assert_eq!(changed["fields"], serde_json::json!([speaker]));
    assert_eq!(names("speakers", "added"), ["Dana Quill"]);
    assert_eq!(names("speakers", "lost"), ["Ola Brill"]);
}

#[test]
fn the_other_way_round_what_was_added_is_lost() {
    let folder = reports();
    let text = diff(&folder, &["new.json", "old.json"], 1);
    for line in [
        "- Dana Quill",
        "- Lisbon",
        "+ We shall see about that in the end,",
        "speaker Jonas Frum -> Ola Brill",
    ] {
        assert!(text.contains(line), "{line} is missing:\n{text}");
    }
    assert_eq!(text, diff(&folder, &["new.json", "old.json"], 1));
    let markdown = diff(&folder, &["old.json", "new.json", "-f", "markdown"], 1);
    assert!(markdown.contains("## People added") && markdown.contains("| Dana Quill |"), "{markdown}");
    assert!(diff(&folder, &["old.json", "new.json", "--color", "always"], 1).contains("\u{1b}[32m+ Dana"));
}

#[test]
fn records_and_folders_and_standard_input_are_compared_too() {
    let folder = reports();
    let old = fs::read(folder.path().join("old.json")).expect("a report");
    let same = diff(&folder, &["old.json", "new.jsonl"], 1);
    assert_eq!(same, diff(&folder, &["old.jsonl", "new.json"], 1));
    let piped =
        output(program().current_dir(folder.path()).args(["diff", "-", "new.json"]).write_stdin(old), 1);
    assert_eq!(piped, same);
    program().arg("diff").args([story(), story()]).assert().code(0).stdout("no difference\n");
}

#[test]
fn what_is_no_report_is_told_with_what_to_do() {
    let folder = reports();
    fs::write(folder.path().join("bad.json"), "{\"a\":1}\n").expect("a file");
    fs::write(folder.path().join("empty.json"), "").expect("a file");
    fs::write(folder.path().join("future.json"), "{\"schema_version\":\"99\",\"corpus\":{}}")
        .expect("a file");
    for (file, why) in [
        ("bad.json", "-f json"),
        ("empty.json", "empty"),
        ("future.json", "schema version"),
        ("none.json", "cannot read none.json"),
    ] {
        let mut command = program();
        command.current_dir(folder.path()).args(["diff", "old.json", file]);
        command.assert().code(2).stderr(contains(why).and(contains(file))).stdout("");
    }
    program().args(["diff", "one.json"]).assert().code(2);
}

#[test]
fn a_gate_that_says_no_ends_with_1_and_says_why() {
    let why = contains("--fail-if 'people>3'").and(contains("6 people"));
    let run = |gate: &str| program().arg(story()).args(["-f", "json", "--fail-if", gate]).assert();
    run("people>3").code(1).stderr(why).stdout(contains("\"people\""));
    run("people>60").code(0).stderr("");
    run("quotes.unattributed > 50%").code(0);
    run("quotes.unattributed>0%").code(1).stderr(contains("1 of 26 quotations (3.8 %)"));
    run("quotes.unatributed>1").code(2).stderr(contains("perhaps quotes.unattributed"));
    // Several, also where only records are written, and told though quiet.
    let mut command = program();
    command.arg(story()).args(["-q", "-f", "jsonl", "--fail-if", "articles<5", "--fail-if", "articles=5"]);
    command.assert().code(1).stderr(contains("'articles=5'").and(contains("'articles<5'").not()));
}

#[test]
fn merged_records_pass_the_same_gates() {
    let records = program().arg(story()).args(["-f", "jsonl"]).assert().get_output().stdout.clone();
    let mut merge = program();
    merge.args(["merge", "-", "--fail-if", "articles>4"]).write_stdin(records);
    merge.assert().code(1).stderr(contains("articles>4"));
}

#[test]
fn failed_inputs_weigh_more_than_gates() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("a.txt"), FIRST).expect("a file");
    fs::write(folder.path().join("b.txt"), b"\0\0\0").expect("a file");
    program()
        .arg(folder.path())
        .args(["--fail-if", "files.skipped>0"])
        .assert()
        .code(2)
        .stderr(contains("files.skipped>0"));
}

#[test]
fn github_annotations_name_file_line_and_column() {
    let mut command = program();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).arg("fixtures/corpora/summit/articles");
    command.args(["-f", "github", "--fail-if", "quotes.unattributed>0"]);
    let lines = output(&mut command, 1);
    assert!(
        lines.starts_with("::error title=quotes.unattributed>0::1 quotation without a speaker\n"),
        "{lines}"
    );
    let place = "::error file=fixtures/corpora/summit/articles/harbinger.txt,line=7,col=";
    assert!(lines.contains(place), "{lines}");
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("a,b.txt"), b"caf\xe9 \xe0 la carte\n").expect("a file");
    fs::write(folder.path().join("c.txt"), b"\0").expect("a file");
    let lines = output(program().current_dir(folder.path()).args([".", "-f", "github"]), 2);
    assert!(lines.contains("::warning file=a%2Cb.txt,line=1,col=1,title=corpus-scan::a,b.txt: "), "{lines}");
    assert!(lines.contains("::warning file=c.txt,line=1,col=1,title=skipped::"), "{lines}");
}

/// Rows that share an id, as in a report that was edited, are paired in their order.
#[test]
fn rows_without_an_id_of_their_own_are_paired_too() {
    let people = r#"{"people":[{"name":"Ana Frum","mentions":2},{"name":"Ola Brill","mentions":2},{"name":"Ana Frum"}]}"#;
    let report: Report = serde_json::from_str(people).expect("a report");
    assert_eq!(report.people.len(), 3);
    assert!(Diff::new(&report, &report).is_empty());
    let other: Report = serde_json::from_str(&people.replace("Ola Brill", "Ola Lind")).expect("a report");
    assert!(!Diff::new(&report, &other).is_empty());
}
