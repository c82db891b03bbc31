//! What the merged report says of who is who: father and son, reported speech, wordings, copies, sources.

mod support;

use std::fs;
use std::path::Path;

use serde_json::Value;
use support::golden::run;
use support::program::folder;

fn report(files: &[(&str, &str)]) -> Value {
    let folder = folder(files);
    let text = run(&["-f", "json", "--evidence", "0", "--quiet"], &[folder.path() as &Path]);
    serde_json::from_str(&text).expect("a report")
}

fn rows<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// Every person with the texts that mean them, in order.
fn people(report: &Value) -> Vec<(String, Vec<String>)> {
    let text = |v: &Value| v.as_str().unwrap_or_default().to_string();
    let mut all: Vec<(String, Vec<String>)> = rows(report, "people")
        .iter()
        .map(|p| (text(&p["name"]), rows(p, "evidence").iter().map(|e| text(&e["text"])).collect()))
        .collect();
    all.sort();
    all
}

fn person<'a>(report: &'a Value, name: &str) -> &'a Value {
    let found = rows(report, "people").iter().find(|p| p["name"] == name);
    found.unwrap_or_else(|| panic!("no {name} among {:?}", people(report)))
}

fn expect(report: &Value, wanted: &[(&str, &[&str])]) {
    let mut wanted: Vec<(String, Vec<String>)> =
        wanted.iter().map(|(n, t)| (n.to_string(), t.iter().map(|t| t.to_string()).collect())).collect();
    wanted.sort();
    assert_eq!(people(report), wanted);
}

const SPEECH: &str = "“We have carried this harbour on our shoulders for eleven winters, and we will not let a single crane fall silent while there is a ship in sight,”";

#[test]
fn short_articles_that_share_one_quotation_are_no_copies() {
    let fees = format!(
        "Harbour fees will rise, the port said on Monday.\n\n{SPEECH} port director Marta Oyelaran told reporters.\n\nFishing crews were not asked. Two of them have sold their boats.\n"
    );
    let song = format!(
        "A festival opened in the old customs house with song.\n\n{SPEECH} director Marta Oyelaran said in her toast.\n\nChildren painted gulls on the gate until the rain came.\n"
    );
    let brief = format!("{SPEECH} said Marta Oyelaran.\n\nThe union called a strike.\n");
    let copy = fees.replace("sold their boats", "sold the boats");
    let report = report(&[("a.txt", &fees), ("b.txt", &song), ("c.txt", &brief), ("d.txt", &copy)]);
    let copies: Vec<&str> =
        rows(&report, "articles").iter().filter_map(|a| a["duplicate_of"].as_str()).collect();
    assert_eq!(
        rows(&report, "articles")[3]["duplicate_of"].as_str().map(|p| p.ends_with("a.txt")),
        Some(true)
    );
    assert_eq!(copies.len(), 1, "{copies:?}");
    let speech = &rows(&report, "quotes")[0];
    assert_eq!((speech["mentions"].as_u64(), speech["stories"].as_u64()), (Some(4), Some(3)));
}

#[test]
fn an_office_that_another_one_of_the_surname_holds_is_not_given_away() {
    let head = "President Viktor Lorne spoke in Oslo on Monday. President Lorne left early.\n";
    let again = "President Viktor Lorne flew to Lisbon. Reporters asked President Lorne about the harbour.\n";
    let wife = "The choir sang for Marta Lorne in the hall. President Lorne shook hands for two hours. Marta Lorne smiled.\n";
    let report = report(&[("a.txt", head), ("b.txt", again), ("c.txt", wife)]);
    expect(
        &report,
        &[
            ("Marta Lorne", &["Marta Lorne", "Marta Lorne"]),
            ("Viktor Lorne", &["Viktor Lorne", "Lorne", "Viktor Lorne", "Lorne", "Lorne"]),
        ],
    );
}

