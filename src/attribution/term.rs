//! Quoted text that nobody utters, as its sentence shows.

use super::Answer;
use super::beside::is_name_of;
use super::scene::Scene;
use super::tag::Tag;
use crate::document::Token;
use crate::lexicon::Classes;
use crate::mention::QuoteKind;

/// The kind of a quotation, now that its speaker is known or missing.
pub fn settle(scene: &Scene, quote: usize, answer: Option<(Answer, &'static str)>) -> QuoteKind {
    let kind = scene.quotations[quote].kind;
    if kind == QuoteKind::Headline && answer.is_none_or(|(_, rule)| VAGUE.contains(&rule)) {
        return QuoteKind::Term;
    }
    if !matches!(kind, QuoteKind::Partial | QuoteKind::Direct) {
        return kind;
    }
    if is_title(scene, quote) {
        return QuoteKind::Title;
    }
    if kind == QuoteKind::Direct {
        return kind;
    }
    let vague = match answer {
        None => return QuoteKind::Term,
        Some((_, rule)) => VAGUE.contains(&rule),
    };
    if is_named(scene, quote) || vague && (is_attribute(scene, quote) || is_called(scene, quote)) {
        return QuoteKind::Term;
    }
    kind
}

/// Sieves that have no verb of speech to go by.
const VAGUE: [&str; 3] = ["quote/weak", "quote/subject", "quote/continued"];

/// "the film “Night Train”", "on “Night Train”", "CBC's “Night Train”": title case behind what titles stand behind.
fn is_title(scene: &Scene, quote: usize) -> bool {
    let level = scene.level(quote);
    let open = scene.outer(quote).first as usize;
    let Some(lead) = scene.prev(level, open) else { return false };
    title_case(scene, quote) && leads_title(scene, level, lead)
}

fn leads_title(scene: &Scene, level: u32, lead: usize) -> bool {
    let token = &scene.document.tokens[lead];
    match scene.tag(level, lead) {
        Tag::Possessive => scene.word(lead).starts_with(['\'', '’']),
        Tag::Preposition => !matches!(scene.word(lead), "like" | "against"),
        // "the show, “Night Train”"
        Tag::Comma => scene.prev(level, lead).is_some_and(|p| scene.document.tokens[p].is(WORKS)),
        _ => token.is(WORKS),
    }
}

const WORKS: Classes = Classes::WORK_CUE;

/// Every word longer than three letters begins with a capital.
fn title_case(scene: &Scene, quote: usize) -> bool {
    let tokens = &scene.document.tokens[scene.quotations[quote].tokens.all()];
    let mut words = tokens.iter().filter(|t| t.is_word()).take(12);
    let first = words.next().is_some_and(Token::is_capital);
    let mut count = 1;
    let capital = words.inspect(|_| count += 1).all(|t| t.end - t.start <= 3 || t.is_capital());
    first && capital && count < 12
}

/// "so-called “x”", "known as “x”".
fn is_named(scene: &Scene, quote: usize) -> bool {
    let level = scene.level(quote);
    let open = scene.outer(quote).first as usize;
    (open.saturating_sub(4)..open).any(|i| {
        let what = i.checked_sub(1).is_some_and(|p| scene.tag(level, p) == Tag::Pronoun);
        let found = scene.document.longest_entry(i, Classes::NAMING);
        !what && found.is_some_and(|(n, _)| i + n + 1 >= open)
    })
}

/// "a shop called “x”".
fn is_called(scene: &Scene, quote: usize) -> bool {
    let level = scene.level(quote);
    let open = scene.outer(quote).first as usize;
    let Some(last) = scene.prev(level, open) else { return false };
    let v = if scene.tag(level, last) == Tag::Determiner {
        scene.prev(level, last).unwrap_or(last)
    } else {
        last
    };
    is_name_of(scene, level, v, open)
}

/// the “x” plan: a few words between a determiner and a noun.
fn is_attribute(scene: &Scene, quote: usize) -> bool {
    let level = scene.level(quote);
    let outer = scene.outer(quote);
    let short = scene.quotations[quote].tokens.len() <= 4;
    let before = scene.prev(level, outer.first as usize).map(|p| scene.tag(level, p));
    let after = scene.tag(level, outer.last as usize);
    short
        && matches!(before, Some(Tag::Determiner | Tag::Possessive | Tag::Noun | Tag::Name))
        && matches!(after, Tag::Noun | Tag::Name)
}
