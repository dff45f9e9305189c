//! Splits the claims on open attributes into those on one happening.

use super::align::{Alignment, align};
use super::cell::{Cell, Entry, parts};
use super::numbers::{Values, align_clocks, align_numbers};
use super::things::{Thing, Things};
use super::{address, digits, principal};
use crate::extract::{Lexicon, is_manifold};
use crate::model::value::{NumberKind, Overlap};
use crate::model::{Corpus, Value};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::collections::BTreeSet;

/// What two claims are put side by side with.
struct Side<'c> {
    corpus: &'c Corpus,
    things: &'c Things,
    lexicon: &'c Lexicon,
    kind: &'c str,
    /// For each document and noun the one count of it that the document gives, or nothing where it gives several.
    counts: FxHashMap<(u32, SmolStr), Option<Value>>,
}

/// Claims on one happening.
struct Group {
    /// In the order of documents.
    entries: Vec<Entry>,
    /// One of each that aligns alike, by place: reports repeat one another, so that these are few.
    distinct: Vec<usize>,
    /// How well its claims align, at the least.
    alignment: f32,
}

/// The cells of the claims on open attributes of one kind, in order of document and claim: those whose predicates are kin
/// and whose slots align.
pub(super) fn happenings(
    corpus: &Corpus,
    things: &Things,
    lexicon: &Lexicon,
    kind: &str,
    subject: Option<Thing>,
    entries: Vec<Entry>,
) -> Vec<Cell> {
    let counts = if kind == "number" { counts(corpus, &entries) } else { FxHashMap::default() };
    let side = Side { corpus, things, lexicon, kind, counts };
    let mut groups: Vec<Group> = Vec::new();
    let mut by_key: FxHashMap<String, BTreeSet<usize>> = FxHashMap::default();
    for entry in entries {
        let (keys, main) = side.keys(&entry);
        let candidates: BTreeSet<usize> = keys.iter().filter_map(|k| by_key.get(k)).flatten().copied().collect();
        let mut best: Option<(usize, f32)> = None;
        for g in candidates {
            if let Some(score) = side.fit(&groups[g], &entry, main)
                && score >= 0.5
                && best.is_none_or(|(_, s)| score > s)
            {
                best = Some((g, score));
            }
        }
        let g = match best {
            Some((g, score)) => {
                groups[g].alignment = groups[g].alignment.min(score);
                g
            }
            None => {
                groups.push(Group { entries: Vec::new(), distinct: Vec::new(), alignment: 1.0 });
                groups.len() - 1
            }
        };
        side.add(&mut groups[g], entry);
        for key in keys {
            by_key.entry(key).or_default().insert(g);
        }
    }
    let mut cells = Vec::new();
    for Group { entries, alignment, .. } in groups {
        let (kept, rest) = match kind {
            "when" | "time" | "duration" => principal::keep(corpus, entries),
            _ => (entries, Vec::new()),
        };
        for entries in std::iter::once(kept).chain(rest.into_iter().map(|e| vec![e])) {
            let attribute = entries[0].of(corpus).attribute.clone();
            cells.push(Cell { attribute, subject, entries, alignment: alignment.clamp(0.0, 1.0), verdict: None });
        }
    }
    cells
}

