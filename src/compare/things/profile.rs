//! What tells people apart who have no name: sex, age, and the side they are on in what happened.

use crate::extract::nouns;
use crate::model::value::NumberKind;
use crate::model::{Corpus, EntityKind, Gender, GrammaticalNumber, Subject, Value};

/// Nobody younger, in years, is called a man or a woman.
const YOUNGEST_ADULT: f64 = 16.0;

/// What the documents tell of somebody.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    feminine: bool,
    masculine: bool,
    /// Ages in years, each from and to: "30", "in her 20s".
    pub ages: Vec<(f64, f64)>,
    /// Called a child.
    minor: bool,
    /// Called what no child can be.
    adult: bool,
    /// Killed or hurt.
    pub harmed: bool,
    /// Suspected, caught or charged.
    pub accused: bool,
}

impl Profile {
    /// What one document tells of one of those it speaks of.
    pub fn of(corpus: &Corpus, document: u32, local: u32) -> Self {
        let reading = &corpus.readings[document as usize];
        let own = &reading.locals[local as usize];
        let mut out = Self::default();
        if own.kind != EntityKind::Person || own.number == GrammaticalNumber::Plural {
            return out;
        }
        out.feminine = own.gender == Gender::Feminine;
        out.masculine = own.gender == Gender::Masculine;
        let called = || own.descriptions.iter().filter_map(|noun| nouns::is_minor(noun));
        out.minor = called().any(|minor| minor);
        out.adult = called().any(|minor| !minor);
        let is_own = |m: u32| reading.local_of.get(m as usize).copied().flatten() == Some(local);
        for claim in &reading.claims {
            if let (Subject::Mention(m), Value::Number(n)) = (&claim.subject, &claim.value)
                && n.kind == NumberKind::Age
                && is_own(*m)
                && let Some(years) = n.set.0.first()
                && !out.ages.contains(&(years.low, years.high))
            {
                out.ages.push((years.low, years.high));
                out.minor |= years.high < YOUNGEST_ADULT;
            }
        }
        for (_, part) in reading.roles.iter().filter(|(m, _)| is_own(*m)) {
            out.take_part(part);
        }
        out
    }

    /// One of a group, of whom the age is told.
    pub fn aged(age: f64, gender: Gender) -> Self {
        let (feminine, masculine) = (gender == Gender::Feminine, gender == Gender::Masculine);
        Self { feminine, masculine, ages: vec![(age, age)], ..Self::default() }
    }

    /// Somebody of whom no more is known than a part.
    pub fn playing(part: &str) -> Self {
        let mut out = Self::default();
        out.take_part(part);
        out
    }

    fn take_part(&mut self, part: &str) {
        self.harmed |= matches!(part, "killed" | "injured" | "shot" | "stabbed" | "hospitalised" | "harmed");
        self.accused |= matches!(part, "suspect" | "arrested" | "charged" | "accused");
    }

    /// Takes in what is told of the same person elsewhere.
    pub fn add(&mut self, other: &Self) {
        self.feminine |= other.feminine;
        self.masculine |= other.masculine;
        self.minor |= other.minor;
        self.adult |= other.adult;
        self.ages.extend(&other.ages);
        self.harmed |= other.harmed;
        self.accused |= other.accused;
    }

    /// Whether two cannot be one: other sex, ages further apart than reports err, child and adult, or one harmed by the
    /// other's side.
    pub fn clashes(&self, other: &Self) -> bool {
        let sexes = (self.feminine, self.masculine, other.feminine, other.masculine);
        let sex = matches!(sexes, (true, false, false, true) | (false, true, true, false));
        let ages = self.ages.iter().any(|a| other.ages.iter().any(|b| !near(*a, *b)));
        let grown = (self.minor, self.adult) == (other.adult, other.minor) && self.minor != self.adult;
        sex || ages || grown || self.is_against(other) || other.is_against(self)
    }

    /// Whether both are known to be harmed, or both to be accused, and neither the other.
    pub fn is_on_side_of(&self, other: &Self) -> bool {
        (self.harmed, self.accused) == (other.harmed, other.accused) && self.harmed != self.accused
    }

    fn is_against(&self, other: &Self) -> bool {
        self.harmed && !self.accused && other.accused && !other.harmed
    }

    /// The age, where all that tell it exactly tell the same.
    pub fn exact_age(&self) -> Option<f64> {
        let mut exact = self.ages.iter().filter(|(low, high)| low == high).map(|(low, _)| *low);
        let first = exact.next()?;
        exact.all(|age| age == first).then_some(first)
    }
}

/// How many years lie between two ages; 0 where they overlap.
pub(super) fn gap(a: (f64, f64), b: (f64, f64)) -> f64 {
    (a.0 - b.1).max(b.0 - a.1).max(0.0)
}

/// Whether two ages may be one person's in two reports: not a generation apart.
pub(super) fn near(a: (f64, f64), b: (f64, f64)) -> bool {
    gap(a, b) <= 2.0 + 0.1 * a.0.max(b.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(ages: &[(f64, f64)], harmed: bool, accused: bool) -> Profile {
        Profile { ages: ages.to_vec(), harmed, accused, ..Profile::default() }
    }

    #[test]
    fn ages_a_generation_apart_clash() {
        let (old, young) = (profile(&[(61.0, 61.0)], false, false), profile(&[(40.0, 40.0)], false, false));
        assert!(old.clashes(&young) && young.clashes(&old));
        let (twenties, thirty) = (profile(&[(20.0, 29.0)], false, false), profile(&[(30.0, 30.0)], false, false));
        assert!(!twenties.clashes(&thirty));
    }

    #[test]
    fn the_harmed_are_not_the_accused() {
        let (harmed, accused) = (profile(&[], true, false), profile(&[], false, true));
        assert!(harmed.clashes(&accused) && accused.clashes(&harmed));
        // The wounded suspect is both.
        assert!(!profile(&[], true, true).clashes(&accused));
    }

    #[test]
    fn one_age_is_exact() {
        assert_eq!(profile(&[(20.0, 29.0), (24.0, 24.0)], false, false).exact_age(), Some(24.0));
        assert_eq!(profile(&[(24.0, 24.0), (25.0, 25.0)], false, false).exact_age(), None);
    }
}
