//! What the merged report says of small corpora made by hand: who is who, what is one statement, what is left out.

use corpus_scan::corpus::Corpus;
use corpus_scan::fingerprint::fingerprint;
use corpus_scan::fold;
use corpus_scan::record::*;
use corpus_scan::report::text::Style;
use corpus_scan::report::{self, Report, ReportOptions};
use corpus_scan::span::Span;

/// An article by its names (`text` or `text=fullest form`), each in a sentence of its own.
fn article(path: &str, names: &[&str]) -> Extract {
    let mut start = 0;
    let mut extract = Extract {
        schema_version: SCHEMA_VERSION.to_string(),
        path: path.into(),
        id: path.into(),
        words: 100,
        ..Extract::default()
    };
    for name in names {
        let (text, full) = name.split_once('=').unwrap_or((name, name));
        let (text, role) = text.split_once('/').map_or((text, None), |(t, r)| (t, Some(r.into())));
        let full = full.split('/').next().unwrap_or(full).to_string();
        let end = start + text.len() as u32;
        extract.people.push(PersonFact {
            start,
            end,
            text: text.into(),
            name: full.into(),
            role,
            ..PersonFact::default()
        });
        extract.lines.push(start);
        extract.sentences.push(Span { start, end });
        start = end + 10;
    }
    extract
}

fn says(extract: &mut Extract, speaker: Option<&str>, text: &str) {
    let start = 1000 + extract.quotes.len() as u32 * 500;
    extract.quotes.push(QuoteFact {
        start,
        end: start + text.len() as u32,
        text: text.into(),
        kind: "direct".into(),
        speaker: speaker.map(Into::into),
        ..QuoteFact::default()
    });
}

fn report(extracts: Vec<Extract>) -> Report {
    let mut corpus = Corpus::default();
    extracts.into_iter().for_each(|e| corpus.add(e));
    Report::build(&corpus, &ReportOptions::default())
}

fn names(report: &Report) -> Vec<(&str, u64)> {
    let mut names: Vec<(&str, u64)> = report.people.iter().map(|p| (p.name.as_str(), p.mentions)).collect();
    names.sort();
    names
}

#[test]
fn spellings_capitals_and_short_forms_are_one_person() {
    let report = report(vec![
        article("a.txt", &["Andriy Rudnytsky", "Rudnytsky=Andriy Rudnytsky"]),
        article("b.txt", &["RUDNYTSKYY=Andrii Rudnytskyy", "Andrii Rudnytskyy"]),
        article("c.txt", &["Andrei Rudnitsky"]),
        article("d.txt", &["Rudnytskyi"]),
    ]);
    assert_eq!(names(&report), [("Andrii Rudnytskyy", 6)]);
    let rules: Vec<&str> = report.people[0].links.iter().map(|l| l.rule.as_str()).collect();
    assert!(
        rules.contains(&"identity/transliteration") && rules.contains(&"identity/bare-name"),
        "{rules:?}"
    );
}

#[test]
fn middle_names_nicknames_and_order_are_one_person() {
    let report = report(vec![
        article("a.txt", &["Dermot P. Halloran", "Robert Carrick", "Lim Seo-jun", "Róisín Cadogan"]),
        article("b.txt", &["Dermot Halloran", "Bob Carrick", "Seojun Lim", "Roisin CADOGAN"]),
    ]);
    assert_eq!(
        names(&report),
        [("Dermot P. Halloran", 2), ("Lim Seo-jun", 2), ("Robert Carrick", 2), ("Róisín Cadogan", 2)]
    );
}

#[test]
fn families_stay_apart() {
    let report = report(vec![
        article("a.txt", &["Walter T. Pruett Jr.", "Walter T. Pruett Sr.", "Marta Wolny", "Tadeusz Wolny"]),
        article("b.txt", &["Walter Pruett Jr.", "Walter Jr.", "Marta Wolny", "Wolny=Tadeusz Wolny"]),
    ]);
    assert_eq!(
        names(&report),
        [("Marta Wolny", 2), ("Tadeusz Wolny", 2), ("Walter T. Pruett Jr.", 3), ("Walter T. Pruett Sr.", 1)]
    );
}

#[test]
fn a_surname_that_two_may_bear_is_told_as_open() {
    let report = report(vec![
        article("a.txt", &["Ileana Dobrescu", "Petru Dobrescu"]),
        article("b.txt", &["Dobrescu"]),
    ]);
    assert_eq!(names(&report), [("Dobrescu", 1), ("Ileana Dobrescu", 1), ("Petru Dobrescu", 1)]);
    let open = &report.ambiguous[0];
    assert_eq!((open.text.as_str(), open.candidates.len()), ("Dobrescu", 2));
    assert_eq!(open.articles, ["b.txt"]);
}

