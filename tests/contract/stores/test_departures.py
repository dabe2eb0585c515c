"""What every store promises about somebody who leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversation.errors import NotFound
from conversation.ports.areas.layers import MadeLayer
from conversation.ports.moving.shares import Share
from storage.opening import Storage
from tests.contract.stores.conftest import Person, Store


def test_all_of_theirs_goes_and_nothing_of_others(store: Store, ann: Person, bob: Person, tmp_path: Path) -> None:
    image = ann.edit(ann.paint())
    ann.talk("a blue whale", "there it is")
    store.layers.add(ann.id, image.id, image.current, MadeLayer(b"a layer", 640, 480), {})
    share = "5b6f0f5e-0000-4000-8000-0000000000ab"
    when = "2027-01-01T00:00:00.000Z"
    store.shares.add(Share(share, ann.id, ann.conversation, None, image.id, image.current, None, when, None))
    bob.paint("dog")
    bob.talk("a blue whale", "here")

    gone = store.departures.leave(ann.id)

    assert (gone.conversations, gone.messages, gone.pictures, gone.versions, gone.shares) == (1, 2, 1, 2, 1)
    assert store.accounts.get(ann.id) is None
    with pytest.raises(NotFound):
        store.shares.find(share)
    with pytest.raises(NotFound):
        store.departures.leave(ann.id)
    assert len(store.images.of(bob.conversation)) == 1
    assert bob.shown() == ["a blue whale", "here"]
    assert len(store.library.listing(bob.id, q="whale").conversations) == 1
    if isinstance(store, Storage):
        assert gone.files >= 4
        assert not (tmp_path / "conversations" / ann.conversation).exists()
