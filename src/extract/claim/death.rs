//! Where and of what somebody died: "died at his home", "died of heart failure".

use super::context::{Context, Draft, cover, evidence};
use crate::extract::kinds;
use crate::extract::proposition::{Form, Proposition, phrase};
use crate::lower::Lower;
use crate::model::value::Phrase;
use crate::model::{Certainty, Claim, Dep, GrammaticalNumber, MentionIx, Role, Sentence, Subject, Target, Value};
use smol_str::SmolStr;
use std::ops::Range;

const CAUSE: &str = "people.cause of death";
const PLACE: &str = "people.place of death";
/// Not taken anywhere.
const SCENE: &str = "at the scene";

/// The causes and places of death that a sentence tells.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, _) = context.sentence(s);
    // Who was fatally shot at home may have died in hospital.
    let outcome = |p: &&Proposition| p.form == Form::Copula && p.carrier.is_none();
    // Who was "shot and killed at the scene" died there; who was killed at home may have died elsewhere.
    let fatal = |p: &&Proposition| context.class(p) == "die" || is_killing(context, p);
    let deaths = context.propositions[s].iter().filter(fatal);
    for p in deaths.filter(|p| !outcome(p)) {
        let factuality = context.factuality(s, p.trigger);
        if !factuality.positive || factuality.certainty > Certainty::Probable {
            continue;
        }
        let Some(who) = who(context, p, s) else { continue };
        let mut told = [false; 2];
        let place = where_of(sentence, p.trigger).map(|noun| (Some(SmolStr::new_static("at")), noun));
        for (preposition, noun) in phrases(sentence, p).into_iter().chain(place) {
            let attribute = match preposition.as_deref() {
                Some("of" | "from" | "after") => CAUSE,
                Some("at" | "in" | "on" | "inside" | "en") => PLACE,
                _ => continue,
            };
            let Some((kind, tokens)) = kind(context, s, attribute, noun) else { continue };
            if kind != SCENE && is_killing(context, p) {
                continue;
            }
            // "Died at a hospital in the prison": the first place tells.
            if std::mem::replace(&mut told[usize::from(attribute == PLACE)], true) {
                continue;
            }
            let around = evidence(sentence, &with_where(sentence, attribute, noun, &tokens), p.trigger);
            // Where and of what are two questions, though one verb tells both.
            out.push(claim(context, s, attribute, who, kind, (noun, around, cover(sentence, tokens))));
        }
        // Who is found dead has died where they lie.
        let found = |verb: &u16| sentence.tokens[*verb as usize].lemma.lower() == "find";
        if let Some(verb) = p.carrier.filter(found).filter(|_| !told[1]) {
            let span = cover(sentence, verb.min(p.trigger)..verb.max(p.trigger) + 1);
            out.push(claim(context, s, PLACE, who, SCENE, (p.trigger, span, span)));
        }
    }
}

/// Whether a verb tells that somebody was killed, rather than that they died.
fn is_killing(context: &Context, p: &Proposition) -> bool {
    p.form == Form::Verb && context.class(p) == "kill"
}

/// A claim that somebody died in a place or of a cause: the token that tells it, the evidence, and the words of the value.
fn claim(
    context: &Context,
    s: usize,
    attribute: &'static str,
    who: MentionIx,
    kind: &'static str,
    (trigger, evidence, as_written): (u16, Target, Target),
) -> Claim {
    let value = Value::Phrase(Phrase::new(kind, Vec::<SmolStr>::new()));
    let draft = Draft::frame(attribute, Subject::Mention(who), value, trigger, evidence);
    context.finish(s, Draft { as_written, polar: false, ..draft })
}

/// The place that a relative clause tells more of: the hospital in "a hospital, where he died".
fn where_of(sentence: &Sentence, verb: u16) -> Option<u16> {
    let adverb = sentence.children(verb).find(|&c| c < verb && sentence.tokens[c as usize].lemma.lower() == "where")?;
    let mut before = (0..adverb).rev().skip_while(|&i| sentence.tokens[i as usize].tag.is_punctuation());
    before.next().filter(|&i| sentence.tokens[i as usize].tag.is_noun())
}

/// The phrases under a preposition, each by that and its noun, of the verb and under one another: parsers hang "at home" on
/// the cause, "of cancer" on the home.
fn phrases(sentence: &Sentence, p: &Proposition) -> Vec<(Option<SmolStr>, u16)> {
    let under = |noun: u16| {
        sentence.children(noun).filter(move |&c| c > noun).filter_map(|c| {
            let preposition = &sentence.tokens[c as usize];
            Some((
                Some(preposition.lemma.clone()),
                sentence.child(c, Dep::Pobj).filter(|_| preposition.dep == Dep::Prep)?,
            ))
        })
    };
    let own = p.arguments.iter().filter(|a| a.preposition.is_some());
    own.flat_map(|a| std::iter::once((a.preposition.clone(), a.head)).chain(under(a.head))).collect()
}

/// The words of a place with those that say where it is: "at his home in Tucson".
fn with_where(sentence: &Sentence, attribute: &str, noun: u16, tokens: &Range<u16>) -> Range<u16> {
    let end = sentence.subtree(noun).end;
    let near = attribute == PLACE && end > tokens.end && end - tokens.start <= LONG;
    tokens.start..if near { end } else { tokens.end }
}

/// As many tokens may a place take with where it is.
const LONG: u16 = 9;

/// The one person who died.
fn who(context: &Context, p: &Proposition, s: usize) -> Option<MentionIx> {
    let died = !is_killing(context, p);
    let mut dead = p.arguments.iter().filter(|a| a.role == Role::Patient || died && a.role == Role::Agent);
    let (one, None) = (dead.next()?, dead.next()) else { return None };
    let (sentence, text) = context.sentence(s);
    let m = context.mention(s, one.head)?;
    let single = context.mentions[m as usize].number == GrammaticalNumber::Singular;
    (single && crate::extract::nouns::is_person(sentence, text, one.head)).then_some(m)
}

/// The kind of cause or place that a phrase tells, with its tokens, its preposition first.
fn kind(context: &Context, s: usize, attribute: &str, noun: u16) -> Option<(&'static str, Range<u16>)> {
    let (sentence, _) = context.sentence(s);
    let mut tokens = phrase(sentence, noun);
    if attribute == PLACE {
        // What follows the noun says where the place is.
        tokens.end = noun + 1;
    }
    let preposition = sentence.tokens[noun as usize].head;
    if preposition < noun {
        tokens.start = preposition + 1;
    }
    let words: Vec<SmolStr> =
        tokens.clone().map(|i| sentence.tokens[i as usize].lemma.lower().as_ref().into()).collect();
    let kind = kinds::of(attribute, &words)?;
    Some((kind, tokens.start.saturating_sub(1)..tokens.end))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn killed_at_the_scene_or_dead_on_arrival() {
        assert_eq!(values("Dana Moss was killed at the scene.", "people.place of death"), ["at the scene"]);
        assert_eq!(
            values("The girl was taken to a hospital but was dead on arrival.", "people.place of death"),
            ["in hospital"]
        );
        for text in
            ["Dana Moss was killed at home.", "Dana Moss was arrested at the scene.", "Two were killed at the scene."]
        {
            assert!(values(text, "people.place of death").is_empty(), "{text}");
        }
    }
}
