//! Whether a matter was spoken of when people met: "the dam was discussed", "arms sales did not come up".

use super::context::{Context, Draft, evidence};
use crate::extract::frame::Stage;
use crate::extract::proposition::{Form, Proposition, phrase};
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::{Attribute, Certainty, Claim, Dep, Filler, Role, Sentence, Subject, Value};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use smol_str::SmolStr;
use std::ops::Range;
use std::sync::LazyLock;

/// The words of `data/lexicon/discussed.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    raise: FxHashSet<SmolStr>,
    arise: FxHashSet<SmolStr>,
    mentions: FxHashSet<SmolStr>,
    lists: FxHashSet<SmolStr>,
    generic: FxHashSet<SmolStr>,
    hearers: FxHashSet<SmolStr>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/discussed.toml"));

/// A matter of which a sentence tells whether it was spoken of.
struct Matter {
    head: u16,
    trigger: u16,
    spoken_of: bool,
}

/// Adds, for each matter of a sentence, whether those who met spoke of it.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    if !context.tells_of_meeting() {
        return;
    }
    let (sentence, _) = context.sentence(s);
    let told = context.propositions[s].iter().filter_map(|p| raised(context, s, p));
    let listed =
        (0..sentence.tokens.len() as u16).filter_map(|i| listed(context, s, i).or_else(|| unsaid(context, s, i)));
    for Matter { head, trigger, spoken_of } in told.chain(listed) {
        let tokens = phrase(sentence, head);
        let Some(words) = words(context, s, head) else { continue };
        out.push(context.finish(
            s,
            Draft {
                attribute: Attribute::Frame("meetings.discussed".into()),
                subject: Subject::Event,
                value: Value::Polarity(spoken_of),
                rest: vec![(Role::Topic, Filler::Words(words))],
                trigger,
                evidence: evidence(sentence, &with_particle(sentence, &tokens, trigger), trigger),
                as_written: sentence.cover(tokens),
                polar: true,
            },
        ));
    }
}

/// The words of a matter that stand before a verb, with the verb's particle: "the dam came up", not "the dam came".
fn with_particle(sentence: &Sentence, matter: &Range<u16>, trigger: u16) -> Range<u16> {
    let particle = sentence.child(trigger, Dep::Prt).filter(|&p| p == trigger + 1 && matter.end <= trigger);
    matter.start..particle.map_or(matter.end, |p| p + 1)
}

/// "They discussed the dam", "the dam was not mentioned", "the dam came up".
fn raised(context: &Context, s: usize, p: &Proposition) -> Option<Matter> {
    let (sentence, _) = context.sentence(s);
    if p.form != Form::Verb {
        return None;
    }
    let word = p.predicate.as_str();
    let particle = |a: &crate::extract::proposition::Argument| match &a.preposition {
        Some(preposition) => WORDS.raise.contains(&*smol_str::format_smolstr!("{word} {preposition}")),
        None => WORDS.raise.contains(word),
    };
    let heard = |head: u16| WORDS.hearers.contains(&*sentence.tokens[head as usize].lemma.lower());
    if p.arguments.iter().any(|a| a.role != Role::Patient && heard(a.head)) {
        return None;
    }
    let matter = if WORDS.arise.contains(word) {
        p.argument(Role::Agent).or_else(|| p.argument(Role::Patient))
    } else {
        p.arguments.iter().find(|a| matches!(a.role, Role::Patient | Role::Topic | Role::Other) && particle(a))
    }?;
    spoken(context, s, p.trigger).map(|spoken_of| Matter { head: matter.head, trigger: p.trigger, spoken_of })
}

/// "The dam was (not) on the agenda".
fn listed(context: &Context, s: usize, noun: u16) -> Option<Matter> {
    let (sentence, _) = context.sentence(s);
    let token = &sentence.tokens[noun as usize];
    if token.dep != Dep::Pobj || !WORDS.lists.contains(&*token.lemma.lower()) {
        return None;
    }
    let on = token.head;
    if !matches!(sentence.tokens[on as usize].lemma.as_str(), "on" | "off") {
        return None;
    }
    let be = sentence.ancestors(on).nth(1).filter(|&v| sentence.tokens[v as usize].lemma == "be")?;
    let head = sentence.child(be, Dep::Nsubj)?;
    let positive = spoken(context, s, be)?;
    Some(Matter { head, trigger: be, spoken_of: positive == (sentence.tokens[on as usize].lemma == "on") })
}

/// "There was no mention of the dam".
fn unsaid(context: &Context, s: usize, noun: u16) -> Option<Matter> {
    let (sentence, text) = context.sentence(s);
    let token = &sentence.tokens[noun as usize];
    if !token.tag.is_noun() || !WORDS.mentions.contains(&*token.lemma.lower()) {
        return None;
    }
    let be = sentence.ancestors(noun).nth(1).filter(|&v| sentence.tokens[v as usize].lemma == "be")?;
    sentence.child(be, Dep::Expl)?;
    sentence.child(noun, Dep::Det).filter(|&d| sentence.word(d, text).eq_ignore_ascii_case("no"))?;
    let of = sentence
        .children(noun)
        .find(|&c| c > noun && matches!(sentence.tokens[c as usize].lemma.as_str(), "of" | "about"))?;
    let head = sentence.child(of, Dep::Pobj)?;
    (context.stage(s, be)? == Stage::Done).then_some(Matter { head, trigger: noun, spoken_of: false })
}

