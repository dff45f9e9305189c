//! How much of what to take.

use clap::Args;
use gainsay::ingest::Limits;

/// Limits of what is read. A size is a number of bytes, or of K, M or G of them.
#[derive(Debug, Args)]
#[command(next_help_heading = "Limits")]
pub(crate) struct LimitArgs {
    /// Largest article [default: 16M]
    #[arg(long, value_name = "SIZE", value_parser = size, hide_short_help = true)]
    max_document_size: Option<u64>,

    /// Longest line of text or JSON Lines, longest row of a table [default: 4M]
    #[arg(long, value_name = "SIZE", value_parser = size, hide_short_help = true)]
    max_line_length: Option<u64>,

    /// Largest file of those that must be read whole: JSON, feeds, what is not UTF-8 [default: 1G]
    #[arg(long, value_name = "SIZE", value_parser = size, hide_short_help = true)]
    max_file_size: Option<u64>,

    /// Deepest nesting of JSON and HTML, 1000 at most [default: 256]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000), hide_short_help = true)]
    max_nesting: Option<u16>,

    /// Times its size that a compressed file may unpack to [default: 200]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..), hide_short_help = true)]
    max_ratio: Option<u64>,

    /// Symbolic links that are followed [default: 10000]
    #[arg(long, value_name = "N", hide_short_help = true)]
    max_links: Option<usize>,
}

impl LimitArgs {
    pub(crate) fn limits(&self) -> Limits {
        let mut limits = Limits::default();
        limits.document = self.max_document_size.unwrap_or(limits.document);
        limits.line = self.max_line_length.unwrap_or(limits.line);
        limits.file = self.max_file_size.unwrap_or(limits.file);
        limits.nesting = self.max_nesting.map_or(limits.nesting, usize::from);
        limits.ratio = self.max_ratio.unwrap_or(limits.ratio);
        limits.links = self.max_links.unwrap_or(limits.links);
        limits
    }
}

/// `500`, `64K`, `16M`, `1G`, and the same as `16MB` or `16MiB`: units are powers of 1024.
pub(super) fn size(text: &str) -> Result<u64, String> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let shift = match text[digits.len()..].trim().to_ascii_lowercase().as_str() {
        "" | "b" => 0,
        "k" | "kb" | "kib" => 10,
        "m" | "mb" | "mib" => 20,
        "g" | "gb" | "gib" => 30,
        _ => return Err("must be a number of bytes, or of K, M or G: 500K, 16M".into()),
    };
    let number: u64 = digits.parse().map_err(|_| "must begin with a number: 500K, 16M".to_owned())?;
    number.checked_mul(1 << shift).ok_or_else(|| "is more than can be counted".into())
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_have_units() {
        let sizes = ["0", "500", "64k", "16M", "16 MiB", "1GB"].map(|text| size(text).unwrap());
        assert_eq!(sizes, [0, 500, 64 << 10, 16 << 20, 16 << 20, 1 << 30]);
        for bad in ["", "M", "-1", "1.5M", "1T", "99999999999G"] {
            assert!(size(bad).is_err(), "{bad}");
        }
    }
}
