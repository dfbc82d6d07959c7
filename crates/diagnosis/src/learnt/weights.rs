//! The file of what was learnt: for each feature that says something, which causes it speaks for and against.
//!
//! All numbers are little-endian. `MSW2`, a digest (8 bytes), the scale (4 bytes, a float), the number of classes (1 byte) and
//! their names, each behind its length; a digest of the data's phrases (4 bytes), the number of symptoms with phrases that have
//! to be kept (1 byte), for each its name behind its length, the number of its phrases (1 byte) and these, each behind its
//! length; the number of features (4 bytes) and how far each is from the one before; then, one kind behind the other and class
//! by class because like bytes next to each other compress best: how many features speak of each class (2 bytes each), how far
//! the place of each of them is from the place behind the one before, and what it says (a signed byte). How far something is
//! takes 1 to 5 bytes of 7 bits, the last without its highest bit.

use std::fmt;

const MAGIC: &[u8; 4] = b"MSW2";

/// What was learnt from examples.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weights {
    /// Of what it was learnt: a digest of the examples and their features.
    pub digest: u64,
    /// What a weight of one stands for.
    pub scale: f32,
    /// The causes by their names; an empty name stands for texts about something else.
    pub classes: Vec<String>,
    /// Of the data's phrases: see [`phrases_digest`](crate::phrases_digest).
    pub phrases_digest: u32,
    /// For symptoms by their names the phrases to hold a text against: weights alone do not recognise these.
    pub phrases: Vec<(String, Vec<String>)>,
    /// The features, sorted.
    pub features: Vec<u32>,
    /// For each feature where its entries end.
    pub ends: Vec<usize>,
    /// Classes by their places, with what a feature says of them.
    pub entries: Vec<(u8, i8)>,
}

/// Why a file of weights cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed(&'static str);

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the learnt weights cannot be read: {}", self.0)
    }
}

impl std::error::Error for Malformed {}

impl Weights {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// If it is cut off, is of another kind, or contradicts itself.
    pub fn read(file: &[u8]) -> Result<Self, Malformed> {
        let mut rest = file;
        if take(&mut rest, MAGIC.len())? != MAGIC {
            return Err(Malformed("this is another kind of file"));
        }
        let digest = u64::from_le_bytes(array(&mut rest)?);
        let scale = f32::from_le_bytes(array(&mut rest)?);
        let classes = texts(&mut rest)?;
        let phrases_digest = u32::from_le_bytes(array(&mut rest)?);
        let [count] = array(&mut rest)?;
        let phrases = (0..count).map(|_| Ok((text(&mut rest)?, texts(&mut rest)?))).collect::<Result<Vec<_>, _>>()?;
        let count = u32::from_le_bytes(array(&mut rest)?) as usize;
        if count > rest.len() {
            return Err(CUT_OFF);
        }
        let mut features: Vec<u32> = Vec::with_capacity(count);
        for _ in 0..count {
            let before = features.last().copied().unwrap_or_default();
            features.push(before.checked_add(gap(&mut rest)?).ok_or(Malformed("a feature is too large"))?);
        }
        let mut counts = Vec::with_capacity(classes.len());
        for _ in &classes {
            counts.push(u16::from_le_bytes(array(&mut rest)?));
        }
        let mut places = Vec::new();
        for (class, count) in counts.into_iter().enumerate() {
            let mut next = 0;
            for _ in 0..count {
                next = gap(&mut rest)?.saturating_add(next);
                if next as usize >= features.len() {
                    return Err(NO_FEATURE);
                }
                places.push((next as usize, class as u8));
                next += 1;
            }
        }
        let says = take(&mut rest, places.len())?;
        if !rest.is_empty() {
            return Err(Malformed("it goes on behind its end"));
        }
        let (ends, entries) = by_feature(features.len(), &places, says);
        Ok(Self { digest, scale, classes, phrases_digest, phrases, features, ends, entries })
    }

    /// The file.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut file = MAGIC.to_vec();
        file.extend(self.digest.to_le_bytes());
        file.extend(self.scale.to_le_bytes());
        write_texts(&mut file, &self.classes);
        file.extend(self.phrases_digest.to_le_bytes());
        write_count(&mut file, self.phrases.len());
        for (symptom, phrases) in &self.phrases {
            write_text(&mut file, symptom);
            write_texts(&mut file, phrases);
        }
        file.extend((self.features.len() as u32).to_le_bytes());
        let mut before = 0;
        for feature in &self.features {
            write_gap(&mut file, feature - before);
            before = *feature;
        }
        let of_class = |class: usize| {
            let of_feature =
                (0..self.features.len()).flat_map(|place| self.at(place).iter().map(move |entry| (place, entry)));
            of_feature.filter(move |(_, (of, _))| usize::from(*of) == class).map(|(place, (_, says))| (place, *says))
        };
        let classes = || 0..self.classes.len();
        for class in classes() {
            let count = u16::try_from(of_class(class).count()).expect("no class has more features than that");
            file.extend(count.to_le_bytes());
        }
        for class in classes() {
            let mut next = 0;
            for (place, _) in of_class(class) {
                write_gap(&mut file, (place - next) as u32);
                next = place + 1;
            }
        }
        classes().flat_map(of_class).for_each(|(_, says)| file.push(says.cast_unsigned()));
        file
    }

    /// What a feature says of which classes; nothing of most.
    pub(crate) fn of(&self, feature: u32) -> &[(u8, i8)] {
        self.features.binary_search(&feature).map_or(&[], |place| self.at(place))
    }

    fn at(&self, place: usize) -> &[(u8, i8)] {
        let start = if place == 0 { 0 } else { self.ends[place - 1] };
        &self.entries[start..self.ends[place]]
    }
}

