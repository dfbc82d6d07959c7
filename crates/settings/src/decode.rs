//! Reads the binary form that `build.rs` writes with `postcard`: the fields of a struct in their
//! order, numbers as varints, a list or a text behind its length, an option behind a 0 or 1, an enum as its index.
//!
//! `postcard` and serde read the same, in twice the code, for they have to give up after any byte and drop what is half
//! read. Here nothing fails: from the first wrong byte on, every value is empty and a flag stands, which [`whole`] looks
//! at in the end. The bytes come from the same build, which checked every value before it wrote them, so names and dates
//! are not parsed again.

use thiserror::Error;

use crate::{
    Action, Amount, Answer, Authentication, Captions, Cause, Chat, ClientId, ClientSummary, Date, Domain, DomainEntry,
    Evidence, Group, Host, Incoming, LeadsTo, Limits, Login, Message, Note, Other, Platform, Port, Protocol, Provider,
    Recommendation, Security, Server, Setting, Source, SourceId, SourceKind, Sourced, Status, Support, Symptom,
    Symptoms, Topic, Unit, UsernameForm, Withdrawal,
};

/// Bytes that another build wrote, or that were cut short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the data is damaged, or another build wrote it")]
pub struct Damaged;

/// Reads a value from all of the bytes.
pub(crate) fn whole<T: Decode>(bytes: &[u8]) -> Result<T, Damaged> {
    let mut bytes = Bytes { rest: bytes, is_broken: false };
    let value = T::decode(&mut bytes);
    if bytes.is_broken || !bytes.rest.is_empty() {
        // It happens once at most, and code that frees every type would be in the app for it alone.
        std::mem::forget(value);
        return Err(Damaged);
    }
    Ok(value)
}

/// What is still to be read.
pub(crate) struct Bytes<'a> {
    rest: &'a [u8],
    is_broken: bool,
}

impl Bytes<'_> {
    /// Leaves nothing to read, so that every length from here on is 0.
    fn broken(&mut self) {
        self.is_broken = true;
        self.rest = &[];
    }

    fn byte(&mut self) -> u8 {
        if let Some((byte, rest)) = self.rest.split_first() {
            self.rest = rest;
            *byte
        } else {
            self.broken();
            0
        }
    }

    /// Seven bits in each byte, the lowest first; the highest bit says that more follow.
    fn number(&mut self) -> u32 {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte();
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
        }
        self.broken();
        0
    }

    /// A number of things that follow, each of at least a byte.
    fn length(&mut self) -> usize {
        let length = self.number() as usize;
        if length <= self.rest.len() {
            return length;
        }
        self.broken();
        0
    }

    fn text(&mut self) -> String {
        let length = self.length();
        let (text, rest) = self.rest.split_at(length);
        self.rest = rest;
        match str::from_utf8(text) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                self.broken();
                String::new()
            }
        }
    }

    fn flag(&mut self) -> bool {
        let byte = self.byte();
        if byte > 1 {
            self.broken();
        }
        byte == 1
    }

    /// One of an enum's values by its index.
    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        match all.get(self.number() as usize) {
            Some(value) => *value,
            None => {
                self.broken();
                all[0]
            }
        }
    }
}

