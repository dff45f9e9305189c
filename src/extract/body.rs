//! Parts of the body: `data/lexicon/body.toml`.

use crate::knowledge::knowledge;
use crate::model::Overlap;
use crate::model::value::Phrase;
use indexmap::IndexMap;
use serde::Deserialize;
use smol_str::SmolStr;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    parts: IndexMap<SmolStr, Vec<SmolStr>>,
    sides: Sides,
    near: Near,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sides {
    words: Vec<SmolStr>,
    compass: Vec<SmolStr>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Near {
    groups: Vec<Vec<SmolStr>>,
    apart: Vec<[SmolStr; 2]>,
}

static BODY: LazyLock<Body> = LazyLock::new(|| knowledge!("lexicon/body.toml"));

/// The part that a noun's lemma names, with the noun itself where it is narrower: *knee* is of the leg.
pub(super) fn part(lemma: &str) -> Option<(&'static str, Option<&'static str>)> {
    BODY.parts.iter().find_map(|(part, words)| {
        let word = words.iter().find(|w| *w == lemma)?;
        Some((part.as_str(), (word != part).then_some(word.as_str())))
    })
}

/// Whether a word before "side" says that the side is that of a place.
pub(super) fn is_compass(word: &str) -> bool {
    BODY.sides.compass.iter().any(|w| w == word)
}

/// Whether a word before a part says which side or end of it.
pub(super) fn is_side(lemma: &str) -> bool {
    BODY.sides.words.iter().any(|w| w == lemma)
}

/// How two places on one body lie to one another: neighbours may be told for one another, others not.
pub(crate) fn compare(a: &Phrase, b: &Phrase) -> Overlap {
    let both = |group: &[SmolStr]| group.contains(&a.head) && group.contains(&b.head);
    if a.head == b.head {
        a.compare(b)
    } else if BODY.near.apart.iter().any(|pair| both(pair)) || !BODY.near.groups.iter().any(|g| both(g)) {
        Overlap::Disjoint
    } else {
        Overlap::Overlapping
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_their_neighbours() {
        let at = |head: &str, side: &str| Phrase::new(head, [side].into_iter().filter(|s| !s.is_empty()));
        assert_eq!(part("knee"), Some(("leg", Some("knee"))));
        assert_eq!(part("leg"), Some(("leg", None)));
        assert_eq!(part("door"), None);
        assert_eq!(compare(&at("head", ""), &at("leg", "")), Overlap::Disjoint);
        assert_eq!(compare(&at("chest", ""), &at("back", "")), Overlap::Disjoint);
        assert_eq!(compare(&at("torso", ""), &at("back", "")), Overlap::Overlapping);
        assert_eq!(compare(&at("leg", "left"), &at("leg", "")), Overlap::Overlapping);
        assert_eq!(compare(&at("leg", "left"), &at("leg", "right")), Overlap::Disjoint);
    }
}
