//! On whose initiative people meet, where a phrase or a cleft clause tells it: "convened at Norland's request", "it was the
//! mayor who asked for the talks".

use super::context::{Context, Draft, LONGEST, cover, told};
use crate::extract::nouns;
use crate::extract::proposition::{Form, phrase};
use crate::knowledge::knowledge;
use crate::model::{Claim, Dep, NO_HEAD, Sentence, Subject, Tag, Value};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

/// The words of `data/lexicon/initiative.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// Nouns of asking for something, which name who asked.
    asking: FxHashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/initiative.toml"));

/// Adds who asked for the meeting that a document tells of.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    if !context.tells_of_meeting() {
        return;
    }
    let (sentence, _) = context.sentence(s);
    for i in 0..sentence.tokens.len() as u16 {
        let Some((who, trigger, range)) = at_request(context, s, i).or_else(|| cleft(context, s, i)) else { continue };
        let Some(m) = context.mention(s, who) else { continue };
        let evidence = cover(sentence, range.start..range.end.min(range.start + LONGEST));
        out.push(context.finish(
            s,
            Draft {
                as_written: sentence.cover(phrase(sentence, who)),
                ..Draft::frame("meetings.requester", Subject::Event, Value::Mention(m), trigger, evidence)
            },
        ));
    }
}

/// "The talks were called at Norland's request", "at the request of the mayor, they met": who asked, the verb, the words.
fn at_request(context: &Context, s: usize, noun: u16) -> Option<(u16, u16, Range<u16>)> {
    let (sentence, text) = context.sentence(s);
    let token = &sentence.tokens[noun as usize];
    if token.dep != Dep::Pobj || !WORDS.asking.contains(token.lemma.as_str()) || token.head == NO_HEAD {
        return None;
    }
    let at = token.head;
    if !matches!(sentence.tokens[at as usize].lemma.as_str(), "at" | "on" | "upon") {
        return None;
    }
    let of = || sentence.children(noun).find(|&c| sentence.tokens[c as usize].lemma == "of");
    let who = sentence.child(noun, Dep::Poss).or_else(|| of().and_then(|of| sentence.child(of, Dep::Pobj)))?;
    let verb = sentence.tokens[at as usize].head;
    if verb == NO_HEAD || !is_party(sentence, text, who) {
        return None;
    }
    let p = context.propositions[s].iter().find(|p| p.trigger == verb);
    // "It was called", "they were convened", "the talks were held": what comes about is the meeting.
    let called = matches!(
        sentence.tokens[verb as usize].lemma.as_str(),
        "call" | "convene" | "hold" | "arrange" | "organise" | "organize"
    ) && p.is_some_and(|p| {
        p.arguments.iter().any(|a| {
            let own = &sentence.tokens[a.head as usize];
            own.tag == Tag::Prp || context.lexicon.class_of_noun(&own.lemma) == Some("meet")
        })
    });
    let received = matches!(sentence.tokens[verb as usize].lemma.as_str(), "receive" | "see" | "host")
        && p.is_some_and(|p| p.arguments.iter().filter(|a| nouns::is_person(sentence, text, a.head)).count() > 1);
    // "They met at her request": a verb; "the talks that came at her request" may be any.
    let met = p.is_some_and(|p| p.form == Form::Verb && context.class(p) == "meet");
    if !(called || received || met) {
        return None;
    }
    let end = sentence.subtree(noun).end;
    let range = if at > verb && end - verb <= LONGEST {
        let subject = sentence.child(verb, Dep::Nsubjpass).or_else(|| sentence.child(verb, Dep::Nsubj));
        let start = subject.map(|n| phrase(sentence, n).start).filter(|&n| n < verb && end - n <= LONGEST);
        start.unwrap_or(verb)..end
    } else {
        at..end
    };
    Some((who, verb, range))
}

/// "It was the mayor who asked to meet": who alone did it.
fn cleft(context: &Context, s: usize, be: u16) -> Option<(u16, u16, Range<u16>)> {
    let (sentence, text) = context.sentence(s);
    if sentence.tokens[be as usize].lemma != "be" || sentence.child(be, Dep::Neg).is_some() {
        return None;
    }
    let it = sentence.child(be, Dep::Nsubj).filter(|&n| sentence.tokens[n as usize].lemma == "it")?;
    let who = sentence.child(be, Dep::Attr).filter(|&n| is_party(sentence, text, n))?;
    let verb = sentence.subtree(be).find(|&v| {
        let token = &sentence.tokens[v as usize];
        let relative = || {
            sentence.child(v, Dep::Nsubj).is_some_and(|n| {
                matches!(sentence.tokens[n as usize].tag, Tag::Wdt | Tag::Wp)
                    || sentence.tokens[n as usize].lemma == "that"
            })
        };
        v > who
            && token.tag.is_verb()
            && matches!(context.lexicon.class_of_verb(&token.lemma), Some("request" | "propose"))
            && relative()
    })?;
    // "Who asked for money" asks for no meeting; "for the matter to be reopened", "to come back to the table" may.
    let meets = sentence.subtree(verb).any(|i| {
        let token = &sentence.tokens[i as usize];
        i > verb
            && (token.tag.is_noun() && context.lexicon.class_of_noun(&token.lemma) == Some("meet")
                || token.tag.is_verb() && context.lexicon.class_of_verb(&token.lemma) == Some("meet")
                || matches!(token.lemma.as_str(), "table" | "reopen" | "resume")
                || token.lemma == "open" && token.tag.is_verb())
    });
    if !meets {
        return None;
    }
    let end = told(sentence, verb, it + LONGEST).max((verb + 1).min(it + LONGEST));
    Some((who, verb, it..end))
}

fn is_party(sentence: &Sentence, text: &str, noun: u16) -> bool {
    nouns::is_person(sentence, text, noun)
        || nouns::is_organisation(sentence, noun)
        || nouns::is_place(sentence, noun)
        || sentence.tokens[noun as usize].lemma == "side"
}
