"""What only fal.ai's failures say; `wire/failures` has what any provider's do. `faults` tells them apart.

Codes: `not_allowed` `declined` `empty_response`.
"""

from __future__ import annotations

from providers.wire.failures.fault_text import FaultText

LOCKED = FaultText(
    "not_allowed",
    "fal.ai has locked this account",
    "Only its support can open it again: support@fal.ai. Another key of the same account won’t help.",
)
BLACKED_OUT = FaultText(
    "declined",
    "fal.ai blacked out this picture",
    "Its safety check found something in it that it does not show. Describe the picture another way, or choose another "
    "model.",
    charged=None,
)
NO_MEDIA = FaultText(
    "empty_response",
    "{model} made no picture of this",
    "It ran to its end and had nothing to show. Describe the picture another way, or choose another model.",
    charged=None,
)
