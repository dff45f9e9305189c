//! Open claims that something happened: a proposition with its polarity taken out.

use super::context::{Context, Draft, LONGEST, evidence, told};
use crate::extract::proposition::{Form, Proposition};
use crate::model::{Attribute, Certainty, Claim, Dep, Filler, Role, Sentence, Subject, Tag, Value};

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
        let mut claim = context.finish(
            s,
            Draft {
                attribute: Attribute::Open(match proposition.form {
                    Form::Copula => smol_str::format_smolstr!("is:{}", context.class(proposition)),
                    _ => smol_str::format_smolstr!("fact:{}", context.class(proposition)),
                }),
                subject: Subject::Event,
                value: Value::Polarity(positive),
                rest: context.rest(s, proposition).into_iter().chain(circumstance(context, s, proposition)).collect(),
                trigger: proposition.trigger,
                evidence: span,
                as_written: span,
                polar: true,
            },
        );
        // "Not elected officials", "while not catching a ball": no verb says so.
        if !positive && is_bare(sentence, proposition.trigger) {
            claim.factuality.certainty = Certainty::Uncommitted;
        }
        out.push(claim);
    }
}

/// Whether a participle tells in passing, before a noun or beside a clause.
fn is_bare(sentence: &Sentence, trigger: u16) -> bool {
    let token = &sentence.tokens[trigger as usize];
    let helped = || sentence.child(trigger, Dep::Aux).or_else(|| sentence.child(trigger, Dep::Auxpass)).is_some();
    matches!(token.tag, Tag::Vbg | Tag::Vbn) && matches!(token.dep, Dep::Amod | Dep::Pcomp | Dep::Advcl) && !helped()
}

/// When or on what condition, as a clause tells it: "when the doors opened", "unless they pay".
fn circumstance(context: &Context, s: usize, proposition: &Proposition) -> Option<(Role, Filler)> {
    let (sentence, _) = context.sentence(s);
    let clause = sentence.children(proposition.carrier.unwrap_or(proposition.trigger)).find(|&c| {
        sentence.tokens[c as usize].dep == Dep::Advcl
            && sentence.children(c).any(|m| {
                let word = &sentence.tokens[m as usize];
                m < c && matches!(word.dep, Dep::Mark | Dep::Advmod) && CONDITIONS.contains(&word.lemma.as_str())
            })
    })?;
    Some((Role::Time, Filler::Words(context.words(s, clause, &sentence.subtree(clause)))))
}

/// The conjunctions that bring in a time or a condition.
const CONDITIONS: [&str; 8] = ["when", "while", "before", "after", "until", "if", "unless", "once"];

/// The verb of the clause under a verb of promising, also where who says it stands between.
fn content(sentence: &Sentence, verb: u16) -> Option<u16> {
    let own = sentence.child(verb, Dep::Ccomp);
    let between = || sentence.child(verb, Dep::Parataxis).and_then(|p| sentence.child(p, Dep::Ccomp));
    own.or_else(between).filter(|&c| c > verb)
}
