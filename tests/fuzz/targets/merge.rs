//! Any bytes as lines of records: a report in every format, the same whatever the order of the lines.
#![no_main]

use corpus_scan::corpus::Corpus;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let corpus = |bytes: &[u8]| {
        let mut corpus = Corpus::default();
        corpus.read("-", bytes).expect("bytes can be read");
        corpus
    };
    let lines: Vec<&[u8]> = bytes.split(|b| *b == b'\n').collect();
    let report = laws::report(&corpus(bytes));
    if lines.len() > 1 && corpus(bytes).warnings().is_empty() {
        let turned: Vec<&[u8]> = lines.iter().rev().copied().collect();
        assert!(report == laws::report(&corpus(&turned.join(&b'\n'))), "the order of the lines matters");
    }
});
