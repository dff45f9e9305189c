//! Whether names are public: of somebody ("the man, whose name was not released"), and of the victims, the suspects and the
//! officers of an event, whom a report names, or says have not been named.

mod side;
#[cfg(test)]
mod tests;
mod told;

pub(super) use told::told;

use super::context::{Context, Draft};
use crate::extract::nouns;
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::{
    Attribute, Certainty, Claim, Dep, EntityKind, GrammaticalNumber, MentionIx, MentionKind, Subject, Target, Value,
};
use serde::Deserialize;
use side::{Parts, Side};
use smol_str::SmolStr;
use std::sync::LazyLock;

/// Words of `data/lexicon/naming.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    tell: Vec<SmolStr>,
    publish: Vec<SmolStr>,
    passive: Vec<SmolStr>,
    withhold: Vec<SmolStr>,
    names: Vec<SmolStr>,
    unnamed: Vec<SmolStr>,
    none: Vec<SmolStr>,
    reflexive: Vec<SmolStr>,
    bystanders: Vec<SmolStr>,
    indefinite: Vec<SmolStr>,
    anybody: Vec<SmolStr>,
    side: Vec<Side>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/naming.toml"));

/// Whether somebody's name has been made public.
const KNOWN: &str = "people.named";
/// Whether somebody did it.
const DOER: &str = "police.doer";

/// Completes what sentences told: what they said of somebody on a side is said of that side, and whom the document names has
/// been named.
pub(super) fn build(context: &Context, roles: &[(MentionIx, SmolStr)], out: &mut Vec<Claim>) {
    let roles: Vec<(MentionIx, SmolStr)> = roles.iter().cloned().chain(doers(context, out)).collect();
    let parts = Parts::new(context.local_of, &roles);
    let of = |claim: &Claim| match claim.subject {
        Subject::Mention(m) => Some((m, of_side(context, &parts, m, claim)?)),
        Subject::Event => None,
    };
    let mut of_sides: Vec<(MentionIx, Claim)> = out.iter().filter_map(of).collect();
    // Where the name of one is held back, that another's is told says nothing of them.
    let held: Vec<(MentionIx, Attribute)> =
        of_sides.iter().filter(|(_, c)| is_no(c)).map(|(m, c)| (*m, c.attribute.clone())).collect();
    let of_another = |claim: &Claim, whose: Option<MentionIx>| {
        let another = |m: MentionIx| whose.is_none_or(|whose| !context.are_one(m, whose));
        !is_no(claim) && held.iter().any(|(m, attribute)| *attribute == claim.attribute && another(*m))
    };
    of_sides.retain(|(m, claim)| !of_another(claim, Some(*m)));
    out.retain(|claim| !of_another(claim, None));
    // Of several it can't be told of one.
    let several = |claim: &Claim| match claim.subject {
        Subject::Mention(m) => context.mentions[m as usize].number == GrammaticalNumber::Plural,
        Subject::Event => false,
    };
    out.retain(|claim| claim.attribute.name() != KNOWN || !several(claim));
    out.extend(of_sides.into_iter().map(|(_, claim)| claim));
    named(context, &parts, &roles, out);
}

/// What a claim on somebody's name says of the side that they are on.
fn of_side(context: &Context, parts: &Parts, m: MentionIx, claim: &Claim) -> Option<Claim> {
    if claim.attribute.name() != KNOWN {
        return None;
    }
    let mention = &context.mentions[m as usize];
    let head = mention.head;
    let (sentence, _) = context.sentence(head.sentence as usize);
    // "An unidentified man" may be anybody, unless something happened to him and the report names nobody to whom it did;
    // "a man who has not been identified" is whom the report is on.
    let by_verb =
        context.annotated.sentences[claim.trigger.sentence as usize].tokens[claim.trigger.token as usize].tag.is_verb();
    let appositive = &sentence.tokens[head.token as usize];
    // "The third victim, a man whose name was not released".
    let beside = (appositive.dep == Dep::Appos)
        .then(|| context.mention(head.sentence as usize, appositive.head))
        .flatten()
        .filter(|&k| context.mentions[k as usize].kind != MentionKind::Name);
    let part = parts.side_of(m).or_else(|| parts.side_of(beside?));
    if !by_verb && mention.kind == MentionKind::Indefinite && part.is_none_or(|side| parts.has_name(context, side)) {
        return None;
    }
    let noun = sentence.tokens[head.token as usize].lemma.lower();
    let by_noun = Side::of_noun(&noun);
    // Where nobody is accused, whose name is held back came to harm.
    let only = || {
        let accused = WORDS.side.first().is_some_and(|suspects| parts.has(suspects));
        Side::of_victims().filter(|_| !accused && WORDS.anybody.iter().any(|word| word.as_str() == noun))
    };
    let side = by_noun.or(part).or_else(only)?;
    let attribute = Attribute::Frame(side.attribute.clone());
    let id = Claim::id(&context.document.id, claim.evidence, &attribute, &claim.value);
    Some(Claim { id, attribute, subject: Subject::Event, ..claim.clone() })
}

