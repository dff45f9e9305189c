//! Sources beside a clause: "according to", "in her words", "citing", hearsay adverbs, and a headline's colon.

use super::relation::{Sink, Stretch, Traits};
use super::source::{self, Phrase, is_no_source};
use super::subject::{agent, is_passive, subject};
use crate::model::{AttributionKind, Dep, EntityKind, Tag};

/// Finds every source that stands beside its content.
pub(super) fn find(sink: &mut Sink<'_>) {
    let n = sink.tree.len();
    for i in 0..n {
        let lemma = sink.tree.lemma(i);
        match lemma {
            "cite" | "quote" if sink.tree.tag(i).is_verb() => citing(sink, i),
            "in" | "by" | "from" if sink.tree.tag(i) == Tag::In => in_words_of(sink, i),
            _ if sink.lexicon.hearsay.contains(lemma) => hearsay(sink, i),
            _ if sink.lexicon.stances.contains(lemma) => stance(sink, i),
            _ => {}
        }
        phrase(sink, i);
        as_put(sink, i);
    }
    if sink.tree.sentence.heading || sink.sentence < 2 {
        headline(sink);
    }
}

/// The tokens of the sentence outside `own`, on the side or sides where its content is.
fn around(sink: &Sink<'_>, own: std::ops::Range<u16>) -> Vec<Stretch> {
    let tree = sink.tree;
    let n = tree.len();
    let is_stop = |k: u16| matches!(sink.word(k), ";" | "|");
    let (mut low, mut high) = (own.start, own.end);
    while low > 0 && !is_stop(low - 1) {
        low -= 1;
    }
    let has_verb =
        |range: std::ops::Range<u16>| range.into_iter().any(|k| tree.tag(k).is_verb() || tree.tag(k) == Tag::Md);
    let before = has_verb(low..own.start) || own.start > low + 3 || (sink.tree.sentence.heading && own.start > low);
    let mut resume = own.end;
    while resume < n && matches!(sink.word(resume), "," | "\"" | "”" | "-" | "—" | "–" | ":") {
        resume += 1;
    }
    // A clause joined by "and" after the phrase stands on its own.
    let joined = resume < n
        && tree.tag(resume) == Tag::Cc
        && before
        && tree.head(resume).is_some_and(|h| {
            tree.children(h).iter().any(|&k| {
                tree.dep(k) == Dep::Conj
                    && k > resume
                    && tree.children(k).iter().any(|&j| matches!(tree.dep(j), Dep::Nsubj | Dep::Nsubjpass))
            })
        });
    if resume < n && !joined && (!before || resume > own.end) {
        while high < n && !is_stop(high) {
            high += 1;
        }
    }
    let mut out = Vec::new();
    if before {
        out.push(Stretch { sentence: sink.sentence, start: low, end: own.start });
    }
    if high > resume {
        out.push(Stretch { sentence: sink.sentence, start: resume, end: high });
    }
    out
}

/// "according to the police", "per the police", "in the words of the minister".
fn phrase(sink: &mut Sink<'_>, i: u16) {
    let tree = sink.tree;
    let first = tree.lemma(i);
    let Some(length) = sink.lexicon.phrases.iter().find_map(|words| {
        let fits = words[0] == first
            && words.iter().enumerate().all(|(k, w)| {
                (i as usize + k) < tree.len() as usize && sink.word(i + k as u16).eq_ignore_ascii_case(w)
            });
        fits.then_some(words.len() as u16)
    }) else {
        // The parser's lemma of "according" is either itself or "accord".
        if first == "accord"
            && i + 1 < tree.len()
            && sink.word(i).eq_ignore_ascii_case("according")
            && sink.word(i + 1) == "to"
        {
            return attach(sink, i, i + 1);
        }
        return;
    };
    let last = i + length - 1;
    if first == "per" || (length == 2 && first == "as") {
        let noun = object(sink, last);
        let names = noun.is_some_and(|k| tree.tag(k).is_proper() || sink.lexicon.voices.contains(tree.lemma(k)));
        if !names || !(i == 0 || sink.word(i - 1) == "," || length == 2) {
            return;
        }
    }
    attach(sink, i, last);
}

