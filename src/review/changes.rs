//! What differs between two reports.

use super::{Outline, pair};
use serde::Serialize;

/// What became of a finding between two reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// Only the new report has it.
    New,
    /// Both have it, with other answers or another relation.
    Changed,
    /// Only the old report has it.
    Gone,
}

impl Change {
    /// The name as columns show it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Gone => "gone",
        }
    }
}

/// What differs between two reports, each list in the order of its report.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Changes<'a> {
    /// Findings of the new report alone.
    pub new: Vec<&'a Outline>,
    /// Findings with other answers or another relation than before: as they were, and as they are.
    pub changed: Vec<(&'a Outline, &'a Outline)>,
    /// Findings of the old report alone.
    pub gone: Vec<&'a Outline>,
    /// How many findings are as they were.
    pub same: usize,
}

impl<'a> Changes<'a> {
    /// Compares two reports.
    #[must_use]
    pub fn between(old: &'a [Outline], new: &'a [Outline]) -> Self {
        let mut changes = Self::default();
        let mut kept = vec![false; old.len()];
        for (now, was) in new.iter().zip(pair(old, new)) {
            let Some(was) = was else {
                changes.new.push(now);
                continue;
            };
            kept[was] = true;
            let was = &old[was];
            if was.relation == now.relation && was.same_answers(now) {
                changes.same += 1;
            } else {
                changes.changed.push((was, now));
            }
        }
        changes.gone = old.iter().zip(kept).filter(|(_, kept)| !kept).map(|(outline, _)| outline).collect();
        changes
    }

    /// Whether the reports hold the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty() && self.gone.is_empty()
    }
}
