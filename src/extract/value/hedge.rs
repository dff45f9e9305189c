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
    /// The set that the hedge makes of `set`, whose writer counts in steps of `step`.
    ///
    /// "About x" is x give or take the roundness of x (the largest 1, 5, 10, 50, … steps that divide it), but by
    /// no more than a fifth of x: about 10 is 8 to 12, about 35 is 30 to 40, about 120 is 110 to 130. "Nearly" and "just
    /// over" reach a tenth below and above.
    #[must_use]
    pub fn apply(self, set: Interval, step: f64) -> Interval {
        let (low, high) = (set.low, set.high);
        let tenth = |x: f64| (x / 10.0).max(step);
        match self {
            Self::None | Self::Exactly | Self::Others => set,
            Self::About => Interval::closed((low - leeway(low, step)).max(0.0), high + leeway(high, step)),
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

/// How far "about `x`" reaches either way.
fn leeway(x: f64, step: f64) -> f64 {
    if !x.is_finite() || step <= 0.0 {
        return 0.0;
    }
    let steps = (x / step).round();
    let mut round = 1.0;
    // Half of the next power of ten, then that power, as long as they divide the number.
    while round * 10.0 <= steps && steps % (round * 5.0) == 0.0 {
        round = if steps % (round * 10.0) == 0.0 { round * 10.0 } else { return bounded(round * 5.0, x, step) };
    }
    if round * 5.0 <= steps && steps % (round * 5.0) == 0.0 {
        round *= 5.0;
    }
    bounded(round, x, step)
}

fn bounded(round: f64, x: f64, step: f64) -> f64 {
    (round * step).min(x / 5.0).max(step)
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
        assert_eq!(about(35.0), (30.0, 40.0));
        assert_eq!(about(100.0), (80.0, 120.0));
        assert_eq!(about(120.0), (110.0, 130.0));
        assert_eq!(about(150.0), (120.0, 180.0));
        assert_eq!(about(12.0), (11.0, 13.0));
        assert_eq!(about(3.0), (2.0, 4.0));
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
