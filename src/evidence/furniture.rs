//! Page furniture that only many articles give away: a line that stands alone in the same words again and again.

use rustc_hash::{FxHashMap, FxHashSet};

use super::folder;
use crate::corpus::Entry;
use crate::fold;
use crate::span::Span;

/// Stories that must repeat a line.
const STORIES: usize = 3;
/// The line must stand in one story of so many of its outlet.
const SHARE: usize = 4;

/// A line left out of the merged report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dropped {
    pub span: Span,
    /// In how many stories of the outlet the line stands.
    pub stories: u32,
}

/// For every article its furniture lines. A copied story counts once; a line that quotes somebody by name is never
/// furniture: several papers do set one saying apart.
pub fn repeated(articles: &[&Entry], story: &[u32]) -> Vec<Vec<Dropped>> {
    let mut stories: FxHashMap<u64, FxHashSet<u32>> = FxHashMap::default();
    let mut lines: FxHashMap<(u64, u64), FxHashSet<u32>> = FxHashMap::default();
    for (article, story) in articles.iter().zip(story) {
        let outlet = outlet(article);
        stories.entry(outlet).or_default().insert(*story);
        for line in &article.repeatable {
            lines.entry((outlet, line.hash)).or_default().insert(*story);
        }
    }
    let is_furniture = |outlet: u64, hash: u64| {
        let count = lines.get(&(outlet, hash)).map_or(0, FxHashSet::len);
        let all = stories.get(&outlet).map_or(0, FxHashSet::len);
        (count >= STORIES && count * SHARE >= all).then_some(count as u32)
    };
    articles.iter().map(|article| of(article, &is_furniture)).collect()
}

fn of(article: &Entry, is_furniture: &impl Fn(u64, u64) -> Option<u32>) -> Vec<Dropped> {
    let outlet = outlet(article);
    let mut dropped: Vec<Dropped> = article
        .repeatable
        .iter()
        .map(|line| (Span { start: line.start, end: line.end }, line.hash))
        .filter(|(span, _)| !quotes_somebody(article, *span))
        .filter_map(|(span, hash)| Some(Dropped { span, stories: is_furniture(outlet, hash)? }))
        .collect();
    dropped.sort_by_key(|d| d.span);
    dropped
}

fn quotes_somebody(article: &Entry, line: Span) -> bool {
    let quotes = &article.quotes[article.quotes.partition_point(|q| q.start < line.start)..];
    let mut inside = quotes.iter().take_while(|q| q.start < line.end);
    inside.any(|q| q.end <= line.end && q.speaker.is_some())
}

/// The source an input names, else the folder.
fn outlet(article: &Entry) -> u64 {
    let name = article.source.as_deref().unwrap_or_else(|| folder(&article.path));
    fold::hash(name.as_bytes())
}
