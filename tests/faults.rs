//! What happens when writing fails: no half file under the wanted name, none left beside it, and the exit status says so.
//! And what is refused because it is too large or too deep.
#![cfg(unix)]

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use tempfile::TempDir;

fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_corpus-scan"));
    program.env_remove("NO_COLOR").args(["--no-config", "--no-progress"]);
    program
}

fn story() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpora/summit/articles")
}

/// A line of bash, with the program as `$BIN` and the articles as `$ARTICLES`.
fn bash(line: &str, folder: &Path) -> Output {
    let mut bash = Command::new("bash");
    bash.args(["-c", line]).current_dir(folder);
    bash.env("BIN", env!("CARGO_BIN_EXE_corpus-scan")).env("ARTICLES", story());
    bash.output().expect("bash")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What stands in a folder, hidden files too.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").file_name());
    let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Every format that one file or standard output can hold.
const FORMATS: [&str; 7] = ["text", "json", "jsonl", "markdown", "html", "gexf", "csv --table quotes"];

/// Commands that write to standard output.
const OTHERS: [&str; 10] = [
    "\"$ARTICLES\" -f github --fail-if 'articles>0'",
    "merge records.jsonl",
    "show Whitcombe \"$ARTICLES\"",
    "names --review \"$ARTICLES\"",
    "diff records.jsonl \"$ARTICLES\"",
    "explain \"$ARTICLES/2024-03-12_wire.txt\"",
    "rules",
    "schema report",
    "man",
    "completions bash",
];

fn folder_with_records() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let output = bash("\"$BIN\" -q \"$ARTICLES\" --only people -f jsonl >records.jsonl", folder.path());
    assert!(output.status.success(), "{}", told(&output));
    folder
}

#[test]
fn a_full_disk_is_told_with_status_2_by_every_command() {
    let folder = folder_with_records();
    let reports = FORMATS.map(|format| format!("\"$ARTICLES\" -f {format}"));
    let files = FORMATS.map(|format| format!("\"$ARTICLES\" -f {format} -o /dev/full"));
    for line in reports.iter().chain(&files).map(String::as_str).chain(OTHERS) {
        let output = bash(&format!("\"$BIN\" {line} >/dev/full"), folder.path());
        assert_eq!(output.status.code(), Some(2), "{line}: {}", told(&output));
        assert!(told(&output).contains("No space left"), "{line}: {}", told(&output));
        assert!(!told(&output).contains("panicked"), "{line}: {}", told(&output));
    }
    assert_eq!(names(folder.path()), ["records.jsonl"]);
}

/// A limit on the size of files stands in for a disk that fills while the report is written.
#[test]
fn a_report_that_does_not_fit_leaves_the_old_one() {
    for (format, blocks) in FORMATS.iter().flat_map(|format| [(format, 0), (format, 1)]) {
        let folder = TempDir::new().expect("a folder");
        let line = format!(
            "ulimit -f {blocks}; \"$BIN\" -q \"$ARTICLES\" --top 0 --evidence 0 -f {format} -o report"
        );
        for old in [None, Some("old")] {
            old.iter().for_each(|text| fs::write(folder.path().join("report"), text).expect("a file"));
            let output = bash(&line, folder.path());
            assert_eq!(output.status.code(), Some(2), "{format}: {}", told(&output));
            let is_named = told(&output).contains("cannot write ") && told(&output).contains("report: ");
            assert!(is_named, "{format}: {}", told(&output));
            assert_eq!(names(folder.path()).len(), old.iter().len(), "{format}: {:?}", names(folder.path()));
            assert_eq!(fs::read_to_string(folder.path().join("report")).ok().as_deref(), old, "{format}");
        }
    }
}

