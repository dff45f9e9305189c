//! How much somebody must put up to walk free: "bail was set at $5,000", "held on a $500,000 bond".

use super::context::{Context, Draft, cover};
use super::frame::subject_of;
use crate::extract::nouns;
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::value::NumberKind;
use crate::model::{Claim, Dep, MentionIx, NO_HEAD, Sentence, Subject, Value};
use serde::Deserialize;
use smol_str::SmolStr;
use std::sync::LazyLock;

/// Words of `data/lexicon/bail.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    bail: Vec<SmolStr>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/bail.toml"));

/// How much somebody's bail is.
const BAIL: &str = "courts.bail";

/// Adds the sums that a sentence gives for somebody's bail.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, _) = context.sentence(s);
    let is_bail = |i: u16| WORDS.bail.iter().any(|w| w.as_str() == sentence.tokens[i as usize].lemma.lower());
    for found in &context.values[s] {
        if !matches!(&found.value, Value::Number(n) if n.kind == NumberKind::Money) {
            continue;
        }
        // "A $5,000 bail", "a bond of $5,000".
        let owner = || sentence.ancestors(found.tokens.start).skip(1).take(3).find(|&a| is_bail(a));
        let noun = found
            .of
            .filter(|&noun| is_bail(noun))
            .or_else(owner)
            .or_else(|| beside(sentence, found.tokens.start, is_bail));
        let Some(noun) = noun else { continue };
        let Some(who) = whose(context, s, noun) else { continue };
        let tokens = noun.min(found.tokens.start)..found.tokens.end.max(noun + 1);
        out.push(context.finish(
            s,
            Draft {
                as_written: found.target,
                ..Draft::frame(BAIL, Subject::Mention(who), found.value.clone(), noun, cover(sentence, tokens))
            },
        ));
    }
}

/// The bail in "bail was set at $5,000", "set bail at $5,000", "bail is $5,000": what the verb that has the sum is said of.
fn beside(sentence: &Sentence, sum: u16, is_bail: impl Fn(u16) -> bool) -> Option<u16> {
    let verb = sentence.ancestors(sum).find(|&a| sentence.tokens[a as usize].tag.is_verb())?;
    sentence
        .children(verb)
        .find(|&c| matches!(sentence.tokens[c as usize].dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj) && is_bail(c))
}

/// Whose bail it is: its owner's, that of whom the clause is about, or of whom it is set for.
fn whose(context: &Context, s: usize, noun: u16) -> Option<MentionIx> {
    let (sentence, text) = context.sentence(s);
    let person = |i: &u16| {
        nouns::is_person(sentence, text, *i)
            && nouns::is_authority(&sentence.tokens[*i as usize].lemma.lower()) != Some(true)
    };
    let under_for = |at: u16| {
        let prepositions = sentence.children(at).filter(|&c| sentence.tokens[c as usize].lemma == "for");
        prepositions.filter_map(|c| sentence.child(c, Dep::Pobj)).find(person)
    };
    let owner = sentence.child(noun, Dep::Poss).filter(person).or_else(|| under_for(noun));
    let head = sentence.tokens[noun as usize].head;
    let set_for = || (head != NO_HEAD).then(|| under_for(head)).flatten();
    if let Some(m) = owner.or_else(set_for).and_then(|i| context.mention(s, i)) {
        return Some(m);
    }
    let m = subject_of(context, s, noun)?;
    let at = context.mentions[m as usize].head;
    (at.sentence as usize == s && person(&at.token)).then_some(m)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn what_it_takes_to_walk_free() {
        let bail = |text: &str| values(text, super::BAIL);
        assert_eq!(bail("Peter Falk was held on $500,000 bond."), ["USD 500000"]);
        assert_eq!(bail("Peter Falk is in jail in lieu of a $2 million bail."), ["USD 2 million"]);
        assert_eq!(bail("Peter Falk came to court. His bail was set at $5,000."), ["USD 5000"]);
        assert_eq!(bail("Peter Falk came to court. Bail for Falk was set at $5,000."), ["USD 5000"]);
        assert!(bail("Peter Falk stole $5,000 and was denied bail.").is_empty());
        assert!(bail("The town sold a $5 million bond.").is_empty());
        assert!(bail("Peter Falk paid $40 for the car.").is_empty());
    }
}
