//! Open claims that somebody said something in these very words.

use super::context::{Context, Draft, cover};
use crate::model::value::Phrase;
use crate::model::{Attribute, AttributionKind, Claim, Field, Span, Subject, TokenRef, Value};

/// Adds a claim for each sentence, or part of one, that a document gives between quotation marks as somebody's words.
pub(super) fn build(context: &Context, out: &mut Vec<Claim>) {
    for field in [Field::Title, Field::Text] {
        for quote in crate::extract::attribution::quotes(context.document.field(field)) {
            let own = context.annotated.sentences.iter().enumerate().filter(|(_, s)| s.field == field);
            for (s, _) in own.filter(|(_, s)| s.span.start < quote.end && quote.start < s.span.end) {
                said(context, s, quote, out);
            }
        }
    }
}

fn said(context: &Context, s: usize, quote: Span, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    let start = sentence.tokens.partition_point(|t| t.span.start < quote.start) as u16;
    let end = sentence.tokens.partition_point(|t| t.span.end <= quote.end) as u16;
    let words = (start..end).filter(|&i| !sentence.tokens[i as usize].tag.is_punctuation());
    let words: Vec<String> = words.map(|i| sentence.word(i, text).to_lowercase()).collect();
    let Some(trigger) = (start..end).find(|&i| !sentence.tokens[i as usize].tag.is_punctuation()) else { return };
    let speaker = context.attributions.of(TokenRef { sentence: s as u32, token: trigger });
    if speaker.speaker().is_none_or(|s| s.kind == AttributionKind::Hearsay) {
        return;
    }
    let target = cover(sentence, start..end);
    let mut claim = context.finish(
        s,
        Draft {
            attribute: Attribute::Open("quote".into()),
            subject: Subject::Event,
            value: Value::Phrase(Phrase::new(words.join(" "), [""; 0])),
            rest: Vec::new(),
            trigger,
            evidence: target,
            as_written: target,
            polar: false,
        },
    );
    claim.factuality = crate::model::Factuality::FACT;
    out.push(claim);
}
