//! Laws that hold for any text at all.

mod support;

use std::time::Instant;

use corpus_scan::extract::{Settings, extract};
use corpus_scan::record::Extract;
use corpus_scan::token::{Kind, Mark, Pieces};
use proptest::prelude::*;
use support::record;

/// Text made of what rules look for: names, marks, figures, breaks, letters of many scripts.
fn news() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "Ana Frum",
        "Mr. Brill",
        "said",
        "told",
        "“",
        "”",
        "\"",
        "''",
        "'",
        "’s",
        "‘",
        " ",
        "\n",
        "\r\n",
        "\n\n",
        ". ",
        "? ",
        ", ",
        "—",
        " - ",
        "Monday",
        "May 3",
        "2015-06-10",
        "U.S.",
        "J. D.",
        "in Oslo",
        "Paris, Texas",
        "the",
        "years ago",
        "第二",
        "é",
        "e\u{301}",
        "\u{a0}",
        "\u{202e}",
        "\u{1b}[31m",
        "@handle",
        "www.a.org",
        "1,000.5",
        "(AP)",
        "«",
        "»",
        "...",
        "he",
        "she",
        "who",
        "according to",
        "PARIS",
        "of",
        "and",
        "Jr.",
        "\t",
        "•",
        "3-2",
    ]);
    prop::collection::vec(pieces, 0..120).prop_map(|p| p.join(""))
}

/// The bytes of every single article of the fixtures.
fn fixtures() -> Vec<Vec<u8>> {
    let folder = std::fs::read_dir(support::fixtures().join("articles")).expect("the articles");
    let files = folder.map(|e| e.expect("an entry").path()).filter(|p| p.is_file());
    let articles: Vec<Vec<u8>> = files.map(|p| std::fs::read(p).expect("an article")).collect();
    assert!(articles.len() >= 20, "the articles were not found");
    articles
}

fn spans(record: &Extract) -> Vec<(&'static str, u32, u32, Option<&str>)> {
    let people = record.people.iter().map(|x| ("people", x.start, x.end, Some(x.text.as_str())));
    let places = record.places.iter().map(|x| ("places", x.start, x.end, Some(x.text.as_str())));
    let dates = record.dates.iter().map(|x| ("dates", x.start, x.end, Some(x.text.as_str())));
    let quotes = record.quotes.iter().map(|x| ("quotes", x.start, x.end, Some(x.text.as_str())));
    let speakers = record
        .quotes
        .iter()
        .filter_map(|x| Some(("speakers", x.speaker_start?, x.speaker_end?, x.speaker_text.as_deref())));
    let terms = record.terms.iter().map(|x| ("terms", x.start, x.end, Some(x.text.as_str())));
    let dropped = record.boilerplate.iter().map(|x| ("boilerplate", x.start, x.end, Some(x.text.as_str())));
    let sentences = record.sentences.iter().map(|x| ("sentences", x.start, x.end, None));
    people
        .chain(places)
        .chain(dates)
        .chain(quotes)
        .chain(speakers)
        .chain(terms)
        .chain(dropped)
        .chain(sentences)
        .collect()
}

