//! Times of day: clock times, parts of the day, with the day they belong to.

use crate::lexicon::Classes;
use crate::token::{Kind, Mark};

use super::day::day_ref;
use super::hour::{clock_at, colon, part_at, past_zone};
use super::meaning::{Clock, DayRef, Every, Found, Meaning};
use super::reader::Reader;
use super::spoken;
use super::weekday::{in_month, indefinite};

/// The row `time/clock`: "9 a.m. Tuesday", "5 p.m. EST, Nov. 6", "noon Thursday", "at 21:00".
pub fn clock(r: &Reader, i: usize) -> Option<Found> {
    let i = spoken::begin(r, i);
    let (next, clock) = clock_at(r, i)?;
    let (last, day) = day_after(r, next).map_or((next, None), |(n, d)| (n, Some(d)));
    let day = day.or_else(|| {
        let at = past_bracket(r, next)?;
        let at = if r.says(at, "on") { at + 1 } else { at };
        day_part(r, at).or_else(|| day_ref(r, at)).map(|(_, d)| d)
    });
    Some(Found::new(i, last, Meaning::Time { day, clock }))
}

/// Past a time of another zone in brackets: "10:35 a.m. (0735 GMT) Friday".
fn past_bracket(r: &Reader, i: usize) -> Option<usize> {
    if r.mark(i) == Mark::CloseBracket {
        return Some(i + 1);
    }
    if r.mark(i) != Mark::OpenBracket {
        return None;
    }
    (i + 2..i + 6).find(|k| r.mark(*k) == Mark::CloseBracket).map(|k| k + 1)
}

/// The day told behind a time: "Tuesday", "on Tuesday", ", Nov. 6", "tomorrow".
fn day_after(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let comma = r.mark(i) == Mark::Comma;
    let at = if comma { i + 1 } else { i };
    let at = if r.says_any(at, &["on", "of"]) { at + 1 } else { at };
    if let Some(found) = day_part(r, at) {
        return Some(found);
    }
    let (next, day) = day_ref(r, at)?;
    let sure = !comma || matches!(day, DayRef::Calendar { .. } | DayRef::Weekday { .. });
    sure.then_some((next, day))
}

/// "this morning", "tomorrow night", "Friday afternoon": the day and the token behind the part of it.
pub fn day_part(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    if let Some((len, days)) = night(r, i) {
        return Some((i + len, DayRef::Offset(days)));
    }
    let (next, day) = match r.pointer(i) {
        Some(p) if r.is(i + 1, Classes::DAY_PART) && !p.context => (i + 1, DayRef::Offset(p.steps)),
        _ => day_ref(r, i)?,
    };
    r.is(next, Classes::DAY_PART).then_some((next + 1, day))
}

/// The row `time/day-part`: "Friday night", "yesterday morning", "June 5 at 9 a.m.".
pub fn day_with_time(r: &Reader, i: usize) -> Option<Found> {
    let (next, day) = day_ref(r, i)?;
    let next = r.past_possessive(next);
    // "Tuesday's Morning Show"
    let show = r.is_possessive(next.wrapping_sub(1)) && r.is_capital(next) && r.is_capital(next + 1);
    if let Some(part) = part_at(r, next).filter(|_| !show) {
        if let Some((first, any)) = indefinite(r, i, next + 1, day) {
            return Some(Found::new(first, next + 1, Meaning::Time { day: Some(any), clock: part }));
        }
        // "tomorrow morning at 11 a.m."
        if r.says(next + 1, "at")
            && let Some((last, clock @ Clock::At { .. })) = clock_at(r, next + 2)
            && !r.text(next).ends_with('s')
        {
            let clock = in_half(r, last, part, clock);
            return Some(Found::new(i, last, Meaning::Time { day: Some(day), clock }));
        }
        return Some(Found::new(i, next + 1, timed(day, part, r.text(next).ends_with('s'))));
    }
    if let Some((last, clock)) = iso_time(r, next) {
        return Some(Found::new(i, last, Meaning::Time { day: Some(day), clock }));
    }
    let comma = if r.mark(next) == Mark::Comma { next + 1 } else { next };
    let at = if r.says_any(comma, &["at", "around"]) { comma + 1 } else { comma };
    let (last, clock) = clock_at(r, at).filter(|(_, c)| at > comma || matches!(c, Clock::At { .. }))?;
    // "Monday through Friday, noon to 10 p.m. Saturday"
    let to = r.says_any(last, &["to", "until"]) || matches!(r.mark(last), Mark::Hyphen | Mark::Dash);
    let other = at > next && at == comma && to && r.says_any(i.wrapping_sub(1), &["through", "thru"]);
    (!other).then(|| Found::new(i, last, Meaning::Time { day: Some(day), clock }))
}

