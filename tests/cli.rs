//! The command line: options, exit statuses, errors, and the promise of the same bytes however the work is split.

mod support;

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command as Process, Stdio};

use predicates::prelude::*;
use predicates::str::contains;
use support::program::{folder, program, story};
use tempfile::TempDir;

fn bytes(arguments: &[&str], path: &Path) -> Vec<u8> {
    program().args(arguments).arg(path).assert().success().get_output().stdout.clone()
}

#[test]
fn the_rules_are_listed_as_text_and_as_json() {
    let text = contains("date/day: a day").and(contains("quote/after")).and(contains("2014-12-30"));
    program().arg("rules").assert().success().stdout(text);
    let json = program().args(["rules", "-f", "json"]).assert().success().get_output().stdout.clone();
    let layers: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    let names: Vec<&str> =
        layers.as_array().expect("layers").iter().filter_map(|l| l["layer"].as_str()).collect();
    assert_eq!(names, ["names", "dates", "quotes", "people"]);
    assert_eq!(layers[1]["rules"][0]["examples"][0]["value"], "2015-06-09T09:00");
    program().args(["rules", "-f", "yaml"]).assert().code(2);
}

const TALK: &str = "“The bridge is closed,” Ola Brill said on Monday in Oslo.\n";

#[test]
fn help_and_version_are_told() {
    program().arg("--help").assert().success().stdout(contains("In CI:").and(contains("--files-from")));
    program().arg("--version").assert().success().stdout(contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn alone_it_shows_what_there_is_to_do() {
    program()
        .assert()
        .code(2)
        .stdout("")
        .stderr(contains("Commands:").and(contains("corpus-scan ./articles")));
}

#[test]
fn wrong_usage_is_told_with_status_2() {
    program().assert().code(2).stderr(contains("PATH"));
    program().args(["--formt", "json", "."]).assert().code(2).stderr(contains("--format"));
    program().args(["-f", "yaml", "."]).assert().code(2).stderr(contains("json"));
    program().args(["--date", "2022-02-30", "."]).assert().code(2).stderr(contains("YYYY-MM-DD"));
    program().args(["--encoding", "klingon", "."]).assert().code(2).stderr(contains("klingon"));
    program().args(["--include", "a[", "."]).assert().code(2).stderr(contains("a["));
}

#[test]
fn a_missing_path_is_told_and_the_rest_is_reported() {
    let folder = folder(&[("a.txt", TALK)]);
    program()
        .arg(folder.path().join("none"))
        .arg(folder.path())
        .args(["-f", "json"])
        .assert()
        .code(2)
        .stderr(contains("none"))
        .stdout(contains("Ola Brill").and(contains("no such file or folder")));
}

#[test]
fn a_binary_file_is_skipped_with_its_reason() {
    let folder = folder(&[("a.txt", TALK)]);
    fs::write(folder.path().join("b.txt"), b"\x7fELF\0\0\0\x01").expect("a file");
    let assert =
        program().arg(folder.path()).args(["-f", "jsonl"]).assert().code(2).stderr(contains("b.txt"));
    let out = String::from_utf8(assert.get_output().stdout.clone()).expect("UTF-8");
    let records: Vec<serde_json::Value> =
        out.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert_eq!(records.len(), 2, "{out}");
    assert!(records[1]["error"]["message"].is_string(), "{out}");
}

#[test]
fn a_folder_without_articles_is_told() {
    let folder = folder(&[("a.pdf", "no")]);
    program().arg(folder.path()).assert().code(2).stderr(contains("*.txt"));
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    for format in ["json", "jsonl", "text"] {
        let one = bytes(&["-f", format, "-j", "1"], &story());
        assert!(!one.is_empty());
        for threads in ["2", "7"] {
            assert!(
                one == bytes(&["-f", format, "-j", threads], &story()),
                "{format} with {threads} threads"
            );
        }
    }
}

#[test]
fn merging_records_gives_the_report_of_one_run() {
    let whole = bytes(&["-f", "json"], &story());
    let records = bytes(&["-f", "jsonl"], &story());
    program()
        .args(["merge", "-f", "json", "-"])
        .write_stdin(records.clone())
        .assert()
        .success()
        .stdout(whole.clone());
    // In any order, split over several files, some of them twice.
    let mut lines: Vec<&str> = std::str::from_utf8(&records).expect("UTF-8").lines().collect();
    lines.reverse();
    let (left, right) = lines.split_at(2);
    let parts =
        folder(&[("1.jsonl", &left.join("\n")), ("2.jsonl", &right.join("\n")), ("3.jsonl", left[0])]);
    let merge = program()
        .args(["merge", "-f", "json"])
        .args(["1", "2", "3"].map(|n| parts.path().join(format!("{n}.jsonl"))))
        .assert()
        .success();
    assert!(merge.get_output().stdout == whole);
}

#[test]
fn skipped_inputs_survive_the_way_over_records() {
    let folder = folder(&[("a.txt", TALK)]);
    fs::write(folder.path().join("b.txt"), b"\0\0\0\0").expect("a file");
    let run = |format: &str| {
        program().arg(folder.path()).args(["-f", format]).assert().code(2).get_output().stdout.clone()
    };
    let merged = program()
        .args(["merge", "-f", "json", "-"])
        .write_stdin(run("jsonl"))
        .assert()
        .get_output()
        .stdout
        .clone();
    assert_eq!(String::from_utf8_lossy(&merged), String::from_utf8_lossy(&run("json")));
}

#[test]
fn a_bad_record_is_told_with_file_and_line() {
    let folder = folder(&[("r.jsonl", "{\"path\":\"a\"\nnot json\n")]);
    program()
        .args(["merge"])
        .arg(folder.path().join("r.jsonl"))
        .assert()
        .code(2)
        .stderr(contains("r.jsonl").and(contains("1")));
}

#[test]
fn standard_input_and_lists_are_read() {
    program().args(["-", "-f", "json"]).write_stdin(TALK).assert().success().stdout(contains("Ola Brill"));
    let folder = folder(&[("a.txt", TALK), ("b.txt", "“No,” said Ana Frum.\n"), ("list", "")]);
    let list = format!("{}\n", folder.path().join("b.txt").display());
    program()
        .args(["--files-from", "-", "-f", "json"])
        .write_stdin(list)
        .assert()
        .success()
        .stdout(contains("Ana Frum").and(contains("Ola Brill").not()));
}

#[test]
fn records_in_give_records_out_in_order() {
    let input = "{\"id\":\"one\",\"text\":\"“No,” said Ana Frum on Monday.\",\"date\":\"2015-06-10\"}\nbad\n{\"id\":\"two\",\"text\":\"“Yes,” said Ola Brill.\"}\n";
    let assert =
        program().args(["--input-format", "jsonl", "-f", "jsonl", "-"]).write_stdin(input).assert().code(2);
    let out = String::from_utf8(assert.get_output().stdout.clone()).expect("UTF-8");
    let records: Vec<serde_json::Value> =
        out.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert_eq!(records.len(), 3, "{out}");
    assert_eq!(records[0]["id"], "one");
    assert_eq!(records[0]["published"], "2015-06-10");
    assert_eq!(records[0]["dates"][0]["value"], "2015-06-08");
    assert!(records[1]["error"]["message"].is_string(), "{out}");
    assert_eq!(records[2]["id"], "two");
}

#[test]
fn only_the_layers_wanted_are_given() {
    let json = bytes(&["-f", "json", "--only", "quotes,people"], &story());
    let report: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert!(report["people"].as_array().is_some_and(|p| !p.is_empty()));
    assert!(report["places"].as_array().is_some_and(Vec::is_empty));
    assert!(report["dates"].as_array().is_some_and(Vec::is_empty));
}

#[test]
fn evidence_context_and_text_are_added_when_asked_for() {
    let folder = folder(&[("2015-06-10_a.txt", TALK)]);
    let count = |n: &str| {
        let report: serde_json::Value =
            serde_json::from_slice(&bytes(&["-f", "json", "--evidence", n, "--context"], &story()))
                .expect("JSON");
        (report["people"][0]["evidence"].as_array().map_or(0, Vec::len), report)
    };
    let (one, report) = count("1");
    assert_eq!(one, 1);
    assert!(count("0").0 > 3);
    assert!(report["people"][0]["evidence"][0]["sentence"].is_string());
    let record: serde_json::Value =
        serde_json::from_slice(&bytes(&["-f", "jsonl", "--with-text", "--context"], folder.path()))
            .expect("JSON");
    assert_eq!(record["text"], TALK);
    assert!(record["people"][0]["sentence"].as_str().is_some_and(|s| s.contains("Oslo")));
    assert_eq!(record["published_from"], "name");
}

#[test]
fn output_goes_to_files_whole_or_not_at_all() {
    let out = TempDir::new().expect("a folder");
    let (json, records) = (out.path().join("r.json"), out.path().join("r.jsonl"));
    program()
        .arg(story())
        .args(["-o", &format!("json={}", json.display()), "-o", &format!("jsonl={}", records.display())])
        .assert()
        .success()
        .stdout("");
    assert!(fs::read(&json).expect("the report") == bytes(&["-f", "json"], &story()));
    assert!(fs::read(&records).expect("the records") == bytes(&["-f", "jsonl"], &story()));
    program()
        .arg(story())
        .args(["-o", "/nowhere/at/all/r.json"])
        .assert()
        .code(2)
        .stderr(contains("/nowhere"));
    assert_eq!(fs::read_dir(out.path()).expect("the folder").count(), 2, "a temporary file was left");
}

/// A rename onto `/dev/null` would put a file where the device was, for every program on the machine.
#[cfg(unix)]
#[test]
fn links_and_devices_are_written_through() {
    use std::os::unix::fs::FileTypeExt;
    let out = TempDir::new().expect("a folder");
    let (file, link) = (out.path().join("r.json"), out.path().join("link.json"));
    fs::write(&file, "old").expect("a file");
    std::os::unix::fs::symlink(&file, &link).expect("a link");
    let piped = program()
        .arg(story())
        .args(["-o", &format!("json={}", link.display()), "-o", "json=/dev/stdout", "-o", "json=/dev/null"])
        .assert()
        .success();
    let report = bytes(&["-f", "json"], &story());
    assert!(fs::read(&file).expect("the report") == report);
    assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());
    assert!(piped.get_output().stdout == report);
    assert!(fs::metadata("/dev/null").expect("the device").file_type().is_char_device());
}

#[test]
fn a_closed_pipe_ends_in_silence() {
    let mut child = Process::new(env!("CARGO_BIN_EXE_corpus-scan"))
        .arg(story())
        .args(["-f", "jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let mut errors = String::new();
    child.stderr.take().expect("standard error").read_to_string(&mut errors).expect("UTF-8");
    assert_eq!((child.wait().expect("an end").code(), errors.as_str()), (Some(0), ""));
}

#[test]
fn reports_are_plain_when_piped_and_coloured_on_demand() {
    let plain = bytes(&[], &story());
    assert!(!plain.contains(&0x1b));
    assert!(bytes(&["--color", "always"], &story()).contains(&0x1b));
    program().arg(story()).env("NO_COLOR", "1").assert().success().stdout(contains("\u{1b}").not());
}

#[test]
fn no_escape_sequence_reaches_the_terminal() {
    let folder = folder(&[(
        "a.txt",
        "“Stop \u{1b}[31mnow\u{202e},” said Ana\u{1b}]0;x\u{7} Frum of Oslo on Monday.\n",
    )]);
    for arguments in [&["--color", "never"][..], &["--color", "never", "--top", "0"]] {
        let text = String::from_utf8(bytes(arguments, folder.path())).expect("UTF-8");
        assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{text:?}");
    }
    let explained = bytes(&["explain"], &folder.path().join("a.txt"));
    assert!(!explained.contains(&0x1b));
}

#[test]
fn explain_names_the_rule_of_every_mention() {
    let folder = folder(&[("2015-06-10_a.txt", TALK)]);
    let text =
        String::from_utf8(bytes(&["explain"], &folder.path().join("2015-06-10_a.txt"))).expect("UTF-8");
    for part in ["LAYOUT", "SENTENCES", "PEOPLE", "Ola Brill", "DATES", "2015-06-08", "QUOTES", "quote/after"]
    {
        assert!(text.contains(part), "{part} is missing:\n{text}");
    }
}

#[test]
fn an_article_of_one_run_is_the_same_in_company() {
    let alone = folder(&[("a.txt", TALK)]);
    let company = folder(&[("a.txt", TALK), ("b.txt", "Oslo Brill, 34, met Ola Oslo in Brill.\n")]);
    let first = |folder: &TempDir| {
        let records = bytes(&["-f", "jsonl"], folder.path());
        let line = String::from_utf8(records).expect("UTF-8").lines().next().expect("a record").to_string();
        line.replace(&folder.path().display().to_string(), "")
    };
    assert_eq!(first(&alone), first(&company));
}

#[test]
fn the_readme_shows_lines_of_the_real_report() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).expect("README");
    let shown = readme.split("```text").nth(1).and_then(|b| b.split("```").next()).expect("the report");
    let report = program().current_dir(root).arg("fixtures/corpora/summit/articles").assert().success();
    let report = String::from_utf8(report.get_output().stdout.clone()).expect("UTF-8");
    let lines: Vec<&str> = report.lines().map(str::trim_end).collect();
    let missing: Vec<&str> = shown.lines().filter(|l| !l.is_empty() && !lines.contains(l)).collect();
    assert!(
        shown.lines().count() >= 12 && missing.is_empty(),
        "no lines of the report:\n{}",
        missing.join("\n")
    );
}

#[test]
fn the_jq_examples_of_the_readme_give_something() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("README");
    let examples: Vec<&str> =
        readme.lines().filter(|l| l.starts_with("corpus-scan ") && l.contains("| jq ")).collect();
    assert!(examples.len() >= 6, "the README's examples were not found");
    for example in examples {
        let line = example.replacen("corpus-scan", env!("CARGO_BIN_EXE_corpus-scan"), 1);
        let output = Process::new("sh")
            .args(["-c", &line])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("sh");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && errors.is_empty(), "{example}\n{errors}");
        assert!(!output.stdout.is_empty(), "{example} gives nothing");
    }
    std::io::stdout().flush().expect("standard output");
}

