//! Where somebody stands on a matter: "is open to a deal", "was sceptical of such an agreement", "signalled support for talks".

use super::context::{Context, Draft, cover, fuller};
use crate::extract::proposition::{Form, Proposition, phrase};
use crate::knowledge::knowledge;
use crate::model::value::Phrase;
use crate::model::{Attribute, Certainty, Claim, Dep, Filler, Role, Subject, Value};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use smol_str::SmolStr;
use std::sync::LazyLock;

/// The words of `data/lexicon/stances.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    r#for: Side,
    against: Side,
    matters: Matters,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Side {
    adjectives: FxHashSet<SmolStr>,
    verbs: FxHashSet<SmolStr>,
    nouns: FxHashSet<SmolStr>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Matters {
    nouns: FxHashSet<SmolStr>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/stances.toml"));

impl Side {
    fn has(&self, form: Form, word: &str) -> bool {
        match form {
            Form::Copula => self.adjectives.contains(word),
            Form::Verb => self.verbs.contains(word),
            Form::Noun => self.nouns.contains(word),
        }
    }
}

/// Adds the stances of a sentence, each as its holder's.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    for proposition in &context.propositions[s] {
        let word = proposition.predicate.as_str();
        let side = if WORDS.r#for.has(proposition.form, word) {
            true
        } else if WORDS.against.has(proposition.form, word) {
            false
        } else {
            continue;
        };
        out.extend(stance(context, s, proposition, side));
    }
}

fn stance(context: &Context, s: usize, proposition: &Proposition, side: bool) -> Option<Claim> {
    let (sentence, _) = context.sentence(s);
    let factuality = context.factuality(s, proposition.trigger);
    if factuality.certainty == Certainty::Uncommitted {
        return None;
    }
    let holder = context.mention(s, proposition.argument(Role::Agent)?.head)?;
    let below = sentence.children(proposition.trigger).flat_map(|c| {
        let of_phrase = sentence.child(c, Dep::Pobj).filter(|_| sentence.tokens[c as usize].dep == Dep::Prep);
        of_phrase.or((sentence.tokens[c as usize].dep == Dep::Dobj).then_some(c))
    });
    let matter = below
        .filter(|&m| m > proposition.trigger)
        .find(|&m| WORDS.matters.nouns.contains(&*sentence.tokens[m as usize].lemma.to_lowercase()))?;
    let tokens = phrase(sentence, matter);
    let range = proposition.trigger..tokens.end.max(proposition.trigger + 1);
    let range = proposition.carrier.filter(|&v| v < range.start).map_or(range.clone(), |v| v..range.end);
    let value = if side == factuality.positive { "in favour" } else { "opposed" };
    Some(context.finish(
        s,
        Draft {
            attribute: Attribute::Frame("plans.stance".into()),
            subject: Subject::Mention(holder),
            value: Value::Phrase(Phrase::new(value, [""; 0])),
            // Deals, pacts and accords are one sort of matter, known by its class.
            rest: vec![(
                Role::Topic,
                Filler::Words(vec![
                    context.lexicon.class_of_noun(&sentence.tokens[matter as usize].lemma).map_or_else(
                        || SmolStr::from(sentence.tokens[matter as usize].lemma.to_lowercase()),
                        SmolStr::from,
                    ),
                ]),
            )],
            trigger: proposition.trigger,
            evidence: cover(sentence, fuller(sentence, proposition, with_subject(proposition, range))),
            as_written: cover(sentence, tokens),
            polar: true,
        },
    ))
}

/// The range from the holder on, where he stands near.
fn with_subject(proposition: &Proposition, range: std::ops::Range<u16>) -> std::ops::Range<u16> {
    match proposition.argument(Role::Agent) {
        Some(a) if a.tokens.start < range.start && range.end - a.tokens.start <= super::context::LONGEST => {
            a.tokens.start..range.end
        }
        _ => range,
    }
}
