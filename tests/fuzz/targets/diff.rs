//! Any bytes as two reports: their differences in every format.
#![no_main]

use corpus_scan::report::Report;
use corpus_scan::report::diff::{Diff, write_markdown, write_text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let at = bytes.iter().position(|b| *b == b'\n').unwrap_or(bytes.len());
    let read = |bytes: &[u8]| serde_json::from_slice::<Report>(bytes);
    let Ok(old) = read(&bytes[..at]) else { return };
    let new = read(&bytes[at..]).unwrap_or_default();
    for (old, new) in [(&old, &new), (&new, &old), (&old, &old)] {
        let diff = Diff::new(old, new);
        laws::formats::plain("diff", &laws::formats::written(|out| write_text(&diff, 0, false, out)));
        laws::formats::markdown(&laws::formats::written(|out| write_markdown(&diff, 0, out)));
        serde_json::to_vec(&diff).expect("the differences are JSON");
    }
    assert!(Diff::new(&old, &old).is_empty(), "a report differs from itself");
});
