//! The names behind answers and subject, and how alike their spellings are.

use crate::model::{Corpus, Finding, Subject, Value};
use crate::normalize::name::similarity;
use serde::Serialize;
use std::collections::BTreeSet;

/// Somebody or something named, with the spellings that were taken for its name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct NamePart {
    /// The fullest, most frequent spelling.
    pub name: String,
    /// OntoNotes type.
    pub kind: &'static str,
    /// Every spelling.
    pub spellings: Vec<Spelling>,
}

/// A spelling.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Spelling {
    /// As written.
    pub text: String,
    /// How alike it is to the name, 0 to 1: the worst of the words aligned. A lone part of the name, or a title, that the
    /// document joins to it may score low.
    pub similarity: f64,
}

/// The names behind a finding's subject and answers.
pub(super) fn of(corpus: &Corpus, finding: &Finding) -> Vec<NamePart> {
    let mut entities = BTreeSet::new();
    for &(document, index) in finding.positions.iter().flat_map(|position| &position.claims) {
        let claim = corpus.claim(document, index);
        let value = if let Value::Mention(mention) = claim.value { Some(mention) } else { None };
        let subject = if let Subject::Mention(mention) = claim.subject { Some(mention) } else { None };
        let mentions = value.into_iter().chain(subject);
        entities.extend(mentions.filter_map(|mention| corpus.entity_of_mention(document, mention)));
    }
    let part = |entity: u32| {
        let entity = &corpus.entities[entity as usize];
        let spelling = |text: &smol_str::SmolStr| Spelling {
            text: text.to_string(),
            similarity: (similarity(&entity.name, text) * 100.0).round() / 100.0,
        };
        NamePart {
            name: entity.name.to_string(),
            kind: entity.kind.as_str(),
            spellings: entity.variants.iter().map(spelling).collect(),
        }
    };
    entities.into_iter().map(part).collect()
}
