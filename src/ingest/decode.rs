//! From bytes of any encoding to a string.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The content is not text; `byte` is the first byte that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Binary {
    pub byte: u64,
}

/// Decodes a whole file: by its byte order mark, as UTF-8, as UTF-16 without a mark, or in the legacy encoding that
/// `chardetng` (the detector of Firefox) thinks likeliest. A byte order mark is no part of the text.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Binary> {
    decode_declared(bytes, None)
}

/// As [`decode`], of a file that itself, or the server it came from, declares an encoding. What is well-formed UTF-8 is UTF-8
/// whatever the declaration, which pages that were saved anew often keep: chance gives no such text in another encoding.
pub(super) fn decode_declared(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Result<String, Binary> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return refuse_controls(text.into_owned());
    }
    if bytes.contains(&0) {
        let encoding = utf_16_without_mark(&bytes).ok_or_else(|| Binary { byte: first(&bytes, |b| b == 0) })?;
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        return refuse_controls(text.into_owned());
    }
    // What came with a declaration of UTF-16 and has no NULs was written in something else.
    let declared = declared.filter(|encoding| !matches!(encoding.name(), "UTF-8" | "UTF-16LE" | "UTF-16BE"));
    let bytes = match String::from_utf8(bytes) {
        // Some encodings write everything in ASCII, with escapes: ISO-2022-JP.
        Ok(text) if declared.is_none_or(|encoding| encoding.is_ascii_compatible()) => return refuse_controls(text),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    let encoding = match declared {
        Some(declared) => declared,
        None if is_damaged_utf_8(&bytes) => UTF_8,
        None => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
            detector.feed(&bytes, true);
            detector.guess(None, Utf8Detection::Deny)
        }
    };
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    refuse_controls(text.into_owned())
}

/// The encoding that HTML or XML declares of itself in its first bytes: `<meta charset="…">`,
/// `<meta http-equiv="Content-Type" content="…; charset=…">`, `<?xml … encoding="…"?>`.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    /// Where the standard has it within the first 1024 bytes, pages with long scripts before it have it later.
    const FAR: usize = 8 << 10;
    let head = bytes[..bytes.len().min(FAR)].to_ascii_lowercase();
    let is_xml = head.trim_ascii_start().starts_with(b"<?xml");
    let xml = memchr::memmem::find(&head, b"?>").filter(|_| is_xml).map(|end| &head[..end]);
    if let Some(label) = xml.and_then(|xml| label_after(xml, b"encoding")) {
        return Encoding::for_label(label);
    }
    let mut at = 0;
    while let Some(found) = memchr::memmem::find(&head[at..], b"<meta") {
        at += found + 5;
        let end = memchr::memchr(b'>', &head[at..]).map_or(head.len(), |end| at + end);
        if let Some(encoding) = label_after(&head[at..end], b"charset").and_then(Encoding::for_label) {
            return Some(encoding);
        }
    }
    None
}

/// The encoding that the header `Content-Type` names.
pub(super) fn of_content_type(header: &str) -> Option<&'static Encoding> {
    label_after(header.to_ascii_lowercase().as_bytes(), b"charset").and_then(Encoding::for_label)
}

/// What stands after a name and `=`, quoted or not.
fn label_after<'b>(bytes: &'b [u8], name: &[u8]) -> Option<&'b [u8]> {
    let rest = &bytes[memchr::memmem::find(bytes, name)? + name.len()..];
    let rest = rest.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|b| matches!(b, b'"' | b'\'' | b';' | b'/' | b'>') || b.is_ascii_whitespace());
    Some(&rest[..end.unwrap_or(rest.len())])
}

/// UTF-16 of any script has NUL bytes in its spaces, line ends and punctuation, and all on one side.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // A NUL here and there in what is ASCII otherwise makes no UTF-16: there every second byte is one, or few are ASCII.
    let printable = bytes.iter().filter(|&&b| matches!(b, b' '..=b'~' | b'\t' | b'\n' | b'\r')).count();
    if (even + odd) * 4 < bytes.len() && printable * 10 >= (bytes.len() - even - odd) * 9 {
        return None;
    }
    let encoding = match () {
        () if odd > 0 && even == 0 => UTF_16LE,
        () if even > 0 && odd == 0 => UTF_16BE,
        () => return None,
    };
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    // A binary file with few NULs decodes to private-use and unassigned characters, seldom to spaces.
    let (mut chars, mut spaces) = (0_usize, 0_usize);
    for c in text.chars() {
        chars += 1;
        spaces += usize::from(c == ' ' || c == '\n');
    }
    (!broken && spaces * 20 >= chars).then_some(encoding)
}

/// UTF-8 with a few broken bytes, as a cut at a fixed length leaves it, rather than another encoding: sequences
/// of several bytes that are whole outnumber what is broken by ten to one. Chance gives no such run in a legacy encoding.
fn is_damaged_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= 10 * broken
        || (broken == 1 && whole > 0 && bytes.utf8_chunks().last().is_some_and(|c| !c.invalid().is_empty()))
}

