//! Laws of dates: every day of chosen years in every way to write it, turns of years, days that do not exist.

mod support;

use std::fs;
use std::path::Path;

use corpus_scan::corpus::Corpus;
use corpus_scan::record::{DateFact, Extract, Text};
use corpus_scan::report::{Report, ReportOptions};
use jiff::civil::{Date, Weekday, date};
use jiff::{Span, ToSpan};
use proptest::prelude::*;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn dates(text: &str, published: Option<Date>) -> Vec<DateFact> {
    record(text, published).dates
}

fn record(text: &str, published: Option<Date>) -> Extract {
    support::record(text, published.map(|d| d.to_string()).as_deref())
}

/// The only date of the text, as `words=value`.
fn only(text: &str, published: Option<Date>) -> String {
    let found = dates(text, published);
    let said = |d: &DateFact| format!("{}={}", d.text, d.value);
    found.iter().map(said).collect::<Vec<_>>().join("; ")
}

fn iso(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

fn year(year: i16) -> impl Iterator<Item = Date> {
    let first = date(year, 1, 1);
    let days = if first.in_leap_year() { 366 } else { 365 };
    (0..days).map(move |n| first + n.days())
}

fn month(day: Date) -> &'static str {
    MONTHS[day.month() as usize - 1]
}

fn weekday(day: Date) -> &'static str {
    DAYS[day.weekday().to_monday_zero_offset() as usize]
}

fn ordinal(n: i8) -> String {
    let tail = match (n % 10, n) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{tail}")
}

/// The day with its year, in every way to write it.
fn written(day: Date) -> Vec<String> {
    let (y, m, d) = (format!("{:04}", day.year()), month(day), day.day());
    let short = &m[..3];
    let mut forms = vec![
        iso(day),
        iso(day).replace('-', "/"),
        format!("{m} {d}, {y}"),
        format!("{m} {d} {y}"),
        format!("{m} {}, {y}", ordinal(d)),
        format!("{} {d}, {y}", m.to_uppercase()),
        format!("{d} {m} {y}"),
        format!("{d} {m}, {y}"),
        format!("{} {m} {y}", ordinal(d)),
        format!("the {} of {m} {y}", ordinal(d)),
        format!("{d}-{short}-{y}"),
        format!("{}, {m} {d}, {y}", weekday(day)),
        format!("{} {d} {m} {y}", weekday(day)),
        format!("{}/{d}/{y}", day.month()),
        format!("{:02}/{d:02}/{y}", day.month()),
        format!("{d:02}.{:02}.{y}", day.month()),
    ];
    if m != "May" {
        forms.push(format!("{short}. {d}, {y}"));
        forms.push(format!("{short} {d}, {y}"));
    }
    forms
}

#[test]
fn every_day_of_some_years_is_read_in_every_way_to_write_it() {
    for day in [1, 476, 1582, 1900, 1999, 2000, 2023, 2024, 9999].into_iter().flat_map(year) {
        for form in written(day) {
            let text = format!("The ferry sank on {form} in the bay.");
            for published in [None, Some(date(2015, 6, 10))] {
                assert_eq!(only(&text, published), format!("{form}={}", iso(day)), "{text}");
            }
        }
    }
}

#[test]
fn one_date_decides_the_order_of_day_and_month_for_its_article() {
    for day in year(2023) {
        let (m, d) = (day.month(), day.day());
        let text = format!("It ran from 31/12/2022. The ferry sank on {d:02}/{m:02}/2023 in the bay.");
        assert_eq!(only(&text, None), format!("31/12/2022=2022-12-31; {d:02}/{m:02}/2023={}", iso(day)));
    }
}

#[test]
fn a_day_covers_itself() {
    for day in year(2024) {
        let found = dates(&format!("The ferry sank on {}.", written(day)[2]), None);
        assert_eq!((found[0].from.as_deref(), found[0].to.as_deref()), (Some(&*iso(day)), Some(&*iso(day))));
        assert!(found[0].resolved);
    }
}

