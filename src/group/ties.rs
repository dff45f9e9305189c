//! What is known beforehand of how documents belong together.

use crate::model::Reading;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// What whoever handed in documents tells of how they belong together, by the documents' ids.
///
/// ```
/// use gainsay::group::{Ties, events_with};
/// use gainsay::model::{Document, Reading};
/// let reading = |id: &str| Reading { document: Document { id: id.into(), ..Document::default() }, ..Reading::default() };
/// let mut ties = Ties::default();
/// ties.events = ["a", "b"].map(|id| (id.to_owned(), "the flood".to_owned())).into();
/// assert_eq!(events_with(&[reading("a"), reading("b"), reading("c")], &ties).len(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ties {
    /// The name of the event that a document reports: those of one name report one, those of two names two.
    pub events: BTreeMap<String, String>,
    /// What people call the event of a name, where they do.
    pub labels: BTreeMap<String, String>,
    /// The name of the voice that a document speaks for: those of one name are one.
    pub origins: BTreeMap<String, String>,
}

impl Ties {
    /// What people call the event that these documents report.
    pub(super) fn label(&self, documents: &[u32], readings: &[Reading]) -> Option<&str> {
        let names = documents.iter().filter_map(|&d| self.events.get(&readings[d as usize].document.id));
        names.filter_map(|name| self.labels.get(name)).map(String::as_str).next()
    }

    /// The number of each document's name, by its place in `order`.
    pub(super) fn numbered(
        &self,
        names: &BTreeMap<String, String>,
        order: &[u32],
        readings: &[Reading],
    ) -> Vec<Option<u32>> {
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        let mut number = |&document: &u32| {
            let name = names.get(&readings[document as usize].document.id)?;
            let next = numbers.len() as u32;
            Some(*numbers.entry(name).or_insert(next))
        };
        order.iter().map(&mut number).collect()
    }
}

/// Each document of a number with the first of that number.
pub(super) fn pairs(numbers: &[Option<u32>]) -> impl Iterator<Item = (u32, u32)> {
    let mut first: FxHashMap<u32, u32> = FxHashMap::default();
    let pairs: Vec<(u32, u32)> = (0..numbers.len() as u32)
        .filter_map(|i| {
            let first = *first.entry(numbers[i as usize]?).or_insert(i);
            (first != i).then_some((first, i))
        })
        .collect();
    pairs.into_iter()
}
