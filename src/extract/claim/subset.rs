//! Tolls of some of those who came to harm: who was "fatally shot" or "critically injured" was so with others, perhaps, whom
//! it befell otherwise.

use super::context::Context;
use crate::extract::proposition::{self, Form, Proposition};
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::{Dep, Role};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::sync::LazyLock;

/// The words of `data/lexicon/subsets.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// Adverbs that say how badly somebody was hurt.
    degrees: FxHashSet<String>,
    /// Where those die who do not all die in one place.
    deathbeds: FxHashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/subsets.toml"));

/// Whether the verb of a proposition tells how badly those were harmed whom it counts.
pub(super) fn is_told(context: &Context, s: usize, proposition: &Proposition) -> bool {
    let (sentence, _) = context.sentence(s);
    let verb = proposition.trigger;
    let degree = |child: u16| {
        let token = &sentence.tokens[child as usize];
        token.dep == Dep::Advmod && WORDS.degrees.contains(token.lemma.lower().as_ref())
    };
    // The copula is the outcome itself: all who were "beaten to death" are dead.
    let outcome = || proposition.form == Form::Verb && proposition::outcome(sentence, verb, context.lexicon).is_some();
    // "Shot and killed": others may have been shot and live.
    let killed = |child: u16| {
        let token = &sentence.tokens[child as usize];
        token.dep == Dep::Conj
            && matches!(context.lexicon.class_of_verb(&token.lemma.lower()), Some("kill" | "die"))
            && sentence
                .children(child)
                .all(|c| !matches!(sentence.tokens[c as usize].dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj))
    };
    // "Died at the scene": others may have died elsewhere.
    let somewhere = || {
        let mut places = proposition.arguments.iter().filter(|a| matches!(a.role, Role::Place | Role::Recipient));
        context.class(proposition) == "die"
            && places.any(|a| WORDS.deathbeds.contains(sentence.tokens[a.head as usize].lemma.lower().as_ref()))
    };
    // "Shot two men dead".
    let felled = || {
        let object = proposition.argument(Role::Patient).filter(|a| a.head > verb).map(|a| [a.head + 1, a.tokens.end]);
        let words = |i: u16| (i..i + 2).filter_map(|i| Some(sentence.tokens.get(i as usize)?.lemma.lower()));
        let harmed = proposition.form == Form::Verb && !matches!(context.class(proposition), "kill" | "die");
        harmed
            && object.into_iter().flatten().chain([verb + 1]).any(|i| {
                let mut next = words(i);
                match next.next().as_deref() {
                    Some("dead") => true,
                    Some("to") => next.next().as_deref() == Some("death"),
                    _ => false,
                }
            })
    };
    sentence.children(verb).any(|child| degree(child) || killed(child)) || felled() || outcome() || somewhere()
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn some_of_the_hurt() {
        let text = "Three men were fatally shot on Sunday, police said.";
        assert_eq!(values(text, "casualties.shot"), ["at least 3"]);
        assert_eq!(values(text, "casualties.killed"), ["3"]);
        assert_eq!(values("Two women were critically wounded.", "casualties.injured"), ["at least 2"]);
        assert_eq!(values("Two women were shot and killed on Sunday.", "casualties.shot"), ["at least 2"]);
        assert_eq!(values("A gunman shot two men dead on Sunday.", "casualties.shot"), ["at least 2"]);
        assert_eq!(values("He admitted shooting two men to death.", "casualties.shot"), ["at least 2"]);
        assert_eq!(values("Four people were found shot to death at a house.", "casualties.killed"), ["4"]);
        assert_eq!(values("Five men were shot, three of them fatally, on Sunday.", "casualties.killed"), ["3"]);
        assert_eq!(values("One person died at the scene, police said.", "casualties.killed"), ["at least 1"]);
        assert_eq!(values("Two men were pronounced dead at a hospital.", "casualties.killed"), ["at least 2"]);
        assert!(values("Nobody was fatally injured.", "casualties.injured").is_empty());
    }

    #[test]
    fn all_of_them() {
        assert_eq!(values("Three men were shot on Sunday.", "casualties.shot"), ["3"]);
        assert_eq!(values("Two sailors died in Dover on Sunday.", "casualties.killed"), ["2"]);
        assert_eq!(values("Two women were also wounded.", "casualties.injured"), ["2"]);
        let left = "Two men opened fire, leaving 18-year-old Dan Barrow dead and five other people wounded.";
        assert!(!values(left, "casualties.killed").contains(&"2".to_owned()));
        assert!(values("Two men were sentenced to death on Sunday.", "casualties.killed").is_empty());
    }
}
