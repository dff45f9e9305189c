//! What is not known yet, beside what is: "police do not know why", "the shooting was gang-related".

use super::context::{Context, Draft, cover};
use crate::extract::nouns;
use crate::extract::proposition::{Form, Proposition};
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::{Certainty, Claim, Dep, Factuality, NO_HEAD, Sentence, Subject, Tag, Value};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

/// Words of `data/lexicon/ignorance.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    denied: FxHashSet<String>,
    open: FxHashSet<String>,
    unclear: FxHashSet<String>,
    lack: FxHashSet<String>,
    causes: FxHashSet<String>,
    motives: FxHashSet<String>,
    stems: FxHashSet<String>,
    quarrels: FxHashSet<String>,
    related: FxHashSet<String>,
    shots: FxHashSet<String>,
    fires: FxHashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/ignorance.toml"));

/// What a sentence says is known or not: which question, whether it is, and the words that say so.
struct Told {
    attribute: &'static str,
    known: bool,
    trigger: u16,
    tokens: Range<u16>,
}

const MOTIVE: &str = "police.motive known";
const SHOTS: &str = "police.shots known";
const SUSPECT: &str = "police.suspect known";

/// A quotation longer than this proves no better.
const LONGEST: u16 = 12;

/// Adds a claim for each question that a sentence leaves open, and for each that it answers.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    for i in 0..sentence.tokens.len() as u16 {
        let told = left_open(context, s, i)
            .or_else(|| no_motive(sentence, text, i))
            .or_else(|| motive(sentence, text, i))
            .or_else(|| because(context, s, i))
            .or_else(|| shots(context, s, i));
        let Some(told) = told else { continue };
        // Of what is open, the end can be left out; of what is known, the beginning.
        let tokens = match told.tokens {
            all if all.len() <= LONGEST as usize => all,
            all if told.known && all.contains(&told.trigger) => told.trigger.saturating_sub(4).max(all.start)..all.end,
            all => all.start..all.start + LONGEST,
        };
        let span = cover(sentence, tokens);
        let mut claim = context
            .finish(s, Draft::frame(told.attribute, Subject::Event, Value::Polarity(told.known), told.trigger, span));
        // Who would not say leaves it as open as who does not know.
        if !told.known {
            claim.factuality = Factuality { certainty: Certainty::Certain, positive: true };
        }
        out.push(claim);
    }
}

/// "Did not know how many shots were fired", "it is unclear why", "no indication as to why": a question under what leaves
/// it open.
fn left_open(context: &Context, s: usize, word: u16) -> Option<Told> {
    let (sentence, text) = context.sentence(s);
    let attribute = question(sentence, text, word)?;
    // "Would not say why the permit was denied" is about the permit.
    let head = sentence.tokens[word as usize].head;
    let thing = |c: u16| {
        let token = &sentence.tokens[c as usize];
        is_subject(token.dep)
            && token.tag.is_noun()
            && !nouns::is_person(sentence, text, c)
            && !context.lexicon.is_event_noun(&token.lemma.lower())
    };
    let why = sentence.word(word, text).lower() == "why" && head > word;
    if attribute == MOTIVE && why && sentence.children(head).any(thing) {
        return None;
    }
    let opener = sentence.ancestors(word).skip(1).take(5).find(|&a| leaves_open(sentence, text, a) && a < word)?;
    let start = sentence.child(opener, Dep::Neg).unwrap_or(opener).min(opener);
    let clause = sentence.ancestors(word).take_while(|&a| a != opener).last()?;
    let end = sentence.subtree(clause).end.max(word + 1);
    Some(Told { attribute, known: false, trigger: opener, tokens: start..end })
}

