//! How somebody hurt is doing: "in critical condition", "injuries not thought life-threatening", "expected to recover".

use super::context::{Context, Draft, cover};
use super::frame::subject_of;
use crate::extract::nouns;
use crate::extract::proposition::{Argument, Form};
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::value::Phrase;
use crate::model::{Certainty, Claim, Dep, GrammaticalNumber, MentionIx, Role, Sentence, Subject, Value};
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
    /// What those in critical condition are on.
    support: Vec<SmolStr>,
    /// Verbs of getting over it.
    recover: Vec<SmolStr>,
    /// Adjectives of having got over it.
    well: Vec<SmolStr>,
    /// Verbs of letting somebody go home.
    release: Vec<SmolStr>,
    /// Nouns for where the hurt are.
    hospitals: Vec<SmolStr>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/conditions.toml"));

/// How hospitals say somebody is.
const CONDITION: &str = "people.condition";
/// Whether they will live.
const OUTLOOK: &str = "people.outlook";
const SAFE: &str = "expected to live";

/// Adds the conditions that a sentence tells.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    let told = |sentence, text, i| {
        hospital(sentence, i).or_else(|| critically(sentence, i)).or_else(|| supported(sentence, text, i))
    };
    for i in 0..sentence.tokens.len() as u16 {
        let condition = || told(sentence, text, i).map(|told| (CONDITION, told));
        let outlook = || threat(sentence, i).or_else(|| outlook(sentence, i)).map(|told| (OUTLOOK, told));
        let home = || home(context, s, i).map(|told| (CONDITION, told));
        let dead = death(context, s, i);
        let death = || dead.clone().map(|told| (CONDITION, told));
        let told = condition().or_else(outlook).or_else(death).or_else(home);
        // Who died was expected to live, or not.
        let end = dead.clone().map(|told| (OUTLOOK, told));
        for (attribute, (value, tokens)) in told.into_iter().chain(end) {
            let Some(whose) = person(context, s, i) else { continue };
            let span = cover(sentence, tokens);
            // How sure it is, the verb tells.
            let trigger = sentence.ancestors(i).find(|&a| sentence.tokens[a as usize].tag.is_verb()).unwrap_or(i);
            let value = Value::Phrase(Phrase::new(value, Vec::<SmolStr>::new()));
            let draft = Draft::frame(attribute, Subject::Mention(whose), value, trigger, span);
            out.push(context.finish(s, Draft { polar: true, ..draft }));
        }
    }
}

/// "Critical condition", "listed as stable": the condition, and its words with those that lead to it.
pub(super) fn hospital(sentence: &Sentence, noun: u16) -> Option<(SmolStr, Range<u16>)> {
    if sentence.tokens[noun as usize].lemma.lower() != "condition" {
        return None;
    }
    let named = |c: u16| {
        let lemma = sentence.tokens[c as usize].lemma.lower();
        WORDS.conditions.iter().find(|w| w.as_str() == lemma).map(|w| (c, w))
    };
    let mut found = sentence.children(noun).filter_map(named);
    let ((at, word), None) = (found.next()?, found.next()) else { return None };
    // "Critical but stable" is neither.
    if sentence.children(at).any(|c| sentence.tokens[c as usize].dep == Dep::Conj) {
        return None;
    }
    let out =
        at >= 2 && ["out", "of"].iter().zip(at - 2..).all(|(w, i)| sentence.tokens[i as usize].lemma.lower() == *w);
    if out {
        return Some((smol_str::format_smolstr!("out of {word} condition"), at - 2..noun + 1));
    }
    let from = sentence.ancestors(noun).skip(1).take(3).filter(|&a| a < at && noun - a < 6).last().unwrap_or(at);
    Some((smol_str::format_smolstr!("{word} condition"), from..noun + 1))
}

/// "Life-threatening injuries", "injuries that did not appear life-threatening".
fn threat(sentence: &Sentence, at: u16) -> Option<(SmolStr, Range<u16>)> {
    let token = &sentence.tokens[at as usize];
    if !token.lemma.lower().ends_with("threaten") && !token.lemma.lower().ends_with("threatening") {
        return None;
    }
    let low = at.saturating_sub(5);
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    let life = (low..=at).find(|&i| lemma(i).contains("life"))?;
    let injury = (at.saturating_sub(12)..(at + 3).min(sentence.tokens.len() as u16))
        .find(|&i| matches!(lemma(i).as_ref(), "injury" | "wound"))?;
    let not = (life.saturating_sub(5)..=life).any(|i| matches!(lemma(i).as_ref(), "not" | "n't" | "non" | "no"))
        || lemma(life).starts_with("non");
    let value = if not { SAFE } else { "life-threatening injuries" };
    Some((SmolStr::new_static(value), life.min(injury)..at.max(injury) + 1))
}

/// "Critically injured", as far as a hospital would say so.
fn critically(sentence: &Sentence, verb: u16) -> Option<(SmolStr, Range<u16>)> {
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    if !matches!(lemma(verb).as_ref(), "injure" | "wound" | "hurt") || !sentence.tokens[verb as usize].tag.is_verb() {
        return None;
    }
    let how = sentence.children(verb).find(|&c| lemma(c) == "critically")?;
    let end = sentence.child(verb, Dep::Dobj).map_or(verb + 1, |o| sentence.subtree(o).end.min(verb + 5));
    Some((SmolStr::new_static("critical condition"), how.min(verb)..end.max(how + 1)))
}

