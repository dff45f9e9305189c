//! Results and records: "27-24", "won 6-4, 6-3", "a 7-9 season", "voted 52-48".

use super::{Part, Reading, Scan};
use crate::model::{Tag, Value, value::Score};

pub(super) fn read(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    three_part(scan, i).or_else(|| two_sides(scan, i)).or_else(|| pairs(scan, i))
}

/// A record with draws: "45-7-2".
fn three_part(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let (a, b, draws) = (atoms.digits(i)?, atoms.digits(i + 2)?, atoms.digits(i + 4)?);
    let joined = atoms.joins(i + 1, "-") && atoms.joins(i + 3, "-");
    let begins = !atoms.glued(i) || matches!(atoms.before(i, 1), "(" | "," | "[");
    let end = i + 5;
    let goes_on = atoms.glued(end) && !matches!(atoms.low(end), "," | "." | ")" | ";" | "'" | "]" | "\"");
    let short = [i, i + 2, i + 4].iter().all(|&k| atoms.width(k) <= 3);
    // "9-1-1" is dialled.
    let plain = joined && begins && short && !goes_on && (a, b, draws) != (9, 1, 1);
    let value = Score { pairs: vec![(a, b)], draws: Some(draws), record: true };
    plain.then(|| Reading::of(Part::new(i..end, Value::Score(value))))
}

/// "Leeds 3, York 1".
fn two_sides(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let a = atoms.digits(i).filter(|_| i > 0 && atoms.is_capital(i - 1) && !atoms.glued(i) && atoms.width(i) <= 3)?;
    let dated =
        |k: usize| atoms.entry(k).month.is_some() || atoms.entry(k).weekday.is_some() || atoms.entry(k).designator;
    if dated(i - 1) || atoms.low(i + 1) != "," {
        return None;
    }
    let mut k = i + 2;
    while k < i + 6 && atoms.is_capital(k) && !dated(k) {
        k += 1;
    }
    let b = atoms.digits(k).filter(|_| k > i + 2 && atoms.width(k) <= 3 && !atoms.glued(k))?;
    let closed = matches!(atoms.low(k + 1), "" | "." | ";" | ")" | "\"") || atoms.is(k + 1, &["in"]);
    // A headline's "Kills 3, Wounds 2" counts.
    let names = atoms.tag(i - 1).is_proper() && atoms.tag(k - 1).is_proper() && !atoms.sentence.heading;
    let value = Score { pairs: vec![(a, b)], draws: None, record: false };
    (closed && names && !atoms.joins(k + 1, ".")).then(|| Reading::of(Part::new(i..k + 1, Value::Score(value))))
}

fn pairs(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let first = pair(scan, i)?;
    let (mut pairs, mut end) = (vec![first], i + 3);
    while atoms.low(end) == ","
        && let Some(next) = pair(scan, end + 1)
    {
        pairs.push(next);
        end += 4;
    }
    if pairs.len() == 1 && is_range(scan, first, end) {
        return None;
    }
    let bracket = i > 0 && atoms.low(i - 1) == "(" && atoms.low(end) == ")";
    let record = bracket
        || atoms.is(end, &["record", "start", "season", "mark", "on", "this"])
        || matches!(atoms.before(i, 1), "to" | "are" | "is" | "went" | "go" | "finished" | "at" | "record" | "of")
            && !atoms.is(end, &["on"]);
    let record = record && pairs.len() == 1;
    Some(Reading::of(Part::new(i..end, Value::Score(Score { pairs, draws: None, record }))))
}

/// Two short numbers joined by a hyphen, part of nothing longer.
fn pair(scan: &Scan<'_>, i: usize) -> Option<(u32, u32)> {
    let atoms = &scan.atoms;
    let (a, b) = (atoms.digits(i)?, atoms.digits(i + 2)?);
    let short = atoms.width(i) <= 3 && atoms.width(i + 2) <= 3;
    let begins = !(atoms.glued(i) && i > 0) || matches!(atoms.low(i - 1), "(" | "\"" | "," | "[");
    let end = i + 3;
    let goes_on = atoms.glued(end)
        && (atoms.is_word(end)
            || matches!(atoms.low(end), "/" | "%" | ":" | "$" | "°" | "½")
            || matches!(atoms.low(end), "-" | "." | ",") && atoms.joins(end, atoms.low(end)));
    // "24-7" is always, "50-50" a chance, "9-11" a day.
    let saying = matches!((a, b), (24, 7) | (50, 50) | (9, 11));
    (short && begins && atoms.joins(i + 1, "-") && !goes_on && !saying).then_some((a, b))
}

/// Whether the pair is a range of what follows: "4-5 hours", "10-15 people".
fn is_range(scan: &Scan<'_>, (a, b): (u32, u32), end: usize) -> bool {
    let atoms = &scan.atoms;
    let measured = atoms.entry(end).time_unit.is_some()
        || scan.measure_at(end).is_some()
        || atoms.entry(end).number.is_some() && !atoms.is(end, &["second"])
        || atoms.low(end) == "-";
    let plural = matches!(atoms.tag(end), Tag::Nns | Tag::Nnps) || atoms.is(end, &["people"]);
    let grouped = atoms.tag(end).is_adjective() && matches!(atoms.tag(end + 1), Tag::Nns);
    a < b && (measured || plural || grouped)
}