/// What a person sees who runs the program in a terminal.
#[cfg(target_os = "linux")]
fn watched(articles: &Path, arguments: &str) -> String {
    let line =
        format!("stty cols 100; exec \"$BIN\" \"$ARTICLES\" -o \"$ARTICLES/../report.json\" {arguments}");
    let output = Process::new("script")
        .args(["-q", "-e", "-c", &line, "/dev/null"])
        .env("BIN", env!("CARGO_BIN_EXE_corpus-scan"))
        .env("ARTICLES", articles)
        .env("TERM", "xterm")
        .stdin(Stdio::null())
        .output()
        .expect("a terminal");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[cfg(target_os = "linux")]
#[test]
fn progress_tells_the_pace_and_the_time_left_where_a_person_watches() {
    let talk = TALK.repeat(40);
    let names: Vec<String> = (0..300).map(|i| format!("articles/{i:03}.txt")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|n| (n.as_str(), talk.as_str())).collect();
    let folder = folder(&files);
    let articles = folder.path().join("articles");
    let seen = watched(&articles, "");
    for part in [" of 300 articles, ", " a second, ", "s left"] {
        assert!(seen.contains(part), "no {part:?} in {seen:?}");
    }
    for silent in ["--no-progress", "-q"] {
        assert_eq!(watched(&articles, silent), "", "{silent}");
    }
    // Into a pipe goes nothing but the report.
    program().arg(&articles).args(["-o", "/dev/null"]).assert().success().stderr("").stdout("");
}
