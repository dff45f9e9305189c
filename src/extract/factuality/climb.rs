//! The climb from a predicate to its speaker.

use super::lexicon::{Class, Effect, Lexicon, Under, lexicon};
use crate::extract::attribution::cue_effect;
use crate::lower::Lower;
use crate::model::{Certainty, Dep, Factuality, NO_HEAD, Sentence, Tag};
use std::borrow::Cow;

/// What is known so far.
struct State<'a> {
    sentence: &'a Sentence,
    text: &'a str,
    lexicon: &'static Lexicon,
    certainty: Certainty,
    positive: bool,
    scheduled: bool,
}

/// Factuality of `token`, and whether it is told as something to come.
pub(super) fn climb(sentence: &Sentence, text: &str, token: u16, cue: Option<u16>) -> (Factuality, bool) {
    let mut state =
        State { sentence, text, lexicon: lexicon(), certainty: Certainty::Certain, positive: true, scheduled: false };
    if (token as usize) < sentence.tokens.len() {
        let top = state.rise(token, cue);
        if state.is_question(top) {
            state.doubt(Certainty::Uncommitted);
        }
    }
    (Factuality { certainty: state.certainty, positive: state.positive }, state.scheduled)
}

impl<'a> State<'a> {
    fn lemma(&self, i: u16) -> &'a str {
        let sentence = self.sentence;
        sentence.tokens[i as usize].lemma.as_str()
    }

    fn lower(&self, i: u16) -> Cow<'a, str> {
        self.sentence.word(i, self.text).lower()
    }

    fn tag(&self, i: u16) -> Tag {
        self.sentence.tokens[i as usize].tag
    }

    fn dep(&self, i: u16) -> Dep {
        self.sentence.tokens[i as usize].dep
    }

    fn head(&self, i: u16) -> Option<u16> {
        let head = self.sentence.tokens[i as usize].head;
        (head != NO_HEAD && (head as usize) < self.sentence.tokens.len()).then_some(head)
    }

    fn children(&self, i: u16) -> impl DoubleEndedIterator<Item = u16> + 'a {
        self.sentence.children(i)
    }

    /// Lowers certainty to `level` unless it is lower already.
    fn doubt(&mut self, level: Certainty) {
        self.certainty = self.certainty.max(level);
    }

    fn apply(&mut self, effect: Effect) {
        match effect {
            Effect::Implicative | Effect::Factive => {}
            Effect::Negative => self.positive = !self.positive,
            Effect::Probable => self.doubt(Certainty::Probable),
            Effect::Improbable => {
                self.doubt(Certainty::Probable);
                self.positive = !self.positive;
            }
            Effect::Possible => self.doubt(Certainty::Possible),
            Effect::Uncommitted => self.doubt(Certainty::Uncommitted),
            Effect::Scheduled => {
                self.scheduled = true;
                self.doubt(Certainty::Uncommitted);
            }
        }
    }

    /// "I thought it was thunder": who says so of the past knows better now, or does not know.
    fn is_former_belief(&self, verb: u16) -> bool {
        let subject = || self.children(verb).find(|&c| self.dep(c) == Dep::Nsubj);
        self.tag(verb) == Tag::Vbd
            && matches!(self.lemma(verb), "think" | "assume" | "figure" | "suppose" | "guess")
            && subject().is_some_and(|s| matches!(self.lower(s).as_ref(), "i" | "we"))
    }

    /// Climbs from `token`; the last token reached.
    fn rise(&mut self, token: u16, cue: Option<u16>) -> u16 {
        let mut node = token;
        if self.tag(node).is_verb() || self.tag(node) == Tag::Md {
            self.around_verb(node, cue);
        } else {
            self.around_noun(node);
        }
        // The tree has no cycles, but a reader of foreign data may not count on it.
        for _ in 0..self.sentence.tokens.len() {
            let Some(head) = self.head(node) else { return node };
            if self.dep(node) == Dep::Ccomp && self.is_former_belief(head) {
                self.doubt(Certainty::Uncommitted);
            }
            if cue == Some(node) {
                return node;
            }
            if cue == Some(head) && !matches!(self.dep(node), Dep::Nsubj | Dep::Nsubjpass) {
                if let Some((belief, negative)) = cue_effect(self.lemma(head)) {
                    if belief {
                        self.doubt(Certainty::Probable);
                    }
                    if negative {
                        self.positive = !self.positive;
                    }
                }
                return node;
            }
            if !self.step(node, head, cue) {
                return node;
            }
            node = head;
        }
        node
    }

    /// One step up; false where what stands above has no bearing.
    fn step(&mut self, node: u16, head: u16, cue: Option<u16>) -> bool {
        let verbal = self.tag(node).is_verb();
        match self.dep(node) {
            Dep::Ccomp | Dep::Csubj | Dep::Csubjpass => self.embed(node, head, Under::Clause, cue),
            // "Has yet to answer": has not answered.
            Dep::Xcomp if self.is_yet_to(node, head) => {
                self.positive = !self.positive;
                true
            }
            Dep::Xcomp => {
                let under = if self.tag(node) == Tag::Vbg { Under::Gerund } else { Under::Infinitive };
                self.embed(node, head, under, cue)
            }
            Dep::Acl if self.denied_head(node, head) => {
                self.positive = !self.positive;
                false
            }
            Dep::Acl => {
                let infinitive = self.has_to(node);
                let that = self.children(node).any(|k| self.dep(k) == Dep::Mark && self.lemma(k) == "that");
                if infinitive || that {
                    self.embed(node, head, if infinitive { Under::Infinitive } else { Under::Clause }, cue)
                } else {
                    false
                }
            }
            Dep::Advcl => {
                // "to meet him", "in order to meet him": a purpose.
                if self.has_to(node) && !self.is_perfect(node) {
                    return self.embed(node, head, Under::Infinitive, cue);
                }
                false
            }
            Dep::Relcl => {
                // "the first to arrive" is a relative clause to some parsers.
                self.has_to(node) && self.embed(node, head, Under::Infinitive, cue)
            }
            Dep::Conj => {
                self.shared(node, head, cue);
                true
            }
            Dep::Pcomp => {
                if let Some(&effect) = self.lexicon.prepositions.get(self.lemma(head)) {
                    self.apply(effect);
                    return false;
                }
                let Some(above) = self.head(head).filter(|&above| cue != Some(above)) else { return false };
                // "accused of shooting": what governs the preposition decides; "avoided prison by paying": not of the means.
                self.lemma(head) != "by" && self.under_preposition(above)
            }
            Dep::Pobj => {
                if let Some(&effect) = self.lexicon.prepositions.get(self.lemma(head)) {
                    self.apply(effect);
                    return false;
                }
                let Some(above) = self.head(head).filter(|&above| cue != Some(above)) else { return false };
                !verbal && self.under_preposition(above)
            }
            Dep::Dobj | Dep::Nsubjpass | Dep::Dative if !verbal => {
                let passive = self.dep(node) == Dep::Nsubjpass;
                if let Some(effect) = self.lexicon.predicate(self.lemma(head), Class::Verb, Under::Object) {
                    self.apply(effect);
                    // Another negation above turns it again: "did not cancel the talks".
                    if effect == Effect::Negative {
                        self.around_verb_without(head, node, cue);
                    }
                    return false;
                }
                let light = if passive { &self.lexicon.light_subjects } else { &self.lexicon.light_objects };
                if light.contains(self.lemma(head)) {
                    self.around_verb_without(head, node, cue);
                    return true;
                }
                false
            }
            Dep::Nsubj if !verbal => {
                if self.lexicon.light_subjects.contains(self.lemma(head)) {
                    // "The talks were cancelled" is a passive; "the talks are possible" tells of the talks, too.
                    self.around_verb_without(head, node, cue);
                    return true;
                }
                false
            }
            Dep::Attr | Dep::Acomp | Dep::Oprd => {
                self.around_verb_without(head, node, cue);
                true
            }
            Dep::Compound
            | Dep::Amod
            | Dep::Nummod
            | Dep::Det
            | Dep::Quantmod
            | Dep::Nmod
            | Dep::Advmod
            | Dep::Npadvmod
            | Dep::Prep
            | Dep::Agent
            | Dep::Prt
            | Dep::Aux
            | Dep::Auxpass => {
                // A modifier goes by what it modifies.
                if self.tag(head).is_verb() {
                    self.around_verb_without(head, node, cue);
                } else {
                    self.around_noun(head);
                }
                true
            }
            _ => false,
        }
    }

    /// What the predicate at `head` tells of the clause at `node`; whether to climb on.
    fn embed(&mut self, node: u16, head: u16, under: Under, cue: Option<u16>) -> bool {
        let class = self.class(head);
        // "it is possible that …", "the fear is that …": what is said with "be" decides.
        if under == Under::Clause && self.lemma(head) == "be" {
            let said = self.children(head).find(|&k| {
                matches!(self.dep(k), Dep::Acomp | Dep::Attr) || (self.dep(k) == Dep::Nsubj && self.tag(k).is_noun())
            });
            let Some(said) = said else { return true };
            let Some(effect) = self.lexicon.predicate(self.lemma(said), self.class(said), under) else { return false };
            self.apply(effect);
            self.around_verb_without(head, node, cue);
            return !matches!(effect, Effect::Factive | Effect::Uncommitted | Effect::Scheduled);
        }
        // "would love to have", "to" after a preposition and the like fall to the infinitive of the same verb.
        let effect = self.lexicon.predicate(self.lemma(head), class, under);
        // A verb of saying other than the cue speaks for itself: what it reports holds for its own source.
        let effect = effect.or_else(|| match under {
            Under::Infinitive if class == Class::Verb && self.is_perfect(node) => Some(Effect::Probable),
            Under::Infinitive if class == Class::Noun && self.is_ranked(head) => Some(Effect::Implicative),
            Under::Infinitive => Some(Effect::Uncommitted),
            Under::Gerund => Some(Effect::Implicative),
            Under::Clause | Under::Object | Under::Preposition => None,
        });
        let Some(effect) = effect else {
            // "said that …" with its saying denied tells nothing of the clause.
            if class == Class::Verb
                && cue_effect(self.lemma(head)).is_some()
                && self.children(head).any(|k| self.dep(k) == Dep::Neg)
            {
                self.doubt(Certainty::Uncommitted);
            }
            return false;
        };
        let effect = match effect {
            // "was set to", "is to", "was going to" are to come; "set out to", "went to see" are not asked here.
            Effect::Scheduled if self.is_perfect(node) && self.lemma(head) != "expect" => Effect::Probable,
            effect => effect,
        };
        self.apply(effect);
        match effect {
            Effect::Implicative | Effect::Negative | Effect::Probable | Effect::Improbable | Effect::Possible => {
                if class == Class::Verb {
                    self.around_verb_without(head, node, cue);
                } else {
                    self.around_noun(head);
                }
                true
            }
            // "Is not going to close" says that it will not.
            Effect::Scheduled => {
                if class == Class::Verb {
                    self.around_verb_without(head, node, cue);
                }
                false
            }
            Effect::Factive | Effect::Uncommitted => false,
        }
    }

    /// What the predicate `above` tells of the object of its preposition; whether to climb on (from the preposition).
    fn under_preposition(&mut self, above: u16) -> bool {
        let class = self.class(above);
        if let Some(effect) = self.lexicon.predicate(self.lemma(above), class, Under::Preposition) {
            self.apply(effect);
            if effect == Effect::Negative && class == Class::Verb {
                self.around_verb(above, None);
            }
        }
        false
    }

    fn class(&self, i: u16) -> Class {
        let tag = self.tag(i);
        if tag.is_verb() || tag == Tag::Md {
            Class::Verb
        } else if tag.is_noun() {
            Class::Noun
        } else {
            Class::Adjective
        }
    }

    fn has_to(&self, verb: u16) -> bool {
        self.children(verb).any(|k| matches!(self.dep(k), Dep::Aux | Dep::Mark) && self.tag(k) == Tag::To)
    }

    /// "to have met": what is past is not planned.
    fn is_perfect(&self, verb: u16) -> bool {
        self.tag(verb) == Tag::Vbn && self.children(verb).any(|k| self.dep(k) == Dep::Aux && self.lemma(k) == "have")
    }

    /// "the first to arrive", "the only one to vote".
    fn is_ranked(&self, noun: u16) -> bool {
        self.children(noun).any(|k| {
            k < noun
                && (self.lexicon.predicate(self.lemma(k), Class::Adjective, Under::Infinitive)
                    == Some(Effect::Implicative)
                    || self.tag(k) == Tag::Jjs)
        })
    }

    /// Operators round a verb.
    fn around_verb(&mut self, verb: u16, cue: Option<u16>) {
        self.around_verb_without(verb, verb, cue);
    }

    /// Operators round a verb, those within its child `without` left out.
    fn around_verb_without(&mut self, verb: u16, without: u16, cue: Option<u16>) {
        let no_longer = self.no_longer(verb);
        let mut negative = no_longer.is_some();
        let mut able = false;
        if self.inverted_nor(verb).is_some_and(|nor| self.head(nor) != Some(verb)) {
            negative = !negative;
        }
        let within = |k: u16| no_longer.is_some_and(|no| k == no || k == no + 1);
        let kids: Vec<u16> = self.children(verb).filter(|&k| k != without && cue != Some(k) && !within(k)).collect();
        let only = |k: u16, state: &Self| {
            // "not only", "not just": no negation.
            ((k + 1) as usize) < state.sentence.tokens.len()
                && matches!(state.lemma(k + 1), "only" | "just" | "merely" | "simply")
        };
        for &k in &kids {
            let lemma = self.lemma(k);
            match self.dep(k) {
                Dep::Neg if !only(k, self) => negative = !negative,
                Dep::Advmod | Dep::Preconj | Dep::Cc if !only(k, self) => {
                    let level = self.lexicon.adverbs.get(lemma).copied();
                    match level {
                        Some(Effect::Negative) if self.dep(k) != Dep::Cc || k < verb => negative = !negative,
                        Some(Effect::Negative) | None => {}
                        Some(effect) => self.apply(effect),
                    }
                }
                Dep::Aux if self.tag(k) == Tag::Md => {
                    let word = self.lower(k);
                    able |= self.lexicon.ability.contains(word.as_ref());
                    let negated = || {
                        kids.iter().any(|&j| {
                            let subject = matches!(self.dep(j), Dep::Nsubj | Dep::Nsubjpass);
                            self.dep(j) == Dep::Neg
                                || self.lemma(j) == "never"
                                || subject && self.children(j).any(|m| self.dep(m) == Dep::Det && self.lower(m) == "no")
                        })
                    };
                    if let Some(&effect) = self.lexicon.modals.get(word.as_ref()).filter(|_| !(able && negated())) {
                        self.apply(effect);
                    }
                }
                Dep::Mark | Dep::Prep => {
                    if let Some(&effect) = self.lexicon.marks.get(lemma)
                        && self.dep(k) == Dep::Mark
                    {
                        self.apply(effect);
                    }
                }
                Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Attr | Dep::Dative | Dep::Npadvmod => {
                    let none = self.lexicon.pronouns.contains_key(self.lower(k).as_ref())
                        || self.is_not_one(k)
                        || self.children(k).any(|j| {
                            matches!(self.dep(j), Dep::Det | Dep::Neg | Dep::Preconj | Dep::Cc)
                                && self.lexicon.determiners.contains_key(self.lower(j).as_ref())
                        });
                    if none && !(self.dep(k) == Dep::Npadvmod && self.tag(k) != Tag::Nn) {
                        negative = !negative;
                    }
                }
                _ => {}
            }
        }
        if negative {
            self.positive = !self.positive;
        }
    }

    /// Whether `node` is what somebody "has yet to" do, or "is yet to".
    fn is_yet_to(&self, node: u16, head: u16) -> bool {
        matches!(self.lemma(head), "have" | "be" | "remain")
            && self.has_to(node)
            && self.children(head).chain(self.children(node)).any(|k| head < k && k < node && self.lower(k) == "yet")
    }

    /// Whether a noun is told of as "not one", "not a single".
    fn is_not_one(&self, noun: u16) -> bool {
        let word = |i: u16| if i <= noun { self.lower(i) } else { Cow::Borrowed("") };
        let single = |k: u16| word(k + 1) == "one" || word(k + 1) == "a" && word(k + 2) == "single";
        let mut below = self.children(noun).filter(|&k| k < noun).flat_map(|k| self.children(k).chain([k]));
        below.any(|k| self.dep(k) == Dep::Neg && self.lower(k) == "not" && k < noun && single(k))
    }

    /// Whether a verb that a parser hung on the "three" of "none of the three asked" is denied by the "none" at the head of
    /// a sentence that has no other verb.
    fn denied_head(&self, verb: u16, noun: u16) -> bool {
        let of = self.head(noun).filter(|&of| self.dep(noun) == Dep::Pobj && self.lemma(of) == "of");
        let Some(top) = of.and_then(|of| self.head(of)).filter(|&top| self.head(top).is_none()) else { return false };
        self.tag(verb) == Tag::Vbd
            && (self.lexicon.pronouns.contains_key(self.lower(top).as_ref())
                || self.lower(top) == "one" && self.children(top).any(|k| self.dep(k) == Dep::Neg))
    }

    /// The "no" of a "no longer" that goes with `verb`: before it, but for auxiliaries and adverbs, or right after it.
    ///
    /// Read off the words, as parsers differ on which of the two hangs on which.
    fn no_longer(&self, verb: u16) -> Option<u16> {
        let tokens = &self.sentence.tokens;
        let is = |i: u16, word: &str| {
            (i as usize) < tokens.len() && self.sentence.word(i, self.text).eq_ignore_ascii_case(word)
        };
        let pair = |no: u16| is(no, "no") && is(no + 1, "longer") && !is(no + 2, "than");
        let mut at = verb;
        while at >= 2 {
            if pair(at - 2) {
                return Some(at - 2);
            }
            at -= 1;
            let helper = matches!(self.dep(at), Dep::Aux | Dep::Auxpass) || matches!(self.tag(at), Tag::Rb | Tag::Md);
            if !helper {
                break;
            }
        }
        pair(verb + 1).then_some(verb + 1)
    }

    /// The "nor" before a verb's auxiliary, wherever the parser has put it: "nor had they met".
    fn inverted_nor(&self, verb: u16) -> Option<u16> {
        let aux = self.children(verb).find(|&k| k < verb && matches!(self.dep(k), Dep::Aux | Dep::Auxpass))?;
        aux.checked_sub(1).filter(|&nor| self.lower(nor) == "nor")
    }

    /// Operators round a noun, an adjective or the like.
    fn around_noun(&mut self, noun: u16) {
        if self.lexicon.pronouns.contains_key(self.lower(noun).as_ref()) {
            self.positive = !self.positive;
        }
        let kids: Vec<u16> = self.children(noun).collect();
        for k in kids {
            let lower = self.lower(k);
            match self.dep(k) {
                Dep::Det | Dep::Neg | Dep::Preconj if k < noun => {
                    let negates = self.dep(k) == Dep::Neg || self.lexicon.determiners.contains_key(lower.as_ref());
                    if negates {
                        self.positive = !self.positive;
                    }
                }
                Dep::Amod | Dep::Compound | Dep::Advmod if k < noun => {
                    let level = self
                        .lexicon
                        .adjectives
                        .get(lower.as_ref())
                        .or_else(|| self.lexicon.adverbs.get(lower.as_ref()))
                        .copied();
                    if let Some(effect) = level {
                        self.apply(effect);
                    }
                }
                _ => {}
            }
        }
    }

    /// What a conjunct shares with the first: modal verb and negation where it has no subject and auxiliary of its own.
    fn shared(&mut self, node: u16, head: u16, cue: Option<u16>) {
        let own_subject = self.children(node).any(|k| matches!(self.dep(k), Dep::Nsubj | Dep::Nsubjpass));
        let own_aux = self.children(node).any(|k| self.dep(k) == Dep::Aux);
        if own_subject || !self.tag(head).is_verb() {
            let alternative =
                self.children(head).any(|k| self.dep(k) == Dep::Cc && matches!(self.lemma(k), "nor" | "or"));
            if !self.tag(head).is_verb() && alternative {
                self.around_noun(head);
            }
            // "…, nor had they met": the conjunction denies the clause behind it.
            if self.tag(node).is_verb()
                && self.inverted_nor(node).is_none()
                && self.children(head).any(|k| self.dep(k) == Dep::Cc && self.lemma(k) == "nor" && head < k && k < node)
            {
                self.positive = !self.positive;
            }
            return;
        }
        let either = self.children(head).any(|k| self.dep(k) == Dep::Cc && matches!(self.lemma(k), "nor" | "or"));
        // Bare forms go with the first conjunct's auxiliary: "did not meet and talk", "will meet and talk".
        let neither = self.children(head).any(|k| self.dep(k) == Dep::Preconj && self.lemma(k) == "neither");
        let one_form = self.tag(node) == Tag::Vb || self.tag(node) == self.tag(head) && either;
        if !own_aux && (one_form || neither) {
            self.around_verb_without(head, node, cue);
        }
    }

    fn is_question(&self, top: u16) -> bool {
        self.children(top).any(|k| self.dep(k) == Dep::Punct && self.sentence.word(k, self.text) == "?")
            || (self.head(top).is_none() && self.sentence.tokens.last().is_some_and(|t| t.span.of(self.text) == "?"))
    }
}
