//! Numbers as they are written: in digits, in words, as fractions, as ranges.

use super::{
    atoms::{Atoms, Kind},
    lexicon::NumberWord,
};
use crate::model::value::Interval;

/// A number as written, without hedge and unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    /// The values it allows by itself: one number, a range, or what a vague word stands for.
    pub set: Interval,
    /// Place value of the last digit written: 0.1 million for "1.7 million".
    pub step: f64,
    /// Past the last piece.
    pub end: usize,
    /// Whether it is a vague word such as "dozens".
    pub vague: bool,
    /// Whether it is written in digits alone, without separators, decimals and magnitude ("2005", "24").
    pub bare_digits: bool,
    /// Whether a magnitude ("million", "bn") is written.
    pub magnitude: Option<f64>,
    /// Whether it is a range joined by a hyphen, which may also be a score.
    pub hyphen_range: bool,
    /// Whether it is a range of any form.
    pub range: bool,
}

impl Amount {
    fn exactly(x: f64, step: f64, end: usize) -> Self {
        Self {
            set: Interval::exactly(x),
            step,
            end,
            vague: false,
            bare_digits: false,
            magnitude: None,
            hyphen_range: false,
            range: false,
        }
    }

    /// The grain of a count: 0 below 1,000 and for numbers given to the unit. A round number is taken to be meant to
    /// two figures, one before a magnitude word to the figures written.
    pub fn count_grain(&self) -> f64 {
        let x = self.set.high;
        if !self.set.is_point() || x < 1000.0 {
            return 0.0;
        }
        let mut place = 1.0;
        while place * 10.0 <= x && x % (place * 10.0) == 0.0 {
            place *= 10.0;
        }
        let two_figures = 10_f64.powf(x.log10().floor() - 1.0);
        let grain = match self.magnitude {
            Some(_) => self.step.max(place.min(two_figures)),
            None => place.min(two_figures),
        };
        if grain <= 1.0 { 0.0 } else { grain }
    }

    /// The grain of something measured, where even small numbers are rounded: the place of the last digit.
    pub fn measured_grain(&self) -> f64 {
        if self.set.is_point() { self.step.max(self.count_grain()) } else { 0.0 }
    }
}

/// Powers of ten that are exact.
fn power_of_ten(n: usize) -> f64 {
    10_f64.powi(n.min(300) as i32)
}

const VULGAR: &[(&str, f64)] = &[
    ("½", 1.0 / 2.0),
    ("⅓", 1.0 / 3.0),
    ("⅔", 2.0 / 3.0),
    ("¼", 1.0 / 4.0),
    ("¾", 3.0 / 4.0),
    ("⅕", 1.0 / 5.0),
    ("⅛", 1.0 / 8.0),
    ("⅜", 3.0 / 8.0),
    ("⅝", 5.0 / 8.0),
    ("⅞", 7.0 / 8.0),
];

/// A fraction at piece `i`: `1/2`, `½`.
fn fraction(atoms: &Atoms<'_>, i: usize) -> Option<(f64, usize)> {
    if atoms.get(i)?.kind == Kind::Sign {
        return VULGAR.iter().find(|(sign, _)| atoms.low(i) == *sign).map(|(_, x)| (*x, i + 1));
    }
    let (a, b) = (atoms.digits(i)?, atoms.digits(i + 2)?);
    let plain = atoms.joins(i + 1, "/") && !atoms.joins(i + 3, "/") && atoms.width(i) <= 2;
    (plain && 0 < a && a < b && (b <= 10 || b == 16)).then(|| (f64::from(a) / f64::from(b), i + 3))
}

/// Whether the number at piece `i` is part of a name or a longer run: "G20", "AR-15", "1.2.3".
fn is_attached(atoms: &Atoms<'_>, i: usize) -> bool {
    atoms.glued(i) && i > 0 && atoms.is_word(i - 1) && !atoms.is(i - 1, &["rs", "usd", "eur", "gbp"])
}

