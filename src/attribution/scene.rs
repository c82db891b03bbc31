//! What the sieves look at: the article's words with their tags, each quotation closed to a single step.

use super::tag::{self, Tag};
use super::turn::Cast;
use std::cell::{Cell, OnceCell};

use rustc_hash::FxHashMap as HashMap;

use crate::coreference::Links;
use crate::document::{Document, Range};
use crate::mention::{Names, Quotation};

/// No quotation.
pub const NONE: u32 = u32::MAX;

/// An article as the sieves see it. A level is the quotation whose inside is looked at, or [`NONE`] for the article.
pub struct Scene<'a> {
    pub document: &'a Document<'a>,
    pub quotations: &'a [Quotation],
    pub names: &'a Names,
    pub links: &'a Links,
    tags: Vec<Tag>,
    /// The innermost quotation around each token, its marks included.
    inner: Vec<u32>,
    /// The quotation around each quotation.
    parent: Vec<u32>,
    /// Tokens of each quotation with its marks.
    outer: Vec<Range>,
    /// The person mention at each token.
    person: Vec<u32>,
    /// The other bracket of each bracket that is stepped over.
    bracket: HashMap<u32, u32>,
    /// Who speaks in the turns of a transcript, looked for when the first label asks.
    cast: OnceCell<Cast>,
    /// Steps left for the quotation at hand, so that no text can make a search long.
    steps: Cell<u32>,
}

/// Steps one sieve may take for one quotation; ordinary sentences need a few hundred.
const STEPS: u32 = 1500;

impl<'a> Scene<'a> {
    /// `all`: every passage is looked at, not only those near a quotation.
    pub fn new(
        document: &'a Document<'a>,
        quotations: &'a [Quotation],
        names: &'a Names,
        links: &'a Links,
        all: bool,
    ) -> Self {
        let outer: Vec<Range> = quotations.iter().map(|q| outer_tokens(document, q)).collect();
        let (inner, parent) = nesting(document.tokens.len(), &outer);
        let mut person = vec![NONE; document.tokens.len()];
        for (i, mention) in names.people.iter().enumerate() {
            if let Some(cells) = person.get_mut(mention.tokens.all()) {
                cells.fill(i as u32);
            }
        }
        let tags = tag::tag(document, &inner, &person, names, all);
        let bracket = brackets(document, &tags, &inner);
        let steps = Cell::new(STEPS);
        let cast = OnceCell::new();
        Scene { document, quotations, names, links, tags, inner, parent, outer, person, bracket, cast, steps }
    }

    pub fn cast(&self) -> &Cast {
        self.cast.get_or_init(|| Cast::new(self))
    }

    /// Grants a new search its steps.
    pub fn start(&self) {
        self.steps.set(STEPS);
    }

    pub fn outer(&self, quote: usize) -> Range {
        self.outer[quote]
    }

    /// The level that quotation `quote` stands on.
    pub fn level(&self, quote: usize) -> u32 {
        self.parent[quote]
    }

    /// The quotations that begin inside the parts, nested ones too.
    pub fn quotes_in(&self, parts: &[Range]) -> Vec<usize> {
        let of = |part: &Range| {
            let from = self.outer.partition_point(|o| o.first < part.first);
            let to = self.outer.partition_point(|o| o.first < part.last);
            from..to
        };
        parts.iter().flat_map(of).collect()
    }

    /// The tag of token `i`; a quotation on this level is one [`Tag::Quote`].
    pub fn tag(&self, level: u32, i: usize) -> Tag {
        match self.inner.get(i) {
            Some(q) if *q == level => self.tags[i],
            Some(_) => Tag::Quote,
            None => Tag::Stop,
        }
    }

    /// The quotation on `level` that holds token `i`.
    pub fn quote_at(&self, level: u32, i: usize) -> Option<usize> {
        let mut quote = *self.inner.get(i)?;
        for _ in 0..8 {
            if quote == level || quote == NONE {
                return None;
            }
            let parent = self.parent[quote as usize];
            if parent == level {
                return Some(quote as usize);
            }
            quote = parent;
        }
        None
    }

