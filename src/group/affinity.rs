//! How likely two documents report one event.

use crate::model::{Signature, Term, TermClass};

// The weights were fitted by logistic regression on news whose events are known (celebrities, crime, politics, sport,
// disasters), halves learning for halves, and rounded; the bias puts the best threshold at zero. What they say: shared
// content counts, shared content in title and opening counts more, and persons, places and numbers count once again.
const ALL: f64 = 5.0;
const LEAD: f64 = 6.5;
const CLASSES: [(TermClass, f64); 3] = [(TermClass::Person, 4.0), (TermClass::Place, 3.0), (TermClass::Number, 4.5)];
const BIAS: f64 = -7.2;
/// What a class counts as where a document has none of it: between agreement and disagreement.
const ABSENT: f64 = 0.15;
/// Beyond these, more evidence says no more.
const RANGE: (f64, f64) = (-2.2, 5.8);

/// How much speaks for two documents reporting one event: above 0 more for than against, in log odds, from -2.2 to 5.8.
///
/// The same whichever comes first. Only sums of whole numbers, products and square roots enter, so that it is the same
/// on every machine.
#[must_use]
pub fn affinity(a: &Signature, b: &Signature) -> f64 {
    let shared = Shared::of(&a.terms, &b.terms);
    let mut score = BIAS + ALL * cosine(shared.all, a.mass.all, b.mass.all).sqrt();
    score += LEAD * cosine(shared.lead, a.mass.lead, b.mass.lead).sqrt();
    for (class, weight) in CLASSES {
        let c = class as usize;
        let (ma, mb) = (a.mass.class[c], b.mass.class[c]);
        // Counted twice, once for each document that uses the term so; hence the half.
        let alike = if ma > 0 && mb > 0 { cosine(shared.class[c], ma, mb) / 2.0 } else { ABSENT };
        score += weight * alike.min(1.0);
    }
    score.clamp(RANGE.0, RANGE.1)
}

/// The least affinity there is.
pub const LEAST: f64 = RANGE.0;

fn cosine(dot: u64, a: u64, b: u64) -> f64 {
    if dot == 0 { 0.0 } else { dot as f64 / ((a as f64).sqrt() * (b as f64).sqrt()) }
}

#[derive(Default)]
struct Shared {
    all: u64,
    lead: u64,
    class: [u64; TermClass::COUNT],
}

impl Shared {
    fn of(a: &[Term], b: &[Term]) -> Self {
        let mut shared = Self::default();
        let (mut i, mut j) = (0, 0);
        while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
            i += usize::from(x.key <= y.key);
            j += usize::from(y.key <= x.key);
            if x.key == y.key {
                let product = u64::from(x.weight) * u64::from(y.weight);
                shared.all += product;
                shared.lead += u64::from(x.lead) * u64::from(y.lead);
                shared.class[x.class as usize] += product;
                shared.class[y.class as usize] += product;
            }
        }
        shared
    }
}