#[test]
fn a_surname_behind_its_office_is_no_others_whom_the_article_names_later() {
    let secretary = "Secretary Olaf Brill flew to Oslo on Monday. Crews were told.\n";
    let again = "Secretary Olaf Brill spoke in Lisbon about the harbour.\n";
    let passing = "Secretary Brill spoke on Monday. On Friday Brill left the town. The port was built under President Ola Brill.\n";
    expect(
        &report(&[("a.txt", secretary), ("b.txt", again), ("c.txt", passing)]),
        &[("Ola Brill", &["Ola Brill"]), ("Olaf Brill", &["Olaf Brill", "Olaf Brill", "Brill", "Brill"])],
    );
}

#[test]
fn a_title_that_is_a_given_name_too_joins_whom_the_article_tells_in_that_office() {
    let school = "“The roof leaks,” said Olena Harlow, dean of the school of music. On Friday Dean Harlow paid for a bucket.\n";
    let report = report(&[("a.txt", school)]);
    let names: Vec<String> = people(&report).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Olena Harlow"]);
}

#[test]
fn father_and_son_of_one_name_are_two_within_an_article() {
    let both = "Harbour owners meet\n\nOLDPORT - Walter Pruett and his eldest son, Walter Pruett Jr., met voters on \
                Monday. Pruett Jr. said the plan was ready. “We will win,” said the elder Pruett.\n";
    expect(
        &report(&[("a.txt", both)]),
        &[
            ("Walter Pruett", &["Walter Pruett", "Pruett"]),
            ("Walter Pruett Jr.", &["Walter Pruett Jr.", "Pruett Jr."]),
        ],
    );
    let later = "The banker Walter Pruett paid the fine. The court had waited for a week.\n\nWalter Pruett Jr. did not \
                 come.\n";
    let found = report(&[("a.txt", later)]);
    expect(&found, &[("Walter Pruett", &["Walter Pruett"]), ("Walter Pruett Jr.", &["Walter Pruett Jr."])]);
}

#[test]
fn an_initial_tells_two_people_whom_one_sentence_names() {
    let both = "The banker Walter Pruett and the senator Walter T. Pruett met voters on Monday.\n";
    let one = "The senator Walter T. Pruett met voters on Monday. “We go,” said Walter Pruett.\n";
    let other = "Nobody saw the senator Walter T. Pruett leave.\n";
    expect(
        &report(&[("a.txt", both), ("b.txt", other)]),
        &[
            ("Walter Pruett", &["Walter Pruett"]),
            ("Walter T. Pruett", &["Walter T. Pruett", "Walter T. Pruett"]),
        ],
    );
    let all = &["Walter T. Pruett", "Walter Pruett", "Walter T. Pruett"][..];
    expect(&report(&[("a.txt", one), ("b.txt", other)]), &[("Walter T. Pruett", all)]);
}

#[test]
fn a_suffix_told_once_is_one_person() {
    let once =
        "The senator Walter T. Pruett Jr. spoke in Oldport. Pruett paid. “We go,” said Walter Pruett.\n";
    let all = &["Walter T. Pruett Jr.", "Pruett", "Walter Pruett"][..];
    expect(&report(&[("a.txt", once)]), &[("Walter T. Pruett Jr.", all)]);
}

#[test]
fn a_headline_in_capitals_keeps_the_suffix() {
    let text =
        "PRUETT SR. WEEPS IN COURT\n\nWalter Pruett Sr. wept on Monday. Walter Pruett Jr. looked away.\n";
    expect(
        &report(&[("a.txt", text)]),
        &[
            ("Walter Pruett Jr.", &["Walter Pruett Jr."]),
            ("Walter Pruett Sr.", &["PRUETT SR.", "Walter Pruett Sr."]),
        ],
    );
}

#[test]
fn a_son_who_is_also_called_so_is_another() {
    let text = "The banker Walter Pruett paid. His son, also Walter, did not.\n";
    expect(&report(&[("a.txt", text)]), &[("Walter", &["Walter"]), ("Walter Pruett", &["Walter Pruett"])]);
}

