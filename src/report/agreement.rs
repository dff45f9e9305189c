//! Who agrees with whom: the findings, counted for each two sources.

use super::View;
use super::words::outlet;
use crate::model::{Finding, Relation};
use std::collections::BTreeMap;

/// How often two sources that answer the same question answer it alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tally {
    /// Questions that both answer the same or in ways that sit together.
    pub agree: usize,
    /// Questions that they answer in ways that can't both be true, or that the parties dispute.
    pub differ: usize,
}

impl Tally {
    /// Questions that both answer.
    #[must_use]
    pub const fn total(self) -> usize {
        self.agree + self.differ
    }
}

/// Source against source. A later report that brings a toll up to date speaks neither for agreement nor against it, and
/// copies of one report are one voice, which can't agree with itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Agreement<'a> {
    /// The sources that share a question with another, by name.
    pub sources: Vec<&'a str>,
    tallies: BTreeMap<(&'a str, &'a str), Tally>,
}

impl<'a> Agreement<'a> {
    /// Counts findings of every relation.
    #[must_use]
    pub fn of(view: &View<'a>, findings: &[Finding]) -> Self {
        let mut tallies: BTreeMap<(&str, &str), Tally> = BTreeMap::new();
        for finding in findings {
            for (pair, differs) in pairs(view, finding) {
                let tally = tallies.entry(pair).or_default();
                *(if differs { &mut tally.differ } else { &mut tally.agree }) += 1;
            }
        }
        let mut sources: Vec<&str> = tallies.keys().flat_map(|&(a, b)| [a, b]).collect();
        sources.sort_unstable();
        sources.dedup();
        Self { sources, tallies }
    }

    /// What was counted for two sources, in either order.
    #[must_use]
    pub fn between(&self, a: &str, b: &str) -> Tally {
        self.tallies.get(&if a <= b { (a, b) } else { (b, a) }).copied().unwrap_or_default()
    }

    /// The sources that share the most questions with others, at most `most`, by name.
    #[must_use]
    pub fn busiest(&self, most: usize) -> Vec<&'a str> {
        let shared =
            |source: &str| -> usize { self.sources.iter().map(|other| self.between(source, other).total()).sum() };
        let mut sources: Vec<(usize, &str)> = self.sources.iter().map(|&source| (shared(source), source)).collect();
        sources.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        sources.truncate(most);
        let mut sources: Vec<&str> = sources.into_iter().map(|(_, source)| source).collect();
        sources.sort_unstable();
        sources
    }
}

/// The pairs of sources that a finding tells something of, each once, and whether they differ there.
fn pairs<'a>(view: &View<'a>, finding: &Finding) -> BTreeMap<(&'a str, &'a str), bool> {
    let differs = match finding.relation {
        Relation::Conflict | Relation::Disputed => Some(true),
        Relation::Imprecise => Some(false),
        _ => None,
    };
    let mut answers: Vec<(&str, usize, u32)> = Vec::new();
    for (position, answer) in finding.positions.iter().enumerate() {
        answers.extend(answer.claims.iter().map(|&(document, _)| {
            let source = outlet(view.corpus.document(document));
            (source, position, document)
        }));
    }
    answers.sort_unstable();
    answers.dedup_by_key(|(source, position, document)| (*source, *position, view.origin(*document)));
    let mut pairs = BTreeMap::new();
    for (n, &(a, position, document)) in answers.iter().enumerate() {
        for &(b, other, copy) in &answers[n + 1..] {
            if a == b || view.corpus.one_voice(document, copy) {
                continue;
            }
            // Two sources with an article each on either side differ, whatever else they have in common.
            if let Some(differs) = if position == other { Some(false) } else { differs } {
                *pairs.entry((a, b)).or_insert(false) |= differs;
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::corpus;

    #[test]
    fn copies_count_once_and_never_agree() {
        let (corpus, findings) = corpus();
        let view = View::new(&corpus);
        let agreement = Agreement::of(&view, &findings);
        // Both papers that print the wire differ from the third; with one another they share a voice.
        let third = "Daily\u{1b}[31m Herald";
        assert_eq!(agreement.between("Morning Post", third), Tally { agree: 0, differ: 1 });
        assert_eq!(agreement.between(third, "=Evening Echo"), Tally { agree: 0, differ: 1 });
        assert_eq!(agreement.between("Morning Post", "=Evening Echo"), Tally::default());
        assert_eq!(agreement.busiest(1), [third]);
        assert_eq!(agreement.busiest(9), ["=Evening Echo", third, "Morning Post"]);
    }

    #[test]
    fn relations_tell_what_counts() {
        let (corpus, findings) = corpus();
        let view = View::new(&corpus);
        let third = "Daily\u{1b}[31m Herald";
        for (relation, tally) in [
            (Relation::Disputed, Tally { agree: 0, differ: 1 }),
            (Relation::Imprecise, Tally { agree: 1, differ: 0 }),
            (Relation::Update, Tally::default()),
        ] {
            let finding = Finding { relation, ..findings[1].clone() };
            assert_eq!(Agreement::of(&view, &[finding]).between("Morning Post", third), tally);
        }
    }
}
