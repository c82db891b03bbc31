//! Decides what each piece is: clues are weighed, names of several words first, then single words in their light.

use rustc_hash::{FxHashMap, FxHashSet};

use super::context::{Context, FUNCTION, OFFICE};
use super::evidence::{self as e, Clues};
use super::{Label, Piece, RuleName, Strength, list, person, place, shape};
use crate::document::{Range, Token};
use crate::lexicon::Classes;
use crate::token::{Kind, Mark, Shape};

/// How much a clue speaks for a person, a place and anything else.
struct Weight {
    clue: Clues,
    person: i32,
    place: i32,
    other: i32,
    rule: RuleName,
}

const fn row(clue: Clues, person: i32, place: i32, other: i32, rule: RuleName) -> Weight {
    Weight { clue, person, place, other, rule }
}

/// The scales. The heaviest clue for what wins gives the decision its name.
const WEIGHTS: &[Weight] = &[
    row(e::HONORIFIC, 9, -4, -2, "person/honorific-name"),
    row(e::TITLE, 8, -4, -2, "person/title-name"),
    row(e::ROLE, 6, -3, -1, "person/role-name"),
    row(e::AGE, 8, -3, -3, "person/age-after"),
    row(e::WHO, 4, -2, -1, "person/who-after"),
    row(e::SPEAKS, 4, -1, 0, "person/speaks"),
    row(e::SAID_BEFORE, 5, -1, 0, "person/said-before"),
    row(e::PERSON_NOUN, 5, -1, -1, "person/kin-before"),
    row(e::GIVEN_NOUN, 3, 1, 1, "person/named"),
    row(e::APPOSITIVE, 4, -2, -1, "person/appositive"),
    row(e::ROLE_COMMA, 4, -1, -1, "person/role-comma"),
    row(e::ACTS, 2, 0, 0, "person/speaks"),
    row(e::DOES, 1, 0, 0, "person/speaks"),
    row(e::POSSESSIVE, 1, 1, 0, "person/by"),
    row(e::BY, 2, -1, 0, "person/by"),
    row(e::COUNTRY_AFTER, 4, -3, 0, "person/country-after"),
    row(e::PLACE_TYPE_OF, -4, 8, -1, "place/type-of"),
    row(e::IN, -3, 4, 0, "place/in"),
    row(e::IN_POSSESSIVE, 2, -3, 0, "person/by"),
    row(e::MONEY, -9, -12, 9, "name/currency"),
    row(e::HOUSE, 7, -1, -2, "person/house"),
    row(e::TYPED, -1, 4, 0, "place/type-last"),
    row(e::SPANISH, -2, 1, 0, "place/from"),
    row(e::FROM, 0, 2, 0, "place/from"),
    row(e::REGION, -3, 6, -2, "place/city-region"),
    row(e::PLACE_PAIR, -2, 3, -1, "place/pair"),
    row(e::CITY_BEFORE, -1, 3, -1, "place/region-after-city"),
    row(e::TYPE_AFTER, -3, 5, 0, "place/type-after"),
    row(e::BASED, -2, 1, 1, "place/from"),
    row(e::THE, -4, -3, 3, "name/article-before"),
    row(e::GROUP_NOUN, -3, -1, 3, "name/noun-after"),
    row(e::ACRONYM_AFTER, -6, -4, 8, "org/acronym-after"),
    row(e::UPPER, -4, -3, 4, "org/acronym"),
    row(e::WORK, -3, -2, 3, "name/work"),
    row(e::QUOTED, -2, -1, 3, "name/quoted"),
    row(e::DEMONYM, -1, -1, 1, "name/demonym-before"),
    row(e::VERSUS, 0, -2, 1, "org/sport"),
    row(e::ORG_NOUN, -3, -1, 4, "org/noun-before"),
    row(e::ORG_APPOSITIVE, -4, -1, 5, "org/appositive"),
    row(e::CAMEL, -4, -2, 4, "org/mixed-case"),
    row(e::BRACKETED, -6, -4, 8, "org/short-form"),
    row(e::CRICKET, 6, -4, 0, "person/scorecard"),
    row(e::FIGURES, 5, -3, 0, "person/figures"),
    row(e::AMPERSAND, -8, -4, 8, "org/ampersand"),
    row(e::ROLE_AT, -5, -1, 5, "org/role-at"),
    row(e::SUCH_AS, -5, -2, 5, "org/such-as"),
    row(e::COUPLE, 3, -1, 0, "person/couple"),
];

