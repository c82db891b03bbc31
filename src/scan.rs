//! Folders to sorted paths to articles in parallel to records (stub).

use std::io::Write;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::article::{Article, Published, PublishedFrom};
use crate::extract::{self, Settings};

/// Writes a record a file, in path order.
pub fn records(paths: &[PathBuf], settings: &Settings, out: &mut impl Write) -> anyhow::Result<()> {
    let mut files: Vec<PathBuf> = paths
        .iter()
        .flat_map(|p| walkdir::WalkDir::new(p).into_iter().filter_map(Result::ok))
        .filter(|e| e.file_type().is_file())
        .map(|e| e.into_path())
        .collect();
    files.sort();
    let lines: Vec<String> = files
        .par_iter()
        .filter_map(|p| article(p))
        .filter_map(|a| serde_json::to_string(&extract::extract(&a, settings)).ok())
        .collect();
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn article(path: &Path) -> Option<Article> {
    let text = String::from_utf8_lossy(&std::fs::read(path).ok()?).into_owned();
    let shown = path.to_string_lossy().into_owned();
    let date = path.file_name()?.to_str()?.get(..10).and_then(|d| d.parse().ok());
    Some(Article {
        id: shown.clone(),
        path: shown,
        text,
        published: date.map(|date| Published { date, from: PublishedFrom::Name }),
        ..Article::default()
    })
}
