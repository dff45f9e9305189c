//! On whose initiative people meet, where a phrase or a cleft clause tells it: "convened at Norland's request", "it was the
//! mayor who asked for the talks".

use super::context::{Context, Draft, LONGEST, cover, told};
use crate::extract::nouns;
use crate::extract::proposition::{Form, phrase};
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::{Claim, Dep, NO_HEAD, Sentence, Subject, Tag, Value};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

/// The words of `data/lexicon/initiative.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    asking: FxHashSet<String>,
    moves: FxHashSet<String>,
    holding: FxHashSet<String>,
    making: FxHashSet<String>,
    urging: FxHashSet<String>,
    table: FxHashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/initiative.toml"));

const REQUESTER: &str = "meetings.requester";

/// Who asked, the word that tells it, and the words around it.
type Asked = (u16, u16, Range<u16>);

/// Adds who asked for the meeting that a document tells of.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, _) = context.sentence(s);
    let first = out.len();
    for i in 0..sentence.tokens.len() as u16 {
        // What names talks itself needs no further sign that it is on them.
        let by_itself = || cleft(context, s, i).or_else(|| received(context, s, i)).or_else(|| urged(context, s, i));
        let amid_talks = || {
            let found = at_request(context, s, i).or_else(|| from(context, s, i)).or_else(|| owned(context, s, i));
            found.filter(|_| context.tells_of_talks())
        };
        let Some((who, trigger, range)) = by_itself().or_else(amid_talks) else { continue };
        let Some(m) = context.mention(s, who) else { continue };
        let told = |claim: &Claim| {
            claim.attribute.name() == REQUESTER && (claim.trigger.sentence, claim.trigger.token) == (s as u32, trigger)
        };
        if out[first..].iter().any(told) || !context.factuality(s, trigger).positive {
            continue;
        }
        let evidence = cover(sentence, range.start..range.end.min(range.start + LONGEST));
        out.push(context.finish(
            s,
            Draft {
                as_written: sentence.cover(phrase(sentence, who)),
                ..Draft::frame(REQUESTER, Subject::Event, Value::Mention(m), trigger, evidence)
            },
        ));
    }
}

/// Who asked, of a noun of asking that hangs on "at" or "on", and the preposition: "at the request of the mayor".
fn request(sentence: &Sentence, text: &str, noun: u16) -> Option<(u16, u16)> {
    let token = &sentence.tokens[noun as usize];
    if token.dep != Dep::Pobj || !WORDS.asking.contains(token.lemma.as_str()) || token.head == NO_HEAD {
        return None;
    }
    let at = token.head;
    if !matches!(sentence.tokens[at as usize].lemma.lower().as_ref(), "at" | "on" | "upon") {
        return None;
    }
    let of = || sentence.children(noun).find(|&c| sentence.tokens[c as usize].lemma == "of");
    let who = sentence.child(noun, Dep::Poss).or_else(|| of().and_then(|of| sentence.child(of, Dep::Pobj)))?;
    is_party(sentence, text, who).then_some((who, at))
}

/// "The talks were called at Norland's request", "at the request of the mayor, they met": who asked, the verb, the words.
fn at_request(context: &Context, s: usize, noun: u16) -> Option<Asked> {
    let (sentence, text) = context.sentence(s);
    let (who, at) = request(sentence, text, noun)?;
    let verb = sentence.tokens[at as usize].head;
    if verb == NO_HEAD {
        return None;
    }
    let p = context.propositions[s].iter().find(|p| p.trigger == verb);
    // "It was called", "they were convened", "the talks were held": what comes about is the meeting.
    let called = WORDS.holding.contains(sentence.tokens[verb as usize].lemma.as_str())
        && p.is_some_and(|p| {
            p.arguments.iter().any(|a| {
                let own = &sentence.tokens[a.head as usize];
                own.tag == Tag::Prp || context.lexicon.class_of_noun(&own.lemma.lower()) == Some("meet")
            })
        });
    // "The meeting in Lagos, which was held on the initiative of Norland".
    let of = &sentence.tokens[verb as usize];
    let is_meeting = |n: u16| context.lexicon.class_of_noun(&sentence.tokens[n as usize].lemma.lower()) == Some("meet");
    let relative = of.dep == Dep::Relcl
        && (of.head != NO_HEAD && is_meeting(of.head)
            // The parser hangs it on the place: "the meeting in Lagos, which".
            || sentence.ancestors(verb).skip(1).take(3).any(is_meeting));
    let called = called || relative && WORDS.holding.contains(of.lemma.as_str());
    // "They met at her request": a verb; "the talks that came at her request" may be any.
    let met = p.is_some_and(|p| p.form == Form::Verb && context.class(p) == "meet");
    (called || met).then(|| (who, verb, around(sentence, noun, at, verb)))
}

