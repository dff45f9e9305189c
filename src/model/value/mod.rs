//! Values as sets of possible worlds: equal sets agree, overlapping sets are imprecise, disjoint sets conflict.

use serde::{Deserialize, Serialize};
mod date;
mod duration;
mod interval;
mod number;
mod ordinal;
mod phrase;
mod score;
mod time;

pub use date::{DatePattern, DateSet, DayRange};
pub use duration::Duration;
pub use interval::{Interval, Intervals, plain};
pub use number::{Number, NumberKind, WrittenUnit};
pub use ordinal::Ordinal;
pub use phrase::Phrase;
pub use score::Score;
pub use time::{Arc, TimeSet, Zone};

use super::MentionIx;
use std::fmt;

/// A value, normalised to the set of exact values that it allows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// A count, quantity, sum of money, percentage or age, with its unit.
    Number(Number),
    /// How long.
    Duration(Duration),
    /// On which day or days.
    Date(DateSet),
    /// At what time of day.
    Time(TimeSet),
    /// Which in a row, with its scope.
    Ordinal(Ordinal),
    /// A result such as 27–24.
    Score(Score),
    /// Whether it happened.
    Polarity(bool),
    /// Somebody, something or somewhere mentioned.
    Mention(MentionIx),
    /// A normalised head and its modifiers.
    Phrase(Phrase),
}

impl Value {
    /// The figures that a number, a length or a time of day may have been written with, whatever the words around them
    /// leave open, in its base unit or in minutes after midnight: 30 for "30", "some 30" and "at least 30".
    ///
    /// ```
    /// use gainsay::model::{Value, value::{Interval, Intervals, Number}};
    /// let some = Value::Number(Number { set: Intervals::of(Interval::closed(24.0, 36.0)), ..Number::count(30.0) });
    /// assert!(some.figures().contains(&30.0));
    /// ```
    #[must_use]
    pub fn figures(&self) -> Vec<f64> {
        let of = |set: &Intervals| match set.0[..] {
            [one] if one.is_point() => vec![one.low],
            [one] if one.high.is_infinite() => vec![one.low],
            [one] => vec![f64::midpoint(one.low, one.high), one.high],
            _ => Vec::new(),
        };
        match self {
            // "A teenager" has no figure.
            Self::Number(number) if number.kind != NumberKind::Age => of(&number.set),
            Self::Duration(length) => of(&length.set),
            Self::Time(time) if time.part.is_none() => match time.arcs[..] {
                [arc] if arc.from <= arc.to => {
                    let (from, to) = (f64::from(arc.from), f64::from(arc.to));
                    vec![from, f64::midpoint(from, to), to]
                }
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }
}

/// How two sets lie to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Overlap {
    /// The same exact values.
    Equal,
    /// Some values in common, or one set within the other.
    Overlapping,
    /// No value in common.
    Disjoint,
    /// Not of one kind or unit: nothing can be said.
    Incomparable,
}

impl Value {
    /// Compares two values of one document set. Mentions are [`Overlap::Incomparable`] here: which of them are one
    /// thing is for `normalize` to say.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Overlap {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.compare(b),
            (Self::Duration(a), Self::Duration(b)) => a.compare(b),
            (Self::Date(a), Self::Date(b)) => a.compare(b),
            (Self::Time(a), Self::Time(b)) => a.compare(b),
            (Self::Ordinal(a), Self::Ordinal(b)) => a.compare(b),
            (Self::Score(a), Self::Score(b)) => a.compare(b),
            (Self::Phrase(a), Self::Phrase(b)) => a.compare(b),
            (Self::Polarity(a), Self::Polarity(b)) if a == b => Overlap::Equal,
            (Self::Polarity(_), Self::Polarity(_)) => Overlap::Disjoint,
            _ => Overlap::Incomparable,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(v) => v.fmt(f),
            Self::Duration(v) => v.fmt(f),
            Self::Date(v) => v.fmt(f),
            Self::Time(v) => v.fmt(f),
            Self::Ordinal(v) => v.fmt(f),
            Self::Score(v) => v.fmt(f),
            Self::Polarity(v) => f.write_str(if *v { "yes" } else { "no" }),
            Self::Mention(_) => f.write_str("(mention)"),
            Self::Phrase(v) => v.fmt(f),
        }
    }
}
