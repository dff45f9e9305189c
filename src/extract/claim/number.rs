//! Open claims for numbers with nouns and for sums, whatever they are of.

use super::context::{Context, Draft, anchor, evidence};
use crate::model::value::NumberKind;
use crate::model::{Attribute, Claim, Dep, Filler, Role, Subject, Value};

/// Adds a claim for every number of a sentence that counts or measures something.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, _) = context.sentence(s);
    for found in &context.values[s] {
        let (what, value) = match &found.value {
            Value::Number(n) if n.kind == NumberKind::Age => continue,
            Value::Number(n) => (n.unit.to_string(), found.value.clone()),
            Value::Score(_) => ("score".to_owned(), found.value.clone()),
            Value::Ordinal(_) => ("ordinal".to_owned(), found.value.clone()),
            _ => continue,
        };
        let mut rest = Vec::new();
        let mut tokens = found.tokens.clone();
        let mut noun = what;
        if let Some(of) = found.of {
            let words = context.words(s, of, &crate::extract::proposition::phrase(sentence, of));
            noun = if noun.is_empty() { words[0].to_string() } else { format!("{noun} {}", words[0]) };
            rest.push((Role::Topic, Filler::Words(words)));
            tokens = tokens.start.min(of)..tokens.end.max(of + 1);
        } else if noun.is_empty() {
            continue;
        }
        let token = anchor(sentence, &tokens);
        // "Rossi (45-7, 36 KOs)": a number set beside a name is its bearer's.
        let beside = sentence.tokens[token as usize].head;
        if beside != crate::model::NO_HEAD
            && sentence.tokens[beside as usize].tag.is_proper()
            && matches!(
                sentence.tokens[token as usize].dep,
                Dep::Appos | Dep::Dep | Dep::Nummod | Dep::Parataxis | Dep::Npadvmod
            )
            && let Some(m) = context.mention(s, beside)
        {
            rest.push((Role::Agent, Filler::Mention(m)));
        }
        let governor = context.governor(s, token);
        let trigger = match governor {
            Some(k) => {
                let proposition = &context.propositions[s][k];
                rest.extend(
                    context
                        .rest(s, proposition)
                        .into_iter()
                        .filter(|(role, _)| matches!(role, Role::Agent | Role::Patient | Role::Recipient)),
                );
                rest.push((Role::Predicate, Filler::Words(vec![context.class(proposition).into()])));
                proposition.trigger
            }
            None => token,
        };
        out.push(context.finish(
            s,
            Draft {
                attribute: Attribute::Open(smol_str::format_smolstr!("number:{noun}")),
                subject: Subject::Event,
                value,
                rest,
                trigger,
                evidence: evidence(sentence, &tokens, trigger),
                as_written: found.target,
                polar: false,
            },
        ));
    }
}
