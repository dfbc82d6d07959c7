//! Words that are treated apart: those that stand in any text, those that deny, and those that mean the same.

/// They stand in any text.
const LIGHT: &str = "a an the i im ive id me my mine myself we our us you your youre it its he she they them their this that these \
    those there theres here is am are was were be been being do does did done doing has have had having will would \
    could should can may might must shall to of in on at by for from with into onto about as if then than so very \
    and or but because since when while where what which who whos how why please pls help thanks thank hello hi hey \
    ok okay just now still even also already yet ever after before up out off any every each all able seem \
    seems let lets want wants wanted trying try tries tried really suddenly lot much more most longer anymore today \
    day days week weeks month months ago hour hours minute minutes something anything everything thing things say \
    says said saying tell tells told see like well one ones way though however sir madam dear everyone anyone pm \
    http https www com net monday tuesday wednesday thursday friday saturday sunday january february march april \
    june july august september october november december husband wife son daughter mother father mom dad hers his \
    her him";

/// They count where they are denied alone: "I get an error" says nothing, "I do not get mail" does.
const LIGHT_UNLESS_DENIED: &str = "get gets got gotten getting come comes coming came comming go going went";

/// They deny what comes next.
const DENIALS: &str = "not cannot cant canot cannt cnat wont dont doesnt dosnt dosent didnt isnt arent wasnt werent couldnt \
    wouldnt havent hasnt hadnt unable impossible never no nothing none neither nor nobody aint";

/// They deny a verb in -ing that comes next: "stopped working".
const ENDS: &str =
    "stop stops stopped quit quits stoped cease ceased ceases trouble troubles problem problems difficulty issues";

/// They deny what comes behind "to": "failed to connect".
const FAILS: &str = "fail fails failed failing refuse refuses refused refusing";

/// Words that mean the same to a reader of mail, behind the one that stands for them.
pub(crate) const ALIKE: [(&str, &str); 46] = [
    ("mail", "email emails mails messages emial"),
    ("password", "passwords passcode passwd pwd pw passwort"),
    ("login", "logon signin signon logins"),
    ("username", "userid usernames"),
    ("computer", "pc laptop desktop machine computers dell lenovo chromebook imac laptops"),
    ("phone", "cellphone smartphone mobile telephone phones"),
    ("certificate", "cert certs certificates"),
    ("antivirus", "norton mcafee avast avg bitdefender kaspersky malwarebytes webroot eset trendmicro sophos totalav"),
    ("vpn", "nordvpn surfshark expressvpn protonvpn vpns"),
    ("gone", "missing disappeared disappear disappears vanished vanish lost disappearing lose loses losing"),
    ("wrong", "incorrect invalid incorrectly bad mistyped"),
    (
        "refuse",
        "refused refuses refusing reject rejected rejects rejecting rejection deny denied denies denying declined",
    ),
    ("ask", "asks asking asked prompt prompts prompting prompted"),
    ("again", "repeatedly constantly continually continuously repeated continuous"),
    ("fail", "failure failures failed fails failing"),
    ("send", "sent sends sending"),
    ("receive", "receives received receiving recieve recieving recieved"),
    ("timeout", "timeouts timedout"),
    ("error", "errors err complains complain complaining complained"),
    ("slow", "slowly slower sluggish crawl crawls crawling drag drags dragging lag lags laggy"),
    ("erase", "erased deleted delete deletes deleting erasing remove removed removing"),
    ("connect", "connection connecting connected connects connections connectivity"),
    ("save", "saved saves saving store stored stores storing"),
    ("go", "goes going went"),
    ("freeze", "froze frozen freezes freezing"),
    ("website", "webpage site sites webpages websites"),
    ("program", "programs client software"),
    ("stop", "stops stopped stoped stopping quit quits quitting ceased"),
    ("choose", "chose chosen"),
    ("write", "wrote written writing writes"),
    ("cancel", "canceled cancelled canceling cancelling cancels discontinue discontinued"),
    ("change", "changed changes changing switch switched switches switching"),
    ("photo", "photos picture pictures pics images image"),
    ("large", "big bigger larger huge"),
    (
        "friend",
        "friends sister brother cousin aunt uncle niece nephew grandson granddaughter neighbor neighbors pastor nieces",
    ),
    ("bounce", "bounced bounces bouncing undeliverable undelivered returned returns returning"),
    ("twostep", "2fa mfa twofactor"),
    ("attachment", "attach attached attaches attaching attachments"),
    ("wifi", "wireless"),
    ("router", "modem"),
    ("support", "agent agents representative rep helpdesk"),
    ("stuck", "hang hangs hung hanging sits sitting sit"),
    (
        "gmail",
        "yahoo aol hotmail comcast xfinity verizon icloud msn earthlink bellsouth sbcglobal juno netzero charter cox",
    ),
    ("enter", "type typed types typing entered enters entering retype retyped"),
    ("popup", "popups"),
    ("trouble", "problem problems troubles issue issues difficulty difficulties"),
];

