//! How long: "ten minutes", "an hour and 40 minutes", "two and a half hours", "for days", "brief".

use super::{
    Part, Reading, Scan, Sense, age,
    amount::{Amount, amount, single},
    count::counted,
    hedge::{Hedge, Hedging},
    resolve::{month_from, plus},
};
use crate::model::{
    Value,
    value::{DateSet, DayRange, Duration, Interval, Intervals},
};

pub(super) fn read(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    brief(scan, i).or_else(|| game_clock(scan, i)).or_else(|| bare_plural(scan, i)).or_else(|| length(scan, i))
}

/// Lengths that time is counted in beside tens, in seconds: quarters of an hour, half days and days, quarters of a year.
const GRANULES: &[f64] = &[900.0, 1800.0, 3600.0, 43_200.0, 86_400.0, 3.0 * Duration::MONTH, 6.0 * Duration::MONTH];

/// One stretch of time as written.
struct Length {
    set: Interval,
    /// The step the writer counts in, in seconds.
    grain: f64,
    /// Seconds of the smallest unit written.
    unit: f64,
    /// What hedges count in, in seconds.
    step: f64,
    end: usize,
    vague: bool,
}

/// The step that people count a unit in: halves of it, but single minutes and seconds; longer times in minutes are
/// mostly rounded to five.
fn grain(unit: f64, amount: &Amount) -> f64 {
    if unit > 60.0 {
        unit * amount.step.min(0.5)
    } else if unit == 60.0 && amount.set.high >= 20.0 && amount.set.high % 5.0 == 0.0 {
        300.0
    } else {
        unit * amount.step.min(1.0)
    }
}

