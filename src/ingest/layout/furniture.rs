//! What surrounds an article on its page, line by line and sentence by sentence.

use super::cues::CUES;
use super::paragraph::Paragraph;
use super::words::{self, Word};
use std::ops::Range;

/// Whether a whole line is none of the article's: no letters, a known line, a labelled link, addresses, a row of a table
/// or menu, the weather, or an appeal for money.
pub(super) fn is_line(text: &str, paragraph: &Paragraph) -> bool {
    let line = &text[paragraph.span.clone()];
    let words = &paragraph.words;
    // "1 / 5", "0:45": counters of slides and videos.
    if !line.contains(char::is_alphabetic) && words.len() <= 3 {
        return true;
    }
    CUES.whole.longest(words, true).is_some()
        || is_list_head(text, paragraph)
        || is_labelled(text, words)
        || is_row(line)
        || is_buttons(line, words)
        || is_weather(words)
        || is_mostly_addresses(words)
        || is_appeal(words)
}

/// Whether a line stands over a list of other articles.
pub(super) fn is_list_head(text: &str, paragraph: &Paragraph) -> bool {
    CUES.list_heads.longest(&paragraph.words, true).is_some() && !words::ends_sentence(&text[paragraph.span.clone()])
}

/// "Also read: …", "[RELATED: …]", "READ MORE | …".
fn is_labelled(text: &str, words: &[Word]) -> bool {
    const LONGEST: usize = 30;
    if words.len() > LONGEST || words.len() < 2 {
        return false;
    }
    let mark = words.iter().take(5).position(|w| {
        let raw = &text[w.span.clone()];
        raw.ends_with([':', '|', '»', '›', '→']) || raw == ">>" || raw == ">"
    });
    mark.is_some_and(|at| CUES.labels.longest(&words[..=at], true).is_some())
}

/// A row of a table or a menu: cells between bars, none a sentence; or a cell that a bar ends.
fn is_row(line: &str) -> bool {
    let trimmed = line.trim_end();
    if trimmed.ends_with('|') {
        return true;
    }
    let cells: Vec<&str> = line.split(['|', '\t']).map(str::trim).filter(|c| !c.is_empty()).collect();
    // Two cells may be a headline and its outlet.
    let short = || cells.iter().all(|c| words::count(c) <= 4);
    cells.len() >= 2
        && cells.iter().all(|c| words::count(c) <= 8 && !words::ends_sentence(c))
        && (cells.len() > 2 || short())
}

/// "Share Tweet 12 Email": nothing but buttons and their counters.
fn is_buttons(line: &str, words: &[Word]) -> bool {
    let is_button = |w: &Word| {
        w.lower.is_empty()
            || w.lower.bytes().all(|b| b.is_ascii_digit())
            || CUES.whole.longest(std::slice::from_ref(w), true).is_some()
    };
    (2..=14).contains(&words.len()) && words.iter().all(is_button) && !words::ends_sentence(line)
}

/// "15.4 C", "59°F", "Torrin 12 °C".
fn is_weather(words: &[Word]) -> bool {
    let is_number = |w: &str| !w.is_empty() && w.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'));
    let is_unit = |w: &str| matches!(w, "c" | "f");
    match words {
        [.., number, unit] if words.len() <= 4 => {
            is_number(&number.lower) && is_unit(&unit.lower) && words[..words.len() - 2].iter().all(|w| w.capital)
        }
        [word] => word
            .lower
            .strip_suffix(['c', 'f'])
            .is_some_and(|n| is_number(n.trim_end_matches('°')) && word.lower.contains('°')),
        _ => false,
    }
}

fn is_mostly_addresses(words: &[Word]) -> bool {
    let (mut addresses, mut others) = (0, 0);
    for word in words.iter().filter(|w| !w.lower.is_empty()) {
        if words::is_address(&word.lower) { addresses += 1 } else { others += 1 }
    }
    addresses > 0 && others <= addresses.min(3)
}

