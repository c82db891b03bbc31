//! What stands around a piece and what it is made of, as a set of clues; classes of clues are weighed in `classify`.

use rustc_hash::FxHashMap;

use super::after::look_after;
pub use super::clues::*;
use super::context::{Case, Context, FUNCTION, OFFICE};
use super::{Label, Piece, place, role};
use crate::document::Token;
use crate::lexicon::Classes;
use crate::token::{Kind, Mark, Shape};

/// Sets the clues of every piece and finds its role; pieces cut for good get theirs, too.
pub fn gather(context: &Context, pieces: &mut [Piece]) {
    let mut passage = 0;
    for i in 0..pieces.len() {
        let (before, after) =
            (i.checked_sub(1).map(|p| pieces[p].tokens), pieces.get(i + 1).map(|p| p.tokens));
        let before_org = i > 0
            && pieces[i - 1].fixed.is_some_and(|(l, _)| l == Label::Org)
            && pieces[i - 1].tokens.len() > 1;
        while context.document.passages.get(passage).is_some_and(|p| p.tokens.last <= pieces[i].tokens.first)
        {
            passage += 1;
        }
        let titled = context.cases.get(passage) == Some(&Case::Titled);
        let free = pieces.get(i + 1).is_some_and(|p| p.fixed.is_none());
        let piece = &mut pieces[i];
        let (first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
        let mut clues = Clues::default();
        clues.set(TITLED, titled);
        form(context, first, last, &mut clues);
        look_before(context, first, &mut clues);
        look_after(context, first, last, &mut clues);
        regions(
            context,
            piece,
            before.map(|t| t.last as usize),
            after.map(|t| (t.first as usize, t.last as usize)),
            &mut clues,
        );
        bracketed(context, first, last, before_org, &mut clues);
        clues.set(
            COUPLE,
            free && after
                .is_some_and(|t| couple(context, (first, last), (t.first as usize, t.last as usize))),
        );
        let (told, found) = role::beside(context, first, last);
        piece.role = told;
        piece.clues = clues.or(found);
    }
}

/// "Peter and Ana Orvik": a given name, then a name that begins with another.
fn couple(context: &Context, (first, last): (usize, usize), (next, end): (usize, usize)) -> bool {
    let given = |i: usize, least: u8| {
        context
            .token(i)
            .is_some_and(|t| t.entry.given() >= least && t.entry.plain() < 6 && t.shape == Shape::Capital)
    };
    last == first + 1
        && next == last + 1
        && end > next + 1
        && context.word_is(last, "and")
        && context.after(first, next).is_some()
        && place::population(context, first, last) < 100_000
        && place::entry_of(context, next, end).is_none_or(|e| !e.is(Classes::PLACE))
        && given(first, 6)
        && given(next, 5)
}

/// The clues of all mentions of the same words together, and whether one of them bears the article.
pub fn shared(pieces: &[Piece]) -> FxHashMap<u64, Clues> {
    let mut map: FxHashMap<u64, Clues> = FxHashMap::default();
    for piece in pieces.iter().filter(|p| p.fixed.is_none()) {
        // "in Orvik's cabinet" says nothing of a place.
        let owner = if piece.clues.any(IN_POSSESSIVE) { IN } else { Clues::default() };
        // "the Amazon deal": the article belongs to the noun.
        let noun = if piece.clues.any(MODIFIER) { THE } else { Clues::default() };
        let clues = Clues(piece.clues.without(owner.or(noun)).0 & SHARED.or(THE).0);
        let slot = map.entry(piece.key).or_default();
        *slot = slot.or(clues);
    }
    map
}

fn form(context: &Context, first: usize, last: usize, clues: &mut Clues) {
    let Some(token) = context.token(first) else { return };
    let upper = (first..last).all(|i| context.token(i).is_some_and(is_upper));
    let label = upper && is_label(context, first, last);
    clues.set(UPPER, upper && !label);
    clues.set(SPEAKS, label);
    clues.set(OPENS, context.opens(first));
    clues.set(AMPERSAND, (first..last).any(|i| context.mark(i) == Mark::Ampersand));
    clues.set(SINGLE, last == first + 1);
    let quoted =
        first > 0 && context.mark(first - 1).is_quote() && token.is_glued() && context.mark(last).is_quote();
    clues.set(QUOTED, quoted);
    let typed =
        context.token(last - 1).is_some_and(|t| t.is(Classes::PLACE_TYPE) && t.shape == Shape::Capital);
    let typed =
        typed && context.token(last - 1).is_some_and(|t| t.entry.value(Classes::PLACE_TYPE) != Some("built"));
    // "Mt Zarwik", "Lake Tarnow" that the gazetteer knows whole.
    let before = token.is(Classes::PLACE_TYPE) && token.entry.value(Classes::PLACE_TYPE) == Some("before");
    let typed = typed || before && token.shape == Shape::Capital;
    // "Tarik Khan": both words are a person's.
    let borne = token.entry.given() >= 4 && context.token(last - 1).is_some_and(|t| t.entry.family() >= 6);
    let borne = borne && !place::entry_of(context, first, last).is_some_and(|e| e.is(Classes::PLACE));
    clues.set(TYPED, last > first + 1 && typed && !borne);
    let article = ["Las", "Los", "El", "La", "San", "Santa", "São", "Puerto", "Villa"];
    clues.set(
        SPANISH,
        last > first + 1 && article.contains(&context.word(first)) && context.mark(first + 1) != Mark::Hyphen,
    );
    clues.set(CAMEL, last == first + 1 && is_camel(context.word(first)));
}

/// "ANA ORVIK: It rained.": at the start of a paragraph, who speaks in a transcript.
fn is_label(context: &Context, first: usize, last: usize) -> bool {
    last >= first + 2
        && context.token(first).is_some_and(Token::starts_block)
        && context.mark(last) == Mark::Colon
        && context.after(last, last + 1).is_some_and(|t| t.shape != Shape::Upper)
}

/// "WeChat", "IISc"; not "McDonald", "DeLuca".
fn is_camel(word: &str) -> bool {
    if word.bytes().skip(1).all(|b| b.is_ascii_lowercase()) {
        return false;
    }
    let mut lower = 0;
    let mut upper = 0;
    for c in word.chars() {
        if c.is_uppercase() {
            if lower > 3 || lower > 0 && !is_name_prefix(word) {
                return true;
            }
            upper += 1;
        } else if c.is_lowercase() {
            if upper > 1 && lower == 0 && upper + lower > 1 && !word.contains(['\'', '’']) {
                return true;
            }
            lower += 1;
        } else {
            (lower, upper) = (0, 0);
        }
    }
    false
}

fn is_name_prefix(word: &str) -> bool {
    [
        "Mc", "Mac", "De", "Di", "La", "Le", "Du", "Van", "Von", "Fitz", "Da", "Del", "Al", "El", "Ab", "Lo",
        "St",
    ]
    .iter()
    .any(|p| word.starts_with(p))
}

/// A short form in brackets behind an organisation.
fn bracketed(context: &Context, first: usize, last: usize, org: bool, clues: &mut Clues) {
    let open = first > 0 && context.mark(first - 1) == Mark::OpenBracket;
    clues.set(BRACKETED, org && open && last == first + 1 && context.mark(last) == Mark::CloseBracket);
}

fn is_upper(token: &Token) -> bool {
    matches!(token.shape, Shape::Upper | Shape::Dotted) || token.kind == Kind::Mark
}

fn look_before(context: &Context, first: usize, clues: &mut Clues) {
    let Some(token) = context.before(first, 1) else { return };
    let lower = token.is_word() && token.shape == Shape::Lower || context.opens(first - 1);
    if token.is_word() && lower {
        let mut buffer = [0; LONGEST_SMALL];
        let word = lower_case(context.word(first - 1), &mut buffer);
        *clues = clues.or(word_before(word));
        // "a company called Zarwik": what is called so is no person.
        let group =
            |t: &Token| t.is(Classes::ORG_HEAD.or(Classes::WORK)) && !t.is(OFFICE.or(Classes::PLACE_TYPE));
        if clues.any(GIVEN_NOUN) && context.before(first, 2).is_some_and(group) {
            *clues = clues.without(GIVEN_NOUN).or(ORG_NOUN);
        }
        // "a stake in Zarwik": what such words take is a thing.
        if word == "in" && context.before(first, 2).is_some_and(takes_thing) {
            *clues = clues.without(IN.or(LOCATED));
        }
        clues.set(
            ACCORDING,
            word == "to" && context.before(first, 2).is_some() && context.word_is(first - 2, "according"),
        );
        clues.set(ROLE_AT, word == "at" && context.before(first, 2).is_some_and(|t| t.is(OFFICE)));
        clues.set(SUCH_AS, such_as(context, first, word));
        clues.set(THE, token.is(Classes::DETERMINER));
        clues.set(WORK, token.is(Classes::WORK));
        let behind = context.before(first, 2).is_some_and(|t| t.mark.is_quote() || t.mark == Mark::Comma);
        clues.set(SAID_BEFORE, behind && token.is(Classes::CUE) && !token.is(Classes::PREPOSITION));
        clues.set(ORG_NOUN, token.is(Classes::ORG_HEAD) && !token.is(OFFICE.or(Classes::PLACE_TYPE)));
        clues.set(CRICKET, context.is_sport && matches!(word, "c" | "b" | "lbw" | "st"));
        let naming = matches!(word, "people" | "named" | "called");
        clues.set(PERSON_NOUN, token.is(Classes::PERSON_NOUN) && !naming);
    }
    // "the author of The Orvik Kitchen": with its capital, the article is part of a title.
    let title = !lower && token.shape == Shape::Capital && context.word_is(first - 1, "the");
    let title = title && !clues.any(TITLED);
    clues.set(THE, title);
    clues.set(WORK, title && !clues.any(SINGLE));
    clues.set(DEMONYM, token.is(Classes::DEMONYM));
    clues.set(PLACE_TYPE_OF, of_type(context, first));
    clues.set(VERSUS, token.is(Classes::SPORT) && token.shape == Shape::Lower && !token.is(FUNCTION));
}

/// "stake", "faith", "starred": what follows behind "in" is no place by that.
fn takes_thing(token: &Token) -> bool {
    token.is(Classes::PLAIN) && token.entry.value(Classes::PLAIN) == Some("in-thing")
}

/// Longer words than this are none of those asked for by name.
const LONGEST_SMALL: usize = 12;

/// The word in lower case, or nothing if it is a long one.
fn lower_case<'b>(word: &str, buffer: &'b mut [u8; LONGEST_SMALL]) -> &'b str {
    let Some(part) = buffer.get_mut(..word.len()) else { return "" };
    part.copy_from_slice(word.as_bytes());
    part.make_ascii_lowercase();
    std::str::from_utf8(part).unwrap_or("")
}