#[test]
fn a_role_decides_between_two_bearers() {
    let report = report(vec![
        article("a.txt", &["Ileana Dobrescu/foreign minister", "Petru Dobrescu/port director"]),
        article("b.txt", &["Dobrescu/port director"]),
    ]);
    assert_eq!(names(&report), [("Ileana Dobrescu", 1), ("Petru Dobrescu", 2)]);
}

#[test]
fn a_word_that_most_articles_take_for_a_town_is_no_bearers() {
    let town = |n: usize| {
        let mut extract = article(&format!("town/{n}.txt"), &[]);
        extract.places.push(PlaceFact { end: 8, text: "Dobrescu".into(), ..PlaceFact::default() });
        extract
    };
    let told = |towns: usize| {
        let people = [article("a.txt", &["Viktor Dobrescu"]), article("b.txt", &["Dobrescu"])];
        report(people.into_iter().chain((0..towns).map(town)).collect())
    };
    assert_eq!(names(&told(3)), [("Viktor Dobrescu", 2)]);
    assert_eq!(names(&told(60)), [("Dobrescu", 1), ("Viktor Dobrescu", 1)]);
}

#[test]
fn whom_articles_often_call_by_the_given_name_is_meant_by_it() {
    let told = |alone: usize| {
        let both = ["Olaf Brill", "Olaf=Olaf Brill"];
        let some = (0..40).map(|n| article(&format!("{n}.txt"), &both[..1 + usize::from(n < alone)]));
        report(some.chain([article("z.txt", &["Olaf"])]).collect())
    };
    assert_eq!(names(&told(3)), [("Olaf Brill", 44)]);
    assert_eq!(names(&told(1)), [("Olaf", 1), ("Olaf Brill", 41)]);
}

#[test]
fn the_gender_that_an_article_tells_decides_between_bearers() {
    let told = |often: &str, once: &str, gender: &str| {
        let mut bare = article("z.txt", &["Dobrescu"]);
        bare.people[0].gender = Some(gender.into());
        report(vec![article("a.txt", &[often]), article("b.txt", &[often]), article("c.txt", &[once]), bare])
    };
    assert_eq!(
        names(&told("Ana Dobrescu", "Viktor Dobrescu", "m")),
        [("Ana Dobrescu", 2), ("Viktor Dobrescu", 2)]
    );
    assert_eq!(
        names(&told("Viktor Dobrescu", "Ana Dobrescu", "f")),
        [("Ana Dobrescu", 2), ("Viktor Dobrescu", 2)]
    );
}

#[test]
fn the_very_letters_decide_between_bearers_of_one_sound() {
    let report = report(vec![
        article("a.txt", &["Viktor Rudnytsky"]),
        article("b.txt", &["Petro Rudnitsky"]),
        article("c.txt", &["Rudnitsky"]),
    ]);
    assert_eq!(names(&report), [("Petro Rudnitsky", 2), ("Viktor Rudnytsky", 1)]);
}

#[test]
fn namesakes_go_by_the_company_they_keep() {
    let mut extracts = Vec::new();
    for i in 0..4 {
        extracts.push(article(
            &format!("harbour{i}.txt"),
            &["Fergal Tierney", "Róisín Cadogan", "Tadeusz Wolny"],
        ));
        extracts.push(article(&format!("tennis{i}.txt"), &["Aoife Tierney", "Lotte Brandsma", "Inés Aldaz"]));
    }
    extracts.push(article("x.txt", &["Tierney", "Lotte Brandsma", "Inés Aldaz"]));
    extracts.push(article("y.txt", &["Tierney", "Róisín Cadogan"]));
    let report = report(extracts);
    let mentions = |name: &str| report.people.iter().find(|p| p.name == name).map(|p| p.mentions);
    assert_eq!(mentions("Aoife Tierney"), Some(5));
    assert_eq!(mentions("Fergal Tierney"), Some(5));
    assert_eq!(mentions("Tierney"), None);
}