impl Scan<'_> {
    /// The unit of time at piece `i`, past a hyphen: seconds and end. A sign such as "h" must touch digits.
    fn time_unit_at(&self, i: usize) -> Option<(f64, usize)> {
        let atoms = &self.atoms;
        let at = if atoms.low(i) == "-" && (atoms.glued(i) || atoms.glued(i + 1)) { i + 1 } else { i };
        let entry = atoms.entry(at);
        let seconds = match entry.time_unit {
            Some(seconds) => seconds,
            None if atoms.glued(at) && at == i => entry.time_sign?,
            None => return None,
        };
        Some((seconds, if atoms.low(at).len() <= 4 { atoms.past_abbreviation(at + 1) } else { at + 1 }))
    }

    /// One term: "ten minutes", "an hour", "half an hour", "a day and a half".
    fn term(&self, i: usize) -> Option<Length> {
        let atoms = &self.atoms;
        self.fraction_of_unit(i).or_else(|| {
            if let Some(amount) = amount(atoms, i, false) {
                let (unit, end) = self.time_unit_at(amount.end)?;
                // "The 2006 second-overall pick": the singular is an ordinal unless it hangs on a short number.
                let ordinal = atoms.is(end - 1, &["second"]) && !atoms.is(i, &["one", "a"]);
                if ordinal && !(atoms.joins(amount.end, "-") && amount.set.high < 1000.0) {
                    return None;
                }
                let set = amount.set.converted(unit, 0.0);
                let length = Length {
                    set,
                    grain: if set.is_point() { grain(unit, &amount) } else { 0.0 },
                    unit,
                    step: unit * amount.step,
                    end,
                    vague: amount.vague,
                };
                return Some(self.and_a_half(length));
            }
            self.article_unit(i).map(|length| self.and_a_half(length))
        })
    }

    /// "An hour", "a week"; not "a second", nor "twice a day", "$15 an hour".
    fn article_unit(&self, i: usize) -> Option<Length> {
        let atoms = &self.atoms;
        if !atoms.is(i, &["a", "an"]) || atoms.is(i + 1, &["second", "day", "days"]) && !self.day_is_length(i) {
            return None;
        }
        let dash = usize::from(atoms.joins(i + 1, "-"));
        let unit = atoms.entry(i + 1 + dash).time_unit.filter(|_| !atoms.is(i + 1, &["sec", "min"]))?;
        let singular = !atoms.low(i + 1 + dash).ends_with('s');
        if !singular || self.is_rate(i) {
            return None;
        }
        let end = i + 2 + dash;
        Some(Length { set: Interval::exactly(unit), grain: unit / 2.0, unit, step: unit / 2.0, end, vague: false })
    }

    /// Whether "a day" at piece `i` is a length or a distance in time rather than "some day" or a rate.
    fn day_is_length(&self, i: usize) -> bool {
        let atoms = &self.atoms;
        atoms.is(i + 1, &["day"])
            && (atoms.is(i + 2, &["later", "ago", "earlier", "before", "after", "-", "and"])
                || matches!(atoms.before(i, 1), "for" | "within" | "about" | "than" | "nearly" | "almost"))
    }

    /// Whether "a week" at piece `i` is the second half of a rate: "twice a week", "$15 an hour", "100 miles an hour".
    fn is_rate(&self, i: usize) -> bool {
        let Some(k) = i.checked_sub(1) else { return false };
        let atoms = &self.atoms;
        let entry = atoms.entry(k);
        atoms.is_digits(k)
            || entry.number.is_some()
            || entry.times.is_some()
            || entry.time_unit.is_some()
            || atoms.is(
                k,
                &["times", "dollars", "euros", "pounds", "cents", "percent", "%", "per", "once", "miles", "barrels"],
            )
            || atoms.is(k, &["people", "cases", "deaths"])
    }

    /// `length` with the half that may follow it: "an hour and a half".
    fn and_a_half(&self, length: Length) -> Length {
        let atoms = &self.atoms;
        let k = length.end;
        if length.set.is_point() && atoms.is(k, &["and"]) && atoms.is(k + 1, &["a"]) && atoms.is(k + 2, &["half"]) {
            let x = length.set.low + length.unit / 2.0;
            return Length { set: Interval::exactly(x), grain: length.unit / 2.0, end: k + 3, ..length };
        }
        length
    }

    /// "Half an hour", "half-hour", "a half hour", "quarter of an hour", "three quarters of an hour", "an hour-long".
    fn fraction_of_unit(&self, i: usize) -> Option<Length> {
        let atoms = &self.atoms;
        let article = usize::from(atoms.is(i, &["a", "one"]));
        let mut at = i + article;
        let mut top = 1.0;
        if article == 0
            && let Some(number) = single(atoms, i, false).filter(|a| a.set.high <= 10.0 && a.set.is_point())
        {
            let dash = usize::from(atoms.joins(number.end, "-"));
            if atoms.entry(number.end + dash).fraction.is_some() {
                (top, at) = (number.set.low, number.end + dash);
            }
        }
        let parts = atoms.entry(at).fraction.filter(|_| atoms.is(at, &["half", "quarter", "quarters", "thirds"]))?;
        let mut next = at + 1;
        if atoms.low(next) == "-" {
            next += 1;
        } else {
            next += usize::from(atoms.is(next, &["of"]));
            next += usize::from(atoms.is(next, &["a", "an"]));
        }
        let unit = atoms.entry(next).time_unit.filter(|_| !atoms.low(next).ends_with('s'))?;
        let x = unit * top / parts;
        // "The third quarter year", "a quarter century" are fine; "a quarter second" is not worth a rule.
        Some(Length {
            set: Interval::exactly(x),
            grain: x.min(unit / 2.0) / 2.0,
            unit,
            step: x / 2.0,
            end: next + 1,
            vague: false,
        })
    }

    /// Terms joined to one length: "three hours and 21 minutes", "1h 40m", "two years, three months".
    fn terms(&self, i: usize) -> Option<Length> {
        let atoms = &self.atoms;
        let mut length = self.term(i)?;
        while length.set.is_point() && !length.vague {
            let comma = usize::from(atoms.low(length.end) == ",");
            let and = usize::from(atoms.is(length.end + comma, &["and"]));
            let next_at = length.end + comma + and;
            let Some(next) = self.term(next_at).or_else(|| self.bare_minutes(next_at, length.unit)) else { break };
            let hung = comma + and == 0 && !atoms.is_digits(next_at);
            if next.unit >= length.unit || !next.set.is_point() || hung || next.set.low >= length.unit {
                break;
            }
            length = Length { set: Interval::exactly(length.set.low + next.set.low), ..next };
        }
        Some(length)
    }

    /// The "40" of "1h40".
    fn bare_minutes(&self, i: usize, unit: f64) -> Option<Length> {
        let minutes = self.atoms.digits(i).filter(|m| unit == 3600.0 && self.atoms.glued(i) && *m < 60)?;
        let end = i + 1 + usize::from(self.atoms.glued(i + 1) && self.atoms.is(i + 1, &["m", "min"]));
        let set = Interval::exactly(f64::from(minutes) * 60.0);
        Some(Length { set, grain: 60.0, unit: 60.0, step: 60.0, end, vague: false })
    }

    /// Where `length` stands in time: sense and end of the words that say so.
    fn sense_of_length(&self, start: usize, end: usize) -> (Sense, usize) {
        let atoms = &self.atoms;
        match atoms.low(end) {
            "ago" => return (Sense::Ago, end + 1),
            "later" | "after" | "afterward" | "afterwards" => return (Sense::Later, end),
            "into" | "mark" => return (Sense::Into, end),
            "left" | "remaining" => return (Sense::Left, end),
            "to" if atoms.is(end + 1, &["go", "play"]) => return (Sense::Left, end),
            "earlier" | "before" | "prior" | "previously" | "ahead" => return (Sense::Earlier, end),
            _ => {}
        }
        let the = usize::from(atoms.is(start.wrapping_sub(1), &["the", "a", "an", "only", "just"]));
        let sense = match atoms.before(start, 1 + the) {
            "for" | "lasted" | "took" | "lasting" | "throughout" => Sense::For,
            "within" | "in" => Sense::Within,
            "every" | "each" => Sense::Every,
            "past" | "last" | "previous" | "preceding" => Sense::Past,
            "next" | "coming" | "following" => Sense::Next,
            "after" => Sense::After,
            "before" => Sense::Before,
            _ => Sense::Plain,
        };
        (sense, end)
    }
}

