//! Every example of the README and of the help, run as it stands there.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder that has what the examples name.
fn desk() -> TempDir {
    let desk = TempDir::new().expect("a folder");
    let articles = desk.path().join("articles");
    copy(&root().join("fixtures"), &desk.path().join("fixtures"));
    copy(&root().join("fixtures/corpora/summit/articles"), &articles);
    let article = fs::read(articles.join("2024-03-12_wire.txt")).expect("an article");
    fs::write(desk.path().join("article.txt"), article).expect("an article");
    for (file, line) in [
        ("records.jsonl", "corpus-scan ./articles -f jsonl"),
        ("new.json", "corpus-scan ./articles -f json"),
        ("old.json", "corpus-scan ./articles/2024-03-12_wire.txt -f json"),
        ("our.names", "corpus-scan names --review ./articles"),
    ] {
        let done = run(&desk, line);
        fs::write(desk.path().join(file), done.stdout).expect("a file");
    }
    desk
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").map(|e| e.expect("an entry")) {
        let to = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &to),
            false => assert!(fs::copy(entry.path(), to).is_ok(), "a copy"),
        }
    }
}

/// The line in a shell that finds the program by its name.
fn run(desk: &TempDir, line: &str) -> std::process::Output {
    let program = Path::new(env!("CARGO_BIN_EXE_corpus-scan"));
    let path = format!(
        "{}:{}",
        program.parent().expect("a folder").display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let line = format!("set -o pipefail; {line}");
    Command::new("bash")
        .args(["-c", &line])
        .current_dir(desk.path())
        .env("PATH", path)
        .env("GITHUB_STEP_SUMMARY", "summary.md")
        .output()
        .expect("bash")
}

/// Runs a line; it must do what it should, tell no error and give something.
fn works(desk: &TempDir, line: &str) {
    let output = run(desk, line);
    let errors = String::from_utf8_lossy(&output.stderr);
    let may_say_no = line.contains(" diff ") || line.contains("--fail-if");
    let status = output.status.code();
    assert!(status == Some(0) || (may_say_no && status == Some(1)), "{line}\n{status:?} {errors}");
    let quiet = errors.lines().all(|l| l.starts_with("corpus-scan: --fail-if"));
    assert!(quiet, "{line}\n{errors}");
    // No news is good news among annotations.
    let may_be_silent = line.contains('>') || line.contains(" -o ") || line.contains("-f github");
    assert!(may_be_silent || !output.stdout.is_empty(), "{line} gives nothing");
}

/// `  corpus-scan …` up to the two blanks before what it is about.
fn examples(text: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|l| l.trim_start().strip_prefix("corpus-scan "));
    lines.map(|l| format!("corpus-scan {}", l.split("  ").next().unwrap_or(l))).collect()
}

#[test]
fn every_example_of_the_help_works() {
    let desk = desk();
    let mut seen = 0;
    for command in
        ["", "merge", "diff", "show", "names", "explain", "rules", "config", "schema", "completions", "man"]
    {
        let help = run(&desk, &format!("corpus-scan {command} --help"));
        let help = String::from_utf8(help.stdout).expect("UTF-8");
        let text =
            help.split_once("\nExamples:").or_else(|| help.split_once("\nTo read:")).map_or("", |h| h.1);
        for example in examples(text) {
            works(&desk, &example);
            seen += 1;
        }
    }
    assert!(seen >= 20, "{seen} examples were found");
}

#[test]
fn every_example_of_the_readme_works() {
    let desk = desk();
    let readme = fs::read_to_string(root().join("README.md")).expect("README");
    let mut seen = 0;
    for block in readme.split("```sh\n").skip(1).map(|b| b.split("```").next().unwrap_or_default()) {
        for example in examples(block) {
            works(&desk, &example);
            seen += 1;
        }
    }
    // In the running text, without the bare name of a command and what waits for standard input.
    let inline = readme.split('`').filter(|span| span.starts_with("corpus-scan ") && !span.contains('\n'));
    for example in inline.filter(|e| *e != "corpus-scan merge" && !e.ends_with(" -")) {
        works(&desk, example);
        seen += 1;
    }
    let indented: String =
        readme.lines().filter(|l| l.starts_with("    corpus-scan ")).map(|l| format!("{l}\n")).collect();
    for example in examples(&indented) {
        works(&desk, &example);
        seen += 1;
    }
    assert!(seen >= 32, "{seen} examples were found");
}

#[test]
fn the_readme_lists_what_fail_if_counts() {
    let readme = fs::read_to_string(root().join("README.md")).expect("README");
    for measure in corpus_scan::report::gate::MEASURES {
        let of = measure.of.unwrap_or("");
        let row = format!("| `{}` | {} | {of} |", measure.name, measure.what);
        assert!(readme.contains(&row), "the README has no row\n{row}");
    }
}

#[test]
fn the_readme_shows_settings_that_hold() {
    let readme = fs::read_to_string(root().join("README.md")).expect("README");
    let settings = readme.split("```toml\n").nth(1).and_then(|b| b.split("```").next()).expect("settings");
    let desk = desk();
    fs::write(desk.path().join("corpus-scan.toml"), settings).expect("settings");
    let dump = run(&desk, "corpus-scan config --dump");
    let dump = String::from_utf8(dump.stdout).expect("UTF-8");
    let keys = settings.lines().filter(|l| l.contains(" = ") && !l.starts_with('#')).count();
    assert!(keys >= 3);
    assert_eq!(dump.lines().filter(|l| l.contains("# corpus-scan.toml:")).count(), keys, "{dump}");
}
