//! Why a finding is what it is, in one plain sentence.

use super::judge::voices;
use super::position::Stand;
use crate::model::{Corpus, Relation, Value};

/// The reason of a relation between positions.
pub(super) fn reason(corpus: &Corpus, stands: &[Stand], relation: Relation, pair: Option<(usize, usize)>) -> String {
    let who = |s: &Stand| {
        let e = &s.entries[0];
        let document = corpus.document(e.document);
        let outlet = document.source.as_deref().unwrap_or(&document.id);
        match e.of(corpus).attribution.speaker() {
            Some(speaker) => format!("{} (in {outlet})", speaker.name),
            None => outlet.to_owned(),
        }
    };
    // Readers want the words of the text where the plain form is a notation: "40 minutes", not PT40M.
    let said = |s: &Stand| match s.value {
        Value::Duration(_) | Value::Time(_) | Value::Date(_) => {
            let target = s.entries[0].of(corpus).as_written;
            let text = target.span.of(corpus.document(s.entries[0].document).field(target.field));
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            // A claim from elsewhere may come without the words.
            if words.is_empty() { s.label.clone() } else { words }
        }
        _ => s.label.clone(),
    };
    // The earlier report speaks first.
    let first =
        |s: &Stand| s.entries.iter().filter_map(|e| corpus.document(e.document).published).map(|p| p.date()).min();
    let both = |verb: &str| {
        let (mut i, mut j) = pair.unwrap_or((0, stands.len().saturating_sub(1)));
        if first(&stands[j]) < first(&stands[i]) {
            (i, j) = (j, i);
        }
        let (a, b) = (&stands[i], &stands[j]);
        format!("{} has {}, {} has {}: {verb}.", who(a), said(a), who(b), said(b))
    };
    match relation {
        Relation::Conflict => both("both can't be true"),
        Relation::Disputed => both("the parties themselves differ"),
        Relation::Update => both("it changed between the reports"),
        Relation::Imprecise => both("they differ but sit together"),
        Relation::Corroborated => {
            let n =
                stands.iter().map(|s| voices(corpus, s.entries.iter().map(|e| e.document)).len()).max().unwrap_or(0);
            format!("{n} origins say the same.")
        }
        Relation::Single => "One source only.".to_owned(),
        Relation::OtherEvent => both("they speak of different events"),
    }
}
