//! Open claims that something happened: a proposition with its polarity taken out.

use super::context::{Context, Draft, LONGEST, evidence, told};
use crate::extract::proposition::Form;
use crate::model::{Attribute, Claim, Dep, Role, Sentence, Subject, Value};

/// Adds a claim for each proposition that says something of somebody.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, _) = context.sentence(s);
    for proposition in &context.propositions[s] {
        let arguments = proposition
            .arguments
            .iter()
            .filter(|a| matches!(a.role, Role::Agent | Role::Patient | Role::Recipient | Role::Topic | Role::Place));
        let n = arguments.count();
        if n == 0 || (proposition.form == Form::Noun && n < 2 && proposition.carrier.is_none()) {
            continue;
        }
        if context
            .attributions
            .at_cue(crate::model::TokenRef { sentence: s as u32, token: proposition.trigger })
            .is_some()
            && !super::denial::commits(context, sentence, proposition.trigger)
        {
            continue;
        }
        let token = &sentence.tokens[proposition.trigger as usize];
        if matches!(token.lemma.as_str(), "be" | "have" | "do") || token.dep == Dep::Aux {
            continue;
        }
        let positive = context.factuality(s, proposition.trigger).positive;
        let mut clause = context.clause(s, proposition);
        // "Silva promised, she said, that …": a promise is told by what is promised.
        if super::denial::commits(context, sentence, proposition.trigger)
            && let Some(content) = content(sentence, proposition.trigger)
        {
            clause.end = clause.end.max(told(sentence, content, clause.start + LONGEST));
        }
        let span = evidence(sentence, &clause, proposition.trigger);
        out.push(context.finish(
            s,
            Draft {
                attribute: Attribute::Open(match proposition.form {
                    Form::Copula => smol_str::format_smolstr!("is:{}", context.class(proposition)),
                    _ => smol_str::format_smolstr!("fact:{}", context.class(proposition)),
                }),
                subject: Subject::Event,
                value: Value::Polarity(positive),
                rest: context.rest(s, proposition),
                trigger: proposition.trigger,
                evidence: span,
                as_written: span,
                polar: true,
            },
        ));
    }
}

/// The verb of the clause under a verb of promising, also where who says it stands between.
fn content(sentence: &Sentence, verb: u16) -> Option<u16> {
    let own = sentence.child(verb, Dep::Ccomp);
    let between = || sentence.child(verb, Dep::Parataxis).and_then(|p| sentence.child(p, Dep::Ccomp));
    own.or_else(between).filter(|&c| c > verb)
}
