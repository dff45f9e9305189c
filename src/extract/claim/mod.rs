//! Claims: propositions with one slot taken out.

mod address;
mod at_large;
mod background;
mod bail;
mod ballot;
mod body;
mod clock;
mod condition;
mod context;
mod count;
mod critical;
mod death;
mod denial;
mod denied;
mod discussed;
mod fact;
mod firsts;
mod frame;
#[cfg(test)]
mod frames_tests;
mod held;
mod initiative;
mod invitation;
mod length;
mod naming;
mod number;
mod offences;
mod order;
mod parent;
#[cfg(test)]
mod people_tests;
mod person;
mod place;
mod post;
mod quote;
mod record;
mod relation;
mod setting;
mod slot;
mod stance;
mod statistic;
mod streak;
mod struck;
mod subset;
#[cfg(test)]
mod talks_tests;
mod tally;
#[cfg(test)]
mod tests;
mod unsettled;
mod walkout;
mod weapon;
mod wounds;

use super::attribution::Attributions;
use super::frame::Frames;
use super::lexicon::Lexicon;
use super::{proposition, value};
use crate::model::{Annotated, Attribute, Claim, Document, Mention, MentionIx, Occasion, Subject, Target, Value};
pub(crate) use number::is_manifold;

use context::Context;
use smol_str::SmolStr;

/// Whom a document mentions.
pub(super) struct People<'a> {
    pub mentions: &'a [Mention],
    /// What each mention stands for, where that is told.
    pub local_of: &'a [Option<u32>],
    /// The parts that its words alone give some of them in what it tells.
    pub parts: Vec<(MentionIx, SmolStr)>,
}

/// Finds the claims of a document, and the parts that people play in what it tells ("killed", "suspect").
#[must_use]
pub fn find(
    document: &Document,
    annotated: &Annotated,
    people: People,
    attributions: &Attributions,
    lexicon: &Lexicon,
    frames: &Frames,
) -> (Vec<Claim>, Vec<(MentionIx, SmolStr)>) {
    let People { mentions, local_of, parts: mut roles } = people;
    let when = value::Context { published: document.published.filter(|p| p.is_trusted()) };
    let text = |sentence: &crate::model::Sentence| document.field(sentence.field);
    let values = annotated.sentences.iter().map(|s| value::find(s, text(s), &when)).collect();
    let propositions = annotated.sentences.iter().map(|s| proposition::find(s, text(s), lexicon)).collect();
    let mention_at = context::mentions_by_token(mentions);
    let meeting = std::cell::OnceCell::new();
    let context = Context {
        document,
        annotated,
        mentions,
        local_of,
        values,
        propositions,
        attributions,
        lexicon,
        frames,
        mention_at,
        meeting,
    };
    let mut claims = Vec::new();
    let mut background = background::Background::default();
    for s in 0..annotated.sentences.len() {
        let first = claims.len();
        frame::build(&context, s, &mut claims, &mut roles);
        length::build(&context, s, first, &mut claims);
        invitation::build(&context, s, &mut claims);
        initiative::build(&context, s, &mut claims);
        walkout::build(&context, s, &mut claims);
        order::build(&context, s, &mut claims);
        firsts::build(&context, s, &mut claims);
        discussed::build(&context, s, &mut claims);
        stance::build(&context, s, &mut claims);
        person::build(&context, s, &mut claims);
        parent::build(&context, s, &mut claims);
        relation::build(&context, s, &mut claims);
        post::build(&context, s, &mut claims);
        clock::build(&context, s, &mut claims);
        ballot::build(&context, s, &mut claims);
        streak::build(&context, s, &mut claims);
        record::build(&context, s, &mut claims);
        at_large::build(&context, s, &mut claims);
        naming::told(&context, s, &mut claims);
        death::build(&context, s, &mut claims);
        condition::build(&context, s, &mut claims);
        unsettled::told(&context, s, &mut claims);
        critical::build(&context, s, &mut claims);
        wounds::build(&context, s, &mut claims);
        offences::build(&context, s, &mut claims);
        weapon::build(&context, s, &mut claims);
        tally::build(&context, s, &mut claims);
        body::build(&context, s, &mut claims);
        setting::build(&context, s, &mut claims);
        slot::build(&context, s, &mut claims);
        place::build(&context, s, &mut claims);
        number::build(&context, s, &mut claims);
        fact::build(&context, s, &mut claims);
        // What a frame or a person has taken as its value is not counted again as an open number or length.
        let taken: Vec<Target> = claims[first..]
            .iter()
            .filter(|c| matches!(c.attribute, Attribute::Frame(_)) && !matches!(c.value, Value::Polarity(_)))
            .map(|c| c.as_written)
            .collect();
        let open = claims.split_off(first);
        claims.extend(open.into_iter().filter(|c| {
            let countable = matches!(c.value, Value::Number(_) | Value::Duration(_) | Value::Score(_));
            !(countable
                && matches!(c.attribute, Attribute::Open(_))
                && taken.iter().any(|t| t.field == c.as_written.field && t.span.contains(c.as_written.span)))
        }));
        // The number of a house is not what it may be taken for within a phrase of place.
        address::build(&context, s, &mut claims);
        address::streets(&context, s, &mut claims);
        bail::build(&context, s, &mut claims);
        background.read(&context, s);
        for claim in &mut claims[first..] {
            let k = context.propositions[s].iter().position(|p| p.trigger == claim.trigger.token);
            let k = k.or_else(|| context.governor(s, claim.trigger.token));
            claim.occasion = k.map_or(Occasion::News, |k| background.of(k));
        }
    }
    roles.extend(claims.iter().filter_map(|claim| part_of_subject(claim, frames)));
    roles.sort();
    roles.dedup();
    naming::build(&context, &roles, &mut claims);
    unsettled::build(&context, &mut claims);
    struck::build(&context, &mut claims);
    held::build(&context, &mut claims);
    denial::build(&context, &mut claims);
    denied::build(&context, &mut claims);
    quote::build(&context, &mut claims);
    claims
        .sort_by(|a, b| (a.trigger, &a.attribute, a.evidence, a.id).cmp(&(b.trigger, &b.attribute, b.evidence, b.id)));
    claims.dedup_by(|a, b| a.id == b.id);
    (claims, roles)
}

/// The part that whom a claim is of plays, where its attribute is asked only of those who play one.
fn part_of_subject(claim: &Claim, frames: &Frames) -> Option<(MentionIx, SmolStr)> {
    let Subject::Mention(whose) = claim.subject else { return None };
    let part = frames.attribute(&claim.attribute)?.part.clone()?;
    claim.factuality.positive.then_some((whose, part))
}
