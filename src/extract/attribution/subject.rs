//! Whose a verb's subject is.

use super::lexicon::lexicon;
use super::tree::Tree;
use crate::model::{Dep, Tag};

/// Whose the verb's subject is, followed through relative clauses, coordination and participles.
pub(super) fn subject(tree: &Tree<'_>, verb: u16) -> Option<u16> {
    let mut verb = verb;
    for _ in 0..6 {
        let own = tree
            .children(verb)
            .iter()
            .copied()
            .filter(|&k| tree.dep(k) == Dep::Nsubj)
            .min_by_key(|&k| k.abs_diff(verb));
        if let Some(own) = own {
            if matches!(tree.tag(own), Tag::Wdt | Tag::Wp)
                || (tree.lemma(own) == "that" && tree.dep(verb) == Dep::Relcl)
            {
                return antecedent(tree, verb, own);
            }
            // "called it “frank” and said": a parser at times takes the adjective for the subject.
            let after_and = own < verb
                && (own + 1..verb)
                    .rev()
                    .find(|&k| tree.dep(k) != Dep::Aux && tree.dep(k) != Dep::Advmod)
                    .is_some_and(|k| tree.tag(k) == Tag::Cc);
            if !(after_and || tree.tag(own).is_adjective()) {
                return Some(own);
            }
        } else if tree.child(verb, Dep::Nsubjpass).is_some() {
            return None;
        }
        let head = tree.head(verb)?;
        match tree.dep(verb) {
            // "said he died and added that": who says goes on saying.
            Dep::Conj if own.is_none() && is_saying(tree, verb) && said_with(tree, head).is_some() => {
                verb = said_with(tree, head)?;
            }
            Dep::Conj | Dep::Xcomp | Dep::Ccomp if tree.tag(head).is_verb() && (own.is_none() || head < verb) => {
                if tree.dep(verb) == Dep::Ccomp && own.is_none() && tree.tag(verb) != Tag::Vbg {
                    return None;
                }
                verb = head;
            }
            Dep::Advcl if tree.tag(verb) == Tag::Vbg && tree.tag(head).is_verb() => verb = head,
            // "TASS quoted her as saying", "she was quoted as saying"
            Dep::Pcomp if tree.lemma(head) == "as" => {
                let quoting = tree.head(head)?;
                return tree.child(quoting, Dep::Dobj).or_else(|| tree.child(quoting, Dep::Nsubjpass));
            }
            // "in announcing that", "while saying that"
            Dep::Pcomp => verb = tree.head(head)?,
            // "A statement saying that": the noun says.
            Dep::Acl if tree.tag(head).is_noun() => return Some(head),
            _ => return None,
        }
    }
    None
}

/// The verb of saying that `clause`, or the clause it is joined to, is the content of.
fn said_with(tree: &Tree<'_>, clause: u16) -> Option<u16> {
    let first = std::iter::once(clause).chain(tree.ancestors(clause)).find(|&k| tree.dep(k) != Dep::Conj)?;
    let saying = tree.head(first).filter(|_| tree.dep(first) == Dep::Ccomp)?;
    (saying < first && is_saying(tree, saying)).then_some(saying)
}

/// The pronoun or name right before a finite verb whose subject the tree has lost.
pub(super) fn just_before(tree: &Tree<'_>, verb: u16) -> Option<u16> {
    if !matches!(tree.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp) || tree.child(verb, Dep::Nsubjpass).is_some() {
        return None;
    }
    let before = (0..verb).rev().find(|&k| !matches!(tree.tag(k), Tag::Rb | Tag::Md))?;
    (tree.tag(before) == Tag::Prp && matches!(tree.lemma(before), "he" | "she" | "they")
        || tree.tag(before).is_proper())
    .then_some(before)
}

/// Whether the verb is one of saying, not of belief.
pub(super) fn is_saying(tree: &Tree<'_>, verb: u16) -> bool {
    lexicon().verbs.get(tree.lemma(verb)).is_some_and(|uses| uses.clause && uses.inserted && !uses.belief)
}

/// The noun that a relative pronoun stands for: the clause's head, or the noun just before where the tree has lost it.
fn antecedent(tree: &Tree<'_>, verb: u16, pronoun: u16) -> Option<u16> {
    if tree.dep(verb) == Dep::Relcl {
        return tree.head(verb);
    }
    (pronoun.saturating_sub(2)..pronoun).rev().find(|&k| tree.tag(k).is_noun())
}

/// The agent of a passive: the noun under "by".
pub(super) fn agent(tree: &Tree<'_>, verb: u16) -> Option<u16> {
    tree.children(verb)
        .iter()
        .copied()
        .filter(|&k| k > verb && (tree.dep(k) == Dep::Agent || (tree.dep(k) == Dep::Prep && tree.lemma(k) == "by")))
        .find_map(|k| tree.child(k, Dep::Pobj))
}

/// Whether the verb is a passive participle.
pub(super) fn is_passive(tree: &Tree<'_>, verb: u16) -> bool {
    let kids = tree.children(verb);
    if kids.iter().any(|&k| matches!(tree.dep(k), Dep::Auxpass | Dep::Nsubjpass)) {
        return true;
    }
    if kids.iter().any(|&k| matches!(tree.dep(k), Dep::Aux | Dep::Nsubj)) {
        return false;
    }
    match (tree.tag(verb), tree.dep(verb)) {
        // "a man accused of it", "Asked about it, …"
        (Tag::Vbn, Dep::Acl | Dep::Advcl | Dep::Amod | Dep::Relcl) | (Tag::Vbd, Dep::Acl | Dep::Amod) => true,
        (Tag::Vbn, Dep::Conj) => tree.head(verb).is_some_and(|h| {
            tree.children(h).iter().any(|&k| tree.dep(k) == Dep::Auxpass) || agent(tree, verb).is_some()
        }),
        _ => false,
    }
}
