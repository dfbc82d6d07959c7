//! Stand-in mail servers.
