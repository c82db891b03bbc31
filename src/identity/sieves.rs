//! The sieves by which two full forms are found to be one person's, most certain first.

use super::fits::{
    cognate, cognates, ends, given_roots, initial, is_head, is_no_surname, is_tail, kin, middles_agree,
    nickname, office, rotations, same_ends, same_sounds, short_given, slip, slip_keys, sounds,
    transliteration, turned, with_family,
};
use super::name::{Name, Part};
use super::spelling::skeleton;

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
            ("Olaf Rudnytsky", "Oleg Rudnitsky"),
            ("Zorvan Harlow", "Zorvan Harbeck"),
        ] {
            for sieve in SIEVES.iter().filter(|s| s.name != "office") {
                assert!(!joins(sieve, a, b), "{}: {a} {b}", sieve.name);
            }
        }
    }

    #[test]
    fn one_office_joins_two_other_given_names_of_one_gender() {
        let office = SIEVES.iter().find(|s| s.name == "office").expect("the sieve");
        for (a, b) in [
            ("Carl Lindqvist", "Carla Lindqvist"),
            ("Lucille Harlow", "Lucille Harlow"),
            ("Lucille Harlow", "M. Harlow"),
            ("Lucas Harlow", "Louis Harlow Jr."),
            ("Lucille Harlow", "Louise Barlow"),
        ] {
            assert!(!joins(office, a, b), "{a} {b}");
        }
    }
}
