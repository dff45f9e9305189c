//! Which findings of two runs are one.

use super::Outline;
use crate::model::Id;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Pairs findings of a new run with those of an old one: for each of `new`, the index of the one of `old` that it was.
/// No two of `new` get one and the same.
///
/// Two are one where they
///
/// 1. have the same id, and some outlet gives the same answer or the same words in both, or
/// 2. ask the same (one attribute; for what no frame asks, one kind of attribute), and some outlet says in both, word for
///    word, what answers it. Where several fit, those that share most of what they hold are paired first.
///
/// ```
/// use gainsay::review::pair;
/// assert_eq!(pair(&[], &[]), []);
/// ```
#[must_use]
pub fn pair(old: &[Outline], new: &[Outline]) -> Vec<Option<usize>> {
    let traces: (Vec<Trace>, Vec<Trace>) = (old.iter().map(Trace::of).collect(), new.iter().map(Trace::of).collect());
    let mut pairs = vec![None; new.len()];
    let mut taken = vec![false; old.len()];

    let mut by_id: BTreeMap<Id, Vec<usize>> = BTreeMap::new();
    for (o, outline) in old.iter().enumerate() {
        by_id.entry(outline.id).or_default().push(o);
    }
    for (n, outline) in new.iter().enumerate() {
        let same = by_id.get(&outline.id).into_iter().flatten().copied();
        if let Some(o) = same.into_iter().find(|&o| !taken[o] && traces.0[o].meets(&traces.1[n])) {
            pairs[n] = Some(o);
            taken[o] = true;
        }
    }

    let mut by_statement: BTreeMap<(&str, &(String, String)), Vec<usize>> = BTreeMap::new();
    for (o, trace) in traces.0.iter().enumerate().filter(|(o, _)| !taken[*o]) {
        for statement in &trace.statements {
            by_statement.entry((trace.asks, statement)).or_default().push(o);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (n, trace) in traces.1.iter().enumerate().filter(|(n, _)| pairs[*n].is_none()) {
        for statement in &trace.statements {
            for &o in by_statement.get(&(trace.asks, statement)).into_iter().flatten() {
                *shared.entry((n, o)).or_default() += 1;
            }
        }
    }
    // What is shared in thousandths of what either holds: whole numbers have a total order.
    let likeness = |(&(n, o), &count): (&(usize, usize), &usize)| {
        let all = traces.1[n].statements.len() + traces.0[o].statements.len() - count;
        (Reverse(1000 * count / all.max(1)), n, o)
    };
    let mut candidates: Vec<_> = shared.iter().map(likeness).collect();
    candidates.sort_unstable();
    for (_, n, o) in candidates {
        if pairs[n].is_none() && !taken[o] {
            pairs[n] = Some(o);
            taken[o] = true;
        }
    }
    pairs
}

/// What a finding is known by.
struct Trace<'a> {
    /// The attribute of a frame, or the kind of an open one.
    asks: &'a str,
    statements: BTreeSet<(String, String)>,
    stances: BTreeSet<(String, String)>,
}

impl<'a> Trace<'a> {
    fn of(outline: &'a Outline) -> Self {
        Self {
            asks: outline.attribute.split(':').next().unwrap_or_default(),
            statements: outline.statements(),
            stances: outline.stances(),
        }
    }

    /// Whether some outlet gives the same answer, or the same words, in both.
    fn meets(&self, other: &Self) -> bool {
        !self.stances.is_disjoint(&other.stances) || !self.statements.is_disjoint(&other.statements)
    }
}
