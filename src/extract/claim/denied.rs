//! What is told and denied in one text: the two sides stand in one sentence ("denied reports that he had left") or a few
//! sentences apart ("an offer was made … knows of no such offer").

use super::context::{Context, Draft, LONGEST, cover};
use crate::extract::attribution::Denial;
use crate::extract::nouns;
use crate::lower::Lower;
use crate::model::{
    Attribute, Attribution, Certainty, Claim, Dep, Factuality, Filler, NO_HEAD, Role, Sentence, Source, Subject, Tag,
    Target, TokenRef, Value,
};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use smol_str::SmolStr;
use std::ops::Range;
use std::sync::LazyLock;

/// The words of `data/lexicon/denied.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    reports: FxHashSet<SmolStr>,
    deeds: FxHashSet<SmolStr>,
    alleged: FxHashSet<SmolStr>,
    judges: FxHashSet<SmolStr>,
    idle: FxHashSet<SmolStr>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../data/lexicon/denied.toml"))
        .expect("data/lexicon/denied.toml is checked by a test")
});

/// How many sentences back "no such offer" may look.
const REACH: usize = 4;

/// One thing told and denied: where each side stands, as tokens of a sentence.
struct Pair {
    told: (usize, Range<u16>),
    denied: (usize, Range<u16>),
    /// The noun that names what is denied: of the reports, of the deed.
    noun: u16,
    /// The denying word.
    cue: u16,
}

/// Adds, for each denial that a document sets beside what it denies, a claim for either side.
pub(super) fn build(context: &Context, out: &mut Vec<Claim>) {
    for denial in context.attributions.denials() {
        let pair = of_reports(context, denial).or_else(|| of_alleged(context, denial));
        if let Some(pair) = pair {
            add(context, &pair, Some(&denial.source), out);
        }
    }
    for s in 0..context.annotated.sentences.len() {
        let (sentence, text) = context.sentence(s);
        let n = sentence.tokens.len() as u16;
        let such = (0..n).any(|i| sentence.word(i, text).eq_ignore_ascii_case("such"));
        for i in 0..n {
            let pair = rejected_charge(context, s, i).or_else(|| if such { no_such(context, s, i) } else { None });
            if let Some(pair) = pair {
                let at = TokenRef { sentence: s as u32, token: pair.cue };
                let source = context.attributions.at_cue(at).cloned();
                add(context, &pair, source.as_ref(), out);
            }
        }
    }
}

/// "Denied reports that he had left", "dismissed claims of fraud", "reports that he had left are untrue".
fn of_reports(context: &Context, denial: &Denial) -> Option<Pair> {
    let s = denial.source.cue_at.sentence as usize;
    let cue = denial.source.cue_at.token;
    let (sentence, text) = context.sentence(s);
    if !is_firm(context, s, cue) || is_judge(sentence, cue) {
        return None;
    }
    let noun = denial.content.iter().filter(|piece| piece.sentence as usize == s).find_map(|piece| {
        (piece.start..piece.end).find(|&i| {
            let token = &sentence.tokens[i as usize];
            let hangs = matches!(token.dep, Dep::Dobj | Dep::Nsubj | Dep::Nsubjpass);
            hangs && WORDS.reports.contains(&*token.lemma) && tells(sentence, text, i)
        })
    })?;
    let told = shorten(sentence.subtree(noun));
    let whole = start(sentence, cue, told.start).min(told.start)..told.end.max(cue + 1);
    // Too long for both: what denies, with the end of what it denies.
    let denied = match whole.len() as u16 {
        n if n <= LONGEST => whole,
        _ if cue > noun => whole.end - LONGEST..whole.end,
        _ => shorten(cue.min(told.start)..told.end),
    };
    Some(Pair { told: (s, told), denied: (s, denied), noun, cue })
}

/// Whether a noun has beside it what is reported: a clause, or what it is about.
fn tells(sentence: &Sentence, text: &str, noun: u16) -> bool {
    sentence.children(noun).any(|c| {
        let token = &sentence.tokens[c as usize];
        c > noun
            && match token.dep {
                Dep::Acl | Dep::Ccomp => {
                    sentence.child(c, Dep::Mark).is_some_and(|m| sentence.word(m, text).eq_ignore_ascii_case("that"))
                }
                // "Claims of fraud"; "the claims of the women" tells whose they are.
                Dep::Prep => {
                    matches!(token.lemma.as_str(), "of" | "about")
                        && sentence.child(c, Dep::Pobj).is_some_and(|o| !nouns::is_person(sentence, text, o))
                }
                _ => false,
            }
    })
}

