"""What is said where nobody, or somebody else than the provider, was reached: the way there, and who answers.

Codes: `unreachable` `wrong_address` `untrusted_certificate` `bad_answer`.
"""

from __future__ import annotations

from providers.wire.failures.fault_text import FaultText

# --- the way there ------------------------------------------------------------------------------------------------

UNREACHABLE = FaultText(
    "unreachable",
    "{provider} cannot be reached",
    "This machine could not connect to {address}. Check the network, the proxy if there is one, and {setting}.",
)
OFFLINE = FaultText(
    "unreachable",
    "{provider} cannot be reached: this machine seems to be offline",
    "It found no way to {address}. Check its network, and try again once it is back.",
)
NO_SUCH_HOST = FaultText(
    "wrong_address",
    "There is no machine called “{host}”",
    "Atelier looks for {provider} at {address}. Either {setting} is misspelt, or this "
    "machine is offline and cannot look names up.",
)
NOBODY_LISTENS = FaultText(
    "unreachable",
    "Nothing answers at {address}",
    "The machine is there, but nothing listens on that port. Check {setting}, and that the "
    "program behind it is running.",
)
NO_ANSWER = FaultText(
    "unreachable",
    "{provider} cannot be reached: {address} does not answer",
    "The connection timed out. A firewall may be in between, or {setting} names the wrong machine or port.",
)
PROXY = FaultText(
    "unreachable",
    "The proxy lets nothing through to {provider}",
    "This machine’s proxy refused to connect to {address}. Check HTTPS_PROXY, HTTP_PROXY and "
    "NO_PROXY, and the name and password it may need.",
)
PROXY_UNUSABLE = FaultText(
    "unreachable",
    "The proxy of this machine cannot be used",
    "Its address is not that of an http or https proxy (SOCKS is not supported). Check "
    "HTTPS_PROXY, HTTP_PROXY and ALL_PROXY, for example "
    "HTTPS_PROXY=http://proxy.example:3128, and start Atelier again.",
)
NO_CERTIFICATES = FaultText(
    "untrusted_certificate",
    "The certificates of this machine cannot be read",
    "Without them no connection can be trusted. Check SSL_CERT_FILE and SSL_CERT_DIR, which "
    "name where they are, and start Atelier again.",
)
HTTPS_WANTED = FaultText(
    "wrong_address",
    "{address} begins with http://, but it needs https://",
    "Change {setting} to one with https://. If a key was given, it was just sent unencrypted: "
    "if somebody may have been listening, make a new one.",
)
HTTP_WANTED = FaultText(
    "wrong_address",
    "{address} begins with https://, but what answers there speaks plain http",
    "Change {setting} to one with http:// if that machine is yours, or to one with the right port.",
)
UNTRUSTED = FaultText(
    "untrusted_certificate",
    "The certificate of {host} is not trusted",
    "{why} Nothing was sent, so nobody in between could read the key. If you run a proxy "
    "that inspects traffic, add its certificate to this machine’s (or name it in "
    "SSL_CERT_FILE). Otherwise check {setting}.",
)
NO_TLS = FaultText(
    "unreachable",
    "A secure connection to {host} failed",
    "The two sides could not agree on how to encrypt. A proxy or a firewall may be in "
    "between, or {setting} names the wrong port.",
)

# --- who answers --------------------------------------------------------------------------------------------------

LOGIN_PAGE = FaultText(
    "bad_answer",
    "A sign-in page answered instead of {provider}",
    "This machine’s network wants a sign-in first, as hotels and companies do. Open any page "
    "in a browser on that network, sign in, and try again. If that is not it, {setting} "
    "leads to the wrong place.",
)
WEB_PAGE = FaultText(
    "bad_answer",
    "A web page came instead of {provider}’s answer",
    "A proxy or a sign-in page between this machine and {provider} may have answered, or {setting} is wrong.{page}",
    charged=None,
)
TURNED_AWAY = FaultText(
    "bad_answer",
    "The protection in front of {provider} turned this machine away",
    "It answered with a web page that checks for robots, not with {provider}’s answer. Try "
    "again later, from another network, or without a proxy or VPN.",
)
PRIVATE = FaultText(
    "wrong_address",
    "{address} leads into a private network",
    "Only whoever runs the studio may give such an address. Give {provider} another one under Settings → Providers.",
)
NOT_THE_API = FaultText(
    "wrong_address",
    "There is no {provider} API at {address}",
    "Something else answers there. Check {setting}, including the path at its end.",
)
SENT_ELSEWHERE = FaultText(
    "bad_answer",
    "{address} redirects to another address",
    "It points to {place}. Atelier does not follow it, because your key would go along. If "
    "that address is right, make it {setting}. A network’s sign-in page can cause this "
    "too.",
)