/// A paragraph that asks for money: two phrases of those that only such paragraphs have.
fn is_appeal(words: &[Word]) -> bool {
    (0..words.len()).filter(|&i| CUES.appeals.longest(&words[i..], false).is_some()).nth(1).is_some()
}

/// Whether a sentence speaks of the page or to its reader, not of the news.
pub(super) fn is_sentence(text: &str, sentence: &[Word]) -> bool {
    const LONGEST: usize = 45;
    let is_quote = |w: &Word| text[w.span.clone()].starts_with(['"', '“', '‘', '\'', '«', '„']);
    // What someone is quoted to say is news, whatever it is.
    let is_quoted = sentence.iter().take_while(|w| w.lower.is_empty()).any(is_quote)
        || sentence.iter().find(|w| !w.lower.is_empty()).is_none_or(is_quote);
    if is_quoted || sentence.len() > LONGEST {
        return false;
    }
    CUES.start.longest(sentence, false).is_some()
        || sentence.len() > 1 && CUES.whole.longest(sentence, true).is_some()
        || (0..sentence.len()).any(|i| CUES.within.longest(&sentence[i..], false).is_some())
}

/// Whether a sentence is a notice of copyright; what follows it in its paragraph belongs to it.
pub(super) fn is_copyright(sentence: &[Word]) -> bool {
    let mut words = sentence.iter().map(|w| w.lower.as_str()).filter(|w| !w.is_empty());
    let year = |w: Option<&str>| {
        w.is_some_and(|w| {
            w == "by"
                || w.starts_with('©')
                || w.len() >= 4 && w.as_bytes()[..4].iter().all(u8::is_ascii_digit)
                || w == "the"
        })
    };
    match words.next() {
        Some("copyright") if sentence.len() <= 6 && sentence.iter().all(|w| w.capital || w.lower.is_empty()) => true,
        Some("copyright" | "copyrights") => {
            let second = words.next();
            year(second) || second == Some("c") && year(words.next())
        }
        Some(w) if w.starts_with('©') => true,
        Some("c") => {
            year(words.next().filter(|w| w.len() == 4 && w.starts_with(['1', '2']))) && sentence[0].lower == "c"
        }
        Some("tm") => words.next() == Some("and") && words.next() == Some("copyright"),
        _ => false,
    }
}

/// Where a quoted post's signature starts: "… pic.example.com/x — Ana Roe (@roe) May 3, 2021".
pub(super) fn quoted_post(text: &str, span: Range<usize>) -> Option<usize> {
    let body = &text[span.clone()];
    let handle = body.rfind("(@")?;
    let dash = body[..handle].rfind(['—', '–'])?;
    if words::count(&body[dash..handle]) > 6 || words::count(&body[handle..]) > 6 {
        return None;
    }
    // Addresses right before the signature belong to it.
    let mut start = dash;
    loop {
        let before = body[..start].trim_end();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
        if word.is_empty() || word.starts_with(['@', '#']) || !words::is_address(word) {
            return Some(span.start + start);
        }
        start = before.len() - word.len();
    }
}

/// "1:47 Ferry sinks": an entry in a list of videos.
pub(super) fn is_video_entry(line: &str) -> bool {
    let Some((clock, rest)) = line.split_once(char::is_whitespace) else { return false };
    let Some((minutes, seconds)) = clock.split_once(':') else { return false };
    let digits = |s: &str, lengths: Range<usize>| lengths.contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    let rest = rest.trim().to_ascii_lowercase();
    let is_hour = ["a.m", "p.m", "am ", "pm "].iter().any(|half| rest.starts_with(half));
    digits(minutes, 1..3) && digits(seconds, 2..3) && !is_hour && !words::ends_sentence(&rest)
}

#[cfg(test)]
mod tests {
    use super::super::paragraph::paragraphs;
    use super::*;

    fn line(text: &str) -> bool {
        is_line(text, &paragraphs(text)[0])
    }

    fn sentence(text: &str) -> bool {
        is_sentence(text, &words::words(text, 0..text.len()))
    }