fn check(text: &str, published: Option<&str>) -> Result<(), TestCaseError> {
    let record = record(text, published);
    let mut last = ("", 0);
    for (layer, start, end, slice) in spans(&record) {
        let cut = text.get(start as usize..end as usize);
        prop_assert!(start < end, "{layer} {start}..{end} is empty");
        prop_assert!(cut.is_some(), "{layer} {start}..{end} is off the characters of the text");
        prop_assert!(slice.is_none() || slice == cut, "{layer} {start}..{end}: {slice:?} is not {cut:?}");
        let in_order = layer != last.0 || layer == "speakers" || last.1 <= start;
        prop_assert!(in_order, "{layer}: {start} after {}", last.1);
        last = (layer, start);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn spans_lie_in_the_text_and_in_order(text in news()) {
        check(&text, Some("2015-06-10"))?;
    }

    #[test]
    fn any_characters_are_read_without_a_panic(text in "\\PC{0,300}") {
        check(&text, None)?;
    }

    #[test]
    fn cut_and_broken_bytes_are_read_without_a_panic(
        article in prop::sample::select(fixtures()), from in 0.0..1.0f64, to in 0.0..1.0f64, noise in any::<[u8; 4]>(),
    ) {
        let at = |share: f64| (article.len() as f64 * share) as usize;
        let (from, to) = (at(from.min(to)), at(from.max(to)));
        let mut bytes = article[from..to].to_vec();
        bytes.splice(bytes.len() / 2..bytes.len() / 2, noise);
        check(&String::from_utf8_lossy(&bytes), Some("2015-06-10"))?;
    }

    #[test]
    fn pieces_cover_every_letter_once(text in news()) {
        let mut end = 0;
        for piece in Pieces::new(&text) {
            prop_assert!(piece.start >= end && piece.end > piece.start);
            let between = &text[end as usize..piece.start as usize];
            prop_assert!(!between.chars().any(char::is_alphanumeric), "{between:?} was passed over");
            prop_assert_eq!(piece.mark == Mark::None, piece.kind != Kind::Mark);
            end = piece.end;
        }
        prop_assert!(!text[end as usize..].chars().any(char::is_alphanumeric));
    }
}

#[test]
fn line_ends_change_no_fact() {
    let mut wrong = Vec::new();
    for bytes in fixtures() {
        let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
        let facts = |text: &str| {
            let record = record(text, Some("2015-06-10"));
            let plain = |t: &str| t.replace("\r\n", "\n").replace('\r', "\n");
            let people = record.people.iter().map(|p| format!("{} = {}", plain(&p.text), p.name));
            let places = record.places.iter().map(|p| format!("{} = {}", plain(&p.text), p.name));
            let dates = record.dates.iter().map(|d| format!("{} = {}", plain(&d.text), d.value));
            let quotes = record.quotes.iter().map(|q| format!("{} by {:?}", plain(&q.text), q.speaker));
            let count = format!("{} sentences", record.sentences.len());
            people.chain(places).chain(dates).chain(quotes).chain([count]).collect::<Vec<String>>()
        };
        let unix = facts(&text);
        for ends in ["\r\n", "\r"] {
            let other = facts(&text.replace('\n', ends));
            wrong.extend(
                other.iter().filter(|f| !unix.contains(f)).map(|f| format!("{ends:?}: only here: {f}")),
            );
            wrong.extend(
                unix.iter().filter(|f| !other.contains(f)).map(|f| format!("{ends:?}: missing: {f}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn long_runs_of_one_thing_are_read_in_linear_time() {
    // Doubling the text must not quadruple the work; counted in time it would be noise, so this only must end.
    for unit in ["“", "\"", "' ", "A. ", "Ana ", "1 ", "a, ", "\n", "(", "“a” ", "May ", "of the ", "-"]
    {
        let text = unit.repeat(400_000 / unit.len());
        check(&text, Some("2015-06-10")).unwrap_or_else(|e| panic!("{unit:?}: {e}"));
    }
}

/// Many quotations in one paragraph and one sentence: eight times the text costs about eight times the work, far from
/// the 64 times of a search that looks at everything before.
#[test]
fn many_quotations_cost_as_much_each_as_few() {
    let settings = Settings { statements: true, ..Settings::default() };
    for unit in [
        "the man “a” ",
        ", “a b”, said ",
        "saying “a b” and ",
        "“a “b ",
        "“It rained,” he said. ",
        "to say that “a b” ",
    ] {
        let cost = |times: usize| {
            let article = support::article(&unit.repeat(times), None);
            let run = || {
                let start = Instant::now();
                assert!(extract(&article, &settings).bytes > 0);
                start.elapsed()
            };
            (0..3).map(|_| run()).min().unwrap_or_default().as_secs_f64()
        };
        let (few, many) = (cost(1_500), cost(12_000));
        assert!(many < 32.0 * few.max(0.001), "{unit:?}: {few} s and {many} s for eight times as much");
    }
}
