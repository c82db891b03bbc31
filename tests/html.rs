//! The HTML report, read back by a parser: nothing of a text becomes markup, every link leads somewhere, all is there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use corpus_scan::article::{Article, Published, PublishedFrom};
use corpus_scan::authority::Authority;
use corpus_scan::corpus::Corpus;
use corpus_scan::extract::{Settings, extract};
use corpus_scan::record::*;
use corpus_scan::report::{Report, ReportOptions, html};
use corpus_scan::span::Span;
use scraper::{ElementRef, Html, Selector};
use sha2::{Digest, Sha256};

fn source(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report/html").join(file);
    std::fs::read_to_string(path).expect("a source")
}

fn page(corpus: &Corpus, top: Option<usize>) -> String {
    let (report, merged) = Report::with_merged(corpus, &ReportOptions::default(), &Authority::default());
    let mut out = Vec::new();
    html::write(&merged, &report, &mut out, top).expect("a page");
    String::from_utf8(out).expect("UTF-8")
}

/// A corpus of texts by path; the path's first ten characters may be the day.
fn corpus(articles: &[(&str, &str)]) -> Corpus {
    let settings = Settings { with_text: true, ..Settings::default() };
    let mut corpus = Corpus::default();
    for (path, text) in articles {
        let date = path.get(..10).and_then(|d| d.parse().ok());
        let published = date.map(|date| Published { date, from: PublishedFrom::Name });
        let (id, path, text) = ((*path).into(), (*path).into(), (*text).into());
        corpus.add(extract(&Article { id, path, text, published, ..Article::default() }, &settings));
    }
    corpus
}

fn summit() -> Corpus {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpora/summit/articles");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the fixture").map(|e| e.expect("a file").path()).collect();
    files.sort();
    let read = |path: &PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(path).expect("a text"))
    };
    let texts: Vec<(String, String)> = files.iter().map(read).collect();
    let borrowed: Vec<(&str, &str)> = texts.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    corpus(&borrowed)
}

static SUMMIT: LazyLock<String> = LazyLock::new(|| page(&summit(), None));

fn all<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn text(element: &ElementRef) -> String {
    element.text().collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a page is made of, whatever the corpus says.
const ELEMENTS: &str = "html head meta title link style body a nav ul li small div label input output main header p h1 h2 h3 h4 \
    section span table caption thead tbody tr th td svg rect g path circle line text figure figcaption details summary dl dt \
    dd b i q ol blockquote ins del article code footer script title";
const ATTRIBUTES: &str = "lang charset http-equiv content name rel href class id aria-label aria-labelledby aria-hidden role \
    hidden for type autocomplete spellcheck placeholder scope colspan width height viewBox preserveAspectRatio transform d cx cy \
    r x y x1 x2 y1 y2 rx text-anchor title tabindex open data-sort";

/// Asserts that the page holds only what the templates put into it.
fn assert_sound(page: &str) -> Html {
    let parsed = Html::parse_document(page);
    let (elements, attributes): (BTreeSet<&str>, BTreeSet<&str>) =
        (ELEMENTS.split_whitespace().collect(), ATTRIBUTES.split_whitespace().collect());
    for element in parsed.root_element().descendent_elements() {
        let name = element.value().name();
        assert!(elements.contains(name), "<{name}> in the page: {}", element.html());
        for (attribute, value) in element.value().attrs() {
            assert!(attributes.contains(attribute), "{attribute}={value} on <{name}>");
            if attribute == "href" {
                assert!(value.starts_with('#') || value == "data:,", "{value} on <{name}>");
            }
        }
    }
    for (name, file) in [("style", "style.css"), ("script", "script.js")] {
        let found = all(&parsed, name);
        assert_eq!(found.len(), 1, "{name}");
        assert_eq!(text(&found[0]), source(file), "{name}");
    }
    let steers =
        |c: char| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c) || c == '\u{2066}';
    assert_eq!(page.chars().find(|c| steers(*c)), None);
    assert!(parsed.errors.is_empty(), "{:?}", parsed.errors);
    parsed
}

/// Everything that wants out of its place.
const HOSTILE: &str = "</title></style></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'`> ]]> --> <!-- \
    javascript:alert(1) &lt;b&gt; &#60; {{ 7*7 }} ${x} \u{0}\u{7}\u{1b}[31m\u{202e}evil\u{2066}\u{feff}\u{85} \u{2028} </a></q></p>";

