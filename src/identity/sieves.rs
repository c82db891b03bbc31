//! The sieves by which two full forms are found to be one person's, most certain first.

use super::name::{Name, Part};
use super::spelling::{one_slip, skeleton};
use crate::lexicon::{self, Classes};

/// How far a sieve trusts a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    No,
    /// One person, unless something speaks against it.
    Likely,
    /// One person only if roles or company speak for it.
    Company,
    /// One person only if both hold one office in one company.
    Office,
}

/// Forms that share any key are compared; `fits` is symmetric.
pub struct Sieve {
    pub name: &'static str,
    /// One pair that it joins.
    pub example: (&'static str, &'static str),
    pub keys: fn(&Name) -> Vec<String>,
    pub fits: fn(&Name, &Name) -> Fit,
}

/// Their order is their precedence.
pub const SIEVES: [Sieve; 12] = [
    Sieve {
        name: "spelling",
        example: ("Olena Rudnytska", "Olena Rudnitska"),
        keys: |n| vec![sounds(&n.parts)],
        fits: |a, b| if same_sounds(&a.parts, &b.parts) { kin(a, b, Fit::Likely) } else { Fit::No },
    },
    Sieve {
        name: "middle-name",
        example: ("Dermot P. Halloran", "Dermot Halloran"),
        keys: |n| vec![ends(n)],
        fits: |a, b| if same_ends(a, b) && middles_agree(a, b) { kin(a, b, Fit::Likely) } else { Fit::No },
    },
    Sieve {
        name: "nickname",
        example: ("Robert Halloran", "Bob Halloran"),
        keys: |n| given_roots(n).into_iter().map(|root| with_family(n, &root)).collect(),
        fits: nickname,
    },
    Sieve {
        name: "name-order",
        example: ("Lim Seo-jun", "Seojun Lim"),
        keys: rotations,
        fits: |a, b| {
            let usual = a.family_first() || b.family_first() || is_no_surname(a) || is_no_surname(b);
            if turned(a, b) { kin(a, b, if usual { Fit::Likely } else { Fit::Company }) } else { Fit::No }
        },
    },
    Sieve {
        name: "transliteration",
        example: ("Andriy Rudnytsky", "Andrei Rudnitsky"),
        keys: |n| n.first().map(|p| with_family(n, &skeleton(&p.sound))).into_iter().collect(),
        fits: transliteration,
    },
    Sieve {
        name: "cognate",
        example: ("Oleksii Hrabovets", "Alexei Grabovets"),
        keys: |n| {
            n.first()
                .map(|p| format!("{} {}", cognate(p), n.last().map_or_else(String::new, cognate)))
                .into_iter()
                .collect()
        },
        fits: cognates,
    },
    Sieve {
        name: "initial",
        example: ("D. Halloran", "Dermot Halloran"),
        keys: |n| {
            n.first().and_then(Part::letter).map(|c| with_family(n, &c.to_string())).into_iter().collect()
        },
        fits: initial,
    },
    Sieve {
        name: "second-name",
        example: ("Walter Quentin Pruett", "Quentin Pruett"),
        keys: |n| n.parts.iter().rev().take(2).nth(1).map(|p| with_family(n, &p.sound)).into_iter().collect(),
        fits: |a, b| if is_tail(a, b) || is_tail(b, a) { kin(a, b, Fit::Company) } else { Fit::No },
    },
    Sieve {
        name: "double-surname",
        example: ("Marta Rivas", "Marta Rivas Otero"),
        keys: |n| n.parts.get(..2).map(sounds).into_iter().collect(),
        fits: |a, b| if is_head(a, b) || is_head(b, a) { kin(a, b, Fit::Company) } else { Fit::No },
    },
    Sieve {
        name: "short-given",
        example: ("Adaeze Okafor", "Ada Okafor"),
        keys: |n| {
            n.first().and_then(|p| p.text.get(..3)).map(|three| with_family(n, three)).into_iter().collect()
        },
        fits: short_given,
    },
    Sieve { name: "slip", example: ("Tadeusz Wolnyk", "Tadeusz Wolynk"), keys: slip_keys, fits: slip },
    Sieve {
        name: "office",
        example: ("Lucille Harlow", "Louise Harlow"),
        keys: |n| if n.parts.len() == 2 { vec![with_family(n, "")] } else { Vec::new() },
        fits: office,
    },
];

