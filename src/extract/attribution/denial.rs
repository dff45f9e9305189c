//! What sources deny.

use super::Attributions;
use super::lexicon::lexicon;
use super::relation::{Relation, Stretch};
use super::subject::subject;
use super::tree::Tree;
use crate::model::{Annotated, Dep, Sentence, Source, Tag};

/// A source says of something told before, or of a clause, that it is not so.
#[derive(Clone, Debug, PartialEq)]
pub struct Denial {
    /// Who denies, with the denying word as its cue.
    pub source: Source,
    /// What is denied, as far as the sentence itself tells: the clause or the noun phrase.
    pub content: Vec<Stretch>,
    /// The sentence before, where the content only points back ("denied this", "rejected the claim").
    pub antecedent: Option<Stretch>,
}

/// Whether the content is but a word that points back.
fn points_back(tree: &Tree<'_>, content: &[Stretch]) -> bool {
    let lexicon = lexicon();
    let tokens = content.iter().flat_map(|piece| piece.start..piece.end);
    let mut nouns = 0;
    for k in tokens {
        if k >= tree.len() {
            return false;
        }
        let person = matches!(
            tree.lemma(k),
            "he" | "him" | "she" | "her" | "I" | "i" | "me" | "we" | "us" | "you" | "they" | "them"
        );
        if tree.tag(k).is_verb() || person {
            return false;
        }
        if tree.tag(k).is_noun() {
            let told = tree.children(k).iter().any(|&j| j > k && matches!(tree.dep(j), Dep::Prep | Dep::Acl));
            if !lexicon.anaphors.contains(tree.lemma(k)) || told {
                return false;
            }
            nouns += 1;
        }
    }
    nouns <= 1
}

fn before(annotated: &Annotated, at: u32) -> Option<Stretch> {
    let here = annotated.sentences.get(at as usize)?;
    let earlier = at.checked_sub(1)?;
    let sentence: &Sentence = annotated.sentences.get(earlier as usize)?;
    (sentence.field == here.field).then_some(Stretch { sentence: earlier, start: 0, end: sentence.tokens.len() as u16 })
}

/// The denial that a relation with a denying cue is.
pub(super) fn of_relation(relation: &Relation, annotated: &Annotated) -> Denial {
    let at = relation.source.cue_at.sentence;
    let back = annotated.sentences.get(at as usize).is_some_and(|sentence| {
        let own = relation.content.iter().all(|piece| piece.sentence == at);
        own && points_back(&Tree::new(sentence), &relation.content)
    });
    Denial {
        source: relation.source.clone(),
        content: relation.content.clone(),
        antecedent: back.then(|| before(annotated, at)).flatten(),
    }
}

/// Denials without a verb of denial: "that is not true", "called it a lie", "reported falsely".
pub(super) fn find(annotated: &Annotated, attributions: &Attributions) -> Vec<Denial> {
    let lexicon = lexicon();
    let mut out = Vec::new();
    for (at, sentence) in annotated.sentences.iter().enumerate() {
        let at = at as u32;
        let is_trigger = |lemma: &str| {
            lexicon.false_words.contains(lemma)
                || lexicon.true_words.contains(lemma)
                || lexicon.false_adverbs.contains(lemma)
        };
        if !sentence.tokens.iter().any(|t| is_trigger(&t.lemma)) {
            continue;
        }
        let tree = Tree::new(sentence);
        for i in (0..tree.len()).filter(|&i| is_trigger(tree.lemma(i))) {
            let Some((content, speaker)) = denied(&tree, i) else { continue };
            let reference = crate::model::TokenRef { sentence: at, token: i };
            let source = match speaker {
                Some(noun) => {
                    let phrase = super::source::phrase(&tree, noun);
                    let Some(found) = attributions.of(reference).chain.pop() else { continue };
                    if found.head.is_none_or(|h| h.token != phrase.head || h.sentence != at) {
                        continue;
                    }
                    found
                }
                None => {
                    let Some(found) = attributions.of(reference).chain.pop().filter(|s| s.head.is_some()) else {
                        continue;
                    };
                    found
                }
            };
            let source = Source { cue: tree.token(i).lemma.clone(), cue_at: reference, ..source };
            let content = vec![Stretch { sentence: at, start: content.start, end: content.end }];
            let back = points_back(&tree, &content) || lexicon.false_adverbs.contains(tree.lemma(i));
            out.push(Denial { source, antecedent: back.then(|| before(annotated, at)).flatten(), content });
        }
    }
    out
}

