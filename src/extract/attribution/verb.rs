//! Verbs of saying: who says, and what.

use super::beside::beside;
use super::complement::{complements, is_told};
use super::lexicon::VerbUse;
use super::relation::{Sink, Stretch, Traits};
use super::source::is_no_source;
use super::subject::{agent, is_passive, just_before, subject};
use super::tree::Tree;
use crate::model::{AttributionKind, Dep, Tag};

/// Whether the saying itself is denied, conditional or only wanted: then nothing is said.
fn is_unsaid(tree: &Tree<'_>, verb: u16, uses: &VerbUse) -> bool {
    let to_come = tree.children(verb).iter().any(|&k| {
        tree.dep(k) == Dep::Aux
            && (matches!(tree.lemma(k), "must" | "should" | "may" | "might" | "could" | "will" | "shall" | "'ll")
                || (tree.tag(k) == Tag::To && matches!(tree.dep(verb), Dep::Acl | Dep::Advcl | Dep::Relcl | Dep::Root)))
    });
    // "announced no deal", "no deal was announced"
    let of_none = tree.children(verb).iter().any(|&k| {
        matches!(tree.dep(k), Dep::Dobj | Dep::Nsubjpass | Dep::Nsubj)
            && tree.children(k).iter().any(|&j| tree.dep(j) == Dep::Det && matches!(tree.lemma(j), "no" | "neither"))
    });
    if to_come || of_none || (uses.present && !matches!(tree.tag(verb), Tag::Vbp | Tag::Vbz | Tag::Vbg)) {
        return true;
    }
    let mut at = verb;
    for _ in 0..3 {
        let hedged = tree.children(at).iter().any(|&k| {
            tree.dep(k) == Dep::Neg && k < verb
                || (matches!(tree.dep(k), Dep::Mark)
                    && k < verb
                    && matches!(tree.lemma(k), "if" | "whether" | "unless" | "than"))
        });
        if hedged {
            // "did not say only …" and "did not deny" say nothing either way.
            return true;
        }
        if tree.dep(at) != Dep::Xcomp {
            return false;
        }
        let Some(head) = tree.head(at) else { return false };
        // "went on to say" says; "declined to say", "wanted to say" do not. What is denied by "declined" to confirm
        // is not denied.
        if !matches!(
            tree.lemma(head),
            "go" | "begin" | "start" | "continue" | "appear" | "seem" | "have" | "use" | "come" | "hasten"
        ) {
            return !(uses.negative && matches!(tree.lemma(head), "move" | "rush" | "try" | "seek"));
        }
        at = head;
    }
    false
}

/// Finds every verb of saying with its source and content.
pub(super) fn find(sink: &mut Sink<'_>) {
    let tree = sink.tree;
    for verb in 0..tree.len() {
        if !tree.tag(verb).is_verb() {
            continue;
        }
        let Some(uses) = sink.lexicon.verbs.get(tree.lemma(verb)) else { continue };
        if !uses.particles.is_empty() && !uses.clause_without_particle(tree, verb) {
            continue;
        }
        if is_unsaid(tree, verb, uses) {
            continue;
        }
        if is_passive(tree, verb) {
            passive(sink, verb, uses);
        } else {
            active(sink, verb, uses);
        }
    }
}

impl VerbUse {
    fn clause_without_particle(&self, tree: &Tree<'_>, verb: u16) -> bool {
        tree.children(verb).iter().any(|&k| self.particles.contains(&tree.lemma(k)))
            || tree.children(verb).iter().any(|&k| {
                tree.dep(k) == Dep::Ccomp && tree.children(k).iter().any(|&j| self.particles.contains(&tree.lemma(j)))
            })
    }
}

fn active(sink: &mut Sink<'_>, verb: u16, uses: &VerbUse) {
    let tree = sink.tree;
    let Some(noun) = subject(tree, verb).or_else(|| just_before(tree, verb)) else { return };
    if noun == verb || is_no_source(tree, noun) {
        return;
    }
    let mut marks = vec![false; tree.len() as usize];
    let explicit = complements(sink, verb, uses, &mut marks);
    // "They met, he said, so all is well": content on both sides.
    let on_both_sides = || {
        tree.children(verb).iter().any(|&k| k < verb && tree.dep(k) == Dep::Ccomp)
            && noun > 0
            && sink.word(tree.extent(noun).start.max(1) - 1) == ","
    };
    if uses.inserted && (!explicit || on_both_sides()) {
        beside(sink, verb, noun, &mut marks);
    }
    // The source is never part of what it says.
    let own = tree.extent(noun);
    if own.end <= verb || own.start > verb {
        for k in own {
            if !(explicit && tree.tag(k).is_pronoun()) {
                marks[k as usize] = false;
            }
        }
    }
    marks[verb as usize] = false;
    within_quotation(sink, verb, &mut marks);
    let content = sink.stretches(&marks);
    let source = sink.source(noun, verb, AttributionKind::Indirect);
    let evidence = source.head.is_some_and(|h| sink.lexicon.evidence.contains(tree.lemma(h.token)));
    let is_thing = uses.evidence && tree.tag(noun).is_noun() && evidence;
    let traits =
        Traits { weak: is_thing || evidence, belief: uses.belief, negative: uses.negative && explicit, parent: None };
    sink.add(source, content, traits);
}

