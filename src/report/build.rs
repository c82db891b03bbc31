//! A corpus to its report: evidence, then identities, then rows.

use std::collections::BTreeMap;

use smol_str::{ToSmolStr, format_smolstr};

use super::facts::Facts;
use super::rows::Rows;
use super::trend::Trend;
use super::{ArticleRow, CorpusFacts, DroppedRow, Place, Report, ReportOptions, Tool};
use crate::authority::Authority;
use crate::corpus::Corpus;
use crate::evidence::Evidence;
use crate::identity::{self, People, Wordings};
use crate::record::{SCHEMA_VERSION, Text};
use crate::span::Span;

/// What a report was made from, for forms that show more than its rows.
pub struct Merged<'a> {
    pub(super) evidence: Evidence<'a>,
    pub(super) people: People,
}

impl Report {
    /// What the corpus says. A pure function of it: the order in which records came in makes no difference.
    pub fn build(corpus: &Corpus, options: &ReportOptions) -> Report {
        Report::with_names(corpus, options, &Authority::default())
    }

    /// The same where a names file speaks.
    pub fn with_names(corpus: &Corpus, options: &ReportOptions, authority: &Authority) -> Report {
        let (report, merged) = Report::with_merged(corpus, options, authority);
        // Many small strings: given back while the report is written.
        rayon::spawn(move || drop(merged.people));
        report
    }

    /// The report, and what it was made from.
    pub fn with_merged<'a>(
        corpus: &'a Corpus,
        options: &ReportOptions,
        authority: &Authority,
    ) -> (Report, Merged<'a>) {
        let evidence = Evidence::new(corpus);
        let layers = options.layers;
        let trend = Trend::new(&evidence);
        let facts = Facts { evidence: &evidence, options, trend: &trend };
        let wordings = || if layers.quotes { Wordings::new(&evidence) } else { Wordings::default() };
        // Who is who takes longest and needs one thread; what does not ask for it is made beside it.
        let ((people, wordings), rest) = rayon::join(
            || rayon::join(|| identity::people(&evidence, authority), wordings),
            || Report {
                schema_version: SCHEMA_VERSION.to_string(),
                tool: Tool {
                    name: env!("CARGO_PKG_NAME").to_string(),
                    version: env!("CARGO_PKG_VERSION").to_string(),
                },
                corpus: corpus_facts(corpus, &evidence),
                places: if layers.places { facts.places() } else { Vec::new() },
                dates: if layers.dates { facts.dates() } else { Vec::new() },
                articles: articles(&evidence, options),
                boilerplate: boilerplate(&evidence, options),
                warnings: corpus.warnings().into_iter().collect(),
                ..Report::default()
            },
        );
        let rows = Rows::new(facts, &people, &wordings);
        let named = || {
            if !layers.people {
                return Default::default();
            }
            let (persons, together) = rayon::join(|| rows.people(), || rows.together());
            (persons, together, rows.ambiguous())
        };
        let quotes = || if layers.quotes { rows.quotes() } else { Vec::new() };
        let ((persons, together, ambiguous), quotes) = rayon::join(named, quotes);
        let report = Report { people: persons, together, ambiguous, quotes, ..rest };
        rayon::spawn(move || drop(wordings));
        (report, Merged { evidence, people })
    }
}

fn corpus_facts(corpus: &Corpus, evidence: &Evidence) -> CorpusFacts {
    let mut facts = CorpusFacts {
        articles: evidence.articles.len() as u64,
        stories: evidence.stories(0..evidence.articles.len()) as u64,
        skipped: corpus.skipped().cloned().collect(),
        ..CorpusFacts::default()
    };
    for (article, extract) in evidence.articles.iter().enumerate() {
        facts.words = facts.words.saturating_add(extract.words);
        facts.sentences += extract.sentences.len() as u64;
        facts.bytes += extract.bytes;
        for date in extract.dates.iter().filter(|d| evidence.keeps(article, d.start)) {
            *(if date.resolved { &mut facts.dates_resolved } else { &mut facts.dates_open }) += 1;
        }
        for quote in extract.quotes.iter().filter(|q| evidence.keeps(article, q.start)) {
            let known = quote.speaker.is_some();
            *(if known { &mut facts.quotes_attributed } else { &mut facts.quotes_unattributed }) += 1;
        }
    }
    let days = || evidence.articles.iter().filter_map(|e| e.published.clone());
    facts.from = days().min();
    facts.to = days().max();
    facts
}

fn articles(evidence: &Evidence, options: &ReportOptions) -> Vec<ArticleRow> {
    let row = |(i, extract): (usize, &&crate::corpus::Entry)| ArticleRow {
        path: extract.path.clone(),
        title: extract.title.clone(),
        published: extract.published.clone(),
        source: extract.source.clone(),
        words: extract.words,
        duplicate_of: Some(evidence.story[i] as usize)
            .filter(|first| *first != i)
            .map(|first| evidence.articles[first].path.clone()),
        text: extract.text.as_ref().filter(|_| options.text).cloned(),
    };
    evidence.articles.iter().enumerate().map(row).collect()
}

/// What each article's layout dropped, and the lines that many articles repeat.
fn boilerplate(evidence: &Evidence, options: &ReportOptions) -> Vec<DroppedRow> {
    let mut rows: BTreeMap<Text, (DroppedRow, Option<usize>)> = BTreeMap::new();
    for (article, extract) in evidence.articles.iter().enumerate() {
        let own = extract
            .boilerplate
            .iter()
            .map(|b| (Span { start: b.start, end: b.end }, b.reason.as_str(), b.text.as_str(), 0));
        let repeated = evidence.furniture[article]
            .iter()
            .map(|d| (d.span, "repeated", "", facts_inside(extract, d.span)));
        for (span, reason, text, facts) in own.chain(repeated) {
            let (row, last) = rows.entry(reason.to_smolstr()).or_default();
            row.reason = reason.to_smolstr();
            row.lines += 1;
            row.facts += facts;
            row.articles += u64::from(*last != Some(article));
            *last = Some(article);
            if options.evidence == 0 || row.evidence.len() < options.evidence {
                let (line, column) = evidence.locate(article, span.start);
                let (path, text) = (extract.path.clone(), text.to_smolstr());
                let rule = format_smolstr!("layout/{reason}");
                row.evidence.push(Place {
                    path,
                    line,
                    column,
                    start: span.start,
                    end: span.end,
                    text,
                    rule,
                    sentence: None,
                });
            }
        }
    }
    let mut rows: Vec<DroppedRow> = rows.into_values().map(|(row, _)| row).collect();
    rows.sort_by(|a, b| b.lines.cmp(&a.lines).then_with(|| a.reason.cmp(&b.reason)));
    rows
}

fn facts_inside(extract: &crate::corpus::Entry, line: Span) -> u64 {
    let inside = |start: u32| line.start <= start && start < line.end;
    let count = extract.people.iter().filter(|f| inside(f.start)).count()
        + extract.places.iter().filter(|f| inside(f.start)).count()
        + extract.dates.iter().filter(|f| inside(f.start)).count()
        + extract.quotes.iter().filter(|f| inside(f.start)).count();
    count as u64
}
