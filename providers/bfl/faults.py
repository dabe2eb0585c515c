"""Makes the refusals of Black Forest Labs into faults for a person.

HTTP statuses and the statuses of a picture after https://docs.bfl.ai/api_integration/errors; `details` of a picture
that was held back may have `Moderation Reasons`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from conversation.errors import ProviderFault
from providers.wire.errors import ServiceRefused
from providers.wire.failures.fault_text import FaultText
from providers.wire.failures.faults import Faults
from providers.wire.failures.redaction import masked
from providers.wire.failures.refusal_texts import DECLINED, PROVIDER_ERROR, WRONG_KEY
from providers.wire.failures.refusals import body_of, explain_status, sentence_of
from providers.wire.http.json_objects import look_up

READY, WAITING = "Ready", ("Pending", "Queued", "Processing")
GONE = FaultText(
    "bad_answer",
    "{provider} has lost this picture",
    "It does not know of it any more. Try again.",
    charged=None,
)
HELD_BACK = FaultText(
    "declined",
    "{provider} held this picture back",
    "It was made, but its rules do not allow it to be shown{reasons}. Describe it another way, or choose another "
    "model.",
    charged=None,
)
_KEY = re.compile(r"authenticat", re.IGNORECASE)


def explain(faults: Faults, missing: FaultText | None, refused: ServiceRefused) -> ProviderFault:
    """A refusal by its status. `missing`: what is not there where it answers 404; None where the address is wrong."""
    said = sentence_of(body_of(refused))
    if refused.status == 404 and missing is not None:
        return faults.fault(missing, f"404 {said}")
    if refused.status == 403 and _KEY.search(said):
        return faults.fault(WRONG_KEY, f"403 {said}")
    return explain_status(faults, refused)


def explain_end(faults: Faults, answer: Mapping[str, Any]) -> ProviderFault:
    """A picture that came to another end than `Ready`."""
    status = str(answer.get("status"))
    texts = {
        "Request Moderated": DECLINED.unsure(),
        "Content Moderated": HELD_BACK,
        "Task not found": GONE,
    }
    found = look_up(answer, "details", "Moderation Reasons")
    named = [masked(str(each), faults.key)[:60] for each in found[:5]] if isinstance(found, list) else []
    values = {"reasons": f" ({', '.join(named)})" if named else ""}
    return faults.fault(texts.get(status, PROVIDER_ERROR.unsure()), status, values=values)
