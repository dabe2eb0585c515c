"""What is said about an answer that had begun: its silence, its size, its pictures.

Codes: `bad_answer` `cut_off` `timeout` `too_large` `empty_response`.
"""

from __future__ import annotations

from providers.wire.failures.fault_text import FaultText

NOT_JSON = FaultText(
    "bad_answer",
    "{provider}’s answer cannot be read",
    "It does not follow the format it should. Try again, or choose another model.",
    charged=None,
)
PACKED = FaultText(
    "bad_answer",
    "{provider}’s answer is packed in a way that cannot be read",
    "It came as “{encoding}”, which was not asked for. A proxy between this machine and {provider} may have packed or "
    "damaged it.",
    charged=None,
)
CUT_OFF = FaultText(
    "cut_off",
    "The connection to {provider} broke off",
    "The answer of {model} is incomplete. Try again.",
    charged=None,
)
SILENT = FaultText(
    "timeout",
    "{model} stopped answering",
    "It sent nothing for {seconds}. Try again, or choose another model.{longer}",
    charged=None,
)
ENDLESS = FaultText(
    "timeout", "{model} did not finish in time", "It was still not finished after {seconds}. Try again.", charged=None
)
TOO_MUCH = FaultText(
    "too_large",
    "{model} sent more than can be kept",
    "The answer was cut off here. Ask for something smaller.",
    charged=None,
)
EMPTY = FaultText(
    "empty_response",
    "{model} answered with nothing",
    "Its answer had neither words nor a picture. Try again, or choose another model.",
    charged=None,
)

TOOL_GARBLED = FaultText(
    "bad_answer",
    "{model} asked for something that cannot be understood",
    "It tried to use one of the studio’s tools, but what it sent is damaged. Try again, or choose another model.",
    charged=None,
)

# --- the picture that came ----------------------------------------------------------------------------------------

PICTURE_BROKEN = FaultText(
    "bad_answer",
    "The picture from {model} is damaged",
    "What arrived is {found}. Try again, or choose another model.",
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
    "It is over 50 MB. Ask for a smaller size, or choose another model.",
    charged=None,
)
PICTURE_ELSEWHERE = FaultText(
    "bad_answer",
    "{model} sent an address instead of a picture",
    "Addresses are never followed, for this machine’s safety. Choose another model.",
    charged=None,
)
PICTURE_UNSAFE = FaultText(
    "bad_answer",
    "{model} sent an address that Atelier does not follow",
    "It leads to {place}. Pictures are fetched over https from the public internet only, so "
    "that no answer can reach into this machine’s own network. Choose another model.",
    charged=None,
)
PICTURE_LOST = FaultText(
    "bad_answer",
    "The picture from {model} could not be fetched",
    "It was made, but {place}, where it should be, did not deliver it{why}. Try again.",
    charged=None,
)
