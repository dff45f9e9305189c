//! With what somebody is charged: "is charged with second-degree murder", "faces two counts of assault".

use super::context::{Context, Draft, LONGEST, cover};
use super::frame::subject_of;
use crate::extract::frame::Stage;
use crate::extract::nouns;
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::value::Phrase;
use crate::model::{Certainty, Claim, MentionIx, Role, Sentence, Subject, Tag, Token, Value};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use smol_str::SmolStr;
use std::sync::LazyLock;

/// The words of `data/lexicon/offences.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    charging: FxHashSet<SmolStr>,
    between: FxHashSet<SmolStr>,
    r#break: FxHashSet<SmolStr>,
    offences: FxHashMap<SmolStr, SmolStr>,
    other: FxHashSet<SmolStr>,
    qualifiers: FxHashSet<SmolStr>,
    attempted: FxHashSet<SmolStr>,
    unmeant: FxHashSet<SmolStr>,
    degrees: FxHashMap<SmolStr, SmolStr>,
    meant: FxHashSet<SmolStr>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/offences.toml"));

/// What somebody is charged with: of the accused.
const CHARGE: &str = "courts.charge";
/// Whether it was an accident: whoever is charged with murder is said to have meant it.
const ACCIDENT: &str = "deeds.accident";

/// Adds the offences with which a sentence says that people are charged.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    for (i, token) in sentence.tokens.iter().enumerate() {
        let noun = i as u16;
        let Some(base) = WORDS.offences.get(&*token.lemma.lower()) else { continue };
        let Some(kind) = kind(sentence, text, noun, base) else { continue };
        let Some((trigger, accused)) = charged(context, s, noun).or_else(|| on_trial(context, s, noun)) else {
            continue;
        };
        let factuality = context.factuality(s, trigger);
        let told = factuality.positive && factuality.certainty <= Certainty::Probable;
        if accused.is_empty() || !told || context.stage(s, trigger) != Some(Stage::Done) {
            continue;
        }
        // "A murder charge".
        let behind = sentence.tokens.get(i + 1).is_some_and(|t| matches!(t.lemma.as_str(), "charge" | "count"));
        let own = start(sentence, text, noun)..noun + 1 + u16::from(behind);
        let whole = trigger.min(own.start)..own.end.max(trigger + 1);
        let evidence = cover(sentence, if whole.len() as u16 <= LONGEST { whole } else { own.clone() });
        let mut tell = |attribute, subject, value| {
            let draft = Draft::frame(attribute, subject, value, trigger, evidence);
            out.push(context.finish(s, Draft { as_written: cover(sentence, own.clone()), ..draft }));
        };
        for &m in &accused {
            tell(CHARGE, Subject::Mention(m), Value::Phrase(Phrase::new(kind.clone(), Vec::<SmolStr>::new())));
        }
        if WORDS.meant.contains(kind) {
            tell(ACCIDENT, Subject::Event, Value::Polarity(false));
        }
    }
}

/// Where the name of an offence begins: with the words before its noun that qualify it.
fn start(sentence: &Sentence, text: &str, noun: u16) -> u16 {
    let qualifies = |&i: &u16| {
        let word = sentence.word(i, text).lower();
        let word = word.as_ref();
        sentence.tokens[i as usize].tag.is_adjective()
            || [&WORDS.qualifiers, &WORDS.attempted, &WORDS.unmeant, &WORDS.other]
                .iter()
                .any(|words| words.contains(word))
            || WORDS.degrees.contains_key(word)
    };
    (0..noun).rev().take_while(qualifies).last().unwrap_or(noun)
}

