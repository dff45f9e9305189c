//! What is said on standard error.

use std::io::{self, Write};

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
