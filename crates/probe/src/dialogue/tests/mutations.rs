//! Sound conversations with a few bytes changed, in pieces of any size: far enough from noise to get past the greeting.

use proptest::{prelude::*, sample::Index};

use super::*;

/// What a sound server says, a piece for each thing that it hears.
const SOUND: [(Protocol, bool, &[&str]); 6] = [
    (Pop3, false, &["+OK ready\r\n", "+OK list\r\nTOP\r\nSASL PLAIN\r\n..dot\r\n.\r\n", "+OK bye\r\n"]),
    (Pop3, true, &["+OK\r\n", "+OK\r\nSTLS\r\n.\r\n", "+OK go\r\n", "+OK\r\nUSER\r\n.\r\n", "+OK bye\r\n"]),
    (Imap, false, &["* OK ready\r\n", "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nm1 OK done\r\n", "* BYE\r\nm2 OK\r\n"]),
    (
        Imap,
        true,
        &[
            "* OK\r\n",
            "* CAPABILITY IMAP4rev1 STARTTLS\r\nm1 OK\r\n",
            "m2 OK go\r\n",
            "* CAPABILITY IMAP4rev1\r\nm3 OK\r\n",
            "* BYE\r\nm4 OK\r\n",
        ],
    ),
    (
        Smtp,
        false,
        &["220-mx ESMTP\r\n220 no spam\r\n", "250-mx\r\n250-SIZE 30000000\r\n250 AUTH PLAIN\r\n", "221 bye\r\n"],
    ),
    (
        Smtp,
        true,
        &["220 mx\r\n", "250-mx\r\n250 STARTTLS\r\n", "220 go\r\n", "250-mx\r\n250 AUTH PLAIN\r\n", "221 bye\r\n"],
    ),
];

/// What happens to a piece on its way.
#[derive(Debug, Clone)]
enum Mutation {
    Flip(Index, u8),
    Insert(Index, Vec<u8>),
    Delete(Index, Index),
    /// A part once more, behind itself.
    Duplicate(Index, Index),
    /// The rest never comes.
    Cut(Index),
}

fn any_mutation() -> impl Strategy<Value = Mutation> {
    let place = any::<Index>;
    prop_oneof![
        (place(), 1_u8..).prop_map(|(at, bits)| Mutation::Flip(at, bits)),
        (place(), proptest::collection::vec(any::<u8>(), 1..8)).prop_map(|(at, bytes)| Mutation::Insert(at, bytes)),
        (place(), place()).prop_map(|(from, to)| Mutation::Delete(from, to)),
        (place(), place()).prop_map(|(from, to)| Mutation::Duplicate(from, to)),
        place().prop_map(Mutation::Cut),
    ]
}

fn mutate(bytes: &mut Vec<u8>, mutation: &Mutation) {
    let place = |index: &Index| index.index(bytes.len() + 1);
    let part = |from: &Index, to: &Index| place(from).min(place(to))..place(from).max(place(to));
    match mutation {
        Mutation::Flip(at, bits) => {
            let at = place(at);
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= bits;
            }
        }
        Mutation::Insert(at, new) => {
            let at = place(at);
            bytes.splice(at..at, new.iter().copied());
        }
        Mutation::Delete(from, to) => {
            let part = part(from, to);
            bytes.drain(part);
        }
        Mutation::Duplicate(from, to) => {
            let part = part(from, to);
            let again = bytes[part.clone()].to_vec();
            bytes.splice(part.end..part.end, again);
        }
        Mutation::Cut(at) => {
            let at = place(at);
            bytes.truncate(at);
        }
    }
}

type Conversation = (Protocol, bool, Vec<Vec<u8>>);

/// A sound conversation, or what became of one.
fn conversations(mutations: std::ops::Range<usize>) -> impl Strategy<Value = Conversation> {
    let changes = proptest::collection::vec((any::<Index>(), any_mutation()), mutations);
    (proptest::sample::select(&SOUND[..]), changes).prop_map(|((protocol, starttls, pieces), changes)| {
        let mut pieces: Vec<Vec<u8>> = pieces.iter().map(|piece| piece.as_bytes().to_vec()).collect();
        for (piece, mutation) in &changes {
            let piece = piece.index(pieces.len());
            mutate(&mut pieces[piece], mutation);
        }
        (protocol, starttls, pieces)
    })
}

