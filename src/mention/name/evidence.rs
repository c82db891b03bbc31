//! What stands around a piece and what it is made of, as a set of clues; classes of clues are weighed in `classify`.

use rustc_hash::FxHashMap;

use super::context::{Case, Context, FUNCTION, OFFICE};
use super::{Label, Piece, person, place};
use crate::document::Token;
use crate::lexicon::Classes;
use crate::token::{Kind, Mark, Shape};

/// A set of clues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clues(pub u64);

impl Clues {
    pub const fn any(self, other: Clues) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn or(self, other: Clues) -> Clues {
        Clues(self.0 | other.0)
    }

    pub const fn without(self, other: Clues) -> Clues {
        Clues(self.0 & !other.0)
    }

    fn set(&mut self, clue: Clues, holds: bool) {
        if holds {
            self.0 |= clue.0;
        }
    }
}

macro_rules! clues {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => { $($(#[$doc])* pub const $name: Clues = Clues(1 << $bit);)* };
}

clues! {
    // before
    HONORIFIC = 0;
    TITLE = 1;
    ROLE = 2;
    PLACE_TYPE_OF = 3;
    IN = 4;
    FROM = 5;
    THE = 6;
    DEMONYM = 7;
    SAID_BEFORE = 8;
    PERSON_NOUN = 9;
    BY = 10;
    OF = 11;
    // after
    AGE = 12;
    SPEAKS = 13;
    ACTS = 14;
    POSSESSIVE = 15;
    WHO = 16;
    APPOSITIVE = 17;
    REGION = 18;
    TYPE_AFTER = 19;
    BASED = 20;
    ACRONYM_AFTER = 21;
    COUNTRY_AFTER = 22;
    GROUP_NOUN = 23;
    // form
    UPPER = 24;
    TITLED = 25;
    OPENS = 26;
    SINGLE = 27;
    CITY_BEFORE = 28;
    ROLE_COMMA = 29;
    QUOTED = 30;
    TOWARDS = 31;
    WORK = 32;
    AUX = 33;
    DOES = 34;
    SCORE = 35;
    PLACE_PAIR = 36;
    VERSUS = 37;
    GIVEN_NOUN = 38;
    ORG_NOUN = 39;
    ORG_APPOSITIVE = 40;
    CAMEL = 41;
    BRACKETED = 42;
    CRICKET = 43;
    TEAM = 44;
    FIGURES = 45;
    LOCATED = 46;
    /// Stands before a noun: "the Delta police".
    MODIFIER = 47;
    /// "in Orvik's house".
    IN_POSSESSIVE = 48;
    /// "Las Cuevas", "El Paujil".
    SPANISH = 49;
    /// "the Orvik administration".
    HOUSE = 50;
    /// Ends in a type noun that is a family name, too: "Tiger Woods".
    TYPED = 51;
}

/// Clues that hold for every mention of the same words.
pub const SHARED: Clues = HONORIFIC
    .or(TITLE)
    .or(ROLE)
    .or(PLACE_TYPE_OF)
    .or(IN)
    .or(AGE)
    .or(SPEAKS)
    .or(SAID_BEFORE)
    .or(WHO)
    .or(PERSON_NOUN)
    .or(REGION)
    .or(TYPE_AFTER)
    .or(CITY_BEFORE)
    .or(ACRONYM_AFTER)
    .or(BASED)
    .or(ORG_NOUN)
    .or(ORG_APPOSITIVE)
    .or(BRACKETED)
    .or(CRICKET)
    .or(FIGURES)
    .or(TEAM);

/// Sets the clues of every piece and finds its role; pieces cut for good get theirs, too.
pub fn gather(context: &Context, pieces: &mut [Piece]) {
    for i in 0..pieces.len() {
        let (before, after) =
            (i.checked_sub(1).map(|p| pieces[p].tokens), pieces.get(i + 1).map(|p| p.tokens));
        let before_org = i > 0
            && pieces[i - 1].fixed.is_some_and(|(l, _)| l == Label::Org)
            && pieces[i - 1].tokens.len() > 1;
        let passage = context.document.passage_of(pieces[i].tokens.first as usize);
        let titled = context.cases.get(passage) == Some(&Case::Titled);
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
        let (role, found) = person::role(context, first, last);
        piece.role = role;
        piece.clues = clues.or(found);
    }
}

/// The clues of all mentions of the same words together.
pub fn shared(pieces: &[Piece]) -> FxHashMap<u64, Clues> {
    let mut map: FxHashMap<u64, Clues> = FxHashMap::default();
    for piece in pieces.iter().filter(|p| p.fixed.is_none()) {
        let clues = Clues(piece.clues.0 & SHARED.0);
        let slot = map.entry(piece.key).or_default();
        *slot = slot.or(clues);
    }
    map
}

fn form(context: &Context, first: usize, last: usize, clues: &mut Clues) {
    let Some(token) = context.token(first) else { return };
    clues.set(UPPER, (first..last).all(|i| context.token(i).is_some_and(is_upper)));
    clues.set(OPENS, context.opens(first));
    clues.set(SINGLE, last == first + 1);
    let quoted =
        first > 0 && context.mark(first - 1).is_quote() && token.is_glued() && context.mark(last).is_quote();
    clues.set(QUOTED, quoted);
    let typed =
        context.token(last - 1).is_some_and(|t| t.is(Classes::PLACE_TYPE) && t.shape == Shape::Capital);
    clues.set(TYPED, last > first + 1 && typed);
    let article = ["Las", "Los", "El", "La", "San", "Santa", "São", "Puerto", "Villa"];
    clues.set(
        SPANISH,
        last > first + 1 && article.contains(&context.word(first)) && context.mark(first + 1) != Mark::Hyphen,
    );
    clues.set(CAMEL, last == first + 1 && is_camel(context.word(first)));
}

/// "WeChat", "IISc"; not "McDonald", "DeLuca".
fn is_camel(word: &str) -> bool {
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
        let word = context.word(first - 1);
        let is = |list: &[&str]| list.iter().any(|w| w.eq_ignore_ascii_case(word));
        clues.set(
            IN,
            is(&["in", "throughout", "across", "within", "inside", "around", "near", "outside", "into"]),
        );
        clues.set(FROM, is(&["from", "at", "to", "toward", "towards", "via", "between", "through", "over"]));
        clues.set(TOWARDS, is(&["with", "against", "for", "about"]));
        clues.set(BY, is(&["by"]));
        clues.set(OF, is(&["of"]));
        clues.set(THE, token.is(Classes::DETERMINER));
        clues.set(WORK, token.is(Classes::WORK));
        clues.set(GIVEN_NOUN, is(&["named", "called", "surnamed", "nicknamed", "dubbed"]));
        let behind = context.before(first, 2).is_some_and(|t| t.mark.is_quote() || t.mark == Mark::Comma);
        clues.set(SAID_BEFORE, behind && token.is(Classes::CUE) && !token.is(Classes::PREPOSITION));
        clues.set(ORG_NOUN, token.is(Classes::ORG_HEAD) && !token.is(OFFICE.or(Classes::PLACE_TYPE)));
        clues.set(CRICKET, context.is_sport && is(&["c", "b", "lbw", "st"]));
        clues.set(LOCATED, is(&["in", "at", "near", "from", "to", "outside", "around", "of"]));
        clues.set(PERSON_NOUN, token.is(Classes::PERSON_NOUN) && !is(&["people", "named", "called"]));
    }
    clues.set(DEMONYM, token.is(Classes::DEMONYM));
    clues.set(PLACE_TYPE_OF, of_type(context, first));
    clues.set(VERSUS, token.is(Classes::SPORT) && token.shape == Shape::Lower && !token.is(FUNCTION));
}

/// "the village of X", "X" at `first`.
fn of_type(context: &Context, first: usize) -> bool {
    let (Some(of), Some(noun)) = (context.before(first, 1), context.before(first, 2)) else { return false };
    of.is_word()
        && context.word_is(first - 1, "of")
        && noun.is(Classes::PLACE_TYPE)
        && noun.shape == Shape::Lower
}

fn look_after(context: &Context, first: usize, last: usize, clues: &mut Clues) {
    let Some(token) = context.after(last - 1, last) else { return };
    let next = context.after(last - 1, last + 1);
    clues.set(POSSESSIVE, token.kind == Kind::Possessive);
    clues.set(IN_POSSESSIVE, token.kind == Kind::Possessive && clues.any(IN));
    if token.is_word() && token.shape == Shape::Lower {
        clues.set(SPEAKS, token.is(Classes::CUE) && speech(context, last));
        clues.set(ACTS, token.is(Classes::VERB) && !token.is(FUNCTION));
        clues.set(AUX, token.is(Classes::AUXILIARY.or(Classes::MODAL)));
        clues.set(WHO, is_who(context, last));
        clues.set(
            TYPE_AFTER,
            token.is(Classes::PLACE_TYPE) && token.entry.value(Classes::PLACE_TYPE) != Some("maybe"),
        );
        clues.set(
            GROUP_NOUN,
            token.is(Classes::ORG_HEAD.or(Classes::EVENT).or(Classes::WORK))
                && !token.is(Classes::PLACE_TYPE),
        );
        let people = token.is(Classes::ROLE)
            && context.word(last).ends_with('s')
            && !token.is(Classes::VERB.or(Classes::CUE));
        clues.set(GROUP_NOUN, people);
        clues.set(HOUSE, token.is(Classes::HOUSE));
        let noun = token.is(Classes::PLAIN) && !token.is(FUNCTION.or(Classes::VERB).or(Classes::CUE));
        clues.set(MODIFIER, noun);
        clues.set(
            DOES,
            token.is(Classes::ADVERB) && next.is_some_and(|t| t.is(Classes::VERB.or(Classes::CUE))),
        );
    }
    match token.mark {
        Mark::Comma => comma(context, last, clues),
        Mark::Hyphen if token.is_glued() => {
            let tied = next.is_some_and(|t| t.shape == Shape::Lower && t.is_glued());
            clues.set(BASED.or(MODIFIER), tied);
        }
        Mark::OpenBracket => bracket(context, first, last, clues),
        _ => {}
    }
    clues.set(SCORE, token.kind == Kind::Number && !token.is_glued());
    if context.is_sport {
        sport_after(context, first, last, clues);
    }
}

/// What tells a team or a player in an article about sports.
fn sport_after(context: &Context, first: usize, last: usize, clues: &mut Clues) {
    let Some(token) = context.token(last) else { return };
    let number = token.kind == Kind::Number && !token.is_glued();
    let dash = |i: usize| context.mark(i) == Mark::Hyphen && context.glued(i);
    clues.set(FIGURES, number && dash(last + 1) && dash(last + 3));
    let played = ["beat", "against", "over", "v", "vs", "by", "with", "for", "to"];
    let before = first > 0
        && context.before(first, 1).is_some()
        && played[..6].iter().any(|w| context.word_is(first - 1, w));
    let role = token.is_word() && token.shape == Shape::Lower && token.is(Classes::ROLE.or(Classes::SPORT));
    let acts = token.is_word()
        && token.shape == Shape::Lower
        && token.is(Classes::VERB)
        && !token.is(Classes::AUXILIARY);
    let owns = token.kind == Kind::Possessive && context.is_nameish(last + 1);
    clues.set(TEAM, owns || number && !context.is_dated(last) || before || role || acts);
}

/// A verb of speech whose subject stands before it; "called", "added" after places are common, too.
fn speech(context: &Context, i: usize) -> bool {
    !context.is(i, FUNCTION) || context.is(i, Classes::VERB)
}

fn is_who(context: &Context, i: usize) -> bool {
    ["who", "whose", "whom"].iter().any(|w| context.word_is(i, w))
}

/// ", 34,", ", who", ", a lawyer".
fn comma(context: &Context, comma: usize, clues: &mut Clues) {
    let Some(token) = context.after(comma, comma + 1) else { return };
    let two = token.span().len() <= 2 && token.kind == Kind::Number;
    let closed =
        matches!(context.mark(comma + 2), Mark::Comma | Mark::Stop | Mark::CloseBracket | Mark::Semicolon)
            || context.token(comma + 2).is_some_and(|t| t.is_word() && t.shape == Shape::Lower);
    clues.set(AGE, two && closed || context.word_is(comma + 1, "aged"));
    clues.set(WHO, is_who(context, comma + 1));
    let mut k = comma + 1;
    let determined =
        token.is(Classes::DETERMINER) || token.is(Classes::PRONOUN) && token.shape == Shape::Lower;
    if determined {
        k += 1;
    }
    let office = (k..k + 5).take_while(|i| appositive_word(context, *i)).any(|i| {
        context.token(i).is_some_and(|t| t.is(OFFICE.or(Classes::PERSON_NOUN)) && t.shape != Shape::Upper)
    });
    let aged = determined
        && (context.word_is(k + 1, "year")
            || context.mark(k + 1) == Mark::Hyphen && context.word_is(k + 2, "year"));
    clues.set(AGE, aged);
    let group =
        (k..k + 8).take_while(|i| appositive_word(context, *i) || context.word_is(*i, "of")).find(|i| {
            context.token(*i).is_some_and(|t| {
                t.shape == Shape::Lower && t.is(Classes::ORG_HEAD.or(OFFICE).or(Classes::PERSON_NOUN))
            })
        });
    let group = group.is_some_and(|i| {
        context.is(i, Classes::ORG_HEAD) && !context.is(i, OFFICE) && !context.is(i + 1, OFFICE)
    });
    clues.set(ORG_APPOSITIVE, group && determined);
    clues
        .set(APPOSITIVE, !group && office && (determined || token.shape == Shape::Lower || token.is(OFFICE)));
}

/// Words between the comma and the office of an appositive: "a senior harbour official".
fn appositive_word(context: &Context, i: usize) -> bool {
    context.token(i).is_some_and(|t| {
        t.is_word() && !t.is(Classes::VERB.or(Classes::AUXILIARY))
            || t.mark == Mark::Hyphen
            || t.kind == Kind::Possessive
    })
}

/// "(HRT)" behind a name in full; "(Norway)" behind an athlete; "(34)".
fn bracket(context: &Context, first: usize, last: usize, clues: &mut Clues) {
    let Some(token) = context.token(last + 1) else { return };
    let closed = context.mark(last + 2) == Mark::CloseBracket;
    let acronym = token.shape == Shape::Upper && closed && acronym_of(context, first, last, last + 1);
    clues.set(ACRONYM_AFTER, acronym);
    let place = context.document.longest_entry(last + 1, Classes::PLACE).is_some_and(|(len, e)| {
        context.mark(last + 1 + len) == Mark::CloseBracket
            && e.places().next().is_some_and(|p| p.is_country())
    });
    clues.set(COUNTRY_AFTER, place && !acronym && last > first + 1);
    clues.set(AGE, token.kind == Kind::Number && token.span().len() == 2 && closed);
}

/// Whether the letters of the acronym begin words of the piece.
fn acronym_of(context: &Context, first: usize, last: usize, acronym: usize) -> bool {
    let mut letters = context.word(acronym).chars();
    let Some(initial) = letters.next() else { return false };
    let begins = |i: usize| context.word(i).chars().next() == Some(initial);
    last > first + 1 && begins(first)
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
        clues.set(REGION, comma && holds(context, (first, last), (start, end)));
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
