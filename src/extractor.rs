//! Programs that find claims: each document is handed to one as JSON, and it writes the claims, one a line.
//!
//! The program gets one document on standard input, as `--dump-text -f jsonl` shows it, and writes records as
//! [`crate::exchange::Record`] describes them, one a line; which document they are of need not be told. It is run once for each
//! document, as many at a time as there are threads, and ended with all that it started when its time is up.
//!
//! ```
//! use gainsay::extractor::Extractor;
//! use gainsay::model::Document;
//!
//! let document = Document { id: "a".into(), text: "The ferry had 12 aboard.".into(), ..Document::default() };
//! let command = r#"echo '{"question": "How many were aboard?", "value": 12, "quote": "had 12 aboard"}'"#;
//! # if cfg!(unix) {
//! let found = Extractor::new(command).run(&document).unwrap();
//! assert_eq!(found[0].as_ref().unwrap().record.value.as_deref(), Some("12"));
//! # }
//! ```

use crate::exchange::{self, Given};
use crate::ingest::{Fields, Place};
use crate::model::Document;
use crate::pipeline::{self, Options, on_threads};
use crate::report::{Jsonl, Renderer};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{fmt, thread};

/// A program that finds claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extractor {
    /// What the shell is told to run.
    command: String,
    timeout: Duration,
    limit: u64,
}

/// What a program found in a document: claims, and the lines that are none.
pub type Found = Vec<Result<Given, exchange::Error>>;

/// Why a program found nothing in a document.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// It can't be started, or not be spoken to.
    #[error("{document}: the extractor can't be run: {source}; check --extractor")]
    Run {
        /// Id of the document.
        document: String,
        /// What the system said.
        source: io::Error,
    },
    /// It ended with an error.
    #[error("{document}: the extractor ended with {status}{}; nothing of what it wrote is used", said(.stderr))]
    Status {
        /// Id of the document.
        document: String,
        /// How it ended.
        status: ExitStatus,
        /// The last line that it wrote to standard error.
        stderr: String,
    },
    /// It took too long, and was ended.
    #[error("{document}: the extractor was ended after {} s; raise --extractor-timeout", .after.as_secs_f64())]
    TimedOut {
        /// Id of the document.
        document: String,
        /// How long it was given.
        after: Duration,
    },
    /// It wrote too much, and was ended.
    #[error("{document}: the extractor wrote more than {limit} bytes; it must write claims alone, one a line")]
    TooLong {
        /// Id of the document.
        document: String,
        /// How many bytes are read.
        limit: u64,
    },
}

fn said(stderr: &str) -> String {
    if stderr.is_empty() { String::new() } else { format!(", saying {stderr:?}") }
}

impl Extractor {
    /// The command, for the shell: `/bin/sh`, on Windows `cmd`. It may take two minutes and write 16 MiB a document.
    #[must_use]
    pub fn new(command: impl Into<String>) -> Self {
        Self { command: command.into(), timeout: Duration::from_secs(120), limit: 16 << 20 }
    }

    /// How long it may take for a document.
    #[must_use]
    pub const fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How many bytes it may write for a document.
    #[must_use]
    pub const fn limit(mut self, bytes: u64) -> Self {
        self.limit = bytes;
        self
    }

    /// Runs the program for every document, and gives what it found in their order.
    ///
    /// # Errors
    /// When the threads can't be started.
    pub fn run_all(
        &self,
        documents: &[Document],
        options: &Options,
    ) -> Result<Vec<Result<Found, Error>>, pipeline::Error> {
        let run = |document| {
            let found = self.run(document);
            options.tick();
            found
        };
        on_threads(options, || documents.par_iter().map(run).collect())
    }

    /// Runs the program for a document.
    ///
    /// # Errors
    /// When it can't be run, fails, takes too long or writes too much.
    pub fn run(&self, document: &Document) -> Result<Found, Error> {
        let failed = |source| Error::Run { document: document.id.clone(), source };
        let mut input = Vec::new();
        Jsonl.documents(std::slice::from_ref(document), &mut input).map_err(failed)?;
        let output = self.communicate(document, input)?;
        let lines = output.split(|&byte| byte == b'\n').zip(1..);
        let found = lines.filter(|(line, _)| !line.trim_ascii().is_empty()).map(|(line, number)| {
            let place = Place { line: Some(number), ..Place::file(Claims(&document.id).to_string()) };
            let fields: Fields = serde_json::from_slice(line).map_err(|error| exchange::Error::Field {
                place: place.clone(),
                why: format!("no JSON object: {error}"),
            })?;
            let mut given = exchange::records(fields, &place)?;
            for given in &mut given {
                given.record.document = Some(document.id.clone());
            }
            Ok(given)
        });
        let flat = |found: Result<Vec<Given>, _>| match found {
            Ok(given) => given.into_iter().map(Ok).collect(),
            Err(error) => vec![Err(error)],
        };
        Ok(found.flat_map(flat).collect())
    }