/// A value that the binary form holds.
pub(crate) trait Decode {
    /// Reads it; something or other if the bytes are broken.
    fn decode(bytes: &mut Bytes<'_>) -> Self;
}

impl Decode for bool {
    fn decode(bytes: &mut Bytes<'_>) -> Self {
        bytes.flag()
    }
}

impl Decode for u16 {
    fn decode(bytes: &mut Bytes<'_>) -> Self {
        bytes.number() as Self
    }
}

impl Decode for u32 {
    fn decode(bytes: &mut Bytes<'_>) -> Self {
        bytes.number()
    }
}

impl Decode for String {
    fn decode(bytes: &mut Bytes<'_>) -> Self {
        bytes.text()
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(bytes: &mut Bytes<'_>) -> Self {
        if bytes.flag() { Some(T::decode(bytes)) } else { None }
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(bytes: &mut Bytes<'_>) -> Self {
        (0..bytes.length()).map(|_| T::decode(bytes)).collect()
    }
}

impl<A: Decode, B: Decode> Decode for (A, B) {
    fn decode(bytes: &mut Bytes<'_>) -> Self {
        (A::decode(bytes), B::decode(bytes))
    }
}

impl<A: Decode, B: Decode, C: Decode> Decode for (A, B, C) {
    fn decode(bytes: &mut Bytes<'_>) -> Self {
        (A::decode(bytes), B::decode(bytes), C::decode(bytes))
    }
}

impl Decode for Port {
    fn decode(bytes: &mut Bytes<'_>) -> Self {
        Self::written(bytes.number())
    }
}

/// Texts that were checked before they were written.
macro_rules! checked_texts {
    ($($name:ident)*) => {
        $(impl Decode for $name {
            fn decode(bytes: &mut Bytes<'_>) -> Self {
                Self::written(bytes.text())
            }
        })*
    };
}

checked_texts!(Domain Host ClientId SourceId Date);

/// Structs with their fields in the order of their declaration, which a test compares.
macro_rules! structs {
    ($($name:ident $(<$of:ident>)? { $($field:ident)* })*) => {
        $(impl$(<$of: Decode>)? Decode for $name$(<$of>)? {
            fn decode(bytes: &mut Bytes<'_>) -> Self {
                Self { $($field: Decode::decode(bytes)),* }
            }
        }

        #[cfg(test)]
        impl$(<$of>)? tests::Fields for $name$(<$of>)? {
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];
        })*
    };
}

structs! {
    Provider { schema name updated support groups }
    Support { chat have_ready }
    Chat { name hours address }
    Sourced<T> { value sources others decision }
    Other<T> { value sources }
    Group { domains recommended login servers limits leave_copy webmail notes }
    DomainEntry { name primary replaced_by sources }
    Recommendation { protocol reason otherwise sources }
    Login { username authentication }
    Server {
        protocol host port security status only note stance plaintext_warning unusual_port decision sources
    }
    Limits { mailbox message recipients }
    Amount { amount unit }
    Note { topic title text only inference sources }
    Source { title address kind who published read note }
    ClientSummary { id name order platforms protocols withdrawn }
    Captions { pop3 imap tls starttls no_security box_on box_off password leave_copy }
    Symptoms { schema symptoms messages causes }
    Symptom { id title button phrases causes sources }
    Message { id texts codes programs meaning causes sources }
    Cause { id title setting evidence likelier_for asks_first answers plan sources }
    Action { id text helped otherwise leads_to only }
}

/// Enums without content, with every value in the order of its declaration, which a test compares.
macro_rules! enums {
    ($($name:ident { $($value:ident)* })*) => {
        $(impl Decode for $name {
            fn decode(bytes: &mut Bytes<'_>) -> Self {
                bytes.one_of(&[$(Self::$value),*])
            }
        }

        #[cfg(test)]
        impl tests::Values for $name {
            const VALUES: &'static [Self] = &[$(Self::$value),*];
        }

        // A value that is left out is refused here.
        const _: fn($name) = |value| match value {
            $($name::$value => {})*
        };)*
    };
}

enums! {
    Protocol { Pop3 Imap Smtp }
    Incoming { Pop3 Imap }
    Security { Tls Starttls None }
    Authentication { Password EncryptedPassword Oauth2 None }
    UsernameForm { FullAddress LocalPart }
    Status { Recommended Alternative Unconfirmed Outdated }
    Platform { Windows Macos Ios Android Linux Web }
    Unit { Megabytes Gigabytes RecipientsPerMessage MessagesPerHour }
    Topic { Password OldNames NewAddress }
    Withdrawal { Ended Ending }
    SourceKind { Official OfficialOlder Database UserReport ThirdParty }
    Setting {
        IncomingHost IncomingPort IncomingSecurity IncomingSecurityBox IncomingUsername IncomingAuthentication
        IncomingProtocol OutgoingHost OutgoingPort OutgoingSecurity OutgoingSecurityBox OutgoingUsername
        OutgoingAuthentication Address Domain Provider Webmail
    }
    Evidence { IncomingDown OutgoingDown CertificateBad ServersWell }
    Answer { WebmailAccepts WebmailRefuses OtherDeviceWorks OtherDeviceFails ComesAndGoes Stays }
    LeadsTo { Check Repair NewAddress Settings Typing SavedPasswords OwnTest Webmail Chat }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use serde::{
        Deserialize, Deserializer, Serialize,
        de::{Error as _, Visitor, value::Error},
        forward_to_deserialize_any,
    };

    use super::*;

    /// A struct's fields as [`structs!`] reads them.
    pub(super) trait Fields {
        const FIELDS: &'static [&'static str];
    }

    /// An enum's values as [`enums!`] reads them.
    pub(super) trait Values: Sized + 'static {
        const VALUES: &'static [Self];
    }

    /// Takes down which fields serde asks for: those of the declaration, in its order, which is that of the writer.
    struct Declared<'a>(&'a mut Vec<&'static str>);

    impl<'de> Deserializer<'de> for Declared<'_> {
        type Error = Error;

        fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
            Err(Error::custom("not a struct"))
        }

        fn deserialize_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            fields: &'static [&'static str],
            _: V,
        ) -> Result<V::Value, Error> {
            self.0.extend(fields);
            Err(Error::custom("only the fields are wanted"))
        }

        forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
            newtype_struct seq tuple tuple_struct map enum identifier ignored_any
        }
    }

    fn fields<T: Fields + for<'de> Deserialize<'de>>() {
        let mut declared = Vec::new();
        assert!(T::deserialize(Declared(&mut declared)).is_err());
        let declared: Vec<&str> = declared.into_iter().map(|name| name.trim_start_matches('$')).collect();
        assert_eq!(T::FIELDS, declared, "{}", std::any::type_name::<T>());
    }

    #[test]
    fn the_fields_are_read_in_the_order_in_which_they_are_written() {
        fields::<Provider>();
        fields::<Support>();
        fields::<Chat>();
        fields::<Sourced<String>>();
        fields::<Other<String>>();
        fields::<Group>();
        fields::<DomainEntry>();
        fields::<Recommendation>();
        fields::<Login>();
        fields::<Server>();
        fields::<Limits>();
        fields::<Amount>();
        fields::<Note>();
        fields::<Source>();
        fields::<ClientSummary>();
        fields::<Captions>();
        fields::<Symptoms>();
        fields::<Symptom>();
        fields::<Message>();
        fields::<Cause>();
        fields::<Action>();
    }

    fn comes_back<T: Decode + Serialize + PartialEq + Debug>(value: &T) {
        let bytes = postcard::to_allocvec(value).unwrap();
        assert_eq!(whole::<T>(&bytes).as_ref(), Ok(value));
        for end in 0..bytes.len() {
            assert_eq!(whole::<T>(&bytes[..end]), Err(Damaged), "cut at {end} of {bytes:?}");
        }
        assert_eq!(whole::<T>(&[&bytes[..], &[0]].concat()), Err(Damaged), "one more than {bytes:?}");
    }

    fn values<T: Values + Decode + Serialize + PartialEq + Debug>() {
        for value in T::VALUES {
            comes_back(value);
        }
        assert_eq!(whole::<T>(&[T::VALUES.len() as u8]), Err(Damaged));
    }

    #[test]
    fn every_value_of_an_enum_comes_back() {
        values::<Protocol>();
        values::<Incoming>();
        values::<Security>();
        values::<Authentication>();
        values::<UsernameForm>();
        values::<Status>();
        values::<Platform>();
        values::<Unit>();
        values::<SourceKind>();
        values::<Topic>();
        values::<Withdrawal>();
        values::<Setting>();
        values::<Evidence>();
        values::<Answer>();
        values::<LeadsTo>();
    }

    #[test]
    fn plain_values_come_back() {
        for number in [0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152, 268_435_456, u32::MAX] {
            comes_back(&number);
        }
        comes_back(&u16::MAX);
        comes_back(&vec![Some("ä".repeat(200)), None, Some(String::new())]);
        comes_back(&Port::try_from(995).unwrap());
    }

    #[test]
    fn other_bytes_are_refused() {
        assert_eq!(whole::<bool>(&[2]), Err(Damaged));
        assert_eq!(whole::<Option<bool>>(&[2, 1]), Err(Damaged));
        assert_eq!(whole::<String>(&[1, 0xff]), Err(Damaged));
        assert_eq!(whole::<u32>(&[0xff; 5]), Err(Damaged));
        assert_eq!(whole::<Vec<String>>(&[0xff, 0xff, 0xff, 0xff, 0x0f]), Err(Damaged));
    }

    /// Names and dates are not checked when they are read, so they must be right when they are written.
    #[cfg(feature = "clients")]
    #[test]
    fn the_embedded_data_is_of_valid_values() {
        let catalog = crate::Catalog::embedded().unwrap();
        fn again<T: Serialize + for<'de> Deserialize<'de> + PartialEq + Debug>(value: &T) {
            let json = serde_json::to_string(value).unwrap();
            assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value);
        }
        catalog.providers().iter().for_each(again);
        catalog.programs().iter().for_each(again);
        catalog.sources().for_each(|pair| {
            again(pair.0);
            again(pair.1);
        });
        let captions = Captions::embedded().unwrap();
        assert_eq!(captions.len(), catalog.programs().len());
        for (program, (id, captions)) in catalog.programs().iter().zip(&captions) {
            let client = catalog.client(&program.id).unwrap();
            again(client);
            assert_eq!((id, captions), (&client.id, &client.captions));
        }
        again(&Symptoms::embedded().unwrap());
    }
}