/// What the trigger `i` denies, and who denies where the verb round it tells.
fn denied(tree: &Tree<'_>, i: u16) -> Option<(std::ops::Range<u16>, Option<u16>)> {
    let lexicon = lexicon();
    let lemma = tree.lemma(i);
    let head = tree.head(i)?;
    let negated = |k: u16| tree.children(k).iter().any(|&j| tree.dep(j) == Dep::Neg);
    if lexicon.false_adverbs.contains(lemma) {
        if !tree.tag(head).is_verb() || !lexicon.verbs.contains_key(tree.lemma(head)) {
            return None;
        }
        // "reported falsely that …" denies the clause, "wrote incorrectly" whatever was written.
        let clause = tree.children(head).iter().copied().find(|&k| {
            k > head
                && tree.dep(k) == Dep::Ccomp
                && tree.children(k).iter().any(|&m| tree.lemma(m) == "that" && tree.dep(m) == Dep::Mark)
        });
        let start = subject(tree, head).filter(|&s| s < head).map_or(head, |s| tree.extent(s).start);
        return Some((clause.map_or(start.min(i)..head.max(i) + 1, |k| tree.extent(k)), None));
    }
    let is_false = lexicon.false_words.contains(lemma);
    match tree.dep(i) {
        // "the report is false", "that is not true", "it is wrong to say …", "it is not correct that …"
        Dep::Acomp | Dep::Attr if tree.lemma(head) == "be" => {
            if is_false == (negated(head) || negated(i)) {
                return None;
            }
            let clause = tree.children(head).iter().chain(tree.children(i)).copied().find(|&k| {
                matches!(tree.dep(k), Dep::Ccomp | Dep::Xcomp | Dep::Csubj | Dep::Advcl) && tree.tag(k).is_verb()
            });
            let told = tree.child(head, Dep::Nsubj)?;
            let expletive = tree.lemma(told) == "it";
            let speaks = tree.tag(told).is_noun() && lexicon.anaphors.contains(tree.lemma(told));
            let points = matches!(tree.lemma(told), "this" | "that" | "it" | "they" | "these" | "which");
            // "It was not correct, he said, to speak of a deal": what is denied comes behind.
            let behind = expletive && (i + 1..tree.len()).any(|k| tree.tag(k) == Tag::To);
            match clause.filter(|_| expletive) {
                None if behind => None,
                Some(clause) => Some((tree.extent(clause), None)),
                None if speaks || points && tree.tag(i) != Tag::Nns => Some((tree.extent(told), None)),
                None => None,
            }
        }
        // "called the report false", "dismissed it as a lie"
        Dep::Oprd | Dep::Acomp | Dep::Attr | Dep::Pobj | Dep::Amod | Dep::Ccomp if is_false && !negated(i) => {
            let verb = if tree.dep(i) == Dep::Pobj && tree.lemma(head) == "as" { tree.head(head)? } else { head };
            let uses = lexicon.verbs.get(tree.lemma(verb)).filter(|u| u.predicate)?;
            debug_assert!(uses.predicate);
            let object = tree.child(verb, Dep::Dobj).or_else(|| tree.child(i, Dep::Nsubj))?;
            let told = lexicon.anaphors.contains(tree.lemma(object))
                || tree.tag(object).is_pronoun()
                || tree.tag(object) == Tag::Dt;
            told.then(|| (tree.extent(object), subject(tree, verb)))
        }
        _ => None,
    }
}
