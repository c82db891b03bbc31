//! Spellings of one name: transliterations brought to one form, a form too rough to show and right to compare.

/// The form that usual transliterations of a name share: Rudnytsky, Rudnytskyy, Rudnitsky, Rudnytskyi; Fyodor, Fedor.
pub fn sound(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    let mut rest = folded;
    while let Some(c) = rest.chars().next() {
        let (step, sound) = REWRITES
            .iter()
            .find(|(from, _)| rest.starts_with(from) && !(out.is_empty() && INSIDE.contains(from)))
            .map_or((c.len_utf8(), None), |(from, to)| (from.len(), Some(*to)));
        match sound {
            Some(to) => to.chars().for_each(|s| push(&mut out, s)),
            None => push(&mut out, c),
        }
        rest = &rest[step..];
    }
    let kept = out.trim_end_matches('i').len();
    if kept >= 3 {
        out.truncate(kept);
    }
    out
}

/// A letter twice is one: Mohammed, Mohamed.
fn push(out: &mut String, c: char) {
    if !out.ends_with(c) {
        out.push(c);
    }
}

/// Only inside a name: Fyodor is Fedor, but Yousef is no Eusef.
const INSIDE: [&str; 4] = ["yo", "ya", "io", "ia"];

/// Letters that outlets write in several ways; longer ones first.
const REWRITES: [(&str, &str); 29] = [
    ("shch", "sh"),
    ("tsch", "ch"),
    ("tch", "ch"),
    ("sch", "sh"),
    ("dzh", "j"),
    ("dj", "j"),
    ("zh", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("ks", "x"),
    ("tz", "ts"),
    ("ou", "u"),
    ("oo", "u"),
    ("ei", "e"),
    ("ey", "e"),
    ("iy", "i"),
    ("yi", "i"),
    ("ij", "i"),
    ("ye", "e"),
    ("yo", "e"),
    ("io", "e"),
    ("ia", "a"),
    ("ya", "a"),
    ("y", "i"),
    ("w", "v"),
    ("q", "k"),
];

/// The consonants of a [`sound`] behind its first letter: Andriy, Andrii, Andrei; Mohammed, Muhammad.
pub fn skeleton(sound: &str) -> String {
    let vowel = |c: &char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let first = sound.chars().next();
    let mut out = String::new();
    first.into_iter().chain(sound.chars().skip(1).filter(|c| !vowel(c))).for_each(|c| push(&mut out, c));
    out
}

/// Whether one letter put in, left out, changed or swapped with its neighbour makes the two equal.
pub fn one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    match (&a[..a.len() - tail], &b[..b.len() - tail]) {
        ([] | [_], [] | [_]) => true,
        ([x, y], [u, v]) => x == v && y == u,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_share_a_sound() {
        for (a, b) in [
            ("rudnytsky", "rudnytskyy"),
            ("rudnytsky", "rudnitsky"),
            ("rudnytsky", "rudnytskyi"),
            ("fyodor", "fedor"),
            ("mohammed", "mohamed"),
            ("yousef", "yusef"),
            ("sergei", "sergey"),
            ("khalilov", "halilov"),
        ] {
            assert_eq!(sound(a), sound(b), "{a} {b}");
        }
    }

    #[test]
    fn other_names_do_not() {
        for (a, b) in
            [("dobrescu", "dobrev"), ("martin", "marten"), ("wolny", "wolna"), ("li", "lee"), ("xi", "shi")]
        {
            assert_ne!(sound(a), sound(b), "{a} {b}");
        }
    }

    #[test]
    fn skeletons_drop_inner_vowels() {
        let skeleton = |name| skeleton(&sound(name));
        assert_eq!(skeleton("andriy"), skeleton("andrei"));
        assert_eq!(skeleton("mohammed"), skeleton("muhammad"));
        assert_ne!(skeleton("petru"), skeleton("ileana"));
    }

    #[test]
    fn one_slip_is_one_letter() {
        assert!(one_slip("medvedev", "medvedyev"));
        assert!(one_slip("dobrescu", "dobrecsu"));
        assert!(one_slip("abc", "abc"));
        assert!(!one_slip("harlow", "harmon"));
        assert!(!one_slip("", "ab"));
    }
}
