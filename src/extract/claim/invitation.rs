//! Who invited whom: an invitation is known by where it leads.

use super::context::{Context, Draft, evidence};
use crate::extract::nouns;
use crate::extract::proposition::{Argument, Form, phrase};
use crate::model::{Attribute, Claim, Dep, Filler, Role, Sentence, Subject, Value};

/// Adds the invitations of a sentence that name their place: "Silva invited Okafor to Lagos", "the invitation to visit Lagos
/// came from Silva". Two that lead to one place and come from two hosts are told of one visit.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    for proposition in &context.propositions[s] {
        if context.class(proposition) != "invite" || proposition.form == Form::Copula {
            continue;
        }
        let trigger = proposition.trigger;
        let host = match proposition.form {
            Form::Verb => {
                proposition.arguments.iter().find(|a| a.role == Role::Agent && a.head + 12 > trigger).map(|a| a.head)
            }
            _ => proposition.argument(Role::Agent).map(|a: &Argument| a.head).or_else(|| giver(sentence, trigger)),
        };
        // The nearest subject that can invite: "Another sign: Silva invited …" is read with the sign as its subject.
        let able = |head: u16| {
            nouns::is_person(sentence, text, head)
                || nouns::is_organisation(sentence, head)
                || nouns::is_place(sentence, head)
        };
        let host = host.filter(|&h| able(h)).or_else(|| {
            let before = trigger.checked_sub(1)?;
            (proposition.form == Form::Verb && sentence.tokens[before as usize].tag.is_proper() && able(before))
                .then_some(before)
        });
        let Some(host) = host else { continue };
        let Some(place) = destination(sentence, trigger) else { continue };
        let Some(m) = context.mention(s, host) else { continue };
        let tokens = phrase(sentence, host);
        let span = tokens.start.min(trigger)..tokens.end.max(trigger + 1);
        let span =
            if sentence.tokens[trigger as usize].tag.is_verb() { span.start..span.end.max(place + 1) } else { span };
        out.push(context.finish(
            s,
            Draft {
                attribute: Attribute::Frame("meetings.inviter".into()),
                subject: Subject::Event,
                value: Value::Mention(m),
                rest: vec![(Role::Recipient, Filler::Words(vec![sentence.word(place, text).to_lowercase().into()]))],
                trigger,
                evidence: evidence(sentence, &span, trigger),
                as_written: sentence.cover(tokens),
                polar: false,
            },
        ));
    }
}

/// Who gives an invitation: "was issued by X", "came from X".
fn giver(sentence: &Sentence, noun: u16) -> Option<u16> {
    let token = &sentence.tokens[noun as usize];
    let verb = matches!(token.dep, Dep::Nsubj | Dep::Nsubjpass).then_some(token.head)?;
    sentence.children(verb).find_map(|c| {
        let own = &sentence.tokens[c as usize];
        let by = own.dep == Dep::Agent || (own.dep == Dep::Prep && own.lemma == "from");
        if by { sentence.child(c, Dep::Pobj) } else { None }
    })
}

/// The named place that an invitation leads to: "to Lagos", "to visit Lagos", "to come to Lagos".
fn destination(sentence: &Sentence, trigger: u16) -> Option<u16> {
    let below = sentence.subtree(trigger);
    let mut near: Vec<u16> = below.filter(|&i| i > trigger && i <= trigger + 10).collect();
    near.retain(|&i| {
        let token = &sentence.tokens[i as usize];
        token.tag.is_proper() && nouns::is_place(sentence, i) && matches!(token.dep, Dep::Pobj | Dep::Dobj)
    });
    near.first().copied()
}
