"""`Gallery` of `conversation/ports/gallery.py`, in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from conversation.errors import NotFound
from conversation.image import Image
from conversation.ports.gallery import STRETCH, Counts, Gallery, GalleryFilter, GalleryPage, Outline
from conversation.ports.shelf import PictureFile, StandingFile
from conversation.versions.facets import KINDS, Facets, facets
from storage.identifiers import clean_title
from storage.memory.state import OwnedConversation, State
from storage.queries.gallery_answers import added_up, hang, small_name, stretched
from storage.rules.cursor import cursor_at, read_cursor
from storage.rules.kept_values import USER
from storage.rules.words import folded, words_of

Found = tuple[Image, Facets, str]
"""An image, by what it is found, and when it was made."""


class MemoryGallery(Gallery):
    """All pictures of a person, in memory."""

    def __init__(self, state: State, served: Path) -> None:
        self._state = state
        self._served = served

    def page(
        self,
        owner: str,
        wanted: GalleryFilter,
        *,
        after: str | None = None,
        upto: str | None = None,
        limit: int = STRETCH,
    ) -> GalleryPage:
        """See `Gallery`."""
        last = read_cursor(upto)
        with self._state.lock:
            found = self._after(owner, wanted, after)
            if last is not None:
                found = [each for each in found if not _follows(each, last, wanted)]
            hung = tuple(
                hang(
                    image,
                    created,
                    known.kinds,
                    known.model,
                    self._state.deleted_images.get(image.id),
                    self._message(image),
                    self._state.conversations[image.conversation].deleted if wanted.deleted else None,
                )
                for image, known, created in found[:limit]
            )
        return GalleryPage(hung, cursor_at(hung[-1].created, hung[-1].id) if len(found) > limit else None)

    def outline(self, owner: str, wanted: GalleryFilter, *, after: str | None = None, limit: int = 2000) -> Outline:
        """See `Gallery`."""
        with self._state.lock:
            found = self._after(owner, wanted, after)
            rows = [(created, image.id, image.conversation, known.ratio) for image, known, created in found[:limit]]
            titles = {row[2]: self._state.conversations[row[2]].value.title for row in rows}
        stretches = stretched(rows, after)
        return Outline(stretches, titles, stretches[-1].upto if len(found) > limit else None)

    def counts(self, owner: str, wanted: GalleryFilter) -> Counts:
        """See `Gallery`."""
        with self._state.lock:
            found = self._those(owner, replace(wanted, kind="", model=""))
            deleted = len(self._those(owner, GalleryFilter(deleted=True)))
        return added_up([(known.kinds, known.model, 1) for _, known, _ in found], wanted, deleted)

    def delete(self, owner: str, images: Sequence[str]) -> None:
        """See `Gallery`."""
        with self._state.lock:
            for image in self._mine(owner, images, deleted_too=False):
                self._state.deleted_images[image.id] = self._state.now()

    def restore(self, owner: str, images: Sequence[str]) -> tuple[str, ...]:
        """See `Gallery`."""
        with self._state.lock:
            back: dict[str, OwnedConversation] = {}
            for image in self._mine(owner, images, deleted_too=True):
                self._state.deleted_images.pop(image.id, None)
                kept = self._state.conversations[image.conversation]
                if kept.deleted:
                    back[image.conversation] = kept
            for kept in back.values():
                kept.deleted = None
            return tuple(back)

    def deleted_preview(self, owner: str, image: str) -> PictureFile:
        """See `Gallery`."""
        with self._state.lock:
            found = self._state.images.get(image)
            if found is None or not self._owned(owner, found, True):
                raise NotFound("The picture")
            name = small_name(found.shown)
            path = self._served / found.conversation / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(self._state.bytes[found.conversation, name])
            return PictureFile(StandingFile(path, name), "image/webp")

    def rename(self, owner: str, titles: Mapping[str, str]) -> None:
        """See `Gallery`."""
        with self._state.lock:
            for image in self._mine(owner, list(titles), deleted_too=False):
                if title := clean_title(titles[image.id]):
                    self._state.images[image.id] = replace(image, title=title)

    def _after(self, owner: str, wanted: GalleryFilter, after: str | None) -> list[Found]:
        place = read_cursor(after)
        return [each for each in self._those(owner, wanted) if place is None or _follows(each, place, wanted)]

    def _those(self, owner: str, wanted: GalleryFilter) -> list[Found]:
        own = [image for image in self._state.images.values() if self._owned(owner, image, wanted.deleted)]
        found = [(image, facets(image), image.versions[0].created) for image in own]
        found.sort(key=_place, reverse=not wanted.oldest_first)
        return [each for each in found if _is_wanted(each, wanted)]

    def _owned(self, owner: str, image: Image, deleted: bool) -> bool:
        kept = self._state.conversations[image.conversation]
        gone = image.id in self._state.deleted_images or kept.deleted is not None
        return kept.owner == owner and gone == deleted

    def _mine(self, owner: str, ids: Sequence[str], *, deleted_too: bool) -> list[Image]:
        found = [self._state.images.get(each) for each in dict.fromkeys(ids)]
        mine = [
            image
            for image in found
            if image is not None
            and (self._owned(owner, image, False) or (deleted_too and self._owned(owner, image, True)))
        ]
        if len(mine) != len(found):
            raise NotFound("The picture")
        return mine

    def _message(self, image: Image) -> str | None:
        made = [message for version in image.versions if (message := self._state.made_by.get(version.id))]
        return self._state.made_by.get(image.current) or (made[-1] if made else self._sent_with(image))

    def _sent_with(self, image: Image) -> str | None:
        known = self._state.messages
        at = [each.message for each in self._state.showings if each.image == image.id]
        return next((one for one in at if one and self._state.lives(one) and known[one].role == USER), None)


def _place(found: Found) -> tuple[str, str]:
    return found[2], found[0].id


def _follows(found: Found, place: tuple[str, str], wanted: GalleryFilter) -> bool:
    return _place(found) > place if wanted.oldest_first else _place(found) < place


def _is_wanted(found: Found, wanted: GalleryFilter) -> bool:
    _, known, created = found
    said = folded(known.words)
    return (
        (not wanted.kind or bool(known.kinds & KINDS[wanted.kind]))
        and (not wanted.model or known.model == wanted.model)
        and wanted.conversation in ("", found[0].conversation)
        and wanted.since <= created
        and (not wanted.until or created < wanted.until)
        and (not wanted.text.strip() or bool(words_of(wanted.text)))
        and all(word in said for word in words_of(folded(wanted.text)))
        and all(
            part.lower() in (known.model or "").lower() or known.model in wanted.called.get(part, ())
            for part in wanted.made_with
        )
        and _costs(found[0], wanted)
    )


def _costs(image: Image, wanted: GalleryFilter) -> bool:
    """Whether all versions together cost what is wanted."""
    costs = [version.cost for version in image.versions]
    known = sum(cost or 0 for cost in costs)
    return (wanted.over is None or known > wanted.over) and (
        wanted.under is None or (known < wanted.under and None not in costs)
    )
