//! Open claims that a text names a place of what it tells, whatever it says happens there: "in the 300 block of Mill Road".

use super::context::{Context, Draft};
use crate::extract::nouns;
use crate::extract::proposition::phrase;
use crate::model::{Attribute, Claim, Dep, MentionKind, Subject, Value};

/// Of the longest phrases one shows no more than this many tokens.
const LONGEST: u16 = 12;

/// Adds a claim for each phrase of place that is named or described by more than one word.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, _) = context.sentence(s);
    for (i, token) in sentence.tokens.iter().enumerate() {
        let head = i as u16;
        // What is under "of" belongs to the phrase around it: "the corner of Elm and Main".
        let preposition =
            (token.dep == Dep::Pobj).then_some(token.head).filter(|&p| sentence.tokens[p as usize].lemma != "of");
        let Some(preposition) = preposition.filter(|_| nouns::is_place(sentence, head)) else { continue };
        let tokens = phrase(sentence, head);
        let named = context.mention(s, head).filter(|&m| context.mentions[m as usize].kind == MentionKind::Name);
        let value = match named {
            Some(m) => Value::Mention(m),
            None => {
                let phrase = context.phrase(s, head, &tokens);
                if phrase.modifiers.is_empty() {
                    continue;
                }
                Value::Phrase(phrase)
            }
        };
        let start = preposition.min(tokens.start);
        let span = sentence.cover(start..tokens.end.min(start + LONGEST));
        out.push(context.finish(
            s,
            Draft {
                attribute: Attribute::Open("place:named".into()),
                subject: Subject::Event,
                value,
                rest: Vec::new(),
                trigger: head,
                evidence: span,
                as_written: span,
                polar: false,
            },
        ));
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn places_are_told_whatever_happens_there() {
        let of = |text| values(text, "place:named").len();
        assert_eq!(of("The man lay in the 300 block of Mill Road."), 1);
        assert_eq!(of("She was flown to Denver."), 1);
        assert_eq!(of("He was found in a car."), 0);
        assert_eq!(of("It was a matter of the road."), 0);
    }
}