/// The number in digits at piece `i`. `money` lets a glued "m" mean million rather than metres.
fn in_digits(atoms: &Atoms<'_>, i: usize, money: bool) -> Option<Amount> {
    if let Some((x, end)) = fraction(atoms, i) {
        return Some(with_magnitude(atoms, Amount::exactly(x, x, end), money));
    }
    let leading_point = atoms.low(i) == "." && atoms.is_digits(i + 1) && atoms.glued(i + 1);
    if !(atoms.is_digits(i) || leading_point) || is_attached(atoms, i) {
        return None;
    }
    let (mut whole, mut end) = (String::new(), i);
    let mut separated = false;
    if !leading_point {
        whole.push_str(atoms.low(i));
        end = i + 1;
        while whole.len() <= 15
            && atoms.width(i) <= 3
            && ((atoms.joins(end, ",") && atoms.width(end + 1) == 3)
                || is_spaced_group(atoms, i, end)
                || (!separated && atoms.low(end) == "000" && !atoms.glued(end)))
        {
            let at = if atoms.low(end) == "," { end + 1 } else { end };
            whole.push_str(atoms.low(at));
            end = at + 1;
            separated = true;
        }
    }
    let mut decimals = 0;
    let point =
        if leading_point { atoms.is_digits(end + 1) } else { atoms.joins(end, ".") && atoms.is_digits(end + 1) };
    if point {
        decimals = atoms.width(end + 1);
        whole.push_str(atoms.low(end + 1));
        end += 2;
        if atoms.joins(end, ".") && atoms.is_digits(end + 1) {
            return None;
        }
    }
    if whole.len() > 18 {
        return None;
    }
    let mantissa: f64 = whole.parse().ok()?;
    let scale = power_of_ten(decimals);
    let mut amount = Amount::exactly(mantissa / scale, 1.0 / scale, end);
    amount.bare_digits = !separated && decimals == 0;
    if decimals == 0 {
        // "2 1/2", "2-1/2", "2½"
        let at = if atoms.joins(end, "-") { end + 1 } else { end };
        if let Some((x, past)) = fraction(atoms, at) {
            amount = Amount::exactly(mantissa + x, x.min(0.5), past);
        } else if let Some(past) = and_a_half(atoms, end) {
            amount = Amount::exactly(mantissa + 0.5, 0.5, past);
        }
    }
    Some(with_magnitude(atoms, amount, money))
}

/// Whether the comma at piece `end` divides the number at `i` into thousands though text that was taken apart and put
/// together again has a space behind it: "31, 000 people". Not in "on May 12, 150 people".
fn is_spaced_group(atoms: &Atoms<'_>, i: usize, end: usize) -> bool {
    let group = end + 1;
    let written = atoms.low(end) == "," && atoms.glued(end) && atoms.is_digits(group) && !atoms.glued(group);
    let dated = i > 0
        && (atoms.entry(i - 1).month.is_some()
            || atoms.low(i - 1) == "." && i > 1 && atoms.entry(i - 2).month.is_some());
    let counts = || {
        let tag = atoms.tag(group + 1);
        atoms.is_word(group + 1) && (tag.is_noun() && !tag.is_proper() || tag.is_adjective())
    };
    let last = || atoms.low(group + 1) == "." && i > 0 && atoms.is_word(i - 1);
    written && atoms.width(group) == 3 && !dated && (atoms.low(group) == "000" || counts() || last())
}

/// Past "and a half" at piece `i`.
fn and_a_half(atoms: &Atoms<'_>, i: usize) -> Option<usize> {
    let dash = |k: usize| if atoms.joins(k, "-") { k + 1 } else { k };
    let and = dash(i);
    let a = dash(and + 1);
    let half = dash(a + 1);
    (atoms.is(and, &["and"]) && atoms.is(a, &["a", "one"]) && atoms.is(half, &["half"])).then_some(half + 1)
}

