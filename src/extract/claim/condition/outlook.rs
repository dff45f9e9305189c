//! Whether somebody hurt will live: "injuries not thought life-threatening", "is expected to recover".

use super::recovery::WORDS;
use super::{SAFE, Told, has};
use crate::lower::Lower;
use crate::model::{Dep, Sentence};
use smol_str::SmolStr;

/// "Life-threatening injuries", "injuries that did not appear life-threatening".
pub(super) fn threat(sentence: &Sentence, at: u16) -> Option<Told> {
    let token = &sentence.tokens[at as usize];
    if !token.lemma.lower().ends_with("threaten") && !token.lemma.lower().ends_with("threatening") {
        return None;
    }
    let low = at.saturating_sub(5);
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    let life = (low..=at).find(|&i| lemma(i).contains("life"))?;
    let injury = (at.saturating_sub(12)..(at + 3).min(sentence.tokens.len() as u16))
        .find(|&i| matches!(lemma(i).as_ref(), "injury" | "wound"))?;
    let not = (life.saturating_sub(5)..=life)
        .any(|i| matches!(lemma(i).as_ref(), "not" | "n't" | "non" | "no" | "none"))
        || lemma(life).starts_with("non");
    let value = if not { SAFE } else { "life-threatening injuries" };
    Some((SmolStr::new_static(value), life.min(injury)..at.max(injury) + 1))
}

/// "Is expected to recover", "should be okay".
pub(super) fn expected(sentence: &Sentence, verb: u16) -> Option<Told> {
    let token = &sentence.tokens[verb as usize];
    if token.lemma.lower() != "expect" || sentence.child(verb, Dep::Neg).is_some() {
        return None;
    }
    let next = sentence.child(verb, Dep::Xcomp)?;
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    let end = if has(&WORDS.recover, &lemma(next)) {
        next
    } else if lemma(next) == "be" {
        sentence.children(next).find(|&c| has(&WORDS.well, &lemma(c)))?
    } else if lemma(next) == "make" {
        sentence.child(next, Dep::Dobj).filter(|&o| lemma(o) == "recovery")?
    } else {
        return None;
    };
    let start = sentence.child(verb, Dep::Auxpass).unwrap_or(verb).min(verb);
    Some((SmolStr::new_static(SAFE), start..end + 1))
}