/// "Denies any role in the flood" beside "its alleged role in the flood".
fn of_alleged(context: &Context, denial: &Denial) -> Option<Pair> {
    let s = denial.source.cue_at.sentence as usize;
    let cue = denial.source.cue_at.token;
    let (sentence, _) = context.sentence(s);
    if !is_firm(context, s, cue) {
        return None;
    }
    let noun = sentence
        .child(cue, Dep::Dobj)
        .or_else(|| sentence.child(cue, Dep::Xcomp).and_then(|verb| sentence.child(verb, Dep::Dobj)))
        .filter(|&n| WORDS.deeds.contains(&*sentence.tokens[n as usize].lemma))?;
    let lemma = &sentence.tokens[noun as usize].lemma;
    let field = sentence.field;
    let found = context.annotated.sentences.iter().enumerate().find_map(|(t, other)| {
        let at = (0..other.tokens.len() as u16).find(|&i| {
            let token = &other.tokens[i as usize];
            token.lemma == *lemma && (t, i) != (s, noun) && is_alleged(other, i) && agree(other, i, sentence, noun)
        })?;
        (other.field == field).then_some((t, at))
    });
    let (t, at) = found?;
    let told = shorten(crate::extract::proposition::phrase(&context.annotated.sentences[t], at));
    let end = sentence.subtree(noun).end;
    let denied = shorten(start(sentence, cue, cue)..end);
    Some(Pair { told: (t, told), denied: (s, denied), noun, cue })
}

/// Whether a noun is told as alleged.
fn is_alleged(sentence: &Sentence, noun: u16) -> bool {
    sentence.children(noun).any(|c| {
        let token = &sentence.tokens[c as usize];
        c < noun && matches!(token.dep, Dep::Amod | Dep::Advmod) && WORDS.alleged.contains(&*token.lemma.lower())
    })
}

/// Whether two nouns have nothing that tells them apart behind them: the same object, or none on one side.
fn agree(a: &Sentence, i: u16, b: &Sentence, k: u16) -> bool {
    let objects = |sentence: &Sentence, noun: u16| -> Vec<SmolStr> {
        sentence
            .subtree(noun)
            .filter(|&o| o > noun && sentence.tokens[o as usize].dep == Dep::Pobj)
            .map(|o| sentence.tokens[o as usize].lemma.lower().as_ref().into())
            .collect()
    };
    let (x, y) = (objects(a, i), objects(b, k));
    x.is_empty() || y.is_empty() || x.iter().any(|w| y.contains(w))
}

/// "Accused of spying, a charge that he rejects": the clause behind denies what stands before.
fn rejected_charge(context: &Context, s: usize, verb: u16) -> Option<Pair> {
    let (sentence, _) = context.sentence(s);
    let token = &sentence.tokens[verb as usize];
    if token.dep != Dep::Relcl || !token.tag.is_verb() || token.head == NO_HEAD || !is_firm(context, s, verb) {
        return None;
    }
    let noun = token.head;
    let (_, negative) = crate::extract::attribution::cue_effect(&token.lemma)?;
    let charge = WORDS.reports.contains(&*sentence.tokens[noun as usize].lemma);
    // "A charge that was rejected by the court", "the man who denies it": the noun itself must be what is denied.
    let own_object = sentence.children(verb).any(|c| {
        let child = &sentence.tokens[c as usize];
        child.dep == Dep::Dobj && !matches!(child.tag, Tag::Wdt | Tag::Wp) && child.lemma != "that"
    });
    let subject = sentence.child(verb, Dep::Nsubj)?;
    let relative = matches!(sentence.tokens[subject as usize].tag, Tag::Wdt | Tag::Wp);
    if !negative || !charge || own_object || relative || is_judge(sentence, verb) {
        return None;
    }
    // What the charge is: the words before it up to the verb that they hang on.
    let above = sentence.ancestors(noun).skip(1).find(|&a| sentence.tokens[a as usize].tag.is_verb());
    let low = sentence.subtree(noun).start;
    let comma = low > 0 && sentence.tokens[low as usize - 1].tag.is_punctuation();
    let told = match above.filter(|&a| comma && a < low && low - a <= LONGEST) {
        Some(a) => a..low - 1,
        None => {
            let end = sentence.subtree(verb).start.max(low + 1);
            above.filter(|&a| a < low && end - a <= LONGEST).unwrap_or(low)..end
        }
    };
    let denied = shorten(low..sentence.subtree(verb).end);
    Some(Pair { told: (s, told), denied: (s, denied), noun, cue: verb })
}