/// Where the entries of each feature end, and the entries, of what stands class by class.
fn by_feature(features: usize, places: &[(usize, u8)], says: &[u8]) -> (Vec<usize>, Vec<(u8, i8)>) {
    let mut ends = vec![0; features];
    places.iter().for_each(|(place, _)| ends[*place] += 1);
    // First where they begin: what fills them moves it to the end.
    let mut sum = 0;
    for end in &mut ends {
        sum += std::mem::replace(end, sum);
    }
    let mut entries = vec![(0, 0); sum];
    for ((place, class), says) in places.iter().zip(says) {
        entries[ends[*place]] = (*class, says.cast_signed());
        ends[*place] += 1;
    }
    (ends, entries)
}

const NO_FEATURE: Malformed = Malformed("a class is spoken of by a feature that it does not have");
const CUT_OFF: Malformed = Malformed("it is cut off");

fn take<'f>(rest: &mut &'f [u8], count: usize) -> Result<&'f [u8], Malformed> {
    let (taken, behind) = rest.split_at_checked(count).ok_or(CUT_OFF)?;
    *rest = behind;
    Ok(taken)
}

fn array<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], Malformed> {
    take(rest, N)?.try_into().map_err(|_| CUT_OFF)
}

fn texts(rest: &mut &[u8]) -> Result<Vec<String>, Malformed> {
    let [count] = array(rest)?;
    (0..count).map(|_| text(rest)).collect()
}

fn text(rest: &mut &[u8]) -> Result<String, Malformed> {
    let [length] = array(rest)?;
    String::from_utf8(take(rest, usize::from(length))?.to_vec()).map_err(|_| Malformed("a text is no UTF-8"))
}

fn write_gap(file: &mut Vec<u8>, mut gap: u32) {
    while gap > 0x7f {
        file.push(gap as u8 | 0x80);
        gap >>= 7;
    }
    file.push(gap as u8);
}

fn write_texts(file: &mut Vec<u8>, texts: &[String]) {
    write_count(file, texts.len());
    texts.iter().for_each(|text| write_text(file, text));
}

fn write_text(file: &mut Vec<u8>, text: &str) {
    write_count(file, text.len());
    file.extend(text.as_bytes());
}

fn write_count(file: &mut Vec<u8>, count: usize) {
    file.push(u8::try_from(count).expect("the file has a byte for texts, and for the bytes of one"));
}

/// A number of up to five times seven bits.
fn gap(rest: &mut &[u8]) -> Result<u32, Malformed> {
    let mut gap: u64 = 0;
    for place in 0..5 {
        let [byte] = array(rest)?;
        gap |= u64::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return u32::try_from(gap).map_err(|_| Malformed("a number is too large"));
        }
    }
    Err(Malformed("a number is too long"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights() -> Weights {
        Weights {
            digest: 7,
            scale: 0.05,
            classes: vec![String::new(), "wrong-password".to_owned()],
            phrases_digest: 9,
            phrases: vec![("no-mail".to_owned(), vec!["nothing comes".to_owned(), "it is quiet".to_owned()])],
            features: vec![0, 3, 300, 70_000, u32::MAX],
            ends: vec![1, 3, 3, 4, 5],
            entries: vec![(0, 1), (0, -128), (1, 127), (1, -1), (0, 2)],
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let read = Weights::read(&weights().write()).unwrap();
        assert_eq!(read, weights());
        assert_eq!(read.of(3), [(0, -128), (1, 127)]);
        assert_eq!([read.of(300), read.of(4)], [&[]; 2]);
    }

    #[test]
    fn a_malformed_file_is_refused_and_says_why() {
        let file = weights().write();
        for length in 0..file.len() {
            assert_eq!(Weights::read(&file[..length]), Err(CUT_OFF), "{length}");
        }
        let reason = |file: &[u8]| Weights::read(file).unwrap_err().to_string();
        assert!(reason(b"MSW1 and more").ends_with("this is another kind of file"));
        assert!(reason(&[file.as_slice(), b"!"].concat()).ends_with("it goes on behind its end"));
        let mut of_no_feature = file.clone();
        // The last of five says, and the last gap before them.
        let at = file.len() - 6;
        of_no_feature[at] = 9;
        assert!(reason(&of_no_feature).ends_with("a class is spoken of by a feature that it does not have"));
    }

    /// Whatever is in it, it is read or refused.
    #[test]
    fn any_byte_may_be_wrong() {
        let file = weights().write();
        for at in 0..file.len() {
            for byte in [0, 1, 0x7f, 0x80, 0xff] {
                let mut other = file.clone();
                other[at] = byte;
                if let Ok(read) = Weights::read(&other) {
                    assert!(read.features.iter().all(|feature| read.of(*feature).len() <= 255));
                }
            }
        }
    }
}