    /// Hands a document to the program, and takes what it writes.
    fn communicate(&self, document: &Document, input: Vec<u8>) -> Result<Vec<u8>, Error> {
        let (id, deadline) = (|| document.id.clone(), Instant::now() + self.timeout);
        let failed = |source| Error::Run { document: id(), source };
        let mut running = Running::start(&self.command).map_err(failed)?;
        let [stdout, stderr] = running.listen(input, self.limit).map_err(failed)?;
        let timed_out = || Error::TimedOut { document: id(), after: self.timeout };
        let left = || deadline.saturating_duration_since(Instant::now());
        let output = match stdout.recv_timeout(left()) {
            Ok(output) => output.map_err(failed)?,
            Err(RecvTimeoutError::Timeout) => return Err(timed_out()),
            Err(RecvTimeoutError::Disconnected) => Vec::new(),
        };
        if output.len() as u64 > self.limit {
            return Err(Error::TooLong { document: id(), limit: self.limit });
        }
        let status = running.wait(deadline).map_err(failed)?.ok_or_else(timed_out)?;
        if status.success() {
            return Ok(output);
        }
        let stderr = stderr.recv_timeout(left()).ok().and_then(Result::ok).unwrap_or_default();
        let stderr = String::from_utf8_lossy(&stderr).trim_end().lines().last().unwrap_or_default().to_owned();
        Err(Error::Status { document: id(), status, stderr })
    }
}

/// How messages call the claims of a document.
struct Claims<'a>(&'a str);

impl fmt::Display for Claims<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "claims on {}", self.0)
    }
}

/// The programs that run, each the leader of a group of processes.
static RUNNING: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

/// Ends all programs that run: for whoever ends a run.
pub fn stop_all() {
    let running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    running.iter().for_each(|&group| stop(group));
}

#[cfg(unix)]
fn stop(group: u32) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let group = i32::try_from(group).ok().and_then(Pid::from_raw);
    // One that has ended meanwhile is what is wanted.
    group.map(|group| kill_process_group(group, Signal::KILL));
}

#[cfg(not(unix))]
const fn stop(_: u32) {}

/// A program that runs. It is ended, with all that it started, when this is dropped.
struct Running(Child);

impl Running {
    fn start(command: &str) -> io::Result<Self> {
        let (shell, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("/bin/sh", "-c") };
        let mut shell = Command::new(shell);
        shell.arg(flag).arg(command).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut shell, 0);
        // Held until the program is known, so that none is missed by who ends all.
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        let child = shell.spawn()?;
        running.insert(child.id());
        Ok(Self(child))
    }

    /// Writes the input, and reads standard output up to one byte more than `limit`, and standard error; what it has more to
    /// say is taken and left.
    fn listen(&mut self, input: Vec<u8>, limit: u64) -> io::Result<[Receiver<io::Result<Vec<u8>>>; 2]> {
        let gone = || io::Error::from(io::ErrorKind::BrokenPipe);
        let mut stdin = self.0.stdin.take().ok_or_else(gone)?;
        let stdout = self.0.stdout.take().ok_or_else(gone)?;
        let stderr = self.0.stderr.take().ok_or_else(gone)?;
        // A program need not read what it is told.
        thread::Builder::new().spawn(move || drop(stdin.write_all(&input)))?;
        Ok([read(stdout, limit.saturating_add(1), false)?, read(stderr, MESSAGE, true)?])
    }

    /// Waits until the program ends; `None` where it has not by then.
    fn wait(&mut self, deadline: Instant) -> io::Result<Option<ExitStatus>> {
        let mut pause = Duration::from_millis(1);
        loop {
            if let Some(status) = self.0.try_wait()? {
                return Ok(Some(status));
            }
            if Instant::now() >= deadline {
                return Ok(None);
            }
            thread::sleep(pause);
            pause = (2 * pause).min(Duration::from_millis(50));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let group = self.0.id();
        // The group is named by a process that has not been waited for, or whose group still has members.
        stop(group);
        let _ = self.0.kill();
        let _ = self.0.wait();
        RUNNING.lock().unwrap_or_else(PoisonError::into_inner).remove(&group);
    }
}

