//! With what kind of gun shots were fired: "shot him with a rifle", "pulled out a pistol", "a shotgun blast".

use super::context::{Context, Draft, LONGEST, cover};
use crate::extract::proposition::phrase;
use crate::extract::{kinds, nouns};
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::value::Phrase;
use crate::model::{Certainty, Claim, Dep, NO_HEAD, Role, Sentence, Subject, Tag, Value};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use smol_str::SmolStr;
use std::sync::LazyLock;

/// The words of `data/lexicon/weapons.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    with: FxHashSet<SmolStr>,
    object: FxHashSet<SmolStr>,
    subject: FxHashSet<SmolStr>,
    before: FxHashSet<SmolStr>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/weapons.toml"));

const WEAPON: &str = "deeds.weapon";

/// Adds the weapons that a sentence says were fired, or carried by who fired.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, _) = context.sentence(s);
    for (i, token) in sentence.tokens.iter().enumerate() {
        if !token.tag.is_noun() || token.tag == Tag::Nns {
            continue;
        }
        let gun = i as u16;
        let tokens = phrase(sentence, gun);
        let words: Vec<SmolStr> =
            (tokens.start..gun + 1).map(|i| sentence.tokens[i as usize].lemma.lower().as_ref().into()).collect();
        let Some(kind) = kinds::of(WEAPON, &words) else { continue };
        let Some(deed) = deed(sentence, gun) else { continue };
        let factuality = context.factuality(s, deed);
        if !factuality.positive || factuality.certainty > Certainty::Probable {
            continue;
        }
        let agent = context.propositions[s].iter().find(|p| p.trigger == deed).and_then(|p| p.argument(Role::Agent));
        let agent = agent.filter(|a| a.head != gun);
        // "Officers armed with rifles": what the police carry is not what was used.
        let armed = agent.map(|a| a.head).or_else(|| bearer(sentence, deed));
        if armed.is_some_and(|who| nouns::is_authority(&sentence.tokens[who as usize].lemma.lower()) == Some(true)) {
            continue;
        }
        let whole = deed.min(tokens.start)..tokens.end.max(deed + 1);
        let range = if whole.len() as u16 <= LONGEST { whole } else { tokens.clone() };
        out.push(context.finish(
            s,
            Draft {
                rest: agent.map(|a| (Role::Agent, context.filler(s, a.head, &a.tokens))).into_iter().collect(),
                as_written: cover(sentence, tokens),
                ..Draft::frame(
                    WEAPON,
                    Subject::Event,
                    Value::Phrase(Phrase::new(kind, Vec::<SmolStr>::new())),
                    deed,
                    cover(sentence, range),
                )
            },
        ));
    }
}

/// Whom a participle is of, or the subject of its verb: "officers armed with rifles", "deputies were armed".
fn bearer(sentence: &Sentence, deed: u16) -> Option<u16> {
    let subject = sentence.child(deed, Dep::Nsubjpass).or_else(|| sentence.child(deed, Dep::Nsubj));
    let token = &sentence.tokens[deed as usize];
    subject.or_else(|| (token.dep == Dep::Acl && token.head != NO_HEAD).then_some(token.head))
}

/// The verb or noun for what was done with a gun.
fn deed(sentence: &Sentence, gun: u16) -> Option<u16> {
    let token = &sentence.tokens[gun as usize];
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    let is = |i: u16, words: &FxHashSet<SmolStr>| words.contains(lemma(i).as_ref());
    let head = Some(token.head).filter(|&head| head != NO_HEAD)?;
    match token.dep {
        Dep::Pobj if lemma(head) == "with" => {
            let verb = Some(sentence.tokens[head as usize].head).filter(|&verb| verb != NO_HEAD)?;
            is(verb, &WORDS.with).then_some(verb)
        }
        Dep::Dobj => is(head, &WORDS.object).then_some(head),
        Dep::Nsubj => is(head, &WORDS.subject).then_some(head),
        Dep::Nsubjpass => (is(head, &WORDS.object) || is(head, &WORDS.subject)).then_some(head),
        Dep::Compound | Dep::Nmod | Dep::Amod => is(head, &WORDS.before).then_some(head),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn guns_that_were_fired() {
        for (text, kind) in [
            ("The man shot his neighbor with a hunting rifle.", "rifle"),
            ("A woman armed with a .38-caliber revolver robbed the bank.", "handgun"),
            ("The robber pulled out a pistol.", "handgun"),
            ("The boys were playing with a shotgun when it went off.", "shotgun"),
            ("The rifle discharged.", "rifle"),
            ("He died of a shotgun blast.", "shotgun"),
            ("The boy was shot with a pellet rifle.", "pellet gun"),
        ] {
            assert_eq!(values(text, "deeds.weapon"), [kind], "{text}");
        }
    }

    #[test]
    fn guns_that_were_not() {
        for text in [
            "Officers armed with a rifle surrounded the house.",
            "Police found a rifle in the garage.",
            "The man did not use a pistol.",
            "The man shot his neighbor with a gun.",
            "He owned two rifles.",
        ] {
            assert!(values(text, "deeds.weapon").is_empty(), "{text}");
        }
    }
}
