//! How sure a source is of what it says: FactBank's levels (Saurí and Pustejovsky 2009), read off the dependency tree.
//!
//! From the predicate the tree is climbed as far as the speaker's cue or the root. Each step adds what stands there: negation,
//! modal verbs and adverbs, a conjunction such as "if", and what a governing predicate tells of its complement (Karttunen
//! 1971: "managed to", "failed to", "wanted to"). Certainty only falls on the way; polarity turns with every negation.

mod climb;
mod lexicon;

use crate::extract::attribution::Attributions;
use crate::model::{Annotated, AttributionKind, Certainty, Document, Factuality, Sentence, TokenRef};

/// How sure the speaker is of the predicate at `token`, by its sentence alone.
///
/// `field_text` is the text of the sentence's field. `cue` is the token of the speaker's cue if it stands in this sentence: what
/// stands above it is not the speaker's. Without a speaker it is the outlet's factuality.
#[must_use]
pub fn of(sentence: &Sentence, field_text: &str, token: u16, cue: Option<u16>) -> Factuality {
    climb::climb(sentence, field_text, token, cue).0
}

/// How sure the innermost speaker is of the predicate at `at`.
#[must_use]
pub fn of_speaker(document: &Document, annotated: &Annotated, attributions: &Attributions, at: TokenRef) -> Factuality {
    let Some(sentence) = annotated.sentences.get(at.sentence as usize) else { return Factuality::FACT };
    let attribution = attributions.of(at);
    let speaker = attribution.speaker();
    let cue = speaker.map(|s| s.cue_at).filter(|c| c.sentence == at.sentence).map(|c| c.token);
    let mut factuality = of(sentence, document.field(sentence.field), at.token, cue);
    // "Allegedly, it was she who says …": hearsay anywhere up the chain leaves it probable at best.
    let hearsay = attribution.chain.iter().any(|source| source.kind == AttributionKind::Hearsay);
    if hearsay && factuality.certainty == Certainty::Certain {
        factuality.certainty = Certainty::Probable;
    }
    factuality
}

/// Whether the predicate at `token` is told as something to come ("will meet", "is due to meet", "the planned talks").
/// Its factuality is uncommitted then, but what is scheduled can still be compared: its day, its place.
#[must_use]
pub fn is_scheduled(sentence: &Sentence, field_text: &str, token: u16, cue: Option<u16>) -> bool {
    climb::climb(sentence, field_text, token, cue).1
}

#[cfg(test)]
mod tests;
