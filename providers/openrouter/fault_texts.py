"""What only OpenRouter's failures say; `wire/failures` has what any provider's do. `error_object` tells them apart.

Codes: `key_limit` `budget_reached` `too_much_at_once` `not_allowed` `no_endpoint` `privacy` `constraint` `free_ended`
`free_limit` `provider_down`, and those of `refusal_texts`.
"""

from __future__ import annotations

from providers.openrouter.access import KEY
from providers.wire.failures.fault_text import FaultText

PAGES = {
    "keys_page": KEY.link,
    "credits_page": KEY.credits,
    "privacy_page": "https://openrouter.ai/settings/privacy",
    "own_keys_page": "https://openrouter.ai/settings/integrations",
}
"""Where a person can do something about it; each may stand in a text."""

# --- key and money ------------------------------------------------------------------------------------------------

KEY_EXPIRED = FaultText(
    "wrong_api_key",
    "The OpenRouter key has expired",
    "Make a new one at {keys_page} and connect it under Settings → Providers.",
)
KEY_OFF = FaultText(
    "wrong_api_key",
    "The OpenRouter key is switched off",
    "Switch it on again at {keys_page}, or connect another one under Settings → Providers.",
)
MANAGEMENT_KEY = FaultText(
    "wrong_api_key",
    "This OpenRouter key only manages other keys",
    "It can’t be used with models. Make an ordinary one at {keys_page} and connect it under Settings → Providers.",
)
KEY_LOST = FaultText(
    "wrong_api_key",
    "The key did not arrive at OpenRouter",
    "Atelier sent it, and something on the way took it out: a proxy, or whatever {setting} leads to. Check both.",
)
PROVIDER_KEY = FaultText(
    "wrong_api_key",
    "The provider of {model} refused OpenRouter’s key",
    "If a key of your own for it is stored at {own_keys_page}, that one is wrong or expired. Otherwise try again, or "
    "choose another model.",
)
NO_CREDITS = FaultText(
    "no_credits",
    "The OpenRouter account has no credits left",
    "This model costs money. Add credits at {credits_page}, or choose a free model.",
    link="{credits_page}",
)
KEY_LIMIT = FaultText(
    "key_limit",
    "This OpenRouter key has reached its limit",
    "The account may still have credits. Raise the limit of the key at {keys_page}, or use another key.",
    link="{keys_page}",
)
TOO_MUCH_AT_ONCE = FaultText(
    "too_much_at_once",
    "Too much is running on this OpenRouter account at once",
    "Its credits are reserved for requests that are still running. Try again when they are done.",
)
BUDGET_REACHED = FaultText(
    "budget_reached",
    "A budget at OpenRouter is used up",
    "Whoever manages the OpenRouter account set it for this key or workspace{budget}. It can be raised there.",
)

# --- which model, and who may use it ------------------------------------------------------------------------------

FREE_ENDED = FaultText(
    "free_ended",
    "{model} is no longer free",
    "The free variant of this model has ended. Choose the same model without “:free”, which costs money, or another "
    "one in Settings{instead}.",
)
WRONG_PLACE = FaultText(
    "no_endpoint",
    "{model} is not made for this kind of request",
    "It may only be able to paint, or only to talk. Choose another model in Settings{instead}.",
)
NO_ENDPOINT = FaultText(
    "no_endpoint",
    "No provider at OpenRouter can do this with {model}",
    "The model may not take pictures or tools, or the account’s privacy settings rule its "
    "providers out. Choose another model{instead}, or look at {privacy_page}.",
)
NOBODY_OFFERS = FaultText(
    "no_endpoint",
    "Nobody at OpenRouter offers {model} right now",
    "It is listed, but none of its providers serves it. Choose another model{instead}.",
)
PRIVACY = FaultText(
    "privacy",
    "The account’s privacy settings rule out every provider of {model}",
    "Allow its providers at {privacy_page}, or choose another model{instead}.",
    link="{privacy_page}",
)
CONSTRAINT = FaultText(
    "constraint",
    "No provider of {model} fits what was asked",
    "The request or the account’s routing rules leave none{constraint}. Change that, or choose another model{instead}.",
)
NOT_ALLOWED = FaultText(
    "not_allowed",
    "OpenRouter does not let this key use {model}",
    "A permission, a guardrail or the region forbids it. Check the key’s settings at "
    "{keys_page}, or choose another model.",
)
GUARDRAIL = FaultText(
    "declined",
    "A guardrail of the OpenRouter account stopped this",
    "Your request matches something that whoever manages the account has blocked{reasons}. Leave it out, or ask them.",
)

# --- limits, load, and the rest -----------------------------------------------------------------------------------

FREE_PER_MINUTE = FaultText(
    "rate_limited",
    "Too many free requests in a minute",
    "OpenRouter takes about 20 a minute for free models. Wait a little and try again, or choose a paid model.",
)
PROVIDER_LIMITED = FaultText(
    "rate_limited",
    "The provider of {model} is limiting requests",
    "Too many people are using it, or too many requests came in a short time. Wait a little "
    "and try again, or choose another model.",
)
FREE_LIMIT = FaultText(
    "free_limit",
    "Today’s free requests at OpenRouter are used up",
    "Accounts that bought less than 10 credits have 50 a day, others 1000. They reset "
    "{when}. Until then, choose a paid model, or add credits at {credits_page}.",
    link="{credits_page}",
)
LIMITED_FOR_LONG = FaultText(
    "rate_limited",
    "The provider of {model} has reached its limit",
    "It resets {when}. Choose another model until then.",
)
PROVIDER_DOWN = FaultText(
    "provider_down",
    "The provider of {model} is down",
    "OpenRouter got no usable answer from it. Try again, or choose another model.",
)
