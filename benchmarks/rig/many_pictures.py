"""A person with thousands of pictures: rows as the studio writes them, and real preview files on the disk."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

from PIL import Image as Pillow
from PIL import ImageFilter

from conversation.image import Image, Version
from conversation.recipe import CompressionValues, OperationValues, PaintingValues, Recipe
from conversation.serialization import to_json
from storage.opening import Storage, open_storage
from storage.queries.rows import facet_columns
from storage.rules.moments import iso
from storage.sql.tables import conversations, images, showings, versions

EACH = 50
"""Pictures of one conversation."""
MODELS = ("google/gemini-3.1-flash-image", "acme/brush", "sketchbook/watercolour")
SHAPES = ((1536, 1024), (1024, 1024), (1024, 1536), (1920, 1080), (1200, 1600), (2400, 1000))
WORDS = ("misty", "mountain", "lake", "harbour", "fox", "snow", "night", "lighthouse", "forest", "city", "rain", "tea")
DISTINCT = 48
"""Preview pictures; each file is one of them."""
START = 1_790_000_000.0
"""Seconds since the epoch of the oldest picture; a minute lies between two."""


def fill(data: Path, owner: str, count: int) -> None:
    """Gives the person that many pictures. The server may be running."""
    chance = random.Random(7)
    storage = open_storage(data)
    try:
        previews = [painted(chance) for _ in range(DISTINCT)]
        for first in range(0, count, EACH):
            conversation = identity(chance)
            some = [picture(chance, conversation, number) for number in range(first, min(count, first + EACH))]
            keep(storage, owner, conversation, some)
            put_files(storage.files.path(conversation, ""), some, previews, chance)
    finally:
        storage.close()


def hang(storage: Storage, owner: str, count: int) -> None:
    """The rows alone, for what looks at no file."""
    chance = random.Random(7)
    for first in range(0, count, EACH):
        conversation = identity(chance)
        some = [picture(chance, conversation, number) for number in range(first, min(count, first + EACH))]
        keep(storage, owner, conversation, some)


def picture(chance: random.Random, conversation: str, number: int) -> tuple[Image, str]:
    """An image of one or two versions and when it was made."""
    width, height = chance.choice(SHAPES)
    prompt = " ".join(chance.choices(WORDS, k=9))
    image, created = identity(chance), iso(START + 60 * number)
    painted_by = Recipe(PaintingValues(chance.choice(MODELS), prompt, prompt * 4))
    first = version(chance, image, painted_by, width, height, created)
    made = Image(image, conversation, number % EACH + 1, prompt[:40], (first,), first.id)
    way = chance.random()
    if way > 0.5:
        return made, created
    changed_by = Recipe(CompressionValues() if way < 0.1 else OperationValues("crop"), (first.id,))
    second = replace(version(chance, image, changed_by, width, height, created), parent=first.id)
    return replace(made, versions=(first, second), current=second.id), created


def version(chance: random.Random, image: str, recipe: Recipe, width: int, height: int, created: str) -> Version:
    stem = f"img_{chance.getrandbits(64):016x}"
    size = chance.randrange(100_000, 4_000_000)
    return Version(
        id=identity(chance),
        image=image,
        parent=None,
        filename=f"{stem}.png",
        preview=f"{stem}_preview.webp",
        media_type="image/png",
        width=width,
        height=height,
        bytes=size,
        recipe=recipe,
        created=created,
    )


def keep(storage: Storage, owner: str, conversation: str, some: list[tuple[Image, str]]) -> None:
    created = some[0][1]
    about = {"id": conversation, "owner": owner, "title": some[0][0].title, "title_key": some[0][0].title}
    with storage.database.write() as connection:
        connection.execute(
            conversations.insert().values(pictures=len(some), created=created, updated=some[-1][1], **about)
        )
        connection.execute(images.insert(), [row_of(image, owner, made) for image, made in some])
        connection.execute(versions.insert(), [each for image, _ in some for each in version_rows(image)])
        connection.execute(showings.insert(), [each for image, _ in some for each in showing_rows(image)])


def showing_rows(image: Image) -> list[dict[str, Any]]:
    at = {"conversation": image.conversation, "image": image.id, "message": None, "branch": None, "depth": 0}
    return [{**at, "version": each.id} for each in image.versions]


def row_of(image: Image, owner: str, created: str) -> dict[str, Any]:
    about = {"id": image.id, "conversation": image.conversation, "number": image.number, "title": image.title}
    kept = {"current": image.current, "pinned": False, "created": created, "owner": owner}
    return {**about, **kept, **facet_columns(image)}


def version_rows(image: Image) -> Iterator[dict[str, Any]]:
    for each in image.versions:
        row = {name: value for name, value in to_json(each).items() if name in versions.c}
        yield {**row, "conversation": image.conversation, "digest": each.filename[4:20]}


def put_files(folder: Path, some: list[tuple[Image, str]], previews: list[bytes], chance: random.Random) -> None:
    folder.mkdir(parents=True)
    for image, _ in some:
        for each in image.versions:
            (folder / str(each.preview)).write_bytes(chance.choice(previews))


def painted(chance: random.Random) -> bytes:
    """A preview as large in bytes as those of photographs are."""
    small = Pillow.frombytes("RGB", (24, 16), chance.randbytes(24 * 16 * 3))
    large = small.resize((600, 400), Pillow.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(2))
    noise = Pillow.effect_noise((600, 400), 24).convert("RGB")
    out = BytesIO()
    Pillow.blend(large, noise, 0.12).save(out, "WEBP", quality=75, method=2)
    return out.getvalue()


def identity(chance: random.Random) -> str:
    return str(UUID(int=chance.getrandbits(128), version=4))
