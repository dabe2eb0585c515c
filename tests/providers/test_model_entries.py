"""What a connection offers, as rows of one list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from conversation.ports.models import (
    ChatAbilities,
    ChatRequest,
    Chunk,
    ImageAbilities,
    ImageRequest,
    Made,
    ModelNotes,
    Preview,
    Price,
    Progress,
)
from providers.model_entries import entries
from providers.provider import BestModels, FixedModels, Provider


@dataclass
class Painting:
    """An image model that is only looked at."""

    id: str
    abilities: ImageAbilities
    label: str = "Brush"

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        raise NotImplementedError


@dataclass
class Talking:
    """A chat model that is only looked at."""

    id: str
    abilities: ChatAbilities
    label: str = "Big"

    def reply(self, request: ChatRequest) -> Iterator[Chunk]:
        raise NotImplementedError


PRICE = Price(input_per_million=1_000_000, output_per_million=2_000_000, image=40_000)
PAINTS = Painting(
    "acme/brush",
    ImageAbilities(edit=True, aspects=("3:2",), qualities=("auto", "high"), price=PRICE, notes=ModelNotes("Paints.")),
)
TALKS = Talking("acme/big", ChatAbilities(tools=True, context=9_000, price=PRICE, notes=ModelNotes("", ("thinking",))))


def test_a_painter_and_a_talker_are_two_rows() -> None:
    acme = Provider("acme", "Acme", (), lambda given: made, best=BestModels(image=("brush",)))
    made = FixedModels([PAINTS], [TALKS])

    brush, big = entries(acme, made)

    assert (brush.kind, brush.edit, brush.references, brush.qualities) == ("image", True, 1, ("auto", "high"))
    assert brush.recommended and brush.description == "Paints." and brush.cost == 40_000
    assert (big.kind, big.tools, big.context, big.tags) == ("text", True, 9_000, ("thinking",))
    assert not big.recommended and big.cost == big.reply == 3_000


def test_one_that_does_both_is_one_row() -> None:
    acme = Provider("acme", "Acme", (), lambda given: made)
    made = FixedModels([PAINTS], [Talking("acme/brush", TALKS.abilities)])

    (both,) = entries(acme, made)

    assert (both.kind, both.edit, both.tools, both.context) == ("both", True, True, 9_000)


def test_a_painter_that_says_so_talks_too() -> None:
    acme = Provider("acme", "Acme", (), lambda given: made)
    made = FixedModels([Painting("acme/brush", ImageAbilities(words=True))])

    assert [row.kind for row in entries(acme, made)] == ["both"]
