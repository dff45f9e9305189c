//! What is told that others leave open: what a deed came of, and how many shots were fired.

use super::question::is_subject;
use super::{Told, WORDS, opener};
use crate::extract::claim::context::Context;
use crate::extract::proposition::{Form, Proposition};
use crate::lower::Lower;
use crate::model::{Certainty, Dep, NO_HEAD, Sentence, Value};
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// How it is told what a deed came of.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Motive {
    causes: FxHashSet<String>,
    stems: FxHashSet<String>,
    from: FxHashSet<String>,
    quarrels: FxHashSet<String>,
    turns: FxHashSet<String>,
    amid: FxHashSet<String>,
    occasions: FxHashSet<String>,
    related: FxHashSet<String>,
}

/// How it is told how often somebody fired.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shots {
    shots: FxHashSet<String>,
    often: FxHashSet<String>,
    fires: FxHashSet<String>,
}

const MOTIVE: &str = "police.motive known";
const SHOTS: &str = "police.shots known";

/// The question that a sentence answers at a word.
pub(super) fn at(context: &Context, s: usize, word: u16) -> Option<Told<'static>> {
    motive(context, s, word).or_else(|| because(context, s, word)).or_else(|| shots(context, s, word))
}

/// "Was gang-related", "stemmed from an argument", "shot during a robbery", "a dispute led to the shooting".
fn motive(context: &Context, s: usize, at: u16) -> Option<Told<'static>> {
    let (sentence, text) = context.sentence(s);
    let words = &WORDS.motive;
    let lemma = sentence.tokens[at as usize].lemma.lower();
    let (trigger, tokens) = if lemma == "relate" && at >= 2 && sentence.word(at - 1, text) == "-" {
        let to = sentence.word(at - 2, text).lower();
        let verb = sentence.ancestors(at).find(|&a| is_copula(sentence, a));
        (at, subject(sentence, verb.filter(|_| words.related.contains(to.as_ref()))?, at - 2)..at + 1)
    } else if words.quarrels.contains(lemma.as_ref()) {
        let from = of_quarrel(context, s, at)?;
        let whole = crate::extract::proposition::phrase(sentence, at);
        (from, subject(sentence, from, from.min(whole.start))..whole.end.max(from + 1))
    } else {
        return None;
    };
    let told = context.factuality(s, trigger);
    let sure = told.positive && told.certainty <= Certainty::Probable && !opener::is_open(context, s, trigger);
    sure.then_some(Told { attribute: MOTIVE, known: true, trigger, tokens })
}

/// The verb or the noun by which a quarrel is told to have led to a deed.
fn of_quarrel(context: &Context, s: usize, quarrel: u16) -> Option<u16> {
    let (sentence, _) = context.sentence(s);
    let words = &WORDS.motive;
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    let is_deed = |i: u16| {
        let lemma = lemma(i);
        let verb = sentence.tokens[i as usize].tag.is_verb();
        let lexicon = context.lexicon;
        let class = if verb { lexicon.class_of_verb(&lemma) } else { lexicon.class_of_noun(&lemma) };
        class.is_some_and(|class| lexicon.is_harm(class))
    };
    // "The shooting was in retaliation".
    let is_said_of_deed =
        |verb: u16| is_copula(sentence, verb) && sentence.child(verb, Dep::Nsubj).is_some_and(is_deed);
    let token = &sentence.tokens[quarrel as usize];
    // "A robbery gone bad".
    let gone = |verb: u16| words.turns.contains(lemma(verb).as_ref());
    if let Some(verb) = sentence.child(quarrel, Dep::Acl).filter(|&verb| gone(verb)) {
        return Some(verb);
    }
    let above = Some(token.head).filter(|&head| head != NO_HEAD)?;
    match token.dep {
        Dep::Nsubj => {
            let deed = || sentence.subtree(above).any(|i| i > above && is_deed(i));
            (gone(above) || words.causes.contains(lemma(above).as_ref()) && deed()).then_some(above)
        }
        Dep::Pobj => {
            // "Out of revenge".
            let nested = sentence.tokens[above as usize].dep == Dep::Prep && lemma(above) == "of";
            let outer = Some(sentence.tokens[above as usize].head).filter(|&head| head != NO_HEAD)?;
            let (preposition, verb) = match sentence.tokens[outer as usize].head {
                head if nested && head != NO_HEAD && sentence.tokens[outer as usize].dep == Dep::Prep => (outer, head),
                _ => (above, outer),
            };
            let by = sentence.tokens[preposition as usize].dep == Dep::Agent;
            let fits = match lemma(verb).as_ref() {
                verb if words.stems.contains(verb) => words.from.contains(lemma(preposition).as_ref()),
                verb if words.causes.contains(verb) => by,
                _ => {
                    words.amid.contains(lemma(preposition).as_ref())
                        && words.occasions.contains(lemma(quarrel).as_ref())
                        && (is_deed(verb) || is_said_of_deed(verb))
                }
            };
            fits.then_some(verb)
        }
        _ => None,
    }
}

