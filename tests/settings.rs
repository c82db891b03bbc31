//! `corpus-scan.toml`, schemas, completions, manual, version: what surrounds the work.

mod support;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use support::program::{program, story, text};
use tempfile::TempDir;

/// A folder with these settings and two articles, one of them hidden.
fn folder(settings: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("corpus-scan.toml"), settings).expect("settings");
    fs::write(folder.path().join("a.txt"), "“No,” said Ana Frum of Oslo on Monday.\n").expect("an article");
    fs::write(folder.path().join(".b.txt"), "“Yes,” said Ola Brill.\n").expect("an article");
    fs::create_dir(folder.path().join("inner")).expect("a folder");
    fs::write(folder.path().join("inner/c.txt"), "Dana Quill left.\n").expect("an article");
    folder
}

fn within(folder: &TempDir) -> Command {
    let mut command = program();
    command.current_dir(folder.path());
    command
}

#[test]
fn settings_of_the_nearest_file_hold_and_flags_win() {
    let folder = folder("format = \"json\"\nhidden = true\nonly = [\"people\", \"quotes\"]\n");
    let all = text(within(&folder).arg("."));
    assert!(all.starts_with('{') && all.contains("Ola Brill") && !all.contains("Oslo\","), "{all}");
    // From a folder below.
    let mut below = program();
    below.current_dir(folder.path().join("inner")).arg("c.txt");
    assert!(text(&mut below).starts_with('{'));
    // What is typed goes before it.
    assert!(text(within(&folder).args([".", "-f", "text"])).contains("WHO SAID WHAT"));
    assert!(text(within(&folder).args([".", "--json"])).starts_with('{'));
    assert!(!text(within(&folder).args([".", "--no-hidden"])).contains("Ola Brill"));
    assert!(text(within(&folder).args([".", "--only", "places"])).contains("Oslo"));
    assert!(text(within(&folder).args([".", "--no-config"])).contains("PLACES"));
    // Another file may be named.
    fs::write(folder.path().join("other.toml"), "format = \"jsonl\"\n").expect("settings");
    let records = text(within(&folder).args([".", "--config", "other.toml"]));
    assert_eq!(records.lines().count(), 2, "{records}");
    program().args([".", "--config", "none.toml"]).assert().code(2).stderr(contains("none.toml"));
}

#[test]
fn settings_hold_for_merge_and_show_as_far_as_they_have_them() {
    let folder = folder("format = \"json\"\nhidden = true\ntop = 1\n");
    let records = text(within(&folder).args([".", "-f", "jsonl"]));
    let merged = text(within(&folder).args(["merge", "-"]).write_stdin(records));
    assert!(merged.starts_with('{') && merged.contains("Ola Brill"), "{merged}");
    assert!(text(within(&folder).args(["show", "Ola Brill", "."])).starts_with('{'));
    program().current_dir(folder.path()).args(["rules"]).assert().success();
}

#[test]
fn a_names_file_is_looked_for_beside_the_settings() {
    let folder = folder("names = \"our.names\"\n");
    fs::write(folder.path().join("our.names"), "ignore Dana Quill\n").expect("names");
    let mut below = program();
    below.current_dir(folder.path().join("inner")).args(["c.txt", "-f", "json"]);
    let report = text(&mut below);
    assert!(report.contains("\"people\": []"), "{report}");
}

#[test]
fn what_no_option_takes_is_told_with_file_line_and_the_right_one() {
    for (settings, line, why) in [
        ("# ours\ntpo = 5\n", 2, "perhaps top"),
        ("\n\nfail_if = \"articles>1\"\n", 3, "perhaps fail-if"),
        ("xyzzy = 1\n", 1, "config --dump"),
        ("top = \"many\"\n", 1, "invalid value 'many'"),
        ("top = true\n", 1, "true or false"),
        ("hidden = \"yes\"\n", 1, "true or false"),
        ("only = [\"peple\"]\n", 1, "peple"),
        ("fail-if = \"quotes.unatributed>1\"\n", 1, "perhaps quotes.unattributed"),
        ("output = \"/tmp/x\"\n", 1, "command line only"),
        ("top = [1\n", 1, ""),
        ("[scan]\ntop = 1\n", 1, "table"),
    ] {
        let folder = folder(settings);
        let at = format!("corpus-scan.toml:{line}: ");
        within(&folder).arg(".").assert().code(2).stderr(contains(at.as_str()).and(contains(why))).stdout("");
    }
    let large = folder(&"#".repeat(2 << 20));
    within(&large).arg(".").assert().code(2).stderr(contains("larger than 1 MiB"));
}