/// A record as anybody may have written it: the same string in every field.
fn hostile_record(hostile: &str) -> Extract {
    let (name, text): (Text, String) = (hostile.into(), format!("{hostile}\n{hostile}\n\n{hostile}"));
    let end = hostile.len() as u32;
    let (start, rule, strength) = (0, name.clone(), name.clone());
    let person = PersonFact {
        start,
        end,
        text: name.clone(),
        name: name.clone(),
        role: Some(name.clone()),
        gender: Some(name.clone()),
        strength: strength.clone(),
        rule: rule.clone(),
        sentence: Some(hostile.into()),
    };
    let place = PlaceFact {
        start,
        end,
        text: name.clone(),
        name: name.clone(),
        kind: name.clone(),
        country: Some(name.clone()),
        lat: Some(1.0),
        lon: Some(2.0),
        region: Some(name.clone()),
        strength,
        rule: rule.clone(),
        ..PlaceFact::default()
    };
    let date = DateFact {
        start,
        end,
        text: name.clone(),
        kind: name.clone(),
        value: name.clone(),
        modifier: Some(name.clone()),
        from: Some(name.clone()),
        to: Some(name.clone()),
        resolved: true,
        rule: rule.clone(),
        ..DateFact::default()
    };
    let quote = QuoteFact {
        start,
        end: end * 2,
        text: name.clone(),
        kind: name.clone(),
        speaker: Some(name.clone()),
        speakers: vec![name.clone(), "Other".into()],
        speaker_kind: name.clone(),
        via: Some(name.clone()),
        flags: vec![name.clone()],
        rule,
        ..QuoteFact::default()
    };
    Extract {
        schema_version: SCHEMA_VERSION.into(),
        path: name.clone(),
        id: name.clone(),
        title: Some(hostile.into()),
        published: Some(name.clone()),
        source: Some(hostile.into()),
        words: 3,
        sentences: vec![Span { start: 0, end: text.len() as u32 }],
        people: vec![person],
        places: vec![place],
        dates: vec![date],
        quotes: vec![
            quote.clone(),
            QuoteFact { start: end + 1, text: format!("{hostile} more").into(), ..quote },
        ],
        boilerplate: vec![BoilerplateFact {
            start: end + 1,
            end: 2 * end + 1,
            reason: name,
            text: hostile.into(),
        }],
        warnings: vec![hostile.into()],
        text: Some(text),
        ..Extract::default()
    }
}

#[test]
fn no_string_of_a_record_becomes_markup() {
    let long = format!("{}\u{301}", "W\u{202e}".repeat(30_000));
    for hostile in
        [HOSTILE, "\"><svg onload=alert(1)>", "' onmouseover='alert(1)", "&#x3c;script&#x3e;", &long]
    {
        let mut corpus = Corpus::default();
        corpus.add(hostile_record(hostile));
        corpus.add(Extract { id: "other".into(), words: 4, ..hostile_record(hostile) });
        corpus.skip(hostile, hostile);
        corpus.warn(hostile);
        let page = page(&corpus, None);
        let parsed = assert_sound(&page);
        assert!(all(&parsed, "article p").len() >= 3);
        assert_eq!(page.matches("alert(1)</script>").count(), 0);
    }
}

#[test]
fn no_string_of_an_article_becomes_markup() {
    let text = format!(
        "{HOSTILE}\n\nPARIS (2024-03-12) — Marek <b>Solano</b> of {HOSTILE} said: “The quay <script>alert(1)</script> will open.”\n\n\
         Mayor Ilse Vandermeer\"onclick='x' told <i>reporters</i> on Monday: \"{HOSTILE}\"\n"
    );
    let parsed = assert_sound(&page(&corpus(&[("2024-03-12_<script>alert(1)</script>.txt", &text)]), None));
    let shown = words(&all(&parsed, "article").iter().map(text_of).collect::<String>());
    assert!(shown.contains("<script>alert(1)</script> will open"), "{shown}");
}

fn text_of(element: &ElementRef) -> String {
    text(element)
}

#[test]
fn the_policy_allows_this_style_and_this_script_and_nothing_else() {
    let parsed = Html::parse_document(&SUMMIT);
    let policy =
        all(&parsed, "meta[http-equiv='Content-Security-Policy']")[0].attr("content").expect("a policy");
    let of = |name: &str| {
        let digest = Sha256::digest(text(&all(&parsed, name)[0]).as_bytes());
        format!("{name}-src 'sha256-{}'", STANDARD.encode(digest))
    };
    let parts: BTreeSet<&str> = policy.split("; ").collect();
    let (style, script) = (of("style"), of("script"));
    let wanted =
        ["default-src 'none'", "img-src data:", "base-uri 'none'", "form-action 'none'", &style, &script];
    assert_eq!(parts, wanted.into_iter().collect());
    assert!(SUMMIT.find("Content-Security-Policy").unwrap() < SUMMIT.find("<style").unwrap());
}