/// A clue's bit is its row's number, so that rows are found without a search.
const _: () = {
    let mut i = 0;
    while i < WEIGHTS.len() {
        assert!(WEIGHTS[i].clue.0 == 1 << i);
        i += 1;
    }
};

/// Clues that say nothing against a place which the gazetteer knows well: states act, speak and deny.
const SOFT: Clues = e::SPEAKS
    .or(e::SAID_BEFORE)
    .or(e::ACTS)
    .or(e::APPOSITIVE)
    .or(e::THE)
    .or(e::UPPER)
    .or(e::GROUP_NOUN)
    .or(e::POSSESSIVE)
    .or(e::WHO)
    .or(e::BY)
    .or(e::ROLE_COMMA)
    .or(e::BASED)
    .or(e::ROLE)
    .or(e::ORG_NOUN)
    .or(e::ORG_APPOSITIVE)
    .or(e::AGE)
    .or(e::ROLE_AT)
    .or(e::SUCH_AS)
    .or(e::AMPERSAND)
    .or(e::HOUSE)
    .or(e::DEMONYM);

const OFFICES: Clues = e::HONORIFIC.or(e::TITLE).or(e::ROLE);

/// A plain word and hardly ever a name.
fn is_common(token: &Token) -> bool {
    token.entry.plain() >= 4 && token.entry.given() < 4 && token.entry.family() < 4
}

/// What the article has made plain so far.
#[derive(Default)]
struct Known {
    /// Whole runs, and runs that end or begin a person's name.
    person_runs: FxHashMap<u64, Part>,
    /// Last words of names of several words, see [`last_words`].
    last_words: FxHashSet<u64>,
    orgs: FxHashSet<u64>,
    /// First words of organisations' names, where they are nobody's name and no place's.
    org_firsts: FxHashSet<u64>,
    lower: FxHashSet<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Whole,
    First,
    Last,
}

pub fn decide(context: &Context, pieces: &mut Vec<Piece>) {
    let mut known = Known { lower: lower_words(context, pieces), ..Known::default() };
    let scales = first_scales(context, pieces);
    for single in [false, true] {
        for (piece, scales) in pieces.iter_mut().zip(&scales) {
            if piece.fixed.is_none() && is_single(piece) == single {
                weigh(context, piece, *scales, &known);
            }
        }
        learn(context, pieces, single, &mut known);
    }
    known.last_words = last_words(context, pieces);
    // Once more, now that titled single names and places are known.
    for (piece, scales) in pieces.iter_mut().zip(&scales).filter(|(p, _)| p.fixed.is_none()) {
        weigh(context, piece, *scales, &known);
    }
    list::spread(context, pieces);
    lead_particles(context, pieces, &known);
    part_pairs(context, pieces, &known);
}

/// What form and surroundings say of each piece; what the article makes known comes on top.
fn first_scales(context: &Context, pieces: &[Piece]) -> Vec<Scales> {
    let shared = e::shared(pieces);
    let around = |p: &Piece| shared.get(&p.key).copied().unwrap_or_default();
    pieces
        .iter()
        .map(|p| if p.fixed.is_some() { Scales::default() } else { first_scale(context, p, around(p)) })
        .collect()
}

