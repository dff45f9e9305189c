//! Nouns of saying: "reports that they met", "the minister's claim that …", "the U.S. description of the talks".

use super::relation::{Sink, Traits};
use super::subject::subject;
use crate::model::{AttributionKind, Dep, Tag};

/// Finds every noun of saying with its source and content.
pub(super) fn find(sink: &mut Sink<'_>) {
    let tree = sink.tree;
    for noun in 0..tree.len() {
        if !matches!(tree.tag(noun), Tag::Nn | Tag::Nns) || !sink.lexicon.speech_nouns.contains(tree.lemma(noun)) {
            continue;
        }
        let mut marks = vec![false; tree.len() as usize];
        let mut clause = false;
        for &k in tree.children(noun).iter().filter(|&&k| k > noun) {
            let that = || tree.children(k).iter().any(|&m| tree.dep(m) == Dep::Mark && tree.lemma(m) == "that");
            match tree.dep(k) {
                Dep::Acl | Dep::Ccomp | Dep::Relcl | Dep::Advcl if that() => {
                    tree.mark(k, &mut marks);
                    clause = true;
                }
                Dep::Prep if tree.lemma(k) == "of" && sink.lexicon.self_voices.contains(tree.lemma(noun)) => {
                    tree.mark(k, &mut marks);
                }
                _ => {}
            }
        }
        // "'Frank' was the U.S. description of the talks"
        if !clause
            && tree.lemma(noun) == "description"
            && let Some(be) = tree.head(noun).filter(|&v| tree.lemma(v) == "be")
        {
            let said = tree.children(be).iter().copied().filter(|&k| k != noun);
            said.filter(|&k| matches!(tree.dep(k), Dep::Nsubj | Dep::Acomp | Dep::Attr | Dep::Advmod))
                .for_each(|k| tree.mark(k, &mut marks));
        }
        if !marks.iter().any(|m| *m) {
            continue;
        }
        let content = sink.stretches(&marks);
        let owner = tree
            .children(noun)
            .iter()
            .copied()
            .find(|&k| tree.dep(k) == Dep::Poss && !matches!(tree.lemma(k), "my" | "our" | "your" | "its"));
        let owner = owner.or_else(|| {
            tree.children(noun)
                .iter()
                .copied()
                .filter(|&k| k > noun && tree.dep(k) == Dep::Prep && matches!(tree.lemma(k), "by" | "from"))
                .find_map(|k| tree.child(k, Dep::Pobj))
        });
        let owner = owner.or_else(|| {
            let held = matches!(tree.dep(noun), Dep::Dobj);
            let verb = tree.head(noun).filter(|_| held)?;
            matches!(
                tree.lemma(verb),
                "make" | "issue" | "give" | "release" | "deliver" | "voice" | "express" | "raise" | "have"
            )
            .then(|| subject(tree, verb))
            .flatten()
        });
        let owner = owner.or_else(|| {
            let entity = |k: u16| {
                tree.sentence.entity_at(k).is_some_and(|e| {
                    matches!(
                        e.kind,
                        crate::model::EntityKind::Gpe
                            | crate::model::EntityKind::Org
                            | crate::model::EntityKind::Person
                    )
                })
            };
            tree.children(noun).iter().copied().find(|&k| k < noun && tree.dep(k) == Dep::Compound && entity(k))
        });
        if let Some(owner) = owner.filter(|&k| !super::source::is_no_source(tree, k)) {
            let source = sink.source(owner, noun, AttributionKind::Indirect);
            sink.add(source, content, Traits::default());
        } else if sink.lexicon.self_voices.contains(tree.lemma(noun)) {
            let source = sink.source(noun, noun, AttributionKind::Indirect);
            sink.add(source, content, Traits { weak: true, ..Traits::default() });
        }
    }
}