/// Cuts at any places; some pieces are empty.
fn cut_at(whole: &[u8], places: &[Index]) -> Vec<Vec<u8>> {
    let mut ends: Vec<usize> = places.iter().map(|place| place.index(whole.len() + 1)).collect();
    ends.push(whole.len());
    ends.sort_unstable();
    let mut begin = 0;
    ends.into_iter().map(|end| whole[std::mem::replace(&mut begin, end)..end].to_vec()).collect()
}

fn borrowed(pieces: &[Vec<u8>]) -> Vec<&[u8]> {
    pieces.iter().map(Vec::as_slice).collect()
}

/// Whether when it was noticed decides what was found: over a limit, or a control character in half a line.
fn is_of_its_moment(failure: Option<&Failure>) -> bool {
    failure.is_some_and(|failure| failure.code == Code::TooMuchData || failure.detail.contains("0x"))
}

#[test]
fn what_is_mutated_is_sound() {
    for (protocol, starttls, pieces) in SOUND {
        let pieces: Vec<&[u8]> = pieces.iter().map(|piece| piece.as_bytes()).collect();
        let (_, passed, failure) = talk(protocol, starttls, &pieces);
        assert_eq!((failure, passed.len()), (None, if starttls { 3 } else { 2 }), "{protocol:?} {starttls}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn whatever_becomes_of_a_conversation_it_ends_with_one_finding((protocol, starttls, pieces) in conversations(1..6)) {
        let (heard, passed, failure) = talk(protocol, starttls, &borrowed(&pieces));
        prop_assert!(heard.len() <= 5 && passed.len() <= 3);
        let complete = passed.last().is_some_and(|(stage, _)| *stage == StageName::Capabilities);
        prop_assert_ne!(complete, failure.is_some());
        // A server's words are shown to people, and by terminals.
        let shown = passed.iter().filter_map(|(_, facts)| facts.banner.as_deref());
        for text in shown.chain(failure.iter().map(|failure| failure.detail.as_str())) {
            prop_assert!(!text.contains(char::is_control) && text.chars().count() <= 301, "{text:?}");
        }
    }

    /// Without STARTTLS: there the pieces decide whether bytes came ahead of the switch.
    #[test]
    fn pieces_of_any_size_say_what_the_whole_says(
        (protocol, _, pieces) in conversations(0..4), places in proptest::collection::vec(any::<Index>(), 0..12),
    ) {
        let whole = pieces.concat();
        let once = talk(protocol, false, &[&whole]);
        let split = talk(protocol, false, &borrowed(&cut_at(&whole, &places)));
        if ![&once, &split].iter().any(|talk| is_of_its_moment(talk.2.as_ref())) {
            prop_assert_eq!(once, split);
        }
    }

    /// With STARTTLS a sound server says nothing of its own accord, so its replies may come in any pieces.
    #[test]
    fn replies_in_pieces_are_replies(
        (protocol, starttls, pieces) in conversations(0..1), places in proptest::collection::vec(any::<Index>(), 0..6),
    ) {
        let split: Vec<Vec<u8>> = pieces.iter().flat_map(|piece| cut_at(piece, &places)).collect();
        prop_assert_eq!(talk(protocol, starttls, &borrowed(&pieces)), talk(protocol, starttls, &borrowed(&split)));
    }

    /// CVE-2011-0411: what comes in one piece with the agreement to TLS is never taken for the server's word.
    #[test]
    fn nothing_gets_ahead_of_the_switch(
        conversation in proptest::sample::select(vec![1_usize, 3, 5]), injected in proptest::collection::vec(any::<u8>(), 1..64),
    ) {
        let (protocol, starttls, pieces) = SOUND[conversation];
        let mut pieces: Vec<Vec<u8>> = pieces.iter().map(|piece| piece.as_bytes().to_vec()).collect();
        pieces[2].extend(injected);
        let failure = talk(protocol, starttls, &borrowed(&pieces)).2;
        prop_assert_eq!(failure.map(|failure| failure.code), Some(Code::StarttlsInjection));
    }

    /// However much a server sends, and in whatever pieces.
    #[test]
    fn no_more_is_kept_than_the_limit(
        (protocol, _, pieces) in conversations(0..3), again in 1_usize..3000, last in 0_usize..3,
    ) {
        let last = last.min(pieces.len() - 1);
        let mut said = pieces[..=last].to_vec();
        said.extend(std::iter::repeat_n(pieces[last].clone(), again));
        let (_, passed, _) = talk(protocol, false, &borrowed(&said));
        let kept: usize = passed.iter().flat_map(|(_, facts)| &facts.capabilities).map(String::len).sum();
        // A byte that is not UTF-8 becomes three.
        prop_assert!(kept <= 3 * TOTAL_LIMIT);
    }
}
