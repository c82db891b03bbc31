//! What `--fail-if` counts: every measure over one small corpus, told with the places that were counted.

mod support;

use std::fs;

use support::program::{output, program};
use tempfile::TempDir;

const QUAY: &str = "Council debates the harbour

Ana Frum spoke in Paris on Monday. “It rained for eleven days and the cellar filled,” said the mayor Ana Frum.

The quay will be rebuilt with stone from the old mill, and the boats will wait in the bay until the work is done.
";
/// Undated; Tuesday stays open, and so does the quotation.
const BUS: &str = "Something else

Ola Brill and Ida Brill left on Tuesday. “We will not pay a cent.

The bus was late. Brill slept. Yesterday it rained in Norvania.
";
/// Nobody says it.
const WALL: &str = "Rain all night\n\n“The end is near and nobody minds it at all.”\n";
/// Another one of the surname, and one who may be either.
const CHOIR: &str = "Ida Frum sang in Paris.\n";
const BARE: &str = "Frum said no in Paris.\n";
/// In windows-1252.
const SIGN: &[u8] = b"The caf\xe9 burned. \x93No smoke,\x94 a sign read.\n";

/// Eight files: one stands twice, one is no text, one is in an old encoding.
fn corpus() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let files: [(&str, &[u8]); 8] = [
        ("2015-06-10_a.txt", QUAY.as_bytes()),
        ("2015-06-11_copy.txt", QUAY.as_bytes()),
        ("b.txt", BUS.as_bytes()),
        ("c.txt", b"\0\0\0"),
        ("e.txt", SIGN),
        ("2015-06-12_f.txt", WALL.as_bytes()),
        ("2015-06-13_g.txt", CHOIR.as_bytes()),
        ("2015-06-14_h.txt", BARE.as_bytes()),
    ];
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

/// What a gate that does not let the corpus pass says, as annotations.
fn annotations(folder: &TempDir, gate: &str) -> String {
    let mut run = program();
    run.current_dir(folder.path()).args(["-q", "-f", "github", "--fail-if", gate, "."]);
    output(&mut run, 2)
}

/// For every measure what is told, and where its places stand, as far as it has any.
const COUNTED: [(&str, &str, &[&str]); 16] = [
    ("articles", "7 articles read", &[]),
    (
        "articles.undated",
        "2 articles without a date of publication",
        &["b.txt,line=1,col=1", "e.txt,line=1,col=1"],
    ),
    ("articles.copies", "1 article with another one's text", &["2015-06-11_copy.txt,line=1,col=1"]),
    ("files.skipped", "1 input that gave no article", &["c.txt,line=1,col=1"]),
    ("words", "156 words", &[]),
    ("people", "5 people", &[]),
    ("people.ambiguous", "1 name that several people may bear", &["2015-06-14_h.txt,line=1,col=1"]),
    ("places", "2 places", &[]),
    ("places.unlocated", "1 place without coordinates", &["b.txt,line=5,col=55"]),
    ("dates", "6 expressions of time", &[]),
    (
        "dates.unresolved",
        "2 expressions of time whose day is not known",
        &["b.txt,line=3,col=33", "b.txt,line=5,col=32"],
    ),
    ("quotes", "5 quotations", &[]),
    ("quotes.unattributed", "1 quotation without a speaker", &["2015-06-12_f.txt,line=3,col=4"]),
    ("quotes.flagged", "1 statement with a flag (unclosed, ambiguous, …)", &["b.txt,line=3,col=45"]),
    ("quotes.unclosed", "1 statement whose closing mark is missing", &["b.txt,line=3,col=45"]),
    ("warnings", "1 warning", &[]),
];

#[test]
fn every_measure_counts_what_it_names_and_tells_where() {
    let folder = corpus();
    for (measure, told, places) in COUNTED {
        let gate = format!("{measure}<1000");
        let lines = annotations(&folder, &gate);
        let head = format!("::error title={gate}::{told}");
        assert_eq!(lines.lines().next(), Some(head.as_str()));
        let errors = lines.lines().skip(1).filter_map(|line| line.strip_prefix("::error file="));
        let found: Vec<&str> = errors.filter_map(|line| Some(line.split_once(",title=")?.0)).collect();
        assert_eq!(found, places, "{measure}");
    }
}

#[test]
fn a_share_is_told_with_its_whole() {
    let folder = corpus();
    for (gate, told) in [
        ("articles.undated>0%", "2 of 7 articles (28.6 %): articles without a date of publication"),
        ("files.skipped>0%", "1 of 8 inputs (12.5 %): inputs that gave no article"),
        ("places.unlocated>0%", "1 of 2 places (50.0 %): places without coordinates"),
        ("dates.unresolved>0%", "2 of 6 expressions of time (33.3 %)"),
        ("quotes.flagged>0%", "1 of 4 statements (25.0 %)"),
        ("quotes.unclosed>0%", "1 of 4 statements (25.0 %)"),
    ] {
        let lines = annotations(&folder, gate);
        // A workflow command has its % escaped.
        let head = format!("::error title={gate}::{told}").replace('%', "%25");
        assert!(lines.starts_with(&head), "{lines}");
    }
}