fn value(set: Interval, grain: f64) -> Value {
    let grain = if set.is_point() { grain } else { 0.0 };
    Value::Duration(Duration { set: Intervals::of(set), grain })
}

fn length(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let hedging = scan.hedges(i);
    if age::is_age(scan, hedging.end) || is_title(scan, hedging.end) {
        return None;
    }
    let length = scan.terms(hedging.end)?;
    // "-long", "-odd"
    let long = atoms.low(length.end) == "-" && atoms.is(length.end + 1, &["long", "plus"]);
    let mut end = if long { length.end + 2 } else { length.end };
    let mut hedging = scan.hedge_after(end, hedging);
    end = hedging.end;
    // "longer than planned": how long in all is not said, but no less than this.
    if atoms.is(end, &["longer", "more"]) && atoms.is(end + 1, &["than"]) {
        hedging.hedge = Hedge::AtLeast;
        end += 1;
    }
    let (sense, end) = scan.sense_of_length(i, end);
    if sense == Sense::Ago
        && let Some(anchor) = scan.anchor
        && let Some(date) = days_ago(anchor, &length, hedging)
    {
        return Some(Reading::of(Part { hedge: hedging.hedge, ..Part::new(i..end, Value::Date(date)) }));
    }
    let set = hedging.hedge.measure(length.set, length.step, GRANULES);
    let part = Part::new(i..end, value(set, length.grain));
    let of = counted(atoms, i..end);
    Some(Reading::of(Part { of, hedge: hedging.hedge, sense, others: hedging.others, ..part }))
}

/// Whether "60 Minutes" at piece `i` is a name: digits and a capitalised unit within quotes or amid small letters.
fn is_title(scan: &Scan<'_>, i: usize) -> bool {
    let atoms = &scan.atoms;
    let capital =
        atoms.is_digits(i) && atoms.is_capital(i + 1) && !atoms.glued(i + 1) && atoms.entry(i + 1).time_unit.is_some();
    let quoted = i > 0 && matches!(atoms.low(i - 1), "\"" | "'") && atoms.glued(i);
    capital && (quoted || !atoms.sentence.heading)
}

