//! How somebody hurt is doing: "in critical condition", "injuries not thought life-threatening", "expected to recover".

use super::context::{Context, Draft, cover};
use super::frame::subject_of;
use crate::extract::nouns;
use crate::lower::Lower;
use crate::model::value::Phrase;
use crate::model::{Attribute, Claim, Dep, GrammaticalNumber, MentionIx, Sentence, Subject, Value};
use serde::Deserialize;
use smol_str::SmolStr;
use std::ops::Range;
use std::sync::LazyLock;

/// Words of `data/lexicon/conditions.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// Adjectives with which hospitals tell a condition.
    conditions: Vec<SmolStr>,
    /// Verbs of getting over it.
    recover: Vec<SmolStr>,
    /// Adjectives of having got over it.
    well: Vec<SmolStr>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../data/lexicon/conditions.toml"))
        .expect("data/lexicon/conditions.toml is checked by a test")
});

/// Adds the conditions that a sentence tells.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, _) = context.sentence(s);
    for i in 0..sentence.tokens.len() as u16 {
        known(context, s, i, out);
        let told = hospital(sentence, i).or_else(|| threat(sentence, i)).or_else(|| outlook(sentence, i));
        let Some((value, tokens)) = told else { continue };
        let Some(whose) = person(context, s, i) else { continue };
        let span = cover(sentence, tokens);
        out.push(context.finish(
            s,
            Draft {
                attribute: Attribute::Frame("people.condition".into()),
                subject: Subject::Mention(whose),
                value: Value::Phrase(Phrase::new(value, Vec::<SmolStr>::new())),
                rest: Vec::new(),
                // How sure it is, the verb tells.
                trigger: sentence.ancestors(i).find(|&a| sentence.tokens[a as usize].tag.is_verb()).unwrap_or(i),
                evidence: span,
                as_written: span,
                polar: true,
            },
        ));
    }
}

/// Whether how the hurt are doing has been made public: "listed in fair condition", "their conditions were not released".
fn known(context: &Context, s: usize, noun: u16, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    let told = hospital(sentence, noun).map(|(_, tokens)| (true, tokens));
    let Some((value, tokens)) = told.or_else(|| Some((false, withheld(sentence, text, noun)?))) else { return };
    let span = cover(sentence, tokens);
    out.push(context.finish(
        s,
        Draft {
            attribute: Attribute::Frame("people.condition told".into()),
            subject: Subject::Event,
            value: Value::Polarity(value),
            rest: Vec::new(),
            trigger: noun,
            evidence: span,
            as_written: span,
            polar: true,
        },
    ));
}

/// "Their conditions are unknown", "the conditions of the wounded were not released".
fn withheld(sentence: &Sentence, text: &str, noun: u16) -> Option<Range<u16>> {
    let token = &sentence.tokens[noun as usize];
    let owned = sentence.child(noun, Dep::Poss).is_some_and(|p| nouns::is_person(sentence, text, p))
        || sentence
            .child(noun, Dep::Prep)
            .and_then(|of| sentence.child(of, Dep::Pobj))
            .is_some_and(|p| nouns::is_person(sentence, text, p));
    // Of one person it is told one by one, and may be known of another.
    if token.lemma.lower() != "condition"
        || nouns::number(token.tag) == GrammaticalNumber::Singular
        || !owned
        || !matches!(token.dep, Dep::Nsubj | Dep::Nsubjpass)
    {
        return None;
    }
    let verb = token.head;
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    let denied = sentence.child(verb, Dep::Neg).is_some();
    let said = matches!(lemma(verb).as_ref(), "release" | "know" | "disclose" | "give" | "provide" | "specify");
    let complement = sentence.children(verb).find(|&c| {
        let word = sentence.word(c, text).lower();
        matches!(word.as_ref(), "unknown" | "unclear" | "unavailable")
            || denied && matches!(word.as_ref(), "known" | "available" | "clear")
    });
    let end = complement.or((denied && said).then_some(verb))?;
    Some(sentence.subtree(noun).start..end + 1)
}

