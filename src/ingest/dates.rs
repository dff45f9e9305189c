//! Dates of publication, as metadata, datelines and page headers write them.
//!
//! Full dates and dates without a year are found; which numeral is the day is never guessed: `03.12.2021` is day first, as
//! everywhere where dots are written; `03/12/2021` is no date, `25/12/2021` and `12/25/2021` are.

use crate::knowledge::knowledge;
use crate::model::{DateEvidence, Published};
use jiff::civil::{Date, DateTime, Time};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;
use std::ops::Range;
use std::sync::LazyLock;

/// A date found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Where, in bytes, with its weekday and time of day.
    pub span: Range<usize>,
    /// The year, where it is written.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: i8,
    /// The day of the month.
    pub day: i8,
    /// The time of day, where it is written.
    pub time: Option<Time>,
    /// Whether the day of the week is written.
    pub weekday: bool,
}

impl Found {
    /// The date as one of publication, where its year is known.
    pub fn published(&self, evidence: DateEvidence) -> Option<Published> {
        let date = Date::new(self.year?, self.month, self.day).ok()?;
        let at = DateTime::from_parts(date, self.time.unwrap_or_default());
        Some(Published { at, timed: self.time.is_some(), evidence })
    }
}

/// The date that a `published` field gives, in the outlet's own time (an offset from UTC is left aside): ISO 8601, RFC 2822,
/// written out in English either way, compact (`20150929`, `20150929T161500`), or as seconds or milliseconds since 1970.
pub(super) fn metadata(value: &Value) -> Option<Published> {
    match value {
        Value::String(text) => of_text(text.trim()),
        Value::Number(n) => of_epoch(n.as_i64()?),
        _ => None,
    }
}

fn of_text(text: &str) -> Option<Published> {
    if text.bytes().all(|b| b.is_ascii_digit()) && matches!(text.len(), 10 | 13) {
        return of_epoch(text.parse().ok()?);
    }
    if let Some(found) = compact(text) {
        return found.published(DateEvidence::Metadata);
    }
    scan(text).iter().find_map(|found| found.published(DateEvidence::Metadata))
}

fn of_epoch(n: i64) -> Option<Published> {
    // Below are years before 1973, which are likelier to be compact dates or counters.
    let seconds = match n {
        100_000_000..10_000_000_000 => n,
        100_000_000_000..10_000_000_000_000 => n / 1000,
        _ => return None,
    };
    let at = jiff::Timestamp::from_second(seconds).ok()?.to_zoned(jiff::tz::TimeZone::UTC).datetime();
    Some(Published { at, timed: true, evidence: DateEvidence::Metadata })
}

/// `YYYYMMDD`, `YYYYMMDDhhmmss` and `YYYYMMDDThhmm[ss]`.
fn compact(text: &str) -> Option<Found> {
    let text = text.trim_end_matches('Z');
    let (date, time) = match text.split_once(['T', ' ']) {
        Some(parts) => parts,
        None => (text.get(..8)?, text.get(8..)?),
    };
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if date.len() != 8 || !digits(date) || !digits(time) || !matches!(time.len(), 0 | 4 | 6) {
        return None;
    }
    let two = |s: &str, at: usize| s.get(at..at + 2).and_then(|s| s.parse::<i8>().ok());
    let (year, month, day) = (date[..4].parse().ok()?, two(date, 4)?, two(date, 6)?);
    Date::new(year, month, day).ok()?;
    let time = two(time, 0).and_then(|h| Time::new(h, two(time, 2)?, two(time, 4).unwrap_or(0), 0).ok());
    is_plausible(year).then_some(Found { span: 0..text.len(), year: Some(year), month, day, time, weekday: false })
}

fn is_plausible(year: i16) -> bool {
    (1800..=2100).contains(&year)
}

#[derive(serde::Deserialize)]
struct Calendar {
    months: Vec<Vec<String>>,
    weekdays: Vec<String>,
}

static CALENDAR: LazyLock<(FxHashMap<String, i8>, FxHashSet<String>)> = LazyLock::new(|| {
    let calendar: Calendar = knowledge!("layout/calendar.toml");
    let months = (1..).zip(calendar.months).flat_map(|(n, names)| names.into_iter().map(move |name| (name, n)));
    (months.collect(), calendar.weekdays.into_iter().collect())
});

/// A word or a numeral or a mark; white space between is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'t> {
    /// Its value and its number of digits.
    Number(u32, usize),
    Word(&'t str),
    Mark(char),
}

struct Tokens<'t> {
    tokens: Vec<(Token<'t>, Range<usize>)>,
}

