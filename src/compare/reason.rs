//! Why a finding is what it is, in one plain sentence.

use super::judge::voices;
use super::position::Stand;
use crate::model::{Corpus, Relation};

/// The reason of a relation between positions.
pub(super) fn reason(corpus: &Corpus, stands: &[Stand], relation: Relation, pair: Option<(usize, usize)>) -> String {
    let who = |s: &Stand| {
        let e = &s.entries[0];
        let document = corpus.document(e.document);
        let outlet = document.source.as_deref().unwrap_or(&document.id);
        match e.of(corpus).attribution.speaker() {
            Some(speaker) => format!("{} (in {outlet})", speaker.name),
            None => outlet.to_owned(),
        }
    };
    let both = |verb: &str| {
        let (i, j) = pair.unwrap_or((0, stands.len().saturating_sub(1)));
        format!("{} has {}, {} has {}: {verb}.", who(&stands[i]), stands[i].label, who(&stands[j]), stands[j].label)
    };
    match relation {
        Relation::Conflict => both("both can't be true"),
        Relation::Disputed => both("the parties themselves differ"),
        Relation::Update => both("it changed between the reports"),
        Relation::Imprecise => both("they differ but sit together"),
        Relation::Corroborated => {
            let n =
                stands.iter().map(|s| voices(corpus, s.entries.iter().map(|e| e.document)).len()).max().unwrap_or(0);
            format!("{n} origins say the same.")
        }
        Relation::Single => "One source only.".to_owned(),
        Relation::OtherEvent => both("they speak of different events"),
    }
}
