//! Times on the clock: "12:10 a.m.", "about 8 p.m.", "8.40am", "20:00 local time", "shortly before noon".

use super::{Part, Reading, Scan, Sense, amount::single, hedge::Hedge};
use crate::model::{
    Value,
    value::{Arc, TimeSet, Zone},
};

pub(super) fn read(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let (lead, at) = scan.lead(i);
    let clock = scan.clock_range(at, matches!(lead, Lead::None) && at == i)?;
    let (zone, end) = scan.zone_at(clock.end);
    let arcs = scan.narrowed(clock.arcs, end);
    let mut set = TimeSet { arcs, slack: clock.slack, zone, part: None };
    let (mut hedge, mut sense) = (Hedge::None, scan.sense_before(i));
    let mut end = end;
    match lead {
        Lead::None => {}
        Lead::About => hedge = Hedge::About,
        Lead::Nearly | Lead::ShortlyBefore => {
            hedge = Hedge::Nearly;
            set.arcs = set.arcs.iter().map(|a| Arc::new(i32::from(a.from) - 15, i32::from(a.from))).collect();
        }
        Lead::ShortlyAfter => {
            hedge = Hedge::JustOver;
            set.arcs = set.arcs.iter().map(|a| Arc::new(i32::from(a.to), i32::from(a.to) + 20)).collect();
        }
        Lead::Moved(by) => {
            set.arcs = set.arcs.iter().map(|a| Arc::new(i32::from(a.from) + by, i32::from(a.to) + by)).collect();
            set.slack = set.slack.min(2);
        }
    }
    if scan.atoms.is(end, &["or"]) && scan.atoms.is(end + 1, &["so"]) {
        hedge = Hedge::About;
        end += 2;
    }
    if hedge == Hedge::About {
        // To the quarter of an hour for a full hour, less for a time given to the minute.
        let by = if set.slack >= 5 { 15 } else { 8 };
        set.arcs = set.arcs.iter().map(|a| Arc::new(i32::from(a.from) - by, span_end(a) + by)).collect();
    }
    if hedge != Hedge::None {
        set.slack = 0;
    }
    if matches!(lead, Lead::ShortlyAfter | Lead::ShortlyBefore | Lead::Moved(_)) {
        sense = Sense::Plain;
    }
    Some(Reading::of(Part { hedge, sense, ..Part::new(i..end, Value::Time(set)) }))
}

fn span_end(arc: &Arc) -> i32 {
    let (from, to) = (i32::from(arc.from), i32::from(arc.to));
    if to < from { to + 24 * 60 } else { to }
}

/// What the words before a clock time do to it.
enum Lead {
    None,
    About,
    Nearly,
    ShortlyBefore,
    ShortlyAfter,
    /// Minutes to move it by: "ten minutes before 8 p.m.".
    Moved(i32),
}

/// A clock time, or a stretch of it.
struct Clock {
    arcs: Vec<Arc>,
    slack: u16,
    end: usize,
}

