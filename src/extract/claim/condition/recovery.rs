//! How it goes on with somebody hurt: released from hospital, doing well, or dead.

use super::super::context::Context;
use super::{Told, has};
use crate::extract::nouns;
use crate::extract::proposition::{Argument, Form, Proposition};
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::{Certainty, Dep, Role, Sentence};
use serde::Deserialize;
use smol_str::SmolStr;
use std::sync::LazyLock;

/// Words of `data/lexicon/recovery.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    /// Verbs of getting over it.
    pub recover: Vec<SmolStr>,
    /// Adjectives of having got over it.
    pub well: Vec<SmolStr>,
    /// Adverbs of getting over it.
    doing: Vec<SmolStr>,
    /// Verbs of letting somebody go home.
    release: Vec<SmolStr>,
    /// Verbs of what is done before.
    treat: Vec<SmolStr>,
    /// Verbs of being or coming out of a hospital.
    leave: Vec<SmolStr>,
    /// Nouns for where the hurt are.
    hospitals: Vec<SmolStr>,
    /// Nouns for where they are afterwards.
    homes: Vec<SmolStr>,
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/recovery.toml"));

pub(super) const HOME: &str = "released from hospital";

/// Whether what a token tells is told as a fact.
fn is_fact(context: &Context, s: usize, token: u16) -> bool {
    let told = context.factuality(s, token);
    told.positive && told.certainty <= Certainty::Probable
}

/// That somebody may go, or has gone, home.
pub(super) fn home(context: &Context, s: usize, at: u16) -> Option<Told> {
    released(context, s, at).or_else(|| out_of_hospital(context, s, at)).or_else(|| doing(context, s, at))
}

/// "Was released from the hospital", "has been discharged from Mercy Hospital", "was treated and released".
fn released(context: &Context, s: usize, verb: u16) -> Option<Told> {
    let (sentence, _) = context.sentence(s);
    let proposition = context.propositions[s].iter().find(|p| p.trigger == verb && p.form == Form::Verb)?;
    if !WORDS.release.contains(&proposition.predicate) || !is_fact(context, s, verb) {
        return None;
    }
    let from = |a: &&Argument| a.preposition.as_deref() == Some("from");
    let place = proposition.arguments.iter().filter(from).find(|a| is_hospital(sentence, a.head));
    let head = sentence.tokens[verb as usize].head;
    let treated = sentence.tokens[verb as usize].dep == Dep::Conj
        && has(&WORDS.treat, &sentence.tokens[head as usize].lemma.lower());
    let first = if treated { head } else { verb };
    let end = match place {
        Some(place) => place.tokens.end.max(verb + 1),
        None if treated => verb + 1,
        None => return None,
    };
    let aux = sentence.child(first, Dep::Aux).or_else(|| sentence.child(first, Dep::Auxpass));
    Some((SmolStr::new_static(HOME), aux.unwrap_or(first).min(first)..end))
}

/// "Is out of hospital", "came home from the hospital", "is recovering at home".
fn out_of_hospital(context: &Context, s: usize, noun: u16) -> Option<Told> {
    let (sentence, _) = context.sentence(s);
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    let one_of = |list: &[SmolStr], i: u16| has(list, &lemma(i));
    let under = sentence.tokens[noun as usize].head;
    if sentence.tokens[noun as usize].dep != Dep::Pobj || under >= noun {
        return None;
    }
    let verb = sentence.ancestors(under).find(|&a| sentence.tokens[a as usize].tag.is_verb())?;
    let before = under.checked_sub(1);
    let gone = is_hospital(sentence, noun)
        && one_of(&WORDS.leave, verb)
        && before.is_some_and(|b| {
            lemma(under) == "of" && lemma(b) == "out" || lemma(under) == "from" && one_of(&WORDS.homes, b)
        });
    let at_home = one_of(&WORDS.homes, noun) && lemma(under) == "at" && one_of(&WORDS.recover, verb);
    let near = verb < noun && noun - verb <= 8;
    ((gone || at_home) && near && is_fact(context, s, verb)).then(|| (SmolStr::new_static(HOME), verb..noun + 1))
}

