//! Merging is a union: associative, commutative, idempotent; any sharding gives the same bytes.

use corpus_scan::corpus::Corpus;
use corpus_scan::record::{
    DateFact, Extract, PersonFact, PlaceFact, QuoteFact, RepeatableLine, SCHEMA_VERSION,
};
use corpus_scan::report::{self, Report, ReportOptions};
use corpus_scan::span::Span;
use proptest::prelude::*;

const NAMES: [&str; 12] = [
    "Ileana Dobrescu",
    "Dobrescu",
    "Petru Dobrescu",
    "Andriy Rudnytsky",
    "Andrii Rudnytskyy",
    "Rudnitsky",
    "Walter T. Pruett Jr.",
    "Walter Pruett",
    "Pruett",
    "Bob Halloran",
    "Robert Halloran",
    "R. Halloran",
];
const QUOTES: [&str; 4] = [
    "The river does not belong to one country. It feeds us all.",
    "This river is not the property of a single country, it feeds all of us",
    "does not belong to one country",
    "no comment",
];

fn person(name: &str, start: u32) -> PersonFact {
    PersonFact {
        start,
        end: start + name.len() as u32,
        text: name.split(' ').next_back().unwrap_or(name).into(),
        name: name.into(),
        role: start.is_multiple_of(3).then(|| "minister".into()),
        ..PersonFact::default()
    }
}

fn quote(text: &str, speaker: Option<&str>, start: u32) -> QuoteFact {
    let end = start + text.len() as u32;
    QuoteFact { start, end, text: text.into(), speaker: speaker.map(Into::into), ..QuoteFact::default() }
}

fn place(id: u32, start: u32) -> PlaceFact {
    let name = format!("Town {id}");
    PlaceFact {
        start,
        end: start + 6,
        text: name.as_str().into(),
        name: name.into(),
        gazetteer: (id > 0).then_some(id),
        lat: Some(44.17),
        ..PlaceFact::default()
    }
}

prop_compose! {
    fn extract()(
        number in 0u32..12,
        day in proptest::option::of(1u32..5),
        people in proptest::collection::vec(0usize..NAMES.len(), 0..5),
        places in proptest::collection::vec(0u32..3, 0..3),
        quotes in proptest::collection::vec((0usize..QUOTES.len(), proptest::option::of(0usize..NAMES.len())), 0..3),
        sketch in 0u32..3,
    ) -> Extract {
        Extract {
            schema_version: SCHEMA_VERSION.to_string(),
            path: format!("{}/{number}.txt", if number.is_multiple_of(2) { "a" } else { "b" }).into(),
            id: number.to_string().into(),
            published: day.map(|d| format!("2024-03-{d:02}").into()),
            words: 50 + u64::from(number),
            lines: vec![0, 40, 80],
            sentences: vec![Span::new(0, 39), Span::new(40, 200)],
            people: people.iter().enumerate().map(|(i, n)| person(NAMES[*n], i as u32 * 30)).collect(),
            places: places.iter().enumerate().map(|(i, n)| place(*n, i as u32 * 30 + 15)).collect(),
            dates: vec![DateFact { value: "2024-03-02".into(), kind: "DATE".into(), resolved: true, ..DateFact::default() }],
            quotes: quotes.iter().enumerate().map(|(i, (q, s))| quote(QUOTES[*q], s.map(|s| NAMES[s]), i as u32 * 50)).collect(),
            repeatable: vec![RepeatableLine { start: 100, end: 110, hash: u64::from(number % 3) }],
            fingerprint: (0..20).map(|i| sketch * 1000 + i).collect(),
            warnings: if number == 3 { vec!["odd".to_string()] } else { Vec::new() },
            ..Extract::default()
        }
    }
}

fn corpus(extracts: &[Extract]) -> Corpus {
    let mut corpus = Corpus::default();
    extracts.iter().for_each(|e| corpus.add(e.clone()));
    corpus
}

fn union(parts: impl IntoIterator<Item = Corpus>) -> Corpus {
    parts.into_iter().fold(Corpus::default(), |mut all, part| {
        all.merge(part);
        all
    })
}

fn bytes(corpus: &Corpus) -> (String, String) {
    let report = Report::build(corpus, &ReportOptions::default());
    let (mut json, mut text) = (Vec::new(), Vec::new());
    report::json::write(&report, &mut json).unwrap();
    report::text::write(&report, &mut text, &report::text::Style::default()).unwrap();
    (String::from_utf8(json).unwrap(), String::from_utf8(text).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn merging_is_associative_commutative_and_idempotent(
        a in proptest::collection::vec(extract(), 0..6),
        b in proptest::collection::vec(extract(), 0..6),
        c in proptest::collection::vec(extract(), 0..6),
    ) {
        let (a, b, c) = (corpus(&a), corpus(&b), corpus(&c));
        let left = union([union([a.clone(), b.clone()]), c.clone()]);
        let right = union([a.clone(), union([b.clone(), c.clone()])]);
        prop_assert_eq!(&left, &right);
        prop_assert_eq!(&left, &union([c.clone(), b.clone(), a.clone()]));
        prop_assert_eq!(&left, &union([left.clone(), left.clone(), b]));
    }

    #[test]
    fn any_sharding_gives_the_same_bytes(
        extracts in proptest::collection::vec(extract(), 0..14),
        cut in 0usize..14,
    ) {
        let whole = bytes(&corpus(&extracts));
        let cut = cut.min(extracts.len());
        let mut reversed = extracts.clone();
        reversed.reverse();
        prop_assert_eq!(&whole, &bytes(&corpus(&reversed)));
        let shards = [corpus(&extracts[cut..]), corpus(&extracts[..cut])];
        prop_assert_eq!(&whole, &bytes(&union(shards)));
    }

    #[test]
    fn records_written_and_read_back_give_the_same_bytes(extracts in proptest::collection::vec(extract(), 0..8)) {
        let corpus = corpus(&extracts);
        let lines: Vec<String> = corpus.records().map(|e| serde_json::to_string(&e).unwrap()).collect();
        let mut read = Corpus::default();
        prop_assert_eq!(read.read("records", lines.join("\n").as_bytes()).unwrap(), 0);
        prop_assert_eq!(&read, &corpus);
        prop_assert_eq!(bytes(&read), bytes(&corpus));
    }

    #[test]
    fn every_mention_is_counted_once(extracts in proptest::collection::vec(extract(), 0..14)) {
        let corpus = corpus(&extracts);
        let report = Report::build(&corpus, &ReportOptions { evidence: 0, ..ReportOptions::default() });
        let outside = |start: u32, e: &Extract| !e.repeatable.iter().any(|l| l.start <= start && start < l.end);
        let all: usize = corpus.records().map(|e| e.people.iter().filter(|p| outside(p.start, &e)).count()).sum();
        let told: u64 = report.people.iter().map(|p| p.mentions).sum();
        let inside: u64 = report.boilerplate.iter().map(|b| b.facts).sum();
        prop_assert!(told as usize >= all, "{} of {}", told, all);
        let whole: usize = corpus.records().map(|e| e.people.len()).sum();
        prop_assert!((told + inside) as usize >= whole);
        for person in &report.people {
            prop_assert_eq!(person.mentions, person.aliases.iter().map(|a| a.count).sum::<u64>());
            prop_assert_eq!(person.mentions, person.evidence.len() as u64);
        }
    }
}
