//! Parts of the day beside a day: "Monday night", "early Tuesday morning", "overnight".

use super::{Part, Reading, Scan, Sense};
use crate::model::{
    Value,
    value::{DateSet, TimeSet},
};
use smol_str::{SmolStr, format_smolstr};
use std::ops::Range;

/// "In the morning", "that night", "overnight".
pub(super) fn read(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let (which, at) = scan.which(i);
    let part = atoms.entry(at).part?;
    let alone = matches!(atoms.low(at), "overnight" | "dawn" | "daybreak" | "sunrise" | "sunset" | "dusk");
    let led = match atoms.before(i, 1) {
        "the" => matches!(
            atoms.before(i, 2),
            "in" | "during" | "of" | "into" | "through" | "on" | "all" | "for" | "throughout"
        ),
        "that" | "same" | "this" | "at" | "by" | "before" | "after" | "around" | "until" | "since" => true,
        _ => which.is_some(),
    };
    if !(alone || led) {
        return None;
    }
    let value = day_part(part, which, atoms.low(at));
    Some(Reading::of(Part { sense: scan.sense_before(i), ..Part::new(i..at + 1, value) }))
}

fn day_part(part: &super::lexicon::DayPart, which: Option<&str>, name: &str) -> Value {
    let (from, to) = part.minutes(which.unwrap_or(""));
    let name = which.map_or_else(|| SmolStr::new(name), |w| format_smolstr!("{w} {name}"));
    Value::Time(TimeSet { part: Some(name), ..TimeSet::between(from, to) })
}

impl Scan<'_> {
    /// "Early", "late" or "mid" at piece `i`, and where the rest begins.
    pub(super) fn which(&self, i: usize) -> (Option<&'static str>, usize) {
        let atoms = &self.atoms;
        let which = match atoms.low(i) {
            "early" => "early",
            "late" => "late",
            "mid" | "middle" => "mid",
            _ => return (None, i),
        };
        (Some(which), i + 1 + usize::from(atoms.low(i + 1) == "-"))
    }

    /// The date written by pieces `day`, with the part of the day around it: "early Tuesday morning" has "early" at
    /// `lead` and "morning" past the day. The two are values of their own, in one reading.
    pub(super) fn with_part_of_day(&self, lead: usize, day: Range<usize>, date: DateSet, sense: Sense) -> Reading {
        let atoms = &self.atoms;
        let which = if lead < day.start { self.which(lead).0 } else { None };
        let mut parts = vec![Part { sense, ..Part::new(day.clone(), Value::Date(date)) }];
        let (own_which, at) = if which.is_some() { (which, day.end) } else { self.which(day.end) };
        let end = match atoms.entry(at).part {
            Some(part) if !atoms.is(at + 1, &["'"]) || atoms.is(at + 2, &["s"]) => {
                let value = day_part(part, own_which, atoms.low(at));
                let from = if which.is_some() { lead } else { day.end };
                parts.push(Part::new(from..at + 1, value));
                at + 1
            }
            _ => {
                // "late Tuesday": no part is named, but it is not the morning.
                let hours = match which {
                    Some("early") => Some((0, 9 * 60)),
                    Some("late") => Some((17 * 60, 24 * 60)),
                    Some("mid") => Some((9 * 60, 16 * 60)),
                    _ => None,
                };
                if let (Some((from, to)), Some(which)) = (hours, which) {
                    let set = TimeSet { part: Some(which.into()), ..TimeSet::between(from, to) };
                    parts.push(Part::new(lead..day.start, Value::Time(set)));
                }
                day.end
            }
        };
        Reading { end, parts }
    }

    /// How the preposition before piece `i` hangs a time on the rest.
    pub(super) fn sense_before(&self, i: usize) -> Sense {
        let atoms = &self.atoms;
        let back =
            1 + usize::from(atoms.is(i.wrapping_sub(1), &["the", "on", "late", "early", "last", "this", "about"]));
        match atoms.before(i, back) {
            "since" => Sense::Since,
            "until" | "till" | "through" => Sense::Until,
            "by" => Sense::By,
            "before" => Sense::Before,
            "after" | "following" => Sense::After,
            _ => Sense::Plain,
        }
    }
}
