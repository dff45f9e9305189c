//! Takes the compression off a file, whatever its name says.

use super::zstd::Zstd;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes at the start of a stream that tell what it is.
const MAGIC: usize = 10;
/// A file packed in a file packed in a file is taken apart; what goes deeper is no article.
const LAYERS: usize = 3;
/// What a file may unpack to whatever its ratio: a short file of one repeated line harms nobody.
const SLACK: u64 = 1 << 20;

/// A way to pack files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Codec {
    Gzip,
    Zstd,
    Bzip2,
}

impl Codec {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
            Self::Bzip2 => "bzip2",
        }
    }

    /// The codec that a stream which begins so is packed with.
    fn of(magic: &[u8]) -> Option<Self> {
        // bzip2's own three letters could open a sentence: what follows them is the mark of a block, or of the end.
        let is_block = |rest: &[u8]| rest.starts_with(b"1AY&SY") || rest.starts_with(b"\x17rE8P\x90");
        match magic {
            [0x1F, 0x8B, 8, ..] => Some(Self::Gzip),
            [0x28, 0xB5, 0x2F, 0xFD, ..] | [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => Some(Self::Zstd),
            [b'B', b'Z', b'h', b'1'..=b'9', rest @ ..] if is_block(rest) => Some(Self::Bzip2),
            _ => None,
        }
    }
}

/// Why a packed stream can't be read on.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    /// It is not what its first bytes promise.
    #[error("{codec}: {why}")]
    Damaged { codec: &'static str, why: String },
    /// It grows too much.
    #[error("unpacks to more than {0} times its size")]
    Ratio(u64),
}

/// The stream with its compression taken off, layer by layer.
pub(super) fn unpack(packed: Box<dyn Read + Send>, ratio: u64) -> io::Result<Box<dyn BufRead + Send>> {
    let taken = Arc::new(AtomicU64::new(0));
    let mut stream: Box<dyn BufRead + Send> =
        Box::new(BufReader::with_capacity(64 << 10, Counted { stream: packed, taken: Arc::clone(&taken) }));
    for _ in 0..LAYERS {
        let (magic, whole) = peek(stream, MAGIC)?;
        stream = whole;
        let Some(codec) = Codec::of(&magic) else { break };
        let unpacked: Box<dyn Read + Send> = match codec {
            Codec::Gzip => Box::new(flate2::bufread::MultiGzDecoder::new(stream)),
            Codec::Zstd => Box::new(Zstd::new(stream)),
            Codec::Bzip2 => Box::new(bzip2::bufread::MultiBzDecoder::new(stream)),
        };
        let guarded = Guarded { stream: unpacked, codec, given: 0, taken: Arc::clone(&taken), ratio };
        stream = Box::new(BufReader::with_capacity(64 << 10, guarded));
    }
    Ok(stream)
}

/// The first bytes of a stream, as many as there are up to `count`, and the stream with them.
pub(super) fn peek(
    mut stream: Box<dyn BufRead + Send>,
    count: usize,
) -> io::Result<(Vec<u8>, Box<dyn BufRead + Send>)> {
    if stream.fill_buf()?.len() >= count {
        return Ok((stream.fill_buf()?[..count].to_vec(), stream));
    }
    let mut head = Vec::new();
    // What can't be read is told when the reader comes to it, after what can.
    let failed = stream.by_ref().take(count as u64).read_to_end(&mut head).err();
    let rest: Box<dyn BufRead + Send> = match failed {
        Some(error) if head.is_empty() => return Err(error),
        Some(error) => Box::new(BufReader::new(Broken(Some(error)))),
        None => stream,
    };
    Ok((head.clone(), Box::new(Cursor::new(head).chain(rest))))
}

/// A stream that breaks off.
struct Broken(Option<io::Error>);

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

