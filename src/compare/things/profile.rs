//! What tells people apart who have no name: sex, age, home, wound, and the part they play in what happened.

use super::side::Side;
use crate::compare::position::WOUND;
use crate::extract::{body, nouns};
use crate::model::value::{NumberKind, Overlap, Phrase};
use crate::model::{Claim, Corpus, EntityKind, Gender, GrammaticalNumber, MentionKind, Subject, Value};
use smol_str::SmolStr;

/// Nobody younger, in years, is called a man or a woman.
const YOUNGEST_ADULT: f64 = 16.0;

/// The attribute that tells where somebody lives.
const HOME: &str = "people.residence";

/// What is told of somebody: by one document, or, added up, by several.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    feminine: bool,
    masculine: bool,
    /// Ages in years, each from and to: "30", "in her 20s".
    ages: Vec<(f64, f64)>,
    /// Called a child.
    minor: bool,
    /// Called what no child can be.
    adult: bool,
    /// Killed or hurt.
    pub harmed: bool,
    /// Suspected, caught or charged.
    pub accused: bool,
    /// The parts themselves: "killed", "charged".
    parts: Vec<SmolStr>,
    /// Where on the body they were hurt.
    wounds: Vec<Phrase>,
    /// Where they live, lower-case.
    homes: Vec<SmolStr>,
}

impl Profile {
    /// What a document tells of each of its locals.
    pub fn of_document(corpus: &Corpus, document: u32) -> Vec<Self> {
        let reading = &corpus.readings[document as usize];
        let mut out: Vec<Self> = reading
            .locals
            .iter()
            .map(|local| {
                let mut own = Self::default();
                if local.kind == EntityKind::Person && local.number == GrammaticalNumber::Singular {
                    own.feminine = local.gender == Gender::Feminine;
                    own.masculine = local.gender == Gender::Masculine;
                    let called = || local.descriptions.iter().filter_map(|noun| nouns::is_minor(noun));
                    own.minor = called().any(|minor| minor);
                    own.adult = called().any(|minor| !minor);
                }
                own
            })
            .collect();
        for claim in &reading.claims {
            if let Subject::Mention(m) = claim.subject
                && let Some(local) = reading.local_of.get(m as usize).copied().flatten()
            {
                out[local as usize].take(corpus, document, claim);
            }
        }
        for own in &mut out {
            // Whose ages cannot be one person's is two people whom the reading took for one.
            if own.ages.iter().any(|a| own.ages.iter().any(|b| !near(*a, *b))) {
                own.ages.clear();
                own.minor = false;
            }
        }
        for (m, part) in &reading.roles {
            let Some(local) = reading.local_of.get(*m as usize).copied().flatten() else { continue };
            let mentions = &reading.locals[local as usize].mentions;
            let bare = mentions.len() == 1 && reading.mentions[*m as usize].kind == MentionKind::Pronoun;
            out[local as usize].play(part, bare);
        }
        out
    }

    /// One of a group, of whom the age is told.
    pub fn of_member(&self, age: f64, gender: Gender) -> Self {
        let (feminine, masculine) = (gender == Gender::Feminine, gender == Gender::Masculine);
        Self { feminine, masculine, ages: vec![(age, age)], minor: age < YOUNGEST_ADULT, ..self.clone() }
    }

    fn take(&mut self, corpus: &Corpus, document: u32, claim: &Claim) {
        match &claim.value {
            Value::Number(n) if n.kind == NumberKind::Age => {
                if let Some(years) = n.set.0.first() {
                    add(&mut self.ages, (years.low, years.high));
                    self.minor |= years.high < YOUNGEST_ADULT;
                }
            }
            Value::Phrase(wound) if claim.attribute.name() == WOUND => add(&mut self.wounds, wound.clone()),
            Value::Mention(home) if claim.attribute.name() == HOME => {
                let mention = &corpus.readings[document as usize].mentions[*home as usize];
                add(&mut self.homes, mention.text.to_lowercase().into());
            }
            _ => {}
        }
    }

    /// Takes a part on. Of nobody but a lone pronoun the part is too little to go by, unlike the side.
    fn play(&mut self, part: &SmolStr, bare: bool) {
        self.harmed |= Side::Harmed.has(part);
        self.accused |= Side::Accused.has(part);
        // Who is called a victim may have come to any harm.
        if !bare && part != "harmed" {
            add(&mut self.parts, part.clone());
        }
    }

