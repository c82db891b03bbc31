//! The house's floors: a file imports only from its own floor and those below it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, ground floor first; `src/lib.rs` draws the same map.
const FLOORS: &[&[&str]] = &[
    &["span", "fold", "fingerprint", "json", "nearest"],
    &["article", "authority", "token"],
    &["lexicon"],
    &["document", "sentence", "layout"],
    &["mention"],
    &["coreference", "attribution"],
    &["record"],
    &["extract"],
    &["corpus"],
    &["evidence", "identity"],
    &["report"],
    &["read"],
    &["scan"],
    &[
        "cli",
        "config",
        "explain",
        "interrupt",
        "output",
        "progress",
        "review",
        "rules",
        "schema",
        "screen",
        "show",
    ],
    &["run"],
    &["main"],
];

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src").map(|e| e.expect("an entry").path()) {
        if entry.is_dir() {
            sources(&entry, found);
        } else if entry.extension().is_some_and(|e| e == "rs") {
            found.push(entry);
        }
    }
}

/// The room a file stands in: its first folder or its stem.
fn room(file: &Path, src: &Path) -> String {
    let inside = file.strip_prefix(src).expect("below src");
    let first = inside.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_string()
}

/// Every room named behind `crate::` or `corpus_scan::`.
fn imports(text: &str) -> BTreeSet<String> {
    let code = text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut rooms = BTreeSet::new();
    for start in ["crate::", "corpus_scan::"] {
        for (at, _) in code.match_indices(start) {
            let rest = &code[at + start.len()..];
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            rooms.insert(name);
        }
    }
    rooms
}

#[test]
fn every_import_points_down() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    assert!(files.len() > 10, "the sources were not found");
    let mut wrong = Vec::new();
    for file in files {
        let room = room(&file, &src);
        if room == "lib" || file.ends_with("lexicon/build.rs") {
            continue;
        }
        let Some(own) = floor(&room) else {
            wrong.push(format!("{}: `{room}` stands on no floor", file.display()));
            continue;
        };
        for import in imports(&fs::read_to_string(&file).expect("a source")) {
            match floor(&import) {
                Some(other) if other <= own => {}
                Some(_) => wrong.push(format!("{}: `{room}` imports `{import}` from above", file.display())),
                None => {
                    wrong.push(format!("{}: imports `{import}`, which stands on no floor", file.display()))
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_map_names_every_room() {
    let map = include_str!("../src/lib.rs");
    for room in FLOORS.iter().flat_map(|r| r.iter()).filter(|r| **r != "main") {
        let there = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room);
        if there.exists() || there.with_extension("rs").exists() {
            assert!(map.contains(&format!("pub mod {room};")), "lib.rs does not name {room}");
        }
    }
}
