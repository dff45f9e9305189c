//! Posts that people hold: `data/lexicon/posts.toml`.

use crate::knowledge::knowledge;
use crate::model::Overlap;
use crate::model::value::Phrase;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use smol_str::SmolStr;
use std::sync::LazyLock;

/// The attribute that asks for somebody's post.
pub(crate) const POST: &str = "people.post";
/// The attribute that asks for the post that somebody held before or at the time told of.
pub(crate) const FORMER: &str = "people.former post";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    ranks: Vec<SmolStr>,
    past: FxHashSet<SmolStr>,
    posts: FxHashSet<SmolStr>,
    same: FxHashMap<SmolStr, SmolStr>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/posts.toml"));

fn is_rank(word: &SmolStr) -> bool {
    WORDS.ranks.contains(word)
}

/// Whether a noun tells of a post.
pub(super) fn is_noun(word: &str) -> bool {
    WORDS.posts.contains(word) || WORDS.same.contains_key(word)
}

/// The post that words in order, the last of them its noun, tell of, with the attribute that it answers; `None` for no post.
pub(super) fn of(words: &[SmolStr]) -> Option<(&'static str, Phrase)> {
    let (head, modifiers) = words.split_last()?;
    let head = WORDS.same.get(head).unwrap_or(head);
    let past = |w: &&SmolStr| WORDS.past.contains(*w);
    let attribute = if modifiers.iter().any(|w| past(&w)) { FORMER } else { POST };
    let modifiers = modifiers.iter().filter(|w| !past(w)).cloned();
    is_noun(head).then(|| (attribute, Phrase::new(head.clone(), modifiers)))
}

/// How two posts of one person lie to one another: those of one name that differ in rank exclude one another, unless what
/// else is told of them is told apart ("deputy police chief", "fire chief").
pub(crate) fn compare(a: &Phrase, b: &Phrase) -> Overlap {
    if a == b {
        return Overlap::Equal;
    }
    if a.head != b.head {
        return Overlap::Incomparable;
    }
    let of = |phrase: &Phrase, ranks: bool| -> Vec<SmolStr> {
        phrase.modifiers.iter().filter(|w| is_rank(w) == ranks).cloned().collect()
    };
    let (x, y) = (of(a, false), of(b, false));
    if !x.is_empty() && !y.is_empty() && !x.iter().any(|w| y.contains(w)) {
        Overlap::Incomparable
    } else if of(a, true) == of(b, true) {
        Overlap::Overlapping
    } else {
        Overlap::Disjoint
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lie(a: &str, b: &str) -> Overlap {
        let post = |text: &str| of(&text.split(' ').map(SmolStr::from).collect::<Vec<_>>()).unwrap().1;
        compare(&post(a), &post(b))
    }

    #[test]
    fn a_rank_makes_another_post() {
        assert_eq!(lie("district attorney", "assistant district attorney"), Overlap::Disjoint);
        assert_eq!(lie("associate director", "deputy associate director"), Overlap::Disjoint);
        assert_eq!(lie("director", "managing director"), Overlap::Overlapping);
        assert_eq!(lie("deputy police chief", "fire chief"), Overlap::Incomparable);
        assert_eq!(lie("deputy mayor", "treasurer"), Overlap::Incomparable);
        assert_eq!(lie("campaign chairman", "campaign chair"), Overlap::Equal);
        assert_eq!(lie("campaign chairman", "party manager"), Overlap::Incomparable);
    }

    #[test]
    fn posts_of_old_tell_nothing_of_now() {
        let asked = |words: &[&str]| of(&words.iter().map(|&w| w.into()).collect::<Vec<_>>()).map(|(asked, _)| asked);
        assert_eq!(asked(&["former", "mayor"]), Some(FORMER));
        assert_eq!(asked(&["deputy", "mayor"]), Some(POST));
        assert_eq!(of(&["baker".into()]), None);
    }
}