/// "Knows of no such offer", "denies that any such offer was made": it denies what was told of an offer before.
fn no_such(context: &Context, s: usize, noun: u16) -> Option<Pair> {
    let (sentence, text) = context.sentence(s);
    let token = &sentence.tokens[noun as usize];
    if !token.tag.is_noun() || WORDS.idle.contains(&*token.lemma.lower()) {
        return None;
    }
    let word = |c: u16| sentence.word(c, text).lower();
    let such = sentence.children(noun).any(|c| c < noun && word(c) == "such");
    let det = sentence.children(noun).find(|&c| c < noun && matches!(word(c).as_ref(), "no" | "any"))?;
    if !such {
        return None;
    }
    let denial = context.attributions.denials().iter().find(|d| {
        d.source.cue_at.sentence as usize == s && d.content.iter().any(|piece| (piece.start..piece.end).contains(&noun))
    });
    // "Any such offer" is denied by the verb above only.
    if word(det) == "any" && denial.is_none() {
        return None;
    }
    let verb = sentence.ancestors(noun).skip(1).find(|&a| sentence.tokens[a as usize].tag.is_verb())?;
    let cue = denial.map_or(verb, |d| d.source.cue_at.token);
    if context.factuality(s, cue).certainty == Certainty::Uncommitted {
        return None;
    }
    let end = sentence.subtree(noun).end.max(verb + 1);
    let end = super::context::told(sentence, verb, cue.min(det) + LONGEST).max(end);
    let denied = shorten(start(sentence, cue, cue.min(det)).min(det)..end);
    let own = context.attributions.of(TokenRef { sentence: s as u32, token: noun });
    let (t, at) = (s.saturating_sub(REACH)..s).rev().find_map(|t| {
        let other = &context.annotated.sentences[t];
        let at = (0..other.tokens.len() as u16).find(|&i| other.tokens[i as usize].lemma == token.lemma)?;
        (other.field == sentence.field).then_some((t, at))
    })?;
    let before = context.attributions.of(TokenRef { sentence: t as u32, token: at });
    // Nobody denies what he says himself.
    if let (Some(a), Some(b)) = (own.speaker(), before.speaker())
        && a.is_voice_of(b)
    {
        return None;
    }
    let other = &context.annotated.sentences[t];
    let verb = other.ancestors(at).skip(1).find(|&a| other.tokens[a as usize].tag.is_verb())?;
    if !context.factuality(t, verb).positive {
        return None;
    }
    let phrase = crate::extract::proposition::phrase(other, at);
    let low = start(other, verb, phrase.start.min(verb)).min(phrase.start);
    let high = super::context::told(other, verb, low + LONGEST).max(phrase.end).max(verb + 1);
    Some(Pair { told: (t, shorten(low..high)), denied: (s, denied), noun, cue })
}

/// Whether the denying word is told as said: not "did not deny", "would deny", "refused to deny".
fn is_firm(context: &Context, s: usize, cue: u16) -> bool {
    let (sentence, _) = context.sentence(s);
    let token = &sentence.tokens[cue as usize];
    let verb = if token.tag.is_verb() || token.head == NO_HEAD { cue } else { token.head };
    let modal = sentence.children(verb).any(|c| matches!(sentence.tokens[c as usize].tag, Tag::Md | Tag::To));
    let negated = sentence.children(verb).any(|c| sentence.tokens[c as usize].dep == Dep::Neg);
    // "Insisted that he deny it": asked for, not done.
    !modal && token.tag != Tag::Vb && (!negated || !token.tag.is_verb())
}

/// Whether a court is who rejects: it decides, it is no party.
fn is_judge(sentence: &Sentence, verb: u16) -> bool {
    sentence.child(verb, Dep::Nsubj).is_some_and(|n| WORDS.judges.contains(&*sentence.tokens[n as usize].lemma.lower()))
}

/// Where the clause of the verb at `cue` starts: at its subject, where that stands near; else at `low`.
fn start(sentence: &Sentence, cue: u16, low: u16) -> u16 {
    let subject = sentence.child(cue, Dep::Nsubj).or_else(|| sentence.child(cue, Dep::Nsubjpass));
    subject
        .map(|n| crate::extract::proposition::phrase(sentence, n).start)
        .filter(|&n| n < low && low - n <= 5)
        .unwrap_or(low.min(cue))
}

fn shorten(range: Range<u16>) -> Range<u16> {
    range.start..range.end.min(range.start + LONGEST)
}