#[test]
fn one_statement_in_parts_and_other_wordings() {
    let mut a = article("a.txt", &["Andriy Rudnytsky"]);
    says(&mut a, Some("Andriy Rudnytsky"), "The river does not belong to one country. It feeds us all,");
    says(&mut a, Some("Andriy Rudnytsky"), "It will carry maize, and nothing else,");
    let mut b = article("b.txt", &["Rudnytsky"]);
    says(&mut b, Some("Rudnytsky"), "This river is not the property of a single state, it feeds all of us.");
    let mut c = article("c.txt", &["Rudnytsky"]);
    says(&mut c, Some("Rudnytsky"), "does not belong to one country");
    says(&mut c, None, "It will carry maize, and nothing else.");
    let report = report(vec![a, b, c]);
    let told: Vec<(&str, u64)> = report.quotes.iter().map(|q| (&q.text[..9], q.mentions)).collect();
    assert_eq!(told, [("The river", 3), ("It will c", 2)]);
    let hows: Vec<&str> = report.quotes[0].variants.iter().map(|v| v.how.as_str()).collect();
    assert_eq!(hows, ["exact", "wording", "part"]);
    assert!(report.quotes.iter().all(|q| q.speaker.as_deref() == Some("Andriy Rudnytsky")));
    assert_eq!(report.people[0].quotes, 4, "the unattributed one has no speaker of its own");
}

#[test]
fn short_fragments_are_one_only_for_one_speaker() {
    let mut a = article("a.txt", &["Ileana Dobrescu", "Petru Dobrescu"]);
    says(&mut a, Some("Ileana Dobrescu"), "no comment");
    let mut b = article("b.txt", &["Ileana Dobrescu", "Petru Dobrescu"]);
    says(&mut b, Some("Petru Dobrescu"), "No comment.");
    says(&mut b, Some("Ileana Dobrescu"), "No comment,");
    let report = report(vec![a, b]);
    assert_eq!(report.quotes.iter().map(|q| q.mentions).collect::<Vec<_>>(), [2, 1]);
}

/// How often each statement is told, the most told first; each quotation stands in an article of its own: its speaker,
/// the day, its words.
fn statements(told: &[(Option<&str>, &str, &str)]) -> Vec<u64> {
    let quoted = told.iter().enumerate().map(|(n, (speaker, day, text))| {
        let mut extract = article(&format!("{n}.txt"), &["Ana Frum", "Olaf Brill"]);
        extract.published = Some((*day).into());
        says(&mut extract, *speaker, text);
        extract
    });
    report(quoted.collect()).quotes.iter().map(|q| q.mentions).collect()
}

#[test]
fn a_piece_of_few_words_is_one_with_its_whole_as_speaker_and_time_allow() {
    let (ana, olaf) = (Some("Ana Frum"), Some("Olaf Brill"));
    let whole = "We found rotten timber under the whole of the northern quay, and nobody had been told.";
    let after = |piece: (Option<&str>, &str), day: &str| {
        statements(&[(ana, "2015-06-01", whole), (piece.0, day, piece.1)])
    };
    assert_eq!(after((ana, "rotten timber"), "2015-06-02"), [2]);
    assert_eq!(after((olaf, "rotten timber"), "2015-06-02"), [1, 1]);
    assert_eq!(after((None, "rotten timber"), "2015-06-02"), [1, 1]);
    let long = "rotten timber under the whole of the northern quay";
    assert_eq!(after((None, long), "2015-06-02"), [2]);
    assert_eq!(after((None, long), "2015-08-02"), [2], "so many words are hardly said twice");
    assert_eq!(after((None, "under the whole northern quay"), "2015-08-02"), [1, 1]);
}

#[test]
fn the_same_words_are_one_statement_whoever_is_said_to_have_said_them() {
    let (ana, olaf) = (Some("Ana Frum"), Some("Olaf Brill"));
    let day = "2015-06-01";
    assert_eq!(statements(&[(ana, day, "It is what it is."), (None, day, "It is what it is,")]), [2]);
    assert_eq!(statements(&[(ana, day, "It is what it is."), (olaf, day, "It is what it is,")]), [1, 1]);
    let (half, turned) =
        ("Better half a loaf than a whole quarrel.", "Half a loaf is better than a whole quarrel.");
    assert_eq!(statements(&[(ana, day, half), (olaf, day, turned)]), [2]);
}

#[test]
fn a_copied_story_votes_once() {
    let text: Vec<String> = (0..120).map(|i| format!("word{}", i * 37 % 101)).collect();
    let copy = |path: &str, published: &str| {
        let mut extract = article(path, &["Ileana Dobrescu"]);
        extract.published = Some(published.into());
        extract.fingerprint = fingerprint(
            &text.iter().map(|word| fold::hash_ascii(word.as_bytes()) as u32).collect::<Vec<_>>(),
        );
        extract
    };
    let report = report(vec![
        copy("a.txt", "2024-03-13"),
        copy("b.txt", "2024-03-12"),
        article("c.txt", &["Ileana Dobrescu"]),
    ]);
    let row = &report.people[0];
    assert_eq!((row.mentions, row.articles, row.stories), (3, 3, 2));
    assert_eq!(report.articles[0].duplicate_of.as_deref(), Some("b.txt"));
    assert_eq!(report.articles[1].duplicate_of, None);
}

