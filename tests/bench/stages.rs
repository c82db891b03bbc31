//! Speed by stage and end to end, over made-up articles of which every count is known.
//!
//! `cargo bench`; a stage that finds something else than it should fails instead of being fast.

use std::hint::black_box;
use std::io;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

use corpus_scan::article::{Article, Published, PublishedFrom};
use corpus_scan::corpus::Corpus;
use corpus_scan::document::Document;
use corpus_scan::extract::{self, Settings};
use corpus_scan::fingerprint::fingerprint;
use corpus_scan::mention::{date, name, quote};
use corpus_scan::report::{self, Report, ReportOptions};
use corpus_scan::scan::{self, Wanted};
use corpus_scan::{attribution, coreference, json, layout};

/// Nobody shares a name with anybody.
const PEOPLE: [&str; 8] = [
    "Ingrid Lindqvist",
    "Astrid Halvorsen",
    "Sigrid Mortensen",
    "Karin Svensson",
    "Annika Johansson",
    "Helga Petersen",
    "Birgit Sorensen",
    "Margareta Nilsson",
];

/// Paragraphs of an article: each has one name in full, one quotation, one town and two dates, in 29 words and two
/// numbers.
const PARAGRAPHS: usize = 40;
const WORDS: usize = 29;

fn paragraph(i: usize) -> String {
    let name = PEOPLE[i % PEOPLE.len()];
    let bridge = ["old", "new", "long", "iron", "stone"][i / PEOPLE.len() % 5];
    format!(
        "“The {bridge} bridge will stay closed for now,” said Mayor {name} in Oslo on Monday. She added that many \
         lorries had crossed it since the flood of 3 May 2021.\n\n"
    )
}

fn article(number: usize) -> Article {
    let path = format!("harbour/{number:04}.txt");
    Article {
        id: path.clone(),
        path,
        text: (number..number + PARAGRAPHS).map(paragraph).collect(),
        published: Some(Published { date: jiff::civil::date(2021, 6, 9), from: PublishedFrom::Name }),
        ..Article::default()
    }
}

fn stages(c: &mut Criterion) {
    let article = article(0);
    let text = article.text.as_str();
    let mut group = c.benchmark_group("stage");
    group.throughput(Throughput::Bytes(text.len() as u64));

    let blocks = || layout::lay_out(text, None, false).blocks;
    assert_eq!(blocks().len(), PARAGRAPHS);
    group.bench_function("layout", |b| b.iter(&blocks));

    let cut = || Document::new(&article, blocks());
    let document = cut();
    assert_eq!(document.tokens.iter().filter(|t| t.is_word()).count(), WORDS * PARAGRAPHS);
    assert_eq!(document.sentences.len(), 2 * PARAGRAPHS);
    group.bench_function("layout and document", |b| b.iter(&cut));

    let hashes: Vec<u32> = document.tokens.iter().filter(|t| t.is_word()).map(|t| t.hash).collect();
    assert_eq!(fingerprint(&hashes).len(), 64);
    group.bench_function("fingerprint", |b| b.iter(|| fingerprint(black_box(&hashes))));

    let dates = date::find(&document);
    assert_eq!(dates.len(), 2 * PARAGRAPHS);
    group.bench_function("dates", |b| b.iter(|| date::find(black_box(&document))));

    let mut names = name::find(&document, &dates);
    assert_eq!((names.people.len(), names.places.len()), (PARAGRAPHS, PARAGRAPHS));
    group.bench_function("names", |b| b.iter(|| name::find(black_box(&document), &dates)));

    let mut quotations = quote::find(&document);
    assert_eq!(quotations.len(), PARAGRAPHS);
    group.bench_function("quotes", |b| b.iter(|| quote::find(black_box(&document))));

    let links = coreference::link(&document, &mut names, &quotations);
    assert_eq!((links.people.len(), links.pronouns.len()), (PEOPLE.len(), PARAGRAPHS));
    group.bench_function("coreference", |b| {
        b.iter(|| coreference::link(&document, black_box(&mut names), &quotations))
    });

    let mut attribute = || attribution::attribute(&document, &mut quotations, &names, &links, false);
    assert_eq!(attribute().attributions.iter().filter(|a| a.people.len() == 1).count(), PARAGRAPHS);
    group.bench_function("attribution", |b| b.iter(&mut attribute));

    let settings = Settings::default();
    let record = extract::extract(&article, &settings);
    assert_eq!((record.words, record.quotes.len()), ((WORDS * PARAGRAPHS) as u64, PARAGRAPHS));
    group.bench_function("extract, all of the above", |b| b.iter(|| extract::extract(&article, &settings)));

    let line = || {
        let mut line = Vec::new();
        json::write(&record, &mut line).map(|()| line)
    };
    assert_eq!(line().expect("a record"), serde_json::to_vec(&record).expect("a record"));
    group.bench_function("record as JSON", |b| b.iter(&line));
    group.finish();
}

/// Articles of the corpus.
const ARTICLES: usize = 256;

fn whole(c: &mut Criterion) {
    let articles: Vec<Article> = (0..ARTICLES).map(article).collect();
    let mut group = c.benchmark_group("whole");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(articles.iter().map(|a| a.text.len() as u64).sum()));

    let records = || {
        let (mut corpus, mut bytes) = (Corpus::default(), 0);
        let wanted = Wanted { line: true, extract: true, text: false };
        let receive = |outcome: scan::Outcome| {
            bytes += outcome.line.len();
            outcome.extract.into_iter().for_each(|extract| corpus.add(extract));
            Ok(())
        };
        let read = |article: &Article| Ok(article.clone());
        scan::run(articles.iter(), read, &Settings::default(), wanted, receive).map(|()| (corpus, bytes))
    };
    let (corpus, bytes) = records().expect("records");
    assert_eq!(corpus.len(), ARTICLES);
    assert!(
        bytes > articles.iter().map(|a| a.text.len()).sum::<usize>(),
        "a record tells more than its article's length"
    );
    group.bench_function("articles to records", |b| b.iter(&records));

    let merged = || {
        let report = Report::build(&corpus, &ReportOptions::default());
        report::json::write(&report, &mut io::sink()).map(|()| report)
    };
    let report = merged().expect("a report");
    assert_eq!(report.people.len(), PEOPLE.len());
    assert_eq!(report.people.iter().map(|p| p.mentions).sum::<u64>(), (ARTICLES * PARAGRAPHS) as u64);
    assert_eq!(report.quotes.iter().map(|q| q.mentions).sum::<u64>(), (ARTICLES * PARAGRAPHS) as u64);
    assert_eq!(report.places.len(), 1);
    group.bench_function("records to report", |b| b.iter(&merged));
    group.finish();
}

criterion_group!(benches, stages, whole);
criterion_main!(benches);
