//! Claims from elsewhere, made claims of a document that has been read.

use super::gather::{OfDocument, Own, Stated};
use super::names;
use super::value::Answer;
use crate::annotate::Annotator;
use crate::model::{
    Annotated, Attribution, AttributionKind, Claim, Field, Filler, IdHasher, MentionIx, NO_TOKEN, Reading, Source,
    Subject, Target, TokenRef, Value,
};
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
    for stated in &of.claims {
        if known.contains(&(stated.evidence, stated.attribute.clone(), stated.answer.to_string())) {
            continue;
        }
        let mut claim = claim(reading, annotated, annotator, stated);
        if reading.claims.contains(&claim) {
            continue;
        }
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

fn claim(reading: &mut Reading, annotated: &Annotated, annotator: &Annotator, stated: &Stated) -> Claim {
    let first = token(annotated, stated.evidence);
    let trigger = TokenRef { token: NO_TOKEN, ..first };
    let mut mention = |name: &str| names::find_or_add(reading, annotator, name, stated.evidence, first);
    let subject = stated.subject.as_deref().map_or(Subject::Event, |name| Subject::Mention(mention(name)));
    let value = match &stated.answer {
        Answer::Value(value) => value.clone(),
        Answer::Name(name) => Value::Mention(mention(name)),
    };
    let rest = stated.rest.iter().map(|(role, words)| (*role, filler(reading, words, stated.evidence))).collect();
    let chain = stated.speakers.iter().map(|name| source(reading, name, stated.evidence, trigger)).collect();
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
    let reaches = |s: &crate::model::Sentence| s.field == at.field && s.span.end > at.span.start;
    let Some(sentence) = annotated.sentences.iter().position(reaches) else {
        return TokenRef { sentence: 0, token: 0 };
    };
    let tokens = &annotated.sentences[sentence].tokens;
    let token = tokens.iter().position(|token| token.span.end > at.span.start).unwrap_or_default();
    TokenRef { sentence: sentence as u32, token: token as u16 }
}

/// Somebody or something that the document mentions, or words.
fn filler(reading: &Reading, words: &str, near: Target) -> Filler {
    match names::find(reading, words, near) {
        Some(mention) => Filler::Mention(mention),
        None => Filler::Words(words.split_whitespace().map(SmolStr::new).collect()),
    }
}

fn source(reading: &Reading, name: &str, evidence: Target, trigger: TokenRef) -> Source {
    let local = |mention: MentionIx| reading.local_of.get(mention as usize).copied().flatten();
    Source {
        head: None,
        name: SmolStr::new(name),
        local: names::find(reading, name, evidence).and_then(local),
        target: evidence,
        cue: SmolStr::new_static("say"),
        // No word of the document credits the speaker, least of all the one that tells the claim.
        cue_at: TokenRef { token: NO_TOKEN - 1, ..trigger },
        kind: AttributionKind::Indirect,
    }
}
