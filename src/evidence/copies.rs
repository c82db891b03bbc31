//! Near copies: one story in the papers of many outlets, told by its shingles.

use rayon::prelude::*;

use crate::corpus::Entry;
use crate::fingerprint::resemblance;
use crate::fold;

/// Shared over all shingles from which two articles are one story: a later edition keeps some half of the sentences of
/// the first, and two stories of one day share a tenth at most.
const ALIKE: f64 = 0.3;
/// Share of the shorter article found in the longer from which it is a shortened copy.
const CONTAINED: f64 = 0.6;
/// Words beside shared quotations from which an article has a text of its own.
const LEFT: f64 = 6.0;
/// Hashes two sketches must share before they are compared.
const SHARED: usize = 4;

/// For every article the number of the article whose text it repeats: the earliest of its group by date, then path.
pub fn stories(articles: &[&Entry]) -> Vec<u32> {
    let mut parent: Vec<u32> = (0..articles.len() as u32).collect();
    for (a, b) in candidates(articles) {
        if is_copy(articles[a as usize], articles[b as usize]) {
            join(articles, &mut parent, a, b);
        }
    }
    (0..articles.len() as u32).map(|a| root(&mut parent, a)).collect()
}

/// Pairs of articles whose sketches meet often enough; each hash pairs an article with the one before it and with
/// the first that has it, so the number of pairs grows with the sketches and not with their square.
fn candidates(articles: &[&Entry]) -> Vec<(u32, u32)> {
    let mut hashes: Vec<(u32, u32)> = Vec::new();
    for (i, article) in articles.iter().enumerate() {
        hashes.extend(article.fingerprint.iter().map(|h| (*h, i as u32)));
    }
    hashes.par_sort_unstable();
    let mut pairs = Vec::new();
    for same in hashes.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
        pairs.extend(same.windows(2).map(|two| (two[0].1, two[1].1)));
        pairs.extend(same.iter().skip(2).map(|other| (same[0].1, other.1)));
    }
    pairs.par_sort_unstable();
    let often = |pair: &&[(u32, u32)]| {
        let (a, b) = pair[0];
        let shorter = articles[a as usize].fingerprint.len().min(articles[b as usize].fingerprint.len());
        pair.len() >= SHARED.min(shorter) && a != b
    };
    pairs.chunk_by(|a, b| a == b).filter(often).map(|pair| pair[0]).collect()
}

fn is_copy(a: &Entry, b: &Entry) -> bool {
    let alike = resemblance(&a.fingerprint, &b.fingerprint);
    let (x, y) = (a.words.max(1) as f64, b.words.max(1) as f64);
    let shared = alike * (x + y) / (1.0 + alike);
    let is_copy = |x: f64, y: f64, shared: f64| {
        shared / (x + y - shared).max(1.0) >= ALIKE || shared / x.min(y).max(1.0) >= CONTAINED
    };
    if !is_copy(x, y, shared) {
        return false;
    }
    // Two reports of one speech share its words and need share no other.
    let quoted = quoted_by_both(a, b) as f64;
    let (x, y, shared) = (x - quoted, y - quoted, shared - quoted);
    x.min(y) < LEFT || is_copy(x, y, shared.max(0.0))
}

/// Words of the quotations that stand in both.
fn quoted_by_both(a: &Entry, b: &Entry) -> usize {
    let key =
        |text: &str| fold::hash(fold::fold(text.trim_matches(|c: char| !c.is_alphanumeric())).as_bytes());
    let mut known: Vec<u64> = b.quotes.iter().map(|q| key(&q.text)).collect();
    known.sort_unstable();
    let both = a.quotes.iter().filter(|q| known.binary_search(&key(&q.text)).is_ok());
    both.map(|q| q.text.split_whitespace().count()).sum()
}

fn join(articles: &[&Entry], parent: &mut [u32], a: u32, b: u32) {
    let (a, b) = (root(parent, a), root(parent, b));
    if a == b {
        return;
    }
    let age = |i: u32| (articles[i as usize].published.as_deref().unwrap_or("9999"), i);
    let (first, later) = if age(a) <= age(b) { (a, b) } else { (b, a) };
    parent[later as usize] = first;
}

/// The first article of the group; paths are halved on the way.
fn root(parent: &mut [u32], mut at: u32) -> u32 {
    while parent[at as usize] != at {
        parent[at as usize] = parent[parent[at as usize] as usize];
        at = parent[at as usize];
    }
    at
}
