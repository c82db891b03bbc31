//! Any bytes as a file: a text or a reason, and the text is what its encoding says.
#![no_main]

use corpus_scan::read::{TextEncoding, decode};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (label, bytes) = bytes.split_first().unwrap_or((&0, &[]));
    let labels = ["auto", "utf-8", "utf-16le", "windows-1252", "shift_jis", "gb18030"];
    let encoding = TextEncoding::named(labels[usize::from(*label) % labels.len()]).expect("a label");
    let Ok(decoded) = decode(bytes.to_vec(), encoding) else { return };
    let plain = std::str::from_utf8(bytes).ok().filter(|t| !t.starts_with('\u{feff}'));
    if let (TextEncoding::Auto, Some(text)) = (encoding, plain) {
        let is_marked = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
        assert!(is_marked || decoded.text == text, "valid UTF-8 was changed");
    }
});
