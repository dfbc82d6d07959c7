use std::{fs, path::Path};

use cms::{
    cert::x509::der::{Decode, Encode, Tag, Tagged, asn1::OctetString, oid::db::rfc5911},
    content_info::ContentInfo,
    signed_data::SignedData,
};
use mailsteps_stage::{Chain, ChainKey};
use ring::{
    digest::{SHA256, SHA384, digest},
    signature::{ECDSA_P256_SHA256_ASN1, ECDSA_P384_SHA384_ASN1, UnparsedPublicKey},
};
use tempfile::TempDir;
use time::{Duration, OffsetDateTime};

use super::{SignError, Signer};

const PROFILE: &[u8] = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<plist version=\"1.0\"><dict/></plist>\n";

/// Reads the two files with this in them.
fn read(certificates: &str, key: &str) -> Result<Signer, SignError> {
    let folder = tempfile::tempdir().unwrap();
    let (certificate_file, key_file) = (folder.path().join("chain.pem"), folder.path().join("key.pem"));
    fs::write(&certificate_file, certificates).unwrap();
    fs::write(&key_file, key).unwrap();
    Signer::read(&certificate_file, &key_file, OffsetDateTime::now_utc())
}

fn sound(key: ChainKey<'_>) -> (Chain, Signer) {
    let chain = Chain::new(key, -1, 90);
    let signer = read(&format!("{}{}", chain.leaf, chain.intermediate), &chain.key).unwrap();
    (chain, signer)
}

fn parts(der: &[u8]) -> SignedData {
    let info = ContentInfo::from_der(der).unwrap();
    assert_eq!(info.content_type, rfc5911::ID_SIGNED_DATA);
    info.content.decode_as().unwrap()
}

fn refused(certificates: &str, key: &str, words: &str) {
    let refusal = read(certificates, key).unwrap_err().to_string();
    assert!(refusal.contains(words), "{words:?} is not in {refusal:?}");
    assert_eq!(refusal.lines().count(), 1, "{refusal}");
}

#[test]
fn the_profile_is_inside_with_its_hash_the_time_and_the_chain() {
    for (key, hash, verification) in
        [(ChainKey::P256, &SHA256, &ECDSA_P256_SHA256_ASN1), (ChainKey::P384, &SHA384, &ECDSA_P384_SHA384_ASN1)]
    {
        let (_, signer) = sound(key);
        let now = OffsetDateTime::now_utc();
        let data = parts(&signer.sign(PROFILE, now).unwrap());
        assert_eq!(data.encap_content_info.econtent_type, rfc5911::ID_DATA);
        let content = data.encap_content_info.econtent.unwrap();
        assert_eq!((content.value(), data.certificates.unwrap().0.len()), (PROFILE, 2));
        let info = data.signer_infos.0.get(0).unwrap();
        let attributes = info.signed_attrs.as_ref().unwrap();
        let value = |oid| attributes.iter().find(|attribute| attribute.oid == oid).unwrap().values.get(0).unwrap();
        assert_eq!(attributes.len(), 3);
        assert_eq!(value(rfc5911::ID_CONTENT_TYPE).decode_as(), Ok(rfc5911::ID_DATA));
        let digested: OctetString = value(rfc5911::ID_MESSAGE_DIGEST).decode_as().unwrap();
        assert_eq!(digested.as_bytes(), digest(hash, PROFILE).as_ref());
        let certificates = signer.chain.certificates();
        let leaf = certificates[0].tbs_certificate.subject_public_key_info.subject_public_key.raw_bytes();
        UnparsedPublicKey::new(verification, leaf)
            .verify(&attributes.to_der().unwrap(), info.signature.as_bytes())
            .unwrap();
    }
}

#[test]
fn the_time_has_two_digits_for_the_year_until_2049() {
    let (_, signer) = sound(ChainKey::P256);
    let when = |timestamp_s| {
        let now = OffsetDateTime::from_unix_timestamp(timestamp_s).unwrap();
        let data = parts(&signer.envelope(PROFILE, now).unwrap());
        let info = data.signer_infos.0.get(0).unwrap().clone();
        let attributes = info.signed_attrs.unwrap();
        let time = attributes.iter().find(|attribute| attribute.oid == rfc5911::ID_SIGNING_TIME).unwrap();
        let time = time.values.get(0).unwrap().clone();
        (time.tag(), String::from_utf8(time.value().to_vec()).unwrap())
    };
    assert_eq!(when(1_790_000_000), (Tag::UtcTime, "260921141320Z".to_owned()));
    assert_eq!(when(2_600_000_000), (Tag::GeneralizedTime, "20520522141320Z".to_owned()));
}

#[test]
fn nothing_is_signed_in_the_last_thirty_days() {
    let (_, signer) = sound(ChainKey::P256);
    let before_the_end = |time: Duration| signer.ends() - time;
    let days = Duration::days;
    assert!((signer.ends() - OffsetDateTime::now_utc() - days(90)).abs() < Duration::minutes(5));
    for (now, signs) in [
        (before_the_end(days(90)), true),
        (before_the_end(days(30) + Duration::seconds(1)), true),
        (before_the_end(days(30)), false),
        (before_the_end(days(1)), false),
        (signer.ends(), false),
        (signer.ends() + days(400), false),
    ] {
        assert_eq!((signer.sign(PROFILE, now).is_some(), signer.soon_over(now)), (signs, !signs), "{now}");
    }
}