/// Adds a claim for each whom the document names, of their own name, and of their side's where it holds back the name of none
/// there: which other it names, nobody can tell.
fn named(context: &Context, parts: &Parts, roles: &[(MentionIx, SmolStr)], out: &mut Vec<Claim>) {
    let open: Vec<&Side> = WORDS.side.iter().filter(|side| !out.iter().any(|c| is_held_back(c, side))).collect();
    let mut names: Vec<(&str, &str)> = Vec::new();
    for (m, _) in roles {
        let mention = &context.mentions[*m as usize];
        if mention.kind != MentionKind::Name || mention.entity != EntityKind::Person {
            continue;
        }
        let own = std::iter::once((KNOWN, Subject::Mention(*m)));
        let side = parts.side_of(*m).filter(|side| open.iter().any(|open| open.attribute == side.attribute));
        for (attribute, subject) in own.chain(side.map(|side| (side.attribute.as_str(), Subject::Event))) {
            if names.contains(&(attribute, &mention.text)) {
                continue;
            }
            names.push((attribute, &mention.text));
            let evidence = fullest(context, *m, out);
            let draft = Draft::frame(attribute, subject, Value::Polarity(true), mention.head.token, evidence);
            out.push(context.finish(mention.head.sentence as usize, draft));
        }
    }
}

fn is_held_back(claim: &Claim, side: &Side) -> bool {
    claim.attribute.name() == side.attribute && is_no(claim)
}

fn is_no(claim: &Claim) -> bool {
    claim.value == Value::Polarity(false)
}

/// Those named of whom the document says that they did it: but for officers, who shoot in the line of duty, and for who
/// did it to nobody else.
fn doers(context: &Context, claims: &[Claim]) -> Vec<(MentionIx, SmolStr)> {
    let officer = |m: MentionIx| {
        let mention = &context.mentions[m as usize];
        let (sentence, _) = context.sentence(mention.head.sentence as usize);
        (mention.start.saturating_sub(1)..mention.end)
            .any(|i| nouns::is_authority(&sentence.tokens[i as usize].lemma.lower()) == Some(true))
    };
    let to_themselves = |claim: &Claim| {
        let (sentence, text) = context.sentence(claim.trigger.sentence as usize);
        let object = sentence.child(claim.trigger.token, Dep::Dobj);
        object.is_some_and(|o| WORDS.reflexive.iter().any(|word| sentence.word(o, text).eq_ignore_ascii_case(word)))
    };
    let did = |claim: &Claim| match claim.subject {
        Subject::Mention(m) if claim.attribute.name() == DOER && !is_no(claim) && !to_themselves(claim) => Some(m),
        _ => None,
    };
    let sure = |claim: &&Claim| claim.factuality.positive && claim.factuality.certainty <= Certainty::Probable;
    let all = claims.iter().filter(sure).filter_map(did);
    let alike = |m: MentionIx| (0..context.mentions.len() as MentionIx).filter(move |&k| context.are_one(k, m));
    let named = |m: &MentionIx| context.mentions[*m as usize].kind == MentionKind::Name;
    all.filter(|&m| named(&m) && !alike(m).any(officer)).map(|m| (m, SmolStr::new_static("suspect"))).collect()
}

/// How the document names somebody most fully: "Ana Diaz, 40", where only Diaz is said to have been held. The age helps a
/// reader to see who is meant.
fn fullest(context: &Context, m: MentionIx, told: &[Claim]) -> Target {
    let name = &context.mentions[m as usize];
    // "Tom Diaz" is another than Ana Diaz; plain "Diaz" may be she.
    let last = |text: &str| text.rsplit(' ').next().map(str::to_lowercase);
    let alone = !name.text.contains(' ');
    let same = |k: &MentionIx| {
        let other = &context.mentions[*k as usize];
        other.kind == MentionKind::Name
            && other.entity == EntityKind::Person
            && (other.text == name.text || alone && last(&other.text) == last(&name.text))
    };
    let age = |k: MentionIx| {
        let of = told.iter().find(|c| c.attribute.name() == "people.age" && c.subject == Subject::Mention(k));
        of.map(|claim| claim.evidence)
    };
    let all = || (0..context.mentions.len() as MentionIx).filter(same);
    age(m).or_else(|| all().find_map(age)).unwrap_or_else(|| {
        let longest = all().max_by_key(|&k| (context.mentions[k as usize].text.len(), std::cmp::Reverse(k)));
        context.mentions[longest.unwrap_or(m) as usize].target
    })
}