/// A verb of saying that is itself quoted brings in nothing from beyond its quotation: 'The paper "wrote nonsense", he said, and
/// no deal was made'.
fn within_quotation(sink: &Sink<'_>, verb: u16, marks: &mut [bool]) {
    let is_mark = |k: &u16| matches!(sink.word(*k), "\"" | "“" | "”" | "``" | "''");
    let Some(open) = (0..verb).rev().find(is_mark) else { return };
    if (0..verb).filter(is_mark).count() % 2 == 0 {
        return;
    }
    let close = (verb..sink.tree.len()).find(is_mark).unwrap_or(sink.tree.len());
    for k in (0..open).chain(close..sink.tree.len()) {
        marks[k as usize] = false;
    }
}

fn passive(sink: &mut Sink<'_>, verb: u16, uses: &VerbUse) {
    let tree = sink.tree;
    let mut marks = vec![false; tree.len() as usize];
    let recipient = uses.recipient;
    let subject = tree.child(verb, Dep::Nsubjpass);
    let expletive = subject.is_some_and(|s| tree.lemma(s) == "it" || tree.dep(s) == Dep::Expl);
    let mut found = false;
    for &k in tree.children(verb) {
        let content = match tree.dep(k) {
            Dep::Ccomp => uses.clause || recipient,
            Dep::Xcomp => k > verb && !recipient,
            Dep::Oprd => uses.predicate,
            Dep::Prep => uses.predicate && k > verb && tree.lemma(k) == "as",
            _ => false,
        };
        if content {
            tree.mark(k, &mut marks);
            found = true;
        }
    }
    // "It was announced by the ministry that …": the clause hangs on the agent at times.
    if !found && expletive && uses.clause {
        let clause = agent(tree, verb).and_then(|a| {
            tree.children(a).iter().copied().find(|&k| {
                matches!(tree.dep(k), Dep::Relcl | Dep::Acl | Dep::Ccomp)
                    && tree.children(k).first().is_some_and(|&j| tree.lemma(j) == "that")
            })
        });
        if let Some(clause) = clause {
            tree.mark(clause, &mut marks);
            found = true;
        }
    }
    if let Some(agent) = agent(tree, verb).filter(|&a| !is_no_source(tree, a)) {
        let told = |s: u16| !uses.told || is_told(sink, s);
        if let Some(subject) =
            subject.filter(|&s| !expletive && !recipient && (uses.object || uses.predicate) && told(s))
        {
            tree.mark(subject, &mut marks);
            found = true;
        }
        if !found && recipient {
            let before = tree.children(verb).iter().copied().filter(|&k| k < verb && tree.dep(k) == Dep::Dobj);
            before.for_each(|k| tree.mark(k, &mut marks));
            if let Some(s) = subject {
                beside(sink, verb, s, &mut marks);
            }
        }
        let own = super::source::phrase(tree, agent);
        (own.start..own.end).for_each(|k| marks[k as usize] = false);
        let content = sink.stretches(&marks);
        let source = sink.source(agent, verb, AttributionKind::Indirect);
        let traits = Traits { negative: uses.negative, ..Traits::default() };
        sink.add(source, content, traits);
        return;
    }
    // "is said to have met", "it was reported that they met": nobody says so.
    if found && sink.lexicon.passives.contains(tree.lemma(verb)) {
        if let Some(subject) = subject.filter(|_| !expletive) {
            tree.mark(subject, &mut marks);
        }
        let content: Vec<Stretch> = sink.stretches(&marks);
        let name = sink.word(verb).to_lowercase().into();
        let source = sink.nobody(verb, name);
        sink.add(source, content, Traits { weak: true, ..Traits::default() });
    }
}
