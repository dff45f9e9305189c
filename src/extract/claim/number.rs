//! Open claims for numbers with nouns and for sums, whatever they are of.

use super::context::{Context, Draft, anchor, evidence};
use crate::knowledge::knowledge;
use crate::model::value::NumberKind;
use crate::model::{
    Attribute, Claim, Dep, Filler, MentionIx, MentionKind, NO_HEAD, Role, Sentence, Subject, Tag, Value,
};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use smol_str::SmolStr;
use std::ops::Range;
use std::sync::LazyLock;

/// The words of `data/lexicon/numbers.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    windows: FxHashSet<SmolStr>,
    periods: FxHashSet<SmolStr>,
    tallies: FxHashSet<SmolStr>,
    counted: Vec<Vec<SmolStr>>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/numbers.toml"));

/// The noun that a count goes by, for each noun that has a commoner one.
static COMMONER: LazyLock<FxHashMap<&SmolStr, &SmolStr>> = LazyLock::new(|| {
    let rows = WORDS.counted.iter().filter_map(|row| row.split_first());
    rows.flat_map(|(first, others)| others.iter().map(move |other| (other, first))).collect()
});

/// Adds a claim for every number of a sentence that counts or measures something.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, _) = context.sentence(s);
    for found in &context.values[s] {
        let (what, value) = match &found.value {
            Value::Number(n) if n.kind == NumberKind::Age => continue,
            Value::Number(n) => (n.unit.to_string(), found.value.clone()),
            Value::Score(_) => ("score".to_owned(), found.value.clone()),
            Value::Ordinal(_) => ("ordinal".to_owned(), found.value.clone()),
            _ => continue,
        };
        let mut rest = Vec::new();
        let mut tokens = found.tokens.clone();
        let mut noun = what;
        let of = found.of.map(|of| counted(sentence, &found.tokens, of));
        if let Some(of) = of {
            let mut words = by_commoner_noun(context.words(s, of, &crate::extract::proposition::phrase(sentence, of)));
            // Sums and measures are known by their unit; what they are of may be told in many ways.
            noun = match noun.as_str() {
                "" => words[0].to_string(),
                "score" | "ordinal" => format!("{noun} {}", words[0]),
                _ => noun,
            };
            // "The first two drives" are some that somebody chose, not how many there were.
            let chosen = |c: u16| WORDS.windows.contains(&*sentence.tokens[c as usize].lemma);
            if matches!(&found.value, Value::Number(n) if n.kind == NumberKind::Count)
                && sentence.children(of).any(chosen)
            {
                continue;
            }
            if found.is_whole(sentence) {
                noun.push_str(" in all");
            }
            // "Two more debates": what is counted comes on top of others.
            if found.others && !words.iter().any(|w| w == "other") {
                words.push("other".into());
            }
            rest.push((Role::Topic, Filler::Words(words)));
            tokens = tokens.start.min(of)..tokens.end.max(of + 1);
        } else if noun.is_empty() {
            continue;
        }
        let token = anchor(sentence, &tokens);
        // "Rossi (45-7, 36 KOs)": a number set beside a name is its bearer's.
        let owner = bearer(context, s, tokens.start);
        if let Some(m) = owner {
            rest.push((Role::Agent, Filler::Mention(m)));
            rest.push((Role::Predicate, Filler::Words(vec!["(beside)".into()])));
        }
        // "During the round": what is counted so is not the count of the whole fight.
        if let Some(period) = period(context, s, of.unwrap_or(token), token) {
            rest.push((Role::Time, Filler::Words(vec![sentence.tokens[period as usize].lemma.to_lowercase().into()])));
        }
        rest.extend(places(context, s, of.unwrap_or(token)).map(|m| (Role::Place, Filler::Mention(m))));
        let governor = context.governor(s, token).filter(|_| owner.is_none());
        let trigger = match governor {
            Some(k) => {
                let proposition = &context.propositions[s][k];
                rest.extend(
                    context
                        .rest(s, proposition)
                        .into_iter()
                        .filter(|(role, _)| matches!(role, Role::Agent | Role::Patient | Role::Recipient)),
                );
                rest.push((Role::Predicate, Filler::Words(vec![context.class(proposition).into()])));
                proposition.trigger
            }
            None => token,
        };
        out.push(context.finish(
            s,
            Draft {
                attribute: Attribute::Open(smol_str::format_smolstr!("number:{noun}")),
                subject: Subject::Event,
                value,
                rest,
                trigger,
                evidence: evidence(sentence, &tokens, trigger),
                as_written: found.target,
                polar: false,
            },
        ));
    }
}