/// "Is now doing well".
fn doing(context: &Context, s: usize, adverb: u16) -> Option<Told> {
    let (sentence, text) = context.sentence(s);
    let verb = sentence.tokens[adverb as usize].head;
    let said = has(&WORDS.doing, &sentence.word(adverb, text).lower());
    if !said || verb >= adverb || adverb - verb > 2 || sentence.tokens[verb as usize].lemma.lower() != "do" {
        return None;
    }
    let start = sentence.child(verb, Dep::Aux).filter(|&a| a < verb && verb - a < 4).unwrap_or(verb);
    // "Did well at school" is of another time and matter.
    let on = sentence.child(verb, Dep::Aux).is_some()
        && sentence.children(verb).all(|c| c <= adverb || sentence.tokens[c as usize].dep != Dep::Prep);
    (on && is_fact(context, s, verb)).then(|| (SmolStr::new_static("doing well"), start..adverb + 1))
}

/// "Died at the hospital", "passed away", "was pronounced dead": of those whose condition was told, the last of it.
pub(super) fn death(context: &Context, s: usize, at: u16) -> Option<Told> {
    let (sentence, text) = context.sentence(s);
    let proposition = context.propositions[s].iter().find(|p| p.trigger == at && p.form != Form::Noun)?;
    if context.class(proposition) != "die" || !is_fact(context, s, at) {
        return None;
    }
    let own = |role: Role| proposition.argument(role).filter(|a| nouns::is_person(sentence, text, a.head));
    let who = match proposition.form {
        Form::Copula => own(Role::Agent).or_else(|| own(Role::Patient))?,
        _ => own(Role::Agent)?,
    };
    let end = match proposition.form {
        Form::Copula => at + 1,
        _ => with_phrases(sentence, proposition),
    };
    let near = at > who.tokens.start && at - who.tokens.start <= 8;
    let verb = proposition.carrier.unwrap_or(at).min(at);
    let start = if near { who.tokens.start } else { sentence.child(verb, Dep::Aux).unwrap_or(verb).min(verb) };
    Some((SmolStr::new_static("dead"), start..end))
}

/// Where the short phrases end that follow a verb.
fn with_phrases(sentence: &Sentence, proposition: &Proposition) -> u16 {
    let verb = proposition.trigger;
    let near = sentence.children(verb).filter(|&c| c > verb && c - verb <= 3).map(|c| sentence.subtree(c).end);
    near.filter(|&e| e - verb <= 6).max().unwrap_or(verb + 1)
}

fn is_hospital(sentence: &Sentence, head: u16) -> bool {
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    let names = |i: u16| has(&WORDS.hospitals, &lemma(i));
    names(head) || sentence.children(head).any(|c| sentence.tokens[c as usize].dep == Dep::Compound && names(c))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn home_again_or_doing_well() {
        for (text, value) in [
            ("Dana Moss was released from Larkspur Hospital.", "released from hospital"),
            ("Dana Moss was treated and released.", "released from hospital"),
            ("Dana Moss is out of the hospital.", "released from hospital"),
            ("Dana Moss is recovering at home.", "released from hospital"),
            ("Dana Moss is now doing well.", "doing well"),
        ] {
            assert_eq!(values(text, "people.condition"), [value], "{text}");
        }
        assert_eq!(values("Dana Moss and her mother are recovering at home.", "people.condition").len(), 2);
        for text in [
            "Dana Moss was treated and will be released soon.",
            "Dana Moss walked out of the bank.",
            "Dana Moss was arrested at home.",
            "Dana Moss is doing well at school.",
            "Her name was released.",
        ] {
            assert!(values(text, "people.condition").is_empty(), "{text}");
        }
    }

    #[test]
    fn who_is_dead() {
        for text in ["The boy was pronounced dead an hour later.", "Dana Moss has died.", "The clerk was found dead."] {
            assert_eq!(values(text, "people.condition"), ["dead"], "{text}");
        }
        for text in ["The boy may be dead.", "The battery is dead.", "Two clerks are dead."] {
            assert!(values(text, "people.condition").is_empty(), "{text}");
        }
    }
}