/// Text has no control characters but white space; a form feed, an escape or a stray C1 control now and then is
/// an accident of conversion, one in a hundred is another kind of file.
fn refuse_controls(text: String) -> Result<String, Binary> {
    let is_control = |b: u8| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1B);
    let controls = text.bytes().filter(|&b| is_control(b)).count();
    if text.contains('\0') || controls * 100 > text.len() {
        return Err(Binary { byte: first(text.as_bytes(), is_control) });
    }
    Ok(text)
}

/// The first bytes of a text, so many at most, without half a character.
pub(super) fn start(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
    &text[..end.unwrap_or(0)]
}

fn first(bytes: &[u8], what: impl Fn(u8) -> bool) -> u64 {
    bytes.iter().position(|&b| what(b)).unwrap_or(0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{KOI8_R, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};

    const ENGLISH: &str =
        "The mayor’s café burnt down on Friday – “a total loss”, the owner said. Nobody was hurt.\r\n";
    const RUSSIAN: &str = "Министр иностранных дел сообщил журналистам, что переговоры продолжались два часа.\n";

    fn utf_16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    }

    #[test]
    fn every_encoding_comes_out_the_same() {
        for text in [ENGLISH, RUSSIAN] {
            assert_eq!(decode(text.as_bytes().to_vec()).unwrap(), text);
            assert_eq!(decode([b"\xEF\xBB\xBF", text.as_bytes()].concat()).unwrap(), text);
            for big in [false, true] {
                let mark: &[u8] = if big { b"\xFE\xFF" } else { b"\xFF\xFE" };
                assert_eq!(decode([mark, &utf_16(text, big)].concat()).unwrap(), text);
                assert_eq!(decode(utf_16(text, big)).unwrap(), text);
            }
        }
        assert_eq!(decode(WINDOWS_1252.encode(ENGLISH).0.into_owned()).unwrap(), ENGLISH);
        assert_eq!(decode(WINDOWS_1251.encode(RUSSIAN).0.into_owned()).unwrap(), RUSSIAN);
        assert_eq!(decode(KOI8_R.encode(RUSSIAN).0.into_owned()).unwrap(), RUSSIAN);
        let japanese = "外務大臣は記者団に対し、会談は二時間続いたと述べた。";
        assert_eq!(decode(SHIFT_JIS.encode(japanese).0.into_owned()).unwrap(), japanese);
    }

    #[test]
    fn a_cut_in_the_middle_of_a_character_costs_that_character_alone() {
        assert_eq!(decode(b"caf\xC3\xA9 \xE2\x80".to_vec()).unwrap(), "café \u{FFFD}");
        let whole = ENGLISH.as_bytes();
        let cut = whole.iter().rposition(|&b| b == 0xE2).unwrap() + 1;
        assert!(decode(whole[..cut].to_vec()).unwrap().starts_with("The mayor’s café"));
    }

    #[test]
    fn binary_is_refused_at_its_first_odd_byte() {
        assert_eq!(decode(b"\x7FELF\x02\x01\x01\0\0\0\0".to_vec()), Err(Binary { byte: 7 }));
        assert_eq!(decode(b"%PNG\x01\x02\x03\x04 abc".to_vec()), Err(Binary { byte: 4 }));
        assert_eq!(decode(b"abc\0def ghi\0".to_vec()), Err(Binary { byte: 3 }));
        assert_eq!(decode(b"A ferry sank\0 on Monday, police said. ".to_vec()), Err(Binary { byte: 12 }));
    }

    #[test]
    fn declarations_are_found_and_believed_unless_the_bytes_are_utf_8() {
        let page = |meta: &str| format!("<html><head>{meta}</head><body>Łódź – “Gdańsk”</body>");
        for meta in [
            "<META CHARSET=iso-8859-2>",
            "<meta name=x><meta charset=\"ISO-8859-2\" />",
            "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-2'>",
        ] {
            let bytes = encoding_rs::ISO_8859_2.encode(&page(meta)).0.into_owned();
            let encoding = declared(&bytes);
            assert_eq!(encoding, Some(encoding_rs::ISO_8859_2), "{meta}");
            assert!(decode_declared(bytes, encoding).unwrap().contains("Łódź"));
            let bytes = page(meta).into_bytes();
            let encoding = declared(&bytes);
            assert_eq!(decode_declared(bytes, encoding).unwrap(), page(meta));
        }
        assert_eq!(declared(b"<?xml version='1.0' encoding='koi8-r'?>"), Some(KOI8_R));
        assert_eq!(declared(b"charset=koi8-r <meta name=keywords>"), None);
        assert_eq!(declared(b"<meta charset="), None);
        assert_eq!(of_content_type("text/html; Charset=\"windows-1251\""), Some(WINDOWS_1251));
        assert_eq!(of_content_type("text/html"), None);
    }

    #[test]
    fn no_bytes_panic() {
        proptest::proptest!(|(bytes: Vec<u8>)| {
            let declared = declared(&bytes);
            let _ = decode_declared(bytes, declared);
        });
    }
}
