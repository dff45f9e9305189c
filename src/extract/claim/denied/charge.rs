//! A charge that the clause behind it denies: "accused of spying, a charge that he rejects".

use super::super::context::{Context, LONGEST};
use super::{Pair, WORDS, is_firm, is_judge, shorten};
use crate::model::{Dep, NO_HEAD, Tag};

/// "Accused of spying, a charge that he rejects": the clause behind denies what stands before.
pub(super) fn rejected_charge(context: &Context, s: usize, verb: u16) -> Option<Pair> {
    let (sentence, _) = context.sentence(s);
    let token = &sentence.tokens[verb as usize];
    if token.dep != Dep::Relcl || !token.tag.is_verb() || token.head == NO_HEAD || !is_firm(context, s, verb) {
        return None;
    }
    let noun = token.head;
    let (_, negative) = crate::extract::attribution::cue_effect(&token.lemma)?;
    let charge = WORDS.reports.contains(&*sentence.tokens[noun as usize].lemma);
    // "A charge that was rejected by the court", "the man who denies it": the noun itself must be what is denied.
    let own_object = sentence.children(verb).any(|c| {
        let child = &sentence.tokens[c as usize];
        child.dep == Dep::Dobj && !matches!(child.tag, Tag::Wdt | Tag::Wp) && child.lemma != "that"
    });
    let subject = sentence.child(verb, Dep::Nsubj)?;
    let relative = matches!(sentence.tokens[subject as usize].tag, Tag::Wdt | Tag::Wp);
    if !negative || !charge || own_object || relative || is_judge(sentence, verb) {
        return None;
    }
    // What the charge is: the words before it up to the verb that they hang on.
    let above = sentence.ancestors(noun).skip(1).find(|&a| sentence.tokens[a as usize].tag.is_verb());
    let low = sentence.subtree(noun).start;
    let comma = low > 0 && sentence.tokens[low as usize - 1].tag.is_punctuation();
    let told = match above.filter(|&a| comma && a < low && low - a <= LONGEST) {
        Some(a) => a..low - 1,
        None => {
            let end = sentence.subtree(verb).start.max(low + 1);
            above.filter(|&a| a < low && end - a <= LONGEST).unwrap_or(low)..end
        }
    };
    let denied = shorten(low..sentence.subtree(verb).end);
    Some(Pair { told: (s, told), denied: (s, denied), noun, cue: verb })
}
