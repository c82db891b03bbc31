//! Any strings in the fields of records: what every format writes is read back.
#![no_main]

use corpus_scan::authority::Authority;
use corpus_scan::corpus::Corpus;
use corpus_scan::record::*;
use corpus_scan::report::{Report, ReportOptions};
use corpus_scan::span::Span;
use libfuzzer_sys::fuzz_target;

/// The strings of the input, one after the other and again from the first.
struct Strings<'a> {
    all: Vec<&'a str>,
    next: usize,
}

impl Strings<'_> {
    fn text(&mut self) -> Text {
        self.next += 1;
        self.all[self.next % self.all.len()].into()
    }

    fn string(&mut self) -> String {
        self.text().to_string()
    }

    fn some(&mut self) -> Option<Text> {
        Some(self.text())
    }
}

fn record(s: &mut Strings) -> Extract {
    let text = format!("{}\n{}\n\n{} {}", s.text(), s.text(), s.text(), s.text());
    let ends: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
    let (middle, last) = (ends[ends.len() / 2], text.len() as u32);
    let person = |s: &mut Strings, start, end| PersonFact {
        start,
        end,
        text: s.text(),
        name: s.text(),
        role: s.some(),
        gender: s.some(),
        strength: s.text(),
        rule: s.text(),
        sentence: Some(s.string().into()),
    };
    let place = PlaceFact {
        start: middle,
        end: last,
        text: s.text(),
        name: s.text(),
        kind: s.text(),
        country: s.some(),
        lat: Some(f64::from(middle) - 90.0),
        lon: Some(f64::from(last) - 180.0),
        region: s.some(),
        strength: s.text(),
        rule: s.text(),
        ..PlaceFact::default()
    };
    let date = DateFact {
        end: middle,
        text: s.text(),
        kind: s.text(),
        value: s.text(),
        modifier: s.some(),
        from: s.some(),
        to: s.some(),
        resolved: last % 2 == 0,
        rule: s.text(),
        ..DateFact::default()
    };
    let quote = |s: &mut Strings, start, end| QuoteFact {
        start,
        end,
        text: s.text(),
        kind: s.text(),
        speaker: s.some(),
        speakers: vec![s.text(), s.text()],
        speaker_kind: s.text(),
        via: s.some(),
        flags: vec![s.text()],
        rule: s.text(),
        ..QuoteFact::default()
    };
    Extract {
        schema_version: SCHEMA_VERSION.into(),
        path: s.text(),
        id: s.text(),
        title: Some(s.string()),
        published: if last % 3 == 0 { s.some() } else { Some("2015-06-10".into()) },
        source: Some(s.string()),
        words: 3,
        lines: vec![0, middle],
        sentences: vec![Span { start: 0, end: last }],
        people: vec![person(s, 0, middle), person(s, 0, last), person(s, middle, last)],
        places: vec![place],
        dates: vec![date],
        quotes: vec![quote(s, 0, middle), quote(s, middle, last)],
        boilerplate: vec![BoilerplateFact { start: 0, end: middle, reason: s.text(), text: s.text() }],
        warnings: vec![s.string()],
        text: Some(text),
        ..Extract::default()
    }
}

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut strings = Strings { all: text.split('\u{1e}').collect(), next: 0 };
    let mut corpus = Corpus::default();
    (0..3).for_each(|_| corpus.add(record(&mut strings)));
    corpus.skip(strings.text(), strings.text());
    corpus.warn(strings.text());
    let options = ReportOptions { evidence: 2, context: true, ..ReportOptions::default() };
    let (report, merged) = Report::with_merged(&corpus, &options, &Authority::default());
    laws::formats::check(&report, &merged);
    laws::asked(&corpus, &report);
});
