//! Who drew or fired first: "Falk drew first", "the officer fired the first shot".

use super::context::{Context, Draft, cover};
use crate::extract::nouns;
use crate::extract::proposition::{Form, phrase};
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::{Claim, Dep, Role, Subject, Value};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::sync::LazyLock;

/// The words of `data/lexicon/firsts.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    drawing: FxHashSet<String>,
    weapons: FxHashSet<String>,
    shots: FxHashSet<String>,
    first: FxHashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/firsts.toml"));

/// Adds a claim for each clause that tells who drew, or fired, before anybody else.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    let first = |of: u16, deps: &[Dep]| {
        sentence.children(of).any(|c| {
            deps.contains(&sentence.tokens[c as usize].dep)
                && WORDS.first.contains(sentence.word(c, text).lower().as_ref())
        })
    };
    for p in context.propositions[s].iter().filter(|p| p.form == Form::Verb) {
        let verb = p.trigger;
        let object = p.argument(Role::Patient).map(|a| a.head);
        let led = first(verb, &[Dep::Advmod]);
        let attribute = if WORDS.drawing.contains(p.predicate.as_str()) {
            let weapon = object.is_none_or(|o| WORDS.weapons.contains(lemma(o).as_ref()));
            (led && weapon).then_some("police.first to draw")
        } else {
            let first_shot = |o: u16| WORDS.shots.contains(lemma(o).as_ref()) && first(o, &[Dep::Amod]);
            let fired = context.class(p) == "shoot" && (led || object.is_some_and(first_shot));
            fired.then_some("police.first to fire")
        };
        let Some(attribute) = attribute.filter(|_| context.factuality(s, verb).positive) else { continue };
        let Some(agent) = p.argument(Role::Agent) else { continue };
        let token = &sentence.tokens[agent.head as usize];
        if !nouns::is_person(sentence, text, agent.head) && !token.tag.is_pronoun() && !token.tag.is_proper() {
            continue;
        }
        let Some(m) = context.mention(s, agent.head) else { continue };
        let end = object.map_or(verb + 1, |o| phrase(sentence, o).end.max(verb + 1));
        let near = agent.tokens.start < verb && end - agent.tokens.start <= super::context::LONGEST;
        let start = if near { agent.tokens.start } else { verb };
        let draft = Draft {
            as_written: cover(sentence, phrase(sentence, agent.head)),
            ..Draft::frame(attribute, Subject::Event, Value::Mention(m), verb, cover(sentence, start..end))
        };
        out.push(context.finish(s, draft));
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn who_drew_or_fired_before_anybody_else() {
        for (text, attribute) in [
            ("Peter Falk fired first, police said.", "police.first to fire"),
            ("The officer fired the first shot.", "police.first to fire"),
            ("Peter Falk drew his gun first, a witness said.", "police.first to draw"),
        ] {
            assert_eq!(values(text, attribute).len(), 1, "{text}");
        }
    }

    #[test]
    fn other_firsts_say_nothing_of_it() {
        for text in [
            "The officer fired three shots.",
            "The team drew first blood in the second half.",
            "Peter Falk drew the first card.",
            "The officer did not fire first.",
            "First, Peter Falk drew a map.",
        ] {
            for attribute in ["police.first to fire", "police.first to draw"] {
                assert!(values(text, attribute).is_empty(), "{text}");
            }
        }
    }
}