#[test]
fn a_day_without_its_year_is_that_day_of_a_year_near() {
    let published = date(2023, 8, 16);
    for day in year(2023) {
        let value = dates(&format!("The ferry sank on {} {}.", month(day), day.day()), Some(published));
        let read: Date = value[0].value.parse().expect("a day");
        assert_eq!((read.month(), read.day()), (day.month(), day.day()));
        assert!((read - published).get_days().abs() <= 366, "{day}: {read}");
    }
    assert_eq!(only("The ferry sank on Feb. 29.", Some(published)), "Feb. 29=2024-02-29");
}

#[test]
fn days_that_no_calendar_has_are_no_dates() {
    let none = |text: &str| assert_eq!(only(text, Some(date(2015, 6, 10))), "", "{text}");
    for (m, name) in MONTHS.iter().enumerate().map(|(m, name)| (m as i8 + 1, name)) {
        for d in (29..=31).filter(|d| Date::new(2015, m, *d).is_err()) {
            none(&format!("The ferry sank on {name} {d}, 2015 in the bay."));
            none(&format!("The ferry sank on {d} {name} 2015 in the bay."));
            none(&format!("The ferry sank on {} {name} 2015 in the bay.", ordinal(d)));
            none(&format!("The ferry sank on 2015-{m:02}-{d:02} in the bay."));
            none(&format!("The ferry sank on {m}/{d}/2015 in the bay."));
            none(&format!("The ferry sank on {d:02}.{m:02}.2015 in the bay."));
            if Date::new(2016, m, d).is_err() {
                none(&format!("The ferry sank on {name} {d} in the bay."));
            }
        }
    }
    for month in 13..=99 {
        none(&format!("The ferry sank on 2015-{month}-01 in the bay."));
    }
    for (hour, minute) in (0..100).flat_map(|h| (0..100).map(move |m| (h, m))) {
        let text = format!("It began at {hour:02}:{minute:02} GMT in the bay.");
        let valid = hour < 24 && minute < 60 || (hour, minute) == (24, 0);
        assert_eq!(!only(&text, Some(date(2015, 6, 10))).is_empty(), valid, "{text}");
    }
}

#[test]
fn weekdays_are_counted_from_the_day_of_the_article() {
    for today in year(2020).chain(year(2021)) {
        for name in DAYS {
            let says = |text: &str| -> Date {
                let found = dates(&text.replace('_', name), Some(today));
                let value = found[0].value.parse().expect("a day");
                assert_eq!(weekday(value), name, "{today}: {text}");
                value
            };
            let away = |day: Date| (day - today).get_days();
            assert!((-6..=0).contains(&away(says("The mayor resigned _."))));
            assert!((-7..=-1).contains(&away(says("The mayor resigned last _."))));
            assert!((0..=6).contains(&away(says("The council will vote _."))));
            let next = says("The council will vote next _.").iso_week_date();
            assert_eq!((next.year(), next.week()), week(today + 7.days()));
            let before = says("He fell ill on _ of last week.").iso_week_date();
            assert_eq!((before.year(), before.week()), week(today - 7.days()));
        }
    }
}