/// The noun that a preposition governs, by the tree or else by position.
fn object(sink: &Sink<'_>, preposition: u16) -> Option<u16> {
    let tree = sink.tree;
    tree.child(preposition, Dep::Pobj).or_else(|| {
        let mut found = None;
        for k in preposition + 1..tree.len() {
            match tree.tag(k) {
                tag if tag.is_noun() || tag == Tag::Prp => found = Some(k),
                Tag::Dt | Tag::Jj | Tag::Cd | Tag::Pos | Tag::PrpS | Tag::Hyph | Tag::Vbn | Tag::Vbg
                    if found.is_none() || tree.tag(k) == Tag::Pos => {}
                _ => break,
            }
        }
        found
    })
}

fn attach(sink: &mut Sink<'_>, first: u16, last: u16) {
    let tree = sink.tree;
    let Some(noun) = object(sink, last) else { return };
    let mut end = tree.extent(noun).end.max(last + 1);
    // The source's phrase does not hold the rest of the sentence, whatever the tree says: "according to police, the man …".
    if first == 0
        && let Some(comma) = (last + 1..end).find(|&k| sink.word(k) == ",")
    {
        let rest_has_verb = (comma + 1..end).any(|k| {
            tree.tag(k).is_verb() && matches!(tree.dep(k), Dep::Root | Dep::Ccomp | Dep::Conj | Dep::Appos | Dep::Dep)
        });
        if rest_has_verb {
            end = comma;
        }
    }
    let source = sink.source(noun, first, AttributionKind::Parenthetical);
    let weak = source.head.is_some_and(|h| sink.lexicon.evidence.contains(tree.lemma(h.token)))
        || sink.lexicon.unvoiced.contains(tree.lemma(noun));
    let content = around(sink, first..end);
    sink.add(source, content, Traits { weak, ..Traits::default() });
}

/// "as the minister put it".
fn as_put(sink: &mut Sink<'_>, i: u16) {
    let tree = sink.tree;
    if tree.lemma(i) != "put"
        || !tree.tag(i).is_verb()
        || !tree.children(i).iter().any(|&k| tree.lemma(k) == "as" && k < i)
    {
        return;
    }
    let Some(noun) = subject(tree, i).filter(|&k| !is_no_source(tree, k)) else { return };
    let own = tree.extent(i);
    let source = sink.source(noun, i, AttributionKind::Parenthetical);
    let content = around(sink, own);
    sink.add(source, content, Traits::default());
}

/// "in his words", "in the ministry's view": the clause round it is theirs.
fn in_words_of(sink: &mut Sink<'_>, i: u16) {
    let tree = sink.tree;
    let Some(noun) = tree.child(i, Dep::Pobj).filter(|&k| sink.lexicon.opinion_nouns.contains(tree.lemma(k))) else {
        return;
    };
    let Some(owner) =
        tree.child(noun, Dep::Poss).filter(|&k| !matches!(tree.lemma(k), "my" | "our" | "your" | "its" | "other"))
    else {
        return;
    };
    let mut marks = vec![false; tree.len() as usize];
    let Some(head) = tree.head(i) else { return };
    let own = tree.extent(i);
    // Right after a quote the phrase is about the quote.
    let is_quote = |k: u16| matches!(sink.word(k), "\"" | "”" | "“" | "''" | "``");
    if own.start > 1 && is_quote(own.start - 1) {
        let open = (0..own.start - 1).rev().find(|&k| is_quote(k)).unwrap_or(0);
        (open..own.start).for_each(|k| marks[k as usize] = true);
    } else {
        tree.mark(head, &mut marks);
    }
    own.for_each(|k| marks[k as usize] = false);
    let content = sink.stretches(&marks);
    let source = sink.source(owner, noun, AttributionKind::Parenthetical);
    sink.add(source, content, Traits::default());
}

