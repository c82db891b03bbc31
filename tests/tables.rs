//! The tables: every row readable, every file named in SOURCES.md with its true row count.

use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon")
}

fn tables() -> Vec<PathBuf> {
    let mut tables: Vec<PathBuf> = fs::read_dir(folder())
        .expect("the lexicon folder")
        .map(|e| e.expect("an entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "tsv"))
        .collect();
    tables.sort();
    assert!(tables.len() > 5, "the tables were not found");
    tables
}

fn rows(text: &str) -> usize {
    text.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()).count() - 1
}

#[test]
fn sources_tell_every_table_and_its_rows() {
    let sources = fs::read_to_string(folder().join("SOURCES.md")).expect("SOURCES.md");
    let mut wrong = Vec::new();
    for table in tables() {
        let name = table.file_name().expect("a name").to_string_lossy().into_owned();
        let have = rows(&fs::read_to_string(&table).expect("a table"));
        let row = sources.lines().find(|l| l.starts_with('|') && l.contains(&format!("`{name}`")));
        let told = row.and_then(|l| l.split('|').nth(2)).map(|n| n.trim().replace(',', ""));
        if told.as_deref() != Some(&have.to_string()) {
            wrong.push(format!("{name}: {have} rows, SOURCES.md says {told:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn tables_are_well_formed() {
    for table in tables() {
        let text = fs::read_to_string(&table).expect("a table");
        let header = text.lines().find(|l| !l.starts_with('#')).expect("a header");
        let columns = header.split('\t').count();
        assert!(!text.contains('\r'), "{}: carriage returns", table.display());
        for (number, line) in text.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.is_empty()) {
            let fields = line.split('\t').count();
            assert!(fields <= columns, "{}:{}: {fields} fields", table.display(), number + 1);
            assert!(
                !line.split('\t').next().unwrap_or("").trim().is_empty(),
                "{}:{}: no word",
                table.display(),
                number + 1
            );
        }
    }
}
