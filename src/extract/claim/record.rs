//! Records of wins and losses: "Marco Bruno (31-2)", "the Tigers (12-4)".

use super::context::{Context, Draft, cover};
use crate::extract::proposition::phrase;
use crate::model::value::Score;
use crate::model::{Claim, EntityKind, MentionKind, Subject, Value};
use std::ops::Range;

/// Adds the records of a sentence.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    for found in &context.values[s] {
        if let Value::Score(score) = &found.value
            && score.record
        {
            behind(context, s, found.tokens.clone(), score, out);
        }
    }
}

/// Adds what stands in brackets behind the name of somebody or of a team.
fn behind(context: &Context, s: usize, tokens: Range<u16>, score: &Score, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    let Some(name) = tokens.start.checked_sub(2).filter(|_| sentence.word(tokens.start - 1, text) == "(") else {
        return;
    };
    let Some(whose) = context.mention(s, name) else { return };
    let mention = &context.mentions[whose as usize];
    if mention.kind != MentionKind::Name || !matches!(mention.entity, EntityKind::Person | EntityKind::Org) {
        return;
    }
    let start = phrase(sentence, mention.head.token).start.max(mention.start);
    let evidence = cover(sentence, start.min(name)..tokens.end);
    let value = Value::Score(score.clone());
    out.push(context.finish(s, Draft::frame("sport.record", Subject::Mention(whose), value, name, evidence)));
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn records_stand_behind_names() {
        assert_eq!(values("Marco Bruno (31-2) fights Paul Stone (28-4) in Turin.", "sport.record"), ["31-2", "28-4"]);
        assert!(values("Marco Bruno beat Paul Stone in Turin (3-1).", "sport.record").is_empty());
    }
}
