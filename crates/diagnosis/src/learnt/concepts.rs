//! What words are about: a reader's word that no example has may be about the same as one that some have.

use std::collections::BinaryHeap;

use crate::slips::{letters, likeness};

/// How long a word is at least that can hardly be another with a slip in it.
pub(crate) const LONG: usize = 6;
/// How alike two words are of which one has a slip, in per cent.
const ONE_SLIP: u32 = 90;

/// Each with its words, as they are typed or as their stems.
const CONCEPTS: [(&str, &str); 53] = [
    ("mail", "mail email letter letters message messages note notes card cards msg msgs"),
    (
        "receive",
        "receive incoming incom inbox pop pop3 imap imap4 download fetch arrive arriv arrives arriving inbound getting \
         retrieve retriev in",
    ),
    (
        "send",
        "send smtp smpt outgoing outgo outbox reply forward outbound write leave leav leaves mailed out mailing replying \
         deliver delivery",
    ),
    ("webmail", "webmail website browser web online site page chrome firefox safari edge portal homepage webpage"),
    (
        "program",
        "outlook thunderbird tbird program client app kmail evolution spark bluemail mailbird geary mailspring emclient \
         windows office software fairemail aquamail k9",
    ),
    ("phone", "phone iphone android galaxy samsung pixel cell cellphone mobile motorola smartphone"),
    ("tablet", "ipad tablet kindle fire"),
    (
        "computer",
        "computer laptop desktop pc imac mac macbook machine dell hp lenovo chromebook notebook acer asus surface",
    ),
    (
        "person",
        "son daughter sister brother cousin aunt uncle niece nephew grandson granddaughter mother father mom dad wife husband \
         friend neighbor pastor lawyer doctor teacher grandma grandpa boss her him his she he",
    ),
    (
        "others",
        "everyone everybody neighbors family neighbours others household people all building town street friends both \
         customers anybody anyone else somebody",
    ),
    (
        "antivirus",
        "antivirus norton mcafee avast avg bitdefender kaspersky malwarebytes webroot eset trendmicro trend sophos totalav \
         avira panda scanner virus shield f-secure defender protection",
    ),
    (
        "vpn",
        "vpn nordvpn surfshark expressvpn protonvpn nord tunnel mullvad cyberghost tunnelbear windscribe privacy pia \
         hideme warp",
    ),
    (
        "firewall",
        "firewall zonealarm comodo snitch glasswire lulu tinywall allow allowed inbound outbound permit rule blocked block \
         blocks deny",
    ),
    (
        "elsewhere",
        "gmail yahoo aol hotmail comcast xfinity verizon icloud msn live earthlink bellsouth sbcglobal juno netzero charter \
         spectrum cox att protonmail proton gmx zoho exchange office365 365 godaddy ymail frontier hotmial gmial",
    ),
    ("password", "password passwords pw pass passphrase passwd login credentials signin logon"),
    (
        "change",
        "change changed switch switched new replaced renamed moved updated migrated reset converted transition became \
         different turned redid",
    ),
    (
        "refuse",
        "refuse reject rejected deny denied bounce bounced returned returns undeliverable undelivered delivery back failure postmaster \
         mailer-daemon daemon declined",
    ),
    ("full", "full quota space storage room exceeded over limit overflow stuffed gigabyte capacity"),
    (
        "large",
        "big large huge size mb gb meg megs megabytes megabyte video film photo photos picture pictures attachment pdf slide \
         slideshow clip movie scan attached attach",
    ),
    ("slow", "slow slowly forever crawl crawls snail sluggish minutes lag ages drags"),
    (
        "stuck",
        "stuck hang hangs sit sits stay stays freeze frozen spin spins spinning queue unsent waiting pending trying",
    ),
    (
        "gone",
        "missing gone vanish vanished lost disappear disappeared delete deleted erase erased empty wiped nowhere ate eats",
    ),
    ("later", "temporary temporarily later busy moment again while overloaded greylisted retry wait unavailable"),
    (
        "time",
        "clock date time year timezone zone hour hours calendar future past 1970 2000 daylight battery cmos midnight",
    ),
    (
        "certificate",
        "certificate certificates cert identity verify verified trust trusted untrusted expired secure security valid invalid \
         issuer warning",
    ),
    (
        "old",
        "old ancient xp vista windows7 win7 win8 2003 2007 2010 2011 2013 version update upgrade unsupported older outdated \
         obsolete tls first gingerbread sierra lion catalina",
    ),
    (
        "setup",
        "setup set new bought install installed add adding configure settings instructions brand got wizard installing account",
    ),
    (
        "closed",
        "close closed cancel canceled cancelled deactivated disabled terminated suspended inactive ended discontinued dropped \
         left quit contract stopped unused expired",
    ),
    (
        "support",
        "support agent agents helpline helpdesk chat called calling ticket representative rep technician department lumen \
         brightspeed quantum company microsoft apple blame blames circles pong",
    ),
    ("in-port", "110 143 993 995"),
    ("out-port", "25 465 587 2525"),
    ("port", "port ports number numbers"),
    ("encryption", "ssl tls starttls encryption encrypted encrypt unencrypted none"),
    (
        "method",
        "authentication auth oauth oauth2 cram md5 cram-md5 ntlm kerberos spa plain method normal digest apop challenge \
         mechanism mechanisms",
    ),
    (
        "crowd",
        "choir club group list newsletter bcc cc class congregation members committee recipients addresses church league team \
         hundred reunion bulletin parish volunteers",
    ),
    (
        "spam",
        "spam junk phishing blacklist blacklisted blocklist filter filtered filters blocked spamhaus reputation suspicious rules \
         rule policy dmarc spf content",
    ),
    (
        "away",
        "hotel airport library campus cafe coffee office work dorm hospital cruise school motel starbucks rv park travel \
         vacation abroad country",
    ),
    (
        "network",
        "wifi wireless router modem network hotspot cellular lte internet connection data isp provider dns ethernet",
    ),
    (
        "code",
        "code codes sms text texted authenticator digits digit verification 2fa two-step twostep factor mfa app-password six",
    ),
    ("locked", "locked lock lockout attempts tries many suspicious unlock temporarily blocked wrong times"),
    (
        "disk",
        "disk drive space permission profile write readonly read-only save c: folder local corrupt storage hdd ssd access denied \
         ntfs denied",
    ),
    ("file", "pst ost file data scanpst damaged corrupt corrupted repair errors detected"),
    (
        "offline",
        "offline airplane plugged cable unplugged power outage disconnected connected internet storm lightning blinking",
    ),
    (
        "address",
        "address addresses username user name myctl q embarqmail centurytel qwest centurylink domain spelled typo misspelled \
         whole full before",
    ),
    ("folders", "folder folders subfolder subfolders subscribe subscribed sorted tree"),
    ("devices", "devices device connections simultaneous sessions computers phones tablets many several too limit"),
    ("in-use", "locked lock use busy another session popbusy drop mailbox already inuse in-use elsewhere"),
    ("copy", "copy sent copied sent-items folder saved saving"),
    ("server", "server servers host hostname smtp pop imap name machine"),
    (
        "things",
        "airbnb airline alexa amazon android-auto bank battery bluetooth book camera canvas car casino charger chase cheese chess          citibank concert costco coupon credit crossword debit diesel discord disney dish dmv docker doordash doorbell drone dryer          ebay echo electric etsy excel facebook faucet fedex fence fitbit flight football fortnite fridge furnace game games          garage garden gas git gps grocery gym hbo hearing heater hulu instagram insurance irs itunes java kitchen lamp landlord          lawn library linkedin loan lottery lyft mcdonalds medicare medicine microwave minecraft mortgage movie movies mower          music mysql nest netflix newspaper oven paramount parking passport paycheck paypal peacock pension pharmacy photoshop          pinterest pizza playlist playstation podcast powerpoint prescription printer ps5 python quickbooks radio realtor recipe          recipes reddit refrigerator refund remote restaurant ring roblox roku roof scanner skype snapchat social sofa song          speaker speakers spotify sql steam stereo switch tax taxes taxi teams telegram television theater thermostat ticket          tickets tiktok tire toilet toner toyota train truck turbotax tv twitch twitter uber unemployment ups usps vacuum venmo          video-game visa voicemail wallpaper walmart washer washing weather wells whatsapp wikipedia xbox youtube zelle zoom",
    ),
    (
        "life",
        "baby bake bird birds bread breakfast cat cats chicken chocolate church-supper coffee cook cookies dinner doctor dog dogs          eggs fish flowers hair knee knitting lunch morning oats plant potatoes puppy rain roses sing snow soup spring squirrel          strawberry sugar summer tea tomatoes turkey vitamin walk wedding winter yarn yeast",
    ),
    (
        "writing",
        "calligraphy envelope envelopes mailman parcel parcels postage postal postcard postman stamp stamps usps zip courier          delivery-man porch driveway",
    ),
    (
        "print",
        "print printing font fonts color background links link picture pictures page screen ads keyboard hacked scam bitcoin",
    ),
];

