// Runs inside Thunderbird as the body of a function: what account set-up does when somebody has typed an address, up to the
// dialog that shows the servers. The values of its types become those of the settings data.
const [address, done] = arguments;
const load = name => ChromeUtils.importESModule(`resource:///modules/accountcreation/${name}.sys.mjs`)[name];
const security = {
  [Ci.nsMsgSocketType.plain]: "none",
  [Ci.nsMsgSocketType.alwaysSTARTTLS]: "starttls",
  [Ci.nsMsgSocketType.SSL]: "tls",
};
const authentication = {
  [Ci.nsMsgAuthMethod.none]: "none",
  [Ci.nsMsgAuthMethod.passwordCleartext]: "password",
  [Ci.nsMsgAuthMethod.passwordEncrypted]: "encrypted-password",
  [Ci.nsMsgAuthMethod.OAuth2]: "oauth2",
};
const server = ({ type, hostname, port, socketType, auth, username }) => ({
  protocol: type,
  host: hostname,
  port,
  security: security[socketType],
  authentication: authentication[auth],
  username,
});
const reason = error => [error, ...(error.errors ?? [])].map(String).join("; ");
const domain = address.slice(address.lastIndexOf("@") + 1);
load("FetchConfig")
  .fromISP(domain, address, new AbortController().signal)
  .then(config => {
    load("AccountConfig").replaceVariables(config, "Jane", address);
    const incoming = [config.incoming, ...config.incomingAlternatives];
    return { Ok: { incoming: incoming.map(server), outgoing: server(config.outgoing) } };
  })
  .catch(error => ({ Err: reason(error) }))
  .then(done);