/// `amount` times the magnitudes that follow it: "1.5 million", "3 hundred thousand", "$2bn".
fn with_magnitude(atoms: &Atoms<'_>, mut amount: Amount, money: bool) -> Amount {
    for _ in 0..2 {
        let at = if atoms.joins(amount.end, "-") { amount.end + 1 } else { amount.end };
        let entry = atoms.entry(at);
        let factor = match entry.number {
            Some(NumberWord::Magnitude(m)) => m,
            Some(NumberWord::Group(g)) if atoms.is(at, &["dozen"]) => g,
            _ => match entry.suffix {
                Some(m) if amount.magnitude.is_none() && at == amount.end && (atoms.glued(at) || money) => {
                    let unclear = atoms.is(at, &["m", "mm", "b"]);
                    if unclear && !money || !atoms.glued(at) && atoms.is(at, &["k", "b", "mm"]) {
                        return amount;
                    }
                    m
                }
                _ => return amount,
            },
        };
        let total = amount.magnitude.unwrap_or(1.0) * factor;
        amount = Amount {
            // Divided last: 1.1 × 10⁶ is not 1,100,000 in binary, 11 × 10⁵ is.
            set: Interval::exactly((amount.set.low / amount.step).round() * amount.step * factor),
            step: amount.step * factor,
            end: at + 1,
            magnitude: Some(total),
            bare_digits: false,
            ..amount
        };
        let x = amount.set.low;
        if (x - x.round()).abs() < 1e-6 * x.abs().max(1.0) && x > 1.0 {
            amount.set = Interval::exactly(x.round());
        }
    }
    amount
}

/// The number in words at piece `i`.
fn in_words(atoms: &Atoms<'_>, i: usize) -> Option<Amount> {
    let start = if atoms.is(i, &["a", "an"]) { i + 1 } else { i };
    let article = start > i;
    match atoms.entry(start).number? {
        NumberWord::Vague(low, high) => {
            if article && !atoms.is(start, &["few", "handful"]) {
                return None;
            }
            // "Four scores" are touchdowns, "tens" alone says nothing.
            let needs_of = atoms.is(start, &["scores", "tens"]);
            (!needs_of || atoms.is(start + 1, &["of"])).then(|| vague(atoms, start, low, high))
        }
        NumberWord::Unit(_) | NumberWord::Ten(_) if article => None,
        NumberWord::Magnitude(_) | NumberWord::Group(_) if !article => None,
        _ => spelled(atoms, start),
    }
}

/// What "several hundred", "a few dozen", "tens of thousands" stand for.
fn vague(atoms: &Atoms<'_>, i: usize, low: f64, high: f64) -> Amount {
    let mut amount = Amount { vague: true, ..Amount::exactly(low, 1.0, i + 1) };
    let of = usize::from(atoms.is(i + 1, &["of"]));
    let factor = match atoms.entry(i + 1 + of).number {
        Some(NumberWord::Magnitude(m) | NumberWord::Group(m)) if of == 0 => Some(m),
        // "tens of thousands": the plural of a magnitude, whose set begins at twice it
        Some(NumberWord::Vague(least, _)) if of == 1 && least >= 200.0 => Some(least / 2.0),
        _ => None,
    };
    match factor {
        Some(m) => {
            amount.set = Interval::closed(low * m, (high + 1.0).mul_add(m, -1.0));
            amount.magnitude = Some(m);
            amount.end = i + 2 + of;
        }
        None => amount.set = Interval::closed(low, high),
    }
    amount
}

