"""A person's models: what was saved and is gone gives way, and says so; what stands in does no real work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import pytest

from conversation.errors import Told
from conversation.ports.cutout import LocalModels
from conversation.ports.models import ChatAbilities, ChatModel, ImageModel
from conversation.ports.painting_times import PaintingTimes
from conversation.services.preferences import complete
from providers.catalogue import AutoModels, Catalogue, connected
from providers.catalogue_json import listing
from providers.provider import Given, Need, Provider
from providers.sketchbook import SKETCHBOOK
from server.turns.personal_models import PersonalModels
from tests.conversation.stage import Painter, Talker
from tests.upstream.connected import FakePixels

CHOSEN = AutoModels(image="acme/brush", chat="acme/big", cheap="acme/small")


@dataclass(frozen=True)
class Shelf:
    """A provider's models by their own names."""

    painters: tuple[str, ...] = ("brush", "pencil")
    talkers: tuple[str, ...] = ("big", "small")

    def images(self) -> Sequence[ImageModel]:
        return [Painter(f"acme/{name}", name.title()) for name in self.painters]

    def chats(self) -> Sequence[ChatModel]:
        return [Talker(id=f"acme/{name}", label=name.title(), abilities=ChatAbilities()) for name in self.talkers]

    def image(self, name: str) -> ImageModel | None:
        return next((model for model in self.images() if model.id == f"acme/{name}"), None)

    def chat(self, name: str) -> ChatModel | None:
        return next((model for model in self.chats() if model.id == f"acme/{name}"), None)

    def close(self) -> None: ...


def models(
    chosen: AutoModels = CHOSEN, *, key: str = "secret", shelf: Shelf | None = None, **saved: str
) -> PersonalModels:
    """With what the studio's settings choose, and what the person has saved."""
    acme = Provider(
        "acme", "Acme", (Need("ACME_KEY", "Ask Acme.", "https://acme.example"),), lambda _: shelf or Shelf()
    )
    catalogue = Catalogue(
        (acme, SKETCHBOOK), connected((acme, SKETCHBOOK), Given(FakePixels(), {"ACME_KEY": key})), chosen
    )
    return PersonalModels(catalogue, complete(saved), cast(LocalModels, None), cast(PaintingTimes, None))


def cheap(found: PersonalModels) -> str:
    model = found.cheap()
    return model.id if model else ""


def test_what_was_chosen_does_the_work_and_nothing_is_said() -> None:
    found = models(image_model="acme/pencil", chat_model="acme/small", cheap_model="acme/big")
    assert (found.image().id, found.chat().id, cheap(found)) == ("acme/pencil", "acme/small", "acme/big")
    assert [found.substitution(job) for job in ("image", "chat", "cheap")] == ["", "", ""]


def test_without_a_choice_nothing_is_said_either() -> None:
    for found in (models(), models(key="")):
        assert [found.substitution(job) for job in ("image", "chat", "cheap")] == ["", "", ""]


@pytest.mark.parametrize("saved", ["acme/gone", "nobody/nothing"])
def test_a_saved_model_that_is_gone_gives_way_and_says_so(saved: str) -> None:
    found = models(image_model=saved, chat_model=saved, cheap_model=saved)
    assert (found.image().id, found.chat().id, cheap(found)) == ("acme/brush", "acme/big", "acme/small")
    assert found.substitution("image") == (
        f"There is no model “{saved}”, so Brush paints. You can change this in Settings → Models."
    )
    assert f"There is no model “{saved}”, so Big answers." in found.substitution("chat")
    assert f"There is no model “{saved}”, so Small writes prompts, titles and summaries." in found.substitution("cheap")


def test_a_saved_model_whose_key_is_gone_gives_way_and_says_so() -> None:
    saved = "acme/small"
    found = models(key="", image_model="acme/pencil", chat_model=saved, cheap_model=saved)
    assert (found.image().id, found.chat().id, cheap(found)) == ("sketchbook/sketch", "sketchbook/notes", "")
    assert found.substitution("image").startswith("Acme is not connected yet, so Sketchbook (offline) paints.")
    assert found.substitution("chat") == ""  # the notes say themselves that nobody is connected
    assert found.substitution("cheap").startswith(
        "Acme is not connected yet, so prompts are sent as they were written."
    )