impl Scan<'_> {
    fn lead(&self, i: usize) -> (Lead, usize) {
        let atoms = &self.atoms;
        let near = |k: usize| match atoms.low(k) {
            "before" | "to" => Some(true),
            "after" | "past" => Some(false),
            _ => None,
        };
        let short = |before: bool| if before { Lead::ShortlyBefore } else { Lead::ShortlyAfter };
        match atoms.low(i) {
            "shortly" | "just" | "soon" | "right" | "moments" | "minutes" | "immediately" => {
                if let Some(before) = near(i + 1) {
                    return (short(before), i + 2);
                }
            }
            "a" | "some" => {
                let few = i + 1 + usize::from(atoms.is(i + 1, &["few", "couple"]));
                let few = few + usize::from(atoms.is(few, &["of"]));
                if few > i + 1
                    && atoms.is(few, &["minutes", "moments"])
                    && let Some(before) = near(few + 1)
                {
                    return (short(before), few + 2);
                }
                if atoms.is(i + 1, &["little", "bit"])
                    && let Some(before) = near(i + 2)
                {
                    return (short(before), i + 3);
                }
            }
            _ => {}
        }
        if let Some(n) = single(atoms, i, false).filter(|n| n.set.is_point() && n.set.high < 60.0)
            && atoms.is(n.end, &["minutes", "minute"])
            && let Some(before) = near(n.end + 1)
        {
            let by = n.set.high as i32;
            return (Lead::Moved(if before { -by } else { by }), n.end + 2);
        }
        let hedging = self.hedges(i);
        match hedging.hedge {
            _ if hedging.end == i => (Lead::None, i),
            Hedge::About => (Lead::About, hedging.end),
            Hedge::Nearly => (Lead::Nearly, hedging.end),
            Hedge::Exactly => (Lead::None, hedging.end),
            _ => (Lead::None, i),
        }
    }

    /// Of the two readings of "10:30", the one that fits the part of the day that follows: "10:30 Monday night".
    fn narrowed(&self, mut arcs: Vec<Arc>, end: usize) -> Vec<Arc> {
        let atoms = &self.atoms;
        if arcs.len() < 2 {
            return arcs;
        }
        let skip = (end..end + 4).find(|&k| {
            let day = atoms.entry(k).weekday.is_some()
                || atoms.is(k, &["on", "in", "the", "yesterday", "that", "last", "this", "tomorrow"]);
            !day
        });
        let Some(part) = skip.and_then(|k| atoms.entry(k).part) else { return arcs };
        let (from, to) = part.minutes("");
        let part = TimeSet::between(from, to);
        if arcs.iter().any(|a| part.contains(a.from)) {
            arcs.retain(|a| part.contains(a.from));
        }
        arcs
    }

    /// A clock time, or two that bound a stretch: "8 to 9 p.m.", "between 8 p.m. and 9 p.m.".
    fn clock_range(&self, i: usize, whole: bool) -> Option<Clock> {
        let atoms = &self.atoms;
        let between = whole && atoms.is(i, &["between"]);
        let from = i + usize::from(between);
        let joint =
            |k: usize| if between { atoms.is(k, &["and"]) } else { atoms.low(k) == "-" || atoms.is(k, &["to", "—"]) };
        let first = self.clock(from);
        if let Some(first) = &first
            && joint(first.end)
            && let Some(second) = self.clock(first.end + 1)
            && let (Some(a), Some(b)) = (first.arcs.first(), second.arcs.first())
        {
            return Some(Clock { arcs: vec![Arc { from: a.from, to: b.to }], slack: 5, end: second.end });
        }
        // "8-9 p.m.": the first borrows the half of the day.
        if first.is_none()
            && let Some((hour, minute, end)) = self.bare(from)
            && joint(end)
            && let Some(second) = self.clock(end + 1)
            && let Some(b) = second.arcs.first()
            && (1..=12).contains(&hour)
        {
            let to = i32::from(b.to);
            let morning = (hour % 12) * 60 + minute;
            let candidates = [morning, morning + 12 * 60];
            let near = candidates.into_iter().min_by_key(|m| (to - m).rem_euclid(24 * 60))?;
            return Some(Clock { arcs: vec![Arc::new(near, to)], slack: 5, end: second.end });
        }
        if between { None } else { first }
    }

    /// Hour and minute in digits, without the half of the day.
    fn bare(&self, i: usize) -> Option<(i32, i32, usize)> {
        let atoms = &self.atoms;
        let hour = atoms.digits(i).filter(|h| *h < 24 && atoms.width(i) <= 2)? as i32;
        // "8: 39am" has lost its way through some converter; the space is allowed after the colon only.
        let colon = atoms.low(i + 1) == ":" && atoms.glued(i + 1) || atoms.joins(i + 1, ".");
        match atoms.digits(i + 2).filter(|m| colon && *m < 60 && atoms.width(i + 2) == 2) {
            Some(minute) => Some((hour, minute as i32, i + 3)),
            None => Some((hour, 0, i + 1)),
        }
    }

    /// "a.m." or "pm" at piece `i`: minutes to add for the afternoon, and the end.
    fn meridiem(&self, i: usize) -> Option<(bool, usize)> {
        let atoms = &self.atoms;
        match atoms.low(i) {
            "am" => Some((false, i + 1)),
            "pm" => Some((true, i + 1)),
            half @ ("a" | "p") if atoms.low(i + 1) == "." && atoms.is(i + 2, &["m"]) => {
                let end = i + 3;
                Some((half == "p", end + usize::from(atoms.low(end) == "." && atoms.glued(end))))
            }
            _ => None,
        }
    }

    /// One clock time at piece `i`.
    fn clock(&self, i: usize) -> Option<Clock> {
        let atoms = &self.atoms;
        let word = match atoms.low(i) {
            "noon" | "midday" => Some((12 * 60, i + 1)),
            "midnight" => Some((0, i + 1)),
            "12" if atoms.is(i + 1, &["noon"]) => Some((12 * 60, i + 2)),
            "12" if atoms.is(i + 1, &["midnight"]) => Some((0, i + 2)),
            _ => None,
        };
        if let Some((minute, end)) = word {
            // "the midnight deadline" still is at midnight.
            return Some(Clock { arcs: vec![Arc::new(minute, minute)], slack: 15, end });
        }
        if atoms.glued(i) && i > 0 && (atoms.is_word(i - 1) || matches!(atoms.low(i - 1), ":" | "." | "$" | "/")) {
            return None;
        }
        if let Some(clock) = self.military(i).or_else(|| self.spelled(i)) {
            return Some(clock);
        }
        let (hour, minute, end) = self.bare(i)?;
        let coloned = end > i + 1;
        let at = |h: i32| Arc::new(h * 60 + minute, h * 60 + minute);
        if let Some((afternoon, past)) = self.meridiem(end) {
            if hour > 12 {
                return (hour < 24 && afternoon).then(|| Clock { arcs: vec![at(hour)], slack: 0, end: past });
            }
            let hour = hour % 12 + if afternoon { 12 } else { 0 };
            return Some(Clock { arcs: vec![at(hour)], slack: slack(minute, coloned), end: past });
        }
        if atoms.is(end, &["o"]) && atoms.is(end + 1, &["'"]) && atoms.is(end + 2, &["clock"]) {
            return self.by_words_after(hour, minute, end + 3);
        }
        // A colon without a half of the day needs a word that makes it a time: a race is run in 4:32 too.
        if !coloned || atoms.low(i + 1) != ":" || !atoms.glued(i + 2) {
            return None;
        }
        let led = matches!(
            atoms.before(i, 1),
            "at" | "around"
                | "about"
                | "by"
                | "until"
                | "till"
                | "from"
                | "since"
                | "before"
                | "after"
                | "between"
                | "approximately"
        );
        let zoned = self.zone_at(end).1 > end || atoms.is(end, &["hours", "hrs", "local"]);
        if !(led || zoned) || atoms.joins(end, ":") || atoms.joins(end, ".") && atoms.is_digits(end + 1) {
            return None;
        }
        let end = end + usize::from(atoms.is(end, &["hours", "hrs"]));
        let arcs = if hour > 12 || hour == 0 || atoms.width(i) == 2 && atoms.low(i).starts_with('0') || zoned {
            vec![at(hour)]
        } else {
            let mut both = vec![at(hour % 12), at(hour % 12 + 12)];
            both.sort();
            both
        };
        Some(Clock { arcs, slack: slack(minute, true), end })
    }

    /// "8 o'clock", and "in the morning" after it.
    fn by_words_after(&self, hour: i32, minute: i32, end: usize) -> Option<Clock> {
        if hour > 12 {
            return None;
        }
        let atoms = &self.atoms;
        let at = |h: i32| Arc::new(h * 60 + minute, h * 60 + minute);
        let part = if atoms.is(end, &["in"]) && atoms.is(end + 1, &["the"]) {
            atoms.low(end + 2)
        } else if atoms.is(end, &["at"]) {
            atoms.low(end + 1)
        } else {
            ""
        };
        let (arcs, end) = match part {
            "morning" => (vec![at(hour % 12)], end + 3),
            "afternoon" | "evening" => (vec![at(hour % 12 + 12)], end + 3),
            "night" if atoms.is(end, &["at"]) => (vec![at(if hour < 5 { hour } else { hour % 12 + 12 })], end + 2),
            _ => (vec![at(hour % 12), at(hour % 12 + 12)], end),
        };
        Some(Clock { arcs, slack: slack(minute, false), end })
    }

    /// "0800 GMT", "1430 hours".
    fn military(&self, i: usize) -> Option<Clock> {
        let atoms = &self.atoms;
        let number = atoms.digits(i).filter(|_| atoms.width(i) == 4)? as i32;
        let (hour, minute) = (number / 100, number % 100);
        let named = atoms.entry(i + 1).zone.is_some()
            || atoms.is(i + 1, &["hours", "hrs"]) && atoms.low(i).starts_with(['0', '1', '2']);
        // "1500 hours of work"
        let counted = atoms.is(i + 1, &["hours", "hrs"])
            && !matches!(atoms.before(i, 1), "at" | "around" | "about" | "by" | "from");
        let end = i + 1 + usize::from(atoms.is(i + 1, &["hours", "hrs"]));
        (hour < 24 && minute < 60 && named && !counted).then(|| Clock {
            arcs: vec![Arc::new(hour * 60 + minute, hour * 60 + minute)],
            slack: slack(minute, true),
            end,
        })
    }

    /// "Eight o'clock", "eight p.m.", "half past eight".
    fn spelled(&self, i: usize) -> Option<Clock> {
        let atoms = &self.atoms;
        if let "half" | "quarter" = atoms.low(i)
            && atoms.is(i + 1, &["past", "to"])
        {
            let hour =
                single(atoms, i + 2, false).filter(|h| h.set.is_point() && (1.0..=12.0).contains(&h.set.high))?;
            let by = if atoms.is(i, &["half"]) { 30 } else { 15 };
            let by = if atoms.is(i + 1, &["to"]) { -by } else { by };
            let morning = (hour.set.high as i32 % 12) * 60 + by;
            let (arcs, end) = match self.meridiem(hour.end) {
                Some((afternoon, end)) => {
                    let m = morning + if afternoon { 12 * 60 } else { 0 };
                    (vec![Arc::new(m, m)], end)
                }
                None => (vec![Arc::new(morning, morning), Arc::new(morning + 720, morning + 720)], hour.end),
            };
            return Some(Clock { arcs, slack: 5, end });
        }
        if !atoms.is_word(i) {
            return None;
        }
        let hour = single(atoms, i, false)
            .filter(|h| h.set.is_point() && (1.0..=12.0).contains(&h.set.high) && h.step == 1.0)?;
        let (n, end) = (hour.set.high as i32, hour.end);
        if let Some((afternoon, past)) = self.meridiem(end) {
            let h = n % 12 + if afternoon { 12 } else { 0 };
            return Some(Clock { arcs: vec![Arc::new(h * 60, h * 60)], slack: 15, end: past });
        }
        let oclock = atoms.is(end, &["o"]) && atoms.is(end + 1, &["'"]) && atoms.is(end + 2, &["clock"]);
        if oclock { self.by_words_after(n, 0, end + 3) } else { None }
    }

    /// The zone at piece `i`, with "local time" taken for none: zone and end.
    fn zone_at(&self, i: usize) -> (Option<Zone>, usize) {
        let atoms = &self.atoms;
        let at = i + usize::from(atoms.low(i) == "(");
        if atoms.is(at, &["local"]) && atoms.is(at + 1, &["time"]) {
            return (None, at + 2);
        }
        let raw_capital = atoms.is_capital(at);
        match atoms.entry(at).zone {
            Some(offsets) if raw_capital => {
                let name = atoms.low(at).to_ascii_uppercase().into();
                let end = at + 1 + usize::from(at > i && atoms.low(at + 1) == ")");
                (Some(Zone { name, offsets }), end)
            }
            _ => (None, i),
        }
    }
}

/// Minutes either way that a time leaves open: a full hour more than a quarter, and a quarter more than 8:52.
const fn slack(minute: i32, coloned: bool) -> u16 {
    if !coloned {
        15
    } else if minute % 15 == 0 {
        5
    } else if minute % 5 == 0 {
        3
    } else {
        0
    }
}
