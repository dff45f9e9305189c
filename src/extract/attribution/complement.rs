//! What a verb of saying has for its complement: a clause, a noun phrase, an object with what is said of it.

use super::lexicon::VerbUse;
use super::relation::Sink;
use super::subject::is_saying;
use super::tree::Tree;
use crate::model::Dep;

/// Marks what stands after the verb as its content.
pub(super) fn complements(sink: &Sink<'_>, verb: u16, uses: &VerbUse, marks: &mut [bool]) -> bool {
    let tree = sink.tree;
    let mut found = false;
    let after = || tree.children(verb).iter().copied().filter(move |&k| k > verb);
    if uses.clause || uses.inserted {
        for k in after() {
            let that = || tree.children(k).iter().any(|&m| tree.dep(m) == Dep::Mark && tree.lemma(m) == "that");
            let comma_before = follows_comma(sink, tree.extent(k).start);
            let clause = match tree.dep(k) {
                // "It “failed”, he told reporters": the cue of what stands before, not content of "failed".
                Dep::Ccomp
                    if comma_before
                        && !that()
                        && is_saying(tree, k)
                        && !tree.children(k).iter().any(|&j| j > k && tree.dep(j) == Dep::Ccomp) =>
                {
                    false
                }
                // "said it was empty and it was stolen", "in serious, but stable condition": hung too high.
                Dep::Conj if uses.clause && found && !comma_before => {
                    let subject = tree.children(k).iter().any(|&j| matches!(tree.dep(j), Dep::Nsubj | Dep::Nsubjpass));
                    let after_comma = tree.children(verb).iter().any(|&j| {
                        tree.dep(j) == Dep::Cc && j < k && j > verb && sink.word(j - 1) == "," && tree.tag(k).is_verb()
                    });
                    that() || !after_comma && (!tree.tag(k).is_verb() || subject && !is_saying(tree, k))
                }
                Dep::Ccomp if uses.needs_that => {
                    tree.children(k).iter().any(|&m| tree.lemma(m) == "that" && tree.dep(m) == Dep::Mark)
                }
                Dep::Ccomp => uses.clause || is_quoted(sink, k),
                // A second clause of the content, hung on the verb of saying: "said that they met and that they talked".
                Dep::Conj => {
                    uses.clause && tree.children(k).iter().any(|&m| tree.dep(m) == Dep::Mark && tree.lemma(m) == "that")
                }
                // A clause that the parser took for an adverbial, though "that" introduces it.
                Dep::Advcl | Dep::Acl | Dep::Relcl | Dep::Dep | Dep::Parataxis => {
                    uses.clause && tree.children(k).iter().any(|&m| tree.lemma(m) == "that" && tree.dep(m) == Dep::Mark)
                }
                _ => false,
            };
            let asked =
                tree.children(k).iter().any(|&m| tree.dep(m) == Dep::Mark && matches!(tree.lemma(m), "if" | "whether"));
            if clause && !asked {
                tree.mark(k, marks);
                found = true;
            }
        }
    }
    if uses.clause && !found {
        // "that" right after the verb and its short adverbials, wherever the tree has put its clause.
        let that = (verb + 1..tree.len().min(verb + 5))
            .take_while(|&k| !tree.tag(k).is_verb() && !tree.tag(k).is_punctuation())
            .find(|&k| tree.lemma(k) == "that" && tree.dep(k) == Dep::Mark);
        // The clause of an object ("rejected claims that …") comes with its object.
        let of_object = |k: u16| uses.object && tree.head(k).is_some_and(|h| h > verb && tree.dep(h) == Dep::Dobj);
        if let Some(clause) = that.and_then(|k| tree.head(k)).filter(|&k| k > verb && !of_object(k)) {
            tree.mark(clause, marks);
            found = true;
        }
    }
    if uses.infinitive && !found {
        for k in after().filter(|&k| matches!(tree.dep(k), Dep::Xcomp | Dep::Pcomp)) {
            tree.mark(k, marks);
            found = true;
        }
    }
    if uses.predicate && !found {
        found = predicate(tree, verb, marks);
    }
    if uses.object && !found && uses.prepositions.is_empty() {
        for k in after().filter(|&k| {
            tree.dep(k) == Dep::Dobj && (uses.negative || !tree.tag(k).is_pronoun()) && (!uses.told || is_told(sink, k))
        }) {
            tree.mark(k, marks);
            found = true;
        }
    }
    if !uses.prepositions.is_empty() && !found {
        // The parser hangs the phrase on the object at times: "accused the mayor of lying".
        let object = after().find(|&k| tree.dep(k) == Dep::Dobj).filter(|_| uses.object && !uses.clause);
        let phrases = after().chain(object.into_iter().flat_map(|k| tree.children(k)).copied());
        for k in phrases.filter(|&k| tree.dep(k) == Dep::Prep && uses.prepositions.contains(&tree.lemma(k))) {
            for &j in tree.children(k) {
                tree.mark(j, marks);
                found = true;
            }
        }
        if found && uses.object {
            for k in after().filter(|&k| tree.dep(k) == Dep::Dobj) {
                tree.mark(k, marks);
            }
        }
    }
    found
}