/// "citing officials", "which quotes the minister", "was quoted as saying by the agency".
fn citing(sink: &mut Sink<'_>, i: u16) {
    let tree = sink.tree;
    if is_passive(tree, i) {
        let Some(speaker) = tree.child(i, Dep::Nsubjpass).filter(|&k| tree.dep(k) != Dep::Expl) else { return };
        let saying =
            tree.children(i).iter().copied().filter(|&k| tree.lemma(k) == "as").find_map(|k| tree.child(k, Dep::Pcomp));
        let Some(saying) = saying else { return };
        let mut marks = vec![false; tree.len() as usize];
        // "… as saying that …" is read as any other verb of saying; here only what stands before.
        let own_content = tree.children(saying).iter().any(|&k| tree.dep(k) == Dep::Ccomp && k > saying);
        let start = tree.extent(speaker).start;
        let agent = agent(tree, i).or_else(|| agent(tree, saying));
        if own_content {
            tree.mark(saying, &mut marks);
        } else {
            (0..start).for_each(|k| marks[k as usize] = true);
            let content = sink.stretches(&marks);
            let source = sink.source(speaker, i, AttributionKind::Indirect);
            sink.add(source, content, Traits::default());
        }
        if let Some(agent) = agent {
            tree.extent(agent).for_each(|k| marks[k as usize] = false);
            marks[i as usize] = true;
            marks[saying as usize] = true;
            let content = sink.stretches(&marks);
            // The agency's own cue lies outside what it passes on.
            let cue = tree.head(agent).unwrap_or(i);
            let mut source = sink.source(agent, i, AttributionKind::Indirect);
            source.cue_at = sink.at(cue);
            sink.add(source, content, Traits::default());
        }
        return;
    }
    let Some(cited) = tree.child(i, Dep::Dobj) else { return };
    let antecedent = match tree.dep(i) {
        Dep::Relcl | Dep::Acl => tree.head(i),
        _ => None,
    };
    let quoting_as = tree.children(i).iter().any(|&k| tree.lemma(k) == "as" && tree.child(k, Dep::Pcomp).is_some());
    let parent = (0..sink.relations.len())
        .rev()
        .take_while(|&r| sink.relations[r].source.cue_at.sentence == sink.sentence)
        .find(|&r| {
            let relation = &sink.relations[r];
            antecedent.is_some_and(|a| relation.source.head == Some(sink.at(a)))
                || (tree.dep(i) != Dep::Relcl && tree.ancestors(i).any(|a| relation.source.cue_at.token == a))
        });
    if quoting_as {
        // "TASS quoted her as saying …": the inner source is found with "saying".
        if let Some(outlet) = subject(tree, i).filter(|&k| !is_no_source(tree, k)) {
            let mut marks = vec![false; tree.len() as usize];
            for &k in tree.children(i).iter().filter(|&&k| k > i) {
                tree.mark(k, &mut marks);
            }
            let content = sink.stretches(&marks);
            let source = sink.source(outlet, i, AttributionKind::Indirect);
            sink.add(source, content, Traits::default());
        }
        return;
    }
    let names_a_voice = tree.tag(cited).is_proper()
        || sink.lexicon.voices.contains(tree.lemma(cited))
        || sink.lexicon.containers.contains(tree.lemma(cited));
    if !names_a_voice && tree.sentence.entity_at(cited).is_none() {
        return;
    }
    let source = sink.source(cited, i, AttributionKind::Indirect);
    if let Some(parent) = parent {
        let content = sink.relations[parent].content.clone();
        sink.add(source, content, Traits { parent: Some(parent), ..Traits::default() });
    } else if tree.tag(i) == Tag::Vbg {
        let own = tree.extent(i);
        let content = around(sink, own);
        sink.add(source, content, Traits::default());
    }
}

/// "reportedly", "allegedly": the clause or noun that it stands by.
fn hearsay(sink: &mut Sink<'_>, i: u16) {
    let tree = sink.tree;
    let Some(head) = tree.head(i) else { return };
    let mut marks = vec![false; tree.len() as usize];
    tree.mark(head, &mut marks);
    marks[i as usize] = false;
    // A clause joined to this one by "and" with a subject of its own is not under the adverb.
    for &k in tree.children(head) {
        if tree.dep(k) == Dep::Conj
            && tree.children(k).iter().any(|&j| matches!(tree.dep(j), Dep::Nsubj | Dep::Nsubjpass))
        {
            let mut other = vec![false; marks.len()];
            tree.mark(k, &mut other);
            marks.iter_mut().zip(&other).for_each(|(m, o)| *m &= !*o);
        }
    }
    let content = sink.stretches(&marks);
    let name = sink.word(i).to_lowercase().into();
    let source = sink.nobody(i, name);
    sink.add(source, content, Traits { weak: true, ..Traits::default() });
}

