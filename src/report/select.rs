//! Which findings are shown, and in which order.

use super::Past;
use crate::model::{Corpus, Finding, Relation};

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// The relations to show.
    pub relations: Vec<Relation>,
    /// The least confidence to show, 0 to 1.
    pub min_confidence: f32,
}

/// The findings that are shown, and the number of those that are not.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Chosen<'a> {
    /// The findings: those of an event together, events in the corpus's order; within an event by relation
    /// (flagged ones first), the surest first.
    pub findings: Vec<&'a Finding>,
    /// The findings that they were chosen from.
    pub all: &'a [Finding],
    /// How many findings of each relation are shown and how many there are, in the order of [`Relation::ALL`]; what
    /// `past` leaves out is not among them.
    pub counts: [(usize, usize); Relation::ALL.len()],
    /// What is known from before this run.
    pub past: Past,
}

impl Default for Selection {
    /// What asks for an editor's eye.
    fn default() -> Self {
        Self { relations: Relation::ALL.into_iter().filter(|r| r.is_flagged()).collect(), min_confidence: 0.0 }
    }
}

impl Selection {
    /// Everything.
    #[must_use]
    pub fn all() -> Self {
        Self { relations: Relation::ALL.to_vec(), min_confidence: 0.0 }
    }

    /// Whether a finding is asked for.
    #[must_use]
    pub fn takes(&self, finding: &Finding) -> bool {
        self.relations.contains(&finding.relation) && finding.confidence >= self.min_confidence
    }

    /// Chooses and orders.
    #[must_use]
    pub fn choose<'a>(&self, findings: &'a [Finding]) -> Chosen<'a> {
        let mut counts = [(0, 0); Relation::ALL.len()];
        let mut chosen: Vec<&Finding> = Vec::new();
        for finding in findings {
            let count = &mut counts[finding.relation.rank()];
            count.1 += 1;
            if self.takes(finding) {
                count.0 += 1;
                chosen.push(finding);
            }
        }
        chosen.sort_by(|a, b| {
            let order = |f: &Finding| (f.event, f.relation.rank());
            order(a)
                .cmp(&order(b))
                .then_with(|| b.confidence.total_cmp(&a.confidence))
                .then_with(|| a.question.cmp(&b.question))
                .then_with(|| a.id.cmp(&b.id))
        });
        Chosen { findings: chosen, all: findings, counts, past: Past::default() }
    }
}

impl<'a> Chosen<'a> {
    /// Whether anything that is shown asks for an editor's eye.
    #[must_use]
    pub fn is_flagged(&self) -> bool {
        self.findings.iter().any(|finding| finding.relation.is_flagged())
    }

    /// Leaves out findings as if there were none such, and tells how many.
    pub(super) fn leave_out(&mut self, which: impl Fn(&Finding) -> bool) -> usize {
        let (before, counts) = (self.findings.len(), &mut self.counts);
        self.findings.retain(|finding| {
            let leave = which(finding);
            if leave {
                let (shown, total) = &mut counts[finding.relation.rank()];
                (*shown, *total) = (*shown - 1, *total - 1);
            }
            !leave
        });
        before - self.findings.len()
    }

    /// How many findings of a relation are shown.
    #[must_use]
    pub fn shown(&self, relation: Relation) -> usize {
        self.counts[relation.rank()].0
    }

    /// How many findings of a relation there are.
    #[must_use]
    pub fn total(&self, relation: Relation) -> usize {
        self.counts[relation.rank()].1
    }

    /// The findings of one event after another. An event that the corpus does not hold has an empty label.
    pub fn by_event<'c>(&self, corpus: &'c Corpus) -> impl Iterator<Item = (&'c str, u32, &[&'a Finding])> {
        self.findings.chunk_by(|a, b| a.event == b.event).map(|of_one| {
            let event = of_one[0].event;
            (corpus.events.get(event as usize).map_or("", |event| event.label.as_str()), event, of_one)
        })
    }
}
