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
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return refuse_controls(text.into_owned());
    }
    if bytes.contains(&0) {
        let encoding = utf_16_without_mark(&bytes).ok_or_else(|| Binary { byte: first(&bytes, |b| b == 0) })?;
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        return refuse_controls(text.into_owned());
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return refuse_controls(text),
        Err(error) => error.into_bytes(),
    };
    let encoding = if is_damaged_utf_8(&bytes) {
        UTF_8
    } else {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
        detector.feed(&bytes, true);
        detector.guess(None, Utf8Detection::Deny)
    };
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    refuse_controls(text.into_owned())
}

/// UTF-16 of any script has NUL bytes in its spaces, line ends and punctuation, and all on one side.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
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
    }

    #[test]
    fn no_bytes_panic() {
        proptest::proptest!(|(bytes: Vec<u8>)| { let _ = decode(bytes); });
    }
}