    /// One step to the left within the sentence; a quotation is entered at its opening mark.
    pub fn prev(&self, level: u32, i: usize) -> Option<usize> {
        let steps = self.steps.get().checked_sub(1)?;
        self.steps.set(steps);
        if self.document.tokens.get(i)?.starts_sentence() {
            return None;
        }
        let left = self.visible(level, i.checked_sub(1)?)?;
        if self.tags[left] != Tag::Close || self.inner[left] != level {
            return Some(left);
        }
        match self.bracket.get(&(left as u32)) {
            Some(open) => self.prev(level, *open as usize),
            None => Some(left),
        }
    }

    /// One step to the left, sentences not minded.
    pub fn visible(&self, level: u32, i: usize) -> Option<usize> {
        if *self.inner.get(i)? == level {
            return Some(i);
        }
        self.quote_at(level, i).map(|q| self.outer[q].first as usize)
    }

    /// One step to the right within the sentence.
    pub fn next(&self, level: u32, i: usize) -> Option<usize> {
        let after = self.after(level, i);
        let token = self.document.tokens.get(after)?;
        if token.starts_sentence() {
            return None;
        }
        let right = self.visible(level, after)?;
        if self.tags[right] != Tag::Open || self.inner[right] != level {
            return Some(right);
        }
        match self.bracket.get(&(right as u32)) {
            Some(close) => self.next(level, *close as usize),
            None => Some(right),
        }
    }

    /// The token behind the step `i`.
    pub fn after(&self, level: u32, i: usize) -> usize {
        self.quote_at(level, i).map_or(i + 1, |q| self.outer[q].last as usize)
    }

    /// Behind the bracket that opens at token `i`, if it is one that is stepped over.
    pub fn bracket_at(&self, i: usize) -> Option<usize> {
        let open = self.tags.get(i).is_some_and(|t| *t == Tag::Open);
        open.then(|| self.bracket.get(&(i as u32)).map(|close| *close as usize + 1)).flatten()
    }

    /// The person mention that holds token `i`.
    pub fn person_at(&self, i: usize) -> Option<usize> {
        self.person.get(i).filter(|p| **p != NONE).map(|p| *p as usize)
    }

    /// Whether token `i` is part of a place's name and of no person's.
    pub fn is_place(&self, i: usize) -> bool {
        let places = &self.names.places;
        let at = places.partition_point(|p| p.tokens.last as usize <= i);
        self.person_at(i).is_none() && places.get(at).is_some_and(|p| p.tokens.holds(i))
    }

    pub fn word(&self, i: usize) -> &'a str {
        self.document.word(i)
    }
}

/// Longer asides are not stepped over.
const ASIDE: usize = 30;

/// Brackets with nothing quoted between them, each with its other one: "Hill (R-Texas) said".
fn brackets(document: &Document, tags: &[Tag], inner: &[u32]) -> HashMap<u32, u32> {
    let mut pairs = HashMap::default();
    let mut open: Option<usize> = None;
    for (i, tag) in tags.iter().enumerate() {
        match (tag, open) {
            (Tag::Open, _) => open = Some(i),
            (Tag::Close, Some(o)) if i - o < ASIDE && inner[o..=i].iter().all(|q| *q == inner[o]) => {
                if !document.tokens[o + 1..=i].iter().any(|t| t.starts_sentence()) {
                    pairs.insert(o as u32, i as u32);
                    pairs.insert(i as u32, o as u32);
                }
                open = None;
            }
            _ => {}
        }
    }
    pairs
}

fn outer_tokens(document: &Document, quotation: &Quotation) -> Range {
    let first = document.token_at(quotation.outer.start);
    let last = document.token_at(quotation.outer.end.saturating_sub(1)) + 1;
    Range::new(first, last)
}

/// The innermost quotation around each token, and the one around each quotation; both come sorted, outer first.
fn nesting(tokens: usize, outer: &[Range]) -> (Vec<u32>, Vec<u32>) {
    let mut inner = vec![NONE; tokens];
    let mut parent = vec![NONE; outer.len()];
    for (q, range) in outer.iter().enumerate() {
        parent[q] = inner.get(range.first as usize).copied().unwrap_or(NONE);
        if let Some(cells) = inner.get_mut(range.all()) {
            cells.fill(q as u32);
        }
    }
    (inner, parent)
}
