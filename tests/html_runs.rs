//! `-f html` from the command line: whole with one command or over records, at any number of threads, beside other forms.

mod support;

use std::fs;
use std::path::Path;

use support::program::{program, story};
use tempfile::TempDir;

fn run(arguments: &[&str], path: &Path) -> String {
    let output = program().arg("-q").args(arguments).arg(path).assert().success().get_output().stdout.clone();
    String::from_utf8(output).expect("UTF-8")
}

#[test]
fn over_records_with_texts_it_is_the_same_page() {
    let folder = TempDir::new().expect("a folder");
    let direct = run(&["-f", "html"], &story());
    for (name, arguments) in
        [("with.jsonl", &["-f", "jsonl", "--with-text"][..]), ("without.jsonl", &["-f", "jsonl"])]
    {
        fs::write(folder.path().join(name), run(arguments, &story())).expect("records");
    }
    let merged = |name: &str| {
        let path = folder.path().join(name);
        let output =
            program().args(["merge", "-f", "html"]).arg(path).assert().success().get_output().stdout.clone();
        String::from_utf8(output).expect("UTF-8")
    };
    assert!(
        direct.contains("<article ")
            && direct.starts_with("<!doctype html>")
            && direct.trim_end().ends_with("</html>")
    );
    assert_eq!(merged("with.jsonl"), direct);
    let without = merged("without.jsonl");
    assert!(!without.contains("<article ") && without.contains("The records carry no texts"));
}

#[test]
fn a_name_of_two_bearers_links_both_and_where_it_stands() {
    let folder = TempDir::new().expect("a folder");
    for (name, text) in [
        ("a.txt", "The banker George Harlow met the baker Ana Frum in Velt. Harlow paid.\n"),
        ("b.txt", "The sailor Peter Harlow met the baker Ana Frum in Velt. Harlow paid.\n"),
        ("c.txt", "The baker Ana Frum was in Velt. Nobody sent Mr. Harlow, and Harlow paid.\n"),
    ] {
        fs::write(folder.path().join(name), text).expect("an article");
    }
    let page = run(&["-f", "html"], folder.path());
    let part = page.split("Who is meant?").nth(1).and_then(|rest| rest.split("</ul>").next());
    let part = part.expect("the part is there");
    for name in ["George Harlow", "Peter Harlow"] {
        let link = part.split("<a class=\"p\" href=\"#").find(|l| l.contains(&format!("\">{name}</a>")));
        let target = link.and_then(|l| l.split('"').next()).expect("a link");
        assert!(page.contains(&format!("id=\"{target}\"")), "{name}: {target} is nowhere");
    }
    assert!(part.contains("<b>Harlow</b>") && part.contains("href=\"#a3"), "{part}");
}

#[test]
fn any_number_of_threads_gives_the_same_page() {
    assert_eq!(run(&["-j1", "-f", "html"], &story()), run(&["-j4", "-f", "html"], &story()));
}

#[test]
fn other_outputs_of_the_run_stay_as_they_are() {
    let folder = TempDir::new().expect("a folder");
    let to = |format: &str, name: &str| format!("{format}={}", folder.path().join(name).display());
    let (html, json, jsonl) = (to("html", "r.html"), to("json", "r.json"), to("jsonl", "r.jsonl"));
    run(&["-o", &html, "-o", &json, "-o", &jsonl], &story());
    let written = |name: &str| fs::read_to_string(folder.path().join(name)).expect("a report");
    assert_eq!(written("r.json"), run(&["-f", "json"], &story()));
    assert_eq!(written("r.jsonl"), run(&["-f", "jsonl"], &story()));
    assert_eq!(written("r.html"), run(&["-f", "html"], &story()));
}

#[test]
fn layers_and_rows_are_those_asked_for() {
    let quotes = run(&["-f", "html", "--only", "quotes"], &story());
    assert!(
        quotes.contains("id=\"said\"")
            && !quotes.contains("id=\"people\"")
            && !quotes.contains("id=\"places\"")
    );
    let two = run(&["-f", "html", "--top", "2"], &story());
    assert!(two.contains("The first 2 of 5 articles are on this page"));
}
