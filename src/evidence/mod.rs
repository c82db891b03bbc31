//! What the whole corpus says: near copies of a story, page furniture, the company that names keep.

mod company;
mod copies;
mod furniture;

pub use company::{Cast, Company, Feature};
pub use furniture::Dropped;

use crate::corpus::{Corpus, Entry};
use crate::span::Span;

/// The records of a corpus in path order, with what only many articles together tell.
#[derive(Debug)]
pub struct Evidence<'a> {
    pub articles: Vec<&'a Entry>,
    /// For every article the number of the first article that tells the same text; its own where it is no copy.
    pub story: Vec<u32>,
    /// For every article its lines that proved to be furniture, in order.
    pub furniture: Vec<Vec<Dropped>>,
}

impl<'a> Evidence<'a> {
    pub fn new(corpus: &'a Corpus) -> Self {
        let articles: Vec<&Entry> = corpus.articles().collect();
        let story = copies::stories(&articles);
        let furniture = furniture::repeated(&articles, &story);
        Evidence { articles, story, furniture }
    }

    /// Whether a fact of that article stands in text that is read, not in furniture.
    pub fn keeps(&self, article: usize, start: u32) -> bool {
        let dropped = &self.furniture[article];
        let at = dropped.partition_point(|d| d.span.end <= start);
        dropped.get(at).is_none_or(|d| start < d.span.start)
    }

    /// How many different stories the articles tell; `articles` may repeat.
    pub fn stories(&self, articles: impl Iterator<Item = usize>) -> usize {
        let mut stories: Vec<u32> = articles.map(|a| self.story[a]).collect();
        stories.sort_unstable();
        stories.dedup();
        stories.len()
    }

    /// Line and column of a byte offset, both from 1; the column counts bytes.
    pub fn locate(&self, article: usize, start: u32) -> (u32, u32) {
        let lines = &self.articles[article].lines;
        let line = lines.partition_point(|l| *l <= start);
        let begin = line.checked_sub(1).and_then(|l| lines.get(l)).copied().unwrap_or(0);
        (line.max(1) as u32, start - begin + 1)
    }

    /// The number of the sentence around a byte offset.
    pub fn sentence(&self, article: usize, start: u32) -> Option<u32> {
        let sentences: &[Span] = &self.articles[article].sentences;
        let at = sentences.partition_point(|s| s.end <= start);
        sentences.get(at).filter(|s| s.start <= start).map(|_| at as u32)
    }
}

/// The folder a path stands in; empty for none.
pub fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |slash| &path[..slash])
}