#[test]
fn lines_that_many_articles_repeat_are_left_out() {
    let with_line = |path: &str| {
        let mut extract = article(path, &["Ileana Dobrescu", "Josie Quarrell"]);
        let line = extract.people[1].clone();
        extract.repeatable.push(RepeatableLine { start: line.start, end: line.end, hash: 7 });
        extract
    };
    let report = report(vec![with_line("n/a.txt"), with_line("n/b.txt"), with_line("n/c.txt")]);
    assert_eq!(names(&report), [("Ileana Dobrescu", 3)]);
    let row = &report.boilerplate[0];
    assert_eq!((row.reason.as_str(), row.lines, row.articles, row.facts), ("repeated", 3, 3, 3));
}

#[test]
fn places_merge_by_gazetteer_and_namesakes_stay_apart() {
    let place = |text: &str, name: &str, gazetteer: Option<u32>| PlaceFact {
        text: text.into(),
        name: name.into(),
        gazetteer,
        ..PlaceFact::default()
    };
    let mut a = article("a.txt", &[]);
    a.places =
        vec![place("US", "United States", Some(6252001)), place("U.S.", "United States", Some(6252001))];
    a.places.push(place("Galway", "Galway", Some(1)));
    let mut b = article("b.txt", &[]);
    b.places = vec![
        place("Galway", "Galway", Some(2)),
        place("Upper Quay", "Upper Quay", None),
        place("upper quay", "upper quay", None),
    ];
    let report = report(vec![a, b]);
    let rows: Vec<(&str, u64)> = report.places.iter().map(|p| (p.name.as_str(), p.mentions)).collect();
    assert_eq!(rows, [("United States", 2), ("Upper Quay", 2), ("Galway", 1), ("Galway", 1)]);
    assert_ne!(report.places[2].id, report.places[3].id);
}

#[test]
fn evidence_tells_line_and_column() {
    let report = report(vec![article("a.txt", &["Ileana Dobrescu", "Dobrescu=Ileana Dobrescu"])]);
    let places: Vec<(u32, u32)> = report.people[0].evidence.iter().map(|e| (e.line, e.column)).collect();
    assert_eq!(places, [(1, 1), (2, 1)]);
}

#[test]
fn the_text_report_is_clean_and_keeps_to_its_width() {
    let mut a = article("a\u{202e}.txt", &["Ile\u{1b}[31mana Dobrescu"]);
    says(&mut a, None, &"a long \u{7}saying ".repeat(40));
    a.warnings.push("odd\nline".to_string());
    let mut corpus = Corpus::default();
    corpus.add(a);
    corpus.skip("b.txt", "permission denied");
    let report = Report::build(&corpus, &ReportOptions::default());
    for (width, ascii) in [(40, true), (80, false), (120, true)] {
        let mut out = Vec::new();
        let style = Style { width, ascii, ..Style::default() };
        report::text::write(&report, &mut out, &style).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("b.txt: permission denied"));
        assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']));
        assert!(!ascii || text.is_ascii(), "{text}");
        for line in text.lines() {
            assert!(report::cells::width(line) <= width, "{width}: {line}");
        }
    }
}

#[test]
fn color_only_when_asked_for() {
    let report = report(vec![article("a.txt", &["Ileana Dobrescu"])]);
    let write = |color| {
        let mut out = Vec::new();
        report::text::write(&report, &mut out, &Style { color, ..Style::default() }).unwrap();
        String::from_utf8(out).unwrap()
    };
    assert!(!write(false).contains('\u{1b}'));
    assert!(write(true).contains('\u{1b}'));
}

#[test]
fn a_city_and_its_region_are_one_place() {
    let place = |kind: &str, gazetteer: u32, lat: f64| PlaceFact {
        text: "Velmark".into(),
        name: "Velmark".into(),
        kind: kind.into(),
        country: Some("XX".into()),
        lat: Some(lat),
        lon: Some(20.0),
        gazetteer: Some(gazetteer),
        ..PlaceFact::default()
    };
    let mut a = article("a.txt", &[]);
    a.places = vec![
        place("city", 1, 50.1),
        place("city", 1, 50.1),
        place("region", 2, 50.4),
        place("region", 3, 58.0),
    ];
    let report = report(vec![a]);
    let rows: Vec<(&str, u64)> = report.places.iter().map(|p| (p.kind.as_str(), p.mentions)).collect();
    assert_eq!(rows, [("city", 3), ("region", 1)]);
}