#[test]
fn tables_that_do_not_all_fit_are_not_written_at_all() {
    let folder = TempDir::new().expect("a folder");
    let output = bash("ulimit -f 2; \"$BIN\" -q \"$ARTICLES\" -o csv=tables", folder.path());
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    assert_eq!(names(&folder.path().join("tables")), Vec::<String>::new());
    let output = bash("\"$BIN\" -q \"$ARTICLES\" -o csv=tables", folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert_eq!(names(&folder.path().join("tables")).len(), 11);
    let large =
        |name: &String| fs::metadata(folder.path().join("tables").join(name)).is_ok_and(|m| m.len() > 2048);
    let large = names(&folder.path().join("tables")).iter().filter(|name| large(name)).count();
    assert!((1..11).contains(&large), "{large} tables are larger than the limit, so nothing was shown");
}

#[test]
fn a_folder_that_takes_no_files_is_told_before_the_work() {
    // Even the superuser can make no file there.
    let output = bash("\"$BIN\" \"$ARTICLES\" -o /proc/report.json", &std::env::temp_dir());
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert!(told(&output).contains("cannot write /proc/report.json"), "{}", told(&output));
}

/// Reads so many bytes of a run's output and closes it.
fn read_and_close(format: &str, bytes: usize) -> (Vec<u8>, Option<i32>, String) {
    let mut run = program();
    run.arg(story()).arg("-f").args(format.split(' ')).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = run.spawn().expect("the program runs");
    let mut taken = vec![0; bytes];
    let mut out = child.stdout.take().expect("standard output");
    out.read_exact(&mut taken).expect("so many bytes");
    drop(out);
    let mut errors = String::new();
    child.stderr.take().expect("standard error").read_to_string(&mut errors).expect("UTF-8");
    (taken, child.wait().expect("an end").code(), errors)
}

#[test]
fn a_pipe_closed_at_any_byte_ends_the_run_in_silence() {
    for format in FORMATS {
        let whole = program().arg(story()).arg("-f").args(format.split(' ')).output().expect("a run").stdout;
        let counts =
            [0, 1, 2, 63, 1000, 4096, 65_535, 65_536, 65_537, whole.len() / 2, whole.len() - 1, whole.len()];
        for bytes in counts.into_iter().filter(|n| *n <= whole.len()) {
            let (taken, status, errors) = read_and_close(format, bytes);
            assert_eq!((status, errors.as_str()), (Some(0), ""), "{format} at {bytes}");
            assert!(whole.starts_with(&taken), "{format} at {bytes}");
        }
    }
}

#[test]
fn nobody_at_standard_error_changes_neither_report_nor_status() {
    let missing = |run: &mut Command| {
        run.arg(story()).arg("/nowhere/at/all.txt").args(["-f", "json"]);
        run.output().expect("a run")
    };
    let usual = missing(&mut program());
    assert_eq!(usual.status.code(), Some(2));
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let closed = missing(program().stderr(writer));
    let full = missing(program().stderr(File::create("/dev/full").expect("the device")));
    let none = bash("\"$BIN\" --no-config \"$ARTICLES\" /nowhere/at/all.txt -f json 2>&-", Path::new("/"));
    for (how, output) in [("closed", closed), ("full", full), ("none", none)] {
        assert_eq!(output.status.code(), Some(2), "{how}");
        assert!(output.stdout == usual.stdout, "{how}: another report");
    }
}

/// A run that waits for its input, with a file begun in the folder.
fn waiting(folder: &Path) -> std::process::Child {
    let mut run = program();
    run.args(["--input-format", "jsonl", "-", "-o"]).arg(folder.join("report.json"));
    let mut child = run.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    let input = child.stdin.as_mut().expect("standard input");
    input.write_all(b"{\"id\":\"a\",\"text\":\"Ana Frum spoke.\"}\n").expect("a record");
    let begun = || !names(folder).is_empty();
    (0..400).take_while(|_| !begun()).for_each(|_| std::thread::sleep(Duration::from_millis(25)));
    assert!(begun(), "no file was begun");
    child
}

#[test]
fn a_folder_that_goes_away_is_told_with_status_2() {
    let outer = TempDir::new().expect("a folder");
    let folder = outer.path().join("reports");
    fs::create_dir(&folder).expect("a folder");
    let mut child = waiting(&folder);
    fs::remove_dir_all(&folder).expect("the folder goes");
    drop(child.stdin.take());
    let output = child.wait_with_output().expect("an end");
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    assert!(told(&output).contains("report.json"), "{}", told(&output));
    assert_eq!(names(outer.path()), Vec::<String>::new());
}

#[test]
fn every_signal_that_asks_for_an_end_leaves_no_half_file() {
    for (signal, status) in [("-INT", 130), ("-TERM", 143)] {
        let folder = TempDir::new().expect("a folder");
        let mut child = waiting(folder.path());
        // Its input stays open: `wait` would close it, and the run might come to its own end first.
        let _open = child.stdin.take();
        let killed = Command::new("kill").args([signal, &child.id().to_string()]).status();
        assert!(killed.expect("kill").success());
        assert_eq!(child.wait().expect("an end").code(), Some(status), "{signal}");
        assert_eq!(names(folder.path()), Vec::<String>::new(), "{signal}");
    }
}

/// `/proc/self/mem` is a file that opens and then cannot be read.
#[test]
fn an_input_that_fails_while_it_is_read_is_told_and_the_rest_is_reported() {
    let unreadable = Path::new("/proc/self/mem");
    if !unreadable.exists() {
        eprintln!("skipped: there is no {}", unreadable.display());
        return;
    }
    let output = program().arg(story()).arg(unreadable).args(["-f", "json"]).output().expect("a run");
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("/proc/self/mem"), "{}", told(&output));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(report["corpus"]["articles"], 5);
    assert_eq!(report["corpus"]["skipped"][0]["path"], "/proc/self/mem");
}

