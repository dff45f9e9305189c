//! How somebody hurt is doing: "in critical condition", "injuries not thought life-threatening", "expected to recover".

pub(super) mod hospital;
mod outlook;
mod recovery;

use super::context::{Context, Draft, LONGEST, cover};
use super::frame::subject_of;
use crate::extract::nouns;
use crate::extract::proposition::{Form, conjuncts};
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::value::Phrase;
use crate::model::{Claim, Dep, GrammaticalNumber, MentionIx, Role, Subject, Value};
use serde::Deserialize;
use smol_str::SmolStr;
use std::ops::Range;
use std::sync::LazyLock;

/// Words of `data/lexicon/conditions.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// Adjectives with which hospitals tell a condition.
    conditions: Vec<SmolStr>,
    /// Those that tell it without the noun.
    states: Vec<SmolStr>,
    /// Verbs that link them with whom they are said of.
    links: Vec<SmolStr>,
    /// Verbs of a change.
    changes: Vec<SmolStr>,
    /// Verbs of those who may die.
    fights: Vec<SmolStr>,
    /// What those in critical condition are on.
    support: Vec<SmolStr>,
    degree: Vec<Degree>,
}

/// How badly somebody was hurt.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Degree {
    value: SmolStr,
    /// Adjectives and adverbs that tell it.
    words: Vec<SmolStr>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/conditions.toml"));

/// A condition, and the tokens that tell it.
type Told = (SmolStr, Range<u16>);

/// Whether a word is in a list.
fn has(list: &[SmolStr], word: &str) -> bool {
    list.iter().any(|w| w == word)
}

/// How hospitals say somebody is.
const CONDITION: &str = "people.condition";
/// Whether they will live.
const OUTLOOK: &str = "people.outlook";
const CRITICAL: &str = "critical condition";
const SAFE: &str = "expected to live";

/// Adds the conditions that a sentence tells.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    for i in 0..sentence.tokens.len() as u16 {
        let condition = || hospital::told(sentence, text, i).map(|told| (CONDITION, told));
        let outlook = || outlook::threat(sentence, i).or_else(|| outlook::expected(sentence, i));
        let outlook = || outlook().map(|told| (OUTLOOK, told));
        let home = || recovery::home(context, s, i).map(|told| (CONDITION, told));
        let dead = recovery::death(context, s, i);
        let death = || dead.clone().map(|told| (CONDITION, told));
        let told = condition().or_else(outlook).or_else(death).or_else(home);
        // Who died was expected to live, or not.
        let end = dead.clone().map(|told| (OUTLOOK, told));
        for (attribute, (value, tokens)) in told.into_iter().chain(end) {
            for (k, whose) in people(context, s, i).into_iter().enumerate() {
                // Each of several has words of their own.
                let own = context.mentions[whose as usize].start;
                if k > 0 && (own >= tokens.start || tokens.end - own > LONGEST) {
                    continue;
                }
                let span = cover(sentence, if k > 0 { own } else { tokens.start }..tokens.end);
                // How sure it is, the verb tells.
                let verb = sentence.ancestors(i).find(|&a| sentence.tokens[a as usize].tag.is_verb());
                let value = Value::Phrase(Phrase::new(value.clone(), Vec::<SmolStr>::new()));
                let draft = Draft::frame(attribute, Subject::Mention(whose), value, verb.unwrap_or(i), span);
                out.push(context.finish(s, Draft { polar: true, ..draft }));
            }
        }
    }
}

/// What is told of several, as far as it says who may die.
pub(super) enum Of {
    Critical,
    /// They are out of hospital.
    Home,
}

/// What a token tells of how some are doing, whoever they are.
pub(super) fn of_several(context: &Context, s: usize, at: u16) -> Option<(Of, Range<u16>)> {
    let (sentence, text) = context.sentence(s);
    let critical = || hospital::told(sentence, text, at).filter(|told| told.0 == CRITICAL);
    let home = || recovery::home(context, s, at).filter(|told| told.0 == recovery::HOME);
    let critical = critical().map(|told| (Of::Critical, told.1));
    critical.or_else(|| home().map(|told| (Of::Home, told.1)))
}

/// The people whose condition the words at a token tell, each by themselves: one, or all of "a girl and her mother".
fn people(context: &Context, s: usize, at: u16) -> Vec<MentionIx> {
    let (sentence, text) = context.sentence(s);
    let proposition = context.propositions[s].iter().find(|p| p.trigger == at);
    let own = proposition
        .and_then(|p| {
            let people = |role: Role| p.argument(role).filter(|a| nouns::is_person(sentence, text, a.head));
            people(Role::Patient).or_else(|| people(Role::Agent)).or_else(|| people(Role::Recipient))
        })
        .and_then(|a| context.mention(s, a.head));
    let noun = sentence
        .ancestors(at)
        .take(4)
        .flat_map(|a| std::iter::once(a).chain(sentence.children(a)))
        .find(|&c| matches!(sentence.tokens[c as usize].lemma.lower().as_ref(), "injury" | "wound" | "condition"))
        .unwrap_or(at);
    // "Where dozens were gravely injured": whoever they are, it is said of nobody else.
    let others = proposition.is_some_and(|p| p.form == Form::Verb && p.argument(Role::Patient).is_some());
    let Some(m) = own.or_else(|| subject_of(context, s, noun).filter(|_| !others)) else { return Vec::new() };
    let head = context.mentions[m as usize].head.token;
    let single = |&m: &MentionIx| {
        let mention = &context.mentions[m as usize];
        mention.number == GrammaticalNumber::Singular && nouns::is_person(sentence, text, mention.head.token)
    };
    if sentence.tokens[head as usize].dep == Dep::Conj {
        return Vec::new();
    }
    let heads = conjuncts(sentence, head);
    let all: Vec<MentionIx> = heads.iter().filter_map(|&i| context.mention(s, i)).filter(single).collect();
    if all.len() == heads.len() { all } else { Vec::new() }
}
