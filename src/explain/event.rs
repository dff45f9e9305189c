//! Why documents are taken for reports of one event.

use crate::group::affinity;
use crate::model::{Corpus, Finding};
use serde::Serialize;
use std::collections::BTreeSet;

/// The event of a finding.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct EventPart {
    /// A few words that tell it from others.
    pub label: String,
    /// How many documents report it.
    pub documents: usize,
    /// Each two of the documents that the finding rests on.
    pub pairs: Vec<Pair>,
}

/// Two documents of one event.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Pair {
    /// Id of the one.
    pub a: String,
    /// Id of the other.
    pub b: String,
    /// How much speaks for the two reporting one event, in log odds: above 0 more for than against. A pair below 0 was joined by
    /// way of others.
    pub affinity: f64,
    /// The heaviest names and nouns that both have.
    pub shared: Vec<String>,
    /// Whether the two are one voice: copies of one report.
    pub one_voice: bool,
}

/// The documents that pairs are told of, at most: those of a large event would fill pages.
const DOCUMENTS: usize = 8;

pub(super) fn of(corpus: &Corpus, finding: &Finding) -> EventPart {
    let event = corpus.events.get(finding.event as usize);
    let claims = finding.positions.iter().flat_map(|position| &position.claims);
    let documents: BTreeSet<u32> = claims.map(|&(document, _)| document).collect();
    let documents: Vec<u32> = documents.into_iter().take(DOCUMENTS).collect();
    let pairs = documents.iter().enumerate().flat_map(|(i, &a)| documents[i + 1..].iter().map(move |&b| (a, b)));
    EventPart {
        label: event.map_or_else(String::new, |event| event.label.clone()),
        documents: event.map_or(0, |event| event.documents.len()),
        pairs: pairs.map(|(a, b)| pair(corpus, a, b)).collect(),
    }
}

fn pair(corpus: &Corpus, a: u32, b: u32) -> Pair {
    let (x, y) = (&corpus.readings[a as usize], &corpus.readings[b as usize]);
    let others: BTreeSet<&str> = y.signature.words.iter().map(|word| word.text.as_str()).collect();
    let words = x.signature.words.iter().map(|word| word.text.as_str());
    Pair {
        a: x.document.id.clone(),
        b: y.document.id.clone(),
        affinity: (affinity(&x.signature, &y.signature) * 100.0).round() / 100.0,
        shared: words.filter(|word| others.contains(word)).map(str::to_owned).collect(),
        one_voice: corpus.one_voice(a, b),
    }
}
