"""What is said where nobody, or somebody else than the provider, was reached: the way there, and who answers.

Codes: `unreachable` `wrong_address` `untrusted_certificate` `bad_answer`.
"""

from __future__ import annotations

from providers.wire.failures.fault_text import FaultText

# --- the way there ------------------------------------------------------------------------------------------------

UNREACHABLE = FaultText(
    "unreachable",
    "{provider} cannot be reached",
    "This machine got no connection to {address}. Check the network, the proxy if there is one, and {setting}.",
)
OFFLINE = FaultText(
    "unreachable",
    "{provider} cannot be reached: this machine seems to be offline",
    "It found no way to {address}. Check its network, and try again once it is back.",
)
NO_SUCH_HOST = FaultText(
    "wrong_address",
    "There is no machine called “{host}”",
    "{provider} is looked for at {address}. Either {setting} is misspelt, or this machine is offline and cannot look "
    "names up.",
)
NOBODY_LISTENS = FaultText(
    "unreachable",
    "Nobody answers at {address}",
    "The machine is there, but nothing listens at that port. Check {setting}, and whether what should listen there "
    "is running.",
)
NO_ANSWER = FaultText(
    "unreachable",
    "{provider} cannot be reached: {address} does not answer",
    "No connection stood in time. A firewall may be in between, or {setting} names the wrong machine or port.",
)
PROXY = FaultText(
    "unreachable",
    "The proxy lets nothing through to {provider}",
    "The proxy of this machine refused the way to {address}. Check HTTPS_PROXY, HTTP_PROXY and NO_PROXY, with the name "
    "and password it may want.",
)
PROXY_UNUSABLE = FaultText(
    "unreachable",
    "The proxy of this machine cannot be used",
    "Its address is not one of an http or https proxy (SOCKS is not spoken). Look at HTTPS_PROXY, HTTP_PROXY and "
    "ALL_PROXY, for example HTTPS_PROXY=http://proxy.example:3128, and start Atelier again.",
)
NO_CERTIFICATES = FaultText(
    "untrusted_certificate",
    "The certificates of this machine cannot be read",
    "Without them nobody can be trusted. Look at SSL_CERT_FILE and SSL_CERT_DIR, which name where they are, and start "
    "Atelier again.",
)
HTTPS_WANTED = FaultText(
    "wrong_address",
    "{address} begins with http://, but https:// is wanted there",
    "Change the address in {setting} to https:// and start Atelier again. The key was just sent there unencrypted: "
    "where somebody may have listened, make a new one.",
)
HTTP_WANTED = FaultText(
    "wrong_address",
    "{address} begins with https://, but what answers there speaks plain http",
    "Change the address in {setting} to http:// if that machine is yours, or to the right port, and start Atelier "
    "again.",
)
UNTRUSTED = FaultText(
    "untrusted_certificate",
    "The certificate of {host} is not trusted",
    "{why} Nothing was sent, so that nobody in between can read the key. If a proxy of your own looks into the "
    "traffic, add its certificate to this machine's (or name it in SSL_CERT_FILE); otherwise check {setting}.",
)
NO_TLS = FaultText(
    "unreachable",
    "No secure connection to {host} came about",
    "Both sides could not agree on how to encrypt. A proxy or a firewall may be in between, or {setting} names the "
    "wrong port.",
)

# --- who answers --------------------------------------------------------------------------------------------------

LOGIN_PAGE = FaultText(
    "bad_answer",
    "A sign-in page answered instead of {provider}",
    "The network of this machine wants somebody to sign in first, as in hotels and companies. Open any page in a "
    "browser on that network, sign in, and try again; or {setting} leads to the wrong place.",
)
WEB_PAGE = FaultText(
    "bad_answer",
    "A web page came instead of {provider}'s answer",
    "A proxy or a sign-in page between this machine and {provider} may have answered, or {setting} is wrong.{page}",
    charged=None,
)
TURNED_AWAY = FaultText(
    "bad_answer",
    "The protection in front of {provider} turned this machine away",
    "It answered with a web page that checks for robots, not with {provider}'s answer. Try again later, from another "
    "network, or without a proxy or VPN.",
)
NOT_THE_API = FaultText(
    "wrong_address",
    "There is no API of {provider} at {address}",
    "Something else answers there. Check {setting}: the path at its end belongs to it.",
)
SENT_ELSEWHERE = FaultText(
    "bad_answer",
    "{address} sends on to another place",
    "It points to {place}; nobody is followed there, as the key would go along. If that is right, put it into "
    "{setting}. A sign-in page of this network may do the same.",
)
