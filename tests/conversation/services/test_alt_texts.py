"""What a picture shows, written by its owner, or looked at by a model: by the one that can see, for what it costs."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from conversation.errors import CallNotMade, Told
from conversation.image import Image
from conversation.llm.wallet import Wallet
from conversation.ports.models import ChatAbilities, Price
from conversation.ports.usage import SpendingLimits
from conversation.recipe import PaintingValues, Recipe
from conversation.services.areas.alt_texts import AltTexts
from storage.memory import MemoryStorage, open_memory
from tests.conversation.stage import Models, Painter, Pixels, Talker, encoded, picture, words

BLIND = ChatAbilities()
PRICED = ChatAbilities(vision=True, price=Price(1_000_000, 2_000_000))


class Desk:
    """Somebody with one picture, and the model that they have connected."""

    def __init__(self, stores: MemoryStorage, talker: Talker, cheap: Talker | None = None, limit: int = 10**6) -> None:
        self.owner = stores.accounts.guest().id
        conversation = stores.library.create(self.owner).id
        image, number = stores.images.reserve(conversation, "Fox")
        made = Recipe(PaintingValues("fake/painter", "a fox"))
        self.image = stores.images.add(
            conversation, image, number, "Fox", encoded(picture()), made, message=None, cost=0, seconds=0
        )
        self.told = list[Image]()
        models, limits = Models(Painter(), talker, cheap), SpendingLimits(month=limit)
        wallet = Wallet(self.owner, stores.usage, limits)
        announce = lambda _, image: self.told.append(image)  # noqa: E731
        self.texts = AltTexts(stores.shelf, Pixels(), lambda _: models, lambda _: wallet, announce)

    def look(self) -> str:
        return self.texts.look(self.owner, self.image.id, "de").text

    def says(self) -> tuple[str, bool]:
        told = self.texts.of(self.owner, self.image.id)
        return told.text, told.own


@pytest.fixture
def stores(tmp_path: Path) -> MemoryStorage:
    return open_memory(tmp_path, clock=time.time)


def test_it_is_told_by_itself_until_somebody_writes_it_and_again_when_they_take_that_back(
    stores: MemoryStorage,
) -> None:
    desk = Desk(stores, Talker())
    assert desk.says() == ("a fox", False)
    desk.texts.write(desk.owner, desk.image.id, "  A fox\nasleep ")
    assert desk.says() == ("A fox asleep", True)
    desk.texts.write(desk.owner, desk.image.id, "")
    assert desk.says() == ("a fox", False)
    assert [image.alt for image in desk.told] == ["A fox asleep", ""]


def test_the_model_sees_a_small_clean_picture_and_nothing_else_and_what_it_says_is_kept_and_paid_for(
    stores: MemoryStorage,
) -> None:
    talker = Talker([words("“A red square on white.”", 250)], abilities=PRICED)
    desk = Desk(stores, talker)
    describer = desk.texts.of(desk.owner, desk.image.id).describer
    assert describer is not None
    assert (describer.label, describer.price) == ("Talker", pytest.approx(2_000, rel=0.3))
    assert desk.look() == "A red square on white."
    assert desk.says() == ("A red square on white.", True)
    system, asked = talker.requests[0].messages
    assert "in German" in system.text
    assert [each.media_type for each in asked.pictures] == ["image/jpeg"]
    assert "fox" not in system.text + asked.text
    assert [(row.purpose, row.cost) for row in stores.usage.calls("")] == [("describe", 250)]


def test_the_model_for_small_questions_looks_where_it_can_see(stores: MemoryStorage) -> None:
    desk = Desk(
        stores, Talker([words("dear")], abilities=PRICED), Talker([words("cheap")], id="fake/cheap", abilities=PRICED)
    )
    assert desk.look() == "cheap"
    desk = Desk(
        stores, Talker([words("dear")], abilities=PRICED), Talker([words("cheap")], id="fake/cheap", abilities=BLIND)
    )
    assert desk.look() == "dear"


def test_nobody_who_cannot_see_is_asked_and_nothing_is_spent_beyond_the_limit(stores: MemoryStorage) -> None:
    blind = Desk(stores, Talker([words("nothing")], abilities=BLIND))
    assert blind.texts.of(blind.owner, blind.image.id).describer is None
    with pytest.raises(Told) as told:
        blind.look()
    assert told.value.code == "no_vision"
    poor = Desk(stores, Talker([words("nothing")], abilities=PRICED), limit=1)
    with pytest.raises(CallNotMade):
        poor.look()
    silent = Desk(stores, Talker([words(" ")], abilities=PRICED))
    with pytest.raises(Told) as told:
        silent.look()
    assert told.value.code == "nothing_described"
    assert silent.says() == ("a fox", False)
