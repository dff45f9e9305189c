//! The extract stage.

pub mod attribution;
pub mod mention;
