"""What a job is called, what of a turn it tells at its end, and how far ahead a turn that begins anew is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from conversation.events import UsageRecorded
from conversation.ports.jobs import FORGOTTEN, TURN, JobOrder, JobState
from conversation.ports.turns import TurnRequest
from conversation.reply import Reply
from conversation.serialization import to_json

LEAP = 10_000
"""By how many events a reply that begins anew is ahead of the one before: more than anybody can have heard of that
since it was saved, so that whoever did reads the conversation again."""
TITLE = 120
"""Characters of a message."""


def order_of(request: TurnRequest, turn: str) -> JobOrder:
    """The job of a turn: its message says the rest."""
    values = {"options": dict(request.options), "administers": request.administers}
    return JobOrder(turn, request.owner, TURN, request.conversation, values)


def untold(calls: Sequence[UsageRecorded], reply: Reply) -> list[UsageRecorded]:
    """What was written down of a turn that was cut off, and its reply does not tell."""
    told = [dict(used) for used in reply.usage]
    left = []
    for call in calls:
        said = to_json(call)
        if said in told:
            told.remove(said)
        else:
            left.append(call)
    return left


def ended_values(
    job: str, state: JobState, now: str, result: Mapping[str, Any] | None, error: Mapping[str, Any] | None
) -> dict[str, Any]:
    """What the end of a job is written down with."""
    values = {"of_job": job, "as_state": state, "at": now, "with_result": result, "with_error": error}
    return {**values, "forgets": state in FORGOTTEN}


def end_of_turn(reply: Reply, now: str) -> dict[str, Any]:
    """The same for the job of a turn that is over."""
    state: JobState = "cancelled" if reply.state == "stopped" else _FINAL[reply.state]
    made = list(dict.fromkeys(picture.image for picture in reply.pictures if picture.version))
    failure = reply.failure
    error = {name: failure[name] for name in _TOLD if name in failure} if failure else None
    return ended_values(reply.turn, state, now, {"images": made}, error)


_TOLD = ("code", "title", "text", "said")
_FINAL: Mapping[str, JobState] = {"done": "done", "failed": "failed", "interrupted": "interrupted"}
