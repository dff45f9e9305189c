//! Dates, times, amounts: entities that their words give away.

use super::insert;
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::{EntityKind, EntitySpan, Sentence, Tag};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::borrow::Cow;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    weekdays: FxHashSet<String>,
    day_parts: FxHashSet<String>,
    months: FxHashSet<String>,
    doubtful_months: FxHashSet<String>,
    before_month: FxHashSet<String>,
    before_year: FxHashSet<String>,
    clock: FxHashSet<String>,
    zones: FxHashSet<String>,
    time_units: FxHashSet<String>,
    date_units: FxHashSet<String>,
    percent: FxHashSet<String>,
    magnitudes: FxHashSet<String>,
    currencies: FxHashSet<String>,
    currency_signs: FxHashSet<String>,
    ordinals: FxHashSet<String>,
    befalls_people: FxHashSet<String>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| knowledge!("annotate/entities.toml"));

/// Whether a verb's lemma tells of what is done to people alone: to jail, to wound.
pub(super) fn befalls_people(lemma: &str) -> bool {
    TABLES.befalls_people.contains(lemma)
}

/// Adds or retypes the entities that a pattern of words makes certain. What the recogniser found around or within
/// them gives way only where it is of another kind of number.
pub fn apply(sentence: &mut Sentence, text: &str) {
    // "Holm 65" in a list of scores is a person and a number.
    for e in &mut sentence.entities {
        while e.kind == EntityKind::Person && e.end - e.start > 1 && sentence.tokens[e.end as usize - 1].tag == Tag::Cd
        {
            e.end -= 1;
        }
    }
    let mut i = 0;
    while i < sentence.tokens.len() {
        let Some((start, end, kind)) = find(sentence, text, i) else {
            i += 1;
            continue;
        };
        i = end.max(i + 1);
        let (mut from, mut to) = (start as u16, end as u16);
        let mut certain = true;
        for e in sentence.entities.iter().filter(|e| (e.start as usize) < end && start < e.end as usize) {
            if e.kind == kind && e.start <= from && to <= e.end {
                certain = false;
            } else if is_number(e.kind) {
                // "about 10" stays with "10 %".
                if e.start < from && (e.kind == kind || e.kind == EntityKind::Cardinal || e.end >= to) {
                    from = e.start;
                }
                if e.end > to && e.kind == kind {
                    to = e.end;
                }
                // A longer stretch of another kind knows more: "the first three minutes of 2014".
                if e.start < start as u16 && e.end > end as u16 && e.kind != EntityKind::Cardinal {
                    certain = false;
                }
            } else if e.start < from || to < e.end {
                // "Black Friday", "the Sunday Times".
                certain = false;
            }
        }
        if certain {
            insert(sentence, EntitySpan { start: from, end: to, kind });
        }
    }
}

const fn is_number(kind: EntityKind) -> bool {
    use EntityKind::{Cardinal, Date, Money, Ordinal, Percent, Quantity, Time};
    matches!(kind, Cardinal | Date | Money | Ordinal | Percent | Quantity | Time)
}

/// The entity that a pattern makes of the tokens from `i` on.
fn find(s: &Sentence, text: &str, i: usize) -> Option<(usize, usize, EntityKind)> {
    let t = &*TABLES;
    let tag = s.tokens[i].tag;
    let word = |k: usize| s.tokens.get(k).map_or("", |t| t.span.of(text));
    let this = word(i);
    let first = this.chars().next()?;
    let is = |k: usize, set: &FxHashSet<String>| match word(k).lower() {
        Cow::Borrowed(small) => set.contains(small),
        Cow::Owned(small) => set.contains(word(k)) || set.contains(&small),
    };
    let number = |k: usize| s.tokens.get(k).is_some_and(|x| x.tag == Tag::Cd);

    if t.currency_signs.contains(this) && number(i + 1) {
        let mut end = i + 2;
        while is(end, &t.magnitudes) || number(end) && is(end, &t.magnitudes) {
            end += 1;
        }
        return Some((i, end, EntityKind::Money));
    }
    if tag == Tag::Cd || first.is_ascii_digit() {
        let mut end = i + 1;
        while is(end, &t.magnitudes) && word(end).len() > 2 {
            end += 1;
        }
        if is(end, &t.clock) && first.is_ascii_digit() {
            end += 1;
            if is(end, &t.zones) {
                end += 1;
            }
            return Some((i, end, EntityKind::Time));
        }
        if is_clock_face(this) {
            return Some((i, if is(end, &t.zones) { end + 1 } else { end }, EntityKind::Time));
        }
        if is(end, &t.percent) {
            return Some((i, end + 1, EntityKind::Percent));
        }
        if word(end) == "per" && word(end + 1) == "cent" {
            return Some((i, end + 2, EntityKind::Percent));
        }
        if is(end, &t.currencies) {
            return Some((i, end + 1, EntityKind::Money));
        }
        // "24-year-old", "24 years old".
        let dash = usize::from(word(end) == "-");
        let unit = end + dash;
        let noun = s.tokens.get(unit).is_some_and(|x| x.tag.is_noun());
        if tag == Tag::Cd && noun && is(unit, &t.date_units) {
            let dash = usize::from(word(unit + 1) == "-");
            let old = if matches!(word(unit + 1 + dash), "old" | "olds") { unit + 2 + dash } else { unit + 1 };
            return Some((i, old, EntityKind::Date));
        }
        if tag == Tag::Cd && noun && is(unit, &t.time_units) {
            return Some((i, unit + 1, EntityKind::Time));
        }
        if is_year(this) && i > 0 && is(i - 1, &t.before_year) && !s.tokens.get(end).is_some_and(|x| x.tag.is_noun()) {
            return Some((i, end, EntityKind::Date));
        }
        // A number that the recogniser passed over.
        if tag == Tag::Cd
            && s.entity_at(i as u16).is_none()
            && this.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.')
        {
            return Some((i, end, EntityKind::Cardinal));
        }
        return None;
    }
    if !first.is_uppercase() {
        return (is(i, &t.ordinals) && matches!(tag, Tag::Jj) && s.entity_at(i as u16).is_none()).then_some((
            i,
            i + 1,
            EntityKind::Ordinal,
        ));
    }
    if is(i, &t.weekdays) && is(i + 1, &t.day_parts) {
        return Some((i, i + 2, EntityKind::Time));
    }
    if s.entity_at(i as u16).is_none() {
        if is(i, &t.weekdays) && tag.is_noun() {
            return Some((i, i + 1, EntityKind::Date));
        }
        let beside = number(i + 1) || i > 0 && number(i - 1);
        let certain = is(i, &t.months) && !t.doubtful_months.contains(&this.to_lowercase());
        let likely = is(i, &t.doubtful_months) && tag.is_proper() && (beside || i > 0 && is(i - 1, &t.before_month));
        if (certain || likely) && tag.is_noun() {
            let end = if number(i + 1) { i + 2 } else { i + 1 };
            return Some((i, end, EntityKind::Date));
        }
    }
    None
}

