//! The date of publication, from what the page says besides the metadata.

use super::cues::CUES;
use super::words::Word;
use crate::ingest::dates::{self, Found};
use crate::model::{DateEvidence, Published};
use jiff::civil::Date;
use std::ops::Range;

/// What stood before a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Label {
    /// "Posted:", "Published on".
    Published,
    /// Nothing, or a name.
    None,
    /// "Updated:".
    Changed,
}

/// A date that the page gives beside the article.
#[derive(Clone, Debug)]
pub(super) struct Stamp {
    pub date: Found,
    pub label: Label,
    /// Whether it is the page's own clock.
    pub clock: bool,
}

/// The dates of a line that holds dates, their labels and at most a few names: "Torrin Post, 03.12.2021". `None` where it is
/// any other line.
pub(super) fn stamps(text: &str, span: Range<usize>, words: &[Word]) -> Option<Vec<Stamp>> {
    if words.len() > 26 {
        return None;
    }
    let found = dates::scan(&text[span.clone()]);
    let (first, last) = (found.first()?, found.last()?);
    let span_start = span.start;
    let mut names = 0;
    for word in words {
        let start = word.span.start - span.start;
        let in_date = found.iter().any(|d| d.span.start < word.span.end - span.start && start < d.span.end);
        if in_date || word.lower.is_empty() || CUES.date_words.contains(word.lower.as_str()) {
            continue;
        }
        if !word.capital
            && !word.lower.starts_with(|c: char| c.is_ascii_digit())
            && !super::words::is_address(&word.lower)
        {
            return None;
        }
        // A time of day is part of the date.
        names += usize::from(!word.lower.starts_with(|c: char| c.is_ascii_digit()));
    }
    let stamps = labelled(text, &span, words, found.clone());
    let has_label = stamps.iter().any(|s| s.label != Label::None);
    let line = &text[span];
    // "Post, 3 May 2021", "3 May 2021 | Post": the date stands apart from the names.
    let before = line[..first.span.start].trim_end();
    let word_before = words.iter().take_while(|w| w.span.end - span_start <= first.span.start).last();
    let after_date_word = word_before.is_some_and(|w| CUES.date_words.contains(w.lower.as_str()));
    let apart = (before.is_empty() || after_date_word || !before.ends_with(|c: char| c.is_alphanumeric()))
        && line[last.span.end..]
            .chars()
            .find(|c| !c.is_whitespace())
            .is_none_or(|c| !c.is_alphanumeric() || before.is_empty());
    let has_year = stamps.iter().any(|s| s.date.year.is_some());
    let ok = names == 0 || has_label && names <= 6 || has_year && apart && names <= 4;
    ok.then_some(stamps)
}

fn labelled(text: &str, span: &Range<usize>, words: &[Word], found: Vec<Found>) -> Vec<Stamp> {
    let label = |date: &Found| {
        let at = words.iter().position(|w| w.span.end > span.start + date.span.start).unwrap_or(0);
        // The nearest label to the left, before another date.
        for from in (at.saturating_sub(4)..at).rev() {
            if let Some(n) = CUES.change_labels.longest(&words[from..at], false)
                && n > 0
            {
                return Label::Changed;
            }
            if CUES.date_labels.longest(&words[from..at], false).is_some() {
                return Label::Published;
            }
            if text[words[from].span.clone()].ends_with(|c: char| c.is_ascii_digit()) {
                break;
            }
        }
        Label::None
    };
    found.into_iter().map(|date| Stamp { label: label(&date), date, clock: false }).collect()
}

/// Where the dates of publication start that a headline drags behind it: "Ferry sinks Posted: Monday, May 6, 2019 4:15 PM".
pub(super) fn tail(text: &str, span: Range<usize>, words: &[Word]) -> Option<(usize, Vec<Stamp>)> {
    (1..words.len()).find_map(|at| {
        let word = &words[at];
        let labelled = text[word.span.clone()].ends_with(':')
            && (CUES.date_labels.longest(&words[at..=at], true).is_some()
                || CUES.change_labels.longest(&words[at..=at], true).is_some());
        if !labelled {
            return None;
        }
        let rest = word.span.start..span.end;
        Some((rest.start, stamps(text, rest, &words[at..])?))
    })
}

