//! How much: quantities with a physical unit, money, percentages and fractions of a whole.

use super::{
    Part, Reading, Scan,
    amount::{Amount, amount, single},
    count::counted,
    hedge::Hedging,
    lexicon::{Measure, Unit, lexicon},
};
use crate::model::{
    Value,
    value::{Interval, Intervals, Number, NumberKind, WrittenUnit},
};
use smol_str::SmolStr;

pub(super) fn read(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let hedging = scan.hedges(i);
    let at = hedging.end;
    let candidates = [
        signed_money(scan, i, hedging),
        measured(scan, i, hedging),
        feet_and_inches(scan, i, at),
        magnitude(scan, i, hedging),
        share(scan, i, hedging),
    ];
    candidates.into_iter().flatten().reduce(|best, next| if next.end > best.end { next } else { best })
}

/// Everything but the value that a measure is made of.
struct Measured {
    amount: Amount,
    kind: NumberKind,
    unit: SmolStr,
    factor: f64,
    offset: f64,
    written: Option<WrittenUnit>,
}

impl Measured {
    fn new(amount: Amount, kind: NumberKind, unit: impl Into<SmolStr>) -> Self {
        Self { amount, kind, unit: unit.into(), factor: 1.0, offset: 0.0, written: None }
    }

    fn physical(amount: Amount, unit: &Unit) -> Self {
        let written = WrittenUnit { name: unit.shown.clone(), factor: unit.factor, offset: unit.offset };
        let written = (unit.shown != unit.symbol).then_some(written);
        Self {
            factor: unit.factor,
            offset: unit.offset,
            written,
            ..Self::new(amount, NumberKind::Quantity, unit.symbol.clone())
        }
    }

    /// The value under `hedging`.
    fn value(self, hedging: Hedging) -> Value {
        let set = hedging.hedge.measure(self.amount.set, self.amount.step, &[]);
        let grain = if set.is_point() { self.amount.measured_grain() } else { 0.0 };
        Value::Number(Number {
            set: Intervals::of(set.converted(self.factor, self.offset)),
            grain: grain * self.factor,
            kind: self.kind,
            unit: self.unit,
            written: self.written,
        })
    }
}

impl Scan<'_> {
    /// The unit, percentage or currency at piece `i`, past the hyphen of "13-ft": end and meaning.
    pub(super) fn measure_at(&self, i: usize) -> Option<(usize, &'static Measure)> {
        let atoms = &self.atoms;
        let at = if atoms.joins(i, "-") { i + 1 } else { i };
        let (end, measure) = lexicon().measures.longest(at, |k| atoms.low(k))?;
        if matches!(measure, Measure::Unit(_, true)) && !(at > i || atoms.glued(at)) {
            return None;
        }
        // A short name must be the whole word: the "m" of "5 m-long" is none of "5million".
        let abbreviated = end == at + 1 && atoms.low(at).len() <= 2 && atoms.is_word(at);
        Some((if abbreviated { atoms.past_abbreviation(end) } else { end }, measure))
    }

    /// The currency sign or code at piece `i`: its end and the currency. "A$" is one sign, "a $500 bond" holds two words.
    fn sign_at(&self, i: usize) -> Option<(usize, &'static SmolStr)> {
        let signs = &lexicon().signs;
        let whole = signs.longest(i, |k| if k > i && !self.atoms.glued(k) { "" } else { self.atoms.low(k) })?;
        // Letters must be a code on their own, not the end of a word.
        let within = self.atoms.is_word(i) && self.atoms.glued(i) && i > 0 && self.atoms.is_word(i - 1);
        (!within).then_some(whole)
    }

    fn measured_part(&self, i: usize, end: usize, measured: Measured, hedging: Hedging) -> Reading {
        let of = counted(&self.atoms, i..end);
        let part = Part::new(i..end, measured.value(hedging));
        Reading::of(Part { of, hedge: hedging.hedge, others: hedging.others, ..part })
    }
}

