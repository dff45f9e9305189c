//! A verb of saying without a complement: its content stands before it, after it or round it.

use super::relation::Sink;
use super::tree::Tree;
use crate::model::{Dep, Tag};

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
pub(super) fn beside(sink: &Sink<'_>, verb: u16, noun: u16, marks: &mut [bool]) {
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
            && !sink.lexicon.verbs.get(tree.lemma(verb)).is_some_and(|uses| uses.recipient)
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