/// The kind of an offence, by the words beside its noun.
fn kind(sentence: &Sentence, text: &str, noun: u16, base: &'static SmolStr) -> Option<&'static SmolStr> {
    let before: Vec<_> = (start(sentence, text, noun)..noun).map(|i| sentence.word(i, text).lower()).collect();
    let has = |words: &FxHashSet<SmolStr>| before.iter().any(|w| words.contains(w.as_ref()));
    if has(&WORDS.other) {
        return None;
    }
    match base.as_str() {
        "murder" | "homicide" if has(&WORDS.attempted) => WORDS.meant.get("attempted murder"),
        "homicide" if has(&WORDS.unmeant) => WORDS.offences.get("manslaughter"),
        "murder" => {
            // "Murder in the first degree".
            let behind = (noun + 1..sentence.tokens.len() as u16).map(|i| sentence.word(i, text).lower()).take(4);
            let behind: Vec<_> = behind.collect();
            let degree = |words: &[std::borrow::Cow<str>]| words.iter().find_map(|w| WORDS.degrees.get(w.as_ref()));
            let in_degree = || match &behind[..] {
                [of, the, nth, degree] if of == "in" && the == "the" && degree == "degree" => {
                    WORDS.degrees.get(nth.as_ref())
                }
                [nth, degree, ..] if degree == "degree" => WORDS.degrees.get(nth.as_ref()),
                _ => None,
            };
            Some(degree(&before).or_else(in_degree).unwrap_or(base))
        }
        _ => Some(base),
    }
}

/// The verb that says that people are charged with what the noun names, and these: the verb before it, with nothing
/// between but what a list of charges is made of, for parsers get lost in these.
fn charged(context: &Context, s: usize, noun: u16) -> Option<(u16, Vec<MentionIx>)> {
    let (sentence, text) = context.sentence(s);
    let charges = |token: &Token| token.tag.is_verb() && WORDS.charging.contains(token.lemma.lower().as_ref());
    let verb = before(sentence, text, noun, charges)?;
    let p = context.propositions[s].iter().find(|p| p.trigger == verb)?;
    let role = if p.predicate == "face" { Role::Agent } else { Role::Patient };
    let accused = p.arguments.iter().filter(|a| a.role == role && nouns::is_person(sentence, text, a.head));
    Some((verb, accused.filter_map(|a| context.mention(s, a.head)).collect()))
}

/// The same of a trial: "is headed to trial for murder".
fn on_trial(context: &Context, s: usize, noun: u16) -> Option<(u16, Vec<MentionIx>)> {
    let (sentence, text) = context.sentence(s);
    let trial = before(sentence, text, noun, |token| token.lemma == "trial")?;
    let verb = sentence.ancestors(trial).find(|&i| sentence.tokens[i as usize].tag.is_verb())?;
    Some((verb, subject_of(context, s, trial).into_iter().collect()))
}

/// The nearest of some tokens before an offence, with nothing between but what a list of charges is made of.
fn before(sentence: &Sentence, text: &str, noun: u16, is: impl Fn(&Token) -> bool) -> Option<u16> {
    for at in (0..noun).rev() {
        let token = &sentence.tokens[at as usize];
        if is(token) {
            return Some(at);
        }
        let lemma = token.lemma.lower();
        let list = token.tag.is_noun() || token.tag.is_adjective() || token.tag == Tag::Cd || token.lemma == ",";
        let between =
            WORDS.between.contains(lemma.as_ref()) || WORDS.between.contains(&*sentence.word(at, text).lower());
        // "Charged as a felon in possession of a handgun".
        let felon = lemma == "in" && at + 1 == noun && at > 0 && sentence.tokens[at as usize - 1].lemma == "felon";
        if WORDS.r#break.contains(lemma.as_ref()) || !(list || between || felon) {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn offences_that_people_are_charged_with() {
        for (text, kind) in [
            ("Peter Falk was charged with murder.", "murder"),
            ("Peter Falk, 31, is charged with first-degree murder in the death of a cook.", "first-degree murder"),
            ("Peter Falk faces two counts of second-degree murder.", "second-degree murder"),
            ("A jury indicted Peter Falk on a charge of murder in the third degree.", "third-degree murder"),
            ("Peter Falk was arrested on an attempted murder charge.", "attempted murder"),
            ("Peter Falk has been charged with negligent homicide.", "manslaughter"),
            ("Dover man charged with aggravated assault.", "assault"),
            ("Peter Falk was named in an indictment charging him with murder.", "murder"),
            ("Peter Falk was charged as a felon in possession of a handgun.", "lesser offence"),
            ("Peter Falk is headed to trial for criminal homicide.", "homicide"),
            ("Peter Falk was booked into the Dover Jail on charges including manslaughter.", "manslaughter"),
        ] {
            assert_eq!(values(text, "courts.charge"), [kind], "{text}");
        }
        let several =
            values("Peter Falk is charged with assault, manslaughter and possession of a pistol.", "courts.charge");
        assert_eq!(several, ["assault", "manslaughter", "lesser offence"]);
    }

    #[test]
    fn what_nobody_is_charged_with() {
        for text in [
            "Peter Falk was charged with fraud after the murder of a cook.",
            "Peter Falk has not been charged with murder.",
            "Peter Falk could be charged with murder.",
            "Peter Falk was charged with sexual assault.",
            "Peter Falk told a jury of the murder.",
            "Peter Falk was arrested on suspicion of murder.",
            "Police arrested Peter Falk, who saw the murder.",
        ] {
            assert!(values(text, "courts.charge").is_empty(), "{text}");
        }
    }

    #[test]
    fn whoever_is_charged_with_murder_is_said_to_have_meant_it() {
        assert_eq!(values("Peter Falk was charged with murder.", "deeds.accident"), ["no"]);
        assert!(values("Peter Falk was charged with manslaughter.", "deeds.accident").is_empty());
    }
}
