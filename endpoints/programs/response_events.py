"""The events of one response of `/v1/responses`, from which clients put an answer together: each item is opened before
anything is said of it, and its place in the answer is that in which it was opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from endpoints.programs.response_requests import CALL, CALL_ID
from endpoints.programs.server_events import Sent

MESSAGE = "message"


@dataclass(frozen=True)
class ResponseBegun:
    """The work has begun."""

    response: Mapping[str, Any]
    """As it stands, under the id that it keeps."""


@dataclass(frozen=True)
class PictureStep:
    """A picture is being painted."""

    image: str
    rough: str = ""
    """A rough state in base64; empty where there is none yet."""


ResponseStep = str | PictureStep | ResponseBegun | None
"""Words are what they are, and None is a sign of life."""


@dataclass
class ResponseEvents:
    """Numbers events, and knows which items are open."""

    count: int = 0
    message: str = field(default_factory=lambda: f"msg_{uuid4().hex}")
    """Id of the words of the answer."""
    opened: list[str] = field(default_factory=list)
    """Ids of items, in the order of the answer."""
    rough: dict[str, int] = field(default_factory=dict)
    """How many rough states of a call there were."""

    def event(self, kind: str, **more: Any) -> dict[str, Any]:
        self.count += 1
        return {"type": f"response.{kind}", "sequence_number": self.count - 1, **more}

    def of(self, step: ResponseStep) -> Iterator[Sent]:
        """What a step of the work is told by."""
        if isinstance(step, ResponseBegun):
            yield self.event("created", response=step.response)
            yield self.event("in_progress", response=step.response)
        elif isinstance(step, PictureStep):
            yield from self._painting(step)
        elif step and (step.strip() or self.message in self.opened):
            yield from self._speaking()
            yield self.event("output_text.delta", delta=step, logprobs=[], content_index=0, **self._place(self.message))
        else:
            yield None

    def finished(self, output: Sequence[Mapping[str, Any]]) -> Iterator[Sent]:
        """Every item of the answer is closed. Where a picture was begun of which nothing came, it has failed."""
        for item in output:
            yield from self._spoken(item) if item["type"] == MESSAGE else self._painted(item)
        there = {item["id"] for item in output} | {self.message}
        for left in [each for each in self.opened if each not in there]:
            failed = {"type": CALL, "id": left, "status": "failed", "result": None}
            yield self.event("output_item.done", item=failed, output_index=self.opened.index(left))

    def placed(self, output: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """The answer's items with the ids and in the order in which they were told."""
        named = [{**item, "id": self.message} if item["type"] == MESSAGE else item for item in output]
        return sorted(named, key=lambda item: self.opened.index(item["id"]))

    def _painting(self, step: PictureStep) -> Iterator[Sent]:
        call = f"{CALL_ID}{step.image}"
        if call not in self.opened:
            yield from self._called(call)
        if step.rough:
            number = self.rough[call] = self.rough.get(call, -1) + 1
            state = {"partial_image_index": number, "partial_image_b64": step.rough}
            yield self.event("image_generation_call.partial_image", **state, **self._place(call))

    def _called(self, call: str) -> Iterator[Sent]:
        begun = {"type": CALL, "id": call, "status": "in_progress", "result": None}
        yield self._added(begun)
        yield self.event("image_generation_call.in_progress", **self._place(call))
        yield self.event("image_generation_call.generating", **self._place(call))

    def _painted(self, item: Mapping[str, Any]) -> Iterator[Sent]:
        if item["id"] not in self.opened:
            yield from self._called(item["id"])
        yield self.event("image_generation_call.completed", **self._place(item["id"]))
        yield self.event("output_item.done", item=item, output_index=self.opened.index(item["id"]))

    def _speaking(self) -> Iterator[Sent]:
        if self.message in self.opened:
            return
        yield self._added(
            {"type": MESSAGE, "id": self.message, "role": "assistant", "status": "in_progress", "content": []}
        )
        part = {"type": "output_text", "text": "", "annotations": []}
        yield self.event("content_part.added", part=part, content_index=0, **self._place(self.message))

    def _spoken(self, item: Mapping[str, Any]) -> Iterator[Sent]:
        yield from self._speaking()
        place, part = self._place(self.message), item["content"][0]
        yield self.event("output_text.done", text=part["text"], logprobs=[], content_index=0, **place)
        yield self.event("content_part.done", part=part, content_index=0, **place)
        yield self.event(
            "output_item.done", item={**item, "id": self.message}, output_index=self.opened.index(self.message)
        )

    def _added(self, item: Mapping[str, Any]) -> dict[str, Any]:
        self.opened.append(item["id"])
        return self.event("output_item.added", item=item, output_index=len(self.opened) - 1)

    def _place(self, item: str) -> dict[str, Any]:
        return {"item_id": item, "output_index": self.opened.index(item)}