/// Which question a word of asking opens.
fn question(sentence: &Sentence, text: &str, word: u16) -> Option<&'static str> {
    let token = &sentence.tokens[word as usize];
    if token.head == NO_HEAD {
        return None;
    }
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    if token.dep == Dep::Mark && matches!(lemma(word).as_ref(), "whether" | "if") {
        // "Whether he was the gunman": one is under suspicion, and none known.
        let is = |c: u16| sentence.tokens[c as usize].dep == Dep::Attr && nouns::is_suspect(&lemma(c));
        let who = sentence.child(token.head, Dep::Nsubj).is_some_and(|who| nouns::is_person(sentence, text, who));
        return (who && sentence.children(token.head).any(is)).then_some(SUSPECT);
    }
    if !matches!(token.tag, Tag::Wrb | Tag::Wp | Tag::Wdt) {
        return None;
    }
    match sentence.word(word, text).lower().as_ref() {
        "why" => Some(MOTIVE),
        "what" if is_subject(token.dep) && WORDS.causes.contains(lemma(token.head).as_ref()) => Some(MOTIVE),
        "who" if is_subject(token.dep) && WORDS.fires.contains(lemma(token.head).as_ref()) => Some(SUSPECT),
        "how" if lemma(token.head) == "many" => {
            let noun = sentence.tokens[token.head as usize].head;
            (noun != NO_HEAD && WORDS.shots.contains(lemma(noun).as_ref()) && is_fired(sentence, noun)).then_some(SHOTS)
        }
        _ => None,
    }
}

fn is_subject(dep: Dep) -> bool {
    matches!(dep, Dep::Nsubj | Dep::Nsubjpass)
}

/// Whether a noun for shots stands with a verb of firing, above it or beneath it.
fn is_fired(sentence: &Sentence, noun: u16) -> bool {
    let fires = |i: u16| WORDS.fires.contains(sentence.tokens[i as usize].lemma.lower().as_ref());
    let head = sentence.tokens[noun as usize].head;
    head != NO_HEAD && fires(head) || sentence.children(noun).any(fires)
}

fn leaves_open(sentence: &Sentence, text: &str, at: u16) -> bool {
    let lemma = sentence.tokens[at as usize].lemma.lower();
    let denied = |i: u16| {
        sentence.children(i).any(|c| {
            sentence.tokens[c as usize].dep == Dep::Neg
                || matches!(sentence.word(c, text).lower().as_ref(), "no" | "never")
        })
    };
    let under_denied = || {
        let head = sentence.tokens[at as usize].head;
        head != NO_HEAD && denied(head)
    };
    WORDS.open.contains(lemma.as_ref())
        || WORDS.denied.contains(lemma.as_ref()) && denied(at)
        || WORDS.unclear.contains(lemma.as_ref()) && (denied(at) || under_denied())
        || WORDS.lack.contains(lemma.as_ref()) && (denied(at) || under_denied())
        || lemma == "be"
            && sentence.children(at).any(|c| {
                matches!(sentence.tokens[c as usize].dep, Dep::Acomp | Dep::Attr | Dep::Nsubj)
                    && leaves_open(sentence, text, c)
            })
}

/// "The motive is unknown", "no motive was given", "have not established a motive".
fn no_motive(sentence: &Sentence, text: &str, noun: u16) -> Option<Told> {
    let token = &sentence.tokens[noun as usize];
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    if !WORDS.motives.contains(lemma(noun).as_ref()) || !token.tag.is_noun() || token.head == NO_HEAD {
        return None;
    }
    let no = sentence.children(noun).any(|c| sentence.word(c, text).lower() == "no");
    let verb = sentence.ancestors(noun).skip(1).find(|&a| sentence.tokens[a as usize].tag.is_verb());
    let open = verb.is_some_and(|v| leaves_open(sentence, text, v))
        || sentence.children(noun).any(|c| c < noun && WORDS.open.contains(lemma(c).as_ref()));
    // "No reason to worry" is no motive.
    if !open && (!no || lemma(noun) == "reason") {
        return None;
    }
    let phrase = sentence.subtree(noun);
    let verb = verb.filter(|_| open).unwrap_or(noun);
    let complement = sentence.child(verb, Dep::Acomp).unwrap_or(verb);
    let from = sentence.child(verb, Dep::Neg).unwrap_or(verb).min(verb);
    Some(Told {
        attribute: MOTIVE,
        known: false,
        trigger: noun,
        tokens: phrase.start.min(from)..phrase.end.max(verb + 1).max(complement + 1),
    })
}