fn sounds(parts: &[Part]) -> String {
    parts.iter().map(|p| p.sound.as_str()).collect::<Vec<_>>().join(" ")
}

fn same_sounds(a: &[Part], b: &[Part]) -> bool {
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
fn ends(n: &Name) -> String {
    n.first().map(|p| with_family(n, &p.sound)).unwrap_or_default()
}

fn same_ends(a: &Name, b: &Name) -> bool {
    let same = |x: Option<&Part>, y: Option<&Part>| x.zip(y).is_some_and(|(x, y)| alike(x, y));
    same(a.first(), b.first()) && same(a.last(), b.last())
}

fn same_family(a: &Name, b: &Name) -> bool {
    a.last().zip(b.last()).is_some_and(|(a, b)| a.sound == b.sound)
}

fn with_family(n: &Name, given: &str) -> String {
    let family = n.last().map_or("", |p| p.sound.as_str());
    format!("{given} {family}")
}

/// The fit, lowered where only one form states a generation; no fit where they differ.
fn kin(a: &Name, b: &Name, fit: Fit) -> Fit {
    match (a.generation, b.generation) {
        (x, y) if x == y => fit,
        (Some(_), Some(_)) => Fit::No,
        _ => Fit::Company,
    }
}

/// Middle names agree where one form has none, or its middle names stand in the other in order, at least as initials.
fn middles_agree(a: &Name, b: &Name) -> bool {
    let (few, many) = if a.parts.len() <= b.parts.len() { (a, b) } else { (b, a) };
    let mut rest = many.middle().iter();
    few.middle().iter().all(|m| rest.any(|o| same_or_initial(m, o)))
}

fn same_or_initial(a: &Part, b: &Part) -> bool {
    let by_letter = (a.initial != b.initial) && a.letter() == b.letter();
    by_letter || a.sound == b.sound
}

/// The formal names that a given name may be short for, and itself; the nickname beside it, too.
fn given_roots(n: &Name) -> Vec<String> {
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

fn nickname(a: &Name, b: &Name) -> Fit {
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
fn rotations(n: &Name) -> Vec<String> {
    match &n.parts[..] {
        [first, rest @ ..] if !rest.is_empty() => vec![joined(&n.parts), joined(rest) + &first.text],
        _ => Vec::new(),
    }
}

fn turned(a: &Name, b: &Name) -> bool {
    let (x, y) = (rotations(a), rotations(b));
    x.len() == 2 && y.len() == 2 && (x[0] == y[1] || x[1] == y[0])
}

/// Given names alike in their consonants: one person where the surname, too, is spelt in two ways, or by company.
fn transliteration(a: &Name, b: &Name) -> Fit {
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
fn cognate(part: &Part) -> String {
    let skeleton = skeleton(&part.sound).replace("ks", "x").replace('h', "g");
    match skeleton.strip_prefix(['a', 'e', 'i', 'o', 'u']) {
        Some(rest) => format!("a{rest}"),
        None => skeleton,
    }
}

/// Both names alike in another language's letters: one person by company. Short ones say too little.
fn cognates(a: &Name, b: &Name) -> Fit {
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
fn office(a: &Name, b: &Name) -> Fit {
    let whole = |n: &Name| n.parts.len() == 2 && !n.parts[0].initial && n.generation.is_none();
    let other = a.first().zip(b.first()).is_some_and(|(x, y)| x.text != y.text && !differ_by_gender(x, y));
    if whole(a) && whole(b) && other && same_family(a, b) { Fit::Office } else { Fit::No }
}

/// The last part is nobody's surname while the first is a usual one: Li Wenbo.
fn is_no_surname(n: &Name) -> bool {
    n.parts.len() == 2 && n.parts[1].family == 0 && n.parts[0].family >= USUAL
}

fn initial(a: &Name, b: &Name) -> Fit {
    let (Some(x), Some(y)) = (a.first(), b.first()) else { return Fit::No };
    let fits =
        (x.initial || y.initial) && x.letter() == y.letter() && same_family(a, b) && middles_agree(a, b);
    if fits { kin(a, b, Fit::Company) } else { Fit::No }
}

/// `long` is `short` with a further name before it. Where names go back over the generations, so is a son's: Ahmad Nawaf
/// Al-Hamad Al-Brill.
fn is_tail(short: &Name, long: &Name) -> bool {
    short.parts.len() == 2
        && !long.patronymic
        && long.parts.len() == short.parts.len() + 1
        && same_sounds(&short.parts, &long.parts[1..])
}

/// `long` is `short` with a further surname behind it.
fn is_head(short: &Name, long: &Name) -> bool {
    let len = short.parts.len();
    len >= 2 && long.parts.len() == len + 1 && same_sounds(&short.parts, &long.parts[..len])
}

fn short_given(a: &Name, b: &Name) -> Fit {
    let (Some(x), Some(y)) = (a.first(), b.first()) else { return Fit::No };
    let starts = x.text.starts_with(&y.text) || y.text.starts_with(&x.text);
    if starts && !differ_by_gender(x, y) && same_family(a, b) && middles_agree(a, b) {
        kin(a, b, Fit::Company)
    } else {
        Fit::No
    }
}

/// The given name with the surname's beginning, and the surname with the given name's letter.
fn slip_keys(n: &Name) -> Vec<String> {
    let (Some(first), Some(last)) = (n.first(), n.last()) else { return Vec::new() };
    let head = last.text.get(..3).map(|three| format!("{} {three}", first.sound));
    let letter = first.letter().map(|c| with_family(n, &format!("{c}.")));
    head.into_iter().chain(letter).collect()
}

/// A word of that strength or more is a name in its own right.
const USUAL: u8 = 3;

/// One letter wrong in a long given name or surname, all else equal.
fn slip(a: &Name, b: &Name) -> Fit {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn joins(sieve: &Sieve, a: &str, b: &str) -> bool {
        let (a, b) = (Name::new(a), Name::new(b));
        let (x, y) = ((sieve.keys)(&a), (sieve.keys)(&b));
        let fit = (sieve.fits)(&a, &b);
        assert_eq!(fit, (sieve.fits)(&b, &a), "{}: not symmetric", sieve.name);
        x.iter().any(|key| y.contains(key)) && fit != Fit::No
    }

    #[test]
    fn every_sieve_joins_its_example() {
        for sieve in &SIEVES {
            assert!(joins(sieve, sieve.example.0, sieve.example.1), "{}", sieve.name);
        }
    }

    #[test]
    fn no_sieve_joins_two_people() {
        for (a, b) in [
            ("Ileana Dobrescu", "Petru Dobrescu"),
            ("Marta Wolny", "Tadeusz Wolny"),
            ("Walter Pruett Jr.", "Walter Pruett Sr."),
            ("Carl Lindqvist", "Carla Lindqvist"),
            ("Mario Ferrante", "Maria Ferrante"),
            ("John A. Harlow", "John B. Harlow"),
            ("George Harlow", "George Barlow"),
            ("Shen Guowei", "Shen Guolin"),
            ("Marina Halloran", "Martina Halloran"),
            ("Hamad Nawaf Al-Jaber Al-Harani", "Nawaf Al-Jaber Al-Harani"),
            ("Samir bin Hamad Harani", "Hamad Harani"),
        ] {
            for sieve in SIEVES.iter().filter(|s| s.name != "office") {
                assert!(!joins(sieve, a, b), "{}: {a} {b}", sieve.name);
            }
        }
    }
}
