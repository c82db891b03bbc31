//! Any bytes as lines of records: every other format and every question about them.
#![no_main]

use corpus_scan::authority::Authority;
use corpus_scan::corpus::Corpus;
use corpus_scan::report::{Report, ReportOptions};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut corpus = Corpus::default();
    corpus.read("-", bytes).expect("bytes can be read");
    let options = ReportOptions { evidence: 0, context: true, ..ReportOptions::default() };
    let (report, merged) = Report::with_merged(&corpus, &options, &Authority::default());
    laws::formats::check(&report, &merged);
    laws::asked(&corpus, &report);
});
