//! Records in a temporary file.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

/// Bytes that are gathered before they are written.
const BUFFER: usize = 1 << 20;

/// Records that are written one after the other and read back by their numbers. The file has no name, so that it goes with the
/// program, however that ends.
#[derive(Debug)]
pub(super) struct Log {
    file: File,
    buffer: Vec<u8>,
    /// Where each record begins, and where the last ends.
    bounds: Vec<u64>,
}

impl Log {
    pub fn new(folder: &Path) -> io::Result<Self> {
        Ok(Self { file: tempfile::tempfile_in(folder)?, buffer: Vec::new(), bounds: vec![0] })
    }

    pub fn push(&mut self, record: &[u8]) -> io::Result<()> {
        self.buffer.extend_from_slice(record);
        self.bounds.push(self.bounds[self.bounds.len() - 1] + record.len() as u64);
        if self.buffer.len() >= BUFFER { self.flush() } else { Ok(()) }
    }

    /// Writes what was gathered. Records can be read from then on.
    pub fn flush(&mut self) -> io::Result<()> {
        self.file.write_all(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }

    pub fn len(&self) -> usize {
        self.bounds.len() - 1
    }

    pub fn get(&self, number: usize) -> io::Result<Vec<u8>> {
        let (from, to) = (self.bounds[number], self.bounds[number + 1]);
        let mut record = vec![0; (to - from) as usize];
        read_at(&self.file, &mut record, from)?;
        Ok(record)
    }
}

#[cfg(unix)]
fn read_at(file: &File, into: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, into, at)
}

#[cfg(windows)]
fn read_at(file: &File, mut into: &mut [u8], mut at: u64) -> io::Result<()> {
    while !into.is_empty() {
        let read = std::os::windows::fs::FileExt::seek_read(file, into, at)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        into = &mut into[read..];
        at += read as u64;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_back() {
        let mut log = Log::new(&std::env::temp_dir()).unwrap();
        let records: Vec<Vec<u8>> = (0..40_u8).map(|n| vec![n; usize::from(n) * 2_000]).collect();
        records.iter().for_each(|record| log.push(record).unwrap());
        log.flush().unwrap();
        assert_eq!(log.len(), records.len());
        assert!((0..log.len()).rev().all(|n| log.get(n).unwrap() == records[n]));
    }
}