    #[test]
    fn lines_of_the_page() {
        for text in [
            "___",
            "- Advertisement -",
            "Most Popular",
            "12 Comments",
            "15.4 C",
            "9°C",
            "Torrin 12 C",
            "http://example.org/x",
            "Also read: What the ferry cost",
            "[RELATED: Ferry sinks off cape]",
            "READ MORE | Ferry sinks off cape",
            "MONTHLY | Rs 100 | |",
            "Facebook | Twitter | Email",
            "Ferries cost money. |",
            "@seaside #ferry",
            "CONNECT TWEET 5 LINKEDIN COMMENT EMAIL MORE",
            "1 / 5",
            "0:45",
            "Our reporters need your support. Quality journalism costs money.",
        ] {
            assert!(line(text), "{text}");
        }
    }

    #[test]
    fn lines_of_the_article() {
        for text in [
            "Ferry sinks off the cape",
            "Ferry sinks off the cape | The Harbour Post",
            "Two dead, 12 hurt",
            "Temperatures fell to 3 C",
            "More ferries sank",
            "He needs your support, the mayor said.",
            "See a doctor, the mayor said.",
            "Home secretary resigns",
            "Call 555 0100 or write to sea@example.org if you saw it.",
            "Death toll: 12",
            "20 people hurt",
            "More follow, he says.",
        ] {
            assert!(!line(text), "{text}");
        }
    }

    #[test]
    fn sentences_to_the_reader() {
        for text in [
            "Sign up for our morning letter.",
            "Follow Ana Roe on Twitter.",
            "Follow the desk and us on Facebook!",
            "Click here to donate.",
            "Read or share this story: http://example.org/x",
            "Ana Roe contributed to this report.",
            "Stay with KXYZ for updates.",
            "Check back for more.",
            "Your email address will not be published.",
            "Contact Ana Roe at roe@example.org or 555 0100.",
            "The desk will continue to follow this breaking story today.",
            "Please enter your comment!",
        ] {
            assert!(sentence(text), "{text}");
        }
    }

    #[test]
    fn sentences_of_the_news() {
        for text in [
            "Anyone with information is asked to call the coast guard at 555 0100.",
            "“Sign up for our course,” he said.",
            "Like Roe, the mayor was aboard.",
            "By continuing the search, the crew found two.",
            "More in the town were hurt.",
            "Share prices of the line fell.",
            "Follow-up talks are planned.",
            "This video is being examined by the police.",
            "For more than ten years nobody could visit the island.",
            "Watch officers saw the ferry.",
            "Contact with the ferry was lost at noon.",
            "He asked her to follow him.",
            "Copyright law was debated.",
        ] {
            assert!(!sentence(text), "{text}");
        }
    }

    #[test]
    fn notices_of_copyright() {
        let is = |text: &str| is_copyright(&words::words(text, 0..text.len()));
        for text in [
            "Copyright 2015 KXYZ.",
            "Copyright © 2017 The Post",
            "© 2017 The Post",
            "©2017 Post",
            "(TM and Copyright 2013 Sea Inc.)",
            "(c) 2019 Post",
            "Copyright (c) 2019",
            "Copyright KXYZ.",
        ] {
            assert!(is(text), "{text}");
        }
        for text in ["Copyright law was debated.", "C 4 was found", "The copyright ended in 2017."] {
            assert!(!is(text), "{text}");
        }
    }

    #[test]
    fn posts_and_videos() {
        let text = "Two hurt on ferry pic.example.com/x — Ana Roe (@roe) May 3, 2021";
        assert_eq!(
            quoted_post(text, 0..text.len()).map(|at| &text[at..]),
            Some("pic.example.com/x — Ana Roe (@roe) May 3, 2021")
        );
        assert_eq!(quoted_post("Roe (@roe) wrote that two were hurt.", 0..36), None);
        assert!(is_video_entry("1:47 Mother of sailor speaks"));
        assert!(!is_video_entry("9:15 p.m. update"));
        assert!(!is_video_entry("9:15 The ferry sank."));
        assert!(!is_video_entry("Ferry sinks"));
    }
}
