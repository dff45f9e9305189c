//! Days of happenings that reports look back on: the tenth of June in one, the eleventh in another.

use super::cell::{Cell, Entry};
use crate::ingest::is_function_word;
use crate::model::{Certainty, Corpus, LEAD, MentionKind, Value};
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, BTreeSet};

/// Days apart that two reports may be and still mean one day.
const REACH: i32 = 3;
/// Claims of one day that are looked at: of an event that goes on, every report tells of the same days.
const MOST: usize = 16;

/// A day that a report gives to the month, away from its news.
struct Told<'e> {
    entry: &'e Entry,
    /// Its number in a leap year.
    day: i32,
    year: Option<i16>,
    /// Places that the sentence names and the report hardly does otherwise.
    places: FxHashSet<String>,
    words: FxHashSet<String>,
}

/// Takes out of the claims on days those that two reports give otherwise of one happening that both look back on: at a place
/// that neither names much, in words that they share, and neither gives the other's day.
pub(super) fn cells(corpus: &Corpus, groups: &mut [&mut Vec<Entry>]) -> Vec<Cell> {
    let mut days: BTreeMap<u32, BTreeSet<i32>> = BTreeMap::new();
    for entry in groups.iter().flat_map(|g| g.iter()) {
        days.entry(entry.document).or_default().extend(day_of_year(&entry.of(corpus).value));
    }
    let mut by_day: BTreeMap<i32, Vec<Told>> = BTreeMap::new();
    for told in groups.iter().flat_map(|g| g.iter()).filter_map(|entry| told(corpus, entry)) {
        by_day.entry(told.day).or_default().push(told);
    }
    let mut out: Vec<(Entry, Entry)> = Vec::new();
    for (&day, all) in &by_day {
        for (_, others) in by_day.range(day + 1..=day + REACH) {
            for a in all.iter().take(MOST) {
                let meets = |b: &&Told| {
                    a.entry.document != b.entry.document
                        && !days[&a.entry.document].contains(&b.day)
                        && !days[&b.entry.document].contains(&a.day)
                        && (a.year == b.year || a.year.is_none() || b.year.is_none())
                        && !a.places.is_disjoint(&b.places)
                        && !a.words.is_disjoint(&b.words)
                };
                let known = |e: &Entry| out.iter().any(|(x, y)| x.is(e) || y.is(e));
                if !known(a.entry)
                    && let Some(b) = others.iter().take(MOST).filter(|b| !known(b.entry)).find(meets)
                {
                    out.push((a.entry.clone(), b.entry.clone()));
                }
            }
        }
    }
    drop(by_day);
    for entries in groups.iter_mut().filter(|_| !out.is_empty()) {
        entries.retain(|e| !out.iter().any(|(a, b)| a.is(e) || b.is(e)));
    }
    let cell = |(a, b): (Entry, Entry)| Cell {
        attribute: a.of(corpus).attribute.clone(),
        subject: None,
        entries: vec![a, b],
        alignment: 0.75,
        verdict: None,
    };
    out.into_iter().map(cell).collect()
}

/// The one day of the year that a value gives, as a number in a leap year.
fn day_of_year(value: &Value) -> Option<i32> {
    let Value::Date(date) = value else { return None };
    let (month, day) = match date.single() {
        Some(day) => (day.month(), day.day()),
        None if date.ranges.is_empty() && date.pattern.is_day_of_year() => {
            (date.pattern.months?.0, date.pattern.days?.0)
        }
        None => return None,
    };
    Some(i32::from(jiff::civil::Date::new(2000, month, day).ok()?.day_of_year()))
}

fn told<'e>(corpus: &Corpus, entry: &'e Entry) -> Option<Told<'e>> {
    let claim = entry.of(corpus);
    let day = day_of_year(&claim.value)?;
    let document = corpus.document(entry.document);
    let reading = &corpus.readings[entry.document as usize];
    let written = claim.as_written.span.of(document.field(claim.as_written.field));
    let sure = claim.factuality.certainty <= Certainty::Probable && claim.factuality.positive;
    if claim.trigger.sentence < LEAD || !sure || !written.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let sentence = reading.sentences.get(claim.trigger.sentence as usize)?;
    let text = sentence.span.of(document.field(sentence.field));
    let named = |word: &str| document.text.matches(word).count() <= 2;
    let places = reading
        .mentions
        .iter()
        .filter(|m| m.head.sentence == claim.trigger.sentence && m.kind == MentionKind::Name && m.entity.is_place())
        .flat_map(|m| m.text.split_whitespace())
        .filter(|word| word.chars().count() > 3 && named(word))
        .map(str::to_lowercase)
        .collect::<FxHashSet<_>>();
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 3 && w.chars().all(char::is_lowercase) && !is_function_word(w))
        .map(str::to_owned)
        .collect();
    let year = match &claim.value {
        Value::Date(date) => date.single().map(|day| day.year()),
        _ => None,
    };
    (!places.is_empty()).then_some(Told { entry, day, year, places, words })
}
