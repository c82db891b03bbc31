//! The title or role beside a name: before it, before a comma, or in apposition behind it.

use super::apposition;
use super::context::{Context, FUNCTION, OFFICE};
use super::evidence::{self, Clues};
use super::shape;
use crate::document::{Document, Range, Token};
use crate::lexicon::{self, Classes};
use crate::span::Span;
use crate::token::{Kind, Mark, Shape};

/// A role without the marks it may begin or end in, "(-Deputy", "chairman,"; an abbreviation keeps its stop.
pub fn span(document: &Document, tokens: Range) -> Span {
    let span = document.span(tokens);
    let text = span.slice(document.text);
    let kept = text.trim_end_matches([',', ' ', '.', '-', '–']);
    let last = document.token_at((span.start as usize + kept.len()).saturating_sub(1) as u32);
    let short = document.tokens.get(last).is_some_and(|t| t.is(Classes::ABBREVIATION));
    let stop = usize::from(short && text[kept.len()..].starts_with('.'));
    let cut = kept.len() - kept.trim_start_matches(['-', '–', ',', ' ', '(', '"', '“']).len();
    Span { start: span.start + cut as u32, end: span.start + (kept.len() + stop) as u32 }
}

/// The role right before or after the piece, and what clue it is.
pub fn beside(context: &Context, first: usize, last: usize) -> (Option<Range>, Clues) {
    // "Mr. de Orvik": the particle belongs to the name.
    let tied = |i: usize| context.before(i, 1).is_some() && shape::is_foreign_particle(context.word(i - 1));
    let first = if tied(first) { first - 1 } else { first };
    if let Some((start, clue)) =
        office_before(context, first).filter(|o| !are_several(context, first, last, o.1))
    {
        let bare = clue == evidence::HONORIFIC && !context.is(start, Classes::TITLE.or(Classes::ROLE));
        let from = if bare { start } else { widen(context, start) };
        // "his rivals Orvik and Frum": a lone plural tells nobody's role.
        let plural = ends_plural(context.word(first - 1)) && is_plural_office(context.word(first - 1));
        let lone_plural =
            plural || first == from + 1 && clue == evidence::ROLE && ends_plural(context.word(from));
        // "The foreign minister, Mr. Orvik,", "Mr. Orvik, a retired general,": courtesy tells nothing, what stands on does.
        if bare {
            return (role_before(context, start, last).or_else(|| apposition_of(context, last)), clue);
        }
        let role = (!lone_plural).then(|| Range::new(from, first));
        return (role, clue);
    }
    let before = role_before(context, first, last);
    let office = |start: usize| context.phrase_before(start - 1, OFFICE);
    let lower = |(s, _)| is_lower_or_title(context, s);
    let clued = before.is_some() || comma_before(context, first, last) && office(first).is_some_and(lower);
    let clues = if clued { evidence::ROLE_COMMA } else { Clues::default() };
    (before.or_else(|| apposition_of(context, last)), clues)
}

/// Whether the name stands between a comma and a comma or stop: ", Ana Orvik,".
fn comma_before(context: &Context, first: usize, last: usize) -> bool {
    context.mark(first.wrapping_sub(1)) == Mark::Comma
        && context.before(first, 2).is_some()
        && (matches!(context.mark(last), Mark::Comma | Mark::Stop)
            || context.token(last).is_some_and(|t| t.kind == Kind::Possessive))
}

/// "The deputy mayor, Ana Orvik, resigned"; in "the mayor, Ana Orvik, Tom Frum and" the comma parts a list.
fn role_before(context: &Context, first: usize, last: usize) -> Option<Range> {
    if !comma_before(context, first, last) {
        return None;
    }
    let goes_on = context.after(last, last + 1).is_some_and(|t| t.is_capital() && t.is_word())
        && context.is_nameish(last + 1);
    if goes_on { None } else { apposition::role_before(context, first - 1) }
}

fn ends_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") || word.len() > 5 && word.ends_with("men")
}

