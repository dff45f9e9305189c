//! Whether violence happened inside or outside: "opened fire in the club", "was shot behind the building".

use super::context::{Context, Draft, core, cover, evidence};
use crate::extract::proposition::{Argument, Form, Proposition, phrase};
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::value::Phrase;
use crate::model::{Claim, Dep, NO_HEAD, Role, Sentence, Subject, Value};
use serde::Deserialize;
use smol_str::SmolStr;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    inside: Vec<String>,
    outside: Vec<String>,
}

static SETTINGS: LazyLock<Settings> = LazyLock::new(|| knowledge!("lexicon/settings.toml"));

const INSIDE: &str = "inside";
const OUTSIDE: &str = "outside";

/// Adds the settings that a sentence gives violence.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    for p in context.propositions[s].iter().filter(|p| is_violence(context, s, p)) {
        for place in p.arguments.iter().filter(|a| matches!(a.role, Role::Place | Role::Other | Role::Topic)) {
            let Some(setting) = setting(sentence, text, place) else { continue };
            let head = sentence.tokens[place.head as usize].head;
            let tokens = phrase(sentence, place.head);
            let tokens = if head == NO_HEAD { tokens } else { head.min(tokens.start)..tokens.end };
            let whole = core(sentence, p);
            let span = if whole.end < tokens.end && tokens.end - whole.start <= super::context::LONGEST {
                cover(sentence, whole.start..tokens.end)
            } else {
                evidence(sentence, &tokens, p.trigger)
            };
            out.push(context.finish(
                s,
                Draft {
                    as_written: sentence.cover(tokens),
                    ..Draft::frame(
                        "police.setting",
                        Subject::Event,
                        Value::Phrase(Phrase::new(setting, Vec::<SmolStr>::new())),
                        p.trigger,
                        span,
                    )
                },
            ));
        }
    }
}

/// Shots, stabs and attacks, also where they only "happen"; who was hit may have been elsewhere.
fn is_violence(context: &Context, s: usize, p: &Proposition) -> bool {
    let (sentence, _) = context.sentence(s);
    let violent = |class: &str| matches!(class, "shoot" | "stab" | "attack" | "begin");
    match context.class(p) {
        "happen" => p.argument(Role::Agent).or_else(|| p.argument(Role::Patient)).is_some_and(|a| {
            let noun = sentence.tokens[a.head as usize].lemma.lower();
            context.lexicon.class_of_noun(&noun).is_some_and(violent)
        }),
        // "Began firing": the verb below tells of what.
        "begin" => p.arguments.iter().any(|a| {
            let noun = sentence.tokens[a.head as usize].lemma.lower();
            a.role == Role::Patient && matches!(noun.as_ref(), "fire" | "shooting")
                || a.role == Role::Topic
                    && context
                        .lexicon
                        .class_of_verb(&sentence.tokens[a.head as usize].lemma.lower())
                        .is_some_and(violent)
        }),
        class => p.form != Form::Copula && violent(class),
    }
}

fn setting(sentence: &Sentence, text: &str, place: &Argument) -> Option<&'static str> {
    let preposition = place.preposition.as_deref()?;
    match preposition {
        "outside" | "behind" => return Some(OUTSIDE),
        "inside" | "in" | "at" => {}
        _ => return None,
    }
    // "In front of the club".
    let noun = sentence.tokens[place.head as usize].lemma.lower();
    let is_of = |list: &[String]| {
        let before = sentence
            .children(place.head)
            .find(|&c| c + 1 == place.head && sentence.tokens[c as usize].dep == Dep::Compound);
        let pair = before.map(|c| format!("{} {noun}", sentence.word(c, text).lower()));
        list.iter().any(|w| *w == noun || pair.as_ref().is_some_and(|p| p == w))
    };
    // "The patio area".
    let outdoors = matches!(noun.as_ref(), "area" | "front")
        && (noun == "front"
            || sentence.children(place.head).any(|c| {
                let word = sentence.tokens[c as usize].lemma.lower();
                c < place.head && SETTINGS.outside.iter().any(|w| *w == word)
            }));
    if preposition != "inside" && (outdoors || is_of(&SETTINGS.outside)) {
        Some(OUTSIDE)
    } else if preposition != "at" && is_of(&SETTINGS.inside) {
        Some(INSIDE)
    } else {
        None
    }
}