/// The words, sorted, each with a concept that it is about; a word of several stands there several times.
#[derive(Debug)]
pub(crate) struct Concepts(Vec<Entry>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    word: &'static str,
    concept: &'static str,
    letters: u32,
}

impl Concepts {
    pub(crate) fn new() -> Self {
        let mut words = BinaryHeap::new();
        for (concept, all) in CONCEPTS {
            let entry = |word| Entry { word, concept, letters: letters(word) };
            words.extend(all.split_ascii_whitespace().map(entry));
        }
        Self(words.into_sorted_vec())
    }

    /// What a word is about.
    pub(crate) fn of(&self, word: &str) -> impl Iterator<Item = &'static str> {
        let start = self.0.partition_point(|entry| entry.word < word);
        self.0[start..].iter().take_while(move |entry| entry.word == word).map(|entry| entry.concept)
    }

    /// The word that is meant by one with a slip in it.
    pub(crate) fn meant(&self, typed: &str) -> Option<&'static str> {
        if typed.len() < LONG || self.of(typed).next().is_some() {
            return None;
        }
        // Slips at the very beginning are rare, and to go through all words takes its time.
        let first = &typed[..typed.chars().next().map_or(0, char::len_utf8)];
        let start = self.0.partition_point(|entry| entry.word < first);
        let mut near = self.0[start..].iter().take_while(|entry| entry.word.starts_with(first));
        let set = letters(typed);
        let is_meant = |entry: &&Entry| {
            entry.word.len() >= LONG
                && likeness(typed, set, entry.word, entry.letters).is_some_and(|found| found >= ONE_SLIP)
        };
        near.find(is_meant).map(|entry| entry.word)
    }
}
