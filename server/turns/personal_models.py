"""One person's models: the catalogue, with what they chose where nothing is named. See `Models` in the ports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from conversation.errors import BadRequest, Remedy, Told
from conversation.events import OfferedModel
from conversation.llm.model_names import model_called
from conversation.ports.cutout import Cutouts, LocalModels
from conversation.ports.models import ChatModel, ImageModel, Step
from conversation.ports.painting_times import PaintingTimes
from conversation.sentences import both, say
from providers.catalogue import AUTOMATIC, Catalogue, Preferred
from server.greenlets import at_once

Found = TypeVar("Found")
CHANGE = say("change_in_settings", "You can change this in Settings → Models.")


def _nowhere(name: str, model: str) -> None:
    """For whoever keeps no styles."""


@dataclass(frozen=True)
class PersonalModels:
    """See `Models`. A choice that was saved and is not there any more gives way; one that a message names does not."""

    catalogue: Catalogue
    settings: Mapping[str, Any]
    cutout_models: LocalModels
    times: PaintingTimes
    administers: bool = False
    """Whether the person may change what everybody shares."""
    put_style: Callable[[str, str], object] = _nowhere
    """Keeps a style of theirs, by its name."""

    @property
    def cutouts(self) -> Cutouts:
        model, matting = self.settings["cutout_model"], self.settings["cutout_matting"]
        return Cutouts(self.cutout_models, model, matting, self.administers)

    def at_once(self, works: Sequence[Iterator[Step]], most: int) -> Iterator[tuple[int, Step | Told]]:
        return at_once(works, most)

    def image(self, choice: str = "") -> ImageModel:
        return self._image(choice).model

    def called(self, name: str) -> ImageModel | None:
        return model_called(name, self.catalogue.images())

    def chat(self, choice: str = "") -> ChatModel:
        return self._chat(choice).model

    def cheap(self) -> ChatModel | None:
        return self._cheap().model

    def draft(self) -> ImageModel | None:
        return self.catalogue.draft()

    def editor(self) -> ImageModel | None:
        return self.catalogue.editor()

    def inpainter(self) -> ImageModel | None:
        return self.catalogue.inpainter()

    def specialist(self, speciality: str) -> ImageModel | None:
        return self.catalogue.specialist(speciality)

    def all_specialists(self, speciality: str) -> Sequence[ImageModel]:
        return self.catalogue.all_specialists(speciality)

    def keep_style(self, name: str, model: str) -> None:
        self.put_style(name, model)

    def substitution(self, job: str, choice: str = "") -> str:
        found: Preferred[ImageModel] | Preferred[ChatModel] | Preferred[ChatModel | None]
        found = self._image(choice) if job == "image" else self._chat(choice) if job == "chat" else self._cheap()
        if not found.missing:
            return ""
        return both(_instead(job, found.missing, found.model.label if found.model else ""), CHANGE)

    def instead(self, failed: Remedy, how: str) -> OfferedModel | None:
        return self.catalogue.instead(failed, how)

    def _image(self, choice: str) -> Preferred[ImageModel]:
        saved = self.settings["image_model"]
        return self._chosen(choice, saved, self.catalogue.image, self.catalogue.preferred_image)

    def _chat(self, choice: str) -> Preferred[ChatModel]:
        saved = self.settings["chat_model"]
        find = self._language_model if choice in (*AUTOMATIC, saved) else self.catalogue.chat
        found = self._chosen(choice, saved, find, self.catalogue.preferred_chat)
        return replace(found, missing="") if found.model.abilities.stand_in else found  # it says itself what it is

    def _cheap(self) -> Preferred[ChatModel | None]:
        saved = self.settings["cheap_model"]
        return self._chosen("", saved, self._language_model, self.catalogue.preferred_cheap)

    def _language_model(self, choice: str) -> ChatModel:
        model = self.catalogue.chat(choice)
        if model.abilities.stand_in:
            raise BadRequest(
                say("stand_in", "{label} is not a language model", label=model.label),
                say("stand_in_text", "Choose another one."),
                code="stand_in",
            )
        return model

    def _chosen(
        self, choice: str, saved: str, find: Callable[[str], Found], preferred: Callable[[], Preferred[Found]]
    ) -> Preferred[Found]:
        """Raises `Told` for a choice of the message that is not there."""
        wanted = saved if choice in AUTOMATIC else choice
        if wanted in AUTOMATIC:
            return preferred()
        try:
            return Preferred(find(wanted))
        except Told as told:
            if wanted != saved:
                raise
            return replace(preferred(), missing=told.title)


def _instead(job: str, missing: str, label: str) -> str:
    """Who does it now, of which the choice is `missing`; `label` is empty where nobody does."""
    named = {"missing": missing, "label": label}
    if not label:
        return say("prompts_as_written", "{missing}, so prompts are sent as they were written.", missing=missing)
    if job == "image":
        return say("paints_instead", "{missing}, so {label} paints.", **named)
    if job == "chat":
        return say("answers_instead", "{missing}, so {label} answers.", **named)
    return say("writes_instead", "{missing}, so {label} writes prompts, titles and summaries.", **named)
