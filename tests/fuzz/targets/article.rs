//! Any text as an article: layout, sentences, every matcher, attribution and the record.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    laws::record(&String::from_utf8_lossy(bytes));
});