/// "candidates", "businessmen": an office of several people, which is nobody's own.
pub fn is_plural_office(word: &str) -> bool {
    let office = |stem: &str| lexicon::look_up(stem, &mut Vec::new()).is(OFFICE);
    match word.strip_suffix('s').filter(|stem| stem.len() > 3) {
        Some(stem) => office(stem),
        None => word.strip_suffix("men").is_some_and(|stem| office(&format!("{stem}man"))),
    }
}

/// "told reporters Zarwik agreed": behind a plural stand several names or none.
fn are_several(context: &Context, first: usize, last: usize, clue: Clues) -> bool {
    let word = context.word(first - 1);
    let plural = clue != evidence::HONORIFIC && ends_plural(word);
    plural && last == first + 1 && context.mark(last) != Mark::Comma && !context.word_is(last, "and")
}

fn is_lower_or_title(context: &Context, i: usize) -> bool {
    context.token(i).is_some_and(|t| t.is(Classes::TITLE.or(Classes::ROLE)))
}

/// Where the office that ends right before `first` begins, and how strong a clue it is.
fn office_before(context: &Context, first: usize) -> Option<(usize, Clues)> {
    context.before(first, 1)?;
    if context.mark(first - 1) == Mark::Stop {
        return None;
    }
    if let Some((start, entry)) = context.phrase_before(first, OFFICE) {
        let capital = context.token(start).is_some_and(Token::is_capital);
        // "the chip maker Zarwik": firms bear such roles as often as people do.
        // "the Miss Ohio title": a pageant's title and its region.
        let whole = context.document.longest_entry(first, Classes::PLACE);
        let region = whole.and_then(|(_, e)| e.places().next()).is_some_and(|p| !p.is_city());
        if region && context.word(start) == "Miss" {
            return None;
        }
        // "the major donor Brill", "the private Brill letter": adjectives.
        // "will shepherd Brill": a verb.
        let verb = context.before(start, 1).is_some_and(|t| t.is(Classes::MODAL)) && first == start + 1;
        if !capital && (verb || entry.value(Classes::PLAIN) == Some("adjective")) {
            return None;
        }
        if !capital && entry.value(Classes::ROLE) == Some("firm") && is_nobodys(context, first) {
            return None;
        }
        let clue = match capital {
            true if entry.is(Classes::HONORIFIC) => evidence::HONORIFIC,
            true if entry.is(Classes::TITLE.or(Classes::ROLE)) => evidence::TITLE,
            false if entry.is(Classes::TITLE.or(Classes::ROLE)) => evidence::ROLE,
            _ => return None,
        };
        return Some((start, clue));
    }
    office_of(context, first)
}

/// A lone word that is no name of the tables.
fn is_nobodys(context: &Context, first: usize) -> bool {
    let strange = |t: &Token| t.entry.given() < 4 && t.entry.family() < 4;
    !context.is_nameish(first + 1) && context.token(first).is_some_and(strange)
}

/// "Deputy chairman of Russia's Security Council Dmitry": the office, "of", a name that ends right before.
fn office_of(context: &Context, first: usize) -> Option<(usize, Clues)> {
    if !context.is_nameish(first - 1) {
        return None;
    }
    let mut k = first - 1;
    let mut body = false;
    for _ in 0..8 {
        context.before(k + 1, 1)?;
        body |= context.is(k, Classes::ORG_HEAD.or(Classes::ORG).or(Classes::PLACE).or(Classes::PLAIN))
            && context.is_nameish(k)
            && !context.is(k, FUNCTION);
        if context.word_is(k, "of") || context.word_is(k, "for") {
            if !body || context.is(first - 1, Classes::DIRECTION.or(Classes::ROLE_MODIFIER)) {
                return None;
            }
            let (start, _) = context.phrase_before(k, Classes::TITLE.or(Classes::ROLE))?;
            return Some((start, evidence::TITLE));
        }
        let token = context.token(k)?;
        let inside = context.is_nameish(k)
            || token.kind == Kind::Possessive
            || matches!(token.mark, Mark::Ampersand | Mark::Hyphen)
            || context.word_is(k, "the")
            || context.word_is(k, "and");
        if !inside {
            return None;
        }
        k = k.checked_sub(1)?;
    }
    None
}