/// Where the subject of a verb starts, where it stands before a token; else the token itself.
fn subject(sentence: &Sentence, verb: u16, low: u16) -> u16 {
    let clause =
        sentence.children(verb).chain(sentence.ancestors(verb).skip(1).take(2).flat_map(|a| sentence.children(a)));
    let subject = clause.filter(|&c| is_subject(sentence.tokens[c as usize].dep) && c < low);
    subject.map(|c| sentence.subtree(c).start).min().unwrap_or(low)
}

/// "Shot them because he was furious": why is told.
fn because(context: &Context, s: usize, verb: u16) -> Option<Told<'static>> {
    let (sentence, _) = context.sentence(s);
    let violent = |p: &&Proposition| context.lexicon.is_harm(context.class(p));
    context.propositions[s].iter().find(|p| p.trigger == verb && p.form == Form::Verb).filter(violent)?;
    let told = context.factuality(s, verb);
    let reason = sentence.children(verb).find(|&c| {
        c > verb
            && sentence.tokens[c as usize].dep == Dep::Advcl
            && sentence.child(c, Dep::Mark).is_some_and(|m| sentence.tokens[m as usize].lemma == "because")
    })?;
    let sure = told.positive && told.certainty <= Certainty::Probable;
    sure.then(|| Told { attribute: MOTIVE, known: true, trigger: verb, tokens: sentence.subtree(reason) })
}

fn is_copula(sentence: &Sentence, at: u16) -> bool {
    matches!(sentence.tokens[at as usize].lemma.lower().as_ref(), "be" | "appear" | "seem")
}

/// "Fired twelve shots", "fired twice": how many is known.
fn shots(context: &Context, s: usize, at: u16) -> Option<Told<'static>> {
    let (sentence, _) = context.sentence(s);
    let lemma = sentence.tokens[at as usize].lemma.lower();
    let verb = fired_by(sentence, at)?;
    let tokens = if WORDS.shots.often.contains(lemma.as_ref()) {
        // "Shot him twice" tells of hits.
        let own = verb < at && sentence.child(verb, Dep::Dobj).is_none();
        let who = sentence.child(verb, Dep::Nsubj).filter(|_| own)?;
        sentence.subtree(who).start..at + 1
    } else if WORDS.shots.shots.contains(lemma.as_ref()) {
        let number = context.value_of(s, at)?;
        // "Several shots" leaves the question open.
        if !matches!(&number.value, Value::Number(n) if n.set.point().is_some()) {
            return None;
        }
        number.tokens.start.min(at).min(verb)..number.tokens.end.max(at + 1).max(verb + 1)
    } else {
        return None;
    };
    Some(Told { attribute: SHOTS, known: true, trigger: at, tokens })
}

/// The verb of firing that a word for shots stands with, above it or beneath it.
fn fired_by(sentence: &Sentence, at: u16) -> Option<u16> {
    let fires = |i: &u16| WORDS.shots.fires.contains(sentence.tokens[*i as usize].lemma.lower().as_ref());
    let head = sentence.tokens[at as usize].head;
    Some(head).filter(|head| *head != NO_HEAD && fires(head)).or_else(|| sentence.children(at).find(fires))
}