/// What a run asks of the system, one call a line; nothing where the calls cannot be traced.
fn calls(folder: &Path, arguments: &str) -> Option<Vec<String>> {
    let trace = "strace -f -qq -e trace=%network,%file -o calls.log";
    if !bash(&format!("{trace} true"), folder).status.success() {
        return None;
    }
    let output = bash(&format!("{trace} \"$BIN\" -q --no-config \"$ARTICLES\" {arguments}"), folder);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let log = fs::read_to_string(folder.join("calls.log")).expect("the calls");
    Some(
        log.lines()
            .map(|line| line.split_once(' ').map_or(line, |(_, call)| call.trim()).to_string())
            .collect(),
    )
}

#[test]
fn no_network_is_asked_for_and_nothing_written_but_the_report() {
    let folder = TempDir::new().expect("a folder");
    let out = folder.path().join("out");
    fs::create_dir(&out).expect("a folder");
    let outputs = format!("-o html={0}/report.html -o csv={0}/tables -o json={0}/report.json", out.display());
    let Some(calls) = calls(folder.path(), &outputs) else {
        eprintln!("skipped: strace is not here, or may not trace");
        return;
    };
    assert!(calls.iter().any(|call| call.contains("2024-03-12_wire.txt")), "the calls were not traced");
    let network = ["socket(", "connect(", "bind(", "listen(", "sendto(", "sendmsg("];
    let changes = [
        "O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "rename", "unlink", "mkdir", "chmod", "link(", "symlink",
        "truncate",
    ];
    let inside = |call: &str| call.contains(&format!("\"{}", out.display()));
    for call in &calls {
        assert!(!network.iter().any(|name| call.starts_with(name)), "{call}");
        let reads = call.starts_with("readlink");
        assert!(reads || inside(call) || !changes.iter().any(|change| call.contains(change)), "{call}");
    }
    assert_eq!(names(&out), ["report.html", "report.json", "tables"]);
}

/// Runs over the articles with a file of that content for an option; gives what is told.
fn refused(option: &str, content: &str) -> String {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, content).expect("a file");
    let mut run = Command::new(env!("CARGO_BIN_EXE_corpus-scan"));
    let output = run.arg(story()).arg(option).arg(&file).output().expect("a run");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{option}");
    told(&output)
}

#[test]
fn names_and_settings_have_limits() {
    let line = "ignore Harbour Act\n";
    assert!(refused("--names", &line.repeat((4 << 20) / line.len() + 1)).contains("is larger than 4 MiB"));
    assert!(
        refused("--names", &format!("\nperson {}", "a".repeat(201)))
            .contains(":2: a name of more than 200 bytes")
    );
    assert!(
        refused("--names", &format!("apart {}", "a|".repeat(200) + "a")).contains(":1: more than 200 names")
    );
    assert!(refused("--config", &"# settings\n".repeat(100_000)).contains("larger than 1 MiB"));
    assert!(
        refused("--config", &format!("exclude = [{}]", "'a',".repeat(10_001)))
            .contains("more than 10000 values")
    );
}

/// Half a megabyte of brackets would be as many calls in one another.
#[test]
fn depth_is_refused_before_it_hurts() {
    for open in ["exclude = [", "a = {a = "] {
        let told = refused("--config", &format!("top = 5\n{}", open.repeat(100_000 / open.len())));
        assert!(told.contains("file:2: "), "{told}");
    }
    let settings = format!("top = {}", "[".repeat(500_000));
    assert!(refused("--config", &settings).contains("file:1: "));
    let folder = TempDir::new().expect("a folder");
    let deep = format!("{{\"schema_version\":\"1\",\"quotes\":[{}\n", "{\"nested\":[".repeat(50_000));
    fs::write(folder.path().join("deep.jsonl"), deep).expect("a file");
    for line in ["merge deep.jsonl", "diff deep.jsonl deep.jsonl"] {
        let output = bash(&format!("\"$BIN\" {line}"), folder.path());
        assert_eq!(output.status.code(), Some(2), "{line}: {}", told(&output));
        assert!(
            told(&output).contains("deep.jsonl:1: recursion limit exceeded"),
            "{line}: {}",
            told(&output)
        );
    }
}

/// Many settings: the line of each is known without counting from the start each time.
#[test]
fn a_file_of_many_settings_is_refused_at_once() {
    let settings: String = (0..80_000).map(|i| format!("a{i} = 1\n")).collect();
    let start = std::time::Instant::now();
    assert!(refused("--config", &settings).contains("file:1: there is no setting"));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}