#[test]
fn weekdays_far_away_are_counted_from_the_day_of_the_article() {
    for today in year(2020).chain(year(2024)) {
        for name in DAYS {
            let says = |text: &str, words: &str| -> Date {
                let found = dates(&text.replace('_', name), Some(today));
                assert_eq!(found.len(), 1, "{today}: {text}");
                assert_eq!(&*found[0].text, words.replace('_', name), "{today}: {text}");
                found[0].value.parse().expect("a day")
            };
            let last = says("The mayor resigned last _.", "last _");
            let latest = says("The mayor resigned _.", "_");
            let coming = says("The council will vote _.", "_");
            let next = says("The council will vote next _.", "next _");
            assert_eq!(says("The mayor resigned two _s ago.", "two _s ago"), last - 7.days());
            assert_eq!(says("The mayor resigned three _s ago.", "three _s ago"), last - 14.days());
            assert_eq!(says("He resigned on the _ before last.", "the _ before last"), last - 7.days());
            assert_eq!(says("He resigned a week ago _.", "a week ago _"), latest - 7.days());
            assert_eq!(says("The fair opens a week from _.", "a week from _"), coming + 7.days());
            assert_eq!(says("The fair opens two weeks from _.", "two weeks from _"), coming + 14.days());
            assert_eq!(says("The fair opens _ week.", "_ week"), coming + 7.days());
            assert_eq!(says("It opens on the _ after next.", "the _ after next"), next + 7.days());
        }
    }
}

#[test]
fn years_before_christ_have_a_value_and_no_days() {
    for n in (1..1500).chain([2999, 3000, 9999]) {
        let value = dates(&format!("The temple burned in {n} BC, they say."), None);
        assert_eq!((&*value[0].text, &*value[0].value), (&*format!("{n} BC"), &*format!("BC{n:04}")));
        assert!(value[0].resolved && value[0].from.is_none() && value[0].to.is_none());
        if n < 3000 {
            assert_eq!(only(&format!("It burned in AD {n}, they say."), None), format!("AD {n}={n:04}"));
        }
    }
}

#[test]
fn the_report_counts_what_stays_open() {
    let counts = |published: Option<Date>| {
        let text =
            "He fell on March 3, 2001 in Oslo. The rain of last week was heavy. They left on Friday night.";
        let mut corpus = Corpus::default();
        corpus.add(record(text, published));
        let facts = Report::build(&corpus, &ReportOptions::default()).corpus;
        (facts.dates_resolved, facts.dates_open)
    };
    assert_eq!(counts(None), (1, 2));
    assert_eq!(counts(Some(date(2015, 6, 10))), (3, 0));
}

fn week(day: Date) -> (i16, i8) {
    let iso = day.iso_week_date();
    (iso.year(), iso.week())
}

#[test]
fn weeks_are_those_of_iso_over_every_turn_of_the_year() {
    // 2004, 2009, 2015 and 2020 have 53 weeks.
    for today in [2004, 2005, 2009, 2015, 2016, 2020, 2021, 2024].into_iter().flat_map(year) {
        for (words, days) in [("last week", -7), ("this week", 0), ("next week", 7), ("two weeks ago", -14)] {
            let (y, w) = week(today + days.days());
            let expected = format!("{words}={y:04}-W{w:02}");
            assert_eq!(only(&format!("The ferry sails {words}."), Some(today)), expected, "{today}");
        }
    }
}

#[test]
fn months_quarters_and_years_are_counted_by_the_calendar() {
    for today in year(2023).chain(year(2024)) {
        let is = |words: &str, value: String| {
            let text = format!("The ferry sailed {words}.");
            assert_eq!(only(&text, Some(today)), format!("{words}={value}"), "{today}");
        };
        for (words, months) in [("last month", -1), ("next month", 1), ("three months ago", -3)] {
            let day = today.first_of_month() + months.months();
            is(words, format!("{:04}-{:02}", day.year(), day.month()));
        }
        is("last year", format!("{}", today.year() - 1));
        is("40 years ago", format!("{}", today.year() - 40));
        is("two days ago", iso(today - 2.days()));
        is("yesterday", iso(today - 1.day()));
        let quarter = today.first_of_month() - Span::new().months(3);
        is("last quarter", format!("{}-Q{}", quarter.year(), (quarter.month() + 2) / 3));
        for (n, name) in ["first", "second", "third", "fourth"].iter().enumerate() {
            let begun = (today.month() - 1) / 3 >= n as i8;
            let text = format!("Profit rose in the {name} quarter.");
            let value = format!("the {name} quarter={}-Q{}", today.year() - i16::from(!begun), n + 1);
            assert_eq!(only(&text, Some(today)), value, "{today}");
        }
    }
}

