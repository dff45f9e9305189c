//! Whether two names can be one name.
//!
//! Nothing here knows a document: names go in as strings, a [`Verdict`] or a number comes out. What a verdict is worth
//! in a given place, [`Verdict::Similar`] within one event for instance, the callers decide.

mod align;
mod edit;
mod fold;
mod form;
mod given;
mod key;
mod organisation;
mod person;
mod token;
mod words;

pub use fold::{fold, tokens};
pub use form::NameForm;
pub use given::{GivenNames, Relation as GivenRelation, gender};
pub use key::{key, skeleton};
pub use organisation::{acronym_of, canonical_organisation, same_organisation};
pub use person::{PersonName, same_person};
pub use token::score as token_score;

/// What comparing two names tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Two names of different bearers, as far as names can tell.
    Different,
    /// One is a lone part of the other ("Gomes", "Katherine Gomes"): the same where the context has nobody else of
    /// that name.
    Part,
    /// Spelt so alike that, within reports of one event, they are the same ("Dashawn Smith", "Dashwan Smith").
    Similar,
    /// One name, whatever the context.
    Same,
}

impl Verdict {
    /// Whether the two can be one where the context supports it.
    #[must_use]
    pub const fn is_possible(self) -> bool {
        !matches!(self, Self::Different)
    }
}

/// How alike two names are, from 0 to 1: their tokens are aligned in whatever order serves best, and the worst aligned
/// pair counts, so that one shared surname does not make two people one. Tokens that only the longer name has cost a
/// little.
///
/// ```
/// use gainsay::normalize::name::similarity;
/// assert_eq!(similarity("Kim Jong-un", "KIM Jong Un"), 1.0);
/// assert!(similarity("Sergej Lawrow", "Sergey Lavrov") > 0.9);
/// assert!(similarity("Hillary Clinton", "Bill Clinton") < 0.5);
/// ```
#[must_use]
pub fn similarity(a: &str, b: &str) -> f64 {
    let (a, b) = (tokens(a), tokens(b));
    if a.is_empty() || b.is_empty() {
        return if a == b { 1.0 } else { 0.0 };
    }
    if a.concat() == b.concat() {
        return 1.0;
    }
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let worst = align::worst_of_best(short.len(), long.len(), |i, j| token::score(&short[i], &long[j]));
    worst * 0.95_f64.powi((long.len() - short.len()) as i32)
}

#[cfg(test)]
mod tests;
