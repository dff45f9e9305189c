//! Claims from elsewhere, made claims of a document that has been read.

use super::gather::{OfDocument, Own, Stated};
use super::names::Names;
use super::value::Answer;
use crate::annotate::Annotator;
use crate::model::{
    Annotated, Attribution, AttributionKind, Claim, Field, Filler, IdHasher, MentionIx, NO_TOKEN, Reading, Source,
    Subject, Target, TokenRef, Value,
};
use rustc_hash::FxHashSet;
use smol_str::SmolStr;
use std::collections::BTreeSet;

/// Adds to a reading the claims that others found in its document. What our own reading found is kept as far as they want it;
/// a claim that both have, with the same words for evidence and the same value, is one.
pub(crate) fn attach(reading: &mut Reading, annotated: &Annotated, annotator: &Annotator, of: &OfDocument) {
    if let Own::Within(spans) = &of.own {
        reading.claims.retain(|claim| {
            claim.evidence.field == Field::Text && spans.iter().any(|span| span.contains(claim.evidence.span))
        });
    }
    let known: BTreeSet<_> =
        reading.claims.iter().map(|claim| (claim.evidence, claim.attribute.clone(), claim.value.to_string())).collect();
    let mut ids: BTreeSet<_> = reading.claims.iter().map(|claim| claim.id).collect();
    let (mut names, mut told) = (Names::of(reading), FxHashSet::default());
    for stated in &of.claims {
        let is_known = known.contains(&(stated.evidence, stated.attribute.clone(), stated.answer.to_string()));
        // What is told twice in the same words is told once.
        if is_known || !told.insert(format!("{stated:?}")) {
            continue;
        }
        let mut claim = claim(reading, &mut names, annotated, annotator, stated);
        // Two people of one age, told without their words.
        while !ids.insert(claim.id) {
            claim.id = IdHasher::new().number(claim.id.0).finish();
        }
        reading.claims.push(claim);
    }
    reading
        .claims
        .sort_by(|a, b| (a.trigger, &a.attribute, a.evidence, a.id).cmp(&(b.trigger, &b.attribute, b.evidence, b.id)));
}

fn claim(
    reading: &mut Reading,
    names: &mut Names,
    annotated: &Annotated,
    annotator: &Annotator,
    stated: &Stated,
) -> Claim {
    let first = token(annotated, stated.evidence);
    let trigger = TokenRef { token: NO_TOKEN, ..first };
    let mut mention = |name: &str| names.find_or_add(reading, annotator, name, stated.evidence, first);
    let subject = stated.subject.as_deref().map_or(Subject::Event, |name| Subject::Mention(mention(name)));
    let value = match &stated.answer {
        Answer::Value(value) => value.clone(),
        Answer::Name(name) => Value::Mention(mention(name)),
    };
    let rest = stated.rest.iter().map(|(role, words)| (*role, filler(names, words, first))).collect();
    let chain = stated.speakers.iter().map(|name| source(reading, names, name, stated.evidence, first)).collect();
    Claim {
        id: Claim::id(&reading.document.id, stated.evidence, &stated.attribute, &value),
        attribute: stated.attribute.clone(),
        subject,
        value,
        rest,
        attribution: Attribution { chain },
        factuality: stated.factuality,
        trigger,
        evidence: stated.evidence,
        as_written: stated.as_written,
        occasion: stated.occasion,
    }
}

/// The first token of a stretch.
fn token(annotated: &Annotated, at: Target) -> TokenRef {
    let before = |s: &crate::model::Sentence| s.field < at.field || s.field == at.field && s.span.end <= at.span.start;
    let sentence = annotated.sentences.partition_point(before);
    let Some(found) = annotated.sentences.get(sentence) else { return TokenRef { sentence: 0, token: 0 } };
    let token = found.tokens.partition_point(|token| token.span.end <= at.span.start);
    TokenRef { sentence: sentence as u32, token: token as u16 }
}

/// Somebody or something that the document mentions, or words.
fn filler(names: &Names, words: &str, at: TokenRef) -> Filler {
    match names.find(words, at) {
        Some(mention) => Filler::Mention(mention),
        None => Filler::Words(words.split_whitespace().map(SmolStr::new).collect()),
    }
}

fn source(reading: &Reading, names: &Names, name: &str, evidence: Target, at: TokenRef) -> Source {
    let local = |mention: MentionIx| reading.local_of.get(mention as usize).copied().flatten();
    Source {
        head: None,
        name: SmolStr::new(name),
        local: names.find(name, at).and_then(local),
        target: evidence,
        cue: SmolStr::new_static("say"),
        // No word of the document credits the speaker, least of all the one that tells the claim.
        cue_at: TokenRef { token: NO_TOKEN - 1, ..at },
        kind: AttributionKind::Indirect,
    }
}