#[test]
fn seasons_pointed_to_lie_where_the_word_points() {
    for today in year(2023).chain(year(2024)) {
        for name in ["spring", "summer", "fall", "winter"] {
            let around = |text: &str| {
                let found = dates(text, Some(today));
                let day = |d: &Option<Text>| -> Date { d.as_deref().expect("a day").parse().expect("a day") };
                (day(&found[0].from), day(&found[0].to))
            };
            let (first, last) = around(&format!("It opened last {name}."));
            assert!(last < today && (today - first).get_days() < 460, "{today}: last {name} {first}..{last}");
            let (first, _) = around(&format!("It opens next {name}."));
            assert!(first > today && (first - today).get_days() < 370, "{today}: next {name} {first}");
        }
    }
}

#[test]
fn holidays_fall_by_their_rules_in_every_year() {
    let day = |words: &str| -> Date {
        dates(&format!("He died on {words}."), None)[0].value.parse().expect("a day")
    };
    for y in 1900..2100 {
        let thanks = day(&format!("Thanksgiving {y}"));
        assert_eq!((thanks.weekday(), thanks.month()), (Weekday::Thursday, 11));
        assert!((22..=28).contains(&thanks.day()), "{thanks}");
        let easter = day(&format!("Easter {y}"));
        assert_eq!(easter.weekday(), Weekday::Sunday);
        assert!(easter >= date(y, 3, 22) && easter <= date(y, 4, 25), "{easter}");
        assert_eq!(day(&format!("Good Friday {y}")), easter - 2.days());
        assert_eq!(day(&format!("Christmas Day {y}")), date(y, 12, 25));
    }
}

#[test]
fn a_relative_date_tells_what_it_is_counted_from() {
    let published = Some(date(2015, 6, 10));
    let anchors = |text: &str, published| -> Vec<String> {
        dates(text, published).iter().map(|d| d.anchor.as_deref().unwrap_or("-").to_string()).collect()
    };
    assert_eq!(anchors("He fell on March 3, 2001. She left last week.", published), ["-", "published"]);
    assert_eq!(anchors("He fell on March 3, 2001. She left the next day.", published), ["-", "text"]);
    assert_eq!(anchors("He fell in 1998 in Oslo, on March 3, she said.", published), ["-", "text"]);
    assert_eq!(anchors("He was away for two years in the 1990s.", published), ["-", "-"]);
    // Without a date of publication a full date in the text serves what follows close by, and says so.
    let text =
        "He fell on March 3, 2001. On March 5 she left. The next day it rained. Then, on Monday, he died.";
    let found = dates(text, None);
    let told: Vec<(&str, bool, Option<&str>)> =
        found.iter().map(|d| (d.value.as_str(), d.resolved, d.anchor.as_deref())).collect();
    assert_eq!(
        told,
        [
            ("2001-03-03", true, None),
            ("2001-03-05", true, Some("text")),
            ("2001-03-06", true, Some("text")),
            ("XXXX-WXX-1", false, None),
        ]
    );
}

#[test]
fn a_dateline_dates_what_follows_it() {
    for day in year(2024) {
        let told = format!("{} {}", month(day), day.day());
        let texts = |text: String, published| -> Vec<(String, Option<String>)> {
            let found = dates(&text, published);
            found.iter().map(|d| (d.value.to_string(), d.anchor.as_deref().map(str::to_string))).collect()
        };
        let fact = |value: Date, anchor: Option<&str>| (iso(value), anchor.map(str::to_string));
        let text = format!("OSLO, {told}, 2024 (Desk) - The ferry sank yesterday.");
        assert_eq!(texts(text, None), [fact(day, None), fact(day - 1.day(), Some("text"))]);
        let text = format!("OSLO, {told} (Desk) - The ferry sank yesterday.");
        let found = texts(text, Some(day + 1.day()));
        assert_eq!(found, [fact(day, Some("published")), fact(day - 1.day(), Some("text"))]);
    }
}

