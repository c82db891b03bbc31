//! What holds for the record of any text and the report of any records; a broken law ends the run.

pub mod formats;

use corpus_scan::article::{Article, Published, PublishedFrom};
use corpus_scan::authority::Authority;
use corpus_scan::corpus::Corpus;
use corpus_scan::extract::{Settings, extract};
use corpus_scan::record::Extract;
use corpus_scan::report::profile::Profile;
use corpus_scan::report::{self, Report, ReportOptions};
use corpus_scan::{review, show};

/// An article of that text, published on a day in June 2015.
pub fn article(text: &str) -> Article {
    let published = "2015-06-10".parse().ok().map(|date| Published { date, from: PublishedFrom::Option });
    Article { id: "a".into(), path: "a.txt".into(), text: text.into(), published, ..Article::default() }
}

/// The record of a text with everything in it, its laws checked.
pub fn record(text: &str) -> Extract {
    let settings = Settings { statements: true, context: true, ..Settings::default() };
    let record = extract(&article(text), &settings);
    let people = record.people.iter().map(|x| (x.start, x.end, Some(x.text.as_str())));
    let places = record.places.iter().map(|x| (x.start, x.end, Some(x.text.as_str())));
    let dates = record.dates.iter().map(|x| (x.start, x.end, Some(x.text.as_str())));
    let quotes = record.quotes.iter().map(|x| (x.start, x.end, Some(x.text.as_str())));
    let terms = record.terms.iter().map(|x| (x.start, x.end, Some(x.text.as_str())));
    let dropped = record.boilerplate.iter().map(|x| (x.start, x.end, Some(x.text.as_str())));
    let sentences = record.sentences.iter().map(|x| (x.start, x.end, None));
    check_layer("people", text, people);
    check_layer("places", text, places);
    check_layer("dates", text, dates);
    check_layer("quotes", text, quotes);
    check_layer("terms", text, terms);
    check_layer("boilerplate", text, dropped);
    check_layer("sentences", text, sentences);
    record
}

/// Spans are cuts of the text on its characters' borders, none is empty, and they are in order.
fn check_layer<'a>(layer: &str, text: &str, spans: impl Iterator<Item = (u32, u32, Option<&'a str>)>) {
    let mut last = 0;
    for (start, end, slice) in spans {
        assert!(start < end && last <= start, "{layer}: {start}..{end} behind {last}");
        let cut = text.get(start as usize..end as usize);
        assert!(cut.is_some(), "{layer}: {start}..{end} is off the characters of the text");
        assert!(slice.is_none() || slice == cut, "{layer}: {slice:?} is not {cut:?}");
        last = start;
    }
}

/// The report of a corpus in JSON, which must parse, after every other format was written.
pub fn report(corpus: &Corpus) -> Vec<u8> {
    let report = Report::build(corpus, &ReportOptions::default());
    let mut text = Vec::new();
    report::text::write(&report, &mut text, &report::text::Style::default()).expect("a vector takes all");
    assert!(!text.iter().any(|b| *b < b' ' && *b != b'\n'), "a control character in the text report");
    let mut json = Vec::new();
    report::json::write(&report, &mut json).expect("a vector takes all");
    let value: serde_json::Value = serde_json::from_slice(&json).expect("the report is JSON");
    assert!(value.get("corpus").is_some());
    json
}

/// Every answer about a corpus is plain, and a names file made for it is one once its lines are chosen.
pub fn asked(corpus: &Corpus, report: &Report) {
    let names = report.people.iter().map(|p| &p.name).chain(report.places.iter().map(|p| &p.name));
    for name in names.take(3) {
        if let Ok(profile) = Profile::new(corpus, &Authority::default(), name) {
            formats::plain("show", &formats::written(|out| show::write(&profile, 0, out)));
            serde_json::to_vec(&profile).expect("the answer is JSON");
        }
    }
    let review = formats::written(|out| review::write(report, out));
    formats::plain("names", &review);
    for line in review.lines() {
        assert!(line.is_empty() || line.starts_with('#'), "{line:?} stands for itself");
        let chosen = line.strip_prefix('#').filter(|l| !l.starts_with([' ', '…']));
        if let Some(Err(why)) = chosen.map(Authority::parse) {
            panic!("{line:?} is no line of a names file: {why}");
        }
    }
}