#[test]
fn a_particle_alone_is_not_its_bearer() {
    let text = "The baker Ana Le Brill spoke. Le Brill said that Le had it.\n";
    let found = report(&[("a.txt", text)]);
    let texts = rows(person(&found, "Ana Le Brill"), "aliases")
        .iter()
        .map(|a| a["text"].as_str())
        .collect::<Vec<_>>();
    assert!(!texts.contains(&Some("Le")), "{texts:?}");
}

#[test]
fn what_others_say_of_a_person_stands_with_the_person() {
    let text = "The baker Ana Frum met the mayor on Monday. “Walter Pruett is a fine neighbour,” Frum said.\n\n\
                The sailor Peter Harlow called Walter Pruett a “rusty old anchor.” “He never paid,” Harlow said of \
                Walter Pruett.\n\n“I owe nobody,” Walter Pruett said.\n";
    let found = report(&[("a.txt", text)]);
    let about = &person(&found, "Walter Pruett")["about"];
    let told: Vec<(&str, &str)> = rows(about, "evidence")
        .iter()
        .map(|e| (e["speaker"].as_str().unwrap_or_default(), e["at"]["rule"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(
        told,
        [("Ana Frum", "about/inside"), ("Peter Harlow", "about/object"), ("Peter Harlow", "about/of")]
    );
    assert_eq!(about["quotes"], 3);
    assert_eq!(about["speakers"][0]["name"], "Peter Harlow");
    assert_eq!(about["speakers"][0]["quotes"], 2);
    assert_eq!(about["evidence"][0]["at"]["line"], 1);
    assert!(person(&found, "Ana Frum")["about"].is_null(), "nobody speaks of her");
}

#[test]
fn wordings_of_one_statement_show_how_they_differ() {
    let said = |part: u32, word: &str| {
        let words = format!("The harbour was {word} for sale to any bidder");
        format!("“{words},” the minister Ana Brill said on Monday.\n\n{}\n", story(&[part]))
    };
    let found = report(&[
        ("2020-01-01_a.txt", said(1, "never").as_str()),
        ("2020-01-02_b.txt", said(3, "not").as_str()),
        ("2020-01-03_c.txt", said(5, "not").as_str()),
    ]);
    let quote = &found["quotes"][0];
    assert_eq!(quote["mentions"], 3, "{found:#}");
    assert_eq!(quote["text"], "The harbour was not for sale to any bidder,", "told twice");
    assert_eq!(quote["first"], "The harbour was never for sale to any bidder,");
    assert_eq!(quote["wordings"][0]["count"], 2);
    let variant = &quote["variants"][0];
    assert_eq!(variant["match"], "wording");
    assert_eq!(variant["line"], 1);
    let diff = serde_json::json!([
        {"which": "same", "text": "The harbour was"}, {"which": "gone", "text": "not"},
        {"which": "new", "text": "never"}, {"which": "same", "text": "for sale to any bidder,"}
    ]);
    assert_eq!(variant["diff"], diff);
}

#[test]
fn outlets_that_attribute_one_statement_to_two_are_told() {
    let said = |by: &str| {
        format!("The quay was full. “The harbour was never for sale to any bidder at all,” {by} said.\n")
    };
    let (ana, peter) = (said("the minister Ana Brill"), said("the sailor Peter Harlow"));
    let found = report(&[("a.txt", ana.as_str()), ("b.txt", peter.as_str())]);
    let named: Vec<&str> =
        rows(&found["quotes"][0], "attributed").iter().filter_map(|c| c["text"].as_str()).collect();
    assert_eq!(named, ["Ana Brill", "Peter Harlow"]);
}

/// How many statements two articles of some days hold.
fn statements(first: (&str, &str), second: (&str, &str)) -> usize {
    let name = |day: &str, letter: char| format!("{day}_{letter}.txt");
    let (a, b) = (name(first.0, 'a'), name(second.0, 'b'));
    rows(&report(&[(a.as_str(), first.1), (b.as_str(), second.1)]), "quotes").len()
}

#[test]
fn a_slogan_that_nobody_is_named_for_is_a_part_only_of_what_was_said_about_the_same_time() {
    let speech = "“We keep the harbour out of hungry hands, and whoever doubts it has not read the deed that \
                  my father kept in his desk,” the minister Ana Brill said.\n";
    let slogan = "A gull slept on the gate. “Out of hungry hands!”\n";
    let words = "A gull slept on the gate. “We keep the harbour out of hungry hands!”\n";
    assert_eq!(statements(("2020-01-01", speech), ("2020-01-03", slogan)), 1, "four words of those days");
    assert_eq!(statements(("2020-01-01", speech), ("2020-06-03", slogan)), 2, "four words of any time");
    assert_eq!(statements(("2020-01-01", speech), ("2020-06-03", words)), 1, "eight words are hers");
}

#[test]
fn few_words_said_by_two_are_two_statements() {
    let both = |words: &str| {
        let said = |by: &str| format!("The quay was full. “{words},” {by} said.\n");
        let (ana, peter) = (said("the minister Ana Brill"), said("the sailor Peter Harlow"));
        statements(("2020-01-01", &ana), ("2020-01-02", &peter))
    };
    assert_eq!(both("Half a loaf is quite enough"), 1, "six words, three of content");
    assert_eq!(both("Loaves feed hungry harbour towns"), 2, "five words");
    assert_eq!(both("It is what it is for all of us in the town"), 2, "but one of content");
}

/// A story of some sentences; each number gives sentences of its own words.
fn story(parts: &[u32]) -> String {
    const NOUNS: [&str; 8] = ["quay", "ferry", "crane", "warehouse", "pilot", "tide", "anchor", "rope"];
    const VERBS: [&str; 7] = ["waited for", "met", "left", "passed", "feared", "moved", "painted"];
    let sentence = |i: u32| {
        let noun = |k: u32| NOUNS[(k % 8) as usize];
        format!(
            "The {} number {i} {} the {} near gate {} while a {} of the {} {} it for {} hours. ",
            noun(i),
            VERBS[(i % 7) as usize],
            noun(i / 3 + 1),
            i * 3 + 1,
            noun(i / 5 + 2),
            noun(i / 2 + 3),
            VERBS[(i / 4 % 7) as usize],
            i + 2
        )
    };
    parts.iter().flat_map(|part| (part * 10..part * 10 + 10).map(sentence)).collect()
}

#[test]
fn a_second_edition_does_not_vote_twice() {
    let with = |parts: &[u32]| format!("{}The baker Ana Frum paid.\n", story(parts));
    let (first, second, other) = (with(&[1, 2, 3]), with(&[1, 2, 4]), with(&[5, 6, 7]));
    let found = report(&[("a.txt", first.as_str()), ("b.txt", second.as_str()), ("c.txt", other.as_str())]);
    let frum = person(&found, "Ana Frum");
    assert_eq!(
        (frum["mentions"].as_u64(), frum["articles"].as_u64(), frum["stories"].as_u64()),
        (Some(3), Some(3), Some(2))
    );
    assert_eq!(found["corpus"]["stories"], 2);
}

#[test]
fn roles_and_links_tell_their_source() {
    let found = report(&[
        ("a.txt", "The quay was full.\nThe engineer Andriy Rudnytsky came. Rudnytsky paid.\n"),
        ("b.txt", "The engineer Andrei Rudnitsky came to the quay.\n"),
    ]);
    let row = &found["people"][0];
    let role = &row["roles"][0];
    assert_eq!(
        (role["text"].as_str(), role["count"].as_u64(), role["articles"].as_u64()),
        (Some("engineer"), Some(2), Some(2))
    );
    assert!(role["first"]["path"].as_str().is_some_and(|p| p.ends_with("a.txt")));
    assert_eq!((role["first"]["line"].as_u64(), role["first"]["column"].as_u64()), (Some(2), Some(14)));
    let link = &row["links"][0];
    assert_eq!(link["rule"], "identity/transliteration");
    assert_eq!(
        (link["text"].as_str(), link["to"].as_str()),
        (Some("Andriy Rudnytsky"), Some("Andrei Rudnitsky"))
    );
    assert!(link["path"].as_str().is_some_and(|p| p.ends_with("a.txt")));
    assert_eq!((link["line"].as_u64(), link["column"].as_u64()), (Some(2), Some(14)));
}

#[test]
fn namesakes_of_one_folder_are_listed_and_can_be_parted() {
    let files = [
        ("a.txt", "The fire chief Daniel Orvik met Joyce Brill in Oldport. Orvik paid.\n"),
        ("b.txt", "The goalkeeping coach Daniel Orvik met Harry Lorne in Newport. Orvik paid.\n"),
    ];
    let found = report(&files);
    let open =
        rows(&found, "ambiguous").iter().find(|r| r["rule"] == "identity/namesake").expect("it is listed");
    assert_eq!(open["text"], "Daniel Orvik");
    let folder = folder(&files);
    fs::write(folder.path().join("our.names"), "same Daniel Orvik (coach) | Daniel Orvik @ b.txt\n")
        .expect("a file");
    let names = folder.path().join("our.names");
    let names = names.to_str().expect("a path");
    let text = run(&["-f", "json", "--quiet", "--names", names], &[folder.path() as &Path]);
    let parted: Value = serde_json::from_str(&text).expect("a report");
    for name in ["Daniel Orvik", "Daniel Orvik (coach)"] {
        assert_eq!(person(&parted, name)["mentions"], 2, "{name}");
    }
}

#[test]
fn companions_tell_where_they_stand_together() {
    let found = report(&[
        ("a.txt", "The baker Ana Frum paid.\n\nThe sailor Peter Harlow left.\n"),
        ("b.txt", "The quay was full.\nThe baker Ana Frum met the sailor Peter Harlow.\n"),
    ]);
    let pair = &found["together"][0];
    assert_eq!(
        (pair["articles"].as_u64(), pair["stories"].as_u64(), pair["sentences"].as_u64()),
        (Some(2), Some(2), Some(1))
    );
    assert!(pair["first"]["path"].as_str().is_some_and(|p| p.ends_with("b.txt")));
    assert_eq!((pair["first"]["line"].as_u64(), pair["first"]["column"].as_u64()), (Some(2), Some(11)));
}

#[test]
fn a_city_stands_in_its_region_or_country() {
    let found =
        report(&[("a.txt", "He left Lyon for Paris. France waited. In Austin, Texas, nobody did.\n")]);
    let place =
        |name: &str| rows(&found, "places").iter().find(|p| p["name"] == name).expect("a place").clone();
    assert_eq!(place("Paris")["within"], place("France")["id"]);
    assert_eq!(place("Austin")["within"], place("Texas")["id"]);
}

#[test]
fn a_nickname_in_marks_is_one_persons_name_with_and_without() {
    let told = [
        ("a.txt", "Joe \"Bean\" Tarn got the pipe.\n"),
        ("b.txt", "Joe Tarn sued the city.\n"),
        ("c.txt", "Mary Tarn left the city.\n"),
    ];
    let named: Vec<String> = people(&report(&told)).into_iter().map(|(name, _)| name).collect();
    assert_eq!(named, ["Joe \"Bean\" Tarn", "Mary Tarn"]);
}

#[test]
fn a_given_name_alone_is_nobody_whose_surname_the_article_does_not_tell() {
    let builder = "The builder Olaf Brill opened a mill in Oslo on Monday. Brill said it would stay.\n";
    let son = "Ana Frum thanked her son Olaf in Bergen. Frum left the town at noon.\n";
    let report = report(&[("a.txt", builder), ("b.txt", son)]);
    expect(
        &report,
        &[("Olaf Brill", &["Olaf Brill", "Brill"]), ("Olaf", &["Olaf"]), ("Ana Frum", &["Ana Frum", "Frum"])],
    );
}