/// What is known of a word apart from the data.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Entry {
    word: &'static str,
    /// It says nothing.
    pub is_light: bool,
    /// It says nothing unless it is denied.
    pub is_light_unless_denied: bool,
    /// It denies what comes next.
    pub denies: bool,
    /// It denies a verb in -ing that comes next.
    pub ends: bool,
    /// It denies what comes behind "to".
    pub fails: bool,
    /// The word that stands for it and all that mean the same.
    pub form: Option<&'static str>,
}

/// The lists above, ready to be asked: for a text has many words, and each would go through all of them.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// In the order of the words.
    entries: Vec<Entry>,
}

impl Lexicon {
    pub(crate) fn new() -> Self {
        let mut lexicon = Self { entries: Vec::new() };
        LIGHT.split(' ').for_each(|word| lexicon.entry(word).is_light = true);
        LIGHT_UNLESS_DENIED.split(' ').for_each(|word| lexicon.entry(word).is_light_unless_denied = true);
        DENIALS.split(' ').for_each(|word| lexicon.entry(word).denies = true);
        ENDS.split(' ').for_each(|word| lexicon.entry(word).ends = true);
        FAILS.split(' ').for_each(|word| lexicon.entry(word).fails = true);
        for (form, others) in ALIKE {
            lexicon.entry(form).form = Some(form);
            others.split(' ').for_each(|word| lexicon.entry(word).form = Some(form));
        }
        lexicon
    }

    /// What is known of a word; nothing of most.
    pub(crate) fn of(&self, word: &str) -> Entry {
        self.entries
            .binary_search_by(|entry| entry.word.cmp(word))
            .map_or_else(|_| Entry::default(), |at| self.entries[at])
    }

    fn entry(&mut self, word: &'static str) -> &mut Entry {
        let at = self.entries.binary_search_by(|entry| entry.word.cmp(word)).unwrap_or_else(|at| {
            self.entries.insert(at, Entry { word, ..Entry::default() });
            at
        });
        &mut self.entries[at]
    }
}

/// Whether a word is one of those in a short list with blanks between them.
pub(crate) fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first column is what a word of the data is compared with, so nothing else may stand for it.
    #[test]
    fn no_word_is_alike_to_two() {
        let mut seen = Vec::new();
        for word in ALIKE.into_iter().flat_map(|(form, others)| [form].into_iter().chain(others.split(' '))) {
            assert!(!seen.contains(&word), "{word}");
            seen.push(word);
        }
    }

    #[test]
    fn a_word_can_be_of_several_kinds() {
        let lexicon = Lexicon::new();
        let fails = lexicon.of("failed");
        assert_eq!((fails.fails, fails.denies, fails.form), (true, false, Some("fail")));
        assert!(lexicon.of("the").is_light && lexicon.of("cannot").denies && lexicon.of("stopped").ends);
        assert!(lexicon.of("").form.is_none() && !lexicon.of("pelican").is_light);
    }
}
