//! How long talks went on or were meant to, where the length hangs on other words than those that frames read: "after two
//! hours the talks were over", "after three hours of talks", "two hours had been set aside".

use super::context::{Context, Draft, anchor, evidence};
use crate::extract::frame::Stage;
use crate::extract::nouns::is_person;
use crate::extract::value::{Found, Sense};
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::{Attribute, Claim, Dep, NO_HEAD, Role, Sentence, Subject, Tag, Value};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use smol_str::SmolStr;
use std::sync::LazyLock;

/// The words of `data/lexicon/talks.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    set_aside: FxHashSet<SmolStr>,
    over: FxHashSet<SmolStr>,
    parting: FxHashSet<SmolStr>,
    haggling: FxHashSet<SmolStr>,
    private: Vec<SmolStr>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/talks.toml"));

const DURATION: &str = "meetings.duration";
const PLANNED: &str = "meetings.planned duration";
const PRIVATE: &str = "meetings.private duration";

/// Adds the lengths of a sentence, and tells those of a part from those of the whole.
pub(super) fn build(context: &Context, s: usize, first: usize, out: &mut Vec<Claim>) {
    let (sentence, _) = context.sentence(s);
    for found in &context.values[s] {
        if !matches!(found.value, Value::Duration(_)) {
            continue;
        }
        let Some((attribute, trigger)) = read(context, s, sentence, found) else { continue };
        let told = sentence.cover(found.tokens.clone());
        let known = |claim: &Claim| {
            claim.trigger.sentence as usize == s
                && claim.as_written == told
                && claim.attribute.name().starts_with("meetings.")
        };
        if out[first..].iter().any(known) {
            continue;
        }
        let rest = match context.propositions[s].iter().find(|p| p.trigger == trigger) {
            Some(proposition) => context.rest(s, proposition),
            None => Vec::new(),
        };
        let mut claim = context.finish(
            s,
            Draft {
                attribute: Attribute::Frame(attribute.into()),
                subject: Subject::Event,
                value: found.value.clone(),
                rest,
                trigger,
                evidence: evidence(sentence, &found.tokens, trigger),
                as_written: found.target,
                polar: false,
            },
        );
        claim.factuality = crate::model::Factuality::FACT;
        out.push(claim);
    }
    for claim in &mut out[first..] {
        if claim.attribute.name() == DURATION
            && let Some(part) = part(context, s, claim.trigger.token)
        {
            match part {
                Part::Private => claim.attribute = Attribute::Frame(PRIVATE.into()),
                // "The first session took an hour": one of several tells nothing of the whole.
                Part::Numbered => claim.attribute = Attribute::Open("duration:session".into()),
            }
        }
    }
}