    /// Takes in what is told of the same person elsewhere.
    pub fn add(&mut self, other: &Self) {
        self.feminine |= other.feminine;
        self.masculine |= other.masculine;
        self.minor |= other.minor;
        self.adult |= other.adult;
        self.harmed |= other.harmed;
        self.accused |= other.accused;
        other.ages.iter().for_each(|age| add(&mut self.ages, *age));
        other.parts.iter().for_each(|part| add(&mut self.parts, part.clone()));
        other.wounds.iter().for_each(|wound| add(&mut self.wounds, wound.clone()));
        other.homes.iter().for_each(|home| add(&mut self.homes, home.clone()));
    }

    /// Whether there is anything to know somebody again by.
    pub fn tells_anything(&self) -> bool {
        !self.ages.is_empty() || !self.parts.is_empty() || !self.homes.is_empty() || self.harmed || self.accused
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

    fn is_against(&self, other: &Self) -> bool {
        self.harmed && !self.accused && other.accused && !other.harmed
    }

    /// Whether both are on one and the same side.
    pub const fn shares_side(&self, other: &Self) -> bool {
        self.harmed && other.harmed || self.accused && other.accused
    }

    /// How many parts both play.
    pub fn shared_parts(&self, other: &Self) -> usize {
        self.parts.iter().filter(|part| other.parts.contains(part)).count()
    }

    pub fn plays(&self, part: &str) -> bool {
        self.parts.iter().any(|own| own == part)
    }

    pub fn shares_home(&self, other: &Self) -> bool {
        self.homes.iter().any(|home| other.homes.contains(home))
    }

    /// How the wounds told of two sit together, where both have any.
    pub fn wounds(&self, other: &Self) -> Option<Overlap> {
        let pairs = self.wounds.iter().flat_map(|a| other.wounds.iter().map(move |b| body::compare(a, b)));
        // One that both tell of counts for more than that one of them tells of a second.
        pairs.min_by_key(|overlap| match overlap {
            Overlap::Equal => 0,
            Overlap::Disjoint => 2,
            _ => 1,
        })
    }

    /// The fewest years that lie between the ages told exactly of two; `None` where one has no such age.
    pub fn years_apart(&self, other: &Self) -> Option<f64> {
        let pairs = self.exact_ages().flat_map(|a| other.exact_ages().map(move |b| (a - b).abs()));
        pairs.min_by(f64::total_cmp)
    }

    fn exact_ages(&self) -> impl Iterator<Item = f64> + Clone {
        self.ages.iter().filter(|(low, high)| low == high).map(|(low, _)| *low)
    }
}

/// Adds what is not there yet.
fn add<T: PartialEq>(list: &mut Vec<T>, new: T) {
    if !list.contains(&new) {
        list.push(new);
    }
}

/// Whether two ages may be one person's in two reports: not a generation apart. Each is from and to, in years.
fn near(a: (f64, f64), b: (f64, f64)) -> bool {
    let gap = (a.0 - b.1).max(b.0 - a.1).max(0.0);
    gap <= 2.0 + 0.1 * a.0.max(b.0)
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
    fn ages_told_exactly_lie_years_apart() {
        let of = |ages: &[(f64, f64)]| profile(ages, false, false);
        assert_eq!(of(&[(20.0, 29.0), (24.0, 24.0)]).years_apart(&of(&[(25.0, 25.0)])), Some(1.0));
        assert_eq!(of(&[(20.0, 29.0)]).years_apart(&of(&[(25.0, 25.0)])), None);
    }

    #[test]
    fn homes_parts_and_wounds_add_up() {
        let playing = |parts: &[&str]| {
            let mut out = Profile::default();
            parts.iter().for_each(|part| out.play(&SmolStr::new(part), false));
            out
        };
        let mut a = playing(&["killed", "shot"]);
        assert_eq!(a.shared_parts(&playing(&["shot", "harmed"])), 1);
        assert!(a.shares_side(&playing(&["harmed"])) && !a.shares_side(&playing(&["charged"])));
        a.add(&playing(&["charged"]));
        assert!(a.harmed && a.accused && a.plays("charged") && !a.plays("stabbed"));
        let mut bare = Profile::default();
        bare.play(&"killed".into(), true);
        assert!(bare.harmed && !bare.plays("killed"));
    }
}
