//! What is told and denied in one text: the two sides stand in one sentence ("denied reports that he had left") or a few
//! sentences apart ("an offer was made … knows of no such offer").

mod charge;
mod part;
mod report;
mod such;
#[cfg(test)]
mod tests;

use super::context::{Context, Draft, LONGEST, cover};
use crate::extract::nouns;
use crate::knowledge::knowledge;
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

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/denied.toml"));

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
        let pair = report::of_reports(context, denial).or_else(|| part::of_alleged(context, denial));
        if let Some(pair) = pair {
            add(context, &pair, Some(&denial.source), out);
        }
    }
    for s in 0..context.annotated.sentences.len() {
        let (sentence, text) = context.sentence(s);
        let n = sentence.tokens.len() as u16;
        let such = (0..n).any(|i| sentence.word(i, text).eq_ignore_ascii_case("such"));
        for i in 0..n {
            let pair = charge::rejected_charge(context, s, i)
                .or_else(|| if such { such::no_such(context, s, i) } else { None });
            if let Some(pair) = pair {
                let at = TokenRef { sentence: s as u32, token: pair.cue };
                let source = context.attributions.at_cue(at).cloned();
                add(context, &pair, source.as_ref(), out);
            }
        }
    }
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