/// The role's start, with its modifiers: "former Russian", "deputy harbour", "Russia's". Before a title with a capital
/// stand no plain nouns: "replace Sen.".
fn widen(context: &Context, start: usize) -> usize {
    let mut from = start;
    let mut plain = if context.token(start).is_some_and(Token::is_capital) { MOST_NOUNS } else { 0 };
    for _ in 0..8 {
        let Some(token) = context.before(from, 1) else { break };
        // "US President": in capitals the country is no pronoun.
        let country = token.shape == Shape::Upper && token.is(Classes::PLACE);
        let named = context.is_nameish(from - 1) && (country || !token.is(FUNCTION)) && !is_verb(token);
        let modifier = is_modifier(token);
        let verb = is_finite(context, from - 1);
        // "honoring former mayor Brill", but "marketing director".
        let glued = context.mark(from.wrapping_sub(2)) == Mark::Hyphen;
        let acts = from < start && context.word(from - 1).ends_with("ing") && !glued;
        // "that night former mayor Brill", but "late-night host".
        let clock = token.is(Classes::TIME_UNIT.or(Classes::DAY_PART).or(Classes::SEASON))
            && named_or_modified(context, from);
        let noun = is_noun(token) && plain < MOST_NOUNS && !verb && !acts && !clock;
        let hyphen = context.mark(from) == Mark::Hyphen && context.glued(from);
        let tied = token.mark == Mark::Hyphen && token.is_glued() || hyphen && token.is_word();
        let possessive =
            token.kind == Kind::Possessive && context.before(from, 2).is_some_and(Token::is_capital);
        if !(named || modifier || noun || tied || possessive)
            || is_past(context, from - 1)
            || is_participle(context, from - 1)
        {
            break;
        }
        plain += usize::from(noun && !modifier);
        from -= 1;
    }
    while from < start && !begins_phrase(context, from) {
        from += 1;
    }
    through_of(context, from, start)
}

/// "Bureau of Harbours agent": the body's name belongs to the role; in "Keeper of the Bees director" what stands behind
/// "of" is half of a title, and the role is the office alone.
fn through_of(context: &Context, from: usize, start: usize) -> usize {
    if from == start && !context.token(start).is_some_and(Token::is_capital) || !context.is_nameish(from) {
        return from;
    }
    let the = usize::from(from > 1 && context.word_is(from - 1, "the"));
    let Some(of) = from.checked_sub(1 + the).filter(|of| context.word_is(*of, "of")) else { return from };
    let body = of.checked_sub(1).filter(|b| context.is_nameish(*b) && context.after(*b, from).is_some());
    match body {
        Some(body) if context.is(body, Classes::ORG_HEAD) => named_from(context, body),
        Some(_) if the == 1 || from < start => start,
        _ => from,
    }
}

/// Where the capitalised words that end at `last` begin.
fn named_from(context: &Context, last: usize) -> usize {
    let named =
        |i: &usize| context.is_nameish(*i) && !context.is(*i, FUNCTION) && context.after(*i, last).is_some();
    (last.saturating_sub(4)..=last).rev().take_while(named).last().unwrap_or(last)
}

/// "Endorses Speaker Brill": a verb with a headline's capital.
fn is_verb(token: &Token) -> bool {
    token.is(Classes::VERB.or(Classes::CUE))
        && !token.is(OFFICE.or(Classes::ROLE_MODIFIER))
        && token.entry.family().max(token.entry.given()) < 4
}

/// Plain nouns that a role may begin with: "aluminium smelter foreman".
const MOST_NOUNS: usize = 2;

fn is_modifier(token: &Token) -> bool {
    let word = token.is_word() && token.shape == Shape::Lower;
    word && token.is(Classes::ROLE_MODIFIER.or(OFFICE)) && !token.is(FUNCTION)
}

