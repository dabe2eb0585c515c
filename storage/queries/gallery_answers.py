"""What the gallery answers, made of rows: shared by the database and the memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from conversation.image import Image, Version, image_url
from conversation.ports.gallery import STRETCH, Counts, GalleryFilter, GalleryPicture, Run, Stretch
from conversation.versions.alt_text import alt_of
from conversation.versions.facets import KINDS, kept_name, names_of
from storage.rules.cursor import cursor_at


def hang(
    image: Image,
    created: str,
    kinds: int,
    model: str | None,
    deleted: str | None,
    message: str | None,
    gone: str | None = None,
) -> GalleryPicture:
    """An image as the gallery shows it. `gone` is when its conversation was deleted."""
    shown = image.shown
    return GalleryPicture(
        id=image.id,
        conversation=image.conversation,
        number=image.number,
        title=image.title,
        alt=alt_of(image),
        version=shown.id,
        versions=len(image.versions),
        message=message,
        created=created,
        width=shown.width,
        height=shown.height,
        bytes=shown.bytes,
        media_type=shown.media_type,
        preview=deleted_url(image.id) if deleted or gone else image_url(image.conversation, small_name(shown)),
        file=image_url(image.conversation, kept_name(shown)),
        kinds=names_of(kinds),
        model=model,
        deleted=deleted or gone,
    )


def small_name(version: Version) -> str:
    """Its preview, or the picture where that is small itself."""
    return version.preview or kept_name(version)


def deleted_url(image: str) -> str:
    """Where the preview of a picture is that can be brought back: its files have no other address meanwhile."""
    return f"/api/v1/gallery/deleted/{image}"


def stretched(rows: Sequence[tuple[str, str, str, int]], after: str | None) -> tuple[Stretch, ...]:
    """Stretches of rows of moment, id, conversation and ratio, in their order."""
    made = []
    for start in range(0, len(rows), STRETCH):
        some = rows[start : start + STRETCH]
        runs = tuple(_run(conversation, list(run)) for conversation, run in groupby(some, key=lambda row: row[2]))
        upto = cursor_at(some[-1][0], some[-1][1])
        made.append(Stretch(after, upto, runs))
        after = upto
    return tuple(made)


def added_up(rows: Iterable[tuple[int, str | None, int]], wanted: GalleryFilter, deleted: int) -> Counts:
    """Counts of rows of kinds, model and how many: each choice is counted as if it were the one made."""
    bit = KINDS.get(wanted.kind, 0)
    total, kinds, models = 0, dict.fromkeys(["", *KINDS], 0), dict[str, int]()
    for found, model, count in rows:
        right_model = not wanted.model or model == wanted.model
        right_kind = not bit or bool(found & bit)
        total += count if right_kind and right_model else 0
        for name in ("", *names_of(found)) if right_model else ():
            kinds[name] += count
        if model is not None and right_kind:
            models[model] = models.get(model, 0) + count
    return Counts(total, kinds, models, deleted)


def _run(conversation: str, rows: list[tuple[str, str, str, int]]) -> Run:
    return Run(conversation, rows[0][0], tuple(row[3] for row in rows))