/// "At the request of Norland, the mayor received the envoy."
fn received(context: &Context, s: usize, noun: u16) -> Option<Asked> {
    let (sentence, text) = context.sentence(s);
    let (who, at) = request(sentence, text, noun)?;
    let verb = sentence.tokens[at as usize].head;
    if verb == NO_HEAD || !matches!(sentence.tokens[verb as usize].lemma.as_str(), "receive" | "see" | "host") {
        return None;
    }
    let host = sentence.child(verb, Dep::Nsubj).filter(|&n| is_party(sentence, text, n));
    let guest = sentence.child(verb, Dep::Dobj).filter(|&n| nouns::is_person(sentence, text, n));
    (host.is_some() && guest.is_some()).then(|| (who, verb, around(sentence, noun, at, verb)))
}

/// The words of a verb and of the request under it, short of what stands far off.
fn around(sentence: &Sentence, noun: u16, at: u16, verb: u16) -> Range<u16> {
    let end = sentence.subtree(noun).end;
    if at < verb || end - verb > LONGEST {
        return at..end;
    }
    let subject = sentence.child(verb, Dep::Nsubjpass).or_else(|| sentence.child(verb, Dep::Nsubj));
    let start = subject.map(|n| phrase(sentence, n).start).filter(|&n| n < verb && end - n <= LONGEST);
    start.unwrap_or(verb)..end
}

/// "The request came from the union", "the proposal was put by Norland": whose it was, where it is for nothing but talks.
fn from(context: &Context, s: usize, noun: u16) -> Option<Asked> {
    let (sentence, text) = context.sentence(s);
    let verb = first_step(context, sentence, noun)?;
    let lemma = sentence.tokens[verb as usize].lemma.as_str();
    let who = sentence.children(verb).find_map(|c| {
        let own = &sentence.tokens[c as usize];
        let by = own.dep == Dep::Agent && WORDS.making.contains(lemma);
        let from = own.lemma == "from" && matches!(lemma, "come" | "originate" | "emanate");
        if by || from { sentence.child(c, Dep::Pobj) } else { None }
    })?;
    is_party(sentence, text, who).then(|| (who, verb, phrase(sentence, noun).start..sentence.subtree(who).end))
}

/// "The idea had been the mayor's", "the initiative was hers".
fn owned(context: &Context, s: usize, noun: u16) -> Option<Asked> {
    let (sentence, text) = context.sentence(s);
    let be = first_step(context, sentence, noun).filter(|&v| sentence.tokens[v as usize].lemma == "be")?;
    let who = sentence.child(be, Dep::Attr).filter(|&n| is_party(sentence, text, n))?;
    let possessive = sentence.children(who).find(|&c| sentence.tokens[c as usize].tag == Tag::Pos)?;
    sentence.child(be, Dep::Neg).is_none().then(|| (who, be, phrase(sentence, noun).start..possessive + 1))
}

/// The verb whose subject is a first step towards talks: not "the request for money".
fn first_step(context: &Context, sentence: &Sentence, noun: u16) -> Option<u16> {
    let token = &sentence.tokens[noun as usize];
    let step = WORDS.asking.contains(token.lemma.as_str()) || WORDS.moves.contains(token.lemma.as_str());
    let subject = matches!(token.dep, Dep::Nsubj | Dep::Nsubjpass) && token.head != NO_HEAD;
    let other = || {
        sentence.subtree(noun).any(|i| {
            let own = &sentence.tokens[i as usize];
            i > noun && own.tag.is_noun() && context.lexicon.class_of_noun(&own.lemma.lower()) != Some("meet")
        })
    };
    (step && subject && !other()).then_some(token.head)
}

/// "They begged us to come back to the table": who asked, where no frame tells it.
fn urged(context: &Context, s: usize, verb: u16) -> Option<Asked> {
    let (sentence, text) = context.sentence(s);
    let token = &sentence.tokens[verb as usize];
    let asks = token.tag.is_verb()
        && (WORDS.urging.contains(token.lemma.as_str())
            || context.lexicon.class_of_verb(&token.lemma) == Some("request"));
    let who = sentence.child(verb, Dep::Nsubj).filter(|&n| asks && is_party(sentence, text, n))?;
    let modal = sentence.children(verb).any(|c| matches!(sentence.tokens[c as usize].tag, Tag::Md | Tag::To));
    let what = sentence.child(verb, Dep::Ccomp).or_else(|| sentence.child(verb, Dep::Xcomp))?;
    let sits = sentence.tokens[what as usize].lemma == "sit"
        && sentence.child(what, Dep::Prt).is_some_and(|p| sentence.tokens[p as usize].lemma == "down");
    let table = || sentence.subtree(what).any(|i| WORDS.table.contains(sentence.tokens[i as usize].lemma.as_str()));
    if modal || what < verb || !(sits || table()) {
        return None;
    }
    let start = phrase(sentence, who).start;
    let end = told(sentence, what, start + LONGEST).max((what + 1).min(start + LONGEST));
    Some((who, verb, start..end))
}

/// "It was the mayor who asked to meet": who alone did it.
fn cleft(context: &Context, s: usize, be: u16) -> Option<Asked> {
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
                || WORDS.table.contains(token.lemma.as_str())
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
        || sentence.tokens[noun as usize].tag.is_proper()
        || matches!(sentence.tokens[noun as usize].lemma.as_str(), "side" | "management" | "union")
}