/// What a preposition or a word of naming says of the name behind it.
fn word_before(word: &str) -> Clues {
    match word {
        "in" | "near" | "nearby" | "outside" | "around" => IN.or(LOCATED),
        "throughout" | "across" | "within" | "inside" | "into" => IN,
        "from" | "at" | "to" => FROM.or(LOCATED),
        "toward" | "towards" | "via" | "between" | "through" | "over" => FROM,
        "with" | "against" | "for" | "about" => TOWARDS,
        "by" => BY,
        "of" => OF.or(LOCATED),
        "named" | "called" | "surnamed" | "nicknamed" | "dubbed" => GIVEN_NOUN,
        _ => Clues::default(),
    }
}

/// "companies such as X", "platforms like X".
fn such_as(context: &Context, first: usize, word: &str) -> bool {
    let noun = match word {
        "as" if first > 1 && context.word_is(first - 2, "such") => 3,
        "like" | "including" => 2,
        _ => return false,
    };
    let group =
        |t: &Token| t.shape == Shape::Lower && t.is(Classes::ORG_HEAD.or(Classes::WORK)) && !t.is(OFFICE);
    context.before(first, noun).is_some_and(group) && context.word(first - noun).ends_with('s')
}

/// "the village of X", "X" at `first`.
fn of_type(context: &Context, first: usize) -> bool {
    let (Some(of), Some(noun)) = (context.before(first, 1), context.before(first, 2)) else { return false };
    of.is_word()
        && context.word_is(first - 1, "of")
        && noun.is(Classes::PLACE_TYPE)
        && noun.shape == Shape::Lower
}

