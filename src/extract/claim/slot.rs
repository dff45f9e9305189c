//! Open claims on the time, place and length of what a proposition tells.

use super::context::{Context, Draft, evidence};
use crate::extract::proposition::{Form, Proposition, phrase};
use crate::extract::{body, nouns};
use crate::lower::Lower;
use crate::model::{Attribute, Claim, Dep, MentionKind, Role, Subject, Tag, TokenRef, Value};

/// Adds the claims of a sentence: when, at what time, for how long and where.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, _) = context.sentence(s);
    for (k, proposition) in context.propositions[s].iter().enumerate() {
        // When somebody said it is not when it happened.
        if context.attributions.at_cue(TokenRef { sentence: s as u32, token: proposition.trigger }).is_some() {
            continue;
        }
        // "They were sitting outside at nine when shots were fired" tells when the shots were fired.
        let met = met_by(context, s, k);
        let clause = proposition.trigger;
        let proposition = met.unwrap_or(proposition);
        let class = happening(context, s, proposition);
        for found in context.own_times(s, k) {
            let slot = match &found.value {
                Value::Date(_) => "when",
                Value::Time(_) => "time",
                Value::Duration(_) => "duration",
                _ => continue,
            };
            out.push(context.finish(
                s,
                Draft {
                    attribute: Attribute::Open(smol_str::format_smolstr!("{slot}:{class}")),
                    subject: Subject::Event,
                    value: found.value.clone(),
                    rest: context.rest(s, proposition),
                    trigger: proposition.trigger,
                    // The clause that is dated proves it, not the one that breaks in.
                    evidence: evidence(
                        sentence,
                        &found.tokens,
                        if met.is_some() { clause } else { proposition.trigger },
                    ),
                    as_written: found.target,
                    polar: false,
                },
            ));
        }
        for argument in context.propositions[s][k].arguments.iter().filter(|a| a.role == Role::Place) {
            place(context, s, k, argument.head, out);
        }
    }
}

/// The main happening of an event that breaks in upon what a clause tells: "was walking home at ten *when he was shot*".
fn met_by<'a>(context: &'a Context, s: usize, k: usize) -> Option<&'a Proposition> {
    let (sentence, text) = context.sentence(s);
    let is_main = |p: &Proposition| context.lexicon.event_kind(happening(context, s, p)).is_some();
    let own = &context.propositions[s][k];
    if own.form != Form::Verb || is_main(own) {
        return None;
    }
    let when = |clause: u16| {
        let mut words = sentence.children(clause);
        words
            .any(|c| sentence.tokens[c as usize].tag == Tag::Wrb && sentence.word(c, text).eq_ignore_ascii_case("when"))
    };
    sentence
        .children(own.trigger)
        .filter(|&c| c > own.trigger && sentence.tokens[c as usize].dep == Dep::Advcl && when(c))
        .find_map(|c| context.propositions[s].iter().find(|p| p.trigger == c && is_main(p)))
}

/// Adds the claim of a phrase of place, with the places stacked under it ("at a bar in Hampton").
fn place(context: &Context, s: usize, k: usize, head: u16, out: &mut Vec<Claim>) {
    let (sentence, _) = context.sentence(s);
    let proposition = &context.propositions[s][k];
    if !nouns::is_place(sentence, head) && sentence.tokens[head as usize].tag.is_pronoun() {
        return;
    }
    if body::part(&sentence.tokens[head as usize].lemma.to_lowercase()).is_some() {
        return;
    }
    let tokens = phrase(sentence, head);
    // A described place is known by all of its words: which block, of which street.
    let named = context.mention(s, head).filter(|&m| context.mentions[m as usize].kind == MentionKind::Name);
    let value = match named {
        Some(m) => Value::Mention(m),
        None => Value::Phrase(context.phrase(s, head, &tokens)),
    };
    let with_preposition = match sentence.tokens[head as usize].dep {
        Dep::Pobj => sentence.tokens[head as usize].head.min(tokens.start)..tokens.end,
        _ => tokens.clone(),
    };
    out.push(context.finish(
        s,
        Draft {
            attribute: Attribute::Open(smol_str::format_smolstr!("where:{}", happening(context, s, proposition))),
            subject: Subject::Event,
            value,
            rest: context.rest(s, proposition),
            trigger: proposition.trigger,
            evidence: evidence(sentence, &with_preposition, proposition.trigger),
            as_written: sentence.cover(with_preposition),
            polar: false,
        },
    ));
}

/// The class of what happens: "the shooting occurred" is of shooting, not of occurring.
fn happening<'a>(context: &'a Context, s: usize, proposition: &'a Proposition) -> &'a str {
    let class = context.class(proposition);
    if class != "happen" {
        return class;
    }
    let (sentence, _) = context.sentence(s);
    let subject = proposition.argument(Role::Agent).or_else(|| proposition.argument(Role::Patient));
    subject
        .and_then(|a| context.lexicon.class_of_noun(&sentence.tokens[a.head as usize].lemma.lower()))
        .unwrap_or(class)
}
