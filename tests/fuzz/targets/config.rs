//! Any text as a file of settings: an error with path and line, or settings that the options take or refuse.
#![no_main]

use std::path::Path;

use corpus_scan::cli;
use corpus_scan::config::Config;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let told = match Config::parse(&text, Path::new("x.toml")).and_then(|config| cli::check_settings(&config)) {
        Ok(()) => return,
        Err(error) => error.to_string(),
    };
    let line = told.strip_prefix("x.toml:").and_then(|rest| rest.split_once(": "));
    let line: usize = line.and_then(|(line, _)| line.parse().ok()).expect("path and line");
    assert!(line >= 1 && line <= 1 + text.matches('\n').count(), "{told}");
    laws::formats::plain("an error", &told);
});
