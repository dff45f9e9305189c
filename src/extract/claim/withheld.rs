//! Whose name is held back: "a boy, whose name was not released", "the unidentified gunman".

use super::context::{Context, Draft, cover, stretch};
use crate::extract::nouns;
use crate::extract::proposition::{Form, Proposition};
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::{Claim, Dep, EntityKind, GrammaticalNumber, MentionIx, MentionKind, Role, Sentence, Subject, Value};
use serde::Deserialize;
use smol_str::SmolStr;
use std::ops::Range;
use std::sync::LazyLock;

/// Words of `data/lexicon/naming.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    tell: Vec<SmolStr>,
    withhold: Vec<SmolStr>,
    names: Vec<SmolStr>,
    unnamed: Vec<SmolStr>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/naming.toml"));

/// Whether somebody's name has been made public.
pub(super) const KNOWN: &str = "people.named";

/// Adds a claim for each person of whom a sentence says that they have not been named.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    let mut add = |whose: MentionIx, trigger: u16, range: Range<u16>| {
        let span = cover(sentence, range);
        out.push(
            context.finish(s, Draft::frame(KNOWN, Subject::Mention(whose), Value::Polarity(false), trigger, span)),
        );
    };
    for proposition in context.propositions[s].iter().filter(|p| p.form == Form::Verb) {
        let token = &sentence.tokens[proposition.trigger as usize];
        let refused = || {
            let above = sentence.tokens.get(token.head as usize).filter(|_| token.dep == Dep::Xcomp);
            above.is_some_and(|verb| context.lexicon.class_of_verb(verb.lemma.lower().as_ref()) == Some("refuse"))
        };
        let denied = !context.factuality(s, proposition.trigger).positive || refused();
        // "Was not named until Monday": named by now.
        let until = |c: u16| sentence.word(c, text).eq_ignore_ascii_case("until");
        if sentence.subtree(proposition.trigger).any(until) {
            continue;
        }
        for argument in proposition.arguments.iter().filter(|a| a.role == Role::Patient) {
            let owner = if is_kept_back(proposition, sentence, argument.head, denied) {
                owner(sentence, argument.head)
            } else if denied && context.class(proposition) == "identify" {
                Some(argument.head)
            } else {
                None
            };
            let Some(whose) = owner.and_then(|o| somebody(context, s, o)) else { continue };
            let own = context.mentions[whose as usize].start;
            let near = if own < argument.tokens.start { own } else { argument.tokens.start };
            add(whose, proposition.trigger, stretch(sentence, &(near..argument.tokens.end), proposition.trigger));
        }
    }
    for i in 0..sentence.tokens.len() as u16 {
        let word = sentence.word(i, text).lower();
        let head = sentence.tokens[i as usize].head;
        if WORDS.unnamed.iter().any(|w| w.as_str() == word)
            && let Some(whose) = somebody(context, s, head)
        {
            add(whose, head, context.mentions[whose as usize].start.min(i)..head + 1);
        }
    }
}

/// "The name was not released", "is withholding the identity".
fn is_kept_back(verb: &Proposition, sentence: &Sentence, noun: u16, denied: bool) -> bool {
    let has = |words: &[SmolStr], lemma: &str| words.iter().any(|w| w == lemma);
    let verbs = if denied { &WORDS.tell } else { &WORDS.withhold };
    has(&WORDS.names, sentence.tokens[noun as usize].lemma.lower().as_ref()) && has(verbs, &verb.predicate)
}

/// Whose name it is: "the man's name", "the name of the man", "the man, whose name".
fn owner(sentence: &Sentence, noun: u16) -> Option<u16> {
    let Some(whose) = sentence.child(noun, Dep::Poss) else {
        let of = sentence.child(noun, Dep::Prep).filter(|&of| sentence.tokens[of as usize].lemma == "of")?;
        return sentence.child(of, Dep::Pobj);
    };
    if !sentence.tokens[whose as usize].lemma.eq_ignore_ascii_case("whose") {
        return Some(whose);
    }
    let clause = sentence.ancestors(noun).find(|&a| sentence.tokens[a as usize].dep == Dep::Relcl)?;
    Some(sentence.tokens[clause as usize].head)
}

/// The mention of one person, not named, that a token heads.
fn somebody(context: &Context, s: usize, head: u16) -> Option<MentionIx> {
    let (sentence, text) = context.sentence(s);
    if head as usize >= sentence.tokens.len() || !nouns::is_person(sentence, text, head) {
        return None;
    }
    let m = context.mention(s, head)?;
    let mention = &context.mentions[m as usize];
    let one = mention.entity == EntityKind::Person
        && mention.number == GrammaticalNumber::Singular
        && mention.kind != MentionKind::Name;
    one.then_some(m)
}

#[cfg(test)]
mod tests {
    use super::KNOWN;
    use crate::extract::testing::values;

    #[test]
    fn names_are_held_back() {
        for text in [
            "The name of the man was not released.",
            "Police have not released the victim's name.",
            "The boy, whose name has not been released, was hurt.",
            "Police are withholding the identity of the driver.",
            "The woman has not been identified.",
            "Police declined to release his name.",
            "The unidentified gunman ran off.",
        ] {
            assert_eq!(values(text, KNOWN), ["no"], "{text}");
        }
    }

    #[test]
    fn names_are_told_or_nobody_has_one() {
        for text in [
            "The name of the ship was not released.",
            "Police released the name of the man.",
            "The man was not named until Monday.",
            "Peter Falk has not been identified as the gunman.",
            "The names of the victims were not released.",
        ] {
            assert!(values(text, KNOWN).is_empty(), "{text}");
        }
    }
}
