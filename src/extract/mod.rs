//! The extract stage.

pub mod attribution;
