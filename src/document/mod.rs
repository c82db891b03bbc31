//! An article cut into blocks, sentences and tokens: what every matcher reads.

mod cut;

use crate::article::{Article, Block, BlockKind, Published};
use crate::lexicon::{self, Classes, Entry};
use crate::sentence;
use crate::span::Span;
use crate::token::{Kind, Mark, Shape};
use cut::Cutter;

/// A piece of text with what the lexicon says of it.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub start: u32,
    pub end: u32,
    /// The word's entry; [`Entry::NONE`] for unknown words and marks.
    pub entry: Entry,
    /// The entry's classes, so that a test costs no look-up.
    pub classes: Classes,
    pub kind: Kind,
    pub shape: Shape,
    pub mark: Mark,
    flags: u8,
    /// Where its phrases begin in [`Document::phrases`]' list, if it begins any.
    phrase: u32,
    /// The upper half of the hash of the piece's key; equal for equal words whatever their case. 0 for numbers and
    /// addresses.
    pub hash: u32,
}

const GLUED: u8 = 1;
const NEW_LINE: u8 = 2;
const STOPPED: u8 = 4;
const SENTENCE_START: u8 = 8;
const BLOCK_START: u8 = 16;
const PHRASE: u8 = 32;
const TIME_PHRASE: u8 = 64;

/// Classes of phrases that are times by themselves: "the day before yesterday", "New Year's Eve".
const TIMES: Classes = Classes::TIME_REFERENCE.or(Classes::HOLIDAY);

impl Token {
    pub fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }

    /// Whether the lexicon gives the word any of `classes`.
    pub fn is(&self, classes: Classes) -> bool {
        self.classes.any(classes)
    }

    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// A word that begins with a capital letter, in any of the ways to write one.
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Initial)
            || self.shape == Shape::Dotted && !self.is(Classes::TIME_UNIT.or(Classes::DAY_PART))
    }

    /// No space stands before it.
    pub fn is_glued(&self) -> bool {
        self.flags & GLUED != 0
    }

    /// The first of its line.
    pub fn starts_line(&self) -> bool {
        self.flags & NEW_LINE != 0
    }

    /// An abbreviation that took its full stop with it.
    pub fn has_stop(&self) -> bool {
        self.flags & STOPPED != 0
    }

    /// The first of its sentence.
    pub fn starts_sentence(&self) -> bool {
        self.flags & SENTENCE_START != 0
    }

    /// Begins at least one entry of several words; see [`Document::phrases`].
    pub fn starts_phrase(&self) -> bool {
        self.flags & PHRASE != 0
    }

    /// Begins at least one entry of several words that is a time reference or a holiday.
    pub fn starts_time_phrase(&self) -> bool {
        self.flags & TIME_PHRASE != 0
    }

    /// The first of its block.
    pub fn starts_block(&self) -> bool {
        self.flags & BLOCK_START != 0
    }
}

/// A run of tokens, `first..last`, `last` exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Range {
    pub first: u32,
    pub last: u32,
}

impl Range {
    pub fn new(first: usize, last: usize) -> Self {
        Range { first: first as u32, last: last as u32 }
    }

    /// For slicing: `&document.tokens[range.all()]`.
    pub fn all(self) -> std::ops::Range<usize> {
        self.first as usize..self.last as usize
    }

    pub fn len(self) -> usize {
        self.last.saturating_sub(self.first) as usize
    }

    pub fn is_empty(self) -> bool {
        self.last <= self.first
    }

    pub fn holds(self, token: usize) -> bool {
        self.all().contains(&token)
    }
}

/// A sentence, by its tokens and the block it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub tokens: Range,
    pub block: u32,
}

/// A block that is read: its kind, tokens and sentences (index range into [`Document::sentences`]).
#[derive(Clone, Copy, Debug)]
pub struct Passage {
    pub kind: BlockKind,
    pub tokens: Range,
    pub sentences: Range,
}

/// An article, cut. Furniture has no tokens; all else stands in the order of the text.
#[derive(Debug)]
pub struct Document<'a> {
    pub article: &'a Article,
    pub text: &'a str,
    /// The day the article appeared, as far as it is known.
    pub published: Option<Published>,
    /// All blocks of the layout, furniture too.
    pub layout: Vec<Block>,
    pub passages: Vec<Passage>,
    pub sentences: Vec<Sentence>,
    pub tokens: Vec<Token>,
    phrases: Vec<Phrase>,
}

/// An entry of several words that begins at a token.
#[derive(Clone, Copy, Debug)]
struct Phrase {
    token: u32,
    len: u8,
    entry: Entry,
    classes: Classes,
}

