//! Each matcher on its case file: many phrasings of one value, and things that must find nothing.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use corpus_scan::attribution;
use corpus_scan::extract::{Settings, extract};
use corpus_scan::mention::{date, name};
use corpus_scan::record::{Extract, QuoteFact, Text};
use support::{Fact, cases, fixtures, record, run_cases};

/// Sentences: `one ¶ two <- one two`.
#[test]
fn sentence_cases() {
    let path = fixtures().join("cases/sentence.txt");
    for case in cases(&path) {
        let record = record(&case.text, None);
        let found: Vec<&str> = record.sentences.iter().map(|s| s.slice(&case.text)).collect();
        let wants = case.expected.join(";");
        let wants: Vec<&str> = wants.split('¶').map(str::trim).collect();
        assert_eq!(found, wants, "sentence.txt:{}", case.line);
    }
}

#[test]
fn person_cases() {
    run_cases("person.txt", false, people);
}

/// Roles: `the role=the name beside it`.
#[test]
fn role_cases() {
    run_cases("role.txt", false, |record| {
        let told =
            record.people.iter().filter_map(|p| Some((p.role.as_ref()?.to_string(), p.text.to_string())));
        told.collect()
    });
}

#[test]
fn coreference_cases() {
    run_cases("coreference.txt", false, people);
}

fn people(record: &Extract) -> Vec<Fact> {
    record.people.iter().map(|p| (p.text.to_string(), p.name.to_string())).collect()
}

#[test]
fn place_cases() {
    run_cases("place.txt", false, |record| {
        let country = |c: &Option<Text>| c.as_ref().map_or(String::new(), |c| format!(", {c}"));
        record
            .places
            .iter()
            .map(|p| (p.text.to_string(), format!("{}{}", p.name, country(&p.country))))
            .collect()
    });
}

#[test]
fn date_cases() {
    run_cases("date.txt", true, |record| {
        record.dates.iter().map(|d| (d.text.to_string(), d.value.to_string())).collect()
    });
}