/// "de Silva" behind "Aravinda de Silva": the small particle belongs to the last name.
fn lead_particles(context: &Context, pieces: &mut [Piece], known: &Known) {
    for piece in pieces.iter_mut().filter(|p| p.label == Label::Person) {
        let (mut first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
        if is_single(piece) && ends_phrase(context, first) {
            (piece.label, piece.rule) = (Label::Other, "name/foreign-phrase");
            continue;
        }
        for back in 1..=3usize {
            let Some(token) = context.before(piece.tokens.first as usize, back) else { break };
            let opener = back == 1 && context.opens(first - 1) && token.shape == Shape::Capital;
            if !token.is(Classes::PARTICLE) || context.is_nameish(first - 1) && !opener {
                break;
            }
            let start = piece.tokens.first as usize - back;
            let lone = is_single(piece) && shape::is_foreign_particle(context.word(start));
            if lone || known.person_runs.get(&context.run_key(start, last)) == Some(&Part::Last) {
                first = start;
            }
        }
        piece.tokens.first = first as u32;
    }
}

/// "Frente de Todos", "Marcha por Orvik": a capital, then a particle that is no English word.
fn ends_phrase(context: &Context, first: usize) -> bool {
    let small = OFFICE.or(FUNCTION);
    context.before(first, 2).is_some_and(|t| !t.is(small))
        && shape::is_foreign_particle(context.word(first - 1))
        && context.is_nameish(first - 2)
}

/// "the Orvik-Frum ticket", where Orvik and Frum are known: two people.
fn part_pairs(context: &Context, pieces: &mut Vec<Piece>, known: &Known) {
    let mut behind = Vec::new();
    for piece in pieces.iter_mut().filter(|p| p.fixed.is_none()) {
        let (first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
        let named = |i: usize| known.person_runs.get(&context.run_key(i, i + 1)) == Some(&Part::Last);
        let whole = known.person_runs.get(&piece.key) == Some(&Part::Last);
        if whole || !is_pair(context, first, last) || !named(first) || !named(first + 2) {
            continue;
        }
        (piece.label, piece.rule, piece.strength) = (Label::Person, "person/last-name", Strength::Likely);
        behind.push(Piece { tokens: Range::new(first + 2, last), role: None, ..piece.clone() });
        piece.tokens = Range::new(first, first + 1);
    }
    pieces.extend(behind);
}

fn is_single(piece: &Piece) -> bool {
    piece.tokens.len() == 1
}

/// Words that open sentences and stand in lower case elsewhere in the article.
fn lower_words(context: &Context, pieces: &[Piece]) -> FxHashSet<u32> {
    let asked: FxHashSet<u32> = pieces
        .iter()
        .filter(|p| is_single(p))
        .filter_map(|p| context.token(p.tokens.first as usize))
        .filter(|t| t.is(Classes::PLAIN))
        .map(|t| t.entry.0)
        .collect();
    // Most words are none of those asked for: a few bits tell without a look-up.
    let mut bits = [0u64; 32];
    for entry in &asked {
        bits[*entry as usize >> 6 & 31] |= 1 << (entry & 63);
    }
    let maybe = |e: u32| bits[e as usize >> 6 & 31] >> (e & 63) & 1 != 0;
    let tokens = if asked.is_empty() { &[][..] } else { &context.document.tokens };
    tokens
        .iter()
        .filter(|t| t.shape == Shape::Lower && maybe(t.entry.0) && t.is(Classes::PLAIN))
        .map(|t| t.entry.0)
        .filter(|e| asked.contains(e))
        .collect()
}

/// Takes in what is now decided: names of several words first, single ones behind them.
fn learn(context: &Context, pieces: &[Piece], single: bool, known: &mut Known) {
    let decided = |p: &&Piece| is_single(p) == single || !single && p.fixed.is_some();
    for piece in pieces.iter().filter(decided) {
        match piece.label {
            Label::Person if piece.strength > Strength::Guess => learn_person(context, piece, known),
            Label::Org => {
                known.orgs.insert(piece.key);
                let own = |i: &usize| context.token(*i).is_some_and(|t| is_own(context, t));
                let article = |i: &usize| context.is(*i, Classes::DETERMINER);
                let first = piece.tokens.all().find(|i| !article(i)).filter(own);
                if let Some(first) = first.filter(|_| !is_single(piece)) {
                    known.org_firsts.insert(context.run_key(first, first + 1));
                }
            }
            _ => {}
        }
    }
}

/// A word that no person, hardly a place and no plain text shares: "Vodatel", in sports "Boca".
fn is_own(context: &Context, token: &Token) -> bool {
    let entry = token.entry;
    let place =
        entry.places().next().is_some_and(|p| !context.is_sport || !p.is_city() || p.population() > 300_000);
    token.is_word()
        && entry.given() < 4
        && entry.family() < 4
        && entry.plain() < 3
        && !place
        && !token.is(FUNCTION)
}

fn learn_person(context: &Context, piece: &Piece, known: &mut Known) {
    let mut note = |key: u64, part: Part| {
        let slot = known.person_runs.entry(key).or_insert(part);
        *slot = part.max(*slot);
    };
    note(piece.key, Part::Whole);
    let (first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
    let words = (first..last).filter(|i| context.token(*i).is_some_and(|t| t.kind == Kind::Word)).take(10);
    let mut before = first;
    for at in words.skip(1) {
        note(context.run_key(at, last), Part::Last);
        note(context.run_key(first, before + 1), Part::First);
        before = at;
    }
}

/// Last words of names of several words that nobody bears alone further on.
fn last_words(context: &Context, pieces: &[Piece]) -> FxHashSet<u64> {
    let mut words = FxHashSet::default();
    let person = |p: &&Piece| p.label == Label::Person && p.strength > Strength::Guess;
    for piece in pieces.iter().filter(person) {
        let word = |i: &usize| context.token(*i).is_some_and(|t| t.kind == Kind::Word);
        let Some(last) = piece.tokens.all().filter(word).take(10).last() else { continue };
        let key = context.word_key(last);
        if last > piece.tokens.first as usize {
            words.insert(key);
        } else {
            words.remove(&key);
        }
    }
    words
}

/// From this weight on, the gazetteer knows the place well.
const STRONG: i32 = 6;

/// What speaks for one label: all of it, the heaviest part, and the rule that gave that.
#[derive(Clone, Copy, Default)]
struct Scale {
    sum: i32,
    heaviest: i32,
    rule: RuleName,
}

impl Scale {
    fn add(&mut self, weight: i32, rule: RuleName) {
        self.sum += weight;
        if weight > self.heaviest {
            (self.heaviest, self.rule) = (weight, rule);
        }
    }
}

#[derive(Clone, Copy, Default)]
struct Scales {
    person: Scale,
    place: Scale,
    other: Scale,
}

impl Scales {
    fn empty() -> Self {
        Scales { other: Scale { sum: 1, heaviest: 0, rule: "name/none" }, ..Scales::default() }
    }
}

/// The scales of form and surroundings; `around` are the clues of the other mentions of the same words.
fn first_scale(context: &Context, piece: &Piece, around: Clues) -> Scales {
    let (first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
    let mut s = Scales::empty();
    let mut gazetteer = place::lexical(context, first, last);
    // "in Mobile": what the word means else counts little there.
    if piece.clues.any(e::IN) && gazetteer < 0 && place::population(context, first, last) > 100_000 {
        gazetteer = 0;
    }
    s.person.add(person::lexical(context, first, last), "person/name-words");
    // "the Amazon": rivers, seas and areas bear the article.
    if piece.clues.any(e::THE) && place::takes_article(context, first, last) {
        gazetteer += 6;
    }
    if piece.clues.any(e::THE) && gazetteer > 0 && place::is_bare_town(context, first, last) {
        gazetteer -= 8;
    }
    if is_single(piece) && place::population(context, first, last) > 5_000 && stands_in_town(context, piece) {
        gazetteer += 4;
    }
    s.place.add(gazetteer, "place/gazetteer");
    let mut clues = piece.clues.or(around);
    // "the Ana Orvik video": the article belongs to the noun behind the name.
    let full = !is_single(piece) && s.person.sum >= 8;
    if piece.clues.any(e::MODIFIER) || full && piece.clues.any(e::GROUP_NOUN) {
        clues = clues.without(e::THE);
    }
    if piece.clues.any(e::HOUSE) {
        clues = clues.without(e::GROUP_NOUN);
    }
    let person = is_full_name(context, piece) && !clues.any(e::TYPED);
    if clues.any(e::IN) && gazetteer <= 0 && (person || are_common(context, piece)) {
        clues = clues.without(e::IN);
    }
    put_clues(clues, gazetteer >= STRONG, &mut s);
    let group = Classes::EVENT.or(Classes::ORG_HEAD).or(Classes::ORG_TAIL);
    let common = |t: &Token| is_common(t) || t.is(group) && t.entry.family().max(t.entry.given()) < 5;
    if is_single(piece) && clues.any(OFFICES.or(e::HOUSE)) && context.token(first).is_some_and(common) {
        s.other.add(7, "name/plain-word");
    }
    if is_single(piece) {
        lone_word(context, first, &mut s);
    }
    if surname_pair(context, first, last) && clues.any(e::THE.or(e::MODIFIER)) {
        s.other.add(10, "name/pair");
    }
    team(context, piece, clues, &mut s);
    s
}

/// What a lone word says against a name: it stands for an office, a number or a firm, or is made like a plain word.
fn lone_word(context: &Context, at: usize, s: &mut Scales) {
    let Some(token) = context.token(at) else { return };
    let (borne, place) = (token.entry.given().max(token.entry.family()), token.is(Classes::PLACE));
    if token.is(Classes::DIRECTION) && token.entry.plain() >= 4 || token.is(Classes::EVENT) && borne < 4 {
        s.person.add(-6, "person/name-words");
    }
    if token.is(OFFICE) && context.word(at).is_ascii() {
        s.person.add(-6, "person/name-words");
    }
    if token.is(Classes::NUMBER.or(Classes::ORDINAL)) && borne < 5 {
        s.other.add(8, "name/plain-word");
    }
    let firm = token.is(Classes::ORG.or(Classes::OUTLET)) && token.span().len() > 3;
    if firm {
        s.person.add(-6, "person/name-words");
        s.other.add(if place { 0 } else { 6 }, "org/known");
        s.place.add(if place { 0 } else { -6 }, "place/gazetteer");
    }
    let opener = context.opens(at) && token.shape == Shape::Capital;
    let derived = |word: &str| shape::is_derived(word) || opener && shape::is_plural(word);
    if !place && borne < 4 && derived(context.word(at)) {
        s.other.add(9, "name/derived");
    }
}

/// "Frum-Brill": two surnames and a hyphen.
fn surname_pair(context: &Context, first: usize, last: usize) -> bool {
    let surname = |i: usize| context.token(i).is_some_and(|t| t.entry.family() >= 4);
    is_pair(context, first, last) && surname(first) && surname(first + 2)
}

/// Two words and a hyphen.
fn is_pair(context: &Context, first: usize, last: usize) -> bool {
    let word = |i: usize| context.token(i).is_some_and(|t| t.is_capital() && t.is_word());
    last == first + 3 && context.mark(first + 1) == Mark::Hyphen && word(first) && word(first + 2)
}

/// "the Charlotte woman", "Thomas Brill, 28, of Columbia": told by where somebody lives.
fn stands_in_town(context: &Context, piece: &Piece) -> bool {
    let (first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
    let native = |t: &Token| t.is(Classes::PLAIN) && t.entry.value(Classes::PLAIN) == Some("native");
    let aged = |t: &Token| t.kind == Kind::Number && t.span().len() == 2;
    context.after(first, last).is_some_and(native)
        || piece.clues.any(e::OF)
            && context.before(first, 2).is_some_and(|t| t.mark == Mark::Comma)
            && context.before(first, 3).is_some_and(aged)
}

/// "faith in Ana Orvik": two words that are well-known names and nothing else.
fn is_full_name(context: &Context, piece: &Piece) -> bool {
    let (first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
    let word = |i: usize| context.token(i).filter(|t| t.is_word() && t.entry.plain() < 4);
    last == first + 2
        && word(first).is_some_and(|t| t.entry.given() >= 3)
        && word(first + 1).is_some_and(|t| t.entry.family() >= 6)
}

/// "in True Beauty", "in Edition": plain words that are nobody's name.
fn are_common(context: &Context, piece: &Piece) -> bool {
    let spatial = Classes::PLACE_TYPE.or(Classes::DIRECTION).or(Classes::PLACE);
    let common =
        |t: &Token| t.entry.plain() >= 4 && t.entry.given().max(t.entry.family()) < 5 && !t.is(spatial);
    piece.tokens.all().all(|i| context.token(i).is_some_and(|t| !t.is_word() || common(t)))
}

/// Puts every clue on the scales; `strong` where the gazetteer knows the place well.
fn put_clues(clues: Clues, strong: bool, s: &mut Scales) {
    let mut rest = clues.0;
    while let Some(w) = WEIGHTS.get(rest.trailing_zeros() as usize) {
        rest &= rest - 1;
        let soft = strong && w.clue.any(SOFT);
        s.person.add(if soft { w.person.min(0) } else { w.person }, w.rule);
        s.place.add(if soft { w.place.max(0) } else { w.place }, w.rule);
        s.other.add(if soft { 0 } else { w.other }, w.rule);
    }
}

/// Adds to the scales what the article has made known, and reads them.
fn weigh(context: &Context, piece: &mut Piece, mut s: Scales, known: &Known) {
    from_known(context, piece, known, &mut s);
    opener(context, piece, known, &mut s);
    settle(piece, &s);
}

fn from_known(context: &Context, piece: &Piece, known: &Known, s: &mut Scales) {
    match known.person_runs.get(&piece.key) {
        Some(Part::Whole) if is_single(piece) => s.person.add(3, "person/known"),
        Some(Part::Whole) => {}
        Some(Part::Last) => {
            // A place that is somebody's family name here, too ("Neil Jordan … Jordan said"), is the place only where
            // this very mention says so.
            s.person.add(if piece.clues.any(e::IN) { 8 } else { 11 }, "person/last-name");
        }
        Some(Part::First) => s.person.add(5, "person/first-name"),
        None => {
            let (first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
            if last - first > 1 && known.last_words.contains(&context.word_key(last - 1)) {
                s.person.add(3, "person/kin-name");
            }
        }
    }
    if known.org_firsts.contains(&piece.key) && !known.person_runs.contains_key(&piece.key) {
        s.other.add(8, "org/short-of");
    }
    if known.orgs.contains(&piece.key) {
        s.other.add(5, "org/known-here");
    }
}

/// In sports a town is its club unless something says where.
fn team(context: &Context, piece: &Piece, clues: Clues, s: &mut Scales) {
    if !context.is_sport || !clues.any(e::TEAM) || s.place.sum < 4 {
        return;
    }
    let (first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
    let here = piece
        .clues
        .any(e::IN.or(e::REGION).or(e::PLACE_TYPE_OF).or(e::TYPE_AFTER).or(e::CITY_BEFORE).or(e::LOCATED));
    let country = place::entry_of(context, first, last)
        .and_then(|e| e.places().next())
        .is_none_or(|p| p.is_country() || matches!(p.kind().name(), "continent" | "sea" | "ocean"));
    if !here && !country {
        s.other.add(s.place.sum + 2, "org/team");
    }
}

/// A plain word at a sentence's start is no name unless something says so.
fn opener(context: &Context, piece: &Piece, known: &Known, s: &mut Scales) {
    if piece.tokens.len() > 1 {
        return;
    }
    let Some(token) = context.token(piece.tokens.first as usize) else { return };
    // "The US sent …, it feeds us all": in capitals, the country is not the pronoun.
    if token.shape == Shape::Upper && s.place.sum >= STRONG {
        return;
    }
    if known.lower.contains(&token.entry.0) {
        s.other.add(4, "name/lower-elsewhere");
    }
    if piece.clues.any(e::OPENS) && token.entry.plain() >= 3 {
        s.other.add(2, "name/opens");
    }
    if token.is(FUNCTION) {
        s.other.add(4, "name/function-word");
    }
}

fn settle(piece: &mut Piece, s: &Scales) {
    let (person, place, other) = (s.person.sum, s.place.sum, s.other.sum);
    let best = person.max(place);
    if best < 4 || best < other {
        piece.label = if other >= 5 { Label::Org } else { Label::Other };
        piece.rule = s.other.rule;
        piece.strength = Strength::Guess;
        return;
    }
    let (label, score, rival, rule) = if person >= place {
        (Label::Person, person, place, s.person.rule)
    } else {
        (Label::Place, place, person, s.place.rule)
    };
    piece.label = label;
    piece.rule = rule;
    piece.strength = match score - rival.max(other).max(0) {
        7.. if score >= 9 => Strength::Certain,
        2.. if score >= 5 => Strength::Likely,
        _ => Strength::Guess,
    };
}