/// "Paris, Texas": a place behind the comma tells of the one before it, and the other way round.
fn regions(
    context: &Context,
    piece: &Piece,
    before: Option<usize>,
    after: Option<(usize, usize)>,
    clues: &mut Clues,
) {
    let (first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
    if let Some((start, end)) = after {
        let comma = context.mark(last) == Mark::Comma
            && start == last + 1
            && context.after(last - 1, start).is_some();
        let coded = context.is_code(start) && end == start + 1;
        clues.set(REGION, comma && (coded || holds(context, (first, last), (start, end))));
        clues.set(PLACE_PAIR, comma && major(context, start, end) && single_place(context, end));
    }
    let Some(end) = before else { return };
    let comma =
        end + 1 == first && context.mark(end) == Mark::Comma && context.after(end - 1, first).is_some();
    clues.set(CITY_BEFORE, comma && major(context, first, last));
}

/// Behind the region the sentence goes on: a comma, a stop, a bracket, no verb.
fn single_place(context: &Context, end: usize) -> bool {
    context.token(end).is_none_or(|t| t.mark != Mark::None || t.starts_sentence())
}

fn major(context: &Context, first: usize, last: usize) -> bool {
    place::entry_of(context, first, last)
        .is_some_and(|e| e.places().next().is_some_and(|p| !p.is_city() && p.kind().name() != "county"))
}

/// Whether the gazetteer knows the first as lying in the second.
fn holds(context: &Context, inner: (usize, usize), outer: (usize, usize)) -> bool {
    let (Some(a), Some(b)) =
        (place::entry_of(context, inner.0, inner.1), place::entry_of(context, outer.0, outer.1))
    else {
        return false;
    };
    a.places().take(64).any(|p| {
        b.places()
            .take(4)
            .any(|q| p != q && (p.admin() == Some(q) || q.is_country() && p.country() == q.country()))
    })
}
