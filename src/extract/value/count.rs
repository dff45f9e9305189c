//! How many: "three", "at least 30", "dozens of people", "no one".

use super::{Part, Reading, Scan, amount::amount, atoms::Atoms};
use crate::model::{
    Dep, NO_HEAD, Tag, Value,
    value::{Interval, Intervals, Number, NumberKind},
};
use smol_str::SmolStr;

pub(super) fn read(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    none(scan, i)
        .or_else(|| both(scan, i))
        .or_else(|| multiple(scan, i))
        .or_else(|| times(scan, i))
        .or_else(|| number(scan, i))
}

fn count(set: Interval, grain: f64) -> Value {
    Value::Number(Number {
        set: Intervals::of(set),
        grain,
        kind: NumberKind::Count,
        unit: SmolStr::default(),
        written: None,
    })
}

/// "No injuries", "no one", "none of the passengers".
fn none(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let part = |end: usize, of: Option<u16>| Part { of, ..Part::new(i..end, count(Interval::exactly(0.0), 0.0)) };
    match atoms.low(i) {
        "no" if atoms.is(i + 1, &["one"]) => Some(Reading::of(part(i + 2, Some(atoms.token(i + 1))))),
        "no" if atoms.is_word(i + 1) && !atoms.is(i + 1, &["longer", "more", "doubt", "matter", "way", "idea"]) => {
            // Only plurals are counted: "no injuries" is 0, "no comment" is no number.
            let of = counted(atoms, i..i + 1)?;
            let tag = scan.atoms.sentence.tokens.get(of as usize)?.tag;
            (tag == Tag::Nns).then(|| Reading::of(part(i + 1, Some(of))))
        }
        "none" => Some(Reading::of(part(i + 1, counted(atoms, i..i + 1)))),
        "nobody" => Some(Reading::of(part(i + 1, Some(atoms.token(i))))),
        _ => None,
    }
}

/// "Both men", "both were".
fn both(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    if !atoms.is(i, &["both"]) {
        return None;
    }
    // "both A and B" joins and does not count.
    let and = (i + 2..(i + 8).min(atoms.len())).any(|k| atoms.is(k, &["and"]));
    let of = counted(atoms, i..i + 1);
    if and && of.is_none_or(|t| scan.atoms.sentence.tokens[t as usize].tag != Tag::Nns) {
        return None;
    }
    Some(Reading::of(Part { of, ..Part::new(i..i + 1, count(Interval::exactly(2.0), 0.0)) }))
}

/// "A triple homicide".
fn multiple(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let n = atoms.entry(i).multiple?;
    // "a double fatal shooting"
    let noun = (i + 1..i + 3).find(|&k| atoms.entry(k).multiplied)?;
    let part = Part::new(i..i + 1, count(Interval::exactly(n), 0.0));
    Some(Reading::of(Part { of: Some(atoms.token(noun)), ..part }))
}

/// "Twice".
fn times(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let n = scan.atoms.entry(i).times?;
    // "Once" is mostly "after" or "formerly"; "fired once." counts.
    let counts = scan.atoms.tag(i.wrapping_sub(1)).is_verb() && matches!(scan.atoms.low(i + 1), "." | "," | "" | ";");
    if n < 2.0 && !counts {
        return None;
    }
    let part = Part::new(i..i + 1, count(Interval::exactly(n), 0.0));
    Some(Reading::of(Part { of: Some(scan.atoms.token(i)), ..part }))
}

