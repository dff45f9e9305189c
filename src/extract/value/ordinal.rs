//! Which in a row: "the third summit", "its 12th victim", "the first meeting since the war began".

use super::{Part, Reading, Scan};
use crate::model::{
    Tag, Value,
    value::{Ordinal, Phrase},
};
use smol_str::SmolStr;

pub(super) fn read(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let (rank, end) = rank_at(scan, i)?;
    // "First Amendment", "Third Street", "Second World War" are names.
    let name = atoms.is_capital(i) && atoms.is_capital(end) && !atoms.sentence.heading && i > 0;
    if name
        || atoms.entry(end).street
        || atoms.entry(end).fraction.is_some()
        || atoms.is(end, &["lady", "aid", "responders", "responder"])
    {
        return None;
    }
    let at = if atoms.low(end) == "-" { end + 1 } else { end };
    let (head, past) = head_noun(scan, at);
    let adverb = matches!(atoms.tag(i), Tag::Rb | Tag::Rbr);
    let led = matches!(atoms.before(i, 1), "the" | "a" | "his" | "her" | "its" | "their" | "our" | "s");
    if head.is_none() && (adverb || !led) {
        return None;
    }
    let mut modifiers: Vec<SmolStr> = Vec::new();
    let mut head_lemma = SmolStr::default();
    for k in at..past {
        if let Some(lemma) = content(scan, k) {
            if head == Some(k) { head_lemma = lemma } else { modifiers.push(lemma) }
        }
    }
    if atoms.is(past, &["since", "in", "of", "for", "after", "under", "this", "ever", "between", "among"]) {
        for k in past..(past + 8).min(atoms.len()) {
            let stop = matches!(atoms.low(k), "," | "." | ";" | ":" | "\"")
                || atoms.tag(k).is_verb() && k > past + 2 && !atoms.is(past, &["since"]);
            if stop {
                break;
            }
            if let Some(lemma) = content(scan, k) {
                modifiers.push(lemma);
            }
        }
    }
    let value = Value::Ordinal(Ordinal { rank, scope: Phrase::new(head_lemma, modifiers) });
    Some(Reading::of(Part { of: head.map(|k| atoms.token(k)), ..Part::new(i..end, value) }))
}

/// "Third", "twenty-first", "3rd".
fn rank_at(scan: &Scan<'_>, i: usize) -> Option<(i64, usize)> {
    let atoms = &scan.atoms;
    if let Some(n) = atoms.digits(i) {
        let suffix = atoms.glued(i + 1) && atoms.is(i + 1, &["st", "nd", "rd", "th"]);
        let attached = atoms.glued(i) && i > 0 && atoms.is_word(i - 1);
        return (suffix && !attached).then_some((i64::from(n), i + 2));
    }
    let entry = atoms.entry(i);
    if let Some(rank) = entry.ordinal {
        return Some((rank, i + 1));
    }
    let super::lexicon::NumberWord::Ten(tens) = entry.number? else { return None };
    let at = i + 1 + usize::from(atoms.joins(i + 1, "-"));
    let unit = atoms.entry(at).ordinal.filter(|r| (1..10).contains(r))?;
    Some((tens as i64 + unit, at + 1))
}

/// The last noun of the run at piece `i`, and the end of the run.
fn head_noun(scan: &Scan<'_>, i: usize) -> (Option<usize>, usize) {
    let atoms = &scan.atoms;
    let mut head = None;
    let mut k = i;
    while k < (i + 7).min(atoms.len()) {
        let tag = atoms.tag(k);
        // The parts of "face-to-face meeting" modify.
        if head.is_none() && atoms.joins(k + 1, "-") && atoms.is_word(k) {
            k += 2;
            continue;
        }
        if tag.is_noun() && atoms.is_word(k) && atoms.entry(k).weekday.is_none() && atoms.entry(k).month.is_none() {
            head = Some(k);
        } else if head.is_some() && atoms.low(k) != "-"
            || !(tag.is_adjective() || matches!(tag, Tag::Vbn | Tag::Vbg | Tag::Cd | Tag::Hyph) || atoms.low(k) == "-")
        {
            break;
        }
        k += 1;
    }
    (head, head.map_or(i, |h| h + 1))
}

/// The lemma of piece `k` where it is a content word.
fn content(scan: &Scan<'_>, k: usize) -> Option<SmolStr> {
    let atoms = &scan.atoms;
    let tag = atoms.tag(k);
    let open = tag.is_noun() || tag.is_adjective() || tag.is_verb() || tag == Tag::Cd;
    if !open && !atoms.is(k, &["ever", "this"])
        || !(atoms.is_word(k) || atoms.is_digits(k))
        || atoms.is(k, &["be", "was", "is", "had", "has", "were"])
    {
        return None;
    }
    let lemma = &atoms.sentence.tokens.get(atoms.token(k) as usize)?.lemma;
    let lemma = if lemma.is_empty() { atoms.low(k) } else { lemma };
    Some(lemma.to_ascii_lowercase().into())
}
