//! Messy folders as the program meets them: everything in them is either an article of the report or told with its reason,
//! on standard error, in the report and by the exit status, and the counts agree.
#![cfg(unix)]

mod support;

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use support::program::folder;
use tempfile::TempDir;

const ARTICLE: &str = "Ana Frum spoke in Oslo on Monday.\n";

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_corpus-scan"));
    program.args(["--no-config", "--no-progress"]).args(arguments).current_dir(folder);
    program.output().expect("a run")
}

fn report(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("a report")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Path and reason of what the report says was skipped, by path.
fn skipped(report: &Value) -> Vec<(String, String)> {
    let rows = report["corpus"]["skipped"].as_array().expect("a list");
    let field = |row: &Value, name: &str| row[name].as_str().expect("a text").to_string();
    let mut all: Vec<(String, String)> =
        rows.iter().map(|row| (field(row, "path"), field(row, "reason"))).collect();
    all.sort();
    all
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect()
}

/// A folder with one of each; every name but those of the refused is an article's.
fn messy() -> TempDir {
    let folder = folder(&[("plain.txt", ARTICLE), ("empty.txt", ""), ("mark.txt", "\u{feff}")]);
    let write = |name: &[u8], bytes: &[u8]| {
        fs::write(folder.path().join(OsStr::from_bytes(name)), bytes).expect("a file");
    };
    write(b"le.txt", &utf16(ARTICLE, u16::to_le_bytes));
    write(b"be.txt", &utf16(ARTICLE, u16::to_be_bytes));
    write(b"west.txt", b"Ana Frum spoke in a caf\xe9 in Oslo on Monday.\n");
    write(b"broken.txt", "“Zoë Frum” spoke in Oslo — and".as_bytes());
    let mut broken = fs::read(folder.path().join("broken.txt")).expect("a file");
    broken.extend(b" in Malm\xff on Monday.\n");
    write(b"broken.txt", &broken);
    write("new\nline\u{1b}[31m\u{202e}.txt".as_bytes(), ARTICLE.as_bytes());
    write(b"not\xffutf8.txt", ARTICLE.as_bytes());
    write(b"nul.txt", b"Ana\0Frum");
    write(b"large.txt", &[b'a'; 4001]);
    write("large\n\u{1b}]0;x\u{7}.txt".as_bytes(), &[b'a'; 4001]);
    assert!(Command::new("mkfifo").arg(folder.path().join("pipe.txt")).status().expect("mkfifo").success());
    symlink("nowhere", folder.path().join("dead.txt")).expect("a link");
    symlink(".", folder.path().join("loop")).expect("a link");
    folder
}

#[test]
fn every_file_of_a_messy_folder_is_an_article_or_told_with_its_reason() {
    let folder = messy();
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("socket.txt")).expect("a socket");
    let entries = fs::read_dir(folder.path()).expect("a folder").count();
    let output = run(
        folder.path(),
        &[".", "/dev/zero", "gone.txt", "--follow", "--max-file-size", "4000", "-f", "json"],
    );
    assert_eq!(output.status.code(), Some(2));
    let report = report(&output);
    let found = skipped(&report);
    let reasons = [
        ("/dev/zero", "is a device, not a file"),
        ("dead.txt", "is a link to nothing"),
        ("gone.txt", "no such file or folder"),
        ("large\n\u{1b}]0;x\u{7}.txt", "has 4001 bytes, more than --max-file-size 4000"),
        ("large.txt", "has 4001 bytes, more than --max-file-size 4000"),
        ("loop", "is a link back to ."),
        ("nul.txt", "is no text: it holds NUL bytes"),
        ("pipe.txt", "is a named pipe, not a file"),
        ("socket.txt", "is a socket, not a file"),
    ];
    assert_eq!(found.len(), reasons.len(), "{found:?}");
    for ((path, reason), (name, told)) in found.iter().zip(reasons) {
        assert!(path == name && reason.starts_with(told), "{path:?}: {reason}");
    }
    // The device and the missing file are no entries of the folder.
    assert_eq!(report["corpus"]["articles"], entries + 2 - reasons.len());
    assert_eq!(report["articles"].as_array().map(Vec::len), Some(entries + 2 - reasons.len()));
    let told = told(&output);
    for (name, reason) in reasons {
        let plain = name.replace(['\n', '\u{1b}', '\u{7}'], "");
        let has = |line: &&str| line.contains(reason) && line.replace(' ', "").contains(&plain);
        assert!(told.lines().any(|line| has(&line)), "{name:?} is not told:\n{told}");
    }
    for name in ["west.txt", "broken.txt"] {
        let warned = report["warnings"]
            .as_array()
            .expect("a list")
            .iter()
            .any(|w| w.as_str().is_some_and(|w| w.contains(name)));
        assert!(warned, "no warning of {name}");
    }
}

