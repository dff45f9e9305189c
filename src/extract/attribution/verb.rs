//! Verbs of saying: who says, and what.

use super::lexicon::{VerbUse, lexicon};
use super::relation::{Sink, Stretch, Traits};
use super::source::is_no_source;
use super::tree::Tree;
use crate::model::{AttributionKind, Dep, Tag};

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

/// Whether the verb is one of saying, not of belief.
fn is_saying(tree: &Tree<'_>, verb: u16) -> bool {
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
    let Some(noun) = subject(tree, verb) else { return };
    if noun == verb || is_no_source(tree, noun) {
        return;
    }
    let mut marks = vec![false; tree.len() as usize];
    let explicit = complements(sink, verb, uses, &mut marks);
    if !explicit && uses.inserted {
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
    let content = sink.stretches(&marks);
    let source = sink.source(noun, verb, AttributionKind::Indirect);
    let evidence = source.head.is_some_and(|h| sink.lexicon.evidence.contains(tree.lemma(h.token)));
    let is_thing = uses.evidence && tree.tag(noun).is_noun() && evidence;
    let traits =
        Traits { weak: is_thing || evidence, belief: uses.belief, negative: uses.negative && explicit, parent: None };
    sink.add(source, content, traits);
}

/// Marks what stands after the verb as its content.
fn complements(sink: &Sink<'_>, verb: u16, uses: &VerbUse, marks: &mut [bool]) -> bool {
    let tree = sink.tree;
    let mut found = false;
    let after = || tree.children(verb).iter().copied().filter(move |&k| k > verb);
    if uses.clause || uses.inserted {
        for k in after() {
            let clause = match tree.dep(k) {
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
        for k in after().filter(|&k| tree.dep(k) == Dep::Dobj && (uses.negative || !tree.tag(k).is_pronoun())) {
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

/// "called the talks frank", "described the man as calm": object and predicate.
fn predicate(tree: &Tree<'_>, verb: u16, marks: &mut [bool]) -> bool {
    let after = || tree.children(verb).iter().copied().filter(move |&k| k > verb);
    let object = after().find(|&k| tree.dep(k) == Dep::Dobj);
    let is_as = |k: u16| tree.dep(k) == Dep::Prep && tree.lemma(k) == "as";
    let complement = after()
        .find(|&k| is_as(k) || matches!(tree.dep(k), Dep::Oprd | Dep::Ccomp | Dep::Acomp | Dep::Attr))
        .or_else(|| {
            // The parser hangs "as" on the object, or deep within it.
            let extent = tree.extent(object?);
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

/// The tokens of the verb's own clause when it stands beside its content: subject, auxiliaries, short adjuncts.
pub(super) fn cue_clause(tree: &Tree<'_>, verb: u16, noun: u16) -> std::ops::Range<u16> {
    let subject = tree.extent(noun);
    let (mut start, mut end) = (verb, verb + 1);
    if subject.start < verb {
        start = subject.start.min(start);
    } else {
        // "said Lee, who leads the force,": the whole of the inverted subject.
        end = subject.end.max(end);
    }
    for &k in tree.children(verb) {
        let extent = tree.extent(k);
        match tree.dep(k) {
            Dep::Aux | Dep::Neg | Dep::Advmod | Dep::Mark if k < start && extent.end == start => start = extent.start,
            _ => {}
        }
    }
    // Adjuncts on the right, as far as they join up.
    for &k in tree.children(verb).iter().filter(|&&k| k > verb) {
        let adjunct = matches!(
            tree.dep(k),
            Dep::Prep
                | Dep::Npadvmod
                | Dep::Advmod
                | Dep::Dobj
                | Dep::Dative
                | Dep::Prt
                | Dep::Advcl
                | Dep::Agent
                | Dep::Xcomp
        );
        let extent = tree.extent(k);
        if adjunct && extent.start == end {
            end = extent.end;
        }
    }
    start..end
}

/// Marks what stands before, after or round the clause of a verb without a complement.
fn beside(sink: &Sink<'_>, verb: u16, noun: u16, marks: &mut [bool]) {
    let tree = sink.tree;
    let n = tree.len();
    let own = tree.extent(noun);
    let adjacent = (own.end <= verb && (own.end..verb).all(|k| is_between(tree, k)))
        || (own.start > verb && (verb + 1..own.start).all(|k| is_between(tree, k)));
    let leading: Vec<u16> = tree
        .children(verb)
        .iter()
        .copied()
        .filter(|&k| k < verb && matches!(tree.dep(k), Dep::Ccomp | Dep::Parataxis))
        .collect();
    let own_clause = |k: u16| (own.start..own.end).contains(&k);
    if !adjacent && leading.is_empty() || tree.dep(verb) == Dep::Relcl {
        return;
    }
    let has_object = tree.children(verb).iter().any(|&k| {
        k > verb
            && tree.dep(k) == Dep::Dobj
            && !matches!(
                tree.lemma(verb),
                "tell" | "inform" | "assure" | "remind" | "notify" | "warn" | "brief" | "ask"
            )
    });
    if has_object && leading.is_empty() {
        return;
    }
    let subordinate = tree.children(verb).iter().any(|&k| {
        k < verb && (tree.dep(k) == Dep::Mark || tree.tag(k) == Tag::Wrb) && !matches!(tree.lemma(k), "as" | "like")
    });
    if subordinate {
        return;
    }
    let clause = cue_clause(tree, verb, noun);
    // Within the content of another verb of saying, only that content is at hand.
    let bounds = tree
        .ancestors(verb)
        .find(|&a| {
            tree.dep(a) == Dep::Ccomp
                && tree.head(a).is_some_and(|h| h < a && sink.lexicon.verbs.contains_key(tree.lemma(h)))
        })
        .map_or(0..n, |a| tree.extent(a));
    let mut region = vec![false; n as usize];
    let is_stop = |k: u16| matches!(sink.word(k), ";" | "|");
    let mut k = clause.start;
    while k > bounds.start && !is_stop(k - 1) {
        k -= 1;
        region[k as usize] = true;
    }
    let before_is_separated = clause.start == 0
        || matches!(
            sink.word(clause.start - 1),
            "," | "\"" | "”" | "''" | "“" | "—" | "–" | "-" | "--" | "?" | "!" | ";" | "»" | "'" | "’"
        );
    if !before_is_separated && leading.is_empty() {
        return;
    }
    // Adverbials of the verb of saying are no content; nor is a conjunction before its clause.
    for &k in tree.children(verb) {
        // "They dined, reporters said": without a conjunction it is no adverbial, whatever the label.
        let kids = tree.children(k);
        let bare = tree.dep(k) == Dep::Advcl
            && kids.iter().any(|&j| matches!(tree.dep(j), Dep::Nsubj | Dep::Nsubjpass))
            && !kids.iter().any(|&j| tree.dep(j) == Dep::Mark || tree.tag(j) == Tag::Wrb);
        let adverbial = !bare
            && matches!(
                tree.dep(k),
                Dep::Advcl | Dep::Prep | Dep::Advmod | Dep::Npadvmod | Dep::Cc | Dep::Mark | Dep::Aux
            );
        if adverbial && k < clause.start {
            unmark(tree, k, &mut region);
        }
    }
    if leading.is_empty()
        && tree.dep(verb) == Dep::Conj
        && tree.children(verb).iter().all(|&k| tree.dep(k) != Dep::Ccomp)
    {
        // "They met, and Lee said so": only what another verb leaves open is its content. A clause joined by "and" to
        // the verb of saying is not.
        let joined = tree.head(verb).is_some_and(|h| {
            tree.children(h).iter().any(|&k| tree.dep(k) == Dep::Cc && k < verb && k + 2 >= clause.start)
        });
        if joined {
            return;
        }
    }
    let has_predicate = |range: &[bool]| {
        range.iter().enumerate().any(|(k, m)| {
            let k = k as u16;
            *m && !own_clause(k) && (tree.tag(k).is_verb() || tree.tag(k) == Tag::Md || is_mark(sink, k))
        })
    };
    let before = has_predicate(&region[..clause.start as usize]);
    // What follows a clause set between commas goes on with the content.
    let resumes = clause.end < n && matches!(sink.word(clause.end), "," | ":" | "—" | "–" | "--" | "\"" | "“");
    if resumes {
        let mut rest = vec![false; n as usize];
        let from = clause.end;
        for k in from..bounds.end.max(from) {
            if is_stop(k) {
                break;
            }
            rest[k as usize] = true;
        }
        for &k in tree.children(verb).iter().filter(|&&k| k >= clause.end) {
            let finite = tree.children(k).iter().any(|&j| matches!(tree.dep(j), Dep::Nsubj | Dep::Nsubjpass));
            // A clause joined by "and" goes on with what is said, unless it goes on with the saying ("and added").
            let content =
                matches!(tree.dep(k), Dep::Ccomp | Dep::Attr | Dep::Acomp | Dep::Parataxis | Dep::Dep | Dep::Cc)
                    || (matches!(tree.dep(k), Dep::Advcl | Dep::Conj) && finite)
                    || (matches!(tree.dep(k), Dep::Xcomp | Dep::Dobj) && tree.tag(k) != Tag::Vbg);
            if !content {
                unmark(tree, k, &mut rest);
            }
        }
        // A source's own apposition and the like end with it; a stray comma is nothing.
        if has_predicate(&rest) || before && rest.iter().filter(|m| **m).count() > 2 {
            region.iter_mut().zip(&rest).for_each(|(r, m)| *r |= *m);
        }
    }
    if !has_predicate(&region) && !tree.sentence.heading {
        return;
    }
    if region.iter().filter(|m| **m).count() < 2 {
        return;
    }
    region.iter().zip(marks.iter_mut()).for_each(|(r, m)| *m |= *r);
}

fn unmark(tree: &Tree<'_>, k: u16, region: &mut [bool]) {
    let mut marks = vec![false; region.len()];
    tree.mark(k, &mut marks);
    region.iter_mut().zip(&marks).for_each(|(r, m)| *r &= !*m);
}

fn is_between(tree: &Tree<'_>, k: u16) -> bool {
    matches!(
        tree.dep(k),
        Dep::Aux | Dep::Advmod | Dep::Punct | Dep::Npadvmod | Dep::Neg | Dep::Dobj | Dep::Dative | Dep::Det
    ) || tree.tag(k) == Tag::Rb
        || tree.dep(k) == Dep::Prep
        || tree.dep(k) == Dep::Pobj
}

fn is_mark(sink: &Sink<'_>, k: u16) -> bool {
    matches!(sink.word(k), "\"" | "”" | "“" | "''" | "``" | "»")
}

fn passive(sink: &mut Sink<'_>, verb: u16, uses: &VerbUse) {
    let tree = sink.tree;
    let mut marks = vec![false; tree.len() as usize];
    let recipient = matches!(tree.lemma(verb), "tell" | "inform" | "assure" | "remind" | "notify" | "warn" | "brief");
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
        if let Some(subject) = subject.filter(|_| !expletive && !recipient && (uses.object || uses.predicate)) {
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
