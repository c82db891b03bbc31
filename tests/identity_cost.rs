//! What the merge costs, in pairs compared and not in seconds: eight times the names and quotes, some eight times the
//! pairs.

use corpus_scan::authority::Authority;
use corpus_scan::corpus::Corpus;
use corpus_scan::evidence::Evidence;
use corpus_scan::identity;
use corpus_scan::record::{Extract, PersonFact, QuoteFact, SCHEMA_VERSION};

const NAMES: u64 = 100_000;
const QUOTES: u64 = 50_000;
const NAMES_IN_ARTICLE: u64 = 20;

/// Numbers that look like chance and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn word(&mut self, syllables: u64, kinds: u64) -> String {
        const CONSONANTS: &[u8] = b"bdfgklmnprstvz";
        const VOWELS: &[u8] = b"aeiou";
        let mut rest = self.roll(kinds);
        let mut word = String::new();
        for _ in 0..syllables {
            word.push(char::from(CONSONANTS[(rest % 14) as usize]));
            word.push(char::from(VOWELS[(rest / 14 % 5) as usize]));
            rest /= 70;
        }
        word
    }

    /// Every surname is borne by some four hundred, so that every name meets many; a fifth stand alone.
    fn name(&mut self, surnames: u64) -> String {
        let capital = |word: String| word[..1].to_uppercase() + &word[1..];
        let surname = capital(self.word(3, surnames));
        if self.roll(5) == 0 { surname } else { format!("{} {surname}", capital(self.word(3, 4_000))) }
    }

    /// Five words are all that anybody says.
    fn quote(&mut self) -> String {
        let len = 4 + self.roll(16);
        (0..len).map(|_| self.word(2, 5)).collect::<Vec<_>>().join(" ")
    }
}

/// A corpus of that share of the names and quotes.
fn corpus(share: u64) -> Corpus {
    let mut dice = Dice(7);
    let articles = NAMES / share / NAMES_IN_ARTICLE;
    let mut corpus = Corpus::default();
    for article in 0..articles {
        let names: Vec<String> = (0..NAMES_IN_ARTICLE).map(|_| dice.name(NAMES / share / 500)).collect();
        let person = |(i, name): (usize, &String)| PersonFact {
            start: 40 * i as u32,
            end: 40 * i as u32 + name.len() as u32,
            text: name.as_str().into(),
            name: name.as_str().into(),
            ..PersonFact::default()
        };
        let quotes = (0..QUOTES * NAMES_IN_ARTICLE / NAMES).map(|i| {
            let speaker = dice.roll(NAMES_IN_ARTICLE) as usize;
            let text = dice.quote();
            let start = 40 * i as u32 + 20;
            let speaker = (dice.roll(5) > 0).then(|| names[speaker].as_str().into());
            QuoteFact {
                start,
                end: start + text.len() as u32,
                text: text.into(),
                speaker,
                ..QuoteFact::default()
            }
        });
        corpus.add(Extract {
            schema_version: SCHEMA_VERSION.to_string(),
            quotes: quotes.collect(),
            path: format!("{article:06}.txt").into(),
            people: names.iter().enumerate().map(person).collect(),
            ..Extract::default()
        });
    }
    corpus
}

/// How many names, quotes, and pairs of either were compared.
fn cost(share: u64) -> [u64; 4] {
    let corpus = corpus(share);
    let evidence = Evidence::new(&corpus);
    let people = identity::people(&evidence, &Authority::default());
    let names = evidence.articles.iter().map(|a| a.people.len() as u64).sum();
    let quotes = evidence.articles.iter().map(|a| a.quotes.len() as u64).sum();
    [names, quotes, people.compared, identity::compared_quotes(&evidence, &people)]
}

/// Whether the pairs grow from `few` to `many` no faster than n log n does.
fn grows_as_n_log_n(few: (u64, u64), many: (u64, u64)) -> bool {
    let size = |n: u64| n as f64 * (n as f64).log2();
    many.1 as f64 / few.1.max(1) as f64 <= size(many.0) / size(few.0)
}

#[test]
fn pairs_compared_grow_as_n_log_n() {
    let (few, many) = (cost(8), cost(1));
    println!("names, quotes, pairs of people, pairs of quotes: {few:?}, {many:?}");
    assert_eq!(many[..2], [NAMES, QUOTES]);
    assert!(grows_as_n_log_n((few[0], few[2]), (many[0], many[2])), "people: {few:?} {many:?}");
    assert!(grows_as_n_log_n((few[1], few[3]), (many[1], many[3])), "quotes: {few:?} {many:?}");
    assert!(many[2] <= 64 * NAMES && many[3] <= 64 * QUOTES, "{many:?}");
}

/// One article that names so many people, and what each of them says.
fn article(
    count: usize,
    name: impl Fn(usize) -> String,
    role: Option<&str>,
    said: impl Fn(usize) -> String,
) -> Extract {
    let at = |i: usize| 100 * i as u32;
    let person = |i: usize| PersonFact {
        start: at(i),
        end: at(i) + 30,
        text: name(i).into(),
        name: name(i).into(),
        role: role.map(|role| format!("{role} of the {}", name(i)).into()),
        ..PersonFact::default()
    };
    let quote = |i: usize| QuoteFact {
        start: at(i) + 40,
        end: at(i) + 80,
        text: said(i).into(),
        speaker: Some(name(i).into()),
        ..QuoteFact::default()
    };
    Extract {
        schema_version: SCHEMA_VERSION.to_string(),
        path: "a.txt".into(),
        people: (0..count).map(person).collect(),
        quotes: (0..count).map(quote).collect(),
        ..Extract::default()
    }
}

/// Pairs of forms and of quotations that are compared in one article, and how many people it has.
fn compared(article: Extract) -> [u64; 3] {
    let mut corpus = Corpus::default();
    corpus.add(article);
    let evidence = Evidence::new(&corpus);
    let people = identity::people(&evidence, &Authority::default());
    [people.forms, identity::compared_quotes(&evidence, &people), people.persons.len() as u64]
}

const MANY: usize = 4000;

/// One name with other consonants doubled: every spelling is the same person's.
fn spelling(i: usize) -> String {
    let double = |(at, letter): (usize, char)| letter.to_string().repeat(1 + (i >> at & 1)) + "a";
    format!("Ana Ba{}", "dgmlnrbsgdtk".chars().enumerate().map(double).collect::<String>())
}

fn other(i: usize) -> String {
    let letter = |n: usize| char::from(b"bdfgklmnpr"[n % 10]);
    format!("Ana {}a{}o{}u", letter(i).to_uppercase(), letter(i / 10), letter(i / 100))
        + ["", "li", "me", "ra"][i / 1000]
}

/// However many spellings of one name an article has, or people who say one thing, each is compared with a few others.
#[test]
fn one_article_full_of_one_thing_is_merged_in_linear_time() {
    let rain = |_: usize| "It rained for five whole days".to_string();
    let spellings = compared(article(MANY, spelling, Some("minister"), rain));
    let people = compared(article(MANY, other, Some("minister"), rain));
    println!("pairs of forms, pairs of quotations, people: {spellings:?} {people:?}");
    assert_eq!((spellings[2], people[2]), (1, MANY as u64));
    for pairs in [spellings[0], spellings[1], people[0], people[1]] {
        assert!(pairs <= 100 * MANY as u64, "{spellings:?} {people:?}");
    }
}
