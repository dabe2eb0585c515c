"""What is said where a provider refuses: the key, the account, what was asked, its load.

Codes: `wrong_api_key` `not_allowed` `no_credits` `provider_quota` `unknown_model` `unavailable` `declined` `region`
`unverified` `too_long` `prompt_too_long` `bad_picture` `bad_request` `too_large` `conflict` `precondition`
`rate_limited` `overloaded` `timeout` `cut_off` `provider_error`.
"""

from __future__ import annotations

from providers.wire.failures.fault_text import FaultText

# --- key, account, model ------------------------------------------------------------------------------------------

KEY_UNUSABLE = FaultText(
    "wrong_api_key",
    "The key for {provider} cannot be sent",
    "It contains characters that no key has. Copy it again from where you got it.",
)
WRONG_KEY = FaultText(
    "wrong_api_key",
    "{provider} refused the key",
    "It is wrong, expired or switched off. {key}",
)
KEY_WANTED = FaultText(
    "wrong_api_key",
    "{provider} wants a key",
    "It answers nobody without one. {key}",
)
FORBIDDEN = FaultText(
    "not_allowed",
    "{provider} refused the key for {model}",
    "{sentence}The key may lack a permission, or the account a plan that includes this model. {key}",
)
NO_MONEY = FaultText(
    "no_credits",
    "The account at {provider} has no credits left",
    "{sentence}Add credits to that account, or choose another model.",
    link="{credits_page}",
)
UNKNOWN_MODEL = FaultText(
    "unknown_model",
    "{provider} has no model “{model}”",
    "The name may be misspelt, or the model was retired. Choose another one in Settings{instead}.",
)
RETIRED = FaultText(
    "unknown_model",
    "{model} was retired",
    "Its provider no longer offers it. Choose another model in Settings{instead}.",
)
UNAVAILABLE = FaultText(
    "unavailable",
    "{model} is not available at the moment",
    "Its provider does not serve it now. Try again later, or choose another model{instead}.",
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
    "You asked for more than one of its answers can hold. Ask for less at a time, or choose a model that writes more.",
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
    "It needs more pixels. Make the picture larger, or use another one, and try again.",
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
    "Its provider lets only verified accounts use it. Whoever owns the account can verify it "
    "in the provider’s settings; this may take half an hour to take effect. You can also "
    "choose another model.",
)
QUOTA = FaultText(
    "provider_quota",
    "The account at the provider of {model} has used up its quota",
    "Its credits or its monthly limit are used up, so waiting a moment won’t help. Check "
    "that account’s billing, or choose another model.",
    link="{credits_page}",
)

# --- limits, load, and the rest -----------------------------------------------------------------------------------

RATE_LIMITED = FaultText(
    "rate_limited",
    "{provider} is limiting requests to {model}",
    "There were too many in a short time, with this key or at the model’s provider. Wait a little and try again.",
)
OVERLOADED = FaultText(
    "overloaded",
    "{model} is overloaded",
    "Its provider has no room right now. Try again in a moment, or choose another model.",
)
TOO_SLOW = FaultText(
    "timeout",
    "{model} took too long",
    "{provider} stopped waiting for it. Try again, or choose a faster model.",
    charged=None,
)
CLOSED = FaultText(
    "cut_off",
    "The request to {model} was closed before it was done",
    "Something between this machine and the model hung up: a proxy, or a time limit on the way. Try again.",
    charged=None,
)
CONFLICT = FaultText(
    "conflict",
    "This request got in the way of another one",
    "{provider} was still busy with the same thing. Try again in a moment.",
)
PRECONDITION = FaultText(
    "precondition",
    "{model} asks for something first",
    "Its provider wants something from you first, such as accepting its terms or setting up "
    "an account. {provider}’s answer is under Details. You can also choose another model.",
)
TOO_LARGE = FaultText(
    "too_large",
    "The request is too large for {provider}",
    "The pictures that go with it are too big together. Use fewer or smaller ones and try again.",
)
BAD_REQUEST = FaultText(
    "bad_request",
    "{provider} did not accept this request for {model}",
    "The model may not know one of the options. Choose another option or another model. Its answer is under Details.",
)
NOT_ACCEPTED = FaultText(
    "bad_request",
    "{provider} did not accept what was asked of {model}",
    "{sentence}Change that, or choose another option or another model.",
)
PROVIDER_ERROR = FaultText(
    "provider_error",
    "{provider} reported an error of its own",
    "It is not about what you asked. Try again in a moment.",
)
