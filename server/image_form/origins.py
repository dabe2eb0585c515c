"""How the form's pictures came to be, remembered for a while by their bytes, so that nobody has to be believed."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256

from conversation.recipe import Recipe, UploadValues

REMEMBERED = 500


@dataclass(frozen=True)
class Origin:
    """A picture's recipe, its cost in micro-dollars (None is unknown), and how many seconds it took."""

    recipe: Recipe
    cost: int | None
    seconds: float


class Origins:
    """The newest ones; what is forgotten counts as an upload."""

    def __init__(self) -> None:
        self.known: OrderedDict[str, Origin] = OrderedDict()

    def remember(self, owner: str, data: bytes, origin: Origin) -> None:
        self.known[_key(owner, data)] = origin
        while len(self.known) > REMEMBERED:
            self.known.popitem(last=False)

    def of(self, owner: str, data: bytes, prompt: str) -> Origin:
        return self.known.get(_key(owner, data)) or Origin(Recipe(UploadValues(prompt=prompt)), 0, 0.0)


def _key(owner: str, data: bytes) -> str:
    return f"{owner}:{sha256(data).hexdigest()}"
