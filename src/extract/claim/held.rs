//! Whether a meeting or a press conference has been held yet, and the day that it is planned for: what one report announces
//! another may tell as done.

use super::context::{Context, Draft, LONGEST};
use crate::extract::frame::Stage;
use crate::extract::proposition::{Argument, Form, Proposition, Tense};
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::{Attribute, Certainty, Claim, Dep, Filler, LEAD, NO_HEAD, Role, Sentence, Subject, Tag, Value};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

/// The words of `data/lexicon/held.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// Verbs whose object is the meeting that is held, planned or ended.
    carriers: FxHashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/held.toml"));

const HELD: &str = "meetings.held";
const PRESS: &str = "meetings.press conference";
const DATE: &str = "meetings.planned date";

/// Adds the claims of a document. One that tells of a meeting as done, whatever further ones it announces, tells of it as
/// done alone.
pub(super) fn build(context: &Context, out: &mut Vec<Claim>) {
    let mut held = Vec::new();
    let mut press = Vec::new();
    let mut days = Vec::new();
    for s in 0..context.propositions.len() {
        if s < LEAD as usize {
            for proposition in &context.propositions[s] {
                meeting(context, s, proposition, &mut held, &mut days);
            }
        }
        conferences(context, s, &mut press);
    }
    for claims in [&mut held, &mut press] {
        let done = |claim: &Claim| claim.value == Value::Polarity(true);
        if claims.iter().any(done) {
            claims.retain(done);
        }
        out.append(claims);
    }
    if !out.iter().any(|claim| claim.attribute.name() == HELD && claim.value == Value::Polarity(true)) {
        out.append(&mut days);
    }
}

/// The claims of a proposition that tells of two who meet.
fn meeting(context: &Context, s: usize, p: &Proposition, held: &mut Vec<Claim>, days: &mut Vec<Claim>) {
    if context.class(p) != "meet" || p.form == Form::Copula {
        return;
    }
    // "She spoke to reporters": one speaks to many, two speak with one another.
    let aside =
        |a: &&Argument| matches!(p.predicate.as_str(), "speak" | "talk") && a.preposition.as_deref() == Some("to");
    let (sentence, text) = context.sentence(s);
    let parties: Vec<(Role, Filler)> = p
        .arguments
        .iter()
        .filter(|a| matches!(a.role, Role::Agent | Role::Patient | Role::Recipient | Role::Other))
        .filter(|a| sentence.tokens[a.head as usize].tag.is_proper() || context.mention(s, a.head).is_some())
        .filter(|a| !aside(a))
        .filter(|a| crate::extract::nouns::is_person(sentence, text, a.head))
        .map(|a| (Role::Agent, context.filler(s, a.head, &a.tokens)))
        .collect();
    if parties.len() < 2 {
        return;
    }
    let token = &sentence.tokens[p.trigger as usize];
    let verb = match p.form {
        Form::Verb => Some(p.trigger),
        _ => p.carrier.or_else(|| (token.head != NO_HEAD).then_some(token.head)),
    };
    let Some(verb) = verb.filter(|&v| sentence.tokens[v as usize].tag.is_verb()) else { return };
    // "To play down her talk with Okafor": what is done about a talk tells nothing of whether it was held.
    let about = p.form != Form::Verb
        && token.dep == Dep::Dobj
        && sentence.child(p.trigger, Dep::Poss).is_some()
        && !WORDS.carriers.contains(sentence.tokens[verb as usize].lemma.as_str());
    if about {
        return;
    }
    let to = sentence.children(verb).any(|c| sentence.tokens[c as usize].tag == Tag::To);
    // "Silva and Okafor to meet": a headline's infinitive is its future.
    let announced = sentence.heading
        && to
        && (sentence.tokens[verb as usize].head == NO_HEAD || sentence.tokens[verb as usize].dep == Dep::Ccomp);
    // "When the two meet on 4 May": so, too, is the present of a clause of time.
    let in_time = crate::extract::proposition::tense_of(sentence, verb) == Tense::Present
        && !sentence.heading
        && (sentence.tokens[verb as usize].dep == Dep::Advcl
            || sentence.children(verb).any(|c| sentence.tokens[c as usize].lemma == "when"));
    let future = crate::extract::proposition::tense_of(sentence, verb) == Tense::Future;
    let stage = if announced || in_time || future { Some(Stage::Planned) } else { context.stage_of(s, p) };
    let range = around(context, s, sentence, verb, p.trigger);
    // "To meet again", "further talks": another meeting than the one that others may tell of as done.
    let further = [verb, p.trigger].into_iter().flat_map(|head| sentence.children(head)).any(|c| {
        matches!(
            sentence.tokens[c as usize].lemma.as_str(),
            "again" | "another" | "next" | "new" | "further" | "more" | "fresh" | "second" | "follow-up" | "regular"
        )
    });
    let stage = match stage {
        _ if further => return,
        Some(Stage::Done) if ended(context, sentence, verb, p) => true,
        Some(Stage::Planned) => false,
        _ => return,
    };
    held.push(claim(context, s, HELD, Value::Polarity(stage), parties.clone(), verb, range.clone()));
    if !stage {
        let date = context.values[s].iter().find(|f| {
            matches!(f.value, Value::Date(_))
                && matches!(f.sense, crate::extract::value::Sense::Plain)
                && (context.governor(s, super::context::anchor(sentence, &f.tokens)).is_some_and(|k| {
                    let q = &context.propositions[s][k];
                    q.trigger == p.trigger || q.trigger == verb || q.carrier == Some(verb)
                }) || range.contains(&f.tokens.start))
        });
        if let Some(found) = date {
            let range = range.start.min(found.tokens.start)..range.end.max(found.tokens.end);
            let range = if range.len() > LONGEST as usize { found.tokens.clone() } else { range };
            days.push(claim(context, s, DATE, found.value.clone(), parties, verb, range));
        }
    }
}