/// The date in the path of an address: `/2021/05/20/`, `/2021/may/20/`, `/2021-05-20-ferry`.
fn of_url(url: &str) -> Option<Published> {
    let parts: Vec<&str> = url.split(['?', '#']).next()?.split('/').collect();
    let three =
        parts.windows(3).filter(|w| w[0].len() == 4 && w[1].len() <= 3 && (1..=2).contains(&w[2].len())).map(|w| {
            let month = w[1];
            if month.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let mut chars = month.chars();
                let first = chars.next().map(|c| c.to_ascii_uppercase()).into_iter();
                format!("{} {} {}", w[2], first.chain(chars).collect::<String>(), w[0])
            } else {
                w.join("-")
            }
        });
    let one = parts.iter().filter_map(|part| part.get(..10)).map(str::to_owned);
    three.chain(one).find_map(|text| {
        dates::scan(&text).into_iter().find(|d| d.span == (0..text.len()))?.published(DateEvidence::Metadata)
    })
}

/// The best of what the page tells, for a document whose metadata do not.
pub(super) fn published(
    url: Option<&str>,
    dateline: Option<&Found>,
    stamps: &[Stamp],
    text: &str,
) -> Option<Published> {
    if let Some(published) = url.and_then(of_url) {
        return Some(published);
    }
    let mut lines: Vec<&Stamp> = stamps.iter().filter(|s| !s.clock && s.date.year.is_some()).collect();
    lines.sort_by_key(|s| s.label);
    if let Some(date) = dateline {
        if let Some(published) = date.published(DateEvidence::Dateline) {
            return Some(published);
        }
        if let Some(year) = year(date, &lines, text) {
            return Found { year: Some(year), ..date.clone() }.published(DateEvidence::Dateline);
        }
    }
    lines
        .iter()
        .find_map(|s| s.date.published(DateEvidence::DateLine))
        .or_else(|| stamps.iter().filter(|s| s.clock).find_map(|s| s.date.published(DateEvidence::PageClock)))
}

