"""What every store promises about a whole conversation that comes from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from conversation.errors import Told
from conversation.image import Image, Version
from conversation.message import Message
from conversation.ports.areas.layers import DrawnLayer
from conversation.ports.areas.masks import Mask
from conversation.ports.library import Conversation
from conversation.ports.moving.arrivals import ArrivedFile, ArrivingConversation, ShownArriving
from conversation.ports.pixels import Received
from conversation.recipe import Recipe, UploadValues
from conversation.reply import Reply
from storage.opening import Storage
from tests.contract.stores.conftest import Person, Store

HERE = "5b6f0f5e-0000-4000-8000-0000000000aa"
WHEN = "2025-03-04T05:06:07.000Z"


def kept(store: Store, folder: Path, data: bytes = b"a photograph") -> ArrivedFile:
    file = folder / "picture"
    file.write_bytes(data)
    return store.arrivals.keep(
        store.accounts.guest().id, HERE, file, Received("image/jpeg", 640, 480, b"preview", b"full")
    )


def said(role: str, text: str, parent: Message | None = None, attachments: tuple[str, ...] = ()) -> Message:
    identity = str(uuid4())
    reply = Reply(identity, state="done", text=text, seconds=1.5) if role == "assistant" else None
    above = parent.id if parent else None
    return Message(identity, HERE, above, role, text, WHEN, attachments=attachments, reply=reply)


@pytest.fixture
def arrival(store: Store, tmp_path: Path) -> ArrivingConversation:
    """Two branches, and a picture in two states that came with the first message."""
    file, image, ids = kept(store, tmp_path), str(uuid4()), [str(uuid4()) for _ in range(2)]
    recipe = Recipe(UploadValues("a.jpg"))
    names = file.filename, file.preview, "image/jpeg", 640, 480, file.bytes, recipe, WHEN
    first = Version(ids[0], image, None, *names, full=file.full)
    second = Version(ids[1], image, ids[0], *names, full=file.full, name="best", cost=40_000)
    hello = said("user", "hello", attachments=(image,))
    hi = said("assistant", "hi", hello)
    more, other = said("user", "a red fox", hi), said("user", "a blue whale", hi)
    drawn = DrawnLayer(str(uuid4()), image, ids[1], 640, 480, {"shapes": [1]}, WHEN)
    mask = Mask(str(uuid4()), image, ids[1], "drawn", 640, 480, 0.5, WHEN)
    return ArrivingConversation(
        Conversation(HERE, "Holiday", more.id, WHEN, WHEN, pinned=True),
        (hello, hi, more, other),
        (Image(image, HERE, 3, "Sea", (first, second), ids[1]),),
        {ids[1]: hi.id},
        (ShownArriving(image, ids[0], hello.id), ShownArriving(image, ids[1], hi.id)),
        ((drawn, b"a layer"),),
        ((mask, b"a mask"),),
    )


def test_it_stands_there_as_it_was_elsewhere(store: Store, ann: Person, arrival: ArrivingConversation) -> None:
    assert store.arrivals.add(ann.id, arrival) == arrival.conversation

    page = store.library.page(ann.id, HERE)
    assert page.conversation == arrival.conversation
    assert [message.text for message in page.messages] == ["hello", "hi", "a red fox"]
    assert [len(message.siblings) for message in page.messages] == [1, 1, 2]
    assert page.messages[1].reply == arrival.messages[1].reply
    assert page.images == arrival.images
    assert page.active == arrival.images[0].id
    (listed,) = store.library.listing(ann.id, q="whale").conversations
    assert listed.id == HERE
    assert store.shelf.file_of(ann.id, page.images[0].id, None, "original").path.read_bytes() == b"a photograph"
    layer, mask = arrival.layers[0][0], arrival.masks[0][0]
    assert store.layers.of(ann.id, page.images[0].id) == (layer,)
    assert store.layers.file(ann.id, layer.layer_id).read_bytes() == b"a layer"
    assert store.masks.of(ann.id, page.images[0].id) == (mask,)
    assert store.masks.file(ann.id, mask.mask_id).read_bytes() == b"a mask"


def test_the_other_branch_is_there_and_one_goes_on_from_any(
    store: Store, ann: Person, arrival: ArrivingConversation
) -> None:
    store.arrivals.add(ann.id, arrival)
    here = replace(ann, conversation=HERE)
    store.library.show(ann.id, HERE, arrival.messages[3].id)
    assert here.shown() == ["hello", "hi", "a blue whale"]
    here.talk("make it darker", "done")
    assert here.shown()[2:] == ["a blue whale", "make it darker", "done"]
    assert here.paint().number == 4


def test_the_same_again_changes_nothing_and_another_persons_is_refused(
    store: Store, ann: Person, bob: Person, arrival: ArrivingConversation
) -> None:
    store.arrivals.add(ann.id, arrival)
    store.library.rename(ann.id, HERE, "Mine")
    assert store.arrivals.add(ann.id, arrival).title == "Mine"
    with pytest.raises(Told, match="taken"):
        store.arrivals.add(bob.id, arrival)
    assert len(store.library.page(ann.id, HERE).messages) == 3


def test_what_is_kept_of_it_is_swept_only_where_it_never_came(
    store: Store, ann: Person, arrival: ArrivingConversation
) -> None:
    if not isinstance(store, Storage):
        pytest.skip("there are no files to be swept")
    store.arrivals.add(ann.id, arrival)
    assert not store.orphans.sweep(older_than_s=-1)
