//! What a page asks of its reader by name: "Follow Ana Frum on Twitter", "Write to Bo Lind at lind@post.example".

use super::shape;
use crate::lexicon::{self, Classes, Entry};

/// Words of a name at most.
const NAME: usize = 6;
/// Longer lines are prose.
const LONGEST: usize = 160;

/// What follows an imperative is a name and where that is found: a site, an address, or what its pictures show.
/// Nothing but more of the kind may stand behind.
pub fn is_invitation(rest: &str) -> bool {
    if rest.len() > LONGEST || !rest.starts_with([' ', '\u{a0}']) || rest.contains(['"', '“', '”', ';']) {
        return false;
    }
    let words: Vec<&str> = rest.split_whitespace().take(NAME + 3).collect();
    let mut key = Vec::new();
    let mut entry = |word: &str| lexicon::look_up(bare(word), &mut key);
    for (i, word) in words.iter().enumerate().take(NAME + 1) {
        if i > 0 && ends_owner(words[i - 1]) && opens_pictures(entry(word)) {
            return true;
        }
        if i > 0 && is_at(word) {
            return match words.get(i + 1) {
                Some(next) => next.contains('@') || is_site(entry(next)) && !tells(&words[i + 2..]),
                None => true,
            };
        }
        let named = bare(word).starts_with(char::is_uppercase) || word.starts_with('@');
        let joins = i > 0 && entry(word).is(Classes::PARTICLE);
        if !(named || joins) {
            return false;
        }
    }
    false
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_at(word: &str) -> bool {
    word.eq_ignore_ascii_case("at") || word.eq_ignore_ascii_case("on")
}

fn ends_owner(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("’s")
}

/// A site to which pages send their readers: one of the words that are page controls for sharing.
fn is_site(entry: Entry) -> bool {
    entry.value(Classes::FURNITURE).is_some_and(|v| v == "share:line")
}

fn opens_pictures(entry: Entry) -> bool {
    entry
        .value(Classes::FURNITURE)
        .is_some_and(|v| matches!(v, "video:label" | "credit:label" | "navigation:line"))
}

/// The sentence goes on with an act: "Follow Frum on Twitter and win", not "… and Facebook", "… for more news".
fn tells(words: &[&str]) -> bool {
    let small = |w: &&str| w.starts_with(char::is_lowercase);
    let joined = words.first().is_some_and(|w| w.eq_ignore_ascii_case("and"));
    let joint = lexicon::look_up(words.first().copied().unwrap_or(""), &mut Vec::new());
    let goes_on =
        words.first().is_some_and(small) && !joint.is(Classes::PREPOSITION.or(Classes::CONJUNCTION));
    goes_on || joined && words.get(1).is_some_and(small)
}

/// A heading above links: a few words that end no sentence, "More Must-Reads From the Post".
pub fn is_list_heading(line: &str) -> bool {
    line.len() <= 60 && !shape::ends_sentence(line) && (2..=7).contains(&shape::words(line).take(8).count())
}

/// A bulleted headline: short, and without the full stop of a sentence.
pub fn is_teaser(line: &str) -> bool {
    line.len() <= 130
        && shape::item_marker(line).is_some()
        && !matches!(shape::last_mark(line), Some('.' | ';' | ':' | ','))
}

/// "READ Lind's full remarks:": one word in capitals above what it opens.
pub fn is_shouted_label(line: &str) -> bool {
    line.ends_with(':')
        && line.split(' ').next().is_some_and(shape::is_upper)
        && !shape::is_upper(line)
        && (3..=8).contains(&shape::words(line).take(9).count())
}

/// "Ana Frum is the harbour correspondent of the Post. You can send her an e-mail …": who wrote the story.
pub fn is_biography(line: &str) -> bool {
    let mut key = Vec::new();
    let mut is = |word: &str, classes: Classes| lexicon::look_up(bare(word), &mut key).is(classes);
    let mut words = line.split_whitespace().take(14);
    let name = words.by_ref().take(NAME).take_while(|w| w.starts_with(char::is_uppercase)).count();
    // The word that ended the name is gone from `words`.
    let verb = line.split_whitespace().nth(name).is_some_and(|w| is(w, Classes::AUXILIARY));
    (1..=4).contains(&name) && verb && words.any(|w| is(w, Classes::ROLE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_sites_make_an_invitation() {
        for rest in [
            " Ana Frum on Twitter.",
            " Arden Post On Twitter, Facebook, and Google Buzz!",
            " Arden Post on Facebook and Instagram for more bridges, boats and tides.",
            " Ana Frum at frum@post.example",
            " Bo Lind at",
            " Ana de la Frum at frum@post.example",
            " Arden Post's pictures of the bridge.",
        ] {
            assert!(is_invitation(rest), "{rest}");
        }
        for rest in [
            " the money on Twitter",
            " Ana Frum on Monday, the judge said.",
            " Ana Frum and you will find the bridge.",
            " Ana Frum's bridge",
            " Ana Frum on Twitter, says Lind, and learn.",
            " Ana Frum on Twitter and you will know, Lind said.",
            "ers of Ana Frum on Twitter",
            "",
        ] {
            assert!(!is_invitation(rest), "{rest}");
        }
    }

    #[test]
    fn who_wrote_a_story_is_told_in_a_biography() {
        assert!(is_biography("Ana Frum is the business reporter for the Arden Post. Send her an e-mail."));
        assert!(!is_biography("The minister is a former reporter of the Arden Post."));
        assert!(!is_biography("Ana Frum left on Monday."));
    }
}