/// The year of a dateline that has none: of a date of the same day in the text, if all such are of one year; or of a date
/// line no more than a month after it. The page's clock cannot tell, the page may be read years later.
fn year(date: &Found, lines: &[&Stamp], text: &str) -> Option<i16> {
    let near = lines.iter().find_map(|s| {
        let line = Date::new(s.date.year?, s.date.month, s.date.day).ok()?;
        (0..=1).map_while(|back| s.date.year?.checked_sub(back)).find(|&year| {
            let days =
                Date::new(year, date.month, date.day).ok().and_then(|d| line.since(d).ok()).map(|s| s.get_days());
            days.is_some_and(|n| (0..=31).contains(&n))
        })
    });
    near.or_else(|| {
        let mut years =
            dates::scan(text).into_iter().filter(|d| (d.month, d.day) == (date.month, date.day)).filter_map(|d| d.year);
        let first = years.next()?;
        years.all(|y| y == first).then_some(first)
    })
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn read(line: &str) -> Option<Vec<(String, Label)>> {
        let stamps = stamps(line, 0..line.len(), &words(line, 0..line.len()))?;
        Some(stamps.into_iter().map(|s| (line[s.date.span].to_owned(), s.label)).collect())
    }

    fn found(text: &str) -> Found {
        dates::scan(text).remove(0)
    }

    #[test]
    fn lines_of_dates() {
        let one = |date: &str, label| Some(vec![(date.to_owned(), label)]);
        assert_eq!(read("Torrin Post, 03.12.2021"), one("03.12.2021", Label::None));
        assert_eq!(read("3 May 2021 | Sea"), one("3 May 2021", Label::None));
        assert_eq!(read("2021-05-03"), one("2021-05-03", Label::None));
        assert_eq!(read("Last updated on May 3, 2021 at 4 p.m."), one("May 3, 2021 at 4 p.m.", Label::Changed));
        assert_eq!(read("Ana Roe, The Post 3:15 p.m. EDT July 13, 2016"), one("July 13, 2016", Label::None));
        assert_eq!(
            read("By Ana Roe. CREATED May 3, 2021 - UPDATED: May 4, 2021"),
            Some(vec![("May 3, 2021".into(), Label::Published), ("May 4, 2021".into(), Label::Changed)])
        );
    }

    #[test]
    fn lines_with_dates_in_them() {
        for line in
            ["The ferry sank on May 3, 2021.", "Leaders Meet May 3, 2021", "Talks set for Sept. 4", "The ferry sank."]
        {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn a_headline_may_drag_its_date() {
        let line = "Ferry sinks off cape Posted: Monday, May 6, 2019 4:15 PM EDT Updated: May 7, 2019";
        let (at, stamps) = tail(line, 0..line.len(), &words(line, 0..line.len())).unwrap();
        assert!(line[at..].starts_with("Posted:") && stamps.len() == 2 && stamps[0].label == Label::Published);
        let line = "The mayor posted: nothing. May 6, 2019 came.";
        assert!(tail(line, 0..line.len(), &words(line, 0..line.len())).is_none());
    }

    #[test]
    fn the_best_evidence_wins() {
        let stamp = |text: &str, label, clock| Stamp { date: found(text), label, clock };
        let tell = |url, dateline: Option<&str>, stamps: &[Stamp], text| {
            published(url, dateline.map(found).as_ref(), stamps, text).map(|p| (p.date().to_string(), p.evidence))
        };
        let clock = [stamp("Tuesday, May 4, 2021", Label::None, true)];
        let posted = [stamp("May 9, 2021", Label::Changed, false), stamp("May 3, 2021", Label::Published, false)];
        let got = |date: &str, evidence| Some((date.to_owned(), evidence));
        assert_eq!(tell(None, None, &clock, ""), got("2021-05-04", DateEvidence::PageClock));
        assert_eq!(tell(None, Some("May 2"), &clock, ""), got("2021-05-04", DateEvidence::PageClock));
        assert_eq!(tell(None, None, &posted, ""), got("2021-05-03", DateEvidence::DateLine));
        assert_eq!(tell(None, Some("May 2"), &posted, ""), got("2021-05-02", DateEvidence::Dateline));
        assert_eq!(
            tell(None, Some("Dec. 28"), &[stamp("Jan 2, 2021", Label::None, false)], ""),
            got("2020-12-28", DateEvidence::Dateline)
        );
        assert_eq!(
            tell(None, Some("May 2"), &[], "On May 2, 2020 it sank."),
            got("2020-05-02", DateEvidence::Dateline)
        );
        assert_eq!(tell(None, Some("May 2"), &[], "On May 2, 2020 and May 2, 2019"), None);
        assert_eq!(tell(None, Some("May 2"), &[], "It sank."), None);
        assert_eq!(
            tell(Some("https://e.org/2021/05/01/a"), Some("May 2, 2020"), &[], ""),
            got("2021-05-01", DateEvidence::Metadata)
        );
        assert_eq!(
            tell(Some("https://e.org/sea/2021/may/01/a"), None, &[], ""),
            got("2021-05-01", DateEvidence::Metadata)
        );
        assert_eq!(
            tell(Some("https://e.org/2021-05-01-ferry?d=2"), None, &[], ""),
            got("2021-05-01", DateEvidence::Metadata)
        );
        assert_eq!(tell(Some("https://e.org/12/05/a"), None, &[], ""), None);
    }
}