fn number(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let hedging = scan.hedges(i);
    let amount = amount(atoms, hedging.end, false)?;
    // "A shot over two defenders" is no "more than two".
    let place = hedging.end == i + 1 && amount.set.high < 10.0 && atoms.is(i, &["over", "above", "under", "below"]);
    if place {
        return None;
    }
    let after = scan.hedge_after(amount.end, hedging);
    let end = after.end;
    // Something unknown is written onto the number: "3D", "737s".
    if atoms.glued(amount.end) && atoms.is_word(amount.end) {
        return None;
    }
    let of = counted(atoms, hedging.end..end).or_else(|| counted_before(atoms, i));
    if is_pronoun_one(scan, hedging.end, amount.end, of) || amount.hyphen_range && of.is_none() {
        return None;
    }
    // "Through at least 2025"
    let year = amount.bare_digits && (1950.0..2100.0).contains(&amount.set.high) && of.is_none();
    if year {
        return None;
    }
    if amount.vague && atoms.is(hedging.end, &["few"]) && of.is_none() {
        return None;
    }
    let others = hedging.others || atoms.entry(end).on_top || atoms.entry(end + 1).on_top && atoms.is(end, &["of"]);
    let set = after.hedge.apply(amount.set, amount.step);
    let grain = if set.is_point() { amount.count_grain() } else { 0.0 };
    Some(Reading::of(Part { of, hedge: after.hedge, others, ..Part::new(i..end, count(set, grain)) }))
}

/// The noun of "a crowd of 22,000": the one before "of", unless it names the number itself ("a total of 12").
fn counted_before(atoms: &Atoms<'_>, i: usize) -> Option<u16> {
    let noun = i.checked_sub(2).filter(|&k| atoms.is(k + 1, &["of"]) && atoms.tag(k) == Tag::Nn)?;
    let names_it =
        ["total", "number", "record", "score", "maximum", "minimum", "average", "toll", "count", "mark", "age", "rate"];
    (!names_it.contains(&atoms.low(noun))).then(|| atoms.token(noun))
}

/// Whether "one" stands for a thing rather than a number: "the one who", "one another", "one day".
fn is_pronoun_one(scan: &Scan<'_>, from: usize, end: usize, of: Option<u16>) -> bool {
    let atoms = &scan.atoms;
    atoms.is(from, &["one"])
        && end == from + 1
        && (atoms.is(end, &["another", "day", "time", "by", "on", "point", "thing", "way"])
            || from > 0
                && atoms.is(from - 1, &["this", "that", "which", "the", "another", "each", "every", "no", "any"])
            || of.is_none()
            || atoms.joins(end, "-"))
}

/// The token of the noun that the number in pieces `range` counts.
///
/// The parse decides where it says so; else the last noun of the run that follows, past adjectives and "of the".
pub(super) fn counted(atoms: &Atoms<'_>, range: std::ops::Range<usize>) -> Option<u16> {
    let sentence = atoms.sentence;
    let last = atoms.token(range.end.checked_sub(1)?);
    let parsed = range.clone().rev().find_map(|k| {
        let token = sentence.tokens.get(atoms.token(k) as usize)?;
        let head = sentence.tokens.get(token.head as usize)?;
        let modifies = matches!(token.dep, Dep::Nummod | Dep::Det | Dep::Amod | Dep::Predet);
        (modifies && token.head != NO_HEAD && token.head > last && head.tag.is_noun()).then_some(token.head)
    });
    if parsed.is_some() {
        return parsed;
    }
    let mut noun = None;
    for at in range.end..range.end + 7 {
        let Some(atom) = atoms.get(at) else { break };
        let tag = atoms.tag(at);
        match tag {
            // A sentence that nobody tagged: take the next plain word.
            Tag::Xx if sentence.tokens.is_empty() => return None,
            _ if tag.is_noun() || is_mistagged(atoms, atom.token) => noun = Some(atom.token),
            _ if noun.is_some() => break,
            Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Vbn | Tag::Vbg | Tag::Dt | Tag::PrpS | Tag::Hyph => {}
            Tag::Rb if atoms.tag(at + 1).is_adjective() => {}
            _ if atoms.is(at, &["of", "-"]) => {}
            // "two of the three men"
            Tag::Cd if at > range.end => {}
            _ => break,
        }
    }
    noun
}

/// Whether a plural that the tagger took for a verb stands where only a noun can: the parse makes it a subject or an
/// object ("six goats escaped", with "goats" tagged as in "it goats").
fn is_mistagged(atoms: &Atoms<'_>, token: u16) -> bool {
    atoms.sentence.tokens.get(token as usize).is_some_and(|t| {
        t.tag == Tag::Vbz && matches!(t.dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Pobj | Dep::Dative)
    })
}
