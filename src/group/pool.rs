//! What several documents tell together.

use super::signature::mass;
use crate::model::{Signature, Term};
use std::borrow::Cow;

/// The signature of documents taken as one text: their terms with the weights summed, wherever they meet, and the day of
/// the first that bears one. What [`affinity`](super::affinity()) does not look at is left out.
pub fn pool(documents: &[Cow<'_, Signature>]) -> Signature {
    let mut all: Vec<Term> = documents.iter().flat_map(|d| d.terms.iter().copied()).collect();
    all.sort_by_key(|term| term.key);
    let terms: Vec<Term> = all.chunk_by(|x, y| x.key == y.key).map(sum).collect();
    let mut venues: Vec<_> = documents.iter().flat_map(|d| d.venues.iter().copied()).collect();
    venues.sort_unstable();
    venues.dedup();
    let published = documents.iter().find_map(|d| d.published);
    Signature { mass: mass(&terms), terms, venues, published, ..Signature::default() }
}

/// One term of several documents as one.
fn sum(terms: &[Term]) -> Term {
    let total = |weight: fn(&Term) -> u16| terms.iter().map(weight).fold(0, u16::saturating_add);
    Term {
        weight: total(|t| t.weight),
        lead: total(|t| t.lead),
        anchor: terms.iter().any(|t| t.anchor),
        rare: terms.iter().map(|t| t.rare).min().unwrap_or(0),
        ..terms[0]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TermClass;

    fn document(keys: &[u64]) -> Signature {
        let term = |&key| Term { key, weight: 300, lead: 100, class: TermClass::Noun, anchor: false, rare: 4 };
        Signature { terms: keys.iter().map(term).collect(), ..Signature::default() }
    }

    #[test]
    fn terms_add_up_each_once() {
        let documents = [document(&[1, 2, 9]), document(&[2, 5])].map(Cow::Owned);
        let pooled = pool(&documents);
        let found: Vec<_> = pooled.terms.iter().map(|t| (t.key, t.weight, t.lead, t.rare)).collect();
        assert_eq!(found, [(1, 300, 100, 4), (2, 600, 200, 4), (5, 300, 100, 4), (9, 300, 100, 4)]);
        assert_eq!(pooled.mass.all, 3 * 300 * 300 + 600 * 600);
        assert_eq!(pool(&[]), Signature::default());
    }
}
