//! Quoted text that nobody utters, as its sentence shows.

use rustc_hash::FxHashSet;

use super::Found;
use super::beside::is_name_of;
use super::scene::Scene;
use super::tag::Tag;
use super::title::{is_title, title_case};
use crate::document::Token;
use crate::fold;
use crate::lexicon::{Classes, Entry};
use crate::mention::QuoteKind;
use crate::token::Mark;

/// The kinds of all quotations, now that their speakers are known or missing.
pub fn settle(scene: &Scene, answers: &[Option<Found>]) -> Vec<QuoteKind> {
    let mut kinds = Vec::with_capacity(answers.len());
    for (quote, answer) in answers.iter().enumerate() {
        scene.start();
        let rule = answer.map(|(_, rule)| rule);
        let listed =
            listed_with(scene, quote).map(|p: usize| kinds[p]).filter(|k: &QuoteKind| !k.is_speech());
        let vague = rule.is_none_or(|r| VAGUE.contains(&r));
        kinds.push(match listed.filter(|_| vague) {
            Some(kind) if scene.quotations[quote].kind != QuoteKind::Nested => kind,
            _ if goes_on(scene, quote, answers, &kinds) => scene.quotations[quote].kind,
            _ => one(scene, quote, rule),
        });
    }
    titles_again(scene, answers, &mut kinds);
    kinds
}

/// "the film “Night Train” … “Night Train” was late": what is a title once is one where nobody is told to say it.
fn titles_again(scene: &Scene, answers: &[Option<Found>], kinds: &mut [QuoteKind]) {
    let words = |quote: usize| -> Vec<String> {
        let inside = scene.quotations[quote].tokens.all().take(LONGEST);
        inside.filter(|i| scene.document.tokens[*i].is_word()).map(|i| fold::fold(scene.word(i))).collect()
    };
    let titles = (0..kinds.len()).filter(|q| kinds[*q] == QuoteKind::Title).map(words);
    let titles: FxHashSet<Vec<String>> = titles.collect();
    if titles.is_empty() {
        return;
    }
    for quote in 0..kinds.len() {
        let vague = answers[quote].is_none_or(|(_, rule)| VAGUE.contains(&rule));
        if vague && kinds[quote].is_speech() && title_case(scene, quote) && titles.contains(&words(quote)) {
            kinds[quote] = QuoteKind::Title;
        }
    }
}

/// Tokens of a title that are compared.
const LONGEST: usize = 16;

/// "his reply was “No” and also “Never”": behind words that a verb of speech governs, in their sentence.
fn goes_on(scene: &Scene, quote: usize, answers: &[Option<Found>], kinds: &[QuoteKind]) -> bool {
    let thin = answers[quote].is_some_and(|(_, rule)| rule == "quote/same-sentence");
    let Some(before) = quote.checked_sub(1).filter(|_| thin) else { return false };
    let governed = answers[before].is_some_and(|(_, rule)| !VAGUE.contains(&rule));
    let between = scene.outer(before).last as usize..=scene.outer(quote).first as usize;
    let one_sentence = between.clone().all(|i| !scene.document.tokens[i].starts_sentence());
    governed && kinds[before].is_speech() && one_sentence && between.count() <= NEAR
}

/// Tokens between two quotations of one statement.
const NEAR: usize = 8;

/// The quotation right before, with nothing but commas and "and" between: “one,” “two” and “three”.
fn listed_with(scene: &Scene, quote: usize) -> Option<usize> {
    let before = quote.checked_sub(1).filter(|p| scene.level(*p) == scene.level(quote))?;
    let between = scene.outer(before).last as usize..scene.outer(quote).first as usize;
    let near = between.len() <= 3;
    let joined = |i: usize| matches!(scene.tag(scene.level(quote), i), Tag::And | Tag::Comma | Tag::Adverb);
    (near && !scene.document.tokens[between.end].starts_sentence() && between.into_iter().all(joined))
        .then_some(before)
}