#[test]
fn the_dump_tells_every_setting_and_where_it_comes_from() {
    let folder = folder(
        "# ours\ntop = 5\nhidden = true\nfail-if = [\"articles>9\", \"people.ambiguous>0%\"]\ninclude = \"*.{txt,md}\"\n",
    );
    let dump = text(within(&folder).args(["config", "--dump", "--evidence", "7"]));
    let line =
        |key: &str| dump.lines().find(|l| l.starts_with(key)).unwrap_or_else(|| panic!("{key}\n{dump}"));
    assert!(line("top = 5").ends_with("# corpus-scan.toml:2"));
    assert!(line("hidden = true").ends_with("# corpus-scan.toml:3"));
    assert!(line("fail-if = [\"articles>9\", \"people.ambiguous>0%\"]").ends_with("# corpus-scan.toml:4"));
    assert!(line("include = [\"*.{txt,md}\"]").ends_with("# corpus-scan.toml:5"));
    assert!(line("evidence = 7").ends_with("# command line"));
    assert!(line("date-from = [\"name\", \"text\"]").ends_with("# default"));
    assert!(line("follow = false").ends_with("# default"));
    assert!(line("# date is not set").len() > 4);
    // What is printed is a file of settings itself.
    fs::write(folder.path().join("dump.toml"), &dump).expect("settings");
    let again = text(within(&folder).args(["config", "--dump", "--config", "dump.toml"]));
    let values = |dump: &str| -> Vec<String> {
        let lines = dump.lines().filter(|l| !l.starts_with('#'));
        lines.map(|l| l.split(" # ").next().unwrap_or_default().trim().to_string()).collect()
    };
    assert_eq!(values(&again), values(&dump));
    assert!(values(&dump).len() > 20);
    assert_eq!(text(within(&folder).args(["config", "--evidence", "7"])), dump);
}

fn validator(of: &str) -> jsonschema::Validator {
    let schema: serde_json::Value =
        serde_json::from_str(&text(program().args(["schema", of]))).expect("JSON");
    assert!(schema["$schema"].as_str().is_some_and(|s| s.contains("2020-12")));
    jsonschema::validator_for(&schema).expect("a schema")
}

fn check(validator: &jsonschema::Validator, json: &str) {
    let value: serde_json::Value = serde_json::from_str(json).expect("JSON");
    let errors: Vec<String> =
        validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).take(5).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn the_schemas_fit_what_is_written() {
    let everything = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let options = ["-q", "--context", "--with-text", "--statements", "indirect", "--evidence", "0"];
    let (record, report) = (validator("record"), validator("report"));
    for options in [&[][..], &options[..]] {
        let run = |format: &str| {
            let mut command = program();
            command.args(["-f", format]).args(options).arg(&everything);
            String::from_utf8(command.assert().get_output().stdout.clone()).expect("UTF-8")
        };
        run("jsonl").lines().for_each(|line| check(&record, line));
        check(&report, &run("json"));
    }
    let missing = program().args(["-f", "jsonl", "/nowhere.txt"]).assert().code(2);
    check(&record, &String::from_utf8_lossy(&missing.get_output().stdout));
    let mut diff = program();
    diff.args(["diff", "-f", "json"]).arg(story()).arg(story().join("../../harbour/articles"));
    let differences = diff.assert().code(1).get_output().stdout.clone();
    check(&validator("diff"), &String::from_utf8_lossy(&differences));
}

#[test]
fn the_schemas_refuse_what_is_not_written() {
    let (record, report) = (validator("record"), validator("report"));
    for bad in ["[]", "{}", r#"{"schema_version":"1","path":3}"#] {
        let bad: serde_json::Value = serde_json::from_str(bad).expect("JSON");
        assert!(!report.is_valid(&bad), "{bad}");
    }
    assert!(!record.is_valid(&serde_json::json!([])));
    assert!(!record.is_valid(&serde_json::json!({"schema_version": "1", "path": 3})));
}