impl<'a> Document<'a> {
    /// Cuts every block of `layout` that is not furniture.
    pub fn new(article: &'a Article, layout: Vec<Block>) -> Self {
        let text = article.text.as_str();
        let mut document = Document {
            article,
            text,
            published: article.published,
            passages: Vec::with_capacity(layout.len()),
            sentences: Vec::with_capacity(text.len() / 100 + 1),
            tokens: Vec::with_capacity(text.len() / 5 + 8),
            layout: Vec::new(),
            phrases: Vec::with_capacity(text.len() / 50),
        };
        let mut cutter = Cutter::default();
        for block in &layout {
            if !matches!(block.kind, BlockKind::Furniture(_)) {
                document.cut(*block, &mut cutter);
            }
        }
        document.layout = layout;
        document
    }

    /// Looks for the phrases of the lexicon once, so that matchers may ask as often as they like.
    fn find_phrases(&mut self, first: usize) {
        for i in first..self.tokens.len() {
            let token = &self.tokens[i];
            let starts =
                token.is(Classes::STARTS_PHRASE) || token.is(Classes::STARTS_NAME) && token.is_capital();
            if !starts || !self.tokens.get(i + 1).is_some_and(|next| next.is(Classes::CONTINUES)) {
                continue;
            }
            if !lexicon::begins_phrase(token.entry, self.tokens[i + 1].entry) {
                continue;
            }
            let before = self.phrases.len();
            let words = self.tokens[i..].iter().map(|t| t.entry);
            let found = lexicon::phrases(words).map(|(len, entry)| Phrase {
                token: i as u32,
                len: len as u8,
                entry,
                classes: entry.classes(),
            });
            self.phrases.extend(found);
            let found = &self.phrases[before..];
            if !found.is_empty() {
                let time = found.iter().any(|p| p.classes.any(TIMES));
                self.tokens[i].flags |= if time { PHRASE | TIME_PHRASE } else { PHRASE };
                self.tokens[i].phrase = before as u32;
            }
        }
    }

    fn cut(&mut self, block: Block, cutter: &mut Cutter) {
        let first = self.tokens.len();
        let first_sentence = self.sentences.len();
        cutter.cut(self.text, block.span, &mut self.tokens);
        if self.tokens.len() == first {
            return;
        }
        self.tokens[first].flags |= BLOCK_START | NEW_LINE;
        self.find_phrases(first);
        let number = self.passages.len() as u32;
        sentence::split(self.text, &mut self.tokens, first, number, &mut self.sentences);
        self.passages.push(Passage {
            kind: block.kind,
            tokens: Range::new(first, self.tokens.len()),
            sentences: Range::new(first_sentence, self.sentences.len()),
        });
    }

    /// The text of token `i`.
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.span().slice(self.text))
    }

    /// Bytes from the first to the last token of a run.
    pub fn span(&self, range: Range) -> Span {
        match self.tokens.get(range.all()) {
            Some([first, .., last]) => first.span().join(last.span()),
            Some([one]) => one.span(),
            _ => Span::default(),
        }
    }

    /// The number of the sentence that holds token `i`.
    pub fn sentence_of(&self, i: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.last as usize <= i)
    }

    /// The number of the passage that holds token `i`.
    pub fn passage_of(&self, i: usize) -> usize {
        self.passages.partition_point(|p| p.tokens.last as usize <= i)
    }

    /// The first token that ends behind `offset`.
    pub fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|t| t.end <= offset)
    }

    /// Phrases of the lexicon at token `i`, shortest first: token count and entry. Hyphens count as words.
    pub fn phrases(&self, i: usize) -> impl DoubleEndedIterator<Item = (usize, Entry)> + '_ {
        self.phrases_of(i).iter().map(|p| (usize::from(p.len), p.entry))
    }

    fn phrases_of(&self, i: usize) -> &[Phrase] {
        let Some(token) = self.tokens.get(i).filter(|t| t.starts_phrase()) else { return &[] };
        let rest = self.phrases.get(token.phrase as usize..).unwrap_or(&[]);
        let count = rest.iter().take_while(|p| p.token as usize == i).count();
        &rest[..count]
    }

    /// The longest phrase at token `i` that has one of `classes`.
    pub fn longest_phrase(&self, i: usize, classes: Classes) -> Option<(usize, Entry)> {
        let found = self.phrases_of(i).iter().rfind(|p| p.classes.any(classes))?;
        Some((usize::from(found.len), found.entry))
    }

    /// The longest entry at token `i`, one word or many, that has one of `classes`.
    pub fn longest_entry(&self, i: usize, classes: Classes) -> Option<(usize, Entry)> {
        self.longest_phrase(i, classes).or_else(|| {
            let token = self.tokens.get(i)?;
            token.is(classes).then_some((1, token.entry))
        })
    }
}

/// Marks token `i` as the first of a sentence.
pub(crate) fn start_sentence(token: &mut Token) {
    token.flags |= SENTENCE_START;
}
