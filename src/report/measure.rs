//! What `--fail-if` can count in a report: a closed list, each a count, some also a share.

use super::{Place, Report};

/// Something that can be counted in a report.
pub struct Measure {
    pub name: &'static str,
    /// What is counted.
    pub what: &'static str,
    /// What a share is taken of, where one makes sense.
    pub of: Option<&'static str>,
    pub(super) count: fn(&Report) -> u64,
    pub(super) whole: fn(&Report) -> u64,
    pub(super) places: fn(&Report) -> Vec<Place>,
}

/// Everything that `--fail-if` knows.
pub const MEASURES: &[Measure] = &[
    Measure {
        name: "articles",
        what: "articles read",
        of: None,
        count: |r| r.corpus.articles,
        whole: |_| 0,
        places: nowhere,
    },
    Measure {
        name: "articles.undated",
        what: "articles without a date of publication",
        of: Some("articles"),
        count: |r| r.articles.iter().filter(|a| a.published.is_none()).count() as u64,
        whole: |r| r.corpus.articles,
        places: |r| r.articles.iter().filter(|a| a.published.is_none()).map(|a| top_of(&a.path)).collect(),
    },
    Measure {
        name: "articles.copies",
        what: "articles with another one's text",
        of: Some("articles"),
        count: |r| r.articles.iter().filter(|a| a.duplicate_of.is_some()).count() as u64,
        whole: |r| r.corpus.articles,
        places: |r| r.articles.iter().filter(|a| a.duplicate_of.is_some()).map(|a| top_of(&a.path)).collect(),
    },
    Measure {
        name: "files.skipped",
        what: "inputs that gave no article",
        of: Some("inputs"),
        count: |r| r.corpus.skipped.len() as u64,
        whole: |r| r.corpus.articles + r.corpus.skipped.len() as u64,
        places: |r| r.corpus.skipped.iter().map(|s| top_of(&s.path)).collect(),
    },
    Measure {
        name: "words",
        what: "words",
        of: None,
        count: |r| r.corpus.words,
        whole: |_| 0,
        places: nowhere,
    },
    Measure {
        name: "people",
        what: "people",
        of: None,
        count: |r| r.people.len() as u64,
        whole: |_| 0,
        places: nowhere,
    },
    Measure {
        name: "people.ambiguous",
        what: "names that several people may bear",
        of: Some("people"),
        count: |r| r.ambiguous.len() as u64,
        whole: |r| r.people.len() as u64,
        places: |r| r.ambiguous.iter().filter_map(|a| a.articles.first()).map(|p| top_of(p)).collect(),
    },
    Measure {
        name: "places",
        what: "places",
        of: None,
        count: |r| r.places.len() as u64,
        whole: |_| 0,
        places: nowhere,
    },
    Measure {
        name: "places.unlocated",
        what: "places without coordinates",
        of: Some("places"),
        count: |r| r.places.iter().filter(|p| p.lat.is_none()).count() as u64,
        whole: |r| r.places.len() as u64,
        places: |r| firsts(r.places.iter().filter(|p| p.lat.is_none()).map(|p| &p.evidence)),
    },
    Measure {
        name: "dates",
        what: "expressions of time",
        of: None,
        count: |r| r.corpus.dates_open + r.corpus.dates_resolved,
        whole: |_| 0,
        places: nowhere,
    },
    Measure {
        name: "dates.unresolved",
        what: "expressions of time whose day is not known",
        of: Some("expressions of time"),
        count: |r| r.corpus.dates_open,
        whole: |r| r.corpus.dates_open + r.corpus.dates_resolved,
        places: |r| firsts(r.dates.iter().filter(|d| !d.resolved).map(|d| &d.evidence)),
    },
    Measure {
        name: "quotes",
        what: "quotations",
        of: None,
        count: quotations,
        whole: |_| 0,
        places: nowhere,
    },
    Measure {
        name: "quotes.unattributed",
        what: "quotations without a speaker",
        of: Some("quotations"),
        count: |r| r.corpus.quotes_unattributed,
        whole: quotations,
        places: |r| firsts(r.quotes.iter().filter(|q| q.speaker.is_none()).map(|q| &q.evidence)),
    },
    Measure {
        name: "quotes.flagged",
        what: "statements with a flag (unclosed, ambiguous, …)",
        of: Some("statements"),
        count: |r| r.quotes.iter().filter(|q| !q.flags.is_empty()).count() as u64,
        whole: |r| r.quotes.len() as u64,
        places: |r| firsts(r.quotes.iter().filter(|q| !q.flags.is_empty()).map(|q| &q.evidence)),
    },
    Measure {
        name: "quotes.unclosed",
        what: "statements whose closing mark is missing",
        of: Some("statements"),
        count: |r| r.quotes.iter().filter(|q| q.flags.iter().any(|f| f == "unclosed")).count() as u64,
        whole: |r| r.quotes.len() as u64,
        places: |r| {
            firsts(r.quotes.iter().filter(|q| q.flags.iter().any(|f| f == "unclosed")).map(|q| &q.evidence))
        },
    },
    Measure {
        name: "warnings",
        what: "warnings",
        of: None,
        count: |r| r.warnings.len() as u64,
        whole: |_| 0,
        places: nowhere,
    },
];

fn quotations(report: &Report) -> u64 {
    report.corpus.quotes_attributed + report.corpus.quotes_unattributed
}

fn nowhere(_: &Report) -> Vec<Place> {
    Vec::new()
}

fn top_of(path: &str) -> Place {
    Place { path: path.into(), line: 1, column: 1, ..Place::default() }
}

fn firsts<'a>(evidence: impl Iterator<Item = &'a Vec<Place>>) -> Vec<Place> {
    evidence.filter_map(|places| places.first().cloned()).collect()
}
