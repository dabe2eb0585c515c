"""A program's mask, obeyed whoever edited: models' answers are moved back first."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Picture
from PIL import ImageOps

from conversation.edit_context import PictureVersion
from conversation.image import Image
from conversation.recipe import MaskValues, OperationValues, PaintingValues, Recipe, UploadValues
from conversation.services.areas.mask_locking import MaskLocking
from imaging.raster import Raster
from server.workers.in_process import InProcess
from server.workers.pixels import TaskPixels
from storage.memory import MemoryStorage, open_memory
from tests.conversation.stage import encoded
from tests.imaging.masks.answers import ANEW, MIDDLE, SIZE, edited, mask, moved, photograph

PAINTED = PaintingValues("fake/painter", prompt="a red hat")


@pytest.fixture
def stores(tmp_path: Path) -> MemoryStorage:
    return open_memory(tmp_path)


def transparent() -> bytes:
    """As programs send masks: transparent where the picture may change."""
    drawn, out = Picture.new("RGBA", SIZE, "black"), BytesIO()
    drawn.putalpha(ImageOps.invert(mask()))
    drawn.save(out, "PNG")
    return out.getvalue()


def locked(stores: MemoryStorage, made: Raster, values: PaintingValues | OperationValues) -> tuple[Image, Image]:
    """The picture before, and after it was edited like that and locked."""
    owner = stores.accounts.guest().id
    conversation = stores.library.create(owner).id
    image, number = stores.images.reserve(conversation, "Meadow")
    nothing = {"message": None, "cost": 0, "seconds": 0.1}
    first = Recipe(UploadValues("meadow.png"))
    before = stores.images.add(conversation, image, number, "Meadow", encoded(photograph()), first, **nothing)  # type: ignore[arg-type]
    recipe = Recipe(values, (before.current,))
    after = stores.images.add_version(image, before.current, encoded(made), recipe, **nothing)  # type: ignore[arg-type]
    told: list[Image] = []
    masks = MaskLocking(stores.shelf, stores.images, TaskPixels(InProcess()), lambda _, each: told.append(each))
    done = masks.locked(owner, after, PictureVersion(before, before.shown), transparent())
    assert told == [done]
    return before, done


def shown(stores: MemoryStorage, image: Image) -> Picture.Image:
    return Picture.open(BytesIO(stores.images.read(image.shown))).convert("RGB")


def outside(picture: Picture.Image) -> bytes:
    rest = picture.copy()
    rest.paste("black", MIDDLE)
    return rest.tobytes()


def test_a_models_answer_is_moved_back_and_counted(stores: MemoryStorage) -> None:
    before, done = locked(stores, moved(edited(photograph()), 8, -5), PAINTED)
    assert outside(shown(stores, done)) == outside(shown(stores, before))
    values = done.shown.recipe.values
    assert isinstance(values, MaskValues)
    assert (round(values.right), round(values.down), values.changed) == (8, -5, 0)
    assert values.outside == SIZE[0] * SIZE[1] - 160 * 140
    assert shown(stores, done).getpixel((240, 180))[0] > 180  # type: ignore[index]


def test_one_that_is_another_picture_is_taken_where_it_stands(stores: MemoryStorage) -> None:
    other = ANEW["another picture"](photograph())
    before, done = locked(stores, other, PAINTED)
    assert outside(shown(stores, done)) == outside(shown(stores, before))
    assert shown(stores, done).crop(MIDDLE).tobytes() == other.image.crop(MIDDLE).tobytes()


def test_what_was_edited_here_is_taken_to_the_pixel(stores: MemoryStorage) -> None:
    grey = Raster(photograph().image.convert("L").convert("RGB"))
    before, done = locked(stores, grey, OperationValues("greyscale"))
    assert outside(shown(stores, done)) == outside(shown(stores, before))
    assert shown(stores, done).crop(MIDDLE).tobytes() == grey.image.crop(MIDDLE).tobytes()