#[test]
fn every_link_leads_to_one_place_on_the_page() {
    let mut hostile = summit();
    hostile.add(hostile_record(HOSTILE));
    let mut bare = Corpus::default();
    summit().records().for_each(|e| bare.add(Extract { text: None, ..e }));
    for page in [
        SUMMIT.clone(),
        page(&bare, None),
        page(&hostile, None),
        page(&summit(), Some(2)),
        page(&summit(), Some(0)),
    ] {
        let parsed = assert_sound(&page);
        let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
        all(&parsed, "[id]").iter().for_each(|e| *ids.entry(e.attr("id").unwrap()).or_default() += 1);
        let twice: Vec<_> = ids.iter().filter(|(_, n)| **n > 1).collect();
        assert!(twice.is_empty(), "{twice:?}");
        for link in all(&parsed, "a[href]") {
            let id = link.attr("href").unwrap().trim_start_matches('#');
            assert!(ids.contains_key(id), "#{id} leads nowhere: {}", link.html());
        }
    }
}

#[test]
fn the_texts_are_whole_and_their_mentions_lead_to_who_is_meant() {
    let parsed = Html::parse_document(&SUMMIT);
    let articles = all(&parsed, "article");
    let corpus = summit();
    for (extract, article) in corpus.records().zip(&articles) {
        let shown = text(article).replace('¶', " ");
        let squeezed = |t: &str| t.split_whitespace().collect::<String>();
        assert_eq!(squeezed(&shown), squeezed(extract.text.as_deref().unwrap()), "{}", extract.path);
    }
    let names: BTreeMap<&str, String> = all(&parsed, "#persons details")
        .iter()
        .map(|card| {
            let id = card.select(&Selector::parse(".in").unwrap()).next().unwrap().attr("id").unwrap();
            (id, text(&card.select(&Selector::parse("h3").unwrap()).next().unwrap()))
        })
        .collect();
    let mut meant: BTreeSet<(String, String)> = BTreeSet::new();
    for link in all(&parsed, "article a.p") {
        let id = link.attr("href").unwrap().trim_start_matches('#');
        meant.insert((text(&link), names[id].clone()));
    }
    for (written, name) in [
        ("Rudnitsky", "Andriy Rudnytsky"),
        ("Rudnytskyy", "Andriy Rudnytsky"),
        ("Whitcombe", "Carla Whitcombe"),
    ] {
        let all: Vec<&str> =
            meant.iter().filter(|(w, _)| w.ends_with(written)).map(|(_, n)| n.as_str()).collect();
        assert!(!all.is_empty() && all.iter().all(|n| *n == name), "{written}: {all:?}");
    }
    assert!(all(&parsed, "article a.l").len() > 10 && all(&parsed, "article a.d").len() > 5);
    assert!(!all(&parsed, "article .dropped").is_empty());
}

const WIRE: &str = "Governor Marta Oyelaran of Lagos spoke in Accra on Monday. “We will finish the harbour wall before the rains begin in June,” Oyelaran said. Kwame Asante-Boateng, the port director, stood beside Oyelaran.";
const POST: &str = "“We shall finish the harbour wall before the rains begin in early June,” Governor Marta Oyelaran said. “Marta Oyelaran has kept her word before,” said Kwame Asante-Boateng on 4 March 2024. The work took three months.";

fn two() -> Html {
    assert_sound(&page(&corpus(&[("2024-03-12_post.txt", POST), ("2024-03-12_wire.txt", WIRE)]), None))
}

#[test]
fn a_person_has_a_section_with_all_that_stands_beside_the_name() {
    let parsed = two();
    let card =
        all(&parsed, "#persons details").into_iter().find(|c| text(c).contains("Marta Oyelaran")).unwrap();
    let card = words(&text(&card));
    for part in [
        "Also called Oyelaran",
        "Says We",
        "finish the harbour wall",
        "Is talked of Kwame Asante-Boateng: Marta Oyelaran has kept her word before",
        "Appears with Kwame Asante-Boateng",
        "Beside dates",
        "In articles 1",
    ] {
        assert!(card.contains(part), "no {part:?} in {card}");
    }
    assert!(card.to_lowercase().contains("governor"), "{card}");
}

#[test]
fn another_wording_shows_the_words_that_differ() {
    let parsed = two();
    let changes = |name: &str| all(&parsed, &format!("#said {name}")).iter().map(text_of).collect::<Vec<_>>();
    let (gone, new) = (changes("del"), changes("ins"));
    let mut both: Vec<String> = gone.into_iter().chain(new).collect();
    both.sort();
    assert_eq!(both, ["early", "shall", "will"]);
}