#[test]
fn the_issuer_s_end_counts_when_it_comes_first() {
    // The intermediate of a chain has a year.
    let chain = Chain::new(ChainKey::P256, -1, 3650);
    let signer = read(&format!("{}{}", chain.leaf, chain.intermediate), &chain.key).unwrap();
    let left = signer.ends() - OffsetDateTime::now_utc();
    assert!((left - Duration::days(365)).abs() < Duration::minutes(5), "{left}");
    let folder = tempfile::tempdir().unwrap();
    let (certificate_file, key_file) = chain.write(folder.path()).unwrap();
    let later = signer.ends() + Duration::days(1);
    let refusal = Signer::read(&certificate_file, &key_file, later).unwrap_err().to_string();
    assert!(refusal.contains("chain.pem: certificate 2 in it ended on "), "{refusal}");
}

#[test]
fn the_root_may_be_there_and_a_certificate_twice() {
    let chain = Chain::new(ChainKey::P256, -1, 90);
    let all = format!("{0}{0}{1}{2}{2}", chain.leaf, chain.intermediate, chain.root);
    let signer = read(&all, &format!("{all}{}", chain.key)).unwrap();
    let data = parts(&signer.sign(PROFILE, OffsetDateTime::now_utc()).unwrap());
    assert_eq!(data.certificates.unwrap().0.len(), 3);
}

#[test]
fn files_without_use_are_refused() {
    let Chain { leaf, intermediate, key, .. } = Chain::new(ChainKey::P256, -1, 90);
    let certificates = format!("{leaf}{intermediate}");
    refused("", &key, "chain.pem: there is no certificate in it (PEM: -----BEGIN CERTIFICATE-----): name the file");
    refused(&key, &key, "there is no certificate in it");
    refused(&leaf[..leaf.len() / 2], &key, "chain.pem is no sound PEM file (missing section end marker");
    let rubbish = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    refused(&format!("{leaf}{rubbish}"), &key, "chain.pem: certificate 2 in it cannot be read");
    refused(&certificates, "", "key.pem: there is no private key in it (PEM: -----BEGIN PRIVATE KEY-----, without a");
    refused(&certificates, &key.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"), "there is no private key in it");
    refused(&certificates, &rubbish.replace("CERTIFICATE", "PRIVATE KEY"), "key.pem: its private key cannot be used");
    refused(&certificates, &key[..key.len() / 2], "key.pem is no sound PEM file (");
    let now = OffsetDateTime::now_utc();
    let missing = Path::new("/nowhere/chain.pem");
    let refusal = Signer::read(missing, missing, now).unwrap_err().to_string();
    let words = "/nowhere/chain.pem cannot be read (No such file or directory (os error 2)): let the server read it, or \
                 name another file with --sign-cert";
    assert_eq!(refusal, words);
    let folder: TempDir = tempfile::tempdir().unwrap();
    let (certificate_file, _) = Chain::new(ChainKey::P256, -1, 90).write(folder.path()).unwrap();
    let refusal = Signer::read(&certificate_file, folder.path(), now).unwrap_err().to_string();
    assert!(refusal.ends_with("or name another file with --sign-key"), "{refusal}");
}

#[test]
fn a_key_of_another_certificate_is_refused() {
    let (chain, other) = (Chain::new(ChainKey::P256, -1, 90), Chain::new(ChainKey::P256, -1, 90));
    let certificates = format!("{}{}", chain.leaf, chain.intermediate);
    for key in [other.key, Chain::new(ChainKey::P384, -1, 90).key, Chain::new(ChainKey::Ed25519, -1, 90).key] {
        refused(&certificates, &key, "key.pem does not belong to the first certificate in ");
    }
}

#[test]
fn chains_that_lead_nowhere_are_refused() {
    let Chain { leaf, intermediate, root, key, .. } = Chain::new(ChainKey::P256, -1, 90);
    let other = Chain::new(ChainKey::P256, -1, 90);
    refused(&root, &key, "chain.pem: the first certificate in it is signed by itself, and no device trusts it");
    refused(&format!("{root}{intermediate}{leaf}"), &key, "signed by itself");
    refused(&leaf, &key, "chain.pem: the certificate of its issuer, CN=mailsteps stand-in intermediate ");
    refused(&format!("{leaf}{leaf}"), &key, "is missing: add the intermediates after the first certificate");
    let strange = "certificate 2 in it is not that of CN=mailsteps stand-in intermediate ";
    refused(&format!("{leaf}{root}"), &key, strange);
    refused(&format!("{leaf}{}", other.intermediate), &key, strange);
    refused(&format!("{leaf}{intermediate}{}", other.root), &key, "certificate 3 in it is not that of CN=mailsteps");
    refused(&format!("{intermediate}{leaf}"), &key, "who issued the one before it: put them in order");
}

/// One with the issuer's name and another key has not issued it.
#[test]
fn an_issuer_s_namesake_is_refused() {
    let chain = Chain::new(ChainKey::P256, -1, 90);
    let forged = chain.forged_intermediate();
    refused(&format!("{}{forged}", chain.leaf), &chain.key, "certificate 2 in it is not that of");
}

#[test]
fn certificates_out_of_their_time_are_refused() {
    let with = |first_day, last_day, words: &str| {
        let Chain { leaf, intermediate, key, .. } = Chain::new(ChainKey::P256, first_day, last_day);
        refused(&format!("{leaf}{intermediate}"), &key, words);
    };
    let date = |days| (OffsetDateTime::now_utc() + Duration::days(days)).date();
    with(-90, -1, &format!("chain.pem: certificate 1 in it ended on {}: renew it", date(-1)));
    with(2, 90, &format!("chain.pem: certificate 1 in it begins on {}: use the one from before", date(2)));
}

#[test]
fn keys_that_apple_s_devices_do_not_take_are_refused() {
    let Chain { leaf, intermediate, key, .. } = Chain::new(ChainKey::Ed25519, -1, 90);
    refused(&format!("{leaf}{intermediate}"), &key, "chain.pem: the key of its first certificate is Ed25519: have a");
}