/// "Two hundred and fifty thousand", "twenty-one", "two and a half million".
fn spelled(atoms: &Atoms<'_>, i: usize) -> Option<Amount> {
    let (mut total, mut current, mut step) = (0.0, 0.0, 1.0);
    let mut last: Option<NumberWord> = None;
    let mut magnitude = None;
    let mut end = i;
    let mut at = i;
    while let Some(word) = atoms.entry(at).number {
        match (last, word) {
            (None | Some(NumberWord::Magnitude(_)), NumberWord::Unit(x) | NumberWord::Ten(x)) => current += x,
            (Some(NumberWord::Ten(_)), NumberWord::Unit(x)) if x < 10.0 => current += x,
            (None | Some(NumberWord::Unit(_) | NumberWord::Ten(_)), NumberWord::Magnitude(m))
            | (Some(NumberWord::Magnitude(_)), NumberWord::Magnitude(m)) => {
                if m == 100.0 {
                    current = f64::max(current, 1.0) * m;
                } else {
                    let counted: f64 = if current > 0.0 || total > 0.0 { current } else { 1.0 };
                    if counted == 0.0 {
                        total *= m;
                    } else {
                        total += counted * m;
                    }
                    current = 0.0;
                }
                step = m;
                magnitude = Some(m);
            }
            (None | Some(NumberWord::Unit(_)), NumberWord::Group(g)) => {
                current = f64::max(current, 1.0) * g;
                end = at + 1;
                last = Some(word);
                break;
            }
            _ => break,
        }
        if matches!(word, NumberWord::Unit(_) | NumberWord::Ten(_)) {
            step = 1.0;
        }
        last = Some(word);
        end = at + 1;
        let joined = atoms.joins(end, "-");
        let and = atoms.is(end, &["and"])
            && matches!(word, NumberWord::Magnitude(_))
            && matches!(atoms.entry(end + 1).number, Some(NumberWord::Unit(_) | NumberWord::Ten(_)));
        at = if joined || and { end + 1 } else { end };
        if let Some(past) = and_a_half(atoms, end) {
            let unit = if matches!(word, NumberWord::Magnitude(_)) { step } else { 1.0 };
            let half = Amount::exactly(total + current + unit / 2.0, unit / 2.0, past);
            let half = Amount { magnitude, ..half };
            return Some(if magnitude.is_none() { with_magnitude(atoms, half, false) } else { half });
        }
    }
    last?;
    Some(Amount { magnitude, ..Amount::exactly(total + current, step, end) })
}

/// "Half a million", "half a dozen", "half-million".
fn half_of(atoms: &Atoms<'_>, i: usize) -> Option<Amount> {
    if !atoms.is(i, &["half"]) {
        return None;
    }
    let at = i + 1 + usize::from(atoms.is(i + 1, &["a", "-"]));
    let (NumberWord::Magnitude(m) | NumberWord::Group(m)) = atoms.entry(at).number? else { return None };
    Some(Amount { magnitude: Some(m), ..Amount::exactly(m / 2.0, m / 2.0, at + 1) })
}

/// One number at piece `i`, no range.
pub(super) fn single(atoms: &Atoms<'_>, i: usize, money: bool) -> Option<Amount> {
    in_digits(atoms, i, money).or_else(|| half_of(atoms, i)).or_else(|| in_words(atoms, i))
}

/// A number or a range of numbers at piece `i`.
pub(super) fn amount(atoms: &Atoms<'_>, i: usize, money: bool) -> Option<Amount> {
    if atoms.is(i, &["between"]) {
        let low = single(atoms, i + 1, money)?;
        let high = atoms.is(low.end, &["and"]).then(|| single(atoms, low.end + 1, money))??;
        return ranged(low, high, false);
    }
    let low = single(atoms, i, money)?;
    // "From 10 to 20" tells a change as often as a range, so the two stay apart.
    if low.vague || i > 0 && atoms.is(i - 1, &["from"]) {
        return Some(low);
    }
    let hyphen = atoms.joins(low.end, "-") && atoms.is_digits(low.end + 1);
    let word = atoms.is(low.end, &["to", "or"]);
    // "five- to seven-year", "10- to 15-minute"
    let hung = atoms.low(low.end) == "-" && atoms.is(low.end + 1, &["to", "or"]);
    let at = low.end + 1 + usize::from(hung);
    if (hyphen || word || hung)
        && let Some(high) = single(atoms, at, money)
        && !(atoms.is(low.end, &["or"]) && high.set.low > low.set.high.mul_add(2.0, 2.0))
        && let Some(range) = ranged(low, high, hyphen)
    {
        return Some(range);
    }
    Some(low)
}

fn ranged(low: Amount, high: Amount, hyphen: bool) -> Option<Amount> {
    let mut from = low.set.low;
    // "10 to 20 million" shares its magnitude.
    if let (None, Some(m)) = (low.magnitude, high.magnitude)
        && from < high.set.high / m
    {
        from *= m;
    }
    (from < high.set.high && !high.vague).then(|| Amount {
        set: Interval::closed(from, high.set.high),
        step: low.step.min(high.step),
        hyphen_range: hyphen,
        range: true,
        bare_digits: false,
        ..high
    })
}