impl Side<'_> {
    /// By what a claim finds those that it may go with, and whether it is on the main happening of its report.
    fn keys(&self, entry: &Entry) -> (Vec<String>, bool) {
        let attribute = &entry.of(self.corpus).attribute;
        let (_, class) = parts(attribute);
        let mut keys: Vec<String> = match self.kind {
            "number" | "clock" | "address" => vec![attribute.name().to_owned()],
            _ => self.lexicon.keys(class).into_iter().map(str::to_owned).collect(),
        };
        // "The shooting", "the meeting": the main happening of an event needs no shared slot to be the same one.
        // Two digits that changed places hide a number that another report gives, whatever noun it gives it with.
        if self.kind == "number" {
            keys.extend(long_count(self.corpus, entry).map(digits::key));
        }
        let main = self.lexicon.event_kind(class).is_some()
            && matches!(self.kind, "when" | "time" | "where" | "duration")
            && entry.of(self.corpus).trigger.is_in_lead();
        if main {
            keys.extend(happening(self.lexicon, class));
        }
        (keys, main)
    }

    /// How well a claim goes with those of a group, 0 to 1; `None` where it can't go with one of them.
    fn fit(&self, group: &Group, entry: &Entry, main: bool) -> Option<f32> {
        // Those of its own document stand last.
        let own = group.entries.iter().rev().take_while(|member| member.document == entry.document);
        if self.counts() && own.into_iter().any(|member| self.speaks_twice(member, entry)) {
            return None;
        }
        let mut members = group.distinct.iter().map(|&place| &group.entries[place]);
        members.try_fold(f32::NEG_INFINITY, |score, member| Some(score.max(self.align(member, entry, main)?)))
    }

    fn add(&self, group: &mut Group, entry: Entry) {
        if !group.distinct.iter().any(|&place| self.aligns_alike(&group.entries[place], &entry)) {
            group.distinct.push(group.entries.len());
        }
        group.entries.push(entry);
    }

    /// Whether a count is the only one of its noun in its document.
    fn is_sole(&self, entry: &Entry) -> bool {
        let noun = entry.of(self.corpus).attribute.name();
        if is_manifold(parts(&entry.of(self.corpus).attribute).1) {
            return false;
        }
        self.counts.get(&(entry.document, noun.into())).is_some_and(Option::is_some)
    }

    /// Whether claims of this kind give numbers, of which one voice has one for one thing.
    fn counts(&self) -> bool {
        matches!(self.kind, "number" | "clock")
    }

    /// How well two claims align, 0 to 1; `None` where they can't be on one happening.
    fn align(&self, a: &Entry, b: &Entry, main: bool) -> Option<f32> {
        let &Self { corpus, things, lexicon, kind, .. } = self;
        let values = || Values {
            same: same_value(corpus, a, b),
            near: near(corpus, a, b),
            close: close(corpus, a, b),
            sole: self.is_sole(a) && self.is_sole(b) && like_in_size(corpus, a, b),
        };
        match kind {
            "number" if turned(corpus, a, b) => Some(0.75),
            "number" if a.of(corpus).attribute != b.of(corpus).attribute => None,
            "number" => align_numbers(things, lexicon, &a.rest, &b.rest, values()),
            "clock" => align_clocks(things, lexicon, &a.rest, &b.rest, values()),
            "address" => address::align(&a.of(corpus).value, &b.of(corpus).value),
            // "They met on Tuesday", "they will meet again on the 24th".
            "when" if ahead(corpus, a) != ahead(corpus, b) && !same_value(corpus, a, b) => None,
            _ => {
                let alignment = align(things, &a.rest, &b.rest);
                (alignment.contrary == 0).then(|| strength(kind, main, alignment))
            }
        }
    }

    /// Whether two claims have all in common that [`Self::align`] looks at.
    fn aligns_alike(&self, a: &Entry, b: &Entry) -> bool {
        let value = self.counts() || self.kind == "address";
        a.rest == b.rest && (!value || a.of(self.corpus).value == b.of(self.corpus).value)
    }

    /// Nobody contradicts himself: two numbers of one voice count two things.
    fn speaks_twice(&self, a: &Entry, b: &Entry) -> bool {
        let corpus = self.corpus;
        let one_voice = a.voice(corpus) == b.voice(corpus)
            || two_amounts(&a.of(corpus).value, &b.of(corpus).value) && a.edition(corpus) == b.edition(corpus);
        one_voice && differ(corpus, a, b)
    }
}

/// By what the main happenings of reports find one another: the shooting and the killing, the attack and the bombing of one
/// report are one happening, and "it happened" may mean any.
fn happening(lexicon: &Lexicon, class: &str) -> Vec<String> {
    let harm = || "(harm)".to_owned();
    match lexicon.event_kind(class) {
        Some("any") => lexicon.event_kinds().map(|kind| format!("({kind})")).chain([harm()]).collect(),
        Some(kind) if lexicon.is_harm(class) => vec![format!("({kind})"), harm()],
        Some(kind) => vec![format!("({kind})")],
        None => Vec::new(),
    }
}

/// Whether two sums of money, or two shares, lie so far apart that one report, whomever it quotes, hardly means one thing
/// by both: what parties contest of a sum mostly is a little of it.
fn two_amounts(a: &Value, b: &Value) -> bool {
    let size = |value: &Value| match value {
        Value::Number(n) if matches!(n.kind, NumberKind::Money | NumberKind::Percent) => n.set.0.first().map(|i| i.low),
        _ => None,
    };
    matches!((size(a), size(b)), (Some(x), Some(y)) if (x - y).abs() > 0.1 * x.max(y))
}

fn differ(corpus: &Corpus, a: &Entry, b: &Entry) -> bool {
    a.of(corpus).value.compare(&b.of(corpus).value) == Overlap::Disjoint
}

