//! A part in something, alleged in one place and denied in another: "its alleged role in the flood".

use super::super::context::Context;
use super::{Pair, WORDS, is_firm, shorten, start};
use crate::extract::attribution::Denial;
use crate::extract::proposition::phrase;
use crate::lower::Lower;
use crate::model::{Dep, Sentence};
use smol_str::SmolStr;

/// "Denies any role in the flood" beside "its alleged role in the flood".
pub(super) fn of_alleged(context: &Context, denial: &Denial) -> Option<Pair> {
    let s = denial.source.cue_at.sentence as usize;
    let cue = denial.source.cue_at.token;
    let (sentence, _) = context.sentence(s);
    if !is_firm(context, s, cue) {
        return None;
    }
    let noun = sentence
        .child(cue, Dep::Dobj)
        .or_else(|| sentence.child(cue, Dep::Xcomp).and_then(|verb| sentence.child(verb, Dep::Dobj)))
        .filter(|&n| WORDS.deeds.contains(&*sentence.tokens[n as usize].lemma))?;
    let lemma = &sentence.tokens[noun as usize].lemma;
    let field = sentence.field;
    let found = context.annotated.sentences.iter().enumerate().find_map(|(t, other)| {
        let at = (0..other.tokens.len() as u16).find(|&i| {
            let token = &other.tokens[i as usize];
            token.lemma == *lemma && (t, i) != (s, noun) && is_alleged(other, i) && agree(other, i, sentence, noun)
        })?;
        (other.field == field).then_some((t, at))
    });
    let (t, at) = found?;
    let told = shorten(phrase(&context.annotated.sentences[t], at));
    let end = sentence.subtree(noun).end;
    let denied = shorten(start(sentence, cue, cue)..end);
    Some(Pair { told: (t, told), denied: (s, denied), noun, cue })
}

/// Whether a noun is told as alleged.
fn is_alleged(sentence: &Sentence, noun: u16) -> bool {
    sentence.children(noun).any(|c| {
        let token = &sentence.tokens[c as usize];
        c < noun && matches!(token.dep, Dep::Amod | Dep::Advmod) && WORDS.alleged.contains(&*token.lemma.lower())
    })
}

/// Whether two nouns have nothing that tells them apart behind them: the same object, or none on one side.
fn agree(a: &Sentence, i: u16, b: &Sentence, k: u16) -> bool {
    let objects = |sentence: &Sentence, noun: u16| -> Vec<SmolStr> {
        sentence
            .subtree(noun)
            .filter(|&o| o > noun && sentence.tokens[o as usize].dep == Dep::Pobj)
            .map(|o| sentence.tokens[o as usize].lemma.lower().as_ref().into())
            .collect()
    };
    let (x, y) = (objects(a, i), objects(b, k));
    x.is_empty() || y.is_empty() || x.iter().any(|w| y.contains(w))
}
