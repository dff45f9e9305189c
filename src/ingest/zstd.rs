//! Zstandard: frames, one after another, and the stretches between them that readers are to skip.

use ruzstd::decoding::FrameDecoder;
use ruzstd::decoding::StreamingDecoder;
use std::io::{self, BufRead, Read};

type Stream = Box<dyn BufRead + Send>;

/// Gives what all frames of a stream hold.
pub(super) struct Zstd {
    state: State,
}

enum State {
    Between(Stream),
    // Boxed: the decoder is large, and moves at every frame.
    Frame(Box<StreamingDecoder<Stream, FrameDecoder>>),
    Done,
}

impl Zstd {
    pub(super) fn new(stream: Stream) -> Self {
        Self { state: State::Between(stream) }
    }
}

impl Read for Zstd {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(&mut self.state, State::Done) {
                State::Done => return Ok(0),
                State::Between(mut stream) => {
                    if stream.fill_buf()?.is_empty() {
                        return Ok(0);
                    }
                    let mut magic = [0; 4];
                    stream.read_exact(&mut magic)?;
                    // RFC 8878, 3.1.2: a magic number of 0x184D2A50 to 0x184D2A5F, a length, and so many bytes to skip.
                    if matches!(magic, [0x50..=0x5F, 0x2A, 0x4D, 0x18]) {
                        let mut length = [0; 4];
                        stream.read_exact(&mut length)?;
                        let length = u64::from(u32::from_le_bytes(length));
                        if io::copy(&mut stream.by_ref().take(length), &mut io::sink())? < length {
                            return Err(io::ErrorKind::UnexpectedEof.into());
                        }
                        self.state = State::Between(stream);
                    } else {
                        let stream: Stream = Box::new(io::Cursor::new(magic).chain(stream));
                        let decoder = StreamingDecoder::new(stream).map_err(io::Error::other)?;
                        self.state = State::Frame(Box::new(decoder));
                    }
                }
                State::Frame(mut decoder) => {
                    let read = decoder.read(buffer)?;
                    if read > 0 || buffer.is_empty() {
                        self.state = State::Frame(decoder);
                        return Ok(read);
                    }
                    self.state = State::Between(decoder.into_inner());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    fn read(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        Zstd::new(Box::new(io::Cursor::new(bytes))).read_to_end(&mut out)?;
        Ok(out)
    }

    fn frame(text: &[u8]) -> Vec<u8> {
        compress_to_vec(text, CompressionLevel::Fastest)
    }

    #[test]
    fn frames_and_skipped_stretches() {
        let skipped = [&[0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0][..], b"abc"].concat();
        let file = [frame(b"A ferry "), skipped.clone(), frame(b""), frame(b"sank.")].concat();
        assert_eq!(read(file).unwrap(), b"A ferry sank.");
        assert!(read(skipped[..9].to_vec()).is_err());
        assert!(read([frame(b"A ferry"), b"sank".to_vec()].concat()).is_err());
        assert!(read(frame(b"A ferry sank.")[..9].to_vec()).is_err());
    }
}
