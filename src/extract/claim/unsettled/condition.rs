//! Whether it has been made public how somebody hurt is doing: "her condition is not known", "in fair condition".

use super::{Told, WORDS, opener};
use crate::extract::claim::condition;
use crate::extract::claim::context::Context;
use crate::extract::claim::frame::subject_of;
use crate::extract::nouns;
use crate::extract::proposition::conjuncts;
use crate::lower::Lower;
use crate::model::{Attribute, Claim, Dep, GrammaticalNumber, MentionIx, Subject, Value};
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// The words for it, of `data/lexicon/unsettled.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    nouns: FxHashSet<String>,
    injuries: FxHashSet<String>,
    answers: FxHashSet<String>,
    tolls: FxHashSet<String>,
}

/// Whether it is told of somebody.
const OF_ONE: &str = "people.condition known";
/// Whether it is told of anybody.
const TOLD: &str = "people.condition told";

/// Adds a claim for each whose condition a sentence leaves open: of one, it is theirs, of several or of nobody in
/// particular, the event's. And where conditions are told at all, one for the event.
pub(super) fn told(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    let words = &WORDS.condition;
    for (i, token) in sentence.tokens.iter().enumerate() {
        let noun = i as u16;
        let lemma = token.lemma.lower();
        if let Some((_, tokens)) = condition::hospital::condition(sentence, text, noun) {
            let told = Told { attribute: TOLD, known: true, trigger: noun, tokens };
            out.push(told.claim(context, s, Subject::Event));
            continue;
        }
        let injury = words.injuries.contains(lemma.as_ref());
        if !token.tag.is_noun() || !injury && !words.nouns.contains(lemma.as_ref()) {
            continue;
        }
        let Some(opener) = opener::of_noun(context, s, noun) else { continue };
        if injury && opener.at != noun {
            continue;
        }
        let Some(owners) = owners(context, s, noun) else { continue };
        let one = |m: &&MentionIx| context.mentions[**m as usize].number == GrammaticalNumber::Singular;
        let plural = nouns::number(token.tag) == GrammaticalNumber::Plural && !injury;
        let subjects: Vec<Subject> = match owners.iter().filter(one).collect::<Vec<_>>() {
            all if all.is_empty() || plural || all.len() < owners.len() => vec![Subject::Event],
            all => all.into_iter().map(|m| Subject::Mention(*m)).collect(),
        };
        for subject in subjects {
            let attribute = if subject == Subject::Event { TOLD } else { OF_ONE };
            let told = Told { attribute, known: false, trigger: noun, tokens: opener.tokens.clone() };
            out.push(told.claim(context, s, subject));
        }
    }
}

/// Adds what a condition told of somebody answers, and what is left open of the one whose condition a document speaks of.
pub(super) fn build(context: &Context, out: &mut Vec<Claim>) {
    let of = |claim: &Claim, attribute: &str, subject: Subject, value: bool| {
        let attribute = Attribute::Frame(attribute.into());
        let value = Value::Polarity(value);
        let id = Claim::id(&context.document.id, claim.evidence, &attribute, &value);
        Claim { id, attribute, subject, value, ..claim.clone() }
    };
    let answers = out.iter().filter(|c| WORDS.condition.answers.contains(c.attribute.name()));
    let mut more: Vec<Claim> = answers.map(|c| of(c, OF_ONE, c.subject.clone(), true)).collect();
    // Who died had no condition to tell of.
    let living = out.iter().filter(|c| WORDS.condition.answers.contains(c.attribute.name()) && !is_dead(&c.value));
    more.extend(living.map(|c| of(c, TOLD, Subject::Event, true)));
    // Of two who were hurt, other reports may tell of the other.
    let several = |claim: &Claim| {
        let more = matches!(&claim.value, Value::Number(n) if n.set.0.first().is_some_and(|i| i.low > 1.0));
        more && WORDS.condition.tolls.contains(claim.attribute.name())
    };
    let told = |claim: &Claim| claim.attribute.name() == TOLD && claim.value == Value::Polarity(true);
    if !out.iter().chain(&more).any(|claim| told(claim) || several(claim)) {
        let open = out.iter().filter(|c| c.attribute.name() == OF_ONE);
        more.extend(open.map(|c| of(c, TOLD, Subject::Event, false)));
    }
    out.extend(more);
}

fn is_dead(value: &Value) -> bool {
    matches!(value, Value::Phrase(phrase) if phrase.head == "dead")
}

/// Whose the condition at a noun is, as far as that is told; `None` where it is a thing's.
fn owners(context: &Context, s: usize, noun: u16) -> Option<Vec<MentionIx>> {
    let (sentence, text) = context.sentence(s);
    let people = |head: u16| {
        let heads = conjuncts(sentence, head);
        heads
            .iter()
            .all(|&h| nouns::is_person(sentence, text, h))
            .then(|| heads.into_iter().filter_map(|h| context.mention(s, h)).collect())
    };
    // "Their names and conditions".
    let first = (sentence.tokens[noun as usize].dep == Dep::Conj).then_some(sentence.tokens[noun as usize].head);
    let possessor = std::iter::once(noun).chain(first).find_map(|at| sentence.child(at, Dep::Poss));
    if let Some(whose) = possessor {
        let relative = sentence.tokens[whose as usize].lemma.eq_ignore_ascii_case("whose");
        let clause = || sentence.ancestors(noun).find(|&a| sentence.tokens[a as usize].dep == Dep::Relcl);
        return match relative {
            true => clause().map_or_else(
                || Some(subject_of(context, s, noun).into_iter().collect()),
                |c| people(sentence.tokens[c as usize].head),
            ),
            false => people(whose),
        };
    }
    let of = sentence.children(noun).find(|&c| c > noun && sentence.tokens[c as usize].lemma == "of");
    if let Some(owner) = of.and_then(|of| sentence.child(of, Dep::Pobj)) {
        return people(owner);
    }
    // "What condition the victims are in".
    if let Some(who) = sentence.child(noun, Dep::Relcl).and_then(|c| sentence.child(c, Dep::Nsubj)) {
        return people(who);
    }
    let subject = subject_of(context, s, noun)?;
    let person = nouns::is_person(sentence, text, context.mentions[subject as usize].head.token);
    person.then(|| vec![subject])
}
