"""Cutting a person's pictures out, outside of any turn: for a page where somebody paints, and for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from conversation.edit_context import EditContext, PictureVersion
from conversation.editing.cutout import checked, cut, draft_cutout, request_of
from conversation.errors import NotFound
from conversation.image import Image
from conversation.ports.cutout import FETCHING, Cutouts, Draft, LocalModelRow, LocalModels
from conversation.ports.jobs import AttendedWork, Unattended
from conversation.ports.shelf import Shelf, version_of
from conversation.services.preferences import Preferences
from imaging.cutout.request import IMAGE, CutoutRequest


@dataclass(frozen=True)
class CutoutService:
    """All calls raise `Told`; another person's picture and one that never was give the same `NotFound`."""

    shelf: Shelf
    edit_context: EditContext
    models: LocalModels
    of: Callable[[str], Cutouts]
    """What a person wants of them."""
    announce: Callable[[str, Image], None]
    """Tells the owner's pages how a picture is now."""
    preferences: Preferences
    follow: Callable[[str, LocalModelRow], object] = lambda owner, row: None
    """Makes a job of a fetch that this person began."""
    work: AttendedWork = field(default_factory=Unattended)
    """What makes jobs of cut-outs."""

    def fetch(self, owner: str, name: str) -> LocalModelRow:
        """As `LocalModels.fetch`, and as a job of theirs."""
        before, row = self.models.row(name), self.models.fetch(name)
        if row.state == FETCHING and before.state != FETCHING:
            self.follow(owner, row)
        return row

    def draft(self, owner: str, image: str, version: str | None, said: Mapping[str, Any]) -> Draft:
        """What it would look like; nothing is stored."""
        picture = self._picture(owner, image, version)
        request = self._request(owner, said)
        return draft_cutout(self.edit_context, picture, request, self._behind(owner, picture, request))

    def cut(self, owner: str, image: str, version: str | None, said: Mapping[str, Any]) -> Image:
        """The picture with another version."""
        picture = self._picture(owner, image, version)
        request = self._request(owner, said)
        edit_context = self.edit_context.crediting(self.preferences.keeps_credit(owner))
        behind = self._behind(owner, picture, request)
        with self.work.job(owner, "cutout", picture.image.title, picture.image.conversation):
            done = cut(edit_context, picture, request, behind)
        self.announce(owner, done.image)
        return done.image

    def _request(self, owner: str, said: Mapping[str, Any]) -> CutoutRequest:
        request = request_of(said, self.of(owner))
        checked(self.models, request.method)
        return request

    def _behind(self, owner: str, picture: PictureVersion, request: CutoutRequest) -> Image | None:
        """A picture of the same conversation only."""
        if request.background.kind != IMAGE:
            return None
        found = self.shelf.get(owner, request.background.image)
        if found.conversation != picture.image.conversation:
            raise NotFound("The picture")
        return found

    def _picture(self, owner: str, image: str, version: str | None) -> PictureVersion:
        found = self.shelf.get(owner, image)
        return PictureVersion(found, version_of(found, version))