/// Counts what is taken out of a file.
struct Counted {
    stream: Box<dyn Read + Send>,
    taken: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.stream.read(buffer)?;
        self.taken.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Stops where more comes out than the file can honestly hold.
struct Guarded {
    stream: Box<dyn Read + Send>,
    codec: Codec,
    given: u64,
    /// Bytes of the file itself, whatever the layer.
    taken: Arc<AtomicU64>,
    ratio: u64,
}

impl Read for Guarded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.stream.read(buffer).map_err(|error| {
            if error.kind() == io::ErrorKind::Interrupted || error.get_ref().is_some_and(|e| e.is::<Fault>()) {
                return error;
            }
            io::Error::other(Fault::Damaged { codec: self.codec.as_str(), why: error.to_string() })
        })?;
        self.given += read as u64;
        let taken = self.taken.load(Ordering::Relaxed);
        if self.given > SLACK && self.given > taken.saturating_mul(self.ratio) {
            return Err(io::Error::other(Fault::Ratio(self.ratio)));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn bzip2(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    /// What comes out before the end or the fault, and the fault.
    fn read(packed: Vec<u8>, ratio: u64) -> (Vec<u8>, Option<String>) {
        let mut out = Vec::new();
        let error = unpack(Box::new(Cursor::new(packed)), ratio).and_then(|mut s| s.read_to_end(&mut out)).err();
        (out, error.map(|error| error.to_string()))
    }

    #[test]
    fn what_is_not_packed_is_left_alone() {
        for plain in [&b""[..], b"A", b"BZh9 is no sentence.", b"\x1F\x8B", b"A ferry sank."] {
            assert_eq!(read(plain.to_vec(), 10), (plain.to_vec(), None));
        }
    }

    #[test]
    fn layers_and_members_come_out_whole() {
        let text = b"A ferry sank on Monday.\n".repeat(100);
        assert_eq!(read(gzip(&text), 100), (text.clone(), None));
        assert_eq!(read(bzip2(&text), 1000), (text.clone(), None));
        assert_eq!(read(gzip(&bzip2(&text)), 1000), (text.clone(), None));
        assert_eq!(read([gzip(&text[..24]), gzip(&text[24..])].concat(), 100), (text.clone(), None));
        assert_eq!(read([bzip2(&text[..24]), bzip2(&text[24..])].concat(), 1000), (text, None));
        assert_eq!(read(bzip2(b""), 100), (Vec::new(), None));
    }

    #[test]
    fn what_comes_before_the_damage_is_given() {
        let text: Vec<u8> =
            (0..60_000_u32).flat_map(|i| format!("{} ", i.wrapping_mul(2_654_435_761)).into_bytes()).collect();
        let packed = gzip(&text);
        let (out, error) = read(packed[..packed.len() / 2].to_vec(), 100);
        assert!(out.len() > 10_000 && text.starts_with(&out), "{}", out.len());
        assert!(error.unwrap().starts_with("gzip: "));
        let (_, error) = read([&gzip(b"A ferry sank.")[..15], b"garbage"].concat(), 100);
        assert!(error.is_some());
    }

    #[test]
    fn a_bomb_is_stopped() {
        for packed in [gzip(&vec![b' '; 8 << 20]), bzip2(&vec![b' '; 8 << 20]), gzip(&gzip(&vec![b' '; 32 << 20]))] {
            let (out, error) = read(packed, 100);
            assert!(out.len() < 4 << 20, "{}", out.len());
            assert_eq!(error.as_deref(), Some("unpacks to more than 100 times its size"));
        }
        assert_eq!(read(gzip(&vec![b' '; 1 << 20]), 100).1, None);
    }

    #[test]
    fn no_bytes_panic() {
        proptest::proptest!(|(bytes: Vec<u8>, magic in 0..4_usize)| {
            let magic: &[u8] = [&b""[..], b"\x1F\x8B\x08", b"\x28\xB5\x2F\xFD", b"BZh91AY&SY"][magic];
            read([magic, &bytes].concat(), 100);
        });
    }
}
