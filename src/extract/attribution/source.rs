//! Who the source is: from the subject of a cue to a name.

use super::lexicon::lexicon;
use super::tree::Tree;
use crate::model::{Dep, EntityKind, Span, Tag, Target};
use smol_str::SmolStr;

/// A source's phrase within its sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Phrase {
    /// Its head; the last token of the name for a name in apposition.
    pub head: u16,
    /// First token of the name.
    pub start: u16,
    /// One past the last token of the name.
    pub end: u16,
}

impl Phrase {
    /// The name as written, its white space made single.
    pub fn name(&self, tree: &Tree<'_>, text: &str) -> SmolStr {
        let written = self.target(tree).span.of(text);
        if written.contains(['\n', '\t']) || written.contains("  ") {
            written.split_whitespace().collect::<Vec<_>>().join(" ").into()
        } else {
            written.into()
        }
    }

    /// Where it stands.
    pub fn target(&self, tree: &Tree<'_>) -> Target {
        let tokens = &tree.sentence.tokens;
        let span = Span::new(tokens[self.start as usize].span.start, tokens[self.end as usize - 1].span.end);
        Target { field: tree.sentence.field, span }
    }
}

/// The phrase of the source whose noun is `noun`, without articles, relative clauses and appositions.
///
/// A container of somebody's words gives way to whose words they are ("a statement from the ministry" → "ministry"),
/// a description to the name beside it ("a newspaper, the Daily Echo," → "Daily Echo").
pub(crate) fn phrase(tree: &Tree<'_>, noun: u16) -> Phrase {
    let lexicon = lexicon();
    let mut noun = noun;
    for _ in 0..3 {
        let lemma = tree.lemma(noun);
        let partitive = matches!(tree.tag(noun), Tag::Cd | Tag::Dt);
        if partitive || !lexicon.containers.contains(lemma) {
            break;
        }
        let owner = tree.children(noun).iter().copied().find(|&k| tree.dep(k) == Dep::Poss && tree.tag(k) != Tag::PrpS);
        let under = |names: &'static [&'static str]| {
            let mut nouns = vec![noun];
            nouns.extend(tree.children(noun).iter().copied().filter(|&k| matches!(tree.dep(k), Dep::Acl)));
            nouns.into_iter().flat_map(|n| tree.children(n)).copied().find_map(|k| {
                (matches!(tree.dep(k), Dep::Prep | Dep::Agent) && names.contains(&tree.lemma(k)))
                    .then(|| tree.child(k, Dep::Pobj))
                    .flatten()
            })
        };
        match under(&["from", "by"]).or(owner) {
            Some(inner) if inner != noun => noun = inner,
            _ => break,
        }
    }
    // "a newspaper, the Daily Echo, said": the name is the better source.
    if !tree.tag(noun).is_proper() && tree.tag(noun).is_noun() {
        let named = tree.children(noun).iter().copied().find(|&k| {
            tree.dep(k) == Dep::Appos
                && tree.tag(k).is_proper()
                && tree.sentence.entity_at(k).is_some_and(|e| matches!(e.kind, EntityKind::Person | EntityKind::Org))
        });
        noun = named.unwrap_or(noun);
    }
    name(tree, noun)
}

fn name(tree: &Tree<'_>, head: u16) -> Phrase {
    // Left modifiers, as far as they are contiguous.
    let mut start = head;
    for &k in tree.children(head).iter().rev().filter(|&&k| k < head) {
        let modifies = matches!(
            tree.dep(k),
            Dep::Compound
                | Dep::Amod
                | Dep::Nmod
                | Dep::Nummod
                | Dep::Poss
                | Dep::Quantmod
                | Dep::Advmod
                | Dep::Npadvmod
        ) || (tree.dep(k) == Dep::Det && !is_article(tree, k))
            || (tree.dep(k) == Dep::Punct && tree.tag(k) == Tag::Hyph)
            || (matches!(tree.dep(k), Dep::Dep | Dep::Appos) && tree.tag(k).is_proper());
        let extent = tree.extent(k);
        // A dateline before the source is no part of it: "LYON (AP) - Police".
        let foreign = extent.clone().any(|j| {
            matches!(tree.tag(j), Tag::OpenParen | Tag::CloseParen | Tag::Colon)
                || (tree.tag(j).is_punctuation() && tree.dep(j) == Dep::Punct && tree.is_spaced(j))
        });
        if !modifies || extent.end != start || foreign {
            break;
        }
        start = extent.start;
    }
    while start < head && is_article(tree, start) {
        start += 1;
    }
    let mut end = head + 1;
    if tree.tag(head).is_proper() {
        let person =
            tree.sentence.entity_at(head).filter(|e| e.kind == EntityKind::Person && (e.start..e.end).contains(&head));
        if let Some(e) = person {
            end = end.max(e.end);
        }
        // "police spokeswoman Ann Lee": what is not part of the name or its title is a description beside it. The
        // last common noun or possessive mark before the name ends it, unless the name is an office's ("Sheriff's Office").
        let cut = (start..head)
            .rev()
            .find(|&k| {
                let word_is_common =
                    matches!(tree.tag(k), Tag::Nn | Tag::Nns) && tree.lemma(k).chars().all(|c| !c.is_uppercase());
                let possessive = tree.tag(k) == Tag::Pos && person.is_some();
                (word_is_common && !is_lower_title(tree, k, head)) || possessive
            })
            .map(|k| k + 1);
        start = cut.unwrap_or(start);
        while start < head && matches!(tree.tag(start), Tag::Hyph | Tag::Pos) {
            start += 1;
        }
        // "Russian news agency" is gone; "former President Lee" keeps the title alone.
        if person.is_some() {
            while start < head
                && tree.tag(start).is_adjective()
                && !tree.token(start).lemma.starts_with(char::is_uppercase)
            {
                start += 1;
            }
        }
    } else if !tree.tag(head).is_pronoun() {
        // "head of the agency", "two of the witnesses", "reporters from state media".
        for &k in tree.children(head).iter().filter(|&&k| k > head) {
            if tree.dep(k) != Dep::Prep || !matches!(tree.lemma(k), "of" | "from" | "for" | "at" | "with") || k != end {
                break;
            }
            let extent = tree.extent(k);
            // Only a short phrase is a name.
            let has_clause =
                (extent.start..extent.end).any(|j| matches!(tree.dep(j), Dep::Relcl | Dep::Acl | Dep::Ccomp));
            if extent.end - extent.start > 7 || has_clause {
                break;
            }
            end = extent.end;
        }
        while end > head + 1 && tree.tag(end - 1).is_punctuation() {
            end -= 1;
        }
    }
    Phrase { head, start, end }
}

fn is_article(tree: &Tree<'_>, k: u16) -> bool {
    matches!(tree.lemma(k), "the" | "a" | "an" | "this" | "that") && tree.tag(k) == Tag::Dt
}

/// "head coach" and the like stay when nothing but the name follows them and they are part of a proper name
/// ("Associated press", "state television One").
fn is_lower_title(tree: &Tree<'_>, k: u16, head: u16) -> bool {
    tree.sentence.entity_at(head).is_some_and(|e| e.start <= k && e.kind != EntityKind::Person && e.start < k)
}

/// Whether `k` is a pronoun for the one who speaks or is spoken to, or for nobody: no source for others' words.
pub(crate) fn is_no_source(tree: &Tree<'_>, k: u16) -> bool {
    matches!(tree.lemma(k), "i" | "I" | "we" | "you" | "it" | "there" | "nobody" | "none" | "what" | "no one")
        && !tree.tag(k).is_noun()
        || tree.dep(k) == Dep::Expl
}