#[test]
fn completions_and_manual_name_the_options() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = text(program().args(["completions", shell]));
        assert!(script.contains("fail-if") && script.contains("merge"), "{shell}");
    }
    program().args(["completions", "tcsh"]).assert().code(2).stderr(contains("fish"));
    let page = text(program().arg("man"));
    assert!(page.contains(".TH corpus-scan 1") && page.contains("files\\-from"), "{page}");
    assert!(text(program().args(["man", "merge"])).contains("corpus\\-scan\\-merge"));
    program().args(["man", "mrge"]).assert().code(2).stderr(contains("merge"));
}

#[test]
fn the_long_version_names_the_tables_with_their_rows() {
    let version = text(program().arg("--version"));
    assert!(version.starts_with(&format!("corpus-scan {}\n", env!("CARGO_PKG_VERSION"))), "{version}");
    for table in ["places.tsv", "given.tsv", "family.tsv", "time.tsv"] {
        let row =
            version.lines().find(|l| l.trim_start().starts_with(table)).unwrap_or_else(|| panic!("{table}"));
        let rows = row.split_whitespace().nth(1).and_then(|n| n.parse::<u64>().ok());
        assert!(rows.is_some_and(|n| n > 100), "{row}");
    }
    assert_eq!(text(program().arg("-V")), format!("corpus-scan {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn files_are_listed_without_being_read() {
    let folder = folder("");
    let list = text(within(&folder).args([".", "--list-files"]));
    assert_eq!(list, "a.txt\ninner/c.txt\n");
    let list = text(within(&folder).args([".", "--list-files", "--hidden", "--max-depth", "1"]));
    assert_eq!(list, ".b.txt\na.txt\n");
    within(&folder).args(["none", "--list-files"]).assert().code(2).stderr(contains("none"));
}

#[test]
fn verbose_tells_what_was_left_out_and_why() {
    let folder = folder("top = 3\n");
    fs::write(folder.path().join("d.pdf"), "no").expect("a file");
    let left = contains("d.pdf: is no article by its name; --include")
        .and(contains(".b.txt: is hidden or excluded"))
        .and(contains("inner: is hidden or excluded"))
        .and(contains("settings read from corpus-scan.toml"))
        .and(contains("1 article read, 0 skipped, in "));
    within(&folder).args([".", "-v", "--exclude", "inner"]).assert().success().stderr(left);
    within(&folder).args([".", "--exclude", "inner"]).assert().success().stderr("");
    let skipped = text(within(&folder).args([".", "-v", "-f", "json"]));
    assert!(skipped.contains("\"skipped\": []"), "what no one asked for is not among the skipped");
}

#[test]
fn slips_get_the_right_word() {
    program().args(["--fromat", "json", "."]).assert().code(2).stderr(contains("--format"));
    program().args(["mrge", "records.jsonl"]).assert().code(2).stderr(contains("corpus-scan merge"));
    program().args(["-f", "markdwn", "."]).assert().code(2).stderr(contains("markdown"));
    program().args(["--only", "peple", "."]).assert().code(2).stderr(contains("people"));
}

#[test]
fn large_files_and_furniture_are_as_the_options_say() {
    let folder = folder("");
    fs::write(folder.path().join("big.txt"), "Dana Quill left. ".repeat(100)).expect("a file");
    within(&folder)
        .args([".", "--max-file-size", "1k"])
        .assert()
        .code(2)
        .stderr(contains("big.txt: has 1700 bytes, more than --max-file-size 1024"));
    let kept = text(program().args(["-f", "jsonl", "--keep-boilerplate"]).arg(story()));
    let dropped = text(program().args(["-f", "jsonl"]).arg(story()));
    let lines = |records: &str| {
        let count = |l: &str| {
            serde_json::from_str::<serde_json::Value>(l).expect("JSON")["boilerplate"]
                .as_array()
                .map_or(0, Vec::len)
        };
        records.lines().map(count).sum::<usize>()
    };
    assert!(lines(&dropped) > 0);
    assert_eq!(lines(&kept), 0);
}
