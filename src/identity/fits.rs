//! What two forms of a name have in common, and how far that makes them one person's.

use super::name::{Name, Part};
use super::sieves::Fit;
use super::spelling::{one_slip, skeleton};
use crate::lexicon::{self, Classes};

pub(super) fn sounds(parts: &[Part]) -> String {
    parts.iter().map(|p| p.sound.as_str()).collect::<Vec<_>>().join(" ")
}

pub(super) fn same_sounds(a: &[Part], b: &[Part]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike(a, b))
}

/// Equal but for transliteration; initials only as they stand.
fn alike(a: &Part, b: &Part) -> bool {
    a.initial == b.initial && (a.text == b.text || a.sound == b.sound) && !differ_by_gender(a, b)
}

/// Carlo and Carla, Daniel and Daniela: two people.
fn differ_by_gender(a: &Part, b: &Part) -> bool {
    let (a, b) = (a.text.as_str(), b.text.as_str());
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let grown = long
        .strip_prefix(short)
        .is_some_and(|rest| matches!(rest, "a" | "e" | "ine" | "ina" | "ette" | "ia"));
    let stem = |s: &str| s.strip_suffix(['a', 'o', 'e']).map(str::to_string);
    let turned = a.ends_with('a') != b.ends_with('a') && stem(a).is_some() && stem(a) == stem(b);
    a != b && (grown || turned)
}

/// The first and the last part.
pub(super) fn ends(n: &Name) -> String {
    n.first().map(|p| with_family(n, &p.sound)).unwrap_or_default()
}

pub(super) fn same_ends(a: &Name, b: &Name) -> bool {
    let same = |x: Option<&Part>, y: Option<&Part>| x.zip(y).is_some_and(|(x, y)| alike(x, y));
    same(a.first(), b.first()) && same(a.last(), b.last())
}

fn same_family(a: &Name, b: &Name) -> bool {
    a.last().zip(b.last()).is_some_and(|(a, b)| a.sound == b.sound)
}

pub(super) fn with_family(n: &Name, given: &str) -> String {
    let family = n.last().map_or("", |p| p.sound.as_str());
    format!("{given} {family}")
}

/// The fit, lowered where only one form states a generation; no fit where they differ.
pub(super) fn kin(a: &Name, b: &Name, fit: Fit) -> Fit {
    match (a.generation, b.generation) {
        (x, y) if x == y => fit,
        (Some(_), Some(_)) => Fit::No,
        _ => Fit::Company,
    }
}

/// Middle names agree where one form has none, or its middle names stand in the other in order, at least as initials.
pub(super) fn middles_agree(a: &Name, b: &Name) -> bool {
    let (few, many) = if a.parts.len() <= b.parts.len() { (a, b) } else { (b, a) };
    let mut rest = many.middle().iter();
    few.middle().iter().all(|m| rest.any(|o| same_or_initial(m, o)))
}

fn same_or_initial(a: &Part, b: &Part) -> bool {
    let by_letter = (a.initial != b.initial) && a.letter() == b.letter();
    by_letter || a.sound == b.sound
}

/// The formal names that a given name may be short for, and itself; the nickname beside it, too.
pub(super) fn given_roots(n: &Name) -> Vec<String> {
    let mut roots = Vec::new();
    let mut buffer = Vec::new();
    let given = n.first().filter(|p| !p.initial).map(|p| p.text.clone());
    for word in given.into_iter().chain(n.nickname.clone()) {
        let formal = lexicon::look_up(&word, &mut buffer).value(Classes::SHORT_NAME);
        roots.extend(formal.into_iter().flat_map(|f| f.split('|')).map(str::to_string));
        roots.push(word);
    }
    roots.sort();
    roots.dedup();
    roots
}

pub(super) fn nickname(a: &Name, b: &Name) -> Fit {
    let (x, y) = (given_roots(a), given_roots(b));
    let written = |n: &Name, roots: &[String]| n.first().is_some_and(|p| roots.contains(&p.text));
    let shared = x.iter().any(|root| y.contains(root));
    match () {
        () if !shared || !same_family(a, b) || !middles_agree(a, b) => Fit::No,
        // Fred and Rick are both short for Frederick, and mostly two people.
        () if written(a, &y) || written(b, &x) => kin(a, b, Fit::Likely),
        () => kin(a, b, Fit::Company),
    }
}

fn joined(parts: &[Part]) -> String {
    parts.iter().map(|p| p.text.as_str()).collect()
}

/// The letters as they stand, and with the first part moved to the end.
pub(super) fn rotations(n: &Name) -> Vec<String> {
    match &n.parts[..] {
        [first, rest @ ..] if !rest.is_empty() => vec![joined(&n.parts), joined(rest) + &first.text],
        _ => Vec::new(),
    }
}

pub(super) fn turned(a: &Name, b: &Name) -> bool {
    let (x, y) = (rotations(a), rotations(b));
    x.len() == 2 && y.len() == 2 && (x[0] == y[1] || x[1] == y[0])
}

/// Given names alike in their consonants: one person where the surname, too, is spelt in two ways, or by company.
pub(super) fn transliteration(a: &Name, b: &Name) -> Fit {
    let ((Some(x), Some(y)), (Some(u), Some(v))) = ((a.first(), b.first()), (a.last(), b.last())) else {
        return Fit::No;
    };
    let alike =
        skeleton(&x.sound) == skeleton(&y.sound) && skeleton(&x.sound).len() >= 3 && !differ_by_gender(x, y);
    if !alike || x.initial || y.initial || !same_family(a, b) || !middles_agree(a, b) {
        return Fit::No;
    }
    kin(a, b, if u.text != v.text { Fit::Likely } else { Fit::Company })
}