/// "Friday night at 11:30": the part of the day tells the half where no "p.m." does.
fn in_half(r: &Reader, last: usize, part: Clock, clock: Clock) -> Clock {
    let told = r.text(last - 1).bytes().any(|b| b.eq_ignore_ascii_case(&b'm'));
    match (part, clock) {
        (Clock::Part("AF" | "EV" | "NI"), Clock::At { hour: hour @ 1..=11, minute, second }) if !told => {
            Clock::At { hour: hour + 12, minute, second }
        }
        _ => clock,
    }
}

/// `T10:30:00Z` or ` 10:30` behind a date in digits.
fn iso_time(r: &Reader, next: usize) -> Option<(usize, Clock)> {
    let last = r.text(next - 1);
    if r.kind(next - 1) == Some(Kind::Mixed)
        && let Some((_, hour)) = last.split_once(['T', 't'])
    {
        return minutes(r, next, hour.parse().ok()?);
    }
    let figures = r.kind(next - 1) == Some(Kind::Number) && r.is_glued(next - 1) && r.text(next).len() == 2;
    if figures { minutes(r, next + 1, r.digits(next)?.try_into().ok()?) } else { None }
}

fn minutes(r: &Reader, at: usize, hour: u8) -> Option<(usize, Clock)> {
    let minute = colon(r, at)?;
    let second = colon(r, at + 2);
    let last = if second.is_some() { at + 4 } else { at + 2 };
    let valid = hour < 24 && minute < 60 && second.is_none_or(|s| s < 60);
    valid.then(|| (past_zone(r, last), Clock::At { hour, minute, second }))
}

fn timed(day: DayRef, part: Clock, plural: bool) -> Meaning {
    match (day, part) {
        (DayRef::Weekday { day, pointer: None, .. }, Clock::Part(part)) if plural => {
            Meaning::Set(Every::WeekdayPart(day, part))
        }
        _ => Meaning::Time { day: Some(day), clock: part },
    }
}

/// The row `time/part`: "this morning", "last night", "the next morning", "tonight".
pub fn part(r: &Reader, i: usize) -> Option<Found> {
    // "The Tonight Show", "This Morning" in quotation marks
    let named = r.is_capital(i) && r.is_capital(i + 1) && !r.is(i + 1, Classes::WEEKDAY.or(Classes::PRONOUN));
    let quoted = r.mark(i.wrapping_sub(1)).is_quote() && r.mark(i + 2).is_quote();
    // the show "Grue Tonight"
    let titled = r.says(i, "tonight") && r.mark(i + 1).is_quote() | r.mark(i + 2).is_quote();
    if titled
        && r.is_capital(i)
        && r.is_capital(i.wrapping_sub(1))
        && !r.starts_clause(i)
        && r.text(i) != "TONIGHT"
    {
        return None;
    }
    if named && (quoted || r.says(i.wrapping_sub(1), "the")) {
        return None;
    }
    if let Some((len, days)) = night(r, i) {
        let (day, clock) = (Some(DayRef::Offset(days)), Clock::Part("NI"));
        return Some(Found::new(i, i + len, Meaning::Time { day, clock }));
    }
    let every = r.value(i, Classes::TIME_POINTER) == Some("S");
    let same = r.pointer(i).is_some() && r.pointer(i + 1).is_some_and(|p| p.context);
    let (at, day) = match r.pointer(i) {
        Some(_) if same => (i + 2, Some(DayRef::Context(0))),
        Some(p) if p.context => (i + 1, Some(DayRef::Context(p.steps))),
        Some(p) if p.steps == 1 => (i + 1, Some(DayRef::Context(1))),
        Some(p) => (i + 1, Some(DayRef::Offset(p.steps))),
        None if every => (i + 1, None),
        None => (i, None),
    };
    let at = if r.says_any(at, &["early", "late"]) && at > i { at + 1 } else { at };
    let clock = part_at(r, at)?;
    let Clock::Part(name) = clock else { return None };
    let plural = r.text(at).ends_with('s');
    if every {
        return Some(Found::new(i, at + 1, Meaning::Set(Every::Part(name))));
    }
    if day.is_none()
        && let Some((last, day)) = one_part(r, at)
    {
        return Some(Found::new(i - 1, last, Meaning::Time { day: Some(day), clock }));
    }
    let (last, day) = match day {
        Some(day) => (at + 1, Some(day)),
        None => part_of_day(r, at)?,
    };
    (!plural).then(|| Found::new(i, last, Meaning::Time { day, clock }))
}