/// A count of four digits or more that is given to the unit, or to the ten.
fn long_count(corpus: &Corpus, entry: &Entry) -> Option<u64> {
    match &entry.of(corpus).value {
        Value::Number(n) if n.kind == NumberKind::Count => n.set.point().and_then(digits::long),
        _ => None,
    }
}

/// Whether two long counts differ by two digits that changed places: 1,840 and 1,480.
fn turned(corpus: &Corpus, a: &Entry, b: &Entry) -> bool {
    matches!((long_count(corpus, a), long_count(corpus, b)), (Some(x), Some(y)) if digits::turned(x, y))
}

/// Whether two counts of three digits or more, neither of them rounded, are within a twentieth of one another.
fn close(corpus: &Corpus, a: &Entry, b: &Entry) -> bool {
    let exact = |e: &Entry| match &e.of(corpus).value {
        Value::Number(n) if n.kind == NumberKind::Count => n.set.point().filter(|x| *x >= 100.0 && x % 10.0 != 0.0),
        _ => None,
    };
    matches!((exact(a), exact(b)), (Some(x), Some(y)) if (x - y).abs() <= 0.05 * x.max(y))
}

/// For each document and noun the one count of it that the document gives, or nothing where it gives several.
fn counts(corpus: &Corpus, entries: &[Entry]) -> FxHashMap<(u32, SmolStr), Option<Value>> {
    let mut out = FxHashMap::default();
    for entry in entries {
        let claim = entry.of(corpus);
        let is_count = matches!(&claim.value, Value::Number(n) if n.kind == NumberKind::Count);
        let value = is_count.then(|| claim.value.clone());
        out.entry((entry.document, claim.attribute.name().into()))
            .and_modify(|known| {
                if *known != value {
                    *known = None;
                }
            })
            .or_insert(value);
    }
    out
}

/// Whether two whole numbers may count one thing by their size: by no more than half apart, not both of a few, for two of
/// this and three of that are told in any report, and not the one the other in round figures.
fn like_in_size(corpus: &Corpus, a: &Entry, b: &Entry) -> bool {
    let size = |e: &Entry| e.of(corpus).value.figures().first().copied().filter(|x| x.fract() == 0.0);
    let (Some(x), Some(y)) = (size(a), size(b)) else { return false };
    let (small, large) = (x.min(y), x.max(y));
    let rounded = |x: f64| x >= 100.0 && large - small < granularity(x) / 2.0;
    large >= 4.0 && large <= 1.5 * small && !rounded(x) && !rounded(y)
}

/// The largest power of ten that divides a whole number.
fn granularity(x: f64) -> f64 {
    let mut unit = 1.0;
    while unit < x && x % (unit * 10.0) == 0.0 {
        unit *= 10.0;
    }
    unit
}

/// Whether two numbers are near one another: measures of one thing mostly are.
fn near(corpus: &Corpus, a: &Entry, b: &Entry) -> bool {
    let size = |e: &Entry| match &e.of(corpus).value {
        Value::Number(n) => n.set.point().filter(|x| *x >= 10.0).map(|x| (x, 0.25 * x)),
        // Two that watch one clock are a few seconds apart.
        Value::Duration(length) => length.set.point().map(|x| (x, 5.0)),
        _ => None,
    };
    matches!((size(a), size(b)), (Some((x, by)), Some((y, to))) if (x - y).abs() <= by.max(to))
}

/// Whether a claim tells of a day after that of its report; not known of a report without a day.
fn ahead(corpus: &Corpus, entry: &Entry) -> bool {
    let Some(published) = corpus.document(entry.document).published.filter(|p| p.is_trusted()) else { return false };
    match &entry.of(corpus).value {
        Value::Date(date) => date.ranges.first().is_some_and(|r| r.first > published.date()),
        _ => false,
    }
}

fn same_value(corpus: &Corpus, a: &Entry, b: &Entry) -> bool {
    let (x, y) = (&a.of(corpus).value, &b.of(corpus).value);
    !matches!(x, Value::Mention(_)) && x == y
}

/// How strongly an alignment says that two open claims are on the same happening, 0 to 1: a half for one slot that holds
/// the same beside a kin predicate, a quarter more for each further one.
fn strength(kind: &str, main: bool, a: Alignment) -> f32 {
    // What is said to be so and so ("the talks were constructive") needs no more than the same word of the same event.
    let base = if main || kind == "is" { 0.5 } else { 0.0 };
    let slots = if a.weight >= 0.75 { 0.55 + 0.25 * (a.weight - 0.75) } else { 0.25 * a.weight };
    (base + slots - 0.02 * a.open as f32).clamp(0.0, 1.0).max(base)
}
