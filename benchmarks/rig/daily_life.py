"""A person who does in a minute what people do in a day: talks, paints, edits, uploads, shares, looks around, leaves.

What is done follows from a seed, so that two runs do the same. Each has a visitor of
`tests/running.py`.
"""

from __future__ import annotations

import random
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from threading import Event

import requests
from PIL import Image as Pillow
from socketio.exceptions import SocketIOError

from tests.running import PATIENCE, Heard, Visitor, until

EDITS = ("/brightness 20%", "/crop square", "/blur 4", "/rotate right", "make it darker", "/compress 60KB")
TUS = {"Tus-Resumable": "1.0.0", "Content-Type": "application/offset+octet-stream"}
KEPT = 8
"""Conversations of one person; the oldest goes when there is one more, so that the data stay as large as they are."""


class Life:
    """One person with a browser, until somebody says that it is over."""

    def __init__(self, url: str, seed: int, over: Event, chat_model: str) -> None:
        self.url, self.over, self.chat_model = url, over, chat_model
        self.chance = random.Random(seed)
        self.done: Counter[str] = Counter()
        self.failed: list[str] = []
        """What went wrong, with the name of what was done."""
        self.conversations: list[str] = []
        self.painted: set[str] = set()
        """Conversations with a picture in them."""
        self.spoken: set[str] = set()
        """And those in which something was said."""
        self.visitor = self._comes()

    def live(self) -> None:
        """Returns once it is over."""
        while not self.over.is_set():
            act = self.chance.choices(list(ACTS), list(ACTS.values()))[0]
            try:
                act(self)
                self.done[act.__name__] += 1
            except (AssertionError, OSError, SocketIOError) as error:
                self.failed.append(f"{act.__name__}: {str(error)[:300]}")
                self._anew()
        self.visitor.close()

    def talks(self) -> None:
        self._says("Tell me about the sea", {"chat_model": self.chat_model})

    def paints(self) -> None:
        self._says("/image a small hill at night", {"image_model": "sketchbook/sketch"})
        self.painted.add(self.conversation)

    def edits(self) -> None:
        if self.conversation not in self.painted:
            self.uploads()
        self._says(self.chance.choice(EDITS), {})

    def uploads(self) -> None:
        data = photograph(self.chance)
        told = {"filename": "a.jpg", "conversation": self.conversation}
        said = ",".join(f"{name} {b64encode(value.encode()).decode()}" for name, value in told.items())
        headers = {**TUS, "Upload-Length": str(len(data)), "Upload-Metadata": said}
        begun = self.visitor.call("POST", "/api/v1/uploads", headers=headers, data=data)
        assert begun.ok, begun.text
        self.painted.add(self.conversation)

    def shares(self) -> None:
        if self.conversation not in self.spoken:
            self.talks()
        share = self.visitor.data("POST", "/api/v1/shares", json={"conversation": self.conversation, "days": 1})
        assert requests.get(share["url"], timeout=PATIENCE).ok
        self.visitor.data("DELETE", f"/api/v1/shares/{share['id']}")

    def looks_around(self) -> None:
        for path in ("gallery", "gallery/counts", "conversations", "conversations?q=sea", "usage"):
            self.visitor.data("GET", f"/api/v1/{path}")
        self.visitor.page(self.conversation)

    def loses_the_line(self) -> None:
        self.visitor.cut()
        self.visitor.connect(self.conversation)

    def leaves_in_the_middle(self) -> None:
        """Of a reply, which goes on, and is found when the browser is back."""
        turn = self._begins("Tell me more", {"chat_model": self.chat_model})
        self.visitor.cut()
        self.visitor.connect(self.conversation)
        until(lambda: self.visitor.reply(self.conversation, turn).state != "running")

    def begins_anew(self) -> None:
        """A new conversation, for which the oldest goes."""
        self.conversations.append(self.visitor.conversation())
        self.visitor.open(self.conversation)
        if len(self.conversations) > KEPT:
            gone = self.conversations.pop(0)
            assert self.visitor.call("DELETE", f"/api/v1/conversations/{gone}").ok

    @property
    def conversation(self) -> str:
        """The newest."""
        return self.conversations[-1]

    def _says(self, text: str, options: dict[str, str]) -> None:
        reply = self.visitor.ended(self._begins(text, options))
        assert reply.state == "done", reply
        self.visitor.heard = Heard()  # a page forgets what it has drawn

    def _begins(self, text: str, options: dict[str, str]) -> str:
        self.spoken.add(self.conversation)
        return self.visitor.turn(self.conversation, text, **({"options": options} if options else {}))

    def _comes(self) -> Visitor:
        visitor = Visitor(self.url)
        visitor.connect()
        visitor.data("PATCH", "/api/v1/settings", json={"unknown_prices": True})  # the paced upstream lists none
        self.conversations, self.painted, self.spoken = [visitor.conversation()], set(), set()
        visitor.open(self.conversations[0])
        return visitor

    def _anew(self) -> None:
        """Somebody new, where the line to the studio is in an unknown state."""
        with suppress(AssertionError, OSError, SocketIOError):
            self.visitor.close()
            self.visitor = self._comes()


ACTS: dict[Callable[[Life], None], int] = {
    Life.talks: 8,
    Life.looks_around: 6,
    Life.edits: 4,
    Life.loses_the_line: 3,
    Life.begins_anew: 3,
    Life.uploads: 2,
    Life.paints: 1,
    Life.shares: 1,
    Life.leaves_in_the_middle: 1,
}
"""How often each is done, beside the others."""


def photograph(chance: random.Random) -> bytes:
    """A JPEG of half a megapixel that is like no other."""
    small = Pillow.frombytes("RGB", (32, 24), chance.randbytes(32 * 24 * 3))
    out = BytesIO()
    small.resize((800, 600)).save(out, "JPEG", quality=88)
    return out.getvalue()
