//! What post or rank somebody holds: "Deputy Mayor Ana Diaz", "Diaz, an associate director at the bank".

use super::context::{Context, Draft, cover};
use crate::extract::{kinds, nouns, posts};
use crate::lower::Lower;
use crate::model::value::Phrase;
use crate::model::{Attribute, Claim, Dep, Filler, MentionIx, MentionKind, NO_HEAD, Role, Sentence, Subject, Value};
use smol_str::SmolStr;
use std::ops::Range;

const RANK: &str = "people.rank";

/// Adds the posts and ranks of a sentence.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    for i in 0..sentence.tokens.len() as u16 {
        if !sentence.tokens[i as usize].tag.is_noun() || !posts::is_noun(&lower(sentence, i)) {
            continue;
        }
        let tokens = noun_phrase(sentence, i);
        let words: Vec<SmolStr> = tokens
            .clone()
            .filter(|&k| sentence.tokens[k as usize].dep != Dep::Det)
            .map(|k| lower(sentence, k))
            .collect();
        let Some((attribute, post)) = posts::of(&words) else { continue };
        let Some(holder) = holder(context, s, i) else { continue };
        if !nouns::is_person(sentence, text, holder) {
            continue;
        }
        let Some(m) = context.mention(s, holder) else { continue };
        let body = body(context, s, i);
        let end = body.as_ref().map_or(tokens.end, |(_, end)| *end);
        let rest = body.map(|(filler, _)| (Role::Topic, filler)).into_iter().collect();
        out.push(claim(context, s, attribute, m, post, rest, i, tokens.start..end));
    }
    for (m, mention) in (0..).zip(context.mentions).filter(|(_, m)| m.head.sentence as usize == s) {
        titles(context, s, m, mention.kind, out);
    }
}

/// The post and the rank in the title before a name.
fn titles(context: &Context, s: usize, m: MentionIx, kind: MentionKind, out: &mut Vec<Claim>) {
    let mention = &context.mentions[m as usize];
    let Some(title) = mention.titles.last().filter(|_| kind == MentionKind::Name) else { return };
    // A surname alone may be another's.
    if mention.text.split_whitespace().nth(1).is_none() {
        return;
    }
    let words: Vec<SmolStr> = title.split_whitespace().map(|w| w.trim_matches('.').lower().as_ref().into()).collect();
    let tokens = mention.head.token.min(mention.start)..mention.end;
    let start = tokens.start.saturating_sub(words.len() as u16);
    if let Some((attribute, post)) = posts::of(&words) {
        out.push(claim(context, s, attribute, m, post, Vec::new(), mention.head.token, start..tokens.end));
    }
    let Some(rank) = words.last().and_then(|last| kinds::of(RANK, std::slice::from_ref(last))) else { return };
    // "Lieutenant colonel", "sergeant major": two words for one rank.
    if words.len() > 1 && kinds::of(RANK, &words[..words.len() - 1]).is_some() {
        return;
    }
    let value = Phrase::new(rank, Vec::<SmolStr>::new());
    out.push(claim(context, s, RANK, m, value, Vec::new(), mention.head.token, start..tokens.end));
}

#[allow(clippy::too_many_arguments)] // The parts of a claim.
fn claim(
    context: &Context,
    s: usize,
    attribute: &str,
    who: MentionIx,
    value: Phrase,
    rest: Vec<(Role, Filler)>,
    trigger: u16,
    tokens: Range<u16>,
) -> Claim {
    let (sentence, _) = context.sentence(s);
    let span = cover(sentence, tokens);
    context.finish(
        s,
        Draft {
            attribute: Attribute::Frame(attribute.into()),
            subject: Subject::Mention(who),
            value: Value::Phrase(value),
            rest,
            trigger,
            evidence: span,
            as_written: span,
            polar: false,
        },
    )
}

fn lower(sentence: &Sentence, i: u16) -> SmolStr {
    sentence.tokens[i as usize].lemma.lower().as_ref().into()
}

/// The noun with what stands before it.
fn noun_phrase(sentence: &Sentence, noun: u16) -> Range<u16> {
    let before = |c: &u16| {
        *c < noun
            && matches!(
                sentence.tokens[*c as usize].dep,
                Dep::Amod | Dep::Compound | Dep::Nmod | Dep::Det | Dep::Advmod
            )
    };
    sentence.children(noun).find(before).unwrap_or(noun)..noun + 1
}

/// Who holds the post that a noun tells: whom it stands beside, is said of, or who works as it.
fn holder(context: &Context, s: usize, noun: u16) -> Option<u16> {
    let (sentence, _) = context.sentence(s);
    let token = &sentence.tokens[noun as usize];
    let head = (token.head != NO_HEAD).then_some(token.head)?;
    let above = &sentence.tokens[head as usize];
    match token.dep {
        Dep::Appos => Some(head),
        Dep::Attr => sentence.child(head, Dep::Nsubj),
        // "Worked as the director".
        Dep::Pobj if above.lemma == "as" && above.head != NO_HEAD => {
            let verb = above.head;
            let works = matches!(lower(sentence, verb).as_str(), "work" | "serve" | "act");
            let p = context.propositions[s].iter().find(|p| works && p.trigger == verb)?;
            p.argument(Role::Agent).map(|a| a.head)
        }
        _ => None,
    }
}

/// What the post is of, and where that ends: "of the FBI", "at the bank".
fn body(context: &Context, s: usize, noun: u16) -> Option<(Filler, u16)> {
    let (sentence, _) = context.sentence(s);
    let under = |c: &u16| {
        *c > noun
            && matches!(lower(sentence, *c).as_str(), "of" | "at" | "for" | "with")
            && sentence.tokens[*c as usize].dep == Dep::Prep
    };
    let preposition = sentence.children(noun).find(under)?;
    let object = sentence.child(preposition, Dep::Pobj)?;
    let tokens = crate::extract::proposition::phrase(sentence, object);
    Some((context.filler(s, object, &(object..object + 1)), tokens.end))
}