#[test]
fn people_places_dates_and_pairs_are_drawn() {
    let parsed = two();
    let titles: Vec<String> = all(&parsed, ".map circle title").iter().map(text_of).collect();
    assert!(titles.iter().any(|t| t.starts_with("Accra: 1 mention in 1 article")), "{titles:?}");
    let days: Vec<String> = all(&parsed, "rect.day title").iter().map(text_of).collect();
    assert!(days.iter().any(|t| t == "Mon 4 Mar 2024: 1 mention"), "{days:?}");
    let spans: Vec<String> = all(&parsed, "rect.span title").iter().map(text_of).collect();
    assert!(spans.iter().any(|t| t == "June 2024: 1 mention"), "{spans:?}");
    let lanes: Vec<String> = all(&parsed, ".lanes dt").iter().map(|e| words(&text(e))).collect();
    assert_eq!(lanes, ["Durations how long, not when"]);
    let cells: Vec<String> =
        all(&parsed, ".matrix td[title]").iter().map(|c| c.attr("title").unwrap().into()).collect();
    assert_eq!(cells.len(), 2);
    assert!(
        cells.iter().any(|t: &String| t.starts_with("Kwame Asante-Boateng and Marta Oyelaran: 2 articles")),
        "{cells:?}"
    );
}

#[test]
fn top_is_the_number_of_rows_and_what_is_missing_is_told() {
    let corpus = summit();
    let rows =
        |page: &str, table: &str| all(&Html::parse_document(page), &format!("#{table} tbody tr")).len();
    let (all_rows, two, whole) = (page(&corpus, None), page(&corpus, Some(2)), page(&corpus, Some(0)));
    for table in ["people", "places", "dates", "articles"] {
        assert_eq!(rows(&two, table), 2, "{table}");
        assert_eq!(rows(&all_rows, table), rows(&whole, table), "{table}");
    }
    assert!(two.contains("The first 2 of 5 articles are on this page; run with --top 0 for all of them."));
    assert!(!whole.contains("--top 0"));
}

#[test]
fn a_corpus_without_texts_and_an_empty_one_make_a_page() {
    let mut bare = Corpus::default();
    summit().records().for_each(|e| bare.add(Extract { text: None, ..e }));
    let page_of = page(&bare, None);
    assert_sound(&page_of);
    assert!(page_of.contains("The records carry no texts; runs with --with-text write some that do."));
    let empty = page(&Corpus::default(), None);
    assert_sound(&empty);
    assert!(empty.contains("<h1>0 articles</h1>"));
}

#[test]
fn the_bytes_are_the_same_whatever_the_order() {
    let (mut there, mut back) = (Corpus::default(), Corpus::default());
    let all: Vec<Extract> = summit().records().collect();
    all.iter().cloned().for_each(|e| there.add(e));
    all.iter().rev().cloned().for_each(|e| back.add(e));
    assert_eq!(page(&there, None), page(&back, None));
}

/// 840 articles: some 60 outlets print the fixtures' stories.
#[test]
fn a_large_corpus_stays_below_twenty_megabytes() {
    let summit = summit();
    let mut large = Corpus::default();
    for outlet in 0..168 {
        for extract in summit.records() {
            let path: Text = format!("outlet-{outlet:03}/{}", extract.path).into();
            large.add(Extract { id: path.clone(), path, ..extract.clone() });
        }
    }
    let page = page(&large, None);
    assert_eq!(large.len(), 840);
    assert!(page.len() < 20_000_000, "{} bytes", page.len());
    assert_eq!(page.matches("<article ").count(), 840);
}

#[test]
fn the_table_of_outlines_is_told_with_its_rows() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rows =
        std::fs::read_to_string(src.join("report/coastline.tsv")).expect("the table").lines().count() - 1;
    let sources = std::fs::read_to_string(src.join("lexicon/SOURCES.md")).expect("SOURCES.md");
    let told = sources.lines().find(|l| l.starts_with("| `../report/coastline.tsv`")).expect("its row");
    assert_eq!(told.split('|').nth(2).map(str::trim), Some(rows.to_string().as_str()));
}

#[test]
fn dates_of_no_known_day_have_a_lane_below_the_line() {
    let told = "Marta Oyelaran spoke in Accra on Tuesday. The work began on 4 March 2024. “It ends on Tuesday,” she said.";
    let parsed = assert_sound(&page(&corpus(&[("told.txt", told)]), None));
    let chips: Vec<String> = all(&parsed, "rect.open title").iter().map(text_of).collect();
    assert_eq!(chips, ["Tuesday: 2 mentions"]);
    let labels: Vec<String> = all(&parsed, ".timeline text").iter().map(text_of).collect();
    assert!(
        labels.contains(&"day not told".to_string()) && labels.contains(&"Tuesday ×2".to_string()),
        "{labels:?}"
    );
    // What is drawn is not listed again.
    assert!(all(&parsed, ".lanes dt").is_empty());
    let parsed = assert_sound(&page(&corpus(&[("2024-03-12_told.txt", told)]), None));
    assert!(all(&parsed, "rect.open").is_empty());
}
