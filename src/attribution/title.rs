//! Titles of works among the quoted texts: by their case, and by what stands before and behind them.

use super::scene::Scene;
use super::tag::Tag;
use crate::document::Token;
use crate::lexicon::Classes;
use crate::token::Mark;

/// "the film “Night Train”", "on “Night Train”", "“Night Train,” by Ola Berg": title case beside what titles stand beside.
pub fn is_title(scene: &Scene, quote: usize) -> bool {
    let level = scene.level(quote);
    let open = scene.outer(quote).first as usize;
    title_case(scene, quote)
        && (scene.prev(level, open).is_some_and(|lead| {
            leads_title(scene, level, lead) || makes(scene, lead) && is_long(scene, quote)
        }) || follows_title(scene, quote))
}

/// "Berg, who wrote “Night Train,” spoke": what is made, not what is said.
fn makes(scene: &Scene, lead: usize) -> bool {
    matches!(scene.word(lead), "wrote" | "penned" | "authored" | "published" | "directed")
}

fn leads_title(scene: &Scene, level: u32, lead: usize) -> bool {
    let token = &scene.document.tokens[lead];
    match scene.tag(level, lead) {
        Tag::Possessive => scene.word(lead).starts_with(['\'', '’']),
        Tag::Preposition => {
            // "chants of “Out! Out!”" are words, "an interview with “Night Talk”" is none
            let said =
                || scene.prev(level, lead).is_some_and(|p| scene.document.tokens[p].is(Classes::CUE_NOUN));
            match scene.word(lead) {
                "like" | "against" => false,
                // "a clip from “Night Train”"
                "with" | "on" | "from" => true,
                _ => !said(),
            }
        }
        // Whom he told: "Berg told “Night Talk” that"
        Tag::Verb(_) if matches!(scene.word(lead), "tell" | "told") => true,
        // "the show, “Night Train”"
        Tag::Comma => scene.prev(level, lead).is_some_and(|p| scene.document.tokens[p].is(WORKS)),
        _ => token.is(WORKS),
    }
}

/// Who made it, who plays in it, what it is or a clause about it: "by Ola Berg", "star Ola Berg", "a film about",
/// "which opens in May".
fn follows_title(scene: &Scene, quote: usize) -> bool {
    let level = scene.level(quote);
    let mut i = scene.outer(quote).last as usize;
    if scene.tag(level, i) == Tag::Comma {
        i += 1;
    }
    let word = |i: usize| scene.document.tokens.get(i).map_or("", |_| scene.word(i));
    match scene.tag(level, i) {
        Tag::By => scene.tag(level, i + 1) == Tag::Name,
        // "“But Why?” reporter Ola Berg asked"
        Tag::Noun if ends_in_mark(scene, quote) => false,
        Tag::Noun => scene.document.tokens[i].is(MAKER) && scene.tag(level, i + 1) == Tag::Name,
        // "called her “Spanish,” which some call"
        Tag::Relative => word(i) == "which" && scene.quotations[quote].tokens.len() > 2,
        // "skippered by Ola Berg"
        Tag::Verb(_) => scene.tag(level, i + 1) == Tag::By && scene.tag(level, i + 2) == Tag::Name,
        Tag::Determiner if matches!(word(i), "a" | "an") => is_work(scene, level, i + 1),
        _ => false,
    }
}

fn ends_in_mark(scene: &Scene, quote: usize) -> bool {
    scene.document.tokens[scene.quotations[quote].tokens.all()].last().is_some_and(|t| !t.is_word())
}

/// "new animated film": a kind of work that ends the noun phrase.
fn is_work(scene: &Scene, level: u32, from: usize) -> bool {
    let phrase = (from..from + 4).take_while(|i| scene.tag(level, *i) == Tag::Noun);
    phrase.last().is_some_and(|head| scene.document.tokens[head].is(WORKS))
}

/// Two words or more, and no sentence: "wrote “Thanks!”" is a message.
fn is_long(scene: &Scene, quote: usize) -> bool {
    let inside = &scene.document.tokens[scene.quotations[quote].tokens.all()];
    let ended =
        inside.last().is_some_and(|t| matches!(t.mark, Mark::Stop | Mark::Exclamation | Mark::Question));
    !ended && inside.iter().filter(|t| t.is_word()).count() >= 2
}

const WORKS: Classes = Classes::WORK_CUE;

/// Star, host, director.
const MAKER: Classes = Classes::ROLE.or(Classes::PERSON_NOUN);

/// Words that some papers write small in titles.
const SMALL: Classes = Classes::PREPOSITION.or(Classes::CONJUNCTION).or(Classes::DETERMINER);

/// Every word longer than three letters begins with a capital.
pub fn title_case(scene: &Scene, quote: usize) -> bool {
    let tokens = &scene.document.tokens[scene.quotations[quote].tokens.all()];
    let mut words = tokens.iter().filter(|t| t.is_word()).take(12);
    let first = words.next().is_some_and(Token::is_capital);
    let mut count = 1;
    let capital =
        words.inspect(|_| count += 1).all(|t| t.end - t.start <= 3 || t.is_capital() || t.is(SMALL));
    first && capital && count < 12
}