/// "have accused minister Orvik", "the men guarded minister Orvik": a verb, in "met disgraced minister Orvik" none.
fn is_past(context: &Context, i: usize) -> bool {
    let past = context.token(i).is_some_and(|t| t.shape == Shape::Lower) && context.word(i).ends_with("ed");
    let subject = ["he", "she", "they", "we", "it", "who", "i"];
    past && context.before(i, 1).is_some_and(|t| {
        let noun = is_noun(t) && !context.word(i - 1).ends_with("ly");
        noun || t.is(Classes::AUXILIARY.or(Classes::RELATIVE))
            || context.is_nameish(i - 1)
            || subject.iter().any(|w| context.word_is(i - 1, w))
    })
}

/// "He won, leading Texas Sen. Orvik to quit", but ", leading economist Orvik".
fn is_participle(context: &Context, i: usize) -> bool {
    let comma = context.before(i, 1).is_some_and(|t| t.mark == Mark::Comma);
    comma && context.is_nameish(i + 1) && context.word(i).ends_with("ing")
}

fn is_noun(token: &Token) -> bool {
    token.is_word()
        && token.shape == Shape::Lower
        && !token.is(FUNCTION.or(Classes::VERB))
        && (!token.is(Classes::CUE) || is_noun_too(token))
        && token.entry.plain() > 0
}

/// "Brill interviews coach Orvik", "a poll shows rival Orvik", "polls show rival Orvik": a verb rather than a noun.
fn is_finite(context: &Context, i: usize) -> bool {
    let ends = context.word(i).ends_with('s');
    let cue = context.is(i, Classes::CUE);
    let named = i > 0 && context.is_nameish(i - 1);
    let plain = |t: &Token| t.starts_sentence() && t.entry.plain() > 0 && t.entry.family() == 0;
    let noun = !named || context.token(i - 1).is_some_and(plain);
    let many = i > 0 && ends_plural(context.word(i - 1)) && noun;
    ends && (named || cue) || cue && many
}

/// A name or a modifier, which no plain noun stands before.
fn named_or_modified(context: &Context, i: usize) -> bool {
    context.is_nameish(i) || context.token(i).is_some_and(is_modifier)
}

/// "campaign", "press": a cue that is a noun, too.
fn is_noun_too(token: &Token) -> bool {
    token.entry.value(Classes::CUE).is_some_and(|frame| frame.ends_with(" noun"))
}

/// Whether a role can begin at `i`: with a name or a modifier, or with a plain noun where a phrase may begin, so that
/// "to resemble coach Brill" gives "coach".
fn begins_phrase(context: &Context, i: usize) -> bool {
    let Some(token) = context.token(i) else { return true };
    if token.kind != Kind::Word {
        return false;
    }
    // "to witness mayor Brill": a verb that is a role, too.
    let infinitive = context.before(i, 1).is_some_and(|_| context.word_is(i - 1, "to"));
    // "mega-donor": one word.
    let tied = context.mark(i + 1) == Mark::Hyphen && context.glued(i + 1) && context.glued(i + 2);
    if is_modifier(token) && !infinitive || context.is_nameish(i) || tied {
        return true;
    }
    let article = Classes::DETERMINER.or(Classes::PREPOSITION).or(Classes::CONJUNCTION).or(Classes::CUE);
    context.before(i, 1).is_none_or(|t| {
        let owner = matches!(t.kind, Kind::Possessive) || t.is(Classes::PRONOUN) && t.shape == Shape::Lower;
        let be = t.entry.value(Classes::AUXILIARY) == Some("be");
        let marked = t.mark != Mark::None && t.mark != Mark::Hyphen;
        owner && !t.is(Classes::RELATIVE) || be || marked || t.is(article) && !context.word_is(i - 1, "to")
    }) && !context.word(i).ends_with("ing")
}

/// "Ana Orvik, the deputy harbour minister, …".
fn apposition_of(context: &Context, last: usize) -> Option<Range> {
    (context.mark(last) == Mark::Comma).then(|| apposition::role(context, last)).flatten()
}
