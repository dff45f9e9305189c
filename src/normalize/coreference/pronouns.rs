//! Whom a pronoun stands for.

use super::Text;
use super::parts::{self, Part};
use super::state::{State, is_subject};
use crate::model::{Dep, EntityKind, GrammaticalNumber, Mention, MentionKind, Tag};

/// How many sentences back a pronoun looks.
const REACH: u32 = 2;

/// The referent of pronoun `ix`, if one candidate is clearly best.
pub(super) fn resolve(state: &State<'_>, ix: u32) -> Option<u32> {
    let m = &state.text.mentions[ix as usize];
    match m.text.as_str() {
        "i" | "me" | "my" | "mine" | "myself" => speaker(state, ix),
        "we" | "us" | "our" | "ours" | "ourselves" | "you" | "your" | "yours" | "yourself" => None,
        "it" | "itself" if is_empty_it(state, m) => None,
        _ => antecedent(state, ix),
    }
}

/// "It was raining", "it is clear that": stands for nothing.
fn is_empty_it(state: &State<'_>, m: &Mention) -> bool {
    let sentence = state.text.sentence(m);
    let Some((at, verb)) = state.text.governor(m) else { return true };
    state.text.head(m).dep == Dep::Expl
        || matches!(verb.lemma.as_str(), "be" | "seem" | "appear" | "remain" | "become" | "take")
            && sentence.children(at).any(|c| {
                matches!(
                    sentence.tokens[c as usize].dep,
                    Dep::Acomp | Dep::Ccomp | Dep::Xcomp | Dep::Csubj | Dep::Attr | Dep::Advcl
                )
            })
}

fn antecedent(state: &State<'_>, ix: u32) -> Option<u32> {
    let m = &state.text.mentions[ix as usize];
    let personal = m.entity == EntityKind::Person;
    let says = speaks(state.text, m);
    let part = parts::of_mention(state.text, m).filter(|_| personal);
    let mut best: Option<(i32, u32)> = None;
    let mut tie = false;
    for (r, referent) in state.referents.iter().enumerate() {
        let r = r as u32;
        let distance = m.head.sentence - referent.sentence.min(m.head.sentence);
        if distance > REACH || !agrees(state, r, m, personal) || bound(state, r, m) {
            continue;
        }
        let mut score = -10 * distance as i32;
        if referent.subject {
            score += 6;
        }
        if personal && referent.gender == m.gender {
            score += 8;
        }
        if referent.cluster.is_some() {
            score += 3;
        }
        // Who spoke just before goes on speaking.
        if says && referent.spoke.is_some_and(|s| s + 1 >= m.head.sentence) {
            score += 6;
        }
        // "He was sentenced": whom the text told to be held, rather than whoever spoke of him.
        let known_so = match part {
            Some(Part::Suspect) => referent.suspect,
            Some(Part::Victim) => referent.victim,
            None => false,
        };
        if known_so {
            score += 10;
        }
        // Who was a pronoun's meaning just before goes on being it.
        let last = referent.mentions.last().map(|&k| &state.text.mentions[k as usize]);
        if last.is_some_and(|l| l.kind == MentionKind::Pronoun && distance <= 1) {
            score += 3;
        }
        // The nearer of two in one sentence, a little.
        let order = referent.mentions.last().copied().unwrap_or(0) as i32 - ix as i32;
        score += (order / 4).max(-2);
        match best {
            Some((top, _)) if score < top => {}
            Some((top, _)) if score == top => tie = true,
            _ => {
                best = Some((score, r));
                tie = false;
            }
        }
    }
    best.filter(|_| !tie).map(|(_, r)| r)
}

fn agrees(state: &State<'_>, r: u32, m: &Mention, personal: bool) -> bool {
    use EntityKind::{Event, Fac, Gpe, Law, Loc, Org, Other, Person, Product, WorkOfArt};
    let referent = &state.referents[r as usize];
    if personal {
        return referent.is_single_person() && referent.gender.agrees(m.gender);
    }
    if m.number == GrammaticalNumber::Plural {
        return referent.number == GrammaticalNumber::Plural && matches!(referent.kind, Person | Other | Org | Gpe);
    }
    // "it": what is named, or described as a body or a thing and was a subject.
    referent.number == GrammaticalNumber::Singular
        && matches!(referent.kind, Org | Gpe | Fac | Product | Event | Law | WorkOfArt | Other | Loc)
        && (referent.subject || referent.cluster.is_some() && referent.kind == Org)
}

