//! Every seed through its target, and mutated certificates, without a fuzzer.

use std::{fs, path::Path};

use super::{Protocol, certificate, conversation, diagnosis, lines, redirect, settings, setup};

type Target = (&'static str, fn(&[u8]));

/// The seeds of a target.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(target);
    let files = fs::read_dir(folder).expect("each target has seeds");
    let seeds: Vec<_> = files.map(|file| fs::read(file.expect("it is listed").path()).expect("it is listed")).collect();
    assert!(!seeds.is_empty());
    seeds
}

#[test]
fn every_seed_passes_through_its_target() {
    let targets: [Target; 9] = [
        ("pop3", |bytes| conversation(Protocol::Pop3, bytes)),
        ("imap", |bytes| conversation(Protocol::Imap, bytes)),
        ("smtp", |bytes| conversation(Protocol::Smtp, bytes)),
        ("lines", lines),
        ("certificate", certificate),
        ("settings", settings),
        ("diagnosis", diagnosis),
        ("redirect", redirect),
        ("setup", setup),
    ];
    for (target, run) in targets {
        seeds(target).iter().for_each(|seed| run(seed));
    }
}

/// Each beginning of a set-up file, and the file without each of its lines, or with it twice.
#[test]
fn broken_set_up_files() {
    for seed in seeds("setup") {
        (0..seed.len()).step_by(7).for_each(|end| setup(&seed[..end]));
        let lines: Vec<&[u8]> = seed.split_inclusive(|byte| *byte == b'\n').collect();
        for at in 0..lines.len() {
            setup(&[&lines[..at], &lines[at + 1..]].concat().concat());
            setup(&[&lines[..=at], &lines[at..]].concat().concat());
        }
    }
}

/// Each byte of a certificate flipped in some ways, and each beginning of it: far from sound, and near it.
#[test]
fn broken_certificates() {
    for seed in seeds("certificate") {
        for place in 0..seed.len() {
            certificate(&seed[..place]);
            for flip in [0x01, 0x20, 0x80, 0xff] {
                let mut broken = seed.clone();
                broken[place] ^= flip;
                certificate(&broken);
            }
        }
    }
}