/// How many bytes of standard error are kept.
const MESSAGE: u64 = 64 << 10;

/// Reads so many bytes; then, if asked to, goes on without keeping more, lest the writer wait.
fn read(mut from: impl Read + Send + 'static, limit: u64, drain: bool) -> io::Result<Receiver<io::Result<Vec<u8>>>> {
    let (send, receive) = channel();
    thread::Builder::new().spawn(move || {
        let mut bytes = Vec::new();
        let mut read = from.by_ref().take(limit).read_to_end(&mut bytes);
        if drain && read.is_ok() {
            read = io::copy(&mut from, &mut io::sink()).map(|_| bytes.len());
        }
        // Nobody waits for it where time was up.
        let _ = send.send(read.map(|_| bytes));
    })?;
    Ok(receive)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::{fs, thread};

    fn run(command: &str) -> Result<Found, Error> {
        run_for(Duration::from_secs(60), command)
    }

    fn run_for(timeout: Duration, command: &str) -> Result<Found, Error> {
        let document = Document { id: "d".into(), text: "Twelve \"died\".".into(), ..Document::default() };
        Extractor::new(command).timeout(timeout).limit(1000).run(&document)
    }

    #[test]
    fn the_document_goes_in_and_claims_come_out() {
        let found = run(r#"grep -q '"text":"Twelve ..died..."' && printf '{"value":1}\n\n{"value":2}'"#).unwrap();
        let values: Vec<_> = found.iter().map(|given| given.as_ref().unwrap().record.value.as_deref()).collect();
        assert_eq!(values, [Some("1"), Some("2")]);
        assert_eq!(found[1].as_ref().unwrap().record.document.as_deref(), Some("d"));
        assert_eq!(found[1].as_ref().unwrap().place.line, Some(3));
    }

    #[test]
    fn a_line_that_is_no_claim_is_one_error() {
        let found = run("echo Sure, here are the claims; echo '{\"value\": 1}'").unwrap();
        let error = found[0].as_ref().unwrap_err().to_string();
        assert!(error.starts_with("claims on d:1: no JSON object"), "{error}");
        assert!(found[1].is_ok());
    }

    #[test]
    fn failures_are_told() {
        let error = run("echo '{\"value\": 1}'; echo One >&2; echo No key >&2; exit 3").unwrap_err().to_string();
        assert!(error.contains("exit status: 3") && error.contains("\"No key\""), "{error}");
        assert!(matches!(run("kill -9 $$"), Err(Error::Status { .. })));
        assert!(matches!(run("no-such-program-at-all"), Err(Error::Status { .. })));
        assert!(matches!(run("yes"), Err(Error::TooLong { limit: 1000, .. })));
        assert!(run("true").unwrap().is_empty());
        assert!(run("exec >&-; exec 2>&-; sleep 0.1").unwrap().is_empty());
        assert!(run("yes nothing | head -c 300000 >&2").unwrap().is_empty());
    }

    #[test]
    fn when_time_is_up_all_of_it_ends() {
        let folder = tempfile::tempdir().unwrap();
        let (gate, mark) = (folder.path().join("gate"), folder.path().join("mark"));
        fs::write(&gate, "").unwrap();
        // One in the background, one in a pipe, each of which leaves a mark once the gate is gone.
        let waits = format!("(while [ -e {} ]; do sleep 0.1; done; touch {})", gate.display(), mark.display());
        let briefly = Duration::from_millis(500);
        assert!(matches!(run_for(briefly, &format!("{waits} & {waits} | cat")), Err(Error::TimedOut { .. })));
        fs::remove_file(&gate).unwrap();
        thread::sleep(Duration::from_millis(1500));
        assert!(!mark.exists());
        assert!(matches!(run_for(briefly, "exec >&- 2>&-; sleep 600"), Err(Error::TimedOut { .. })));
    }
}