/// "On life support": in critical condition.
fn supported(sentence: &Sentence, text: &str, noun: u16) -> Option<(SmolStr, Range<u16>)> {
    let on = sentence.tokens[noun as usize].head;
    let preposition = sentence.tokens.get(on as usize)?;
    if preposition.dep != Dep::Prep || preposition.lemma.lower() != "on" || noun < on {
        return None;
    }
    let words: Vec<_> = (on + 1..noun + 1).map(|i| sentence.word(i, text).lower()).collect();
    let is = |support: &&SmolStr| support.split(' ').eq(words.iter().map(AsRef::as_ref));
    WORDS.support.iter().find(is)?;
    let verb = sentence.tokens.get(preposition.head as usize)?;
    let from =
        if verb.tag.is_verb() && preposition.head < on && on - preposition.head < 4 { preposition.head } else { on };
    Some((SmolStr::new_static("critical condition"), from..noun + 1))
}

/// "Died at the hospital", "passed away": of those whose condition was told, the last of it.
fn death(context: &Context, s: usize, verb: u16) -> Option<(SmolStr, Range<u16>)> {
    let (sentence, text) = context.sentence(s);
    let proposition = context.propositions[s].iter().find(|p| p.trigger == verb && p.form == Form::Verb)?;
    let who = proposition.argument(Role::Agent).filter(|a| nouns::is_person(sentence, text, a.head))?;
    let told = context.factuality(s, verb);
    if context.class(proposition) != "die" || !told.positive || told.certainty > Certainty::Probable {
        return None;
    }
    let end = sentence.children(verb).filter(|&c| c > verb && c - verb <= 3).map(|c| sentence.subtree(c).end);
    let end = end.filter(|&e| e - verb <= 6).max().unwrap_or(verb + 1);
    let near = verb > who.tokens.start && verb - who.tokens.start <= 8;
    let start = if near { who.tokens.start } else { sentence.child(verb, Dep::Aux).unwrap_or(verb).min(verb) };
    Some((SmolStr::new_static("dead"), start..end))
}

/// "Was released from the hospital", "has been discharged from Mercy Hospital".
fn home(context: &Context, s: usize, verb: u16) -> Option<(SmolStr, Range<u16>)> {
    let (sentence, _) = context.sentence(s);
    let proposition = context.propositions[s].iter().find(|p| p.trigger == verb && p.form == Form::Verb)?;
    let told = context.factuality(s, verb);
    let released = WORDS.release.contains(&proposition.predicate);
    if !released || !told.positive || told.certainty > Certainty::Probable {
        return None;
    }
    let from = |a: &&Argument| a.preposition.as_deref() == Some("from");
    let place = proposition.arguments.iter().filter(from).find(|a| is_hospital(sentence, a.head))?;
    let start = sentence.child(verb, Dep::Aux).or_else(|| sentence.child(verb, Dep::Auxpass)).unwrap_or(verb).min(verb);
    Some((SmolStr::new_static("released from hospital"), start..place.tokens.end.max(verb + 1)))
}

fn is_hospital(sentence: &Sentence, head: u16) -> bool {
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    let names = |i: u16| WORDS.hospitals.iter().any(|w| w.as_str() == lemma(i));
    names(head) || sentence.children(head).any(|c| sentence.tokens[c as usize].dep == Dep::Compound && names(c))
}

/// "Is expected to recover", "should be okay".
fn outlook(sentence: &Sentence, verb: u16) -> Option<(SmolStr, Range<u16>)> {
    let token = &sentence.tokens[verb as usize];
    if token.lemma.lower() != "expect" || sentence.child(verb, Dep::Neg).is_some() {
        return None;
    }
    let next = sentence.child(verb, Dep::Xcomp)?;
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    let end = if WORDS.recover.iter().any(|w| w.as_str() == lemma(next)) {
        next
    } else if lemma(next) == "be" {
        sentence.children(next).find(|&c| WORDS.well.iter().any(|w| w.as_str() == lemma(c)))?
    } else if lemma(next) == "make" {
        sentence.child(next, Dep::Dobj).filter(|&o| lemma(o) == "recovery")?
    } else {
        return None;
    };
    let start = sentence.child(verb, Dep::Auxpass).unwrap_or(verb).min(verb);
    Some((SmolStr::new_static(SAFE), start..end + 1))
}

/// The one person whose condition the words at a token tell.
fn person(context: &Context, s: usize, at: u16) -> Option<MentionIx> {
    let (sentence, text) = context.sentence(s);
    let own = context.propositions[s]
        .iter()
        .find(|p| p.trigger == at)
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
    let m = own.or_else(|| subject_of(context, s, noun))?;
    let mention = &context.mentions[m as usize];
    let head = mention.head.token;
    let joined = sentence.tokens[head as usize].dep == Dep::Conj || sentence.child(head, Dep::Conj).is_some();
    (!joined && mention.number == GrammaticalNumber::Singular && nouns::is_person(sentence, text, head)).then_some(m)
}
