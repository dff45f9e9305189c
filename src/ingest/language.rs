//! Tells English from what `gainsay` can't read.

use super::decode::start;
use crate::model::{BlockKind, Document};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static FUNCTION_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let list = include_str!("../../data/language/function_words.txt");
    list.lines().filter(|line| !line.starts_with('#')).collect()
});

/// Whether a word in small letters is one of those that carry no matter: "the", "which", "would".
pub(crate) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(word)
}

/// Bytes of a document that are looked at: a few paragraphs.
const SAMPLE: usize = 4 << 10;
/// Words below which nothing is certain.
const FEWEST: usize = 12;
/// Share of function words above which a text is English, whatever else. News in English has 25 to 40 in a hundred, other
/// languages fewer than 4.
const ENGLISH: f64 = 0.12;

/// The language of a document that is surely not in English, by its English name or its tag. What is short, or a list of
/// names and figures, gets the benefit of the doubt, unless its metadata declare another language.
pub(super) fn foreign(document: &Document) -> Option<String> {
    let sample = sample(document);
    let (mut words, mut function_words) = (0_usize, 0_usize);
    let mut lower = String::new();
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        lower.clear();
        lower.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        function_words += usize::from(FUNCTION_WORDS.contains(lower.as_str()));
    }
    if words > 0 && function_words as f64 >= ENGLISH * words as f64 {
        return None;
    }
    // Scripts without spaces have few words of many letters.
    if words >= FEWEST || sample.chars().filter(|c| !c.is_ascii()).count() >= 4 * FEWEST {
        let found = whatlang::detect(&sample)?;
        if found.is_reliable() {
            return (found.lang() != whatlang::Lang::Eng).then(|| found.lang().eng_name().to_owned());
        }
        if found.script() != whatlang::Script::Latin {
            return Some(format!("{} script", found.script()));
        }
    }
    let tag = document.language.as_deref()?.trim();
    let primary = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
    let declares_other = !matches!(primary.as_str(), "" | "en" | "eng" | "english" | "und" | "mul" | "zxx");
    (declares_other && function_words == 0).then(|| tag.to_owned())
}

/// The beginning of the article: prose if there is any, else what there is.
fn sample(document: &Document) -> String {
    let mut sample = String::new();
    let prose = |kind| matches!(kind, BlockKind::Prose | BlockKind::Heading | BlockKind::Caption);
    for block in document.blocks.iter().filter(|block| prose(block.kind)) {
        push(&mut sample, block.span.of(document.field(block.field)));
    }
    if sample.is_empty() {
        push(&mut sample, document.title.as_deref().unwrap_or(""));
        push(&mut sample, &document.text);
    }
    sample
}

fn push(sample: &mut String, text: &str) {
    let room = SAMPLE.saturating_sub(sample.len());
    sample.push_str(start(text, room));
    sample.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::layout::lay_out;

    fn of(text: &str, language: Option<&str>) -> Option<String> {
        let mut document = Document { text: text.into(), language: language.map(str::to_owned), ..Document::default() };
        lay_out(&mut document);
        foreign(&document)
    }

    #[test]
    fn languages_are_named() {
        for (language, text) in [
            (
                "German",
                "Die Fähre sank am Montag vor der Küste, und die Küstenwache rettete alle Menschen an Bord. Warum sie sank, ist nicht bekannt.",
            ),
            (
                "Dutch",
                "De veerboot zonk maandag voor de kust, en de kustwacht heeft alle mensen aan boord gered. Waarom het schip zonk is nog niet bekend.",
            ),
            (
                "French",
                "Le ferry a coulé lundi au large de la côte, et les garde-côtes ont sauvé toutes les personnes à bord. On ignore encore pourquoi.",
            ),
            (
                "Spanish",
                "El transbordador se hundió el lunes frente a la costa y la guardia costera rescató a todas las personas que iban a bordo.",
            ),
            (
                "Cyrillic script",
                "Паром затонул в понедельник у побережья, береговая охрана спасла всех, кто находился на борту, сообщили власти.",
            ),
            (
                "Russian",
                "Паром затонул в понедельник у побережья. Береговая охрана спасла всех, кто находился на борту, \
                сообщили власти. Почему это произошло, ещё неизвестно, но следователи уже допрашивают капитана, который был на мостике.",
            ),
            (
                "Polish",
                "Prom zatonął w poniedziałek u wybrzeży, a straż przybrzeżna uratowała wszystkich, którzy byli na pokładzie.",
            ),
            (
                "Japanese",
                "フェリーは月曜日に沖合で沈没し、沿岸警備隊は乗っていた全員を救助した。沈没の原因はまだ分かっていない。海上保安庁が調べている。",
            ),
        ] {
            assert_eq!(of(text, Some("en")).as_deref(), Some(language), "{text}");
        }
    }

    #[test]
    fn english_is_english_whatever_its_names() {
        for text in [
            "A ferry with 20 people aboard sank on Monday off the cape, and the coast guard saved all of them, officials said.",
            "Szczęsny, Lewandowski and Zieliński of Poland met Müller, Großkreutz and Özil of Germany in Łódź on Friday, \
             said Przemysław Wiśniewski, who was there with Øystein Åsgård.",
            "Ferry sinks off cape",
            "Bayern 3, Real Madrid 1; Ajax 2, Roma 2; Porto 0, Celtic 4; Lyon 1, Zenit 1; Sporting 3, Brugge 2",
            "",
        ] {
            assert_eq!(of(text, None), None, "{text}");
        }
    }

    #[test]
    fn metadata_decide_where_the_text_does_not() {
        assert_eq!(of("Fähre vor Rügen gesunken", Some("de-DE")).as_deref(), Some("de-DE"));
        assert_eq!(of("Fähre vor Rügen gesunken", None), None);
        assert_eq!(of("The ferry sank.", Some("de")), None);
        assert_eq!(of("Tuko hapa", Some("sw-KE")).as_deref(), Some("sw-KE"));
    }
}
