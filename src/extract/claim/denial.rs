//! Claims that a source makes by denying what was told before: "The ministry denied this."

use super::context::{Context, Draft, evidence};
use crate::model::{Attribute, Attribution, Claim, Subject, Value};

/// Adds, for each denial that points back, the negative of what the sentence before tells. A clause that is denied
/// outright needs no help: its own claims come out negative.
pub(super) fn build(context: &Context, out: &mut Vec<Claim>) {
    for denial in context.attributions.denials() {
        let Some(before) = &denial.antecedent else { continue };
        let (s, cue) = (denial.source.cue_at.sentence as usize, denial.source.cue_at.token);
        let told = before.sentence as usize;
        if s >= context.propositions.len() || told >= context.propositions.len() {
            continue;
        }
        let (sentence, _) = context.sentence(s);
        let clause = sentence.subtree(cue);
        let span = evidence(sentence, &clause, cue);
        for proposition in &context.propositions[told] {
            if !(before.start..before.end).contains(&proposition.trigger) || proposition.arguments.is_empty() {
                continue;
            }
            let mut claim = context.finish(
                s,
                Draft {
                    attribute: Attribute::Open(smol_str::format_smolstr!("fact:{}", context.class(proposition))),
                    subject: Subject::Event,
                    value: Value::Polarity(false),
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