/// "$1.5bn", "US$10-$20 million", "Rs 500".
fn signed_money(scan: &Scan<'_>, i: usize, hedging: Hedging) -> Option<Reading> {
    let atoms = &scan.atoms;
    let between = usize::from(atoms.is(hedging.end, &["between"]));
    let sign_at = hedging.end + between;
    let (after_sign, code) = scan.sign_at(sign_at)?;
    let low = amount(atoms, after_sign, true)?;
    let mut money = low;
    // A second sign: "$10-$20 million", "$10 to $20".
    let joint = atoms.joins(low.end, "-") || atoms.is(low.end, if between == 1 { &["and"] } else { &["to", "or"] });
    if joint
        && let Some((after_second, second)) = scan.sign_at(low.end + 1)
        && second == code
        && let Some(high) = single(atoms, after_second, true)
        && low.set.low < high.set.high
    {
        let shared = match (low.magnitude, high.magnitude) {
            (None, Some(m)) if low.set.low < high.set.high / m => m,
            _ => 1.0,
        };
        money = Amount { set: Interval::closed(low.set.low * shared, high.set.high), range: true, ..high };
    }
    let mut end = money.end;
    if let Some((past, Measure::Currency(word))) = scan.measure_at(end)
        && word == code
    {
        end = past;
    }
    let hedging = scan.hedge_after(end, hedging);
    Some(scan.measured_part(i, hedging.end, Measured::new(money, NumberKind::Money, code.clone()), hedging))
}

/// "13 ft", "four-metre (13-ft)", "5 percent", "2 million euros".
fn measured(scan: &Scan<'_>, i: usize, hedging: Hedging) -> Option<Reading> {
    let atoms = &scan.atoms;
    let article = atoms.is(hedging.end, &["a", "an"]);
    let plain = amount(atoms, hedging.end, false);
    let first = match plain {
        Some(amount) => amount,
        // "a mile", "a million" is read above
        None if article => return article_unit(scan, i, hedging),
        None => return None,
    };
    // "€5m" is read elsewhere; "5m euros" needs its "m" read as million.
    let mut found = scan.measure_at(first.end).map(|(end, measure)| (first, end, measure));
    if let Some(money) = amount(atoms, hedging.end, true)
        && money.end > first.end
        && let Some((end, measure @ (Measure::Currency(_) | Measure::Coin(_)))) = scan.measure_at(money.end)
    {
        found = Some((money, end, measure));
    }
    // "dozens of miles", "hundreds of millions of dollars"
    if found.is_none() && first.vague && atoms.is(first.end, &["of"]) {
        found = scan.measure_at(first.end + 1).map(|(end, measure)| (first, end, measure));
    }
    let (amount, end, measure) = found?;
    let mut past = end;
    let measured = match measure {
        Measure::Unit(unit, _) if unit.shown == "lb" && amount.magnitude.is_some() => {
            Measured::new(amount, NumberKind::Money, "GBP")
        }
        Measure::Unit(unit, _) => {
            // "the foot of", "second yards" are no lengths; a number right before makes one.
            past = scan.past_conversion(end, &unit.symbol);
            Measured::physical(amount, unit)
        }
        Measure::Percent => Measured::new(amount, NumberKind::Percent, "%"),
        Measure::Points => Measured::new(amount, NumberKind::Percent, "pp"),
        Measure::Currency(code) => Measured::new(amount, NumberKind::Money, code.clone()),
        Measure::Coin(code) => Measured { factor: 0.01, ..Measured::new(amount, NumberKind::Money, code.clone()) },
    };
    let hedging = scan.hedge_after(past, hedging);
    Some(scan.measured_part(i, hedging.end, measured, hedging))
}

/// "a mile", "half a mile".
fn article_unit(scan: &Scan<'_>, i: usize, hedging: Hedging) -> Option<Reading> {
    let at = hedging.end + 1;
    let (end, Measure::Unit(unit, false)) = scan.measure_at(at)? else { return None };
    // Only lengths and weights are measured by the article: "a degree", "a stone", "a foot" mostly are not.
    if !matches!(unit.shown.as_str(), "mi" | "km" | "t" | "kg" | "m") || scan.atoms.joins(at, "-") {
        return None;
    }
    let amount = Amount { end, ..single_unit(end) };
    Some(scan.measured_part(i, end, Measured::physical(amount, unit), hedging))
}

const fn single_unit(end: usize) -> Amount {
    Amount {
        set: Interval::exactly(1.0),
        step: 0.5,
        end,
        vague: false,
        bare_digits: false,
        magnitude: None,
        hyphen_range: false,
        range: false,
    }
}

impl Scan<'_> {
    /// Past a conversion in brackets after piece `i`: "four-metre (13-ft)", "100 km (62 miles)".
    fn past_conversion(&self, i: usize, symbol: &SmolStr) -> usize {
        let atoms = &self.atoms;
        if atoms.low(i) != "(" {
            return i;
        }
        let from = self.hedges(i + 1).end;
        let converted = amount(atoms, from, false).and_then(|a| self.measure_at(a.end));
        match converted {
            Some((end, Measure::Unit(unit, _))) if unit.symbol == *symbol && atoms.low(end) == ")" => end + 1,
            _ => i,
        }
    }
}

