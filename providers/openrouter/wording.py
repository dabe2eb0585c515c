"""What is said about OpenRouter's failures: what happened, what it means, what to do. `faults` recognises them.

Codes: `wrong_api_key` `no_credits` `key_limit` `budget_reached` `too_much_at_once` `declined` `not_allowed`
`unknown_model` `no_endpoint` `timeout` `too_large` `too_long` `bad_picture` `bad_request` `rate_limited`
`provider_error` `provider_down` `overloaded` `unreachable` `cut_off` `bad_answer` `empty_response`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

KEYS = "https://openrouter.ai/settings/keys"
CREDITS = "https://openrouter.ai/settings/credits"
PRIVACY = "https://openrouter.ai/settings/privacy"


@dataclass(frozen=True)
class Said:
    """A failure in words; `{model}` and `{reasons}` are filled in. `charged` is None when nobody can know."""

    code: str
    title: str
    text: str
    charged: bool | None = False

    def filled(self, **values: str) -> Said:
        """With these placeholders of the text filled in."""
        return replace(self, text=self.text.format(model="{model}", reasons="{reasons}", **values))

    def unsure(self) -> Said:
        """The same after an answer had begun: work was done, and may be billed."""
        return replace(self, charged=None)


DECLINED = Said(
    "declined",
    "The provider of {model} declined this",
    "Its rules do not allow what was asked{reasons}. Describe it another way, or choose another model.",
)
TOO_LONG = Said(
    "too_long",
    "This conversation is too long for {model}",
    "It cannot read that much at once. Start a new conversation, or choose a model that reads more.",
)
BAD_PICTURE = Said(
    "bad_picture",
    "{model} cannot read the picture that was sent",
    "Its size or format does not suit the model. Make it smaller, or convert it to PNG or JPEG, and try again.",
)
BAD_REQUEST = Said(
    "bad_request",
    "OpenRouter did not accept this request for {model}",
    "The model may not know one of the options. Choose another option or another model; its answer is under Details.",
)
TOO_SLOW = Said(
    "timeout",
    "{model} took too long",
    "OpenRouter stopped waiting for it. Try again, or choose a faster model.",
    charged=None,
)
OVERLOADED = Said(
    "overloaded",
    "{model} is overloaded",
    "Its provider has no room right now. Try again in a moment, or choose another model.",
)
UNKNOWN_MODEL = Said(
    "unknown_model",
    "OpenRouter has no model “{model}”",
    "The name may be misspelt, or the model was retired. Choose another one in Settings.",
)
NO_ENDPOINT = Said(
    "no_endpoint",
    "No provider at OpenRouter can do this with {model}",
    "The model may not take pictures or tools, or the account's privacy settings rule its providers out. "
    f"Choose another model, or look at {PRIVACY}.",
)
NO_CREDITS = Said(
    "no_credits",
    "The OpenRouter account has no credits left",
    f"This model costs money. Add credits at {CREDITS}, or choose a free model.",
)
KEY_LIMIT = Said(
    "key_limit",
    "This OpenRouter key has reached its limit",
    f"Raise the limit of the key at {KEYS}, or use another key.",
)
TOO_MUCH_AT_ONCE = Said(
    "too_much_at_once",
    "Too much is running on this OpenRouter account at once",
    "Its credits are held for requests that still run. Try again when they are done.",
)
BUDGET_REACHED = Said(
    "budget_reached",
    "A budget at OpenRouter is used up",
    "Whoever manages the OpenRouter account set it for this key or workspace. It can be raised there.",
)
NOT_ALLOWED = Said(
    "not_allowed",
    "OpenRouter does not let this key use {model}",
    f"A permission, a guardrail or the region forbids it. Look at the key's settings at {KEYS}, "
    "or choose another model.",
)
PROVIDER_ERROR = Said(
    "provider_error",
    "OpenRouter reported an error of its own",
    "It is not about what you asked. Try again in a moment.",
)

BY_STATUS: Mapping[int, Said] = {
    400: BAD_REQUEST,
    401: Said(
        "wrong_api_key",
        "OpenRouter refused the key",
        f"It is wrong, expired or switched off. Put a working one into OPENROUTER_API_KEY; keys are made at {KEYS}.",
    ),
    402: NO_CREDITS,
    403: NOT_ALLOWED,
    404: UNKNOWN_MODEL,
    408: TOO_SLOW,
    413: Said(
        "too_large",
        "The request is too large for OpenRouter",
        "The pictures that go with it are too big together. Use fewer or smaller ones and try again.",
    ),
    422: BAD_REQUEST,
    429: Said(
        "rate_limited",
        "OpenRouter is limiting requests to {model}",
        "There were too many in a short time, with this key or at the model's provider. Wait a little and try again.",
    ),
    500: PROVIDER_ERROR,
    502: Said(
        "provider_down",
        "The provider of {model} is down",
        "OpenRouter got no usable answer from it. Try again, or choose another model.",
    ),
    503: OVERLOADED,
    504: TOO_SLOW,
    524: TOO_SLOW,
    529: OVERLOADED,
}

BY_TYPE: Mapping[str, Said] = {
    "context_length_exceeded": TOO_LONG,
    "token_limit_exceeded": TOO_LONG,
    "max_tokens_exceeded": TOO_LONG,
    "string_too_long": TOO_LONG,
    "content_policy_violation": DECLINED,
    "invalid_prompt": DECLINED,
    "refusal": DECLINED,
    "invalid_image": BAD_PICTURE,
    "image_too_large": BAD_PICTURE,
    "image_too_small": BAD_PICTURE,
    "unsupported_image_format": BAD_PICTURE,
    "authentication": BY_STATUS[401],
    "payment_required": NO_CREDITS,
    "payload_too_large": BY_STATUS[413],
    "rate_limit_exceeded": BY_STATUS[429],
    "provider_unavailable": BY_STATUS[502],
    "provider_overloaded": OVERLOADED,
    "timeout": TOO_SLOW,
    "server": PROVIDER_ERROR,
}
BY_LIMIT: Mapping[str, Said] = {
    "openrouter_credits": NO_CREDITS,
    "openrouter_key_limit": KEY_LIMIT,
    "openrouter_in_flight_budget": TOO_MUCH_AT_ONCE,
}

UNREACHABLE = Said(
    "unreachable",
    "OpenRouter cannot be reached",
    "This machine got no connection to it. Check the network, the proxy if there is one, and OPENROUTER_API_URL.",
)
CUT_OFF = Said(
    "cut_off",
    "The connection to OpenRouter broke off",
    "The answer of {model} is incomplete. Try again.",
    charged=None,
)
SILENT = Said(
    "timeout", "{model} fell silent", "It sent nothing for {seconds}. Try again, or choose another model.", None
)
ENDLESS = Said("timeout", "{model} took too long", "It was not finished after {seconds}. Try again.", None)
NOT_JSON = Said(
    "bad_answer",
    "OpenRouter's answer cannot be read",
    "It is not what its interface promises. Try again, or choose another model.",
    charged=None,
)
WEB_PAGE = Said(
    "bad_answer",
    "A web page came instead of OpenRouter's answer",
    "A proxy or a sign-in page between this machine and OpenRouter may have answered, or OPENROUTER_API_URL is wrong.",
    charged=None,
)
TOO_MUCH = Said(
    "too_large",
    "{model} sent more than can be kept",
    "The answer was ended here. Ask for something smaller.",
    charged=None,
)
EMPTY = Said(
    "empty_response",
    "{model} answered with nothing",
    "There was neither a word nor a picture in its answer. Try again, or choose another model.",
    charged=None,
)
TOOL_GARBLED = Said(
    "bad_answer",
    "{model} asked for something that cannot be understood",
    "It wanted to use one of the studio's tools, but what it sent is damaged. Try again, or choose another model.",
    charged=None,
)
PICTURE_BROKEN = Said(
    "bad_answer",
    "The picture from {model} is damaged",
    "What came is {found}. Try again, or choose another model.",
    charged=None,
)
PICTURE_TOO_LARGE = Said(
    "too_large",
    "The picture from {model} is too large",
    "It has more than 50 MB. Ask for a smaller size, or choose another model.",
    charged=None,
)
PICTURE_ELSEWHERE = Said(
    "bad_answer",
    "{model} sent an address instead of a picture",
    "Addresses are never followed, for this machine's safety. Choose another model.",
    charged=None,
)
