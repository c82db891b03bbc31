//! The day an article appeared: from its name, its text, the option, the file's time; never from the clock.

use std::path::Path;

use jiff::civil::Date;

use super::ReadOptions;
use crate::article::{Published, PublishedFrom};
use crate::layout;

/// The first of the sources in `options.date_from` that tells, else the option's date. `modified` is asked last
/// and only if wanted, as it costs a look at the disk.
pub fn find(
    name: &str,
    text: &str,
    options: &ReadOptions,
    modified: impl Fn() -> Option<Date>,
) -> Option<Published> {
    let from = |source: &PublishedFrom| {
        let date = match source {
            PublishedFrom::Name => from_name(name),
            PublishedFrom::Text => layout::stated_date(text),
            PublishedFrom::Mtime => modified(),
            PublishedFrom::Option => options.date,
        };
        date.map(|date| Published { date, from: *source })
    };
    let option = options.date.map(|date| Published { date, from: PublishedFrom::Option });
    options.date_from.iter().find_map(from).or(option)
}

/// The UTC day on which the file was last changed.
pub fn modified(path: &Path) -> Option<Date> {
    let time = std::fs::metadata(path).ok()?.modified().ok()?;
    let stamp = jiff::Timestamp::try_from(time).ok()?;
    Some(stamp.to_zoned(jiff::tz::TimeZone::UTC).date())
}

/// The first date in a path's last part, else in its folders: `2022-12-21_x.txt`, `x-20221221.txt`,
/// `2022_12_21.txt`, `2022/12/21/x.txt`. Impossible dates are none.
pub fn from_name(path: &str) -> Option<Date> {
    let name = path.rsplit('/').next().unwrap_or(path);
    in_bytes(name.as_bytes()).or_else(|| in_bytes(path.as_bytes()))
}

fn in_bytes(bytes: &[u8]) -> Option<Date> {
    let starts = (0..bytes.len())
        .filter(|i| bytes[*i].is_ascii_digit() && (*i == 0 || !bytes[i - 1].is_ascii_digit()));
    starts.filter_map(|i| at(&bytes[i..])).next()
}

/// A date at the start of `bytes`, which begin with a run of digits.
fn at(bytes: &[u8]) -> Option<Date> {
    let run = bytes.iter().take(15).take_while(|b| b.is_ascii_digit()).count();
    match run {
        // A day, with or without hours and minutes, or seconds.
        8 | 12 | 14 => date(number(&bytes[..4])?, number(&bytes[4..6])?, number(&bytes[6..8])?),
        4 => apart(bytes),
        _ => None,
    }
}

/// `2022-12-21` with one kind of mark between.
fn apart(bytes: &[u8]) -> Option<Date> {
    let mark = *bytes.get(4).filter(|b| matches!(b, b'-' | b'_' | b'.' | b'/' | b' '))?;
    let rest = &bytes[5..];
    let month = digits(rest)?;
    let rest = rest.get(month..).and_then(|r| r.strip_prefix(&[mark]))?;
    let day = digits(rest)?;
    date(number(&bytes[..4])?, number(&bytes[5..5 + month])?, number(&rest[..day])?)
}

/// One or two digits, no more.
fn digits(bytes: &[u8]) -> Option<usize> {
    let run = bytes.iter().take(3).take_while(|b| b.is_ascii_digit()).count();
    (1..=2).contains(&run).then_some(run)
}

fn number(digits: &[u8]) -> Option<i16> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    (1600..2200).contains(&year).then(|| Date::new(year, month, day).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str) -> Option<String> {
        from_name(name).map(|d| d.to_string())
    }

    #[test]
    fn dates_in_names() {
        for name in [
            "2022-12-21_arden.txt",
            "20221221-arden.txt",
            "arden_20221221T1030.txt",
            "202212211030.txt",
            "2022_12_21.txt",
            "arden 2022.12.21 late.txt",
            "news/2022/12/21/arden.txt",
            "old/2021-01-01/2022-12-21.txt",
        ] {
            assert_eq!(of(name), Some("2022-12-21".into()), "{name}");
        }
        assert_eq!(of("2022-1-2.txt"), Some("2022-01-02".into()));
    }

    #[test]
    fn what_is_no_date() {
        for name in [
            "2022-02-30.txt",
            "20221341.txt",
            "2022-12.txt",
            "123456789.txt",
            "wsj_0973.txt",
            "12-21-22.txt",
            "",
        ] {
            assert_eq!(of(name), None, "{name}");
        }
        assert_eq!(of("wsj_0973_1989-11-02.txt"), Some("1989-11-02".into()));
    }

    #[test]
    fn the_order_of_sources_decides() {
        let day = |d: i8| Date::new(2020, 5, d).expect("a day");
        let text = "Title\n\nPublished: May 2, 2020\n\nText.";
        let mut options = ReadOptions { date: Some(day(3)), ..ReadOptions::default() };
        let found = |o: &ReadOptions, name: &str, text: &str| {
            find(name, text, o, || Some(day(4))).map(|p| (p.date.day(), p.from))
        };
        assert_eq!(found(&options, "2020-05-01.txt", text), Some((1, PublishedFrom::Name)));
        assert_eq!(found(&options, "a.txt", text), Some((2, PublishedFrom::Text)));
        assert_eq!(found(&options, "a.txt", "Text."), Some((3, PublishedFrom::Option)));
        options.date_from = vec![PublishedFrom::Mtime, PublishedFrom::Name];
        assert_eq!(found(&options, "2020-05-01.txt", text), Some((4, PublishedFrom::Mtime)));
        options = ReadOptions { date_from: vec![PublishedFrom::Text], ..ReadOptions::default() };
        assert_eq!(found(&options, "2020-05-01.txt", "Text."), None);
    }
}