#[test]
fn no_name_of_a_file_steers_the_terminal() {
    let folder = messy();
    let steers = |c: char| c != '\n' && c.is_control() || c == '\u{202e}';
    let limited = [".", "--max-file-size", "4000"];
    // The name of an article, of a skipped one, or neither is shown.
    let arguments: [(&[&str], &str); 5] = [
        (&["-v"], ""),
        (&["-f", "markdown"], ""),
        (&["-f", "github"], "large ]0;x.txt"),
        (&["-f", "csv", "--table", "articles"], "new line[31m.txt"),
        (&["-f", "csv", "--table", "skipped"], "large ]0;x.txt"),
    ];
    for (more, name) in arguments {
        let output = run(folder.path(), &[&limited, more].concat());
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(out.contains(name), "{more:?}: the name is not shown:\n{out}");
        assert!(!out.contains(steers) && !err.contains(steers), "{more:?}: {out:?} {err:?}");
    }
}

/// What a person sees in a terminal, where a pipe gets the very bytes.
#[cfg(target_os = "linux")]
#[test]
fn nothing_of_json_or_of_a_list_of_files_steers_the_terminal() {
    let text = "“Stop \u{9b}31m\u{202e}now,” said Ana\u{85} Frum of Oslo on Monday.\n";
    let folder = folder(&[("a\u{9b}2J\u{202e}.txt", text)]);
    let commands = [
        "-q . --list-files",
        "-q . -f json",
        "-q . -f jsonl",
        "-q . -f json -o /dev/stdout",
        "show Oslo . --json",
    ];
    for command in commands {
        let line = format!("exec '{}' {command}", env!("CARGO_BIN_EXE_corpus-scan"));
        let piped =
            Command::new("bash").args(["-c", &line]).current_dir(folder.path()).output().expect("bash");
        assert!(
            String::from_utf8_lossy(&piped.stdout).contains('\u{202e}'),
            "{command}: no such character at all"
        );
        let mut script = Command::new("script");
        script.args(["-q", "-e", "-c", &line, "/dev/null"]).current_dir(folder.path());
        let seen = script.stdin(std::process::Stdio::null()).output().expect("a terminal");
        let seen = String::from_utf8_lossy(&seen.stdout);
        let steers = |c: char| !matches!(c, '\r' | '\n') && c.is_control() || c == '\u{202e}';
        assert!(seen.contains("2J") && !seen.contains(steers), "{command}: {seen:?}");
    }
}

#[test]
fn what_goes_away_or_shrinks_while_it_is_read_is_told_or_read_as_far_as_it_is() {
    use corpus_scan::read::{Input, ReadOptions, Reason, WalkOptions, read, walk};
    let folder = folder(&[("a.txt", ARTICLE), ("b.txt", ARTICLE), ("c/d.txt", ARTICLE)]);
    let walked = walk(&[folder.path().to_path_buf()], &WalkOptions::default());
    fs::remove_file(folder.path().join("a.txt")).expect("the file goes");
    fs::remove_dir_all(folder.path().join("c")).expect("the folder goes");
    let read_all = |input: &Input| {
        read(input, &ReadOptions::default()).map(|article| article.text).map_err(|s| s.reason)
    };
    let found: Vec<Result<String, Reason>> = walked.inputs.iter().map(read_all).collect();
    assert_eq!(found, [Err(Reason::Missing), Ok(ARTICLE.to_string()), Err(Reason::Missing)]);

    let path = folder.path().join("b.txt");
    let long = ARTICLE.repeat(20_000);
    let done = std::sync::atomic::AtomicBool::new(false);
    let found: Vec<Result<String, Reason>> = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(std::sync::atomic::Ordering::Relaxed) {
                fs::write(&path, &long).expect("a file");
                File::options()
                    .write(true)
                    .open(&path)
                    .and_then(|file| file.set_len(7))
                    .expect("a shorter file");
            }
        });
        // No check here: one that failed would leave the writer writing for ever.
        let found = (0..300).map(|_| read_all(&Input::new(path.clone()))).collect();
        done.store(true, std::sync::atomic::Ordering::Relaxed);
        found
    });
    for text in &found {
        // What is cut off while it is read may leave zeroes, and is a reason then; never other text.
        match text {
            Ok(text) => assert!(long.starts_with(text.as_str()), "{} bytes", text.len()),
            Err(reason) => assert_eq!(*reason, Reason::Binary),
        }
    }
    assert!(found.iter().any(Result::is_ok));
}