/// What the forms of a name in neighbouring languages share: Oleksii and Alexei, Hryhorii and Grigory, Olena and Elena.
pub(super) fn cognate(part: &Part) -> String {
    let skeleton = skeleton(&part.sound).replace("ks", "x").replace('h', "g");
    match skeleton.strip_prefix(['a', 'e', 'i', 'o', 'u']) {
        Some(rest) => format!("a{rest}"),
        None => skeleton,
    }
}

/// Both names alike in another language's letters: one person by company. Short ones say too little.
pub(super) fn cognates(a: &Name, b: &Name) -> Fit {
    let ((Some(x), Some(y)), (Some(u), Some(v))) = ((a.first(), b.first()), (a.last(), b.last())) else {
        return Fit::No;
    };
    let same = |p: &Part, q: &Part| cognate(p) == cognate(q) && cognate(p).len() >= 3;
    let given = same(x, y) && !x.initial && !y.initial && !differ_by_gender(x, y);
    // A surname whose vowels change is another one, but for an h that neighbours write as g.
    let family = u.sound.replace('h', "g") == v.sound.replace('h', "g") && !differ_by_gender(u, v);
    if given && family && middles_agree(a, b) { kin(a, b, Fit::Company) } else { Fit::No }
}

/// One surname, and given names that no other sieve joins: an outlet may have it wrong.
pub(super) fn office(a: &Name, b: &Name) -> Fit {
    let whole = |n: &Name| n.parts.len() == 2 && !n.parts[0].initial && n.generation.is_none();
    let other = a.first().zip(b.first()).is_some_and(|(x, y)| x.text != y.text && !differ_by_gender(x, y));
    if whole(a) && whole(b) && other && same_family(a, b) { Fit::Office } else { Fit::No }
}

/// The last part is nobody's surname while the first is a usual one: Li Wenbo.
pub(super) fn is_no_surname(n: &Name) -> bool {
    n.parts.len() == 2 && n.parts[1].family == 0 && n.parts[0].family >= USUAL
}

pub(super) fn initial(a: &Name, b: &Name) -> Fit {
    let (Some(x), Some(y)) = (a.first(), b.first()) else { return Fit::No };
    let fits =
        (x.initial || y.initial) && x.letter() == y.letter() && same_family(a, b) && middles_agree(a, b);
    if fits { kin(a, b, Fit::Company) } else { Fit::No }
}

/// `long` is `short` with a further name before it. Where names go back over the generations, so is a son's: Ahmad Nawaf
/// Al-Hamad Al-Brill.
pub(super) fn is_tail(short: &Name, long: &Name) -> bool {
    short.parts.len() == 2
        && !long.patronymic
        && long.parts.len() == short.parts.len() + 1
        && same_sounds(&short.parts, &long.parts[1..])
}

/// `long` is `short` with a further surname behind it.
pub(super) fn is_head(short: &Name, long: &Name) -> bool {
    let len = short.parts.len();
    len >= 2 && long.parts.len() == len + 1 && same_sounds(&short.parts, &long.parts[..len])
}

pub(super) fn short_given(a: &Name, b: &Name) -> Fit {
    let (Some(x), Some(y)) = (a.first(), b.first()) else { return Fit::No };
    let starts = x.text.starts_with(&y.text) || y.text.starts_with(&x.text);
    if starts && !differ_by_gender(x, y) && same_family(a, b) && middles_agree(a, b) {
        kin(a, b, Fit::Company)
    } else {
        Fit::No
    }
}

/// The given name with the surname's beginning, and the surname with the given name's letter.
pub(super) fn slip_keys(n: &Name) -> Vec<String> {
    let (Some(first), Some(last)) = (n.first(), n.last()) else { return Vec::new() };
    let head = last.text.get(..3).map(|three| format!("{} {three}", first.sound));
    let letter = first.letter().map(|c| with_family(n, &format!("{c}.")));
    head.into_iter().chain(letter).collect()
}

/// A word of that strength or more is a name in its own right.
const USUAL: u8 = 3;

/// One letter wrong in a long given name or surname, all else equal.
pub(super) fn slip(a: &Name, b: &Name) -> Fit {
    let ((Some(x), Some(y)), (Some(u), Some(v))) = ((a.first(), b.first()), (a.last(), b.last())) else {
        return Fit::No;
    };
    let long = |p: &Part, q: &Part, least: usize| p.text.len().min(q.text.len()) >= least;
    // Marina and Martina are two names, and no slip of each other; Emanual is none.
    let names = |p: u8, q: u8| p.min(q) >= USUAL;
    let family = alike(x, y) && long(u, v, 6) && one_slip(&u.text, &v.text) && !differ_by_gender(u, v);
    let given = same_family(a, b) && long(x, y, 5) && one_slip(&x.text, &y.text) && !differ_by_gender(x, y);
    let (family, given) = (family && !names(u.family, v.family), given && !names(x.given, y.given));
    if (family || given) && middles_agree(a, b) { kin(a, b, Fit::Company) } else { Fit::No }
}