/// The attribute that a length answers, and the predicate that it hangs on.
fn read(context: &Context, s: usize, sentence: &Sentence, found: &Found) -> Option<(&'static str, u16)> {
    let token = anchor(sentence, &found.tokens);
    let last = found.tokens.end.checked_sub(1)?;
    // "Three hours of talks": done after them, or in them; else a plan or a wish may be meant.
    let of = found.tokens.clone().find_map(|i| {
        sentence
            .children(i)
            .filter(|&c| c > last && sentence.tokens[c as usize].lemma == "of")
            .find_map(|c| sentence.child(c, Dep::Pobj).filter(|&o| is_talk(context, sentence, o)))
    });
    if let Some(noun) = of {
        return match context.stage(s, token) {
            Some(Stage::Planned) => Some((PLANNED, noun)),
            Some(Stage::Done) => Some((DURATION, noun)),
            // What something comes after has been.
            None if found.sense == Sense::After => Some((DURATION, noun)),
            Some(Stage::Asked) | None => None,
        };
    }
    // "After 38 minutes one-on-one."
    let (_, text) = context.sentence(s);
    let behind = found.target.span.end as usize;
    let next = text.get(behind..).map(|rest| rest.trim_start().lower()).unwrap_or_default();
    if WORDS.private.iter().any(|word| word.contains('-') && next.starts_with(word.as_str())) {
        return Some((PRIVATE, last));
    }
    if let Some(noun) = measured(context, sentence, found) {
        return match context.stage(s, noun)? {
            Stage::Planned | Stage::Asked => Some((PLANNED, noun)),
            Stage::Done => Some((DURATION, noun)),
        };
    }
    if is_hours(found)
        && let Some(verb) = sat(context, s, sentence, token)
            .or_else(|| spent(context, s, sentence, token))
            .or_else(|| haggled(context, s, sentence, token))
            .or_else(|| in_the_course(context, s, sentence, found))
    {
        return Some((DURATION, verb));
    }
    let head = sentence.tokens[token as usize].head;
    if head == NO_HEAD {
        return None;
    }
    // "Ministers agreed after nine hours in Lagos": in the opening of a text on talks, these.
    if found.sense == Sense::After
        && let Some(verb) = left(context, s, sentence, found)
    {
        return Some((DURATION, verb));
    }
    // "After an hour the meeting was over", "an hour after it began the meeting ended".
    if matches!(found.sense, Sense::After | Sense::Later | Sense::Into) {
        let verb = sentence.ancestors(token).skip(1).find(|&a| ends(context, s, sentence, a))?;
        let begun = sentence
            .ancestors(token)
            .skip(1)
            .take_while(|&a| a != verb)
            .filter(|&a| sentence.tokens[a as usize].tag.is_verb());
        let mut begun = begun.peekable();
        let from_start = begun.peek().is_none()
            || begun.all(|a| context.lexicon.class_of_verb(&sentence.tokens[a as usize].lemma) == Some("begin"));
        return from_start.then_some((DURATION, token.max(found.tokens.start)));
    }
    // "Lasted two hours, a break included": a length right behind the verb is the verb's, whatever the parser thinks.
    let before = context.propositions[s].iter().find(|p| {
        p.trigger < found.tokens.start
            && found.tokens.start - p.trigger <= 2
            && context.class(p) == "last"
            && p.argument(Role::Agent)
                .is_some_and(|a| is_talk(context, sentence, a.head) || is_sitting(context, sentence, a.head))
    });
    if let Some(proposition) = before {
        return match context.stage(s, proposition.trigger)? {
            Stage::Planned | Stage::Asked => Some((PLANNED, proposition.trigger)),
            Stage::Done => Some((DURATION, proposition.trigger)),
        };
    }
    // "The talks took two hours."
    let verb = &sentence.tokens[head as usize];
    if verb.lemma == "take" && verb.tag.is_verb() && sentence.tokens[token as usize].dep == Dep::Dobj {
        sentence.child(head, Dep::Nsubj).filter(|&n| is_talk(context, sentence, n))?;
        return match context.stage(s, head)? {
            Stage::Planned | Stage::Asked => Some((PLANNED, head)),
            Stage::Done => Some((DURATION, head)),
        };
    }
    // "Two hours had been set aside."
    let verb = &sentence.tokens[head as usize];
    let particle = sentence
        .children(head)
        .find(|&c| c == head + 1 && matches!(sentence.tokens[c as usize].dep, Dep::Prt | Dep::Advmod));
    let full = match particle {
        Some(p) => smol_str::format_smolstr!("{} {}", verb.lemma, sentence.tokens[p as usize].lemma),
        None => SmolStr::default(),
    };
    let planned = verb.tag.is_verb() && (WORDS.set_aside.contains(&*verb.lemma) || WORDS.set_aside.contains(&full));
    let passive = sentence.child(head, Dep::Auxpass).is_some();
    let subject = sentence.child(head, Dep::Nsubjpass);
    let own = subject.is_none_or(|n| found.tokens.contains(&n) || n <= last + 2 && n >= found.tokens.start)
        || subject.is_some_and(|n| is_talk(context, sentence, n));
    (planned && passive && own && found.sense == Sense::Plain).then_some((PLANNED, head))
}

/// The talks that a length before or behind their noun measures: "a ten-minute call", "a final round of five hours".
fn measured(context: &Context, sentence: &Sentence, found: &Found) -> Option<u16> {
    let token = anchor(sentence, &found.tokens);
    let own = &sentence.tokens[token as usize];
    let noun = match own.dep {
        Dep::Compound | Dep::Nummod | Dep::Amod | Dep::Nmod | Dep::Quantmod if own.head != NO_HEAD => own.head,
        Dep::Pobj if own.head != NO_HEAD => {
            let of = &sentence.tokens[own.head as usize];
            (of.dep == Dep::Prep && of.lemma == "of" && of.head != NO_HEAD).then_some(of.head)?
        }
        _ => return None,
    };
    let round = sentence.tokens[noun as usize].lemma == "round" && context.tells_of_meeting();
    (!found.tokens.contains(&noun) && (round || is_talk(context, sentence, noun))).then_some(noun)
}

/// The verb of saying, agreeing or parting that comes after so many hours at a place or with somebody.
fn left(context: &Context, s: usize, sentence: &Sentence, found: &Found) -> Option<u16> {
    let next = sentence.tokens.get(found.tokens.end as usize)?;
    let where_to = sentence.child(found.tokens.end, Dep::Pobj)?;
    let verb = sentence
        .ancestors(anchor(sentence, &found.tokens))
        .skip(1)
        .find(|&a| sentence.tokens[a as usize].tag.is_verb())?;
    let lemma = sentence.tokens[verb as usize].lemma.as_str();
    let hours = matches!(&found.value, Value::Duration(length) if length.set.point().is_none_or(|s| s < 172_800.0));
    (s < OPENING
        && hours
        && matches!(next.lemma.as_str(), "at" | "in" | "with")
        && sentence.tokens[where_to as usize].tag.is_proper()
        && (WORDS.parting.contains(lemma)
            || context.attributions.at_cue(crate::model::TokenRef { sentence: s as u32, token: verb }).is_some())
        && context.tells_of_meeting())
    .then_some(verb)
}