fn add(context: &Context, pair: &Pair, source: Option<&Source>, out: &mut Vec<Claim>) {
    let (s, _) = pair.denied;
    let (sentence, text) = context.sentence(s);
    let content = cover(sentence, sentence.subtree(pair.noun));
    let mut rest = vec![(Role::Topic, Filler::Words(context.words(s, pair.noun, &sentence.subtree(pair.noun))))];
    let denier = sentence.child(pair.cue, Dep::Nsubj).filter(|&n| nouns::is_person(sentence, text, n));
    if let Some(m) = denier.and_then(|n| context.mention(s, n)) {
        rest.push((Role::Agent, Filler::Mention(m)));
    }
    let attribute = smol_str::format_smolstr!("denied:{}", sentence.tokens[pair.noun as usize].lemma.lower());
    let mut side = |(at, tokens): &(usize, Range<u16>), told: bool, trigger: u16, as_written: Target| {
        let evidence = cover(context.sentence(*at).0, tokens.clone());
        let mut claim = context.finish(
            *at,
            Draft {
                attribute: Attribute::Open(attribute.clone()),
                subject: Subject::Event,
                value: Value::Polarity(told),
                rest: rest.clone(),
                trigger,
                evidence,
                as_written,
                polar: true,
            },
        );
        claim.factuality =
            Factuality { certainty: if told { Certainty::Probable } else { Certainty::Certain }, positive: true };
        if let Some(source) = source.filter(|_| !told) {
            claim.attribution = Attribution { chain: vec![source.clone()] };
        }
        out.push(claim);
    };
    let trigger = if pair.told.0 == s { pair.noun } else { pair.told.1.start };
    side(&pair.told, true, trigger, content);
    side(&pair.denied, false, pair.cue, content);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::annotated;
    use crate::extract::{Frames, Lexicon, read};

    /// The sides of what a text denies: told, denied.
    fn sides(text: &str) -> Vec<(bool, String)> {
        let (document, annotated) = annotated(text);
        let reading = read(document, &annotated, Lexicon::builtin(), Frames::builtin());
        let denied = |c: &&Claim| c.attribute.name().starts_with("denied:");
        let words = |c: &Claim| c.evidence.span.of(text).to_owned();
        reading.claims.iter().filter(denied).map(|c| (c.value == Value::Polarity(true), words(c))).collect()
    }

    fn both(text: &str, told: &str, denied: &str) {
        let mut found = sides(text);
        found.sort_by_key(|side| !side.0);
        assert_eq!(found, [(true, told.to_owned()), (false, denied.to_owned())], "{text}");
    }

    #[test]
    fn reports_and_their_denial_in_one_sentence() {
        both(
            "Okafor denied reports that the dam had leaked.",
            "reports that the dam had leaked",
            "Okafor denied reports that the dam had leaked",
        );
        both(
            "The mayor dismissed allegations of bribery.",
            "allegations of bribery",
            "The mayor dismissed allegations of bribery",
        );
        both(
            "Rumours that the bank had closed are false, Okafor said.",
            "Rumours that the bank had closed",
            "Rumours that the bank had closed are false",
        );
    }

    #[test]
    fn what_is_not_denied_or_by_no_party() {
        for text in [
            "Okafor did not deny reports that the dam had leaked.",
            "Okafor would deny reports that the dam had leaked.",
            "The judge rejected claims that the evidence was stale.",
            "Okafor rejected the offer of a loan.",
            "Okafor dismissed the report.",
            "Okafor denies any role in the flood.",
            "There is no such thing as a free lunch.",
        ] {
            assert_eq!(sides(text), [], "{text}");
        }
    }

    #[test]
    fn a_role_alleged_and_denied() {
        both(
            "The firm was sued over its alleged role in the flood. It paid a lawyer. The firm denies any role in the flood.",
            "its alleged role in the flood",
            "The firm denies any role in the flood",
        );
        let other = "The firm was sued over its alleged role in the fire. The firm denies any role in the flood.";
        assert_eq!(sides(other), []);
    }

    #[test]
    fn such_points_back() {
        both(
            "Okafor made an offer for the bank in May, an aide says. The ministry knows of no such offer.",
            "Okafor made an offer for the bank in May",
            "The ministry knows of no such offer",
        );
        assert_eq!(sides("Okafor made a speech. The ministry knows of no such offer."), []);
    }

    #[test]
    fn a_charge_rejected_in_passing() {
        both(
            "The court gave him six years for spying, a charge which he rejects.",
            "gave him six years for spying",
            "a charge which he rejects",
        );
    }

    #[test]
    fn file_parses() {
        assert!(WORDS.reports.contains("report") && WORDS.judges.contains("court"));
    }
}
