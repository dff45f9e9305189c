//! Finds the words whose dictionary form the annotator's rules get wrong.

use crate::conllu::Sentence;
use gainsay::annotate::lemma::by_rule;
use gainsay::model::Tag;
use std::collections::BTreeMap;

/// Seen less often, a lemma may be the teacher's mistake.
const LEAST: u32 = 3;

/// Prints `class, form, lemma` for every inflected form whose lemma in `sentences` is not the rules'.
pub fn exceptions(sentences: &[Sentence]) {
    let mut counts: BTreeMap<(char, String), BTreeMap<(String, u8), u32>> = BTreeMap::new();
    for s in sentences {
        for i in 0..s.forms.len() {
            let class = match s.tags[i] {
                Tag::Nns => 'n',
                Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbz => 'v',
                Tag::Jjr | Tag::Jjs | Tag::Rbr | Tag::Rbs => 'c',
                _ => continue,
            };
            let form = s.forms[i].to_lowercase();
            if form.len() > 2 && form.bytes().all(|b| b.is_ascii_lowercase()) {
                let lemma = (s.lemmas[i].to_lowercase(), s.tags[i] as u8);
                *counts.entry((class, form)).or_default().entry(lemma).or_default() += 1;
            }
        }
    }
    // A lemma must itself be in use, more than the form that the rules give, or the teacher made it up ("deadlocke").
    let mut bases: BTreeMap<(char, String), u32> = BTreeMap::new();
    for s in sentences {
        for (form, tag) in s.forms.iter().zip(&s.tags) {
            let class = match tag {
                Tag::Nn => 'n',
                Tag::Vb | Tag::Vbp => 'v',
                Tag::Jj | Tag::Rb => 'c',
                _ => continue,
            };
            *bases.entry((class, form.to_lowercase())).or_default() += 1;
        }
    }
    let base = |class: char, lemma: &str| bases.get(&(class, lemma.to_owned())).copied().unwrap_or(0);
    for ((class, form), lemmas) in counts {
        let mut by_lemma: BTreeMap<&str, u32> = BTreeMap::new();
        for ((l, _), n) in &lemmas {
            *by_lemma.entry(l).or_default() += n;
        }
        let Some((&lemma, &n)) = by_lemma.iter().max_by_key(|(_, n)| **n) else { continue };
        let tag = lemmas.iter().max_by_key(|(_, n)| **n).map_or(Tag::Xx, |((_, t), _)| Tag::ALL[usize::from(*t)]);
        // The rules see one tag at a time; a form with two tags of one class mostly has one lemma.
        let rule = by_rule(&form, tag);
        if n >= LEAST && rule != lemma && base(class, lemma) > base(class, &rule) {
            println!("{class}\t{form}\t{lemma}");
        }
    }
}