/// "experts are doubtful that …": what they think.
fn stance(sink: &mut Sink<'_>, i: u16) {
    let tree = sink.tree;
    if !matches!(tree.dep(i), Dep::Acomp | Dep::Attr) {
        return;
    }
    let Some(be) = tree.head(i) else { return };
    let clause = tree.children(i).iter().chain(tree.children(be)).copied().find(|&k| {
        k > i
            && matches!(tree.dep(k), Dep::Ccomp | Dep::Advcl)
            && tree.children(k).iter().any(|&m| tree.lemma(m) == "that" && tree.dep(m) == Dep::Mark)
    });
    let (Some(clause), Some(noun)) = (clause, subject(tree, be)) else { return };
    if is_no_source(tree, noun) {
        return;
    }
    let mut marks = vec![false; tree.len() as usize];
    tree.mark(clause, &mut marks);
    let content = sink.stretches(&marks);
    let source = sink.source(noun, i, AttributionKind::Indirect);
    sink.add(source, content, Traits { belief: true, ..Traits::default() });
}

/// "Lee: we will stay", "Two hurt in blast: police", "Two hurt in blast – officials".
fn headline(sink: &mut Sink<'_>) {
    let tree = sink.tree;
    let n = tree.len();
    let Some(colon) =
        (1..n.saturating_sub(1)).find(|&k| matches!(sink.word(k), ":" | "–" | "—" | "-" | "|") && !is_joined(sink, k))
    else {
        return;
    };
    let is_colon = sink.word(colon) == ":";
    // Last: a short source at the end of a headline.
    let last =
        (1..n).rev().find(|&k| matches!(sink.word(k), ":" | "–" | "—" | "-") && !is_joined(sink, k)).unwrap_or(colon);
    if tree.sentence.heading && n - last - 1 <= 4 && last >= 3 {
        let tail = last + 1..n;
        if let Some(source) = voice(sink, tail.clone(), true) {
            let named = sink.named(&source, last, AttributionKind::Parenthetical);
            let content = vec![Stretch { sentence: sink.sentence, start: 0, end: last }];
            sink.add(named, content, Traits::default());
            return;
        }
    }
    let has_verb = (colon + 1..n).any(|k| tree.tag(k).is_verb() || tree.tag(k) == Tag::Md);
    if is_colon
        && tree.sentence.heading
        && colon <= 6
        && has_verb
        && let Some(source) = voice(sink, 0..colon, false)
    {
        let named = sink.named(&source, colon, AttributionKind::Direct);
        let content = vec![Stretch { sentence: sink.sentence, start: colon + 1, end: n }];
        sink.add(named, content, Traits::default());
    }
}

/// Whether the mark joins two words without a space ("Jong-un").
fn is_joined(sink: &Sink<'_>, k: u16) -> bool {
    let tokens = &sink.tree.sentence.tokens;
    sink.word(k) != ":" && tokens[k as usize - 1].span.end == tokens[k as usize].span.start
}

/// The phrase that fills `range` if that can be a voice: a person, an organisation, or a noun such as "police".
fn voice(sink: &Sink<'_>, range: std::ops::Range<u16>, trailing: bool) -> Option<Phrase> {
    let tree = sink.tree;
    let mut range = range;
    while range.end > range.start && tree.tag(range.end - 1).is_punctuation() {
        range.end -= 1;
    }
    let head = range.clone().rev().find(|&k| tree.tag(k).is_noun())?;
    if range.clone().any(|k| tree.tag(k).is_verb() || matches!(tree.tag(k), Tag::Prp | Tag::In)) {
        return None;
    }
    let lower = sink.word(head).to_lowercase();
    let entity = tree.sentence.entity_at(head).map(|e| e.kind);
    let named = matches!(entity, Some(EntityKind::Person | EntityKind::Org)) && head + 1 == range.end;
    let common = sink.lexicon.voices.contains(lower.as_str());
    if !(common || named && (!trailing || entity == Some(EntityKind::Person) || range.len() <= 2)) {
        return None;
    }
    let mut phrase = source::phrase(tree, head);
    phrase.start = phrase.start.max(range.start);
    phrase.end = phrase.end.min(range.end).max(phrase.start + 1);
    Some(phrase)
}
