//! What "about", "at least" and "nearly" do to a number.

use super::{Scan, lexicon::lexicon};
use crate::model::value::Interval;
use serde::Deserialize;

/// What the words around a number do to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hedge {
    /// Nothing is said.
    #[default]
    None,
    /// "Only", "exactly": the number itself.
    Exactly,
    /// "About", "some", "or so".
    About,
    /// "At least", "or more".
    AtLeast,
    /// "More than".
    MoreThan,
    /// "Just over".
    JustOver,
    /// "Up to", "as many as".
    AtMost,
    /// "Less than".
    LessThan,
    /// "Nearly", "just under".
    Nearly,
    /// "Another", "an additional": on top of what was told. Says nothing of the size.
    #[serde(rename = "others")]
    Others,
}

impl Hedge {
    /// The set that the hedge makes of `set`, a count whose writer counts in steps of `step`.
    ///
    /// How far "about x" reaches shows in how round x is (Krifka, "Approximate interpretation of number words", 2007): x give or
    /// take half its granularity, the largest of 1, 5, 10, 50, … steps that divides it, by no more than a fifth of x and no
    /// less than a step. About 10 is 8 to 12, about 35 is 32.5 to 37.5, about 120 is 115 to 125. "Nearly" and "just over"
    /// reach as far one way, by no more than a tenth.
    #[must_use]
    pub fn apply(self, set: Interval, step: f64) -> Interval {
        self.reach(set, step, step, &[])
    }

    /// As [`Self::apply`] for what is measured, in seconds, metres or money: it may lie between two steps, and half a step is
    /// the least that it may be off. About 13 hours is 12.5 to 13.5. Besides tens, x may be round as a multiple of one of
    /// `granules`, in the unit of `set`: about 90 minutes is 75 to 105.
    #[must_use]
    pub(super) fn measure(self, set: Interval, step: f64, granules: &[f64]) -> Interval {
        self.reach(set, step, step / 2.0, granules)
    }

    fn reach(self, set: Interval, step: f64, least: f64, granules: &[f64]) -> Interval {
        let (low, high) = (set.low, set.high);
        let slack = |x: f64| leeway(x, step, granules).max(least);
        let tenth = |x: f64| slack(x).min((x / 10.0).max(least));
        match self {
            Self::None | Self::Exactly | Self::Others => set,
            Self::About => Interval::closed((low - slack(low)).max(0.0), high + slack(high)),
            Self::AtLeast => Interval::at_least(low),
            Self::MoreThan => Interval::above(low),
            Self::JustOver => Interval { low, high: high + tenth(high), open_low: true, open_high: false },
            Self::AtMost => Interval::closed(0.0, high),
            Self::LessThan => Interval::half_open(0.0, high),
            Self::Nearly => Interval::half_open((low - tenth(low)).max(0.0), high),
        }
    }

    /// The one that counts of two in a row ("only about ten" is about ten).
    fn then(self, inner: Self) -> Self {
        match (self, inner) {
            (Self::None | Self::Exactly | Self::Others, inner) => inner,
            (outer, Self::None | Self::Exactly | Self::Others | Self::About) => outer,
            (_, inner) => inner,
        }
    }
}

/// Half the granularity of `x`, by no more than a fifth of it.
fn leeway(x: f64, step: f64, granules: &[f64]) -> f64 {
    if !x.is_finite() || step <= 0.0 {
        return 0.0;
    }
    let steps = (x / step).round();
    let divides = |unit: f64| unit <= steps && steps % unit == 0.0;
    let mut round = 1.0;
    while divides(round * 10.0) {
        round *= 10.0;
    }
    if divides(round * 5.0) {
        round *= 5.0;
    }
    let granule = granules.iter().map(|g| g / step).filter(|&g| g >= 1.0 && divides(g)).fold(round, f64::max);
    (granule * step / 2.0).min(x / 5.0)
}