/// `5'11"`, `5 ft 11 in`, "six feet two inches".
fn feet_and_inches(scan: &Scan<'_>, i: usize, at: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let feet = single(atoms, at, false)?;
    let sign = atoms.low(feet.end) == "'" && atoms.glued(feet.end);
    let unit_at = feet.end + usize::from(atoms.joins(feet.end, "-"));
    let after_feet = if sign {
        feet.end + 1
    } else if atoms.is(unit_at, &["feet", "foot", "ft"]) {
        atoms.past_abbreviation(unit_at + 1)
    } else {
        return None;
    };
    let after_feet = after_feet + usize::from(matches!(atoms.low(after_feet), "," | "-"));
    let inches = single(atoms, after_feet, false)?;
    let named = atoms.low(inches.end) == "\"" || atoms.is(inches.end, &["inches", "inch", "in"]);
    // "5'11", "six-foot-five"
    let hung = sign && atoms.glued(after_feet) || atoms.joins(after_feet - 1, "-");
    if inches.set.high >= 12.0 || !(named || hung) {
        return None;
    }
    let end = inches.end + usize::from(named);
    let total =
        Amount { set: Interval::exactly(feet.set.low + inches.set.low / 12.0), step: 1.0 / 12.0, ..single_unit(end) };
    let unit = WrittenUnit { name: "ft".into(), factor: 0.3048, offset: 0.0 };
    let measured = Measured { factor: 0.3048, written: Some(unit), ..Measured::new(total, NumberKind::Quantity, "m") };
    Some(scan.measured_part(i, end, measured, Hedging::default()))
}

/// "Magnitude 5.8", "magnitude of 5.8", "a magnitude-5.8 quake".
fn magnitude(scan: &Scan<'_>, i: usize, hedging: Hedging) -> Option<Reading> {
    let atoms = &scan.atoms;
    if !atoms.is(hedging.end, &["magnitude"]) {
        return None;
    }
    let at = hedging.end + 1 + usize::from(atoms.is(hedging.end + 1, &["of", "-"]));
    let inner = scan.hedges(at);
    let amount = single(atoms, inner.end, false).filter(|a| a.set.high < 11.0)?;
    let hedging = if inner.end > at { inner } else { hedging };
    let measured = Measured::new(amount, NumberKind::Quantity, "magnitude");
    Some(scan.measured_part(i, amount.end, measured, hedging))
}

/// "A third of", "two-thirds", "three quarters of", "half the", "one in five", "three out of four".
fn share(scan: &Scan<'_>, i: usize, hedging: Hedging) -> Option<Reading> {
    let atoms = &scan.atoms;
    let at = hedging.end;
    let (part, end) = if atoms.is(at, &["half"]) {
        let of = atoms.is(at + 1, &["of", "the", "its", "their", "his", "her", "all"]);
        (of.then_some(0.5)?, at + 1)
    } else if atoms.is(at, &["a", "one"]) && atoms.entry(at + 1).fraction.is_some() {
        let end = at + 2;
        let of = atoms.is(end, &["of"]) && !atoms.is(end + 1, &["an", "a"]);
        (of.then(|| atoms.entry(at + 1).fraction.map(|d| 1.0 / d))??, end)
    } else {
        let top = single(atoms, at, false)?;
        let dash = usize::from(atoms.joins(top.end, "-"));
        match atoms.entry(top.end + dash).fraction {
            Some(d) if atoms.low(top.end + dash).ends_with('s') && top.set.high < d => {
                // "three quarters of an hour" is a length of time, "two thirds" a share.
                let end = top.end + dash + 1;
                if atoms.is(end, &["of"]) && atoms.is(end + 1, &["an", "a"]) {
                    return None;
                }
                (top.set.high / d, end)
            }
            _ => {
                let out_of = atoms.is(top.end, &["out"]) && atoms.is(top.end + 1, &["of"]);
                let of = if out_of { top.end + 2 } else { top.end + 1 };
                let bottom = (out_of || atoms.is(top.end, &["in"])).then(|| single(atoms, of, false))??;
                let small = bottom.set.high <= 1000.0 && top.set.high < bottom.set.high && !top.vague && !bottom.vague;
                // "one in two days", "two in 2005" count; "one in five" is a share.
                let whole = bottom.set.high > 2.0 && atoms.entry(bottom.end).time_unit.is_none();
                let word_top = atoms.is(at, &["one"]) || top.bare_digits || out_of;
                (small && whole && word_top).then_some((top.set.high / bottom.set.high, bottom.end))?
            }
        }
    };
    let amount = Amount { set: Interval::exactly(part * 100.0), step: 1.0, ..single_unit(end) };
    let measured = Measured::new(amount, NumberKind::Percent, "%");
    Some(scan.measured_part(i, end, measured, hedging))
}
