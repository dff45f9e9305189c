//! Who says so: finds the sources of what a document tells, with cue and content (PARC's terms, Pareti 2016).
//!
//! Three readings are laid over one another. *Syntax* finds a verb or noun of saying with its subject and its clause,
//! and phrases like "according to"; *layout* finds quotations and gives those that stand by themselves to the source
//! whose words they go on with; and where the parse is in doubt, *position* decides: what stands before ", police said" at
//! the end of a sentence is what the police said. Nesting follows from containment: a source whose cue lies in another's
//! content is quoted by it.

mod beside;
mod complement;
mod continuation;
mod denial;
mod lexicon;
mod noun;
mod parenthetical;
mod quotes;
mod relation;
mod source;
mod speech;
mod subject;
pub(crate) mod tree;
mod verb;

use crate::model::{Annotated, Attribution, Document, Source, TokenRef};
pub use denial::Denial;
pub use relation::Stretch;

use relation::Relation;
use smol_str::SmolStr;
use tree::Tree;

/// The sources of a document.
#[derive(Clone, Debug, Default)]
pub struct Attributions {
    relations: Vec<Relation>,
    /// For each sentence the relations with content in it, as (stretch, index), sorted.
    by_sentence: Vec<Vec<(u16, u16, u32)>>,
    /// Cues in order, with their relations.
    cues: Vec<(TokenRef, u32)>,
    denials: Vec<Denial>,
}

/// Finds the sources of `document`.
#[must_use]
pub fn find(document: &Document, annotated: &Annotated) -> Attributions {
    let lexicon = lexicon::lexicon();
    let mut relations = Vec::new();
    for (at, sentence) in annotated.sentences.iter().enumerate() {
        let text = document.field(sentence.field);
        let tree = Tree::new(sentence);
        let mut sink = relation::Sink { sentence: at as u32, tree: &tree, text, lexicon, relations: &mut relations };
        verb::find(&mut sink);
        parenthetical::find(&mut sink);
        noun::find(&mut sink);
    }
    speech::extend(document, annotated, &mut relations);
    continuation::extend(annotated, &mut relations);
    let mut by_sentence = vec![Vec::new(); annotated.sentences.len()];
    for (index, relation) in relations.iter_mut().enumerate() {
        relation.settle();
        for piece in &relation.content {
            if let Some(list) = by_sentence.get_mut(piece.sentence as usize) {
                list.push((piece.start, piece.end, index as u32));
            }
        }
    }
    let mut cues: Vec<(TokenRef, u32)> = relations.iter().zip(0..).map(|(r, index)| (r.source.cue_at, index)).collect();
    cues.sort_unstable();
    let mut found = Attributions { relations, by_sentence, cues, denials: Vec::new() };
    let mut denials = denial::find(annotated, &found);
    denials.extend(found.relations.iter().filter(|r| r.negative).map(|r| denial::of_relation(r, annotated)));
    denials.sort_by_key(|d| d.source.cue_at);
    denials.dedup_by_key(|d| d.source.cue_at);
    found.denials = denials;
    found
}

/// Whether the verb of saying with this lemma tells a belief, and whether it denies; none for other lemmas.
pub(crate) fn cue_effect(lemma: &str) -> Option<(bool, bool)> {
    lexicon::lexicon()
        .verbs
        .get(lemma)
        .map(|uses| (uses.belief, uses.negative && !uses.predicate || lemma == "dismiss"))
}

/// Whether a word says of what is told that it is not so: "untrue", "baseless".
pub(crate) fn is_false_word(lemma: &str) -> bool {
    lexicon::lexicon().false_words.contains(lemma)
}

/// What stands between quotation marks in a field, in order.
pub(crate) fn quotes(text: &str) -> impl Iterator<Item = crate::model::Span> {
    quotes::quotes(text).into_iter().map(|quote| quote.inner)
}

/// Whether the verb with this lemma brings in what somebody says or thinks.
pub(crate) fn is_saying(lemma: &str) -> bool {
    lexicon::lexicon().verbs.get(lemma).is_some_and(|uses| uses.clause && !uses.evidence)
}

#[cfg(test)]
mod tests;

impl Attributions {
    /// Who is credited with what the token `at` is part of, outermost first; empty where the outlet speaks for itself.
    #[must_use]
    pub fn of(&self, at: TokenRef) -> Attribution {
        let chain = self.chain(at);
        Attribution { chain: chain.into_iter().map(|index| self.relations[index].source.clone()).collect() }
    }

    /// The speaker of the token `at`, without the chain above.
    #[must_use]
    pub fn speaker(&self, at: TokenRef) -> Option<&SmolStr> {
        self.chain(at).last().map(|&index| &self.relations[index].source.name)
    }

    /// The source that the verb or noun of saying at `cue` brings in.
    #[must_use]
    pub fn at_cue(&self, cue: TokenRef) -> Option<&Source> {
        let at = self.cues.partition_point(|(c, _)| *c < cue);
        self.cues.get(at).filter(|(c, _)| *c == cue).map(|&(_, r)| &self.relations[r as usize].source)
    }

    /// Every source that is somebody, with the token of its head.
    pub(super) fn sources_mut(&mut self) -> impl Iterator<Item = (TokenRef, &mut Source)> {
        let relations = self.relations.iter_mut().map(|r| &mut r.source);
        let sources = relations.chain(self.denials.iter_mut().map(|d| &mut d.source));
        sources.filter_map(|source| source.head.map(|head| (head, source)))
    }

    /// Whether a noun's clause is something told: "the report that they met".
    pub(crate) fn tells(&self, noun: &str) -> bool {
        lexicon::lexicon().speech_nouns.contains(noun)
    }

    /// What sources deny, in order of the text.
    #[must_use]
    pub fn denials(&self) -> &[Denial] {
        &self.denials
    }

    fn chain(&self, at: TokenRef) -> Vec<usize> {
        let Some(list) = self.by_sentence.get(at.sentence as usize) else { return Vec::new() };
        let mut chain: Vec<usize> = list
            .iter()
            .filter(|(start, end, _)| (*start..*end).contains(&at.token))
            .map(|&(_, _, r)| r as usize)
            .collect();
        if chain.is_empty() {
            return chain;
        }
        chain.sort_by_key(|&r| (std::cmp::Reverse(self.relations[r].rank), r));
        chain.dedup();
        // A source that quotes another holds the other's cue; of two that hold the same words side by side, the nearer stays.
        let mut kept: Vec<usize> = Vec::with_capacity(chain.len());
        for &inner in chain.iter().rev() {
            let nests = kept.last().is_none_or(|&k| {
                let k = &self.relations[k];
                k.parent == Some(inner) || self.relations[inner].holds(k.source.cue_at)
            });
            if nests {
                kept.push(inner);
            }
        }
        kept.reverse();
        // One who goes on saying ("said that …, and added that …") is not quoted by himself.
        kept.dedup_by(|inner, outer| {
            let same = self.relations[*inner].source.head.is_some()
                && self.relations[*inner].source.head == self.relations[*outer].source.head;
            if same {
                *outer = *inner;
            }
            same
        });
        // Hearsay and evidence are no voice beside one who speaks, and "he thinks" is the speaker again.
        let mut strong = 0;
        kept.retain(|&r| {
            let relation = &self.relations[r];
            let gives_way = relation.weak || (relation.belief && relation.pronoun);
            if gives_way && strong > 0 {
                return false;
            }
            strong += usize::from(!relation.weak);
            true
        });
        kept
    }
}
