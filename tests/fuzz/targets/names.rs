//! Any text as a names file: an error with a line, or names that a report can be made with.
#![no_main]

use corpus_scan::authority::Authority;
use corpus_scan::corpus::Corpus;
use corpus_scan::report::{Report, ReportOptions};
use libfuzzer_sys::fuzz_target;

const NEWS: &str =
    "Ana Ortega met Jon Harlow in Oslo. “It rained,” Ortega said. Harlow's son John Harlow agreed.";

fuzz_target!(|bytes: &[u8]| {
    let Ok(authority) = Authority::parse(&String::from_utf8_lossy(bytes)) else { return };
    let mut corpus = Corpus::default();
    corpus.add(laws::record(NEWS));
    let report = Report::with_names(&corpus, &ReportOptions::default(), &authority);
    assert!(report.people.len() <= 3 + authority.people.len());
});
