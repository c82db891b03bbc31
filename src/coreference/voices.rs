//! Which tokens stand inside quotations, and how far apart sentences are for who reads the reporter's words alone.

use crate::document::{Document, Range};
use crate::mention::Quotation;

/// The quotations of an article that stand in no other, and its sentences without them.
pub struct Voices {
    quoted: Vec<Range>,
    /// For each sentence, how many up to it hold a word of the reporter's.
    told: Vec<u32>,
}

impl Voices {
    pub fn new(document: &Document, quotations: &[Quotation]) -> Self {
        let mut quoted: Vec<Range> = Vec::new();
        for quotation in quotations.iter().filter(|q| q.kind.is_speech()) {
            if quoted.last().is_none_or(|last| last.last <= quotation.tokens.first) {
                quoted.push(quotation.tokens);
            }
        }
        let mut voices = Voices { quoted, told: Vec::with_capacity(document.sentences.len()) };
        let mut count = 0;
        for sentence in &document.sentences {
            count += u32::from(!voices.covers(document, sentence.tokens));
            voices.told.push(count);
        }
        voices
    }

    /// The quotation around the token, by its number.
    pub fn around(&self, token: usize) -> Option<usize> {
        let behind = self.quoted.partition_point(|q| q.first as usize <= token);
        behind.checked_sub(1).filter(|q| token < self.quoted[*q].last as usize)
    }

    /// Whether all words of a sentence are quoted; its marks are nobody's.
    fn covers(&self, document: &Document, sentence: Range) -> bool {
        let words = || sentence.all().filter(|i| document.tokens.get(*i).is_some_and(|t| t.is_word()));
        let inside = words().next().and_then(|first| self.around(first));
        inside.is_some_and(|q| words().next_back().is_some_and(|last| last < self.quoted[q].last as usize))
    }

    /// How many sentences lie between two tokens' sentences: for a word of the reporter's, only those with some more of
    /// them count.
    pub fn distance(&self, from: usize, to: usize, reporter: bool) -> usize {
        let told = |sentence: usize| self.told.get(sentence).copied().unwrap_or(0) as usize;
        if reporter { told(to).saturating_sub(told(from)) } else { to.saturating_sub(from) }
    }
}
