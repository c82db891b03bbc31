//! What `show` prints of one person or place: every field that a text, a record or a path can fill is there, and
//! nothing in it steers a terminal.

use std::collections::BTreeSet;

use corpus_scan::authority::Authority;
use corpus_scan::corpus::Corpus;
use corpus_scan::record::{DateFact, Extract, PersonFact, PlaceFact, QuoteFact, SCHEMA_VERSION, Text};
use corpus_scan::report::profile::Profile;
use corpus_scan::show;
use corpus_scan::span::Span;

/// Escape sequences by their first byte and by one of Latin-1, a bell, directions, marks of no width, a tag.
const STEERS: &str =
    "\u{1b}\u{9b}\u{7}\u{8}\u{7f}\u{202e}\u{2066}\u{2069}\u{200f}\u{61c}\u{200b}\u{feff}\u{ad}\u{e0041}";

/// The words with what steers behind each.
fn hostile(words: &str) -> Text {
    words.split(' ').map(|word| format!("{word}{STEERS}")).collect::<Vec<_>>().join(" ").into()
}

fn person(start: u32, name: &str, text: &str, role: Option<&str>) -> PersonFact {
    PersonFact {
        start,
        end: start + 5,
        name: hostile(name),
        text: hostile(text),
        role: role.map(hostile),
        gender: Some("m".into()),
        rule: hostile("rule/person"),
        ..PersonFact::default()
    }
}

fn quote(start: u32, text: &str, speaker: &str) -> QuoteFact {
    QuoteFact {
        start,
        end: start + 50,
        text: hostile(text),
        kind: "direct".into(),
        speaker: Some(hostile(speaker)),
        rule: hostile("rule/quote"),
        ..QuoteFact::default()
    }
}

/// An article in which two people talk of each other in Oslo Quay on a day.
fn article(path: &str, ana: &str, said: &str, speaker: &str) -> Extract {
    let place = PlaceFact {
        start: 30,
        end: 40,
        name: hostile("Oslo Quay"),
        text: hostile("Quayside"),
        kind: hostile("kindly"),
        country: Some(hostile("NO")),
        region: Some(hostile("Regional")),
        lat: Some(59.9),
        lon: Some(10.7),
        rule: hostile("rule/place"),
        ..PlaceFact::default()
    };
    let date = DateFact {
        start: 42,
        end: 48,
        text: hostile("Mondayish"),
        value: hostile("2015-W24"),
        kind: "date".into(),
        ..DateFact::default()
    };
    // Somewhere else is called as she is.
    let bay = PlaceFact {
        start: 50,
        end: 60,
        name: hostile("Frum Bay"),
        text: hostile("Ana Frum"),
        kind: hostile("bayish"),
        ..PlaceFact::default()
    };
    Extract {
        schema_version: SCHEMA_VERSION.into(),
        path: hostile(path),
        published: Some(hostile("2015-06-10")),
        sentences: vec![Span { start: 0, end: 400 }],
        people: vec![
            person(0, ana, ana, Some("harbour warden")),
            person(10, "Ola Brill", "Brillish", None),
            person(110, ana, ana, None),
            person(210, "Ola Brill", "Ola Brill", None),
        ],
        places: vec![place, bay],
        dates: vec![date],
        quotes: vec![quote(100, "Brill alone knows of the tide", "Ola Brill"), quote(200, said, speaker)],
        ..Extract::default()
    }
}

fn corpus() -> Corpus {
    let mut corpus = Corpus::default();
    let said = "the river belongs to nobody who lives along its banks";
    corpus.add(article("first.txt", "Ana Frum", said, "Ana Frum"));
    corpus.add(article("second.txt", "Ana Frum", &said.replace("nobody", "everybody"), "Ana Frum"));
    corpus.add(article("third.txt", "Frum", said, "Peer Gunt"));
    corpus
}

/// What is shown of a name, in whole.
fn shown(name: &str) -> String {
    let profile =
        Profile::new(&corpus(), &Authority::default(), &hostile(name)).expect("somebody or somewhere");
    let mut out = Vec::new();
    show::write(&profile, 0, &mut out).expect("a vector takes all");
    String::from_utf8(out).expect("UTF-8")
}

fn assert_plain(shown: &str, parts: &[&str]) {
    let steering: BTreeSet<char> = STEERS.chars().collect();
    let found = shown.chars().find(|c| *c != '\n' && (c.is_control() || steering.contains(c)));
    assert_eq!(found, None, "{shown:?}");
    for part in parts {
        assert!(shown.contains(part), "{part:?} is missing:\n{shown}");
    }
}

#[test]
fn nothing_shown_of_a_person_steers_the_terminal() {
    let shown = shown("Ana Frum");
    assert_plain(
        &shown,
        &["Ana Frum\n", "also ", "as    harbour warden", "not   Frum Bay (bayish)", "called he"],
    );
    assert_plain(
        &shown,
        &["WHY ONE PERSON", "Frum is Ana Frum · identity/", "third.txt:", "both harbour warden"],
    );
    assert_plain(&shown, &["SAID (", "[-nobody-] {+everybody+}", "attributed to ", "Peer Gunt"]);
    assert_plain(&shown, &["SAID OF IT BY OTHERS", "Ola Brill: “Brill alone knows", "SPOKEN OF BY"]);
    assert_plain(
        &shown,
        &["TOGETHER WITH", "Ola Brill · ", "DATES BESIDE IT", "2015-W24 · Mondayish · first.txt:"],
    );
    assert_plain(&shown, &["ARTICLES", "2015-06-10 · first.txt", "MENTIONS", "rule/person"]);
}

#[test]
fn nothing_shown_of_a_place_steers_the_terminal() {
    let shown = shown("Oslo Quay");
    assert_plain(&shown, &["Oslo Quay\n", "kindly, Regional, NO", "at    59.900, 10.700", "also  Quayside"]);
    assert_plain(&shown, &["TOGETHER WITH", "Ana Frum · ", "DATES BESIDE IT", "MENTIONS", "rule/place"]);
}