@pytest.mark.parametrize("named", ["acme/gone", "nobody/nothing"])
def test_a_model_that_a_message_names_is_not_replaced(named: str) -> None:
    found = models()
    for find in (found.image, found.chat):
        with pytest.raises(Told) as told:
            find(named)
        assert told.value.code == "unknown_model"


def test_the_composer_names_what_is_saved_and_that_gives_way() -> None:
    found = models(image_model="acme/gone")
    assert found.image("acme/gone").id == "acme/brush"
    assert "so Brush paints" in found.substitution("image", "acme/gone")


# --- what stands in -----------------------------------------------------------------------------------------------


def test_the_notes_never_refine_and_never_answer_where_a_model_could() -> None:
    found = models(chat_model="sketchbook/notes", cheap_model="sketchbook/notes")
    assert (found.chat().id, cheap(found)) == ("acme/big", "acme/small")
    for job in ("chat", "cheap"):
        assert found.substitution(job).startswith("Sketchbook notes (offline) is not a language model, so ")


def test_without_any_model_the_notes_answer_and_nobody_refines() -> None:
    found = models(key="", chat_model="sketchbook/notes", cheap_model="sketchbook/notes")
    assert (found.chat().id, cheap(found)) == ("sketchbook/notes", "")
    assert found.substitution("chat") == ""
    assert "so prompts are sent as they were written" in found.substitution("cheap")


@pytest.mark.parametrize("wrong", ["acme/typo", "typo", "sketchbook/notes"])
def test_a_wrong_setting_of_the_studio_gives_way_too(wrong: str) -> None:
    found = models(AutoModels(image="acme/typo", chat=wrong, cheap=wrong))
    assert (found.image().id, found.chat().id, cheap(found)) == ("acme/brush", "acme/big", "acme/big")
    assert "There is no model “acme/typo”, so Brush paints" in found.substitution("image")
    why = "Sketchbook notes (offline) is not a language model" if "notes" in wrong else f"There is no model “{wrong}”"
    assert found.substitution("chat").startswith(f"{why}, so Big answers.")
    assert found.substitution("cheap").startswith(f"{why}, so Big writes prompts, titles and summaries.")


def test_a_cheap_model_of_a_provider_that_is_not_connected_is_replaced_by_one_that_is() -> None:
    other = Provider("other", "Other", (Need("OTHER_KEY", "Ask.", "https://other.example"),), lambda _: Shelf())
    acme = Provider("acme", "Acme", (), lambda _: Shelf())
    catalogue = Catalogue(
        (other, acme, SKETCHBOOK),
        connected((other, acme, SKETCHBOOK), Given(FakePixels())),
        AutoModels("other/a", "other/b", "other/c"),
    )
    found = PersonalModels(catalogue, complete({}), cast(LocalModels, None), cast(PaintingTimes, None))
    assert (found.image().id, found.chat().id, cheap(found)) == ("acme/brush", "acme/big", "acme/big")


def test_a_provider_without_talkers_leaves_the_cheap_work_undone() -> None:
    found = models(shelf=Shelf(talkers=()))
    assert (found.chat().id, cheap(found)) == ("sketchbook/notes", "")


def test_what_stands_in_is_marked_for_the_pickers() -> None:
    marked = [model.id for model in models().catalogue.rows() if model.stand_in]
    assert marked == ["sketchbook/notes"]
    offline = listing(models(key="", chat_model="").catalogue)["models"]["chosen"]
    assert offline == {"image": "sketchbook/sketch", "chat": "sketchbook/notes", "cheap": "", "draft": ""}


def test_automatic_never_names_what_stands_in() -> None:
    catalogue = models(AutoModels(image="acme/brush", chat="sketchbook/notes", cheap="sketchbook/notes")).catalogue
    assert catalogue.automatic() == {"image": "acme/brush", "chat": "acme/big", "cheap": "acme/big", "draft": ""}