/// Whether a verb in the past tells that the meeting itself took place: it is what they did, or what they ended.
fn ended(context: &Context, sentence: &Sentence, verb: u16, p: &Proposition) -> bool {
    if p.form == Form::Verb {
        return crate::extract::proposition::tense_of(sentence, verb) == Tense::Past;
    }
    let lemma = sentence.tokens[verb as usize].lemma.as_str();
    matches!(lemma, "hold" | "have" | "finish" | "wrap") || context.lexicon.class_of_verb(lemma) == Some("end")
}

/// The press conferences of a sentence.
fn conferences(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    for noun in 1..sentence.tokens.len() as u16 {
        let token = &sentence.tokens[noun as usize];
        if token.lemma != "conference" || !matches!(sentence.word(noun - 1, text).lower().as_ref(), "press" | "news") {
            continue;
        }
        let Some(verb) = sentence.ancestors(noun).skip(1).find(|&a| sentence.tokens[a as usize].tag.is_verb()) else {
            continue;
        };
        if !matches!(token.dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Dative) || token.head != verb {
            continue;
        }
        // "Is to follow": the verb that comes is under the copula.
        let below = sentence.child(verb, Dep::Xcomp).filter(|_| sentence.tokens[verb as usize].lemma == "be");
        let future = crate::extract::proposition::tense_of(sentence, verb) == Tense::Future;
        let done = match below.map_or_else(|| context.stage(s, verb), |x| context.stage(s, x)) {
            _ if future => false,
            Some(Stage::Planned) => false,
            Some(Stage::Done)
                if below.is_none()
                    && crate::extract::proposition::tense_of(sentence, verb) == Tense::Past
                    && context.factuality(s, verb).positive =>
            {
                true
            }
            _ => continue,
        };
        let range = around(context, s, sentence, below.unwrap_or(verb), noun);
        out.push(claim(context, s, PRESS, Value::Polarity(done), Vec::new(), verb, range));
    }
}

/// The verb with its auxiliaries, the noun where it is near, and the day or place behind.
fn around(context: &Context, s: usize, sentence: &Sentence, verb: u16, noun: u16) -> Range<u16> {
    let mut range = verb..verb + 1;
    for child in sentence.children(verb) {
        if matches!(sentence.tokens[child as usize].dep, Dep::Aux | Dep::Auxpass) {
            range.start = range.start.min(child);
        }
    }
    let near = |range: &Range<u16>, other: Range<u16>| {
        let both = range.start.min(other.start)..range.end.max(other.end);
        if both.len() <= 10 { both } else { range.clone() }
    };
    range =
        near(&range, noun.saturating_sub(u16::from(sentence.tokens[noun as usize].lemma == "conference"))..noun + 1);
    for child in sentence.children(verb).filter(|&c| c > verb) {
        let token = &sentence.tokens[child as usize];
        let subtree = sentence.subtree(child);
        let time =
            context.values[s].iter().any(|f| matches!(f.value, Value::Date(_)) && subtree.contains(&f.tokens.start));
        if time || token.dep == Dep::Prep && token.lemma == "in" {
            range = near(&range, subtree);
        }
    }
    range
}

fn claim(
    context: &Context,
    s: usize,
    attribute: &'static str,
    value: Value,
    rest: Vec<(Role, Filler)>,
    trigger: u16,
    range: Range<u16>,
) -> Claim {
    let (sentence, _) = context.sentence(s);
    let span = sentence.cover(range);
    let mut claim = context.finish(
        s,
        Draft {
            attribute: Attribute::Frame(attribute.into()),
            subject: Subject::Event,
            value,
            rest,
            trigger,
            evidence: span,
            as_written: span,
            polar: true,
        },
    );
    // That it was planned is a fact, whatever comes of it.
    claim.factuality.certainty = claim.factuality.certainty.min(Certainty::Probable);
    if matches!(claim.value, Value::Polarity(false)) || attribute == DATE {
        claim.factuality.certainty = Certainty::Certain;
    }
    claim
}
