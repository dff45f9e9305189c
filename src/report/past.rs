//! What review files and former reports add to the findings that are shown.

use super::{Chosen, Selection, table};
use crate::model::{Finding, Id};
use crate::review::{Change, Changes, Outline, Review, Standing};
use std::collections::BTreeMap;

/// What is known of findings from before this run.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Past {
    /// Where a review was asked: what was decided on findings.
    pub review: Option<Reviewed>,
    /// Where a former report was asked: what has changed since.
    pub baseline: Option<Baseline>,
}

/// What a review says of the findings shown.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Reviewed {
    /// How findings stand, of those that somebody decided on.
    pub standings: BTreeMap<Id, Standing>,
    /// How many findings are left out, for nothing is to be done about them.
    pub settled: usize,
}

/// What a former report says of the findings shown.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Baseline {
    /// What became of findings.
    pub changes: BTreeMap<Id, Change>,
    /// How many findings are left out, for they are as they were.
    pub same: usize,
    /// Findings of the former report that are no more, in its order.
    pub gone: Vec<Outline>,
}

impl Chosen<'_> {
    /// Takes a review into account: what is settled is left out unless `all` are asked for. `outlines` are those of all
    /// findings of the run.
    pub fn review(&mut self, review: &Review, outlines: &[Outline], all: bool) {
        let decided = outlines.iter().zip(review.standings(outlines));
        let mut reviewed = Reviewed {
            standings: decided.filter_map(|(outline, standing)| Some((outline.id, standing?))).collect(),
            settled: 0,
        };
        if !all {
            let settled = |finding: &Finding| reviewed.standings.get(&finding.id).is_some_and(Standing::is_settled);
            reviewed.settled = self.leave_out(settled);
        }
        self.past.review = Some(reviewed);
    }

    /// Leaves out what a former report holds already, as far as `selection` asks for it. `outlines` are those of all
    /// findings of the run.
    pub fn since(&mut self, former: &[Outline], outlines: &[Outline], selection: &Selection) {
        let shown = |outline: &&Outline| self.findings.iter().any(|finding| finding.id == outline.id);
        let now: Vec<Outline> = outlines.iter().filter(shown).cloned().collect();
        let asked = |outline: &&Outline| selection.relations.contains(&outline.relation);
        let former: Vec<Outline> = former.iter().filter(asked).cloned().collect();
        let changes = Changes::between(&former, &now);
        let new = changes.new.iter().map(|outline| (outline.id, Change::New));
        let changed = changes.changed.iter().map(|(_, outline)| (outline.id, Change::Changed));
        let baseline = Baseline {
            changes: new.chain(changed).collect(),
            same: changes.same,
            gone: changes.gone.into_iter().cloned().collect(),
        };
        self.leave_out(|finding| !baseline.changes.contains_key(&finding.id));
        self.past.baseline = Some(baseline);
    }

    /// How a finding stands with the review that was asked.
    #[must_use]
    pub fn standing(&self, finding: &Finding) -> Option<&Standing> {
        self.past.review.as_ref()?.standings.get(&finding.id)
    }

    /// What became of a finding since the former report that was asked.
    #[must_use]
    pub fn change(&self, finding: &Finding) -> Option<Change> {
        self.past.baseline.as_ref()?.changes.get(&finding.id).copied()
    }

    /// The columns that follow those of the table of findings, where a former report or a review was asked.
    #[must_use]
    pub fn more_columns(&self) -> Vec<&'static str> {
        table::past_columns(self)
    }

    /// The findings of the former report that are no more.
    #[must_use]
    pub fn gone(&self) -> &[Outline] {
        self.past.baseline.as_ref().map_or(&[], |baseline| &baseline.gone)
    }
}
