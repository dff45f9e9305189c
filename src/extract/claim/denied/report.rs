//! Reports and their denial in one sentence: "denied reports that he had left", "claims of fraud are false".

use super::super::context::{Context, LONGEST};
use super::{Pair, WORDS, is_firm, is_judge, shorten, start};
use crate::extract::attribution::Denial;
use crate::extract::nouns;
use crate::model::{Dep, Sentence, Tag};

/// "Denied reports that he had left", "dismissed claims of fraud", "reports that he had left are untrue".
pub(super) fn of_reports(context: &Context, denial: &Denial) -> Option<Pair> {
    let s = denial.source.cue_at.sentence as usize;
    let cue = denial.source.cue_at.token;
    let (sentence, text) = context.sentence(s);
    if !is_firm(context, s, cue) || is_judge(sentence, cue) {
        return None;
    }
    let noun = denial.content.iter().filter(|piece| piece.sentence as usize == s).find_map(|piece| {
        (piece.start..piece.end).find(|&i| {
            let token = &sentence.tokens[i as usize];
            let hangs = matches!(token.dep, Dep::Dobj | Dep::Nsubj | Dep::Nsubjpass);
            hangs && WORDS.reports.contains(&*token.lemma) && tells(sentence, text, i)
        })
    })?;
    let told = shorten(sentence.subtree(noun));
    let whole = start(sentence, cue, told.start).min(told.start)..told.end.max(cue + 1);
    // Too long for both: what denies, with the end of what it denies.
    let denied = match whole.len() as u16 {
        n if n <= LONGEST => whole,
        _ if cue > noun => whole.end - LONGEST..whole.end,
        _ => shorten(cue.min(told.start)..told.end),
    };
    Some(Pair { told: (s, told), denied: (s, denied), noun, cue })
}

/// Whether a noun has beside it what is reported: a clause, or what it is about. "Claims that members would cheat" tell what may
/// come, and no more than an opinion.
fn tells(sentence: &Sentence, text: &str, noun: u16) -> bool {
    sentence.children(noun).any(|c| {
        let token = &sentence.tokens[c as usize];
        c > noun
            && match token.dep {
                Dep::Acl | Dep::Ccomp => {
                    let modal = sentence.children(c).any(|m| sentence.tokens[m as usize].tag == Tag::Md);
                    !modal
                        && sentence
                            .child(c, Dep::Mark)
                            .is_some_and(|m| sentence.word(m, text).eq_ignore_ascii_case("that"))
                }
                // "Claims of fraud"; "the claims of the women" tells whose they are.
                Dep::Prep => {
                    matches!(token.lemma.as_str(), "of" | "about")
                        && sentence.child(c, Dep::Pobj).is_some_and(|o| !nouns::is_person(sentence, text, o))
                }
                _ => false,
            }
    })
}
