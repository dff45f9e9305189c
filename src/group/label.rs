//! A few words that tell an event from others.

use crate::model::{LabelWord, Signature, TermClass};
use std::collections::BTreeMap;

/// Who, what and where, as far as the documents agree: "Blinken, Lavrov — meeting — New Delhi".
pub fn label(signatures: &[&Signature]) -> String {
    let most = |class: TermClass, n: usize| -> Vec<String> {
        let mut totals: BTreeMap<&str, u64> = BTreeMap::new();
        for word in signatures.iter().flat_map(|s| &s.words).filter(|w: &&LabelWord| w.class == class) {
            // What many documents say tells more than what one repeats.
            *totals.entry(&word.text).or_default() += 4 + u64::from(word.weight);
        }
        let mut totals: Vec<_> = totals.into_iter().collect();
        totals.sort_by_key(|&(text, total)| (std::cmp::Reverse(total), text));
        totals.into_iter().take(n).map(|(text, _)| text.to_owned()).collect()
    };
    let parts =
        [most(TermClass::Person, 2).join(", "), most(TermClass::Noun, 1).join(""), most(TermClass::Place, 1).join("")];
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" — ")
}
