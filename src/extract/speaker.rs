//! Whom the sources of what is said stand for, and who "I" and "we" are in their words.

use super::attribution::Attributions;
use crate::model::{LocalEntity, Mention, MentionIx, MentionKind, TokenRef};
use rustc_hash::FxHashMap;

/// Gives "I" and "we" within somebody's words to whoever speaks, and a source that is a pronoun or a description ("he",
/// "the minister") the name of whom it stands for.
///
/// `locals` and `local_of` are those of [`crate::normalize::document`] for `mentions`.
pub fn resolve(
    mentions: &[Mention],
    locals: &mut [LocalEntity],
    local_of: &mut [Option<u32>],
    attributions: &mut Attributions,
) {
    let at: FxHashMap<TokenRef, MentionIx> = mentions.iter().zip(0..).map(|(m, ix)| (m.head, ix)).collect();
    let local = |local_of: &[Option<u32>], head: TokenRef| at.get(&head).and_then(|&ix| local_of[ix as usize]);
    // From front to back, so that who is "I" in words quoted within the words of "I" is known by then.
    for (ix, mention) in mentions.iter().enumerate() {
        let first = mention.kind == MentionKind::Pronoun && is_first_person(&mention.text);
        if !first || local_of[ix].is_some() {
            continue;
        }
        let speaker = attributions.of(mention.head).speaker().and_then(|s| s.head);
        let Some(l) = speaker.filter(|&head| head != mention.head).and_then(|head| local(local_of, head)) else {
            continue;
        };
        local_of[ix] = Some(l);
        let known = &mut locals[l as usize].mentions;
        known.insert(known.partition_point(|&m| m < ix as u32), ix as u32);
    }
    for (head, source) in attributions.sources_mut() {
        let Some(&ix) = at.get(&head) else { continue };
        source.local = local_of[ix as usize];
        let name = source.local.map(|l| &locals[l as usize].name);
        if let Some(name) = name.filter(|n| !n.is_empty() && mentions[ix as usize].kind != MentionKind::Name) {
            source.name = name.clone();
        }
    }
}

fn is_first_person(word: &str) -> bool {
    matches!(word, "i" | "me" | "my" | "mine" | "myself" | "we" | "us" | "our" | "ours" | "ourselves")
}

#[cfg(test)]
mod tests {
    use crate::extract::{Frames, Lexicon, read};
    use crate::model::{Document, Reading};

    fn reading(text: &str) -> Reading {
        let document = Document { text: text.to_owned(), ..Document::default() };
        let annotated = crate::annotate::Annotator::new().unwrap().annotate(&document);
        read(document, &annotated, Lexicon::builtin(), Frames::builtin())
    }

    fn speaker(reading: &Reading, trigger: &str) -> String {
        let found = reading.claims.iter().find(|c| {
            c.evidence.span.of(reading.document.field(c.evidence.field)).contains(trigger)
                && c.attribution.speaker().is_some()
        });
        found.map_or(String::new(), |c| c.attribution.speaker().unwrap().name.to_string())
    }

    /// What the mention written so refers to.
    fn referent(reading: &Reading, word: &str) -> String {
        let ix = reading.mentions.iter().position(|m| m.text == word).unwrap();
        reading.local_of[ix].map_or(String::new(), |l| reading.locals[l as usize].name.to_string())
    }

    #[test]
    fn a_pronoun_that_speaks_has_a_name() {
        let found = reading("Marta Silva arrived in Lisbon on Monday. The bridge collapsed in the storm, she said.");
        assert_eq!(speaker(&found, "collapsed"), "Marta Silva");
    }

    #[test]
    fn nobody_named_stays_as_written() {
        let found = reading("The bridge collapsed in the storm, a neighbour said.");
        assert_eq!(speaker(&found, "collapsed"), "neighbour");
    }

    #[test]
    fn i_and_we_are_the_speaker() {
        let found = reading("\"We closed the bridge on Monday,\" said Marta Silva.");
        assert_eq!(referent(&found, "we"), "Marta Silva");
        let found = reading("Marta Silva met Ana Costa in Lisbon. \"I closed the bridge,\" Costa said.");
        assert_eq!(referent(&found, "i"), "Ana Costa");
        let found = reading("We closed the bridge on Monday.");
        assert_eq!(referent(&found, "we"), "");
    }
}