fn one(scene: &Scene, quote: usize, rule: Option<&'static str>) -> QuoteKind {
    let kind = scene.quotations[quote].kind;
    let vague = rule.is_none_or(|r| VAGUE.contains(&r));
    match kind {
        QuoteKind::Headline if vague => QuoteKind::Term,
        QuoteKind::Partial | QuoteKind::Direct if is_title(scene, quote) => QuoteKind::Title,
        QuoteKind::Partial if is_letter(scene, quote) => QuoteKind::Term,
        QuoteKind::Direct if vague && is_subject(scene, quote) => QuoteKind::Term,
        QuoteKind::Partial if is_named(scene, quote) || is_known_as(scene, quote) => QuoteKind::Term,
        QuoteKind::Partial if rule.is_none_or(|r| r == LAST) && !is_phrase(scene, quote) => QuoteKind::Term,
        QuoteKind::Partial if vague && is_bond(scene, quote) => kind,
        QuoteKind::Partial if vague && is_name(scene, quote) => QuoteKind::Term,
        QuoteKind::Partial if rule.is_some_and(|r| THIN.contains(&r)) && is_short(scene, quote) => {
            QuoteKind::Term
        }
        QuoteKind::Partial if vague && (is_attribute(scene, quote) || is_called(scene, quote)) => {
            QuoteKind::Term
        }
        QuoteKind::Partial if title_case(scene, quote) && is_attribute(scene, quote) => QuoteKind::Term,
        _ => kind,
    }
}

/// The sieve that answers when none else does: it makes no words of a term.
const LAST: &str = "quote/paragraph";

/// Sieves that have no verb of speech to go by.
const VAGUE: [&str; 8] = [
    LAST,
    "quote/weak",
    "quote/subject",
    "quote/continued",
    "quote/same-sentence",
    "quote/floating",
    "quote/next",
    "quote/announced",
];

/// Of these, the sieves that go by who stands near; of what they hold in one word or two, most is a name or meant so.
const THIN: [&str; 3] = ["quote/subject", "quote/continued", "quote/same-sentence"];

/// One word or two that nobody cries.
fn is_short(scene: &Scene, quote: usize) -> bool {
    let inside = &scene.document.tokens[scene.quotations[quote].tokens.all()];
    inside.iter().filter(|t| t.is_word()).count() <= 2 && !is_cried(scene, quote)
}

/// "they renewed “Night Train” for a year": every word with a capital, and no verb of speech near.
fn is_name(scene: &Scene, quote: usize) -> bool {
    let inside = &scene.document.tokens[scene.quotations[quote].tokens.all()];
    let capitals =
        inside.iter().filter(|t| t.is_word()).all(|t| t.is_capital() || t.is(Classes::PREPOSITION));
    // "identified the judge as “Spanish”": his word for him.
    let lead = scene.prev(scene.level(quote), scene.outer(quote).first as usize);
    let judged = lead.is_some_and(|p| scene.word(p) == "as");
    capitals && title_case(scene, quote) && !judged && !is_cried(scene, quote)
}

/// Words nobody is named for, but words all the same: several that begin small, or what a crowd cries.
fn is_phrase(scene: &Scene, quote: usize) -> bool {
    let inside = &scene.document.tokens[scene.quotations[quote].tokens.all()];
    let small = inside.first().is_some_and(|t| t.is_word() && !t.is_capital());
    let words = inside.iter().filter(|t| t.is_word() || t.mark == Mark::Hyphen).count();
    small && words > 3 && !is_attribute(scene, quote) && !is_called(scene, quote) || is_cried(scene, quote)
}

