//! Signed data with the profile inside it (RFC 5652, section 5).

use std::time::Duration;

use cms::{
    cert::{
        CertificateChoices, IssuerAndSerialNumber,
        x509::{
            Certificate,
            attr::{Attribute, Attributes},
            der::{
                self, Any, DateTime, Encode, EncodeValue, Tag, Tagged,
                asn1::{GeneralizedTime, ObjectIdentifier, OctetString, SetOfVec, UtcTime},
                oid::db::rfc5911,
            },
            time::Time,
        },
    },
    content_info::{CmsVersion, ContentInfo},
    signed_data::{CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos},
};
use ring::digest::digest;
use rustls::sign::Signer;
use thiserror::Error;
use time::OffsetDateTime;

use super::algorithms::Algorithms;

/// Why there is no signature. None of it happens with a key and a chain that were read without a complaint.
#[derive(Debug, Error)]
pub(super) enum Fault {
    #[error("the key has no scheme to sign with")]
    NoScheme,
    #[error("there is no certificate")]
    NoCertificate,
    #[error("the clock is outside the years that can be written")]
    Clock,
    #[error(transparent)]
    Structure(#[from] der::Error),
    #[error(transparent)]
    Signature(#[from] rustls::Error),
}

/// The content, signed. The first of the certificates is the signer's.
pub(super) fn signed(
    content: &[u8],
    now: OffsetDateTime,
    certificates: &[Certificate],
    signer: &dyn Signer,
) -> Result<Vec<u8>, Fault> {
    let Algorithms { hash, digest: digest_alg, signature } = Algorithms::of(signer.scheme()).ok_or(Fault::NoScheme)?;
    let leaf = certificates.first().ok_or(Fault::NoCertificate)?;
    let attributes = attributes(digest(hash, content).as_ref(), now)?;
    // Signed is the attributes' own encoding, as a SET, not the implicit tag that they have in the structure (RFC 5652,
    // section 5.4).
    let signed = signer.sign(&attributes.to_der()?)?;
    let info = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: leaf.tbs_certificate.issuer.clone(),
            serial_number: leaf.tbs_certificate.serial_number.clone(),
        }),
        digest_alg: digest_alg.clone(),
        signed_attrs: Some(attributes),
        signature_algorithm: signature,
        signature: OctetString::new(signed)?,
        unsigned_attrs: None,
    };
    let choices: Vec<_> = certificates.iter().cloned().map(CertificateChoices::Certificate).collect();
    let data = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![digest_alg])?,
        encap_content_info: EncapsulatedContentInfo {
            econtent_type: rfc5911::ID_DATA,
            econtent: Some(Any::new(Tag::OctetString, content)?),
        },
        certificates: Some(CertificateSet(SetOfVec::try_from(choices)?)),
        crls: None,
        signer_infos: SignerInfos(SetOfVec::try_from(vec![info])?),
    };
    let info = ContentInfo { content_type: rfc5911::ID_SIGNED_DATA, content: Any::encode_from(&data)? };
    Ok(info.to_der()?)
}

/// What is signed: what the content is, its hash, and when (RFC 5652, section 11).
fn attributes(hash: &[u8], now: OffsetDateTime) -> Result<Attributes, Fault> {
    let all = vec![
        attribute(rfc5911::ID_CONTENT_TYPE, &rfc5911::ID_DATA)?,
        attribute(rfc5911::ID_MESSAGE_DIGEST, &OctetString::new(hash)?)?,
        attribute(rfc5911::ID_SIGNING_TIME, &written(now)?)?,
    ];
    Ok(SetOfVec::try_from(all)?)
}

fn attribute<T: Tagged + EncodeValue>(oid: ObjectIdentifier, value: &T) -> Result<Attribute, Fault> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![Any::encode_from(value)?])? })
}

/// Two digits for the year as long as they are enough, until 2049 (RFC 5652, section 11.3).
fn written(now: OffsetDateTime) -> Result<Time, Fault> {
    let since_1970_s = u64::try_from(now.unix_timestamp()).map_err(|_| Fault::Clock)?;
    let date = DateTime::from_unix_duration(Duration::from_secs(since_1970_s))?;
    Ok(match UtcTime::from_date_time(date) {
        Ok(short) => Time::UtcTime(short),
        Err(_) => Time::GeneralTime(GeneralizedTime::from_date_time(date)),
    })
}
