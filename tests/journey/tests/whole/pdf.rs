//! A printed document, as its reader sees it: which letters stand on which sheet, and how large they are.

use lopdf::{Dictionary, Document, Object, content::Operation};

/// A letter on paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Letter {
    /// Which one.
    pub letter: char,
    /// The size of its font in points, as it comes out of the printer.
    pub points: f64,
}

/// What fonts draw as one (Unicode, "Alphabetic Presentation Forms").
const LIGATURES: [(char, &str); 5] =
    [('\u{fb00}', "ff"), ('\u{fb01}', "fi"), ('\u{fb02}', "fl"), ('\u{fb03}', "ffi"), ('\u{fb04}', "ffl")];

/// The letters of each sheet, in the order in which they are printed, without spaces.
pub fn sheets(pdf: &[u8]) -> Vec<Vec<Letter>> {
    let document = Document::load_mem(pdf).expect("it is a PDF");
    document.page_iter().map(|page| Sheet::read(&document, page)).collect()
}

/// A text as it stands in [`sheets`].
pub fn closed_up(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Every place on a sheet where a text stands, with the size of its smallest letter.
pub fn sizes_of(sheet: &[Letter], text: &str) -> Vec<f64> {
    let text: Vec<char> = closed_up(text).chars().collect();
    let places = sheet.windows(text.len()).filter(|place| place.iter().map(|letter| letter.letter).eq(text.clone()));
    places.map(|place| place.iter().map(|letter| letter.points).fold(f64::MAX, f64::min)).collect()
}

/// A transformation without the parts that only move: `[a b c d]` (ISO 32000-1, section 8.3.3).
type Matrix = [f64; 4];

/// A sheet that is being read.
struct Sheet<'a> {
    document: &'a Document,
    fonts: Vec<(Vec<u8>, &'a Dictionary)>,
    font: Option<&'a Dictionary>,
    size: f64,
    page: Matrix,
    kept: Vec<Matrix>,
    text: Matrix,
    letters: Vec<Letter>,
}

impl<'a> Sheet<'a> {
    fn read(document: &'a Document, page: lopdf::ObjectId) -> Vec<Letter> {
        let content = document.get_and_decode_page_content(page).expect("a page has a content");
        let fonts = document.get_page_fonts(page).expect("a page has fonts").into_iter().collect();
        let unit = [1.0, 0.0, 0.0, 1.0];
        let (font, kept, letters) = (None, Vec::new(), Vec::new());
        let mut sheet = Self { document, fonts, font, size: 0.0, page: unit, kept, text: unit, letters };
        for operation in &content.operations {
            sheet.follow(operation);
        }
        sheet.letters
    }

    /// What an operator of a page's content does (ISO 32000-1, annex A).
    fn follow(&mut self, Operation { operator, operands }: &Operation) {
        match (operator.as_str(), operands.as_slice()) {
            ("q", _) => self.kept.push(self.page),
            ("Q", _) => self.page = self.kept.pop().unwrap_or(self.page),
            ("cm", _) => self.page = product(matrix(operands), self.page),
            ("BT", _) => self.text = [1.0, 0.0, 0.0, 1.0],
            ("Tm", _) => self.text = matrix(operands),
            ("Tf", [Object::Name(name), size]) => {
                self.font = self.fonts.iter().find(|(of, _)| of == name).map(|(_, font)| *font);
                self.size = number(size);
            }
            ("Tj", [Object::String(text, _)]) => self.write(text),
            ("TJ", [Object::Array(parts)]) => {
                parts.iter().filter_map(|part| part.as_str().ok()).for_each(|text| self.write(text));
            }
            ("'" | "\"" | "Do", _) => panic!("{operator} is not known here: {operands:?}"),
            _ => {}
        }
    }

    fn write(&mut self, text: &[u8]) {
        let encoding = self.font.expect("a text has a font").get_font_encoding(self.document);
        let text = Document::decode_text(&encoding.expect("a font has letters"), text).expect("they can be read");
        let [_, _, c, d] = product(self.text, self.page);
        let points = self.size * c.hypot(d);
        for drawn in text.chars().filter(|drawn| !drawn.is_whitespace()) {
            match LIGATURES.iter().find(|(ligature, _)| *ligature == drawn) {
                Some((_, letters)) => self.letters.extend(letters.chars().map(|letter| Letter { letter, points })),
                None => self.letters.push(Letter { letter: drawn, points }),
            }
        }
    }
}

fn number(object: &Object) -> f64 {
    object.as_float().expect("it is a number").into()
}

fn matrix(operands: &[Object]) -> Matrix {
    [number(&operands[0]), number(&operands[1]), number(&operands[2]), number(&operands[3])]
}

fn product([a, b, c, d]: Matrix, [e, f, g, h]: Matrix) -> Matrix {
    [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h]
}