/// Whether grammar forbids it: subject and object of one verb are two ("he saw him"), and nobody is inside his own
/// possessive ("his brother" is not he).
fn bound(state: &State<'_>, r: u32, m: &Mention) -> bool {
    let head = state.text.head(m);
    let here = m.head.sentence;
    let verb_of = |x: &Mention| {
        let (at, governor) = state.text.governor(x)?;
        match (state.text.head(x).dep, governor.dep) {
            (Dep::Pobj, Dep::Prep | Dep::Agent | Dep::Dative) => Some(governor.head),
            (Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Dative, _) => Some(at),
            _ => None,
        }
    };
    let latest = state.referents[r as usize].mentions.iter().rev().map(|&k| &state.text.mentions[k as usize]);
    let mut here_mentions = latest.take_while(|x| x.head.sentence == here);
    if head.tag == Tag::PrpS {
        let owned = head.head;
        return here_mentions.any(|x| x.head.token == owned);
    }
    if m.text.ends_with("self") || m.text.ends_with("selves") {
        return false;
    }
    if names_within_own_words(state, m, here_mentions.clone()) || says_i(state, r, m) {
        return true;
    }
    let own = verb_of(m);
    own.is_some() && here_mentions.any(|x| verb_of(x) == own)
}

/// Whether `r` says "I" in the sentence, where the pronoun is no "she said" behind the words: "I thought she was hurt". Who
/// says it may be known only as whoever spoke last.
fn says_i(state: &State<'_>, r: u32, m: &Mention) -> bool {
    let here = state.text.mentions.iter().enumerate().filter(|(_, x)| x.head.sentence == m.head.sentence);
    let mut said = here.filter(|(_, x)| x.kind == MentionKind::Pronoun && matches!(x.text.as_str(), "i" | "me" | "my"));
    let last = || state.referents.iter().filter_map(|x| x.spoke).max();
    !speaks(state.text, m)
        && said.any(|(k, _)| match state.of[k] {
            Some(speaker) => speaker == r,
            None => {
                let spoke = state.referents[r as usize].spoke;
                spoke.is_some() && spoke == last()
            }
        })
}

/// Whether one of the mentions names somebody within what the pronoun says: nobody does so of himself ("Silva built it, he
/// said").
fn names_within_own_words<'a>(state: &State<'_>, m: &Mention, mut others: impl Iterator<Item = &'a Mention>) -> bool {
    if !speaks(state.text, m) {
        return false;
    }
    let sentence = state.text.sentence(m);
    let Some((verb, token)) = state.text.governor(m) else { return false };
    others.any(|x| {
        let at = x.head.token;
        x.kind == MentionKind::Name
            && if token.dep == Dep::Parataxis {
                at < m.head.token
            } else {
                let above = sentence.ancestors(at).take_while(|&a| a != verb).last();
                above.is_some_and(|a| sentence.tokens[a as usize].dep == Dep::Ccomp)
            }
    })
}

/// Whether a mention is the subject of a verb of saying or thinking.
pub(super) fn speaks(text: Text<'_>, m: &Mention) -> bool {
    is_subject(text, m)
        && text.governor(m).is_some_and(|(_, v)| v.tag.is_verb() && crate::extract::attribution::is_saying(&v.lemma))
}

/// Who says "I": the subject of the verb of saying in the sentence, or of the one before within a longer quotation.
pub(super) fn speaker(state: &State<'_>, ix: u32) -> Option<u32> {
    let m = &state.text.mentions[ix as usize];
    if m.kind != MentionKind::Pronoun || !matches!(m.text.as_str(), "i" | "me" | "my" | "mine" | "myself") {
        return None;
    }
    let says = |x: &Mention| x.kind != MentionKind::Pronoun && speaks(state.text, x);
    let candidates = |sentence: u32| {
        state
            .text
            .mentions
            .iter()
            .enumerate()
            .filter(move |(_, x)| x.head.sentence == sentence && says(x))
            .map(|(k, _)| k as u32)
    };
    let here = candidates(m.head.sentence).next();
    let before = || m.head.sentence.checked_sub(1).and_then(|s| candidates(s).next_back());
    let found = here.or_else(before)?;
    // A speaker named only behind the quotation was not read yet, but may be known from before.
    let r = state.of[found as usize].or_else(|| {
        let cluster = state.named.of[found as usize]?;
        state.referents.iter().position(|x| x.cluster == Some(cluster)).map(|x| x as u32)
    })?;
    let referent = &state.referents[r as usize];
    referent.is_single_person().then_some(r)
}