/// Whether a length is of hours or minutes, as talks are.
fn is_hours(found: &Found) -> bool {
    matches!(&found.value, Value::Duration(length) if length.set.point().is_none_or(|s| s < 172_800.0))
        && matches!(found.sense, Sense::Plain | Sense::For)
}

/// "Sat at the table for two hours", "sat together for two hours": who sits down with others talks to them.
fn sat(context: &Context, s: usize, sentence: &Sentence, token: u16) -> Option<u16> {
    let p = &context.propositions[s][context.governor(s, token)?];
    let people = p.arguments.iter().filter(|a| a.role == Role::Agent).count();
    let table = p.arguments.iter().any(|a| sentence.tokens[a.head as usize].lemma == "table");
    let together = sentence.children(p.trigger).any(|c| {
        c > p.trigger && matches!(sentence.tokens[c as usize].lemma.as_str(), "together" | "down" | "with" | "opposite")
    });
    let done = context.stage(s, p.trigger) == Some(Stage::Done) && context.factuality(s, p.trigger).positive;
    (p.predicate == "sit" && people > 0 && (people > 1 || table || together) && done).then_some(p.trigger)
}

/// "Ministers spent nine hours haggling": so long they met. In the opening of a text on talks it need not be told on what.
fn spent(context: &Context, s: usize, sentence: &Sentence, token: u16) -> Option<u16> {
    let p = &context.propositions[s][context.governor(s, token)?];
    if sentence.tokens[p.trigger as usize].lemma != "spend" || !context.tells_of_meeting() {
        return None;
    }
    let together = |a: &crate::extract::proposition::Argument| {
        let own = &sentence.tokens[a.head as usize];
        a.role == Role::Agent
            && matches!(own.tag, Tag::Nns | Tag::Nnps)
            && is_person(sentence, context.sentence(s).1, a.head)
    };
    let several = p.arguments.iter().any(together) || p.arguments.iter().filter(|a| a.role == Role::Agent).count() > 1;
    let haggled = sentence.subtree(p.trigger).any(|i| {
        let own = &sentence.tokens[i as usize];
        own.tag == Tag::Vbg
            && (WORDS.haggling.contains(&*own.lemma) || context.lexicon.class_of_verb(&own.lemma) == Some("meet"))
            || i > p.trigger && is_talk(context, sentence, i)
    });
    let done = context.stage(s, p.trigger) == Some(Stage::Done) && context.factuality(s, p.trigger).positive;
    (several && (haggled || s < OPENING) && done).then_some(p.trigger)
}

/// "After arguing behind closed doors for three hours": those who meet, in a text on talks.
fn haggled(context: &Context, s: usize, sentence: &Sentence, token: u16) -> Option<u16> {
    let p = &context.propositions[s][context.governor(s, token)?];
    let verb = &sentence.tokens[p.trigger as usize];
    let single = |a: &crate::extract::proposition::Argument| {
        a.role == Role::Agent && !matches!(sentence.tokens[a.head as usize].tag, Tag::Nns | Tag::Nnps | Tag::Prp)
    };
    let after = sentence.child(p.trigger, Dep::Mark).or((verb.head != NO_HEAD).then_some(verb.head));
    let done = context.stage(s, p.trigger) == Some(Stage::Done)
        || verb.tag == Tag::Vbg && after.is_some_and(|m| sentence.tokens[m as usize].lemma == "after");
    let alone = p.arguments.iter().filter(|a| a.role == Role::Agent).count() == 1 && p.arguments.iter().any(single);
    (verb.tag.is_verb()
        && WORDS.haggling.contains(&*verb.lemma)
        && verb.lemma != "work"
        && done
        && !alone
        && context.factuality(s, p.trigger).positive
        && context.tells_of_talks())
    .then_some(p.trigger)
}

/// Sentences that open a text, its title among them.
const OPENING: usize = 3;

/// "In the course of ten minutes she congratulated him", in a text on a call or a meeting.
fn in_the_course(context: &Context, s: usize, sentence: &Sentence, found: &Found) -> Option<u16> {
    let (_, text) = context.sentence(s);
    let before = text.get(..found.target.span.start as usize)?.trim_end();
    let before = before.strip_suffix("the").map_or(before, str::trim_end).lower();
    let token = anchor(sentence, &found.tokens);
    let verb = sentence.ancestors(token).find(|&a| sentence.tokens[a as usize].tag.is_verb())?;
    // "At the end of two hours on the telephone", but not "at the end of the two hours allotted".
    let last = sentence.tokens.get(found.tokens.end as usize).map_or("", |t| t.lemma.as_str());
    let led = before.ends_with("in the course of")
        || before.ends_with("at the end of") && matches!(last, "on" | "with" | "together" | "," | "at");
    (led && context.tells_of_meeting() && context.stage(s, verb) == Some(Stage::Done)).then_some(verb)
}

