//! The events in the order in which they were first reported, each with its articles on a common scale of time.

use super::{articles, shown};
use crate::model::{Event, Finding};
use crate::report::words::{self, counts, date};
use crate::report::{Chosen, View};
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// The most events without findings that are listed.
const QUIET: usize = 200;

/// The width of the scale, in units of the drawing.
const WIDTH: i64 = 320;

/// The least width of a mark.
const MARK: i64 = 4;

/// An event with the days of its articles, sorted.
struct Entry<'a> {
    index: u32,
    event: &'a Event,
    days: Vec<Date>,
}

pub(super) fn section(view: &View<'_>, chosen: &Chosen<'_>) -> Markup {
    let found: BTreeMap<u32, Markup> =
        chosen.by_event(view.corpus).map(|(_, event, findings)| (event, relations(findings))).collect();
    let mut entries: Vec<Entry<'_>> =
        (0..).zip(&view.corpus.events).map(|(index, event)| entry(view, index, event)).collect();
    entries.sort_by_key(|entry| (entry.days.is_empty(), entry.days.first().copied(), entry.index));
    let (told, quiet): (Vec<_>, Vec<_>) = entries.iter().partition(|entry| found.contains_key(&entry.index));
    let scale = Scale::of(told.iter().flat_map(|entry| &entry.days).copied());
    html! {
        section #timeline aria-labelledby="timeline-title" {
            h2 #timeline-title { "Timeline" }
            @if !told.is_empty() {
                table.timeline {
                    thead {
                        tr {
                            th scope="col" { "Reported" }
                            th scope="col" { "Event" }
                            th scope="col" { "Findings" }
                            @if let Some(scale) = &scale { td.scale aria-hidden="true" { (scale.axis()) } }
                        }
                    }
                    tbody {
                        @for entry in &told {
                            tr {
                                td.when { (when(&entry.days)) }
                                th scope="row" {
                                    a href={ "#event-" (entry.index) } { (shown(words::event(&entry.event.label))) }
                                    " " span.count { (articles(entry.event.documents.len())) }
                                }
                                td.found { (found[&entry.index]) }
                                @if let Some(scale) = &scale { td.scale aria-hidden="true" { (scale.strip(&entry.days)) } }
                            }
                        }
                    }
                }
            }
            @if !quiet.is_empty() { (without_findings(&quiet)) }
        }
    }
}

/// How many findings of each relation: "3 conflicts, 1 update".
fn relations(findings: &[&Finding]) -> Markup {
    let count = |relation| findings.iter().filter(|finding| finding.relation == relation).count();
    html! {
        @for (n, counted) in counts(count).iter().enumerate() { @if n > 0 { ", " } span { (counted) } }
    }
}

fn entry<'a>(view: &View<'a>, index: u32, event: &'a Event) -> Entry<'a> {
    let documents = event.documents.iter().map(|&document| view.corpus.document(document));
    let mut days: Vec<Date> = documents.filter_map(|document| document.published).map(|at| at.date()).collect();
    days.sort_unstable();
    Entry { index, event, days }
}

