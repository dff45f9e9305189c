//! How likely two documents report one event.

use super::venue;
use crate::model::{Signature, Term, TermClass};

// The weights were fitted by logistic regression on news whose events are known (celebrities, crime, politics, sport,
// disasters), halves learning for halves, and rounded; the bias puts the best threshold at zero. What they say: shared
// content counts, shared content in title and opening counts more, and persons, places and numbers count once again. Rare
// names that both bear tie them however much else each tells: Vellmark's quay is in few stories.
const ALL: f64 = 4.0;
const LEAD: f64 = 6.5;
const CLASSES: [(TermClass, f64); 3] = [(TermClass::Person, 3.8), (TermClass::Place, 2.8), (TermClass::Number, 4.5)];
const RARE: f64 = 0.4;
const BIAS: f64 = -7.5;
/// Shared rarity of names, in nats, beyond which more says no more.
const MOST_RARE: f64 = 36.0;
/// What a class counts as where a document has none of it: between agreement and disagreement.
const ABSENT: f64 = 0.15;
/// What is taken off where both tell of a meeting, at different places or times.
const OTHER_MEETING: f64 = 7.0;
/// What is taken off where each opens with a place that the other never names, less so the more rare names they share: two
/// fires in two towns are two events, however alike they are told.
const OTHER_PLACE: f64 = 7.0;
/// Days between two reports beyond which they tell of two meetings.
const MEETING_DAYS: i64 = 45;
/// What reports of near days gain, and what those of far years lose: (days at most, gain).
const GAPS: [(i64, f64); 4] = [(2, 0.6), (7, 0.3), (365, 0.0), (i64::MAX, -0.6)];
/// Beyond these, more evidence says no more.
const RANGE: (f64, f64) = (-2.0, 6.0);

/// How much speaks for two documents reporting one event: above 0 more for than against, in log odds, from -2 to 6.
///
/// The same whichever comes first. Only sums of whole numbers, products and square roots enter, so that it is the same
/// on every machine.
#[must_use]
pub fn affinity(a: &Signature, b: &Signature) -> f64 {
    let shared = Shared::of(&a.terms, &b.terms);
    let mut score = BIAS + ALL * cosine(shared.all, a.mass.all, b.mass.all).sqrt();
    score += LEAD * cosine(shared.lead, a.mass.lead, b.mass.lead).sqrt();
    let rare = (f64::from(shared.rare) / 16.0).min(MOST_RARE);
    score += RARE * rare.sqrt();
    for (class, weight) in CLASSES {
        let c = class as usize;
        let (ma, mb) = (a.mass.class[c], b.mass.class[c]);
        // Counted twice, once for each document that uses the term so; hence the half.
        let alike = if ma > 0 && mb > 0 { cosine(shared.class[c], ma, mb) / 2.0 } else { ABSENT };
        score += weight * alike.min(1.0);
    }
    let days = gap(a, b);
    score += days.and_then(|days| GAPS.iter().find(|(most, _)| days <= *most)).map_or(0.0, |(_, gain)| *gain);
    let meetings = !a.venues.is_empty() && !b.venues.is_empty();
    score = score.clamp(RANGE.0, RANGE.1);
    if shared.places == 0 && has_setting(a, b) && has_setting(b, a) {
        score = (score - OTHER_PLACE * (1.0 - rare / MOST_RARE)).max(RANGE.0);
    }
    if meetings && (venue::differ(&a.venues, &b.venues) || days.is_some_and(|days| days > MEETING_DAYS)) {
        score = (score - OTHER_MEETING).max(RANGE.0);
    }
    score
}

/// Whether a document opens with a place that the other never names.
fn has_setting(a: &Signature, other: &Signature) -> bool {
    let setting = |t: &&Term| t.class == TermClass::Place && t.anchor && t.lead > 0;
    a.terms.iter().filter(setting).any(|t| other.terms.binary_search_by_key(&t.key, |t| t.key).is_err())
}

/// Days between two dates of publication, where both can be trusted.
fn gap(a: &Signature, b: &Signature) -> Option<i64> {
    let day = |s: &Signature| s.published.map(|p| p.date());
    Some(i64::from(day(a)?.since(day(b)?).ok()?.get_days()).abs())
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
    rare: u32,
    /// Places, as either document uses the word, that stand out.
    places: u32,
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
                shared.rare += u32::from(x.rare.min(y.rare));
                let place = x.class == TermClass::Place || y.class == TermClass::Place;
                shared.places += u32::from(place && (x.anchor || y.anchor));
            }
        }
        shared
    }
}
