"""What is said about failures that any provider may have: the way to it, who answers there, its silence, its pictures.

Codes: `unreachable` `wrong_address` `untrusted_certificate` `bad_answer` `cut_off` `timeout` `too_large` `too_long`
`prompt_too_long` `bad_picture` `declined` `region` `unverified` `provider_quota` `empty_response` `wrong_api_key`.
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
NOT_JSON = FaultText(
    "bad_answer",
    "{provider}'s answer cannot be read",
    "It is not what its interface promises. Try again, or choose another model.",
    charged=None,
)
PACKED = FaultText(
    "bad_answer",
    "{provider}'s answer is packed in a way that cannot be read",
    "It came as “{encoding}”, which was not asked for. A proxy between this machine and {provider} may have packed or "
    "damaged it.",
    charged=None,
)

# --- the answer on its way ----------------------------------------------------------------------------------------

CUT_OFF = FaultText(
    "cut_off",
    "The connection to {provider} broke off",
    "The answer of {model} is incomplete. Try again.",
    charged=None,
)
SILENT = FaultText(
    "timeout",
    "{model} fell silent",
    "It sent nothing for {seconds}. Try again, or choose another model.{longer}",
    charged=None,
)
ENDLESS = FaultText("timeout", "{model} took too long", "It was not finished after {seconds}. Try again.", charged=None)
TOO_MUCH = FaultText(
    "too_large",
    "{model} sent more than can be kept",
    "The answer was ended here. Ask for something smaller.",
    charged=None,
)
EMPTY = FaultText(
    "empty_response",
    "{model} answered with nothing",
    "There was neither a word nor a picture in its answer. Try again, or choose another model.",
    charged=None,
)
KEY_UNUSABLE = FaultText(
    "wrong_api_key",
    "The key for {provider} cannot be sent",
    "It holds characters that no key has. Copy it again from where it was made.",
)

# --- what was asked -----------------------------------------------------------------------------------------------

DECLINED = FaultText(
    "declined",
    "The provider of {model} declined this",
    "Its rules do not allow what was asked{reasons}. Describe it another way, or choose another model.",
)
TOO_LONG = FaultText(
    "too_long",
    "This conversation is too long for {model}",
    "It cannot read that much at once. Start a new conversation, or choose a model that reads more.",
)
PROMPT_TOO_LONG = FaultText(
    "prompt_too_long",
    "The prompt is too long for {model}",
    "It takes fewer words at once. Shorten what you wrote, and try again.",
)
ANSWER_TOO_LONG = FaultText(
    "too_long",
    "{model} cannot write that much at once",
    "More was asked for than one answer of it may hold. Ask for less at a time, or choose a model that writes more.",
)
BAD_PICTURE = FaultText(
    "bad_picture",
    "{model} cannot read the picture that was sent",
    "Its size or format does not suit the model. Make it smaller, or convert it to PNG or JPEG, and try again.",
)
PICTURE_TOO_LARGE_SENT = FaultText(
    "bad_picture",
    "The picture that was sent is too large for {model}",
    "Make it smaller (“/resize 2000” or “under 3 MB”), and try again.",
)
PICTURE_TOO_SMALL_SENT = FaultText(
    "bad_picture",
    "The picture that was sent is too small for {model}",
    "It wants more pixels. Make the picture larger, or use another one, and try again.",
)
PICTURE_FORMAT_SENT = FaultText(
    "bad_picture",
    "{model} does not take pictures of this format",
    "Convert the picture to PNG or JPEG, and try again.",
)
PICTURE_GONE = FaultText(
    "bad_picture",
    "The picture that was sent did not reach {model}",
    "The provider could not find or fetch it. Send it again, or use another one.",
)
TOO_MANY_PICTURES = FaultText(
    "bad_picture",
    "Too many pictures were sent to {model} at once",
    "Use fewer of them, and try again.",
)
REGION = FaultText(
    "region",
    "{model} is not offered in this region",
    "Its provider does not serve the country this machine is in. Choose a model of another provider.",
)
UNVERIFIED = FaultText(
    "unverified",
    "{model} needs a verified organisation",
    "Its provider lets only verified accounts use it. Whoever owns the account can verify it in the provider's "
    "settings, which may take half an hour to count; or choose another model.",
)
QUOTA = FaultText(
    "provider_quota",
    "The account at the provider of {model} has used up its quota",
    "Its credits or its monthly limit are used up, and waiting a moment does not help. Look at that account's billing, "
    "or choose another model.",
)

# --- the picture that came ----------------------------------------------------------------------------------------

PICTURE_BROKEN = FaultText(
    "bad_answer",
    "The picture from {model} is damaged",
    "What came is {found}. Try again, or choose another model.",
    charged=None,
)
PICTURE_VECTOR = FaultText(
    "bad_answer",
    "{model} sent a vector drawing (SVG), not a bitmap",
    "Atelier works with pixels and cannot keep it. Choose a model or a style that paints bitmaps.",
    charged=None,
)
PICTURE_TOO_LARGE = FaultText(
    "too_large",
    "The picture from {model} is too large",
    "It has more than 50 MB. Ask for a smaller size, or choose another model.",
    charged=None,
)
PICTURE_ELSEWHERE = FaultText(
    "bad_answer",
    "{model} sent an address instead of a picture",
    "Addresses are never followed, for this machine's safety. Choose another model.",
    charged=None,
)
