//! Any bytes as lines of articles: each line is answered, none is lost.
#![no_main]

use corpus_scan::read::{ReadOptions, Records};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let options = ReadOptions::default();
    // A byte order mark is no line of its own.
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let lines = text.split(|b| *b == b'\n').filter(|l| !l.trim_ascii().is_empty()).count();
    let answers = Records::new(bytes, "-", &options).count();
    assert_eq!(answers, lines, "answers and lines");
});