/// "9:15", "21:40".
fn is_clock_face(word: &str) -> bool {
    let Some((h, m)) = word.split_once(':') else { return false };
    m.len() == 2 && m.parse::<u8>().is_ok_and(|m| m < 60) && h.len() <= 2 && h.parse::<u8>().is_ok_and(|h| h < 25)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|y| (1900..2100).contains(&y))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Dep, Field, NO_HEAD, Span, Token};

    fn entities(words: &[(&str, Tag)], found: &[(u16, u16, EntityKind)]) -> Vec<(String, EntityKind)> {
        let text = words.iter().map(|w| w.0).collect::<Vec<_>>().join(" ");
        let mut at = 0;
        let tokens = words
            .iter()
            .map(|&(w, tag)| {
                let span = Span::new(at, at + w.len() as u32);
                at = span.end + 1;
                Token { span, lemma: w.into(), tag, head: NO_HEAD, dep: Dep::Dep }
            })
            .collect();
        let entities = found.iter().map(|&(start, end, kind)| EntitySpan { start, end, kind }).collect();
        let span = Span::new(0, text.len() as u32);
        let mut s = Sentence { field: Field::Text, span, block: 0, heading: false, tokens, entities };
        apply(&mut s, &text);
        s.entities.iter().map(|e| (s.cover(e.start..e.end).span.of(&text).to_owned(), e.kind)).collect()
    }

    #[test]
    fn passed_over() {
        use EntityKind::{Cardinal, Date, Money, Percent, Time};
        let got = entities(
            &[
                ("On", Tag::In),
                ("Monday", Tag::Nnp),
                ("at", Tag::In),
                ("9:15", Tag::Cd),
                ("p.m.", Tag::Nn),
                ("7", Tag::Cd),
            ],
            &[],
        );
        assert_eq!(got, [("Monday".into(), Date), ("9:15 p.m.".into(), Time), ("7".into(), Cardinal)]);
        let got = entities(
            &[("$", Tag::Dollar), ("1.5", Tag::Cd), ("bn", Tag::Nn), (",", Tag::Comma), ("3", Tag::Cd), ("%", Tag::Nn)],
            &[],
        );
        assert_eq!(got, [("$ 1.5 bn".into(), Money), ("3 %".into(), Percent)]);
    }

    #[test]
    fn retyped_but_not_cut() {
        use EntityKind::{Cardinal, Org, Time};
        let ten_minutes = [("about", Tag::Rb), ("ten", Tag::Cd), ("minutes", Tag::Nns)];
        assert_eq!(entities(&ten_minutes, &[(0, 2, Cardinal)]), [("about ten minutes".into(), Time)]);
        let paper = [("Sunday", Tag::Nnp), ("Times", Tag::Nnps)];
        assert_eq!(entities(&paper, &[(0, 2, Org)]), [("Sunday Times".into(), Org)]);
    }

    #[test]
    fn a_day_and_its_part_are_one_time() {
        use EntityKind::{Cardinal, Date, Person, Time};
        let words = [("Tuesday", Tag::Nnp), ("night", Tag::Nn)];
        assert_eq!(entities(&words, &[(0, 1, Date), (1, 2, Time)]), [("Tuesday night".into(), Time)]);
        let words = [("Holm", Tag::Nnp), ("65", Tag::Cd)];
        assert_eq!(entities(&words, &[(0, 2, Person)]), [("Holm".into(), Person), ("65".into(), Cardinal)]);
    }

    #[test]
    fn may_is_mostly_a_verb() {
        assert_eq!(entities(&[("May", Tag::Md), ("he", Tag::Prp)], &[]), []);
        assert_eq!(entities(&[("May", Tag::Nnp), ("4", Tag::Cd)], &[]), [("May 4".into(), EntityKind::Date)]);
    }
}