fn without_findings(entries: &[&Entry<'_>]) -> Markup {
    html! {
        details {
            summary { (words::plural(entries.len(), "event", "events")) " with nothing to report" }
            ul.quiet {
                @for entry in entries.iter().take(QUIET) {
                    li {
                        (shown(words::event(&entry.event.label)))
                        span.byline { (when(&entry.days)) ", " (articles(entry.event.documents.len())) }
                    }
                }
                @if entries.len() > QUIET { li { "and " (entries.len() - QUIET) " more" } }
            }
        }
    }
}

fn when(days: &[Date]) -> String {
    match (days.first(), days.last()) {
        (Some(&first), Some(&last)) if first == last => date(first),
        (Some(&first), Some(&last)) if (first.year(), first.month()) == (last.year(), last.month()) => {
            format!("{}–{}", first.day(), date(last))
        }
        (Some(&first), Some(&last)) if first.year() == last.year() => {
            format!("{} – {}", first.strftime("%-d %B"), date(last))
        }
        (Some(&first), Some(&last)) => format!("{} – {}", date(first), date(last)),
        _ => "date not known".to_owned(),
    }
}

/// Days laid out on a line.
struct Scale {
    first: Date,
    /// At least 1.
    days: i64,
}

impl Scale {
    /// The scale that holds all days; `None` where there is nothing to lay out.
    fn of(days: impl Iterator<Item = Date> + Clone) -> Option<Self> {
        let (first, last) = (days.clone().min()?, days.max()?);
        (first < last).then(|| Self { first, days: days_between(first, last) })
    }

    fn x(&self, day: Date) -> i64 {
        days_between(self.first, day) * (WIDTH - MARK) / self.days
    }

    /// A bar from the first article to the last, with a mark for each day that has articles.
    fn strip(&self, days: &[Date]) -> Markup {
        let (first, last) = (days.first().map(|&day| self.x(day)), days.last().map(|&day| self.x(day)));
        let mut marks: Vec<i64> = days.iter().map(|&day| self.x(day)).collect();
        marks.dedup();
        html! {
            svg viewBox={ "0 0 " (WIDTH) " 14" } {
                line.base x1="0" y1="7" x2=(WIDTH) y2="7" {}
                @if let (Some(first), Some(last)) = (first, last) {
                    rect.span x=(first) y="5" width=(last - first + MARK) height="4" {}
                    @for x in marks { rect.mark x=(x) y="2" width=(MARK) height="10" {} }
                }
            }
        }
    }

    /// Where years, months or days begin.
    fn axis(&self) -> Markup {
        let ticks = self.ticks();
        html! {
            svg viewBox={ "0 0 " (WIDTH) " 14" } {
                @for (day, label) in ticks {
                    @let x = self.x(day) + MARK / 2;
                    line.tick x1=(x) y1="11" x2=(x) y2="14" {}
                    text x=(x) y="9" text-anchor=(if x > WIDTH - 40 { "end" } else if x < 20 { "start" } else { "middle" }) { (label) }
                }
            }
        }
    }

    /// At most six days that a reader can hold on to: of the steps, the finest that gives no more.
    fn ticks(&self) -> Vec<(Date, String)> {
        const MOST: usize = 6;
        let last = self.first.saturating_add(jiff::Span::new().days(self.days));
        let steps =
            [(1, 0), (2, 0), (7, 0), (0, 1), (0, 3), (0, 6), (0, 12), (0, 24), (0, 60), (0, 120), (0, 600), (0, 2400)];
        steps
            .into_iter()
            .map(|(days, months)| ticks(self.first, last, days, months))
            .find(|ticks| ticks.len() <= MOST)
            .unwrap_or_default()
    }
}

/// Every so many days or months from the first that is in line with the calendar.
fn ticks(first: Date, last: Date, days: i64, months: i64) -> Vec<(Date, String)> {
    let (start, step, format) = if months == 0 {
        (first, jiff::Span::new().days(days), "%-d %b")
    } else {
        let since = i64::from(first.year()) * 12 + i64::from(first.month()) - 1;
        let behind = since.rem_euclid(months);
        let start = first.first_of_month().saturating_sub(jiff::Span::new().months(behind));
        (start, jiff::Span::new().months(months), if months < 12 { "%b %Y" } else { "%Y" })
    };
    let mut ticks = Vec::new();
    let mut day = start;
    // No step gives more ticks than this where it is of use.
    while day <= last && ticks.len() < 400 {
        if day >= first {
            ticks.push((day, day.strftime(format).to_string()));
        }
        match day.checked_add(step) {
            Ok(next) => day = next,
            Err(_) => break,
        }
    }
    ticks
}

fn days_between(first: Date, last: Date) -> i64 {
    i64::from(first.until(last).map_or(0, |span| span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn spans_are_told_short() {
        assert_eq!(when(&[]), "date not known");
        assert_eq!(when(&[day(2009, 4, 6), day(2009, 4, 6)]), "6 April 2009");
        assert_eq!(when(&[day(2009, 4, 6), day(2009, 4, 8)]), "6–8 April 2009");
        assert_eq!(when(&[day(2009, 4, 30), day(2009, 5, 1)]), "30 April – 1 May 2009");
        assert_eq!(when(&[day(2009, 12, 31), day(2010, 1, 1)]), "31 December 2009 – 1 January 2010");
    }

    #[test]
    fn ticks_stand_at_round_days() {
        let labels = |first: Date, last: Date| -> Vec<String> {
            let scale = Scale::of([first, last].into_iter()).unwrap();
            scale.ticks().into_iter().map(|(_, label)| label).collect()
        };
        assert_eq!(labels(day(2020, 3, 4), day(2020, 3, 6)), ["4 Mar", "5 Mar", "6 Mar"]);
        assert_eq!(labels(day(2020, 3, 4), day(2020, 7, 6)), ["Apr 2020", "May 2020", "Jun 2020", "Jul 2020"]);
        assert_eq!(labels(day(1985, 11, 20), day(2013, 7, 31)), ["1990", "1995", "2000", "2005", "2010"]);
        assert!(labels(Date::MIN, Date::MAX).len() <= 6);
    }

    #[test]
    fn a_day_has_no_scale() {
        assert!(Scale::of([day(2020, 3, 4), day(2020, 3, 4)].into_iter()).is_none());
        assert!(Scale::of(std::iter::empty()).is_none());
    }
}
