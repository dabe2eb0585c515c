"""What is said about an answer that had begun: its silence, its size, its pictures.

Codes: `bad_answer` `cut_off` `timeout` `too_large` `empty_response`.
"""

from __future__ import annotations

from providers.wire.failures.fault_text import FaultText

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
ENDLESS = FaultText(
    "timeout", "{model} did not finish in time", "It was not finished after {seconds}. Try again.", charged=None
)
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
PICTURE_UNSAFE = FaultText(
    "bad_answer",
    "{model} sent an address that is not followed",
    "It leads to {place}. Pictures are fetched over https from the public internet only, so that no answer can reach "
    "into this machine's own network. Choose another model.",
    charged=None,
)
PICTURE_LOST = FaultText(
    "bad_answer",
    "The picture from {model} could not be fetched",
    "It was made, but {place}, where it was said to be, did not give it{why}. Try again.",
    charged=None,
)