/// "Critical condition", "listed as stable": the condition, and its words with those that lead to it.
fn hospital(sentence: &Sentence, noun: u16) -> Option<(SmolStr, Range<u16>)> {
    if sentence.tokens[noun as usize].lemma.lower() != "condition" {
        return None;
    }
    let named = |c: u16| {
        let lemma = sentence.tokens[c as usize].lemma.lower();
        WORDS.conditions.iter().find(|w| w.as_str() == lemma).map(|w| (c, w))
    };
    let mut found = sentence.children(noun).filter_map(named);
    let ((at, word), None) = (found.next()?, found.next()) else { return None };
    // "Critical but stable" is neither.
    if sentence.children(at).any(|c| sentence.tokens[c as usize].dep == Dep::Conj) {
        return None;
    }
    let from = sentence.ancestors(noun).skip(1).take(3).filter(|&a| a < at && noun - a < 6).last().unwrap_or(at);
    Some((smol_str::format_smolstr!("{word} condition"), from..noun + 1))
}

/// "Life-threatening injuries", "injuries that did not appear life-threatening".
fn threat(sentence: &Sentence, at: u16) -> Option<(SmolStr, Range<u16>)> {
    let token = &sentence.tokens[at as usize];
    if !token.lemma.lower().ends_with("threaten") && !token.lemma.lower().ends_with("threatening") {
        return None;
    }
    let low = at.saturating_sub(5);
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    let life = (low..=at).find(|&i| lemma(i).contains("life"))?;
    let injury = (at.saturating_sub(12)..(at + 3).min(sentence.tokens.len() as u16))
        .find(|&i| matches!(lemma(i).as_ref(), "injury" | "wound"))?;
    let not = (life.saturating_sub(5)..=life).any(|i| matches!(lemma(i).as_ref(), "not" | "n't" | "non" | "no"))
        || lemma(life).starts_with("non");
    let value = if not { "no life-threatening injuries" } else { "life-threatening injuries" };
    Some((SmolStr::new_static(value), life.min(injury)..at.max(injury) + 1))
}

/// "Is expected to recover", "should be okay".
fn outlook(sentence: &Sentence, verb: u16) -> Option<(SmolStr, Range<u16>)> {
    let token = &sentence.tokens[verb as usize];
    if token.lemma.lower() != "expect" || sentence.child(verb, Dep::Neg).is_some() {
        return None;
    }
    let next = sentence.child(verb, Dep::Xcomp)?;
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    let end = if WORDS.recover.iter().any(|w| w.as_str() == lemma(next)) {
        next
    } else if lemma(next) == "be" {
        sentence.children(next).find(|&c| WORDS.well.iter().any(|w| w.as_str() == lemma(c)))?
    } else if lemma(next) == "make" {
        sentence.child(next, Dep::Dobj).filter(|&o| lemma(o) == "recovery")?
    } else {
        return None;
    };
    let start = sentence.child(verb, Dep::Auxpass).unwrap_or(verb).min(verb);
    Some((SmolStr::new_static("expected to recover"), start..end + 1))
}

/// The one person whose condition the words at a token tell.
fn person(context: &Context, s: usize, at: u16) -> Option<MentionIx> {
    let (sentence, text) = context.sentence(s);
    let own = context.propositions[s]
        .iter()
        .find(|p| p.trigger == at)
        .and_then(|p| p.arguments.iter().find(|a| nouns::is_person(sentence, text, a.head)))
        .and_then(|a| context.mention(s, a.head));
    let noun = sentence
        .ancestors(at)
        .take(4)
        .flat_map(|a| std::iter::once(a).chain(sentence.children(a)))
        .find(|&c| matches!(sentence.tokens[c as usize].lemma.lower().as_ref(), "injury" | "wound" | "condition"))
        .unwrap_or(at);
    let m = own.or_else(|| subject_of(context, s, noun))?;
    let mention = &context.mentions[m as usize];
    let head = mention.head.token;
    let joined = sentence.tokens[head as usize].dep == Dep::Conj || sentence.child(head, Dep::Conj).is_some();
    (!joined && mention.number == GrammaticalNumber::Singular && nouns::is_person(sentence, text, head)).then_some(m)
}
