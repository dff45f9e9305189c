//! What "no such" takes up and denies: "an offer was made … knows of no such offer".

use super::super::context::{Context, LONGEST, told};
use super::{Pair, WORDS, shorten, start};
use crate::lower::Lower;
use crate::model::{Certainty, TokenRef};

/// How many sentences back "no such offer" may look.
const REACH: usize = 4;

/// "Knows of no such offer", "denies that any such offer was made": it denies what was told of an offer before.
pub(super) fn no_such(context: &Context, s: usize, noun: u16) -> Option<Pair> {
    let (sentence, text) = context.sentence(s);
    let token = &sentence.tokens[noun as usize];
    if !token.tag.is_noun() || WORDS.idle.contains(&*token.lemma.lower()) {
        return None;
    }
    let word = |c: u16| sentence.word(c, text).lower();
    let such = sentence.children(noun).any(|c| c < noun && word(c) == "such");
    let det = sentence.children(noun).find(|&c| c < noun && matches!(word(c).as_ref(), "no" | "any"))?;
    if !such {
        return None;
    }
    let denial = context.attributions.denials().iter().find(|d| {
        d.source.cue_at.sentence as usize == s && d.content.iter().any(|piece| (piece.start..piece.end).contains(&noun))
    });
    // "Any such offer" is denied by the verb above only.
    if word(det) == "any" && denial.is_none() {
        return None;
    }
    let verb = sentence.ancestors(noun).skip(1).find(|&a| sentence.tokens[a as usize].tag.is_verb())?;
    let cue = denial.map_or(verb, |d| d.source.cue_at.token);
    if context.factuality(s, cue).certainty == Certainty::Uncommitted {
        return None;
    }
    let end = sentence.subtree(noun).end.max(verb + 1);
    let end = told(sentence, verb, cue.min(det) + LONGEST).max(end);
    let denied = shorten(start(sentence, cue, cue.min(det)).min(det)..end);
    let own = context.attributions.of(TokenRef { sentence: s as u32, token: noun });
    let (t, at) = (s.saturating_sub(REACH)..s).rev().find_map(|t| {
        let other = &context.annotated.sentences[t];
        let at = (0..other.tokens.len() as u16).find(|&i| other.tokens[i as usize].lemma == token.lemma)?;
        (other.field == sentence.field).then_some((t, at))
    })?;
    let before = context.attributions.of(TokenRef { sentence: t as u32, token: at });
    // Nobody denies what he says himself.
    if let (Some(a), Some(b)) = (own.speaker(), before.speaker())
        && a.is_voice_of(b)
    {
        return None;
    }
    let other = &context.annotated.sentences[t];
    let verb = other.ancestors(at).skip(1).find(|&a| other.tokens[a as usize].tag.is_verb())?;
    if !context.factuality(t, verb).positive {
        return None;
    }
    let phrase = crate::extract::proposition::phrase(other, at);
    let low = start(other, verb, phrase.start.min(verb)).min(phrase.start);
    let high = told(other, verb, low + LONGEST).max(phrase.end).max(verb + 1);
    Some(Pair { told: (t, shorten(low..high)), denied: (s, denied), noun, cue })
}
