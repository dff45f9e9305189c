//! Who came first: "Silva arrived an hour ahead of Okafor", "Okafor came shortly after her".

use super::context::{Context, Draft, cover};
use crate::extract::nouns;
use crate::extract::proposition::{Form, phrase};
use crate::model::{Claim, Dep, Role, Sentence, Subject, Value};

/// Adds, for each arrival that is told as before or after another's, who came first.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    let person = |head: u16| {
        let tag = sentence.tokens[head as usize].tag;
        let elsewhere = || nouns::is_place(sentence, head) || nouns::is_organisation(sentence, head);
        nouns::is_person(sentence, text, head) || tag.is_pronoun() || tag.is_proper() && !elsewhere()
    };
    for proposition in context.propositions[s].iter().filter(|p| p.form == Form::Verb) {
        let arrives =
            context.class(proposition) == "arrive" || matches!(&*proposition.predicate, "come" | "reach" | "enter");
        let verb = proposition.trigger;
        let Some(agent) = proposition.argument(Role::Agent).filter(|a| arrives && person(a.head)) else { continue };
        let Some((other, first)) = relative(sentence, verb).filter(|&(other, _)| person(other)) else { continue };
        let winner = if first { agent.head } else { other };
        let Some(m) = context.mention(s, winner).filter(|_| context.factuality(s, verb).positive) else { continue };
        let end = phrase(sentence, other).end;
        let near = agent.tokens.start < verb && end - agent.tokens.start <= super::context::LONGEST;
        let start = if near { agent.tokens.start } else { verb };
        out.push(context.finish(
            s,
            Draft {
                as_written: cover(sentence, phrase(sentence, winner)),
                ..Draft::frame(
                    "meetings.first to arrive",
                    Subject::Event,
                    Value::Mention(m),
                    verb,
                    cover(sentence, start..end),
                )
            },
        ));
    }
}

/// Before or after whom the clause of a verb tells that it happened, and whether before.
fn relative(sentence: &Sentence, verb: u16) -> Option<(u16, bool)> {
    let clause = sentence.subtree(verb);
    (verb + 1..clause.end.min(verb + 10)).find_map(|i| {
        let first = match sentence.tokens[i as usize].lemma.as_str() {
            "before" => true,
            "after" | "behind" => false,
            "ahead" => {
                let of = sentence.tokens.get(i as usize + 1).filter(|t| t.lemma == "of").map(|_| i + 1)?;
                return sentence.child(of, Dep::Pobj).map(|other| (other, true));
            }
            _ => return None,
        };
        sentence.child(i, Dep::Pobj).map(|other| (other, first))
    })
}