/// The noun that is counted: of "four submarine cables" the cables, whatever the parser hung the number on.
fn counted(sentence: &Sentence, number: &Range<u16>, noun: u16) -> u16 {
    let token = &sentence.tokens[noun as usize];
    let modifies = token.tag == Tag::Nn && matches!(token.dep, Dep::Compound | Dep::Nmod | Dep::Amod);
    if !modifies || token.head == NO_HEAD || token.head <= noun || token.head > noun + 2 {
        return noun;
    }
    // "A 12-nation team": the team is not what there are twelve of.
    let hyphen = (number.end..noun).any(|i| sentence.tokens[i as usize].tag == Tag::Hyph);
    if sentence.tokens[token.head as usize].tag == Tag::Nns && !hyphen { token.head } else { noun }
}

/// The words of what is counted, head first, by the commonest noun for it.
fn by_commoner_noun(mut words: Vec<SmolStr>) -> Vec<SmolStr> {
    // "119 heads of state and government".
    if words[0] == "head" && words.iter().any(|w| w == "state" || w == "government") {
        words = vec!["head of state".into()];
    }
    if let Some(&noun) = COMMONER.get(&words[0]) {
        words[0] = noun.clone();
    }
    words
}

/// The places named in the phrase of a number's noun: "52 percent of calls in Egypt".
fn places<'a>(context: &'a Context, s: usize, noun: u16) -> impl Iterator<Item = MentionIx> + 'a {
    let (sentence, _) = context.sentence(s);
    sentence.subtree(noun).filter(move |&i| i > noun && sentence.tokens[i as usize].dep == Dep::Pobj).filter_map(
        move |i| {
            let m = context.mention(s, i)?;
            let mention = &context.mentions[m as usize];
            (mention.kind == MentionKind::Name && mention.entity.is_place()).then_some(m)
        },
    )
}

/// The stretch of a game or of the calendar that a number is told of, by a preposition under its noun or its verb.
fn period(context: &Context, s: usize, noun: u16, number: u16) -> Option<u16> {
    let (sentence, _) = context.sentence(s);
    let is_period = |i: u16| sentence.tokens[i as usize].dep == Dep::Pobj && is_period(sentence, i);
    let verb = context.governor(s, number).map(|k| &context.propositions[s][k]);
    let beside = verb.into_iter().flat_map(|p| &p.arguments).filter(|a| a.preposition.is_some()).map(|a| a.head);
    sentence.subtree(noun).chain(beside).find(|&i| i != noun && is_period(i))
}

/// Whether there may be many numbers of a noun in one event, each of something else: rounds, seasons, the points of a player.
pub(crate) fn is_manifold(noun: &str) -> bool {
    WORDS.periods.contains(noun) || WORDS.tallies.contains(noun)
}

/// Whether a noun is one for a stretch of a game or of the calendar.
pub(super) fn is_period(sentence: &Sentence, noun: u16) -> bool {
    WORDS.periods.contains(&*sentence.tokens[noun as usize].lemma)
}

/// The name in front of the brackets that a number stands in.
fn bearer(context: &Context, s: usize, number: u16) -> Option<MentionIx> {
    let (sentence, _) = context.sentence(s);
    let open = (0..number).rev().take(8).find(|&i| sentence.tokens[i as usize].tag.is_bracket())?;
    let is_open = sentence.tokens[open as usize].tag == Tag::OpenParen;
    let name = open.checked_sub(1).filter(|&i| is_open && sentence.tokens[i as usize].tag.is_proper())?;
    context.mention(s, name).filter(|&m| context.mentions[m as usize].kind == MentionKind::Name)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn what_is_counted() {
        for (text, attribute, count) in [
            ("The storm broke four submarine cables.", "number:cable", "4"),
            ("Delegates from 12 nations came.", "number:country", "12"),
            ("The talks drew 41 heads of state and government.", "number:leader", "41"),
            ("The storm delayed six heads of department.", "number:head", "6"),
        ] {
            assert_eq!(values(text, attribute), [count], "{text}");
        }
        assert!(values("A 12-nation conference met.", "number:conference").is_empty());
    }
}
