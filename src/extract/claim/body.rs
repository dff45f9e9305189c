//! Where on the body somebody was hurt: "shot in the back", "a stab wound to the left arm", "head injuries".

use super::context::{Context, Draft, LONGEST, core, cover};
use super::frame::subject_of;
use crate::extract::proposition::{Form, Proposition, conjuncts, phrase};
use crate::extract::{body, nouns};
use crate::lower::Lower;
use crate::model::value::Phrase;
use crate::model::{Claim, Dep, MentionIx, Role, Sentence, Subject, Value};
use smol_str::SmolStr;
use std::ops::Range;

/// Adds the places on the body that a sentence tells of those hurt.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    for p in context.propositions[s].iter().filter(|p| p.form == Form::Verb && harms(context, p)) {
        let who: Vec<MentionIx> = p
            .arguments
            .iter()
            .filter(|a| a.role == Role::Patient && nouns::is_person(sentence, text, a.head))
            .filter_map(|a| context.mention(s, a.head))
            .collect();
        let places = p
            .arguments
            .iter()
            .filter(|a| matches!(a.preposition.as_deref(), Some("in" | "to" | "on" | "through")))
            .map(|a| a.head);
        told(context, s, p.trigger, core(sentence, p).start, places, &who, out);
        // "The bullet struck her left side."
        for part in p.arguments.iter().filter(|a| a.role == Role::Patient).map(|a| a.head) {
            let owner = sentence.child(part, Dep::Poss).filter(|&o| nouns::is_person(sentence, text, o));
            let Some(owner) = owner.and_then(|o| context.mention(s, o)) else { continue };
            told(context, s, p.trigger, core(sentence, p).start, std::iter::once(part), &[owner], out);
        }
    }
    for (i, token) in sentence.tokens.iter().enumerate() {
        let noun = i as u16;
        if !matches!(token.lemma.lower().as_ref(), "wound" | "injury" | "gunshot" | "hole") {
            continue;
        }
        // The parser hangs "to the knee" on the wound or on the verb that it is the object of.
        let verb = (token.dep == Dep::Dobj).then_some(token.head);
        let places = std::iter::once(noun)
            .chain(verb)
            .flat_map(|at| sentence.children(at))
            .filter(|&c| c > noun)
            .filter(|&c| matches!(sentence.tokens[c as usize].lemma.lower().as_ref(), "to" | "in" | "on"))
            .filter_map(|c| sentence.child(c, Dep::Pobj));
        let before =
            sentence.children(noun).filter(|&c| c + 1 == noun && sentence.tokens[c as usize].dep == Dep::Compound);
        let Some(who) = subject_of(context, s, noun) else { continue };
        told(context, s, noun, sentence.subtree(noun).start, places.chain(before), &[who], out);
    }
}

/// Whether the predicate is of harm that lands on one spot.
fn harms(context: &Context, p: &Proposition) -> bool {
    matches!(context.class(p), "shoot" | "stab" | "injure" | "bite")
        || matches!(p.predicate.as_str(), "strike" | "graze" | "hit")
}

/// One claim for each person and each part of the body in the phrases at `places`.
fn told(
    context: &Context,
    s: usize,
    trigger: u16,
    start: u16,
    places: impl Iterator<Item = u16>,
    who: &[MentionIx],
    out: &mut Vec<Claim>,
) {
    let (sentence, text) = context.sentence(s);
    let mut places: Vec<_> = places
        .flat_map(|place| conjuncts(sentence, place))
        .filter_map(|at| Some((at, value(sentence, text, at)?)))
        .collect();
    places.sort_by_key(|p| p.0);
    places.dedup_by_key(|p| p.0);
    let plural = |m: MentionIx| context.mentions[m as usize].number == crate::model::GrammaticalNumber::Plural;
    for &m in who {
        let mention = &context.mentions[m as usize];
        // "They were hit in the arms and legs": who was hit where, it does not say.
        if !nouns::is_person(sentence, text, mention.head.token) && mention.head.sentence as usize == s
            || plural(m) && places.len() > 1
        {
            continue;
        }
        for (at, value) in &places {
            let span = cover(sentence, near(start, trigger, phrase(sentence, *at)));
            out.push(context.finish(
                s,
                Draft::frame("casualties.wound", Subject::Mention(m), Value::Phrase(value.clone()), trigger, span),
            ));
        }
    }
}

/// The part that a noun names, with the words that narrow it down.
fn value(sentence: &Sentence, text: &str, at: u16) -> Option<Phrase> {
    // "In the side of the head", "in the back of the leg".
    let of = sentence.children(at).find(|&c| c > at && sentence.tokens[c as usize].lemma == "of");
    if let Some(of) = of.and_then(|of| sentence.child(of, Dep::Pobj)) {
        return value(sentence, text, of);
    }
    // "On the city's north side" is a place.
    if sentence.children(at).any(|c| body::is_compass(&sentence.word(c, text).lower())) {
        return None;
    }
    let (part, narrower) = body::part(&sentence.tokens[at as usize].lemma.lower())?;
    // "Lower" is a comparative, whose lemma is another word.
    let word = |i: u16| sentence.word(i, text).lower();
    let sides = sentence.children(at).filter(|&c| c < at).map(word).filter(|l| body::is_side(l)).map(SmolStr::from);
    Some(Phrase::new(part, sides.chain(narrower.map(SmolStr::new_static))))
}

/// From the start of the clause, or where that is far from the predicate, to the end of the part.
fn near(start: u16, trigger: u16, part: Range<u16>) -> Range<u16> {
    let whole = start.min(part.start)..part.end;
    if whole.len() as u16 <= LONGEST { whole } else { trigger.min(part.start)..part.end.max(trigger + 1) }
}