/// "chants of “Out! Out!”"
fn is_cried(scene: &Scene, quote: usize) -> bool {
    let level = scene.level(quote);
    let of = scene.prev(level, scene.outer(quote).first as usize).filter(|p| scene.word(*p) == "of");
    let noun = of.and_then(|p| scene.prev(level, p)).map(|n| scene.document.tokens[n].entry);
    noun.is_some_and(|n| n.value(Classes::CUE_NOUN) == Some("cry"))
}

/// “Top secret” is a level: a few words that are the subject of what follows.
fn is_subject(scene: &Scene, quote: usize) -> bool {
    let outer = scene.outer(quote);
    let inside = scene.quotations[quote].tokens;
    let ended = scene.document.tokens[inside.all()].last().is_some_and(|t| !t.is_word());
    let after = scene.document.tokens.get(outer.last as usize);
    let level = scene.level(quote);
    let first = scene.tag(level, outer.last as usize);
    // "“Night Train” happily goes"
    let predicate = if first == Tag::Adverb { scene.tag(level, outer.last as usize + 1) } else { first };
    inside.len() <= 5
        && !ended
        && after.is_some_and(|t| !t.starts_sentence())
        && matches!(predicate, Tag::Be | Tag::Modal | Tag::Auxiliary | Tag::Verb(_) | Tag::Noun | Tag::Name)
}

/// "the “A” and “B” shares": a letter is a name.
fn is_letter(scene: &Scene, quote: usize) -> bool {
    let inside = &scene.document.tokens[scene.quotations[quote].tokens.all()];
    matches!(inside, [letter] if letter.is_word() && letter.end - letter.start == 1)
}

/// "so-called “x”", "known as “x”".
fn is_named(scene: &Scene, quote: usize) -> bool {
    let level = scene.level(quote);
    let open = scene.outer(quote).first as usize;
    (open.saturating_sub(4)..open).any(|i| {
        let what = i.checked_sub(1).is_some_and(|p| scene.tag(level, p) == Tag::Pronoun);
        let found = scene.document.longest_entry(i, Classes::NAMING).filter(|(_, e)| !joins_parties(*e));
        !what && found.is_some_and(|(n, _)| i + n + 1 >= open)
    })
}

/// "known until the war as “x”".
fn is_known_as(scene: &Scene, quote: usize) -> bool {
    let level = scene.level(quote);
    let mut i = scene.outer(quote).first as usize;
    for step in 0..12 {
        let Some(p) = scene.prev(level, i) else { return false };
        i = p;
        match scene.word(i) {
            "as" if step == 0 => {}
            _ if step == 0 => return false,
            "known" => return true,
            _ => {}
        }
    }
    false
}

/// "the two leaders proclaimed a “no limits” friendship": what joins parties is as they call it, where the words are
/// several and no name.
fn is_bond(scene: &Scene, quote: usize) -> bool {
    let words = || scene.document.tokens[scene.quotations[quote].tokens.all()].iter().filter(|t| t.is_word());
    if words().count() < 2 || words().any(Token::is_capital) {
        return false;
    }
    let level = scene.level(quote);
    let close = scene.outer(quote).last as usize;
    for i in close..close + 3 {
        if !matches!(scene.tag(level, i), Tag::Noun | Tag::Ing(_) | Tag::Adverb) {
            return false;
        }
        if joins_parties(scene.document.tokens[i].entry) {
            return true;
        }
    }
    false
}

/// Partnership, pact, friendship, truce.
fn joins_parties(entry: Entry) -> bool {
    entry.value(Classes::NAMING) == Some("bond")
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
    let inside = &scene.document.tokens[scene.quotations[quote].tokens.all()];
    let short = inside.len() <= 9 && inside.iter().filter(|t| t.is_word()).count() <= 4;
    let before = scene.prev(level, outer.first as usize).map(|p| scene.tag(level, p));
    let after = scene.tag(level, outer.last as usize);
    short
        && matches!(before, Some(Tag::Determiner | Tag::Possessive | Tag::Noun | Tag::Name))
        && matches!(after, Tag::Noun | Tag::Name)
}
