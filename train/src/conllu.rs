//! Reads CoNLL-U, plain or compressed with zstd.

use crate::Error;
use gainsay::annotate::engine::ner::{self, Position};
use gainsay::model::{Dep, EntityKind, Tag};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// A sentence with the analysis to learn.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// The document it belongs to, as a running number.
    pub document: u32,
    /// Whether it is a headline.
    pub title: bool,
    /// The forms.
    pub forms: Vec<String>,
    /// The lemmas.
    pub lemmas: Vec<String>,
    /// The tags.
    pub tags: Vec<Tag>,
    /// The heads, the root's as the number of words.
    pub heads: Vec<u16>,
    /// The relations.
    pub deps: Vec<Dep>,
    /// BILOU labels.
    pub names: Vec<u8>,
    /// Whether a blank follows each token.
    pub space_after: Vec<bool>,
}

/// Reads every sentence of the files, leaving out those that hold malformed lines.
pub fn read(paths: &[impl AsRef<Path>]) -> Result<Vec<Sentence>, Error> {
    let mut sentences = Vec::new();
    let mut document = 0;
    for path in paths {
        let path = path.as_ref();
        let fail = |source| Error::Read { path: path.to_owned(), source };
        let file = File::open(path).map_err(fail)?;
        let reader: Box<dyn Read> = if path.extension().is_some_and(|e| e == "zst") {
            Box::new(zstd::Decoder::new(file).map_err(fail)?)
        } else {
            Box::new(file)
        };
        let mut id = String::new();
        let mut sentence = Sentence::default();
        let mut raw_names: Vec<Option<(bool, EntityKind)>> = Vec::new();
        let mut bad = false;
        for line in BufReader::new(reader).lines() {
            let line = line.map_err(fail)?;
            if let Some(sent_id) = line.strip_prefix("# sent_id = ") {
                let this = sent_id.split('/').next().unwrap_or("");
                if this != id {
                    document += 1;
                    id = this.to_owned();
                }
                sentence.document = document;
                sentence.title = sent_id.contains("/title/");
            } else if line.starts_with('#') && !line.starts_with("#\t") && line.matches('\t').count() < 9 {
            } else if line.is_empty() {
                sentence.names = bilou(&raw_names);
                let done = std::mem::take(&mut sentence);
                raw_names.clear();
                let n = done.forms.len();
                if !bad && n > 0 && done.heads.iter().all(|&h| (h as usize) < n || h == u16::MAX) {
                    sentences.push(done);
                }
                bad = false;
            } else {
                let columns: Vec<&str> = line.split('\t').collect();
                let [_, form, lemma, _, tag, _, head, dep, _, misc] = columns[..] else {
                    bad = true;
                    continue;
                };
                let n: u16 = head.parse().unwrap_or(u16::MAX);
                sentence.forms.push(form.to_owned());
                sentence.lemmas.push(lemma.to_owned());
                sentence.tags.push(Tag::parse(tag));
                // The root's head is made the number of words below, once that is known.
                sentence.heads.push(n.wrapping_sub(1));
                sentence.deps.push(Dep::parse(dep));
                sentence.space_after.push(!misc.contains("SpaceAfter=No"));
                let name = misc.split('|').find_map(|m| m.strip_prefix("NER="));
                raw_names.push(name.and_then(|n| {
                    let (position, kind) = n.split_once('-')?;
                    Some((position == "B", EntityKind::parse(kind)))
                }));
            }
        }
    }
    for s in &mut sentences {
        let n = s.forms.len() as u16;
        for h in &mut s.heads {
            if *h == u16::MAX {
                *h = n;
            }
        }
    }
    Ok(sentences)
}

fn bilou(raw: &[Option<(bool, EntityKind)>]) -> Vec<u8> {
    (0..raw.len())
        .map(|i| {
            let Some((begins, kind)) = raw[i] else { return ner::OUTSIDE };
            let begins = begins || i == 0 || raw[i - 1].is_none_or(|(_, k)| k != kind);
            let goes_on = raw.get(i + 1).copied().flatten().is_some_and(|(b, k)| !b && k == kind);
            let position = match (begins, goes_on) {
                (true, true) => Position::Begin,
                (true, false) => Position::Unit,
                (false, true) => Position::Inside,
                (false, false) => Position::Last,
            };
            ner::label(kind, position)
        })
        .collect()
}

impl Sentence {
    /// Whether no two arcs cross, so that the parser can draw the tree.
    #[must_use]
    pub fn is_projective(&self) -> bool {
        let arcs: Vec<(u16, u16)> =
            self.heads.iter().enumerate().map(|(d, &h)| (h.min(d as u16), h.max(d as u16))).collect();
        let roots = self.heads.iter().filter(|&&h| h as usize == self.forms.len()).count();
        roots == 1
            && !arcs.iter().enumerate().any(|(i, &(a, b))| {
                arcs[..i].iter().any(|&(c, d)| (a < c && c < b && b < d) || (c < a && a < d && d < b))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_bilou() {
        let p = EntityKind::Person;
        let got = bilou(&[Some((true, p)), Some((false, p)), None, Some((true, p)), Some((true, p))]);
        let want = [
            ner::label(p, Position::Begin),
            ner::label(p, Position::Last),
            ner::OUTSIDE,
            ner::label(p, Position::Unit),
            ner::label(p, Position::Unit),
        ];
        assert_eq!(got, want);
    }

    #[test]
    fn crossing_arcs_are_seen() {
        let s = |heads: &[u16]| Sentence {
            forms: vec![String::new(); heads.len()],
            heads: heads.to_vec(),
            ..Sentence::default()
        };
        assert!(s(&[1, 3, 1]).is_projective());
        assert!(!s(&[2, 3, 4, 2]).is_projective());
    }
}
