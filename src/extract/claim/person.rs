//! Claims on people: how old, from where, how related.

use super::context::{Context, Draft};
use crate::extract::nouns;
use crate::model::value::NumberKind;
use crate::model::{Attribute, Claim, Dep, Field, Role, Subject, Value};

/// Adds the ages and homes of a sentence.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    for found in &context.values[s] {
        let (Value::Number(n), Some(of)) = (&found.value, found.of) else { continue };
        if n.kind != NumberKind::Age {
            continue;
        }
        let Some(mention) = context.mention(s, of) else { continue };
        let m = &context.mentions[mention as usize];
        let tokens = found.tokens.start.min(m.start)..found.tokens.end.max(m.end);
        let tokens = if tokens.len() > 12 { found.tokens.clone() } else { tokens };
        let evidence = sentence.cover(tokens);
        out.push(context.finish(
            s,
            Draft {
                attribute: Attribute::Frame("people.age".into()),
                subject: Subject::Mention(mention),
                value: found.value.clone(),
                rest: Vec::new(),
                trigger: of,
                evidence,
                as_written: found.target,
                polar: false,
            },
        ));
    }
    residence(context, s, out);
    let _ = (text, Field::Text);
}

/// "Maria Diaz, 31, of Tucson"; "a Tucson man" is left to the reader: it tells where somebody is known, not where they live.
fn residence(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    for (i, token) in sentence.tokens.iter().enumerate() {
        let i = i as u16;
        if token.dep != Dep::Prep || !matches!(token.lemma.as_str(), "of" | "from") {
            continue;
        }
        let head = token.head;
        if head == crate::model::NO_HEAD || !nouns::is_person(sentence, text, head) {
            continue;
        }
        let Some(object) = sentence.child(i, Dep::Pobj) else { continue };
        let (Some(person), Some(place)) = (context.mention(s, head), context.mention(s, object)) else { continue };
        if !nouns::is_place(sentence, object) || sentence.entity_at(object).is_none() {
            continue;
        }
        let start = context.mentions[person as usize].start.min(i);
        let end = sentence.subtree(object).end;
        let range = if end - start > 16 { i..end } else { start..end };
        out.push(context.finish(
            s,
            Draft {
                attribute: Attribute::Frame("people.residence".into()),
                subject: Subject::Mention(person),
                value: Value::Mention(place),
                rest: vec![(Role::Place, context.filler(s, object, &(object..object + 1)))],
                trigger: head,
                evidence: sentence.cover(range),
                as_written: sentence.cover(i..end),
                polar: false,
            },
        ));
    }
}