impl<'t> Tokens<'t> {
    fn new(text: &'t str) -> Self {
        let mut tokens = Vec::new();
        let mut chars = text.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            let mut run = |test: fn(char) -> bool| {
                let mut end = start + c.len_utf8();
                while let Some(&(at, _)) = chars.peek().filter(|&&(_, c)| test(c)) {
                    end = at + 1;
                    chars.next();
                }
                end
            };
            if c.is_ascii_digit() {
                let end = run(|c| c.is_ascii_digit());
                // A numeral too long for its value is no part of a date.
                let value = text[start..end].parse().unwrap_or(u32::MAX);
                tokens.push((Token::Number(value, end - start), start..end));
            } else if c.is_ascii_alphabetic() {
                let end = run(|c| c.is_ascii_alphabetic());
                tokens.push((Token::Word(&text[start..end]), start..end));
            } else if !c.is_whitespace() {
                tokens.push((Token::Mark(c), start..start + c.len_utf8()));
            }
        }
        Self { tokens }
    }

    fn get(&self, at: usize) -> Option<Token<'t>> {
        self.tokens.get(at).map(|t| t.0)
    }

    /// Whether nothing, not even white space, stands between a token and the one before.
    fn is_joined(&self, at: usize) -> bool {
        at > 0 && at < self.tokens.len() && self.tokens[at - 1].1.end == self.tokens[at].1.start
    }

    fn number(&self, at: usize, digits: Range<usize>) -> Option<u32> {
        match self.get(at)? {
            Token::Number(n, len) if digits.contains(&len) => Some(n),
            _ => None,
        }
    }

    fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        matches!(self.get(at), Some(Token::Mark(c)) if marks.contains(&c))
    }

    fn is_word(&self, at: usize, words: &[&str]) -> bool {
        matches!(self.get(at), Some(Token::Word(w)) if words.iter().any(|x| x.eq_ignore_ascii_case(w)))
    }

    fn lower(&self, at: usize) -> Option<String> {
        match self.get(at)? {
            // No name of a month or day is longer.
            Token::Word(w) if w.len() <= 9 => Some(w.to_ascii_lowercase()),
            _ => None,
        }
    }

    fn is_capitalised(&self, at: usize) -> bool {
        matches!(self.get(at), Some(Token::Word(w)) if w.starts_with(|c: char| c.is_ascii_uppercase()))
    }

    fn month(&self, at: usize) -> Option<i8> {
        // "20 may have fled", "12 march on": these are names of months only with a capital.
        let sure = self.is_capitalised(at) || !self.is_word(at, &["may", "march", "mar"]);
        CALENDAR.0.get(&self.lower(at)?).copied().filter(|_| sure)
    }

    fn is_weekday(&self, at: usize) -> bool {
        self.is_capitalised(at) && self.lower(at).is_some_and(|w| CALENDAR.1.contains(&w))
    }

    /// Past a mark that may stand there.
    fn past(&self, at: usize, marks: &[char]) -> usize {
        at + usize::from(self.is_mark(at, marks))
    }
}

