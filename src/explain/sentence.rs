//! The sentence of a claim, and the rules of frames that its predicate evokes.

use crate::extract::{Frames, Lexicon};
use crate::model::{Annotated, Attribute, Claim, Document, NO_HEAD, TokenRef};
use serde::Serialize;

/// A token with its analysis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct TokenPart {
    /// Its place in the sentence, from 1.
    pub number: usize,
    /// As written.
    pub word: String,
    /// The dictionary form.
    pub lemma: String,
    /// Penn Treebank tag.
    pub tag: &'static str,
    /// The number of its head; 0 for the root.
    pub head: usize,
    /// ClearNLP relation to the head.
    pub dep: &'static str,
    /// OntoNotes type of the name or number that it is part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<&'static str>,
    /// Whether the claim was read off it.
    pub is_trigger: bool,
    /// Whether it is part of the evidence.
    pub is_evidence: bool,
}

/// A rule of a frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RulePart {
    /// Its number among the rules of the attribute, from 1.
    pub number: usize,
    /// The class of predicates by which it was evoked, or the predicate itself.
    pub evoked_by: String,
    /// Where it takes the value from.
    pub takes: String,
}

/// The lemma of a token; empty where there is none such.
pub(super) fn lemma(annotated: &Annotated, at: TokenRef) -> String {
    let sentence = annotated.sentences.get(at.sentence as usize);
    let token = sentence.and_then(|sentence| sentence.tokens.get(at.token as usize));
    token.map_or_else(String::new, |token| token.lemma.to_string())
}

/// The sentence that a claim was read off.
pub(super) fn tokens(document: &Document, annotated: &Annotated, claim: &Claim) -> Vec<TokenPart> {
    let Some(sentence) = annotated.sentences.get(claim.trigger.sentence as usize) else { return Vec::new() };
    let part = |(index, token): (usize, &crate::model::Token)| TokenPart {
        number: index + 1,
        word: token.span.of(document.field(sentence.field)).to_owned(),
        lemma: token.lemma.to_string(),
        tag: token.tag.as_str(),
        head: if token.head == NO_HEAD { 0 } else { usize::from(token.head) + 1 },
        dep: token.dep.as_str(),
        entity: sentence.entity_at(index as u16).map(|entity| entity.kind.as_str()),
        is_trigger: index == usize::from(claim.trigger.token),
        is_evidence: claim.evidence.field == sentence.field && claim.evidence.span.contains(token.span),
    };
    sentence.tokens.iter().enumerate().map(part).collect()
}

/// The rules that a predicate evokes for an attribute.
pub(super) fn rules(attribute: &Attribute, predicate: &str, lexicon: &Lexicon, frames: &Frames) -> Vec<RulePart> {
    let Some(frame) = frames.attribute(attribute) else { return Vec::new() };
    let classes: Vec<&str> =
        [lexicon.class_of_verb(predicate), lexicon.class_of_noun(predicate), lexicon.class_of_adjective(predicate)]
            .into_iter()
            .flatten()
            .collect();
    let evoked_by = |rule: &crate::extract::frame::Rule| {
        let class = classes.iter().find(|class| rule.class.iter().any(|own| own == **class));
        let word = rule.words.iter().find(|word| *word == predicate).map(|word| format!("the word {word}"));
        class.map(|class| format!("the class {class}")).or(word)
    };
    let rules = frame.rule.iter().enumerate();
    rules
        .filter_map(|(index, rule)| {
            let takes = format!("{:?}", rule.take).to_lowercase();
            evoked_by(rule).map(|evoked_by| RulePart { number: index + 1, evoked_by, takes })
        })
        .collect()
}
