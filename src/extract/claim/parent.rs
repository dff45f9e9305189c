//! How many children somebody has: "a mother of 12", "his three children".

use super::context::{Context, Draft, cover};
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::value::NumberKind;
use crate::model::{Claim, Dep, Subject, Value};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use smol_str::SmolStr;
use std::sync::LazyLock;

/// The words of `data/lexicon/parents.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    parents: FxHashSet<SmolStr>,
    children: FxHashSet<SmolStr>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/parents.toml"));

/// Adds the numbers of children of a sentence.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, _) = context.sentence(s);
    for found in &context.values[s] {
        if !matches!(&found.value, Value::Number(n) if n.kind == NumberKind::Count) || found.is_part(sentence) {
            continue;
        }
        let is =
            |words: &FxHashSet<SmolStr>, i: u16| words.contains(sentence.tokens[i as usize].lemma.lower().as_ref());
        // "A crowd of 200": what stands before "of" may be taken for what is counted.
        let noun = found.of.filter(|&noun| noun > found.tokens.start).unwrap_or(found.tokens.start);
        let counts_children = is(&WORDS.children, noun);
        // "A mother of 12", "a father of three children".
        let of = sentence.ancestors(noun).nth(1).filter(|&i| sentence.tokens[i as usize].lemma == "of");
        let parent = of.map(|of| sentence.tokens[of as usize].head).filter(|&parent| {
            parent < noun && is(&WORDS.parents, parent) && (found.tokens.contains(&noun) || counts_children)
        });
        // "Her 12 children."
        let owner = || sentence.child(noun, Dep::Poss).filter(|_| counts_children);
        let Some(parent) = parent.or_else(owner) else { continue };
        let Some(mention) = context.mention(s, parent) else { continue };
        let tokens = parent.min(found.tokens.start)..found.tokens.end.max(noun + 1);
        out.push(context.finish(
            s,
            Draft {
                as_written: found.target,
                ..Draft::frame(
                    "people.children",
                    Subject::Mention(mention),
                    found.value.clone(),
                    parent,
                    cover(sentence, tokens),
                )
            },
        ));
    }
}