/// The dates in a text, in order.
pub(super) fn scan(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    // Most paragraphs hold no numeral at all.
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return found;
    }
    let tokens = Tokens::new(text);
    let mut at = 0;
    while at < tokens.tokens.len() {
        match date_at(&tokens, at) {
            Some((date, next)) => {
                found.push(date);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

fn date_at(tokens: &Tokens<'_>, start: usize) -> Option<(Found, usize)> {
    let weekday = tokens.is_weekday(start);
    let at = if weekday { tokens.past(tokens.past(start + 1, &['.']), &[',']) } else { start };
    let (year, month, day, next) =
        numeric(tokens, at).or_else(|| month_first(tokens, at)).or_else(|| day_first(tokens, at))?;
    // 29 February wants a leap year where the year is open.
    Date::new(year.unwrap_or(2000), month, day).ok()?;
    if !year.is_none_or(is_plausible) {
        return None;
    }
    let (time, next) = time_after(tokens, next).map_or((None, next), |(time, next)| (Some(time), next));
    let span = tokens.tokens[start].1.start..tokens.tokens[next - 1].1.end;
    Some((Found { span, year, month, day, time, weekday }, next))
}

type Parts = (Option<i16>, i8, i8, usize);

/// `2021-12-03`, `2021/12/03`, `03.12.2021`, `25/12/2021`.
fn numeric(tokens: &Tokens<'_>, at: usize) -> Option<Parts> {
    let Token::Mark(mark @ ('-' | '/' | '.')) = tokens.get(at + 1)? else { return None };
    if !tokens.is_mark(at + 3, &[mark]) || !(1..5).all(|i| tokens.is_joined(at + i)) {
        return None;
    }
    if at > 0 && tokens.is_joined(at) && tokens.is_mark(at - 1, &['-', '/', '.']) {
        return None;
    }
    let middle = tokens.number(at + 2, 1..3)?;
    if let (Some(year), Some(day)) = (tokens.number(at, 4..5), tokens.number(at + 4, 1..3)) {
        return parts(year, middle, day, at + 5);
    }
    let (first, year) = (tokens.number(at, 1..3)?, tokens.number(at + 4, 4..5)?);
    let day_first = mark == '.' || first > 12 || first == middle;
    match () {
        () if day_first => parts(year, middle, first, at + 5),
        () if middle > 12 => parts(year, first, middle, at + 5),
        () => None,
    }
}

fn parts(year: u32, month: u32, day: u32, next: usize) -> Option<Parts> {
    Some((Some(year.try_into().ok()?), month.try_into().ok()?, day.try_into().ok()?, next))
}

/// `March 21, 2023`, `Jan. 3`, `September 4th`.
fn month_first(tokens: &Tokens<'_>, at: usize) -> Option<Parts> {
    let month = tokens.month(at)?;
    let mut next = tokens.past(at + 1, &['.', '-']);
    let day = day(tokens, &mut next)?;
    Some((year(tokens, &mut next), month, day, next))
}

/// `21 March 2023`, `3rd of January`, `29-Sep-2015`.
fn day_first(tokens: &Tokens<'_>, at: usize) -> Option<Parts> {
    let mut next = at;
    let day = day(tokens, &mut next)?;
    next += usize::from(tokens.is_word(next, &["of"]));
    next = tokens.past(next, &['-', '.']);
    let month = tokens.month(next)?;
    next = tokens.past(next + 1, &['.', '-']);
    Some((year(tokens, &mut next), month, day, next))
}

fn day(tokens: &Tokens<'_>, at: &mut usize) -> Option<i8> {
    let day = tokens.number(*at, 1..3)?.try_into().ok()?;
    *at += 1;
    if tokens.is_joined(*at) && tokens.is_word(*at, &["st", "nd", "rd", "th"]) {
        *at += 1;
    } else if tokens.is_joined(*at)
        && (matches!(tokens.get(*at), Some(Token::Word(_))) || tokens.is_mark(*at, &[':', '%']))
    {
        // "May 20m", "May 4:15".
        return None;
    }
    Some(day)
}

fn year(tokens: &Tokens<'_>, at: &mut usize) -> Option<i16> {
    let next = tokens.past(*at, &[',']);
    let year = tokens.number(next, 4..5)?.try_into().ok().filter(|&y| is_plausible(y))?;
    *at = next + 1;
    Some(year)
}

/// `T16:15:00.000+02:00`, `, 4:15 PM EDT`, `at 4 p.m.`.
fn time_after(tokens: &Tokens<'_>, at: usize) -> Option<(Time, usize)> {
    let mut next = tokens.past(at, &[',', '-', '–', '—', '|', '@', '•', '·']);
    next += usize::from(tokens.is_word(next, &["t", "at"]));
    let hour = tokens.number(next, 1..3)?;
    next += 1;
    let clock = minutes(tokens, &mut next);
    let (minute, second) = clock.unwrap_or((0, 0));
    let half = match tokens.lower(next).as_deref() {
        Some(w @ ("am" | "pm")) => Some((w == "pm", next + 1)),
        Some(w @ ("a" | "p")) if tokens.is_mark(next + 1, &['.']) && tokens.is_word(next + 2, &["m"]) => {
            Some((w == "p", tokens.past(next + 3, &['.'])))
        }
        _ => None,
    };
    let hour = match half {
        Some((pm, after)) => {
            next = after;
            if !(1..=12).contains(&hour) {
                return None;
            }
            hour % 12 + 12 * u32::from(pm)
        }
        None => {
            clock?;
            hour
        }
    };
    let time = Time::new(hour.try_into().ok()?, minute.try_into().ok()?, second.min(59).try_into().ok()?, 0);
    Some((time.ok()?, zone(tokens, next)))
}

/// Takes `:15`, `.15` or `:15:00.000` after an hour.
fn minutes(tokens: &Tokens<'_>, at: &mut usize) -> Option<(u32, u32)> {
    if !tokens.is_mark(*at, &[':', '.']) || !tokens.is_joined(*at) || !tokens.is_joined(*at + 1) {
        return None;
    }
    let minute = tokens.number(*at + 1, 2..3)?;
    *at += 2;
    let Some(second) = tokens.number(*at + 1, 2..3).filter(|_| tokens.is_mark(*at, &[':'])) else {
        return Some((minute, 0));
    };
    *at += 2;
    if tokens.is_mark(*at, &['.']) && tokens.is_joined(*at + 1) && tokens.number(*at + 1, 1..10).is_some() {
        *at += 2;
    }
    Some((minute, second))
}

/// Past the name of a time zone or an offset from UTC, which is left aside.
fn zone(tokens: &Tokens<'_>, at: usize) -> usize {
    if tokens.is_joined(at) && tokens.is_mark(at, &['+', '-', '−']) && tokens.number(at + 1, 1..5).is_some() {
        let minutes = tokens.is_mark(at + 2, &[':']) && tokens.number(at + 3, 2..3).is_some();
        return at + 2 + if minutes { 2 } else { 0 };
    }
    let is_zone = |w: &str| {
        w == "Z"
            || matches!(w.len(), 2..=4) && w.ends_with('T') && w.bytes().all(|b| b.is_ascii_uppercase())
            || w == "UTC"
    };
    at + usize::from(matches!(tokens.get(at), Some(Token::Word(w)) if is_zone(w)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn meta(text: &str) -> Option<String> {
        metadata(&json!(text)).map(|p| if p.timed { p.at.to_string() } else { p.date().to_string() })
    }

    #[test]
    fn metadata_come_in_many_forms() {
        for (text, date) in [
            ("2015-09-29", "2015-09-29"),
            ("2015-09-29T16:15:00Z", "2015-09-29T16:15:00"),
            ("2015-09-29T16:15:00.123+02:00", "2015-09-29T16:15:00"),
            ("2015-09-29 16:15", "2015-09-29T16:15:00"),
            ("Tue, 29 Sep 2015 16:15:09 +0000", "2015-09-29T16:15:09"),
            ("September 29, 2015", "2015-09-29"),
            ("Sept. 29, 2015 at 4:15 p.m.", "2015-09-29T16:15:00"),
            ("29 September 2015, 12:05 AM EDT", "2015-09-29T00:05:00"),
            ("the 29th of September, 2015", "2015-09-29"),
            ("29-Sep-2015", "2015-09-29"),
            ("29.09.2015", "2015-09-29"),
            ("9/29/2015", "2015-09-29"),
            ("29/9/2015", "2015-09-29"),
            ("2015/09/29", "2015-09-29"),
            ("20150929", "2015-09-29"),
            ("20150929T161500Z", "2015-09-29T16:15:00"),
            ("20150929161500", "2015-09-29T16:15:00"),
            ("1443543300", "2015-09-29T16:15:00"),
            ("1443543300000", "2015-09-29T16:15:00"),
        ] {
            assert_eq!(meta(text).as_deref(), Some(date), "{text}");
        }
        assert_eq!(metadata(&json!(1_443_543_300)).unwrap().date().to_string(), "2015-09-29");
    }

    #[test]
    fn what_is_not_sure_is_no_date() {
        for text in [
            "03/04/2015",
            "2015-13-01",
            "2015-02-29",
            "September 29",
            "2015",
            "99.99.2015",
            "",
            "1.2.3.2015",
            "yesterday",
        ] {
            assert_eq!(meta(text), None, "{text}");
        }
        assert_eq!(metadata(&json!(7)), None);
        assert_eq!(metadata(&json!(null)), None);
    }

    #[test]
    fn dates_are_found_where_they_stand() {
        let text = "Posted: Fri, May 6, 2016 4:15 pm Updated: Jul. 7, seen 20 May";
        let found = scan(text);
        let spans: Vec<&str> = found.iter().map(|d| &text[d.span.clone()]).collect();
        assert_eq!(spans, ["Fri, May 6, 2016 4:15 pm", "Jul. 7", "20 May"]);
        assert!(found[0].weekday && found[0].time.is_some());
        assert_eq!((found[1].year, found[1].month, found[1].day), (None, 7, 7));
        assert_eq!(scan("He may 20 times have said so; 12 march on."), []);
    }

    #[test]
    fn no_text_panics() {
        proptest::proptest!(|(text in "[0-9./:T ,-]{0,20}(May|Sept|pm|é| )?[0-9./: +é-]{0,20}")| {
            for found in scan(&text) {
                assert!(text.get(found.span).is_some());
            }
            metadata(&json!(text));
        });
    }
}
