//! The texts of pages, of the diagnosis and of the check of what was typed, one after the other: where the app gets them in
//! another language, it puts them in the place of those that it holds.

#[cfg(feature = "symptoms")]
use crate::Captions;
use crate::Catalog;

impl Catalog {
    /// What every page says of providers: when people answer there.
    pub fn each_text_of_pages(&mut self, found: &mut dyn FnMut(&mut String)) {
        self.providers_mut().iter_mut().filter_map(|one| one.support.chat.value.hours.as_mut()).for_each(found);
    }

    /// What is said of servers.
    #[cfg(feature = "symptoms")]
    pub fn each_text_of_servers(&mut self, found: &mut dyn FnMut(&mut String)) {
        for server in
            self.providers_mut().iter_mut().flat_map(|one| &mut one.groups).flat_map(|group| &mut group.servers)
        {
            [&mut server.note, &mut server.plaintext_warning].into_iter().flatten().for_each(&mut *found);
        }
    }
}

#[cfg(feature = "symptoms")]
impl Captions {
    /// A program's words.
    pub fn each_text(&mut self, found: &mut dyn FnMut(&mut String)) {
        let Self { pop3, imap, tls, starttls, no_security, box_on, box_off, password, leave_copy } = self;
        let all = [pop3, imap, tls, starttls, no_security, box_on, box_off, password];
        all.into_iter().chain(leave_copy).for_each(found);
    }
}

#[cfg(all(test, feature = "symptoms"))]
mod tests {
    use super::*;
    use crate::Symptoms;

    #[test]
    fn every_text_can_be_replaced_and_nothing_else_changes() {
        let (mut symptoms, whole) = (Symptoms::embedded().unwrap(), Symptoms::embedded().unwrap());
        let mut texts = Vec::new();
        symptoms.each_text(&mut |text| texts.push(std::mem::take(text)));
        assert!(texts.len() > 500 && symptoms.causes.iter().all(|cause| cause.title.is_empty()), "{}", texts.len());
        let mut texts = texts.into_iter();
        symptoms.each_text(&mut |text| *text = texts.next().unwrap());
        assert_eq!(symptoms, whole);

        let mut captions = Captions::embedded().unwrap();
        captions.iter_mut().for_each(|(_, captions)| captions.each_text(&mut |text| text.push('!')));
        assert!(captions.iter().all(|(_, captions)| captions.tls.ends_with('!') && captions.password.ends_with('!')));

        let mut catalog = Catalog::embedded().unwrap();
        catalog.each_text_of_pages(&mut |text| text.push('!'));
        let mut hours = catalog.providers().iter().map(|one| &one.support.chat.value.hours);
        assert!(hours.all(|hours| hours.as_ref().is_none_or(|hours| hours.ends_with('!'))));
        catalog.each_text_of_servers(&mut |text| *text = "*".to_owned());
        let servers = catalog.providers().iter().flat_map(|one| &one.groups).flat_map(|group| &group.servers);
        let notes: Vec<&str> = servers.filter_map(|server| server.note.as_deref()).collect();
        assert!(notes.len() > 3 && notes.iter().all(|note| *note == "*"), "{notes:?}");
    }
}