/// Whether what lasts is a stretch of the day in a text on talks ("the night in Lagos lasted ten hours"), or the people who
/// meet, in a clause on their meeting ("a meeting of ministers that lasted two hours").
fn is_sitting(context: &Context, sentence: &Sentence, noun: u16) -> bool {
    let token = &sentence.tokens[noun as usize];
    if matches!(token.lemma.as_str(), "night" | "evening" | "afternoon" | "marathon") {
        return context.tells_of_meeting();
    }
    let of = (token.dep == Dep::Pobj && token.head != NO_HEAD).then(|| &sentence.tokens[token.head as usize]);
    of.is_some_and(|of| of.lemma == "of" && of.head != NO_HEAD && is_talk(context, sentence, of.head))
}

/// Whether the verb at `verb` tells that talks have ended: "the talks ended", "the meeting was over", "came to an end".
fn ends(context: &Context, s: usize, sentence: &Sentence, verb: u16) -> bool {
    let token = &sentence.tokens[verb as usize];
    if !token.tag.is_verb() {
        return false;
    }
    let told = |noun: u16| is_talk(context, sentence, noun);
    let about = sentence
        .children(verb)
        .any(|c| matches!(sentence.tokens[c as usize].dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj) && told(c));
    let over = sentence.children(verb).any(|c| {
        let own = &sentence.tokens[c as usize];
        matches!(own.dep, Dep::Advmod | Dep::Acomp | Dep::Prt | Dep::Prep) && WORDS.over.contains(&*own.lemma)
    });
    let to_an_end = sentence.children(verb).any(|c| {
        sentence.child(c, Dep::Pobj).is_some_and(|o| {
            let own = &sentence.tokens[o as usize];
            context.lexicon.class_of_noun(&own.lemma) == Some("end")
        })
    });
    let lemma = token.lemma.as_str();
    let end = context.lexicon.class_of_verb(lemma) == Some("end")
        || (lemma == "be" && over)
        || (matches!(lemma, "come" | "draw") && to_an_end);
    about && end && context.stage(s, verb) == Some(Stage::Done)
}

/// Whether a noun is one for talks.
fn is_talk(context: &Context, sentence: &Sentence, noun: u16) -> bool {
    let token = &sentence.tokens[noun as usize];
    token.tag.is_noun() && context.lexicon.class_of_noun(&token.lemma.lower()) == Some("meet")
}

/// Which part of a meeting a length is of.
enum Part {
    /// The talk of the principals alone.
    Private,
    /// One of several, by its number.
    Numbered,
}

/// The part of the meeting that the predicate at `trigger` tells of, by the words of its phrase or of its subject's.
fn part(context: &Context, s: usize, trigger: u16) -> Option<Part> {
    let (sentence, text) = context.sentence(s);
    let subject = context.propositions[s]
        .iter()
        .find(|p| p.trigger == trigger)
        .and_then(|p| p.argument(Role::Agent))
        .map(|a| a.head);
    let token = &sentence.tokens[trigger as usize];
    let noun = if token.tag.is_noun() { Some(trigger) } else { subject };
    if let Some(noun) = noun {
        let phrase = crate::extract::proposition::phrase(sentence, noun);
        let words = sentence.cover(phrase).span.of(text).lower();
        if tells(&words) {
            return Some(Part::Private);
        }
        let numbered = sentence.tokens[noun as usize].lemma == "session"
            && sentence.children(noun).any(|c| {
                c < noun
                    && context.values[s].iter().any(|f| f.tokens.contains(&c) && matches!(f.value, Value::Ordinal(_)))
            });
        if numbered {
            return Some(Part::Numbered);
        }
    }
    if token.tag.is_verb() {
        let manner = sentence.children(trigger).filter(|&c| c > trigger).any(|c| {
            let dep = sentence.tokens[c as usize].dep;
            matches!(dep, Dep::Advmod | Dep::Npadvmod | Dep::Acomp | Dep::Oprd | Dep::Dep | Dep::Prep | Dep::Nummod)
                && tells(&sentence.cover(sentence.subtree(c)).span.of(text).lower())
        });
        return manner.then_some(Part::Private);
    }
    None
}

fn tells(words: &str) -> bool {
    WORDS
        .private
        .iter()
        .any(|word| words.split(|c: char| c.is_whitespace() || matches!(c, ',' | '"' | '“' | '”')).any(|w| w == word))
}