/// Each date rule opens a part of its case file, where it finds something in one text and nothing in another.
#[test]
fn every_date_rule_has_a_positive_and_a_negative_case() {
    let path = fixtures().join("cases/date.txt");
    let text = std::fs::read_to_string(&path).expect("the cases");
    let heads: Vec<(usize, &str)> = text
        .lines()
        .enumerate()
        .filter_map(|(n, line)| Some((n + 1, line.strip_prefix("## ")?.trim())))
        .collect();
    let cases = cases(&path);
    let mut wrong = Vec::new();
    for rule in date::RULES {
        let Some(at) = heads.iter().position(|(_, name)| *name == rule.name) else {
            wrong.push(format!("{} has no part", rule.name));
            continue;
        };
        let end = heads.get(at + 1).map_or(usize::MAX, |(line, _)| *line);
        let own = cases.iter().filter(|c| c.line > heads[at].0 && c.line < end);
        let found: Vec<bool> = own
            .map(|c| record(&c.text, c.published.as_deref()).dates.iter().any(|d| d.rule == rule.name))
            .collect();
        if !(found.contains(&true) && found.contains(&false)) {
            wrong.push(format!(
                "{}: {} of {} cases find",
                rule.name,
                found.iter().filter(|f| **f).count(),
                found.len()
            ));
        }
    }
    let unknown = heads.iter().filter(|(_, name)| !date::RULES.iter().any(|r| r.name == *name));
    wrong.extend(unknown.map(|(line, name)| format!("line {line}: no rule is named {name}")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What `corpus-scan rules` shows of attribution is what it does.
#[test]
fn every_speaker_rule_reads_its_example() {
    for (name, example) in attribution::rules() {
        let text = example.replace("(new paragraph) ", "\n\n");
        let found = record(&text, None).quotes;
        assert!(found.iter().any(|q| q.rule == name), "{name}: {text:?} gives {found:?}");
    }
}

#[test]
fn quote_cases() {
    run_cases("quote.txt", false, quotes);
}

#[test]
fn attribution_cases() {
    run_cases("attribution.txt", false, quotes);
}

fn quotes(record: &Extract) -> Vec<Fact> {
    let speaker = |s: &Option<Text>| s.as_deref().unwrap_or("-").to_string();
    record.quotes.iter().map(|q| (q.text.to_string(), speaker(&q.speaker_text))).collect()
}

/// Whom a speaking pronoun means.
#[test]
fn speaker_cases() {
    run_cases("speaker.txt", false, |record| {
        let name = |s: &Option<Text>| s.as_deref().unwrap_or("-").to_string();
        record.quotes.iter().map(|q| (q.text.to_string(), name(&q.speaker))).collect()
    });
}

/// A text's record with what is said without marks.
fn with_statements(text: &str) -> Extract {
    let settings = Settings { statements: true, ..Settings::default() };
    extract(&support::article(text, None), &settings)
}

/// Who spoke before goes on to speak, though another one is named in between; behind a dateline, too.
#[test]
fn a_pronoun_that_speaks_goes_on_with_the_speaker_before() {
    let speaker = |text: &str| {
        let quotes = record(text, None).quotes;
        quotes.last().and_then(|q| q.speaker.as_deref().map(str::to_string))
    };
    let dated = "OSLO, March 3, 2016 (Tribune) - Raymond Brill of the Port Tax Council said the plan was “a big one.” \
                 It would press the front-runner, Hillary Anne Frum, to raise her own. “She has no choice,” he said.";
    assert_eq!(speaker(dated).as_deref(), Some("Raymond Brill"));
    let both = "Joyce Frum spoke. She said it rained. “It fell,” he said.";
    assert_eq!(speaker(both), None, "who is she is not he");
    let between = "Daniel Orvik won in May. Orvik spokesman Raymond Brill said that the vote would show that the town \
                   could trust Daniel Orvik with “a port of its own,” he said.";
    assert_eq!(speaker(between).as_deref(), Some("Raymond Brill"));
}

/// Behind a name a word in -ed is its verb, in whatever table; who adds something spoke before; an office's holder stands
/// behind its comma.
#[test]
fn the_last_who_acted_or_spoke_is_meant() {
    let speaker = |text: &str| {
        let quotes = record(text, None).quotes;
        quotes.last().and_then(|q| q.speaker.as_deref().map(str::to_string))
    };
    let weighed = "Judge Olaf Berg asked the witness to wait. Before she could answer, Tom Lind weighed in. \
                   “This is unfair,” he said.";
    assert_eq!(speaker(weighed).as_deref(), Some("Tom Lind"));
    let ended = |verb: &str| {
        format!(
            "“There were ten of us on the quay,” said Peter Lind of the union.\n\nOlaf Berg had won all of them.\n\n\
             “It is cold,” he {verb}."
        )
    };
    assert_eq!(speaker(&ended("added")).as_deref(), Some("Peter Lind"));
    let envoy = |behind: &str| {
        format!("The envoy to the harbour towns, {behind} told the crew to leave “at once” on Monday.")
    };
    assert_eq!(speaker(&envoy("Olaf Berg,")).as_deref(), Some("Olaf Berg"));
    assert_eq!(speaker(&envoy("who was late,")), None);
}

/// Several who speak are all told, and flagged.
#[test]
fn joint_speakers_are_each_told() {
    let told = |text: &str| {
        let quote = record(text, None).quotes.pop().expect("a quote");
        let text = |t: &Text| t.to_string();
        (
            quote.speakers.iter().map(text).collect::<Vec<_>>(),
            quote.flags.iter().map(text).collect::<Vec<_>>(),
        )
    };
    let of = |names: &[&str], flags: &[&str]| {
        let text = |t: &&str| t.to_string();
        (names.iter().map(text).collect::<Vec<_>>(), flags.iter().map(text).collect::<Vec<_>>())
    };
    let family = "Ana Orvik and her husband, Peter Orvik, left.";
    assert_eq!(
        told(&format!("{family} “It rained,” the Orviks said.")),
        of(&["Ana Orvik", "Peter Orvik"], &["joint"])
    );
    let single = told(&format!("{family} “It rained,” the Frums said."));
    assert_eq!(single, of(&[], &[]));
    let both = told("The rain fell in the town. “It rained,” the mayor and the baker said.");
    assert_eq!(both, of(&[], &["joint"]));
}

/// A given name that nearly only men bear tells that "she" is somebody else; it tells no gender.
#[test]
fn a_pronoun_means_nobody_whose_given_name_tells_against_it() {
    let speaker = |text: &str| record(text, None).quotes[0].speaker.as_deref().map(str::to_string);
    let met = "Raymond Brill met Joyce Frum in Oslo.";
    assert_eq!(speaker(&format!("{met} “It rained,” she said.")).as_deref(), Some("Joyce Frum"));
    assert_eq!(speaker(&format!("{met} “It rained,” he said.")).as_deref(), Some("Raymond Brill"));
    assert_eq!(speaker("Raymond Brill left the town in May. “It rained,” she said."), None);
    assert_eq!(
        speaker("Lee Brill left the town in May. “It rained,” she said.").as_deref(),
        Some("Lee Brill")
    );
}

/// Statements without marks.
#[test]
fn statement_cases() {
    for case in cases(&fixtures().join("cases/statement.txt")) {
        let found: Vec<String> = with_statements(&case.text)
            .quotes
            .iter()
            .filter(|q| q.kind == "indirect")
            .map(|q| content(q, &case.text))
            .collect();
        assert_eq!(found, case.expected, "statement.txt:{}: {}", case.line, case.text);
    }
}

/// The pieces of a content joined by ` / `, and who says it.
fn content(quote: &QuoteFact, text: &str) -> String {
    let pieces: Vec<&str> = quote.content.iter().map(|p| p.slice(text)).collect();
    format!("{}={}", pieces.join(" / "), quote.speaker_text.as_deref().unwrap_or("-"))
}

/// Quotations with the words they are part of.
#[test]
fn marked_statement_cases() {
    for case in cases(&fixtures().join("cases/marked.txt")) {
        let found: Vec<String> = with_statements(&case.text)
            .quotes
            .iter()
            .filter(|q| q.kind != "indirect")
            .map(|q| content(q, &case.text))
            .collect();
        assert_eq!(found, case.expected, "marked.txt:{}: {}", case.line, case.text);
    }
}

/// Without the option nothing of it is in the record.
#[test]
fn statements_without_marks_are_left_out_unless_asked_for() {
    let text = "Ola Berg said that the bridge fell. “It rained,” he said.";
    let quotes = record(text, None).quotes;
    assert_eq!(quotes.len(), 1);
    assert!(quotes[0].content.is_empty(), "{:?}", quotes[0]);
    assert_eq!(with_statements(text).quotes.len(), 2);
}

#[test]
fn every_sieve_of_attribution_has_a_case_where_it_answers_and_one_where_it_does_not() {
    check_rules("attribution.txt", "quote/", |text| quote_rules(record(text, None)), attribution::rules());
}

#[test]
fn every_rule_of_statements_has_a_case_where_it_answers_and_one_where_it_does_not() {
    let used = |text: &str| quote_rules(with_statements(text));
    check_rules("statement.txt", "statement/", used, attribution::statement_rules());
}

fn quote_rules(record: Extract) -> Vec<Text> {
    record.quotes.into_iter().map(|q| q.rule).collect()
}

#[test]
fn every_rule_on_names_has_a_case_where_it_decides_and_one_where_it_does_not() {
    let people = |text: &str| record(text, None).people.into_iter().map(|p| p.rule).collect();
    let places = |text: &str| record(text, None).places.into_iter().map(|p| p.rule).collect();
    let rules = |start: &'static str| {
        name::RULES
            .iter()
            .map(|(name, text, _)| (*name, *text))
            .filter(move |(name, _)| name.starts_with(start))
    };
    check_rules("person.txt", "person/", people, rules("person/"));
    check_rules("person.txt", "headline/", people, rules("headline/known"));
    check_rules("place.txt", "place/", places, rules("place/"));
    check_rules("place.txt", "headline/", places, rules("headline/"));
}

/// In sections of a case file `# NAME` heads cases in which that rule answers at least once, `# not NAME` cases in
/// which it never does. Every rule has one of each.
fn check_rules(
    file: &str,
    room: &str,
    used: fn(&str) -> Vec<Text>,
    rules: impl Iterator<Item = (&'static str, &'static str)>,
) {
    let path = fixtures().join("cases").join(file);
    let text = std::fs::read_to_string(&path).expect("the cases");
    let heads: Vec<&str> = text.lines().collect();
    let mut answers: BTreeMap<String, bool> = BTreeMap::new();
    let mut silent: BTreeSet<String> = BTreeSet::new();
    for case in cases(&path) {
        let head = heads[..case.line].iter().rev().find(|l| l.starts_with("# ")).expect("a heading");
        let used = used(&case.text);
        let (names, negative) = match head.trim_start_matches("# ").strip_prefix("not ") {
            Some(names) => (names, true),
            None => (head.trim_start_matches("# "), false),
        };
        for name in names.split(':').next().expect("names").split(", ").filter(|n| n.starts_with(room)) {
            let fired = used.iter().any(|rule| *rule == name);
            if negative {
                assert!(!fired, "{file}:{}: {name} answers: {used:?}", case.line);
                silent.insert(name.into());
            } else {
                *answers.entry(name.into()).or_default() |= fired;
            }
        }
    }
    let rules: Vec<(&str, &str)> = rules.collect();
    assert!(!rules.is_empty(), "{room}: no rules");
    for (name, _) in rules {
        assert_eq!(answers.get(name), Some(&true), "{name}: no case under `# {name}` in which it answers");
        assert!(silent.contains(name), "{name}: no case under `# not {name}`");
    }
}

/// What `corpus-scan rules` shows of names is what it does, and it shows every rule that the code names.
#[test]
fn every_name_rule_finds_its_example() {
    for (name, example, finds) in name::RULES {
        let text = example.replace("(heading) ", "").replace(" (new paragraph) ", "\n\n");
        let record = record(&text, None);
        let people = record.people.iter().map(|p| (p.text.to_string(), p.rule.to_string()));
        let places = record.places.iter().map(|p| (p.text.to_string(), p.rule.to_string()));
        let found: Vec<_> = people.chain(places).collect();
        assert!(found.contains(&(finds.to_string(), name.to_string())), "{name}: {text:?} gives {found:?}");
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/mention/name");
    for file in std::fs::read_dir(folder).expect("the rules").flatten() {
        let code = std::fs::read_to_string(file.path()).expect("code");
        for word in code.split('"').skip(1).step_by(2) {
            let names = ["person/", "place/", "headline/"].iter().any(|p| word.starts_with(p));
            let known = name::RULES.iter().any(|(name, ..)| *name == word) || word == "headline/org";
            assert!(!names || known, "{word} of {:?} is not among the rules shown", file.path());
        }
    }
}