#[test]
fn a_record_tells_modifier_and_interval() {
    let found = dates(
        "It was sold in early 2014 for a week or more, in mid-May or at the end of 2016.",
        Some(date(2015, 6, 10)),
    );
    let told: Vec<[Option<&str>; 3]> =
        found.iter().map(|d| [d.modifier.as_deref(), d.from.as_deref(), d.to.as_deref()]).collect();
    assert_eq!(
        told,
        [
            [Some("START"), Some("2014-01-01"), Some("2014-12-31")],
            [Some("EQUAL_OR_MORE"), None, None],
            [Some("MID"), Some("2015-05-01"), Some("2015-05-31")],
            [Some("END"), Some("2016-01-01"), Some("2016-12-31")],
        ]
    );
}

#[test]
fn an_amount_in_each_time_recurs_and_what_takes_time_lasts() {
    let kind = |text: &str| dates(text, None).last().map(|d| d.kind.to_string());
    let recurs = [
        "It costs $3 million a year.",
        "It pays 3 percent a year.",
        "It pays 3% a year.",
        "It sold 50,000 boats a year.",
        "They meet twice a week.",
        "He works two days a week.",
    ];
    recurs.iter().for_each(|text| assert_eq!(kind(text).as_deref(), Some("SET"), "{text}"));
    for text in ["It took a year.", "They paid rents a year before.", "The rest was shut for a week."] {
        assert_eq!(kind(text).as_deref(), Some("DURATION"), "{text}");
    }
}

#[test]
fn labor_day_is_that_of_the_article() {
    let day = |text: &str, published: Option<Date>| {
        let found = dates(text, published);
        found.iter().find(|d| d.text.contains("Day")).map(|d| d.value.to_string()).unwrap_or_default()
    };
    for y in 1990..2040 {
        let (may, september) = (date(y, 5, 1), date(y, 9, 4));
        let first_monday = |d: &str| {
            let day: Date = d.parse().expect("a day");
            day.weekday() == Weekday::Monday && day.month() == 9 && day.day() <= 7 && day.year() == y
        };
        assert_eq!(day("Unions marched in Manila on Labor Day.", Some(may)), may.to_string());
        assert_eq!(day("Unions marched on Labour Day.", Some(may)), may.to_string());
        assert!(first_monday(&day("Unions marched on Labor Day.", Some(september))));
        assert!(first_monday(&day("Unions marched on Labour Day.", Some(september))));
        assert!(first_monday(&day(&format!("Canadians marched on Labour Day {y}."), None)));
        assert!(first_monday(&day(&format!("They marched on Labor Day {y}."), None)));
        assert_eq!(day(&format!("They marched on Labour Day {y}."), None), may.to_string());
        for first in ["May 1", "1 May", "May Day"] {
            let told = format!("They marched on Labor Day {y}, as on every {first}.");
            assert_eq!(day(&told, None), may.to_string(), "{told}");
        }
    }
}

#[test]
fn labor_day_is_told_by_the_sentences_around() {
    let countries = "Canadian unions chose the day.";
    let marched = "They marched on Labour Day 2003.";
    assert_eq!(only(marched, None), "Labour Day 2003=2003-05-01");
    for text in [format!("{countries} {marched}"), format!("{marched} {countries}")] {
        assert_eq!(only(&text, None), "Labour Day 2003=2003-09-01", "{text}");
    }
    let told = only("They marched on Labor Day 2003. In May 2003 they had not, nor on May 9, 2003.", None);
    assert!(told.starts_with("Labor Day 2003=2003-09-01"), "another day of May tells nothing: {told}");
}