/// The days that lie so long before `anchor`, as exact as the unit is.
fn days_ago(anchor: jiff::civil::Date, length: &Length, hedging: Hedging) -> Option<DateSet> {
    if !length.set.is_point() || length.vague || !matches!(hedging.hedge, Hedge::None | Hedge::Exactly | Hedge::About) {
        return None;
    }
    let n = (length.set.low / length.unit).round();
    if n > 3000.0 || (n * length.unit - length.set.low).abs() > 1.0 {
        return None;
    }
    let n = n as i32;
    let about = i32::from(hedging.hedge == Hedge::About);
    let range = match length.unit {
        u if u == Duration::DAY => {
            let day = plus(anchor, -n);
            DayRange { first: plus(day, -about), last: plus(day, about) }
        }
        u if u == 7.0 * Duration::DAY => {
            let day = plus(anchor, n.saturating_mul(-7));
            DayRange { first: plus(day, -3), last: plus(day, 3) }
        }
        u if u == Duration::MONTH => {
            DayRange { first: month_from(anchor, -n - about)?.first, last: month_from(anchor, -n + about)?.last }
        }
        u if u == Duration::YEAR => {
            let year = |k: i32| anchor.year().checked_sub(i16::try_from(k).ok()?);
            DayRange { first: DayRange::year(year(n + about)?)?.first, last: DayRange::year(year(n - about)?)?.last }
        }
        _ => return None,
    };
    Some(DateSet::range(range))
}

/// "For hours", "within minutes", "days later", "an hours-long siege": two of the unit, up to the next unit or so.
fn bare_plural(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let unit = atoms.entry(i).time_unit.filter(|_| atoms.low(i).ends_with('s') && atoms.low(i).len() > 3)?;
    let long = atoms.low(i + 1) == "-" && atoms.is(i + 2, &["long"]);
    let after = atoms.is(i + 1, &["later", "ago", "earlier", "before", "after", "into"]);
    let led = matches!(atoms.before(i, 1), "for" | "within" | "after" | "lasted" | "took");
    if !(long || after || led) {
        return None;
    }
    let most = match unit {
        u if u < 60.0 => 60.0,
        u if u < 3600.0 => 59.0,
        u if u < Duration::DAY => 24.0,
        u if u < 7.0 * Duration::DAY => 14.0,
        u if u < Duration::MONTH => 9.0,
        u if u < Duration::YEAR => 24.0,
        _ => 20.0,
    };
    let end = if long { i + 3 } else { i + 1 };
    let (sense, end) = scan.sense_of_length(i, end);
    let part = Part::new(i..end, value(Interval::closed(2.0 * unit, most * unit), 0.0));
    Some(Reading::of(Part { of: if long { counted(atoms, i..end) } else { None }, sense, hedge: Hedge::About, ..part }))
}

/// "With 7:41 left", "at the 2:15 mark": minutes and seconds.
fn game_clock(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let colon = atoms.low(i + 1) == ":" && atoms.glued(i + 1) && atoms.width(i + 2) == 2;
    let (minutes, seconds) = (atoms.digits(i).filter(|m| *m < 100)?, atoms.digits(i + 2).filter(|s| colon && *s < 60)?);
    let end = i + 3;
    let (sense, _) = scan.sense_of_length(i, end);
    let set = Interval::exactly(f64::from(minutes * 60 + seconds));
    matches!(sense, Sense::Left | Sense::Into)
        .then(|| Reading::of(Part { sense, ..Part::new(i..end, value(set, 1.0)) }))
}

/// "Brief", "briefly": short, whatever that is.
fn brief(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let (from, to) = atoms.entry(i).length?;
    // "Court briefs", "to brief reporters"
    if atoms.tag(i).is_verb() || atoms.tag(i).is_noun() {
        return None;
    }
    let part = Part::new(i..i + 1, value(Interval::half_open(from, to), 0.0));
    Some(Reading::of(Part { of: counted(atoms, i..i + 1), hedge: Hedge::About, ..part }))
}