/// The superuser may read anything, so the program is run as nobody.
#[test]
fn what_may_not_be_read_is_told_and_the_rest_is_reported() {
    let folder = folder(&[("open.txt", ARTICLE), ("shut.txt", ARTICLE), ("closed/a.txt", ARTICLE)]);
    let mode = |name: &str, mode: u32| {
        fs::set_permissions(folder.path().join(name), fs::Permissions::from_mode(mode)).expect("a mode");
    };
    [("", 0o755), ("shut.txt", 0), ("closed", 0)].into_iter().for_each(|(name, bits)| mode(name, bits));
    let mut program = Command::new(env!("CARGO_BIN_EXE_corpus-scan"));
    program.args(["--no-config", ".", "-f", "json"]).current_dir(folder.path());
    if fs::read(folder.path().join("shut.txt")).is_ok() {
        program.uid(65_534).gid(65_534);
    }
    let output = program.output();
    mode("closed", 0o755);
    let Ok(output) = output else {
        eprintln!("skipped: nobody may not run the program here");
        return;
    };
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    let report = report(&output);
    let denied = "cannot be read: permission denied".to_string();
    assert_eq!(skipped(&report), [("closed".to_string(), denied.clone()), ("shut.txt".to_string(), denied)]);
    assert_eq!(report["corpus"]["articles"], 1);
    assert!(told(&output).contains("shut.txt") && told(&output).contains("closed"), "{}", told(&output));
}

#[test]
fn a_hundred_megabytes_in_one_line_are_refused_or_read() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("a.txt"), "a".repeat(100 << 20)).expect("a file");
    fs::write(folder.path().join("b.txt"), ARTICLE).expect("a file");
    let output = run(folder.path(), &[".", "-f", "json"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(report(&output)["corpus"]["articles"], 1);
    assert!(
        told(&output).contains("a.txt: has 104857600 bytes, more than --max-file-size"),
        "{}",
        told(&output)
    );
    let output = run(folder.path(), &[".", "-f", "json", "--max-file-size", "200000000"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert_eq!(report(&output)["corpus"]["articles"], 2);
    // As a record the line is passed over without being held.
    let line = "{ head -c 104857600 a.txt; echo; echo '{\"id\":\"x\",\"text\":\"Ana Frum spoke.\"}'; } | ";
    let line = format!("{line} '{}' --input-format jsonl - -f json", env!("CARGO_BIN_EXE_corpus-scan"));
    let output = Command::new("bash").args(["-c", &line]).current_dir(folder.path()).output().expect("bash");
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    assert_eq!(report(&output)["corpus"]["articles"], 1);
}

#[test]
fn two_hundred_levels_of_folders_are_read() {
    let folder = TempDir::new().expect("a folder");
    let mut path = PathBuf::from(folder.path());
    for _ in 0..200 {
        path.push("d");
        fs::create_dir(&path).expect("a folder");
        fs::write(path.join("a.txt"), ARTICLE).expect("a file");
    }
    let output = run(folder.path(), &[".", "-f", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert_eq!(report(&output)["corpus"]["articles"], 200);
    let listed = run(folder.path(), &[".", "--list-files", "--max-depth", "100"]).stdout;
    assert_eq!(String::from_utf8_lossy(&listed).lines().count(), 99);
}

/// Links to a few files, a thousand a folder: a folder of that many articles is walked, read, merged and written.
#[test]
fn two_hundred_thousand_files_are_read() {
    let folder = TempDir::new().expect("a folder");
    for number in 0..200_000 {
        let own = folder.path().join(format!("{:03}", number / 1000));
        let first = folder.path().join(format!("{:03}/a.txt", number / 20_000 * 20));
        if number % 1000 == 0 {
            fs::create_dir(&own).expect("a folder");
        }
        if number % 20_000 == 0 {
            fs::write(&first, ARTICLE).expect("a file");
        } else {
            fs::hard_link(&first, own.join(format!("{number:06}.txt"))).expect("a link");
        }
    }
    let output = run(folder.path(), &[".", "-f", "json", "--evidence", "1"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert_eq!(report(&output)["corpus"]["articles"], 200_000);
}