/// "The shooting stemmed from an argument", "sparked by a dispute", "was gang-related".
fn motive(sentence: &Sentence, text: &str, at: u16) -> Option<Told> {
    let token = &sentence.tokens[at as usize];
    let lemma = token.lemma.lower();
    let end = if lemma == "relate" && at >= 2 && sentence.word(at - 1, text) == "-" {
        let to = sentence.word(at - 2, text).lower();
        if !WORDS.related.contains(to.as_ref()) || !sentence.ancestors(at).any(|a| is_copula(sentence, a)) {
            return None;
        }
        at + 1
    } else if token.tag.is_verb() && (WORDS.stems.contains(lemma.as_ref()) || WORDS.causes.contains(lemma.as_ref())) {
        let passive = WORDS.causes.contains(lemma.as_ref());
        let object = sentence.children(at).find_map(|c| {
            let own = &sentence.tokens[c as usize];
            let by = matches!(own.dep, Dep::Prep | Dep::Agent)
                && matches!(own.lemma.lower().as_ref(), "from" | "by" | "out" | "over");
            let object = by.then(|| {
                sentence
                    .child(c, Dep::Pobj)
                    .or_else(|| sentence.child(c, Dep::Prep).and_then(|of| sentence.child(of, Dep::Pobj)))
            })??;
            (own.dep == Dep::Agent || !passive).then_some(object)
        })?;
        if !WORDS.quarrels.contains(sentence.tokens[object as usize].lemma.lower().as_ref()) {
            return None;
        }
        object + 1
    } else {
        return None;
    };
    let subject =
        sentence.children(at).chain(sentence.ancestors(at).skip(1).take(2).flat_map(|a| sentence.children(a)));
    let start = subject
        .filter(|&c| is_subject(sentence.tokens[c as usize].dep) && c < at)
        .map(|c| sentence.subtree(c).start)
        .min()
        .unwrap_or(at);
    Some(Told { attribute: MOTIVE, known: true, trigger: at, tokens: start..end })
}

/// "Shot them because he was furious": why is told.
fn because(context: &Context, s: usize, verb: u16) -> Option<Told> {
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

/// "Fired twelve shots": how many is known.
fn shots(context: &Context, s: usize, noun: u16) -> Option<Told> {
    let (sentence, _) = context.sentence(s);
    let lemma = sentence.tokens[noun as usize].lemma.lower();
    if lemma == "time" || !WORDS.shots.contains(lemma.as_ref()) || !is_fired(sentence, noun) {
        return None;
    }
    let number = context.value_of(s, noun)?;
    let verb = sentence.tokens[noun as usize].head;
    let phrase = number.tokens.start.min(noun)..number.tokens.end.max(noun + 1);
    let tokens = phrase.start.min(verb)..phrase.end.max(verb + 1);
    // "Several shots" leaves the question open.
    let exact = matches!(&number.value, Value::Number(n) if n.set.point().is_some());
    exact.then_some(Told { attribute: SHOTS, known: true, trigger: noun, tokens })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::values;

    #[test]
    fn file_parses() {
        assert!(WORDS.denied.contains("know"));
    }

    #[test]
    fn questions_left_open_are_told_from_those_answered() {
        for (text, attribute, known) in [
            ("Police do not know why the clerk was shot.", MOTIVE, "no"),
            ("It was not clear what led to the stabbing.", MOTIVE, "no"),
            ("The motive for the attack is unknown.", MOTIVE, "no"),
            ("Detectives have not established a motive.", MOTIVE, "no"),
            ("Officers said the killing was gang-related.", MOTIVE, "yes"),
            ("The stabbing stemmed from a dispute over a car.", MOTIVE, "yes"),
            ("Deputies did not know how many shots were fired.", SHOTS, "no"),
            ("The man fired nine rounds at the door.", SHOTS, "yes"),
            ("Nobody spoke to reporters, and there was no indication yet as to why.", MOTIVE, "no"),
            ("It is unclear who fired first.", SUSPECT, "no"),
            ("Detectives do not know if the driver was the gunman.", SUSPECT, "no"),
            ("The clerk stabbed him because he was jealous.", MOTIVE, "yes"),
        ] {
            assert_eq!(values(text, attribute), [known], "{text}");
        }
    }

    #[test]
    fn other_questions_and_reasons_say_nothing() {
        for text in [
            "The mayor knows why the bridge fell.",
            "Police would not say why the permit was denied.",
            "There is no reason to worry about the water.",
            "Nobody asked how many shots of vaccine were left.",
            "The firm has a work-related insurance plan.",
            "She was shot in the arm two times.",
            "Several shots were fired.",
            "Nobody knows whether the driver was hurt.",
            "The clerk did not stab him because he was jealous.",
            "The clerk left because he was tired.",
        ] {
            for attribute in [MOTIVE, SHOTS, SUSPECT] {
                assert!(values(text, attribute).is_empty(), "{text}");
            }
        }
    }
}
