//! Claims that a source makes by denying what was told before: "The ministry denied this."

use super::context::{Context, Draft, evidence};
use crate::extract::proposition::{Form, Proposition};
use crate::model::{Attribute, Attribution, Claim, Sentence, Subject, Tag, TokenRef, Value};

/// Adds, for each denial that points back, the negative of what the sentence before tells. A clause that is denied
/// outright needs no help: its own claims come out negative.
pub(super) fn build(context: &Context, out: &mut Vec<Claim>) {
    for denial in context.attributions.denials() {
        let Some(before) = &denial.antecedent else { continue };
        let (s, cue) = (denial.source.cue_at.sentence as usize, denial.source.cue_at.token);
        // "Silva denied this. The paper, he said, wrote falsely": both deny what stands before the first.
        let before = context
            .attributions
            .denials()
            .iter()
            .filter(|other| other.source.cue_at.sentence == before.sentence)
            .find_map(|other| other.antecedent.as_ref())
            .unwrap_or(before);
        let told = before.sentence as usize;
        if s >= context.propositions.len() || told >= context.propositions.len() {
            continue;
        }
        let (sentence, _) = context.sentence(s);
        // "Falsely" judges in passing; whose denial of what it is, it does not say.
        if matches!(sentence.tokens[cue as usize].tag, Tag::Rb) {
            continue;
        }
        let clause = sentence.subtree(cue);
        let span = evidence(sentence, &clause, cue);
        for proposition in &context.propositions[told] {
            if !(before.start..before.end).contains(&proposition.trigger)
                || proposition.arguments.is_empty()
                || !is_top(context, told, proposition)
            {
                continue;
            }
            let positive = context.factuality(told, proposition.trigger).positive;
            let mut claim = context.finish(
                s,
                Draft {
                    attribute: Attribute::Open(smol_str::format_smolstr!("fact:{}", context.class(proposition))),
                    subject: Subject::Event,
                    value: Value::Polarity(!positive),
                    rest: context.rest(told, proposition),
                    trigger: cue,
                    evidence: span,
                    as_written: span,
                    polar: true,
                },
            );
            claim.attribution = Attribution { chain: vec![denial.source.clone()] };
            out.push(claim);
        }
    }
}

/// Whether a proposition is what its sentence tells, rather than a part of that: no other stands over it but those that
/// bring in who says it.
fn is_top(context: &Context, s: usize, proposition: &Proposition) -> bool {
    let (sentence, _) = context.sentence(s);
    if proposition.form == Form::Noun {
        return false;
    }
    let at = |token: u16| TokenRef { sentence: s as u32, token };
    !sentence.ancestors(proposition.trigger).skip(1).any(|above| {
        sentence.tokens[above as usize].tag.is_verb()
            && (commits(context, sentence, above) || context.attributions.at_cue(at(above)).is_none())
            && context.propositions[s].iter().any(|p| p.trigger == above || p.carrier == Some(above))
    })
}

/// Whether a verb of saying is a deed of its own: a promise, a refusal.
pub(super) fn commits(context: &Context, sentence: &Sentence, verb: u16) -> bool {
    matches!(
        context.lexicon.class_of_verb(&sentence.tokens[verb as usize].lemma),
        Some("promise" | "agree" | "refuse" | "invite" | "confirm")
    )
}
