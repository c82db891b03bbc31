//! Forms that may be no whole name, or more than one: they give nobody a name.

use super::Chain;
use crate::article::BlockKind;
use crate::document::{Document, Range};
use crate::fold;
use crate::lexicon::Classes;
use crate::mention::PersonMention;
use crate::token::{Kind, Mark};

/// A headline runs words into one another ("Brill Burns Orvik With Lead"), and a plain word that is no part of any
/// name may stand beside one: such forms give nobody a name that stands elsewhere without them.
pub(super) fn is_doubtful(document: &Document, mention: &PersonMention) -> bool {
    let words = mention.tokens.all().take(16);
    is_heading(document, mention)
        || is_pair(document, mention)
        || is_echo(document, mention)
        || words.clone().any(|i| is_no_name(document, i))
        || words.skip(1).any(|i| is_region(document, i))
}

/// "Ana Brill Wins" to "Ana Brill", where the story tells the whole name and the headline's words hold it.
pub(super) fn shorten(document: &Document, mention: &mut PersonMention, chain: &Chain) {
    let (words, all) = (&chain.words, mention.tokens);
    let whole = words.len() > 1 && !chain.doubtful && !words[0].joins;
    if !whole || all.len() <= words.len() || !is_doubtful(document, mention) {
        return;
    }
    let same = |at: &usize| {
        words.iter().enumerate().all(|(i, word)| {
            let token = &document.tokens[at + i];
            token.kind == Kind::Word && fold::hash(&fold::key(document.word(at + i))) == word.hash
        })
    };
    let last = all.last as usize - words.len();
    let Some(first) = (all.first as usize..=last).take(16).find(same) else { return };
    let kept = Range::new(first, first + words.len());
    let rest = || all.all().take(16).filter(|i| !kept.all().contains(i));
    let plain = |i: usize| document.tokens[i].kind != Kind::Word || document.tokens[i].entry.plain() >= 3;
    let hyphen = |i: usize| document.tokens.get(i).is_some_and(|t| t.mark == Mark::Hyphen);
    let pair = hyphen(kept.last as usize) || first > 0 && hyphen(first - 1);
    if pair || is_echo(document, mention) || rest().all(plain) {
        mention.tokens = kept;
        mention.span = document.span(kept);
    }
}

pub(super) fn is_heading(document: &Document, mention: &PersonMention) -> bool {
    let passage = document.passages.get(document.passage_of(mention.tokens.first as usize));
    passage.is_some_and(|p| matches!(p.kind, BlockKind::Title | BlockKind::Heading))
}

/// Two names with a hyphen between them: the Ana Frum-Ola Brill duel.
fn is_pair(document: &Document, mention: &PersonMention) -> bool {
    let tokens = &document.tokens[mention.tokens.all()];
    let inner = tokens.get(2..tokens.len().saturating_sub(2)).unwrap_or(&[]);
    inner.iter().any(|t| t.mark == Mark::Hyphen)
}

/// To out-Brill Ana Brill: a surname before the whole name.
fn is_echo(document: &Document, mention: &PersonMention) -> bool {
    let (first, last) = (mention.tokens.first as usize, mention.tokens.last as usize - 1);
    last > first + 1 && document.word(first) == document.word(last)
}

/// "South Carolina" and the like within.
fn is_region(document: &Document, i: usize) -> bool {
    document.longest_phrase(i, Classes::PLACE).is_some()
}

/// A plain word, or a participle as in "Rebuking Brill", that is no name.
fn is_no_name(document: &Document, i: usize) -> bool {
    let token = &document.tokens[i];
    let word = token.entry;
    let joins = token.is(Classes::SUFFIX.or(Classes::PARTICLE));
    let plain = word.plain() >= 3 || document.word(i).ends_with("ing");
    token.is_capital() && !joins && plain && word.given().max(word.family()) == 0
}