#[test]
fn opening_hours_recur_by_one_rule() {
    let text =
        "The pool is open from 4 p.m. to 10 p.m. Monday through Friday, noon to 10 p.m. Saturday and Sunday.";
    let found = dates(text, Some(date(2015, 6, 10)));
    let told: Vec<(&str, &str, &str)> = found.iter().map(|d| (&*d.text, &*d.value, &*d.rule)).collect();
    assert_eq!(
        told,
        [
            ("4 p.m.", "XXXX-WXX-1T16:00", "set/clock"),
            ("10 p.m. Monday", "XXXX-WXX-1T22:00", "set/clock"),
            ("Friday", "XXXX-WXX-5", "set/clock"),
            ("noon", "XXXX-WXX-6T12:00", "set/clock"),
            ("10 p.m. Saturday", "XXXX-WXX-6T22:00", "set/clock"),
            ("Sunday", "XXXX-WXX-7", "set/clock"),
        ]
    );
}

#[test]
fn the_readme_shows_what_is_found() {
    let readme = include_str!("../README.md");
    let part =
        readme.split("### Values of dates").nth(1).and_then(|p| p.split("###").next()).expect("the part");
    let rows = part.lines().filter(|line| line.starts_with("| ") && line.contains("**"));
    let cells: Vec<&str> = rows.flat_map(|row| row.trim_matches('|').split('|')).map(str::trim).collect();
    assert!(cells.len() > 40, "{} cells", cells.len());
    for pair in cells.chunks(2) {
        let words = pair[0].split("**").nth(1).expect("words in bold");
        let found = only(&pair[0].replace("**", ""), Some(date(2015, 6, 10)));
        assert_eq!(found, format!("{words}={}", pair[1]), "{}", pair[0]);
    }
}

/// Words that stand in for dates in texts of chance.
const WORDS: &[&str] = &[
    "Monday",
    "last",
    "next",
    "this",
    "the",
    "week",
    "weeks",
    "year",
    "ago",
    "earlier",
    "May",
    "March",
    "3",
    "31",
    "29",
    "Feb.",
    "2015",
    "9999",
    "0001",
    ",",
    "-",
    "/",
    ":",
    "of",
    "to",
    "and",
    "two",
    "twenty",
    "third",
    "quarter",
    "half",
    "a",
    "century",
    "1990s",
    "'90s",
    "p.m.",
    "GMT",
    "night",
    "tomorrow",
    "Easter",
    "summer",
    "every",
    "past",
    "the same",
    "2015-02-28",
    "12:30",
    "99",
    "9999999999",
    "years",
    "decades",
    "month",
    "day",
    "before",
    "later",
    "'",
];

fn chance() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..30)
        .prop_map(|words| words.join(" ").replace(" / ", "/"))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(3000) })]

    #[test]
    fn intervals_run_forward_and_open_values_have_none(text in chance(), day in 0i32..3_600_000, dated: bool) {
        let published = date(1, 1, 1) + day.days();
        for found in dates(&text, dated.then_some(published)) {
            prop_assert!(found.from <= found.to, "{found:?}");
            prop_assert!(found.from.is_none() || found.resolved, "{found:?}");
            prop_assert!(dated && published.year() > 9000 || found.resolved || found.value.contains('X'), "{found:?}");
        }
    }

    #[test]
    fn an_article_says_the_same_wherever_it_stands(one in chance(), other in chance()) {
        let published = Some(date(2015, 6, 10));
        let alone = record(&one, published);
        record(&other, None);
        prop_assert_eq!(&record(&one, published), &alone);
    }
}

#[test]
fn nothing_asks_the_clock() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).expect("src").map(|e| e.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files += 1;
                // How long a run takes is counted from its start, and told by `-v` alone: that is no calendar.
                let text = fs::read_to_string(&path).expect("a source").replace("Instant::now(", "");
                for clock in ["::now(", "SystemTime::"] {
                    assert!(!text.contains(clock), "{} asks the clock: {clock}", path.display());
                }
            }
        }
    }
    assert!(files > 10, "the sources were not found");
}
