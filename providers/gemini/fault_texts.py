"""What only Google's failures say; `wire/failures` has what any provider's do. `faults` tells them apart.

Codes: `wrong_api_key` `not_allowed` `region` `no_credits` `free_limit` `declined` `empty_response`.
"""

from __future__ import annotations

from providers.gemini.access import KEY
from providers.wire.failures.fault_text import FaultText

PAGES = {"keys_page": KEY.link, "limits_page": "https://aistudio.google.com/usage"}
"""Where a person can do something about it; each may stand in a text."""

KEY_LEAKED = FaultText(
    "wrong_api_key",
    "Google has switched this key off",
    "It was found in a public place, so anybody could have used it. Make a new one at {keys_page} and connect it under "
    "Settings → Providers.",
)
KEY_NOT_FOR_THIS = FaultText(
    "not_allowed",
    "This Google key is not for the Gemini API",
    "Its project has not switched the Gemini API on, or the key is limited to other services or other places. Make one "
    "at {keys_page}, where keys come ready for it.",
)
WANTS_BILLING = FaultText(
    "region",
    "Google wants billing for this key first",
    "Where this machine is, there is no free use of the Gemini API. Switch billing on for the key’s project at "
    "{keys_page}, or choose a model of another provider.",
    link="{credits_page}",
)
PREPAID_SPENT = FaultText(
    "no_credits",
    "The credit of the Google project is used up",
    "Add some at {keys_page}, or choose a model of another provider.",
    link="{credits_page}",
)
NOT_FREE = FaultText(
    "free_limit",
    "{model} is not part of Google’s free use",
    "This key’s project has no billing, and without it this model answers nothing. Switch billing on at {keys_page}, "
    "or choose another model.",
    link="{credits_page}",
)
DAY_IS_OVER = FaultText(
    "free_limit",
    "Today’s requests to {model} are used up",
    "Google counts them per project and day, and starts over at midnight in California. {limits_page} shows the limits."
    " Choose another model until then.",
)
RECITED = FaultText(
    "declined",
    "{model} stopped so as not to copy somebody’s work",
    "What it was about to make is too close to something protected. Describe it another way, without naming the work.",
    charged=None,
)
NO_PICTURE = FaultText(
    "empty_response",
    "{model} made no picture",
    "It said that it could not make one of this. Describe it another way, or choose another model.",
    charged=None,
)
