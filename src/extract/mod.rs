//! The extractor: mentions, values, propositions, who says so, how surely, and the claims they make up.

pub mod attribution;
pub(crate) mod body;
mod claim;
mod edition;
pub mod factuality;
pub mod frame;
pub(crate) mod kinds;
pub mod lexicon;
pub mod mention;
pub(crate) mod nouns;
pub(crate) mod posts;
pub mod proposition;
pub mod speaker;
#[cfg(test)]
pub(crate) mod testing;
pub mod value;

pub(crate) use claim::is_manifold;
pub use frame::Frames;
pub use lexicon::Lexicon;

use crate::model::{Annotated, Document, Reading, Target};
use crate::{group, normalize};

/// Reads one document: everything that can be told without looking at another.
#[must_use]
pub fn read(document: Document, annotated: &Annotated, lexicon: &Lexicon, frames: &Frames) -> Reading {
    let mentions = mention::find(&document, annotated);
    let (mut locals, mut local_of) = normalize::document(&document, annotated, &mentions);
    let mut attributions = attribution::find(&document, annotated);
    speaker::resolve(&mentions, &mut locals, &mut local_of, &mut attributions);
    let accused = normalize::accused(&document, annotated, &mentions).into_iter().map(|m| (m, "accused"));
    let harmed = normalize::victims(&document, annotated, &mentions).into_iter().map(|m| (m, "harmed"));
    let parts = accused.chain(harmed).map(|(m, part)| (m, part.into())).collect();
    let people = claim::People { mentions: &mentions, local_of: &local_of, parts };
    let (claims, roles) = claim::find(&document, annotated, people, &attributions, lexicon, frames);
    let signature = group::signature(&document, annotated);
    let older = edition::find(&document);
    let former = edition::former(annotated);
    let sentences = annotated.sentences.iter().map(|s| Target { field: s.field, span: s.span }).collect();
    let mut reading =
        Reading { document, sentences, older, former, mentions, locals, local_of, roles, claims, signature };
    tighten(&mut reading);
    reading
}

/// Gives back the room that lists grew into, for readings are kept to the end of a run.
fn tighten(reading: &mut Reading) {
    reading.mentions.shrink_to_fit();
    reading.locals.shrink_to_fit();
    reading.local_of.shrink_to_fit();
    reading.roles.shrink_to_fit();
    reading.claims.shrink_to_fit();
    reading.mentions.iter_mut().for_each(|mention| mention.titles.shrink_to_fit());
    for claim in &mut reading.claims {
        claim.rest.shrink_to_fit();
        claim.attribution.chain.shrink_to_fit();
    }
    for local in &mut reading.locals {
        local.mentions.shrink_to_fit();
        local.variants.shrink_to_fit();
        local.descriptions.shrink_to_fit();
    }
    reading.signature.terms.shrink_to_fit();
    reading.signature.words.shrink_to_fit();
    reading.signature.shingles.shrink_to_fit();
}