/// Whether what the predicate at `trigger` tells was done or not; `None` where that is open or still to come.
fn spoken(context: &Context, s: usize, trigger: u16) -> Option<bool> {
    let factuality = context.factuality(s, trigger);
    let done = context.stage(s, trigger) == Some(Stage::Done);
    (done && factuality.certainty <= Certainty::Probable).then_some(factuality.positive)
}

/// The words of a matter, head first. One that is named before ("the issue") has the words of its name; a pronoun has none.
fn words(context: &Context, s: usize, head: u16) -> Option<Vec<SmolStr>> {
    let (sentence, _) = context.sentence(s);
    let token = &sentence.tokens[head as usize];
    if !token.tag.is_noun() {
        // "A subject that was not mentioned".
        return antecedent(sentence, head).and_then(|noun| words(context, s, noun));
    }
    let generic = |words: &[SmolStr]| words.iter().all(|w| WORDS.generic.contains(w));
    let own = context.words(s, head, &phrase(sentence, head));
    if !generic(&own) {
        return Some(own);
    }
    // "The abuses were a subject that …".
    if token.dep == Dep::Attr {
        let subject = sentence.child(token.head, Dep::Nsubj)?;
        return Some(context.words(s, subject, &phrase(sentence, subject))).filter(|w| !generic(w));
    }
    let nouns = |sentence: &Sentence, end: u16| -> Vec<SmolStr> {
        let tokens = sentence.tokens.iter().take(end as usize);
        tokens.filter(|t| t.tag.is_noun() && !t.tag.is_proper()).map(|t| t.lemma.lower().as_ref().into()).collect()
    };
    let before = nouns(sentence, phrase(sentence, head).start);
    if !before.is_empty() {
        return Some(before);
    }
    let previous = &context.annotated.sentences[s.checked_sub(1)?];
    let before = nouns(previous, previous.tokens.len() as u16);
    (previous.field == sentence.field && !before.is_empty()).then_some(before)
}

/// The noun that a relative pronoun stands for.
fn antecedent(sentence: &Sentence, pronoun: u16) -> Option<u16> {
    let clause = sentence.ancestors(pronoun).skip(1).find(|&v| sentence.tokens[v as usize].dep == Dep::Relcl)?;
    let relative = matches!(sentence.tokens[pronoun as usize].tag, crate::model::Tag::Wdt | crate::model::Tag::Wp);
    relative.then_some(sentence.tokens[clause as usize].head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::annotated;
    use crate::extract::{Frames, Lexicon, read};

    /// What was spoken of, or not, when two met.
    fn matters(text: &str) -> Vec<(bool, String)> {
        let text = format!("Maria Silva met John Okafor in Lagos for talks on Monday. {text}");
        let (document, annotated) = annotated(&text);
        let reading = read(document, &annotated, Lexicon::builtin(), Frames::builtin());
        let discussed = |c: &&Claim| c.attribute.name() == "meetings.discussed";
        let words = |c: &Claim| c.as_written.span.of(&text).to_owned();
        reading.claims.iter().filter(discussed).map(|c| (c.value == Value::Polarity(true), words(c))).collect()
    }

    #[test]
    fn spoken_of_or_not() {
        for (text, spoken, matter) in [
            ("They discussed the river dam.", true, "the river dam"),
            ("The river dam was discussed at length.", true, "The river dam"),
            ("The river dam did not come up.", false, "The river dam"),
            ("Fishing rights were not mentioned in the talks.", false, "Fishing rights"),
            ("Silva raised fishing rights with Okafor.", true, "fishing rights"),
            ("There was no mention of the border.", false, "the border"),
            ("The border was not on the agenda.", false, "The border"),
            ("The border dispute came up in their conversation.", true, "The border dispute"),
        ] {
            assert_eq!(matters(text), [(spoken, matter.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_open_or_told_to_others_is_not_it() {
        for text in [
            "They will discuss the river dam in June.",
            "They may have discussed the river dam.",
            "Silva mentioned the river dam in an interview with reporters.",
            "They raised their glasses and their hands.",
            "It did not come up.",
            "They covered the table with a cloth.",
        ] {
            let found = matters(text);
            assert!(found.iter().all(|(spoken, _)| *spoken), "{text}: {found:?}");
        }
    }

    #[test]
    fn the_words_are_whole() {
        let text = "Maria Silva met John Okafor in Lagos for talks on Monday. The border dispute came up in their conversation.";
        let (document, annotated) = annotated(text);
        let reading = read(document, &annotated, Lexicon::builtin(), Frames::builtin());
        let claim = reading.claims.iter().find(|c| c.attribute.name() == "meetings.discussed").unwrap();
        assert_eq!(claim.evidence.span.of(text), "The border dispute came up");
    }

    #[test]
    fn what_stands_for_a_matter_named_before() {
        assert_eq!(matters("The flooded villages were a subject that was not mentioned.").len(), 1);
    }
}