/// "one evening", "one night in May 2009": that of a day which nothing tells; "for one night", "one night of peace" are
/// amounts.
fn one_part(r: &Reader, at: usize) -> Option<(usize, DayRef)> {
    let before = at.wrapping_sub(2);
    let amount =
        r.says_any(before, &["for", "only", "just", "than", "of", "the", "this", "that", "and", "or"]);
    let noun = r.is_word(at + 1) && !r.is(at + 1, super::year::AFTER_NOUN) || r.joins(at + 1);
    let one =
        at > r.start && r.says(at - 1, "one") && !amount && !noun && !r.says_any(at + 1, &["of", "or", "at"]);
    let any = DayRef::Any { day: 0, month: None, year: None };
    one.then(|| in_month(r, at + 1, any))
}

/// The row `time/early-hours`: "the early hours of Tuesday", "the small hours of Sunday morning".
pub fn early_hours(r: &Reader, i: usize) -> Option<Found> {
    let before = i.wrapping_sub(1);
    let early = r.says(i, "hours")
        && r.says_any(i + 1, &["of", "on"])
        && r.says_any(before, &["early", "small", "wee"]);
    let (last, day) = if early { day_part(r, i + 2).or_else(|| day_ref(r, i + 2))? } else { return None };
    Some(Found::new(before, last, Meaning::Time { day: Some(day), clock: Clock::Part("MO") }))
}

/// "tonight", "last night", "tomorrow night": how many words, and days from that of the article.
fn night(r: &Reader, i: usize) -> Option<(usize, i32)> {
    let (len, entry) = r.longest_entry(i, Classes::TIME_REFERENCE)?;
    let days = entry.value(Classes::TIME_REFERENCE)?.strip_prefix("NI")?;
    Some((len, days.parse().ok()?))
}

/// "the night of Oct. 23", "the morning": a part of the day that needs its day from elsewhere.
fn part_of_day(r: &Reader, at: usize) -> Option<(usize, Option<DayRef>)> {
    if r.says(at + 1, "of")
        && let Some((next, day)) = day_ref(r, at + 2)
    {
        return Some((next, Some(day)));
    }
    if let Some((next, day)) =
        day_ref(r, at + 1).filter(|(_, d)| matches!(d, DayRef::Offset(_) | DayRef::Weekday { .. }))
    {
        return Some((next, Some(day)));
    }
    let before = at.wrapping_sub(1);
    let edge = r.is(before, Classes::TIME_MODIFIER) && r.is(before.wrapping_sub(1), Classes::PREPOSITION);
    let mid = r.joins(before) && r.value(before.wrapping_sub(1), Classes::TIME_MODIFIER) == Some("MID");
    let edge = edge || mid && r.is(before.wrapping_sub(2), Classes::PREPOSITION);
    let virtually = r.says_any(before, &["virtually", "almost", "nearly", "practically"]);
    let bare = r.says(before, "the") || edge || r.says(at, "overnight") && !virtually;
    let noun = r.is_word(at + 1) && !r.is(at + 1, super::year::AFTER_NOUN);
    // "the night the bill passed", "the morning after the storm": the words behind tell which.
    let led = r.is(before.wrapping_sub(1), Classes::PREPOSITION);
    let apart = r.says_any(at + 1, &["after", "before"]);
    let clause = r.is_word(at + 2) && !r.is(at + 2, Classes::PREPOSITION) && !r.says(at + 2, "to");
    let which = r.is(at + 1, Classes::DETERMINER.or(Classes::PRONOUN)) && !led || apart && clause;
    let which = which && r.says(before, "the");
    // "had arrived the night before"
    if apart && !clause && r.says(before, "the") {
        let days = if r.says(at + 1, "before") { -1 } else { 1 };
        return Some((at + 2, Some(DayRef::Context(days))));
    }
    // "spent the night setting up camp"
    let doing = r.text(at + 1).ends_with("ing")
        && r.says_any(before.wrapping_sub(1), &["spend", "spent", "spending"]);
    // "the late night talk show"
    let show = r.says(at, "night")
        && r.says_any(at + 1, &["talk", "show", "shows", "host", "hosts", "comedy", "television", "tv"]);
    (bare && (!noun || doing) && !which && !show).then_some((at + 1, None))
}
