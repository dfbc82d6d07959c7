//! Every finding in a data file at once.
