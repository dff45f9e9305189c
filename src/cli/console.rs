//! What is said on standard error.

use gainsay::pipeline::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, Write};
use std::sync::Once;
use std::time::{Duration, Instant};

/// How much to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Messages {
    Errors,
    Counts,
    Details,
}

/// Says something. That nobody listens is no error.
pub(crate) fn say(message: &str) {
    let _ = writeln!(io::stderr(), "gainsay: {}", gainsay::report::printable(message));
}

/// How long a run takes before it shows how far it has come: a bar that comes and goes is but a flicker.
const SOON: Duration = Duration::from_secs(1);

/// How far a run has come: documents, rate, time left. Gone when it is dropped.
pub(crate) struct Bar {
    bar: ProgressBar,
    shown: bool,
}

impl Bar {
    /// A bar of so many documents, or one that never shows.
    pub(crate) fn new(documents: usize, shown: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(documents as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{pos}/{len} read [{wide_bar}] {per_sec}, {eta} left");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "));
        Self { bar, shown }
    }

    /// What the stages are to call.
    pub(crate) fn progress(&self) -> Progress {
        let (bar, shown, begun, soon) = (self.bar.clone(), self.shown, Instant::now(), Once::new());
        Progress::new(move || {
            bar.inc(1);
            if shown && begun.elapsed() >= SOON {
                soon.call_once(|| bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10)));
            }
        })
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