/// Hedges read before or after a number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hedging {
    /// The effect.
    pub hedge: Hedge,
    /// Whether "another" or the like was among them.
    pub others: bool,
    /// Past the last word of them.
    pub end: usize,
}

impl Scan<'_> {
    /// The hedges that begin at piece `i`; `end` is `i` where there are none.
    pub(super) fn hedges(&self, i: usize) -> Hedging {
        let mut all = Hedging { end: i, ..Hedging::default() };
        for _ in 0..4 {
            match lexicon().before.longest(all.end, |k| self.atoms.low(k)) {
                Some((end, Hedge::Others)) => all = Hedging { others: true, end, ..all },
                Some((end, hedge)) => all = Hedging { hedge: all.hedge.then(*hedge), end, ..all },
                None => break,
            }
        }
        all
    }

    /// `hedging` with the hedge that follows at piece `i`, if any: "or so", "or more", "-odd".
    pub(super) fn hedge_after(&self, i: usize, hedging: Hedging) -> Hedging {
        let at = if self.atoms.joins(i, "-") && self.atoms.is(i + 1, &["odd", "plus", "ish"]) { i + 1 } else { i };
        if at == i && self.atoms.is(i, &["odd", "ish", "plus"]) {
            return Hedging { end: i, ..hedging };
        }
        match lexicon().after.longest(at, |k| self.atoms.low(k)) {
            Some((end, hedge)) => Hedging { hedge: hedging.hedge.then(*hedge), end, ..hedging },
            None => Hedging { end: i, ..hedging },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn about(x: f64) -> (f64, f64) {
        let set = Hedge::About.apply(Interval::exactly(x), 1.0);
        (set.low, set.high)
    }

    #[test]
    fn about_reaches_as_far_as_the_number_is_round() {
        assert_eq!(about(10.0), (8.0, 12.0));
        assert_eq!(about(35.0), (32.5, 37.5));
        assert_eq!(about(100.0), (80.0, 120.0));
        assert_eq!(about(120.0), (115.0, 125.0));
        assert_eq!(about(150.0), (125.0, 175.0));
        assert_eq!(about(12.0), (11.0, 13.0));
        assert_eq!(about(3.0), (2.0, 4.0));
    }

    #[test]
    fn about_a_length_may_lie_between_two_steps() {
        let about = |x: f64, step: f64| {
            let set = Hedge::About.measure(Interval::exactly(x), step, &[15.0, 30.0, 60.0]);
            (set.low, set.high)
        };
        assert_eq!(about(780.0, 60.0), (750.0, 810.0), "about 13 hours, in minutes");
        assert_eq!(about(90.0, 1.0), (75.0, 105.0));
        assert_eq!(about(45.0, 1.0), (37.5, 52.5));
        assert_eq!(about(40.0, 1.0), (35.0, 45.0));
        assert_eq!(about(43.0, 1.0), (42.5, 43.5));
        let nearly = Hedge::Nearly.measure(Interval::exactly(11.0), 1.0, &[]);
        assert_eq!((nearly.low, nearly.high), (10.5, 11.0));
    }

    #[test]
    fn nearly_stays_below() {
        let set = Hedge::Nearly.apply(Interval::exactly(30.0), 1.0);
        assert_eq!((set.low, set.high, set.open_high), (27.0, 30.0, true));
    }

    proptest! {
        #[test]
        fn a_hedged_set_holds_or_touches_its_number(x in 0.0..1e12_f64) {
            let x = x.round();
            for hedge in [Hedge::None, Hedge::Exactly, Hedge::About, Hedge::AtLeast, Hedge::AtMost] {
                prop_assert!(hedge.apply(Interval::exactly(x), 1.0).contains(x));
            }
            for hedge in [Hedge::MoreThan, Hedge::JustOver, Hedge::LessThan, Hedge::Nearly] {
                let set = hedge.apply(Interval::exactly(x), 1.0);
                prop_assert!(set.low == x || set.high == x);
            }
        }
    }
}