/// Whether the noun at `noun` stands for something told.
pub(super) fn is_told(sink: &Sink<'_>, noun: u16) -> bool {
    let lemma = sink.tree.lemma(noun);
    sink.lexicon.anaphors.contains(lemma)
        || sink.lexicon.speech_nouns.contains(lemma)
        || matches!(lemma, "it" | "this" | "that" | "these" | "those")
}

/// Whether a comma stands before the first word at or after `start`.
fn follows_comma(sink: &Sink<'_>, start: u16) -> bool {
    let word = (start..sink.tree.len()).find(|&k| !sink.tree.tag(k).is_punctuation()).unwrap_or(start);
    (0..word).rev().take_while(|&k| sink.tree.tag(k).is_punctuation()).any(|k| sink.word(k) == ",")
}

/// "called the talks frank", "described the man as calm": object and predicate.
fn predicate(tree: &Tree<'_>, verb: u16, marks: &mut [bool]) -> bool {
    let after = || tree.children(verb).iter().copied().filter(move |&k| k > verb);
    let object = after().find(|&k| tree.dep(k) == Dep::Dobj);
    let is_as = |k: u16| tree.dep(k) == Dep::Prep && tree.lemma(k) == "as";
    let complement = after()
        .find(|&k| is_as(k) || matches!(tree.dep(k), Dep::Oprd | Dep::Ccomp | Dep::Acomp | Dep::Attr))
        .or_else(|| {
            // The parser hangs "as" on the object, or deep within it.
            object?;
            let extent = tree.extent(verb);
            (extent.start.max(verb + 1)..extent.end)
                .find(|&k| is_as(k) && !tree.children(k).iter().any(|&j| tree.lemma(j) == "as"))
        });
    let Some(complement) = complement else { return false };
    // "the deal he described as mad": the object is the noun before.
    if object.is_none() && tree.dep(verb) == Dep::Relcl && is_as(complement) {
        tree.mark(complement, marks);
        return true;
    }
    // "called for", "saw to it": no predicate without an object, unless the clause holds it.
    if object.is_none() && tree.dep(complement) != Dep::Ccomp {
        return false;
    }
    object.into_iter().chain([complement]).for_each(|k| tree.mark(k, marks));
    // The predicate of one object can be spread over several children.
    after()
        .filter(|&k| k > complement && matches!(tree.dep(k), Dep::Oprd | Dep::Conj) && !tree.tag(k).is_verb())
        .for_each(|k| tree.mark(k, marks));
    true
}

/// Whether a mark of quotation stands between the verb's clause and `k`.
fn is_quoted(sink: &Sink<'_>, k: u16) -> bool {
    let start = sink.tree.extent(k).start;
    (start.saturating_sub(2)..=start).any(|j| matches!(sink.word(j), "\"" | "“" | "''" | "``" | "«" | ":"))
}
