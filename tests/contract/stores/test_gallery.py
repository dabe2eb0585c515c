"""What every `Gallery` promises."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from conversation.errors import BadRequest, NotFound
from conversation.ports.gallery import STRETCH, GalleryFilter, GalleryPage
from conversation.recipe import OperationValues, PaintingValues, Recipe, UploadValues
from conversation.sentences import say
from conversation.serialization import to_json
from tests.matrix import sampled

from .conftest import Clock, Person, encoded

NOWHERE = "9b2f0f5e-0000-4000-8000-000000000000"
ALL = GalleryFilter()


def titles(page: GalleryPage) -> list[str]:
    return [each.title for each in page.pictures]


def another(person: Person) -> Person:
    """The same person in a second conversation."""
    return Person(person.store, person.id, person.store.library.create(person.id, title="Elsewhere").id)


def made(person: Person, title: str, recipe: Recipe, message: str | None = None) -> Any:
    image, number = person.store.images.reserve(person.conversation, title)
    return person.store.images.add(
        person.conversation, image, number, title, encoded(title.encode()), recipe, message=message, cost=0, seconds=0.1
    )


def changed(person: Person, image: Any, by: str, **values: Any) -> Any:
    recipe = Recipe.from_dict({"by": by, "values": values, "parents": [image.current]})
    data = encoded(f"{by} {image.id}".encode())
    return person.store.images.add_version(image.id, image.current, data, recipe, message=None, cost=0, seconds=0.1)


def test_the_outline_has_the_codes_of_titles_that_the_studio_gave(ann: Person, store: Any) -> None:
    store.conversations.name(ann.conversation, say("called_undo", "Undo"))
    ann.paint()

    told = to_json(store.gallery.outline(ann.id, ALL))

    assert told["conversations"] == {ann.conversation: "Undo"}
    assert told["said"] == {f"conversations.{ann.conversation}": {"code": "called_undo", "params": {}}}


def test_pictures_of_all_conversations_hang_newest_first(ann: Person, bob: Person, store: Any) -> None:
    there = another(ann)
    ann.paint("cat")
    there.paint("dog", b"dog")
    ann.paint("fox", b"fox")
    bob.paint("not hers", b"not hers")

    assert titles(store.gallery.page(ann.id, ALL)) == ["fox", "dog", "cat"]
    assert titles(store.gallery.page(ann.id, GalleryFilter(oldest_first=True))) == ["cat", "dog", "fox"]


def test_those_of_one_conversation_can_be_had_alone(ann: Person, bob: Person, store: Any) -> None:
    there = another(ann)
    ann.paint("cat")
    there.paint("dog", b"dog")
    assert titles(store.gallery.page(ann.id, GalleryFilter(conversation=there.conversation))) == ["dog"]
    assert titles(store.gallery.page(bob.id, GalleryFilter(conversation=there.conversation))) == []


def test_a_picture_hangs_with_all_that_is_shown_of_it(ann: Person, store: Any) -> None:
    turn = ann.talk("paint", "Done.")
    image = ann.edit(ann.paint("a cat on a wall", message=turn))
    shown = image.shown

    (hung,) = store.gallery.page(ann.id, ALL).pictures

    assert (hung.id, hung.conversation, hung.number, hung.title) == (image.id, ann.conversation, 1, "a cat on a wall")
    assert (hung.version, hung.versions, hung.message) == (shown.id, 2, turn)
    assert (hung.width, hung.height, hung.bytes, hung.media_type) == (640, 480, shown.bytes, "image/png")
    assert hung.preview == f"/api/conversation-image/{ann.conversation}/{shown.preview}"
    assert hung.file == f"/api/conversation-image/{ann.conversation}/{shown.filename}"
    assert (hung.kinds, hung.model, hung.deleted) == (("painted", "edited"), "fake/painter", None)
    assert (hung.alt, hung.created) == ("a cat on a wall", image.versions[0].created)


def test_an_upload_is_shown_and_saved_without_what_its_file_says(ann: Person, store: Any, tmp_path: Any) -> None:
    (tmp_path / "sent").write_bytes(b"sent")
    image = ann.upload(tmp_path / "sent")

    (hung,) = store.gallery.page(ann.id, ALL).pictures

    assert hung.file.endswith(str(image.shown.full))
    assert hung.message is None


def test_an_upload_leads_to_the_message_that_it_was_sent_with(ann: Person, store: Any, tmp_path: Any) -> None:
    (tmp_path / "sent").write_bytes(b"sent")
    ann.talk("Hello", "Hello.")
    image = ann.upload(tmp_path / "sent")
    begun = ann.say("what is it?", attachments=(image.id,))
    ann.hear(begun, "A cat.")
    ann.talk("And what else?", "Nothing.")

    (hung,) = store.gallery.page(ann.id, ALL).pictures
    assert hung.message == begun.message.id

    turn = ann.talk("make it darker", "Done.")
    recipe = Recipe(OperationValues("brightness", {"amount": -20}), (image.current,))
    store.images.add_version(image.id, image.current, encoded(b"dark"), recipe, message=turn, cost=0, seconds=0.1)
    (hung,) = store.gallery.page(ann.id, ALL).pictures
    assert hung.message == turn


def test_a_page_ends_where_the_next_begins(ann: Person, store: Any) -> None:
    for number in range(5):
        ann.paint(str(number), str(number).encode())

    first = store.gallery.page(ann.id, ALL, limit=2)
    second = store.gallery.page(ann.id, ALL, after=first.next, limit=2)
    third = store.gallery.page(ann.id, ALL, after=second.next, limit=2)

    assert [titles(page) for page in (first, second, third)] == [["4", "3"], ["2", "1"], ["0"]]
    assert third.next is None
    assert titles(store.gallery.page(ann.id, ALL, after=first.next, upto=second.next)) == ["2", "1"]


def test_what_is_new_moves_nothing_that_follows_a_place(ann: Person, store: Any) -> None:
    for number in range(3):
        ann.paint(str(number), str(number).encode())
    first = store.gallery.page(ann.id, ALL, limit=1)
    ann.paint("new", b"new")

    assert titles(store.gallery.page(ann.id, ALL, after=first.next)) == ["1", "0"]


@pytest.mark.parametrize("cursor", ["", "2", "2026-11-20T10:00:00.000Z", "2026-11-20T10:00:00.000Z_x"])
def test_a_place_that_no_page_gave_is_refused(ann: Person, store: Any, cursor: str) -> None:
    for ask in (store.gallery.page, store.gallery.outline):
        with pytest.raises(BadRequest):
            ask(ann.id, ALL, after=cursor)


def test_an_outline_gives_every_picture_its_shape(ann: Person, store: Any) -> None:
    there = another(ann)
    ann.paint("cat")
    there.paint("dog", b"dog")
    there.paint("fox", b"fox")

    outline = store.gallery.outline(ann.id, ALL)

    (stretch,) = outline.stretches
    assert [(run.conversation, run.ratios) for run in stretch.runs] == [
        (there.conversation, (1333, 1333)),
        (ann.conversation, (1333,)),
    ]
    assert outline.conversations == {there.conversation: "Elsewhere", ann.conversation: ""}
    assert stretch.after is None
    assert outline.next is None
    assert len(store.gallery.page(ann.id, ALL, after=stretch.after, upto=stretch.upto).pictures) == 3


@pytest.mark.slow
def test_long_outlines_come_in_stretches_and_in_parts(ann: Person, store: Any) -> None:
    for number in range(2 * STRETCH + 5):
        ann.paint(str(number), str(number).encode())

    first = store.gallery.outline(ann.id, ALL, limit=STRETCH)
    rest = store.gallery.outline(ann.id, ALL, after=first.next, limit=2 * STRETCH)

    stretches = [*first.stretches, *rest.stretches]
    assert [sum(len(run.ratios) for run in stretch.runs) for stretch in stretches] == [STRETCH, STRETCH, 5]
    assert [stretch.after for stretch in stretches] == [None, stretches[0].upto, stretches[1].upto]
    last = stretches[-1]
    assert titles(store.gallery.page(ann.id, ALL, after=last.after, upto=last.upto)) == ["4", "3", "2", "1", "0"]


@pytest.fixture
def mixed(ann: Person) -> Person:
    """One of each kind, and one that is two."""
    made(ann, "lake", Recipe(PaintingValues("acme/brush", prompt="a lake at night")))
    changed(ann, made(ann, "photo", Recipe(UploadValues())), "command:compress")
    changed(ann, made(ann, "mug", Recipe(UploadValues())), "operation:nobg")
    fjord = made(ann, "fjord", Recipe(PaintingValues("acme/pen", "Fjörd")))
    changed(ann, fjord, "model:acme/brush", prompt="add fog")
    changed(ann, made(ann, "wall", Recipe(UploadValues())), "operation:crop")
    return ann


@sampled(
    ("wanted", "found"),
    [
        (GalleryFilter(kind="painted"), ["fjord", "lake"]),
        (GalleryFilter(kind="edited"), ["wall", "fjord"]),
        (GalleryFilter(kind="compressed"), ["photo"]),
        (GalleryFilter(kind="cutout"), ["mug"]),
        (GalleryFilter(kind="uploaded"), ["wall", "mug", "photo"]),
        (GalleryFilter(model="acme/brush"), ["fjord", "lake"]),
        (GalleryFilter(model="acme/pen"), []),
        (GalleryFilter(kind="edited", model="acme/brush"), ["fjord"]),
        (GalleryFilter(text="night LAKE"), ["lake"]),
        (GalleryFilter(text="fjo"), ["fjord"]),
        (GalleryFilter(text="fog"), ["fjord"]),
        (GalleryFilter(text="lake fog"), []),
        (GalleryFilter(text="100%"), []),
        (GalleryFilter(text="%"), []),
        (GalleryFilter(text="!"), []),
    ],
    ids=lambda value: str(value),
)
def test_pictures_are_found_by_what_they_are(
    mixed: Person, store: Any, wanted: GalleryFilter, found: list[str]
) -> None:
    assert titles(store.gallery.page(mixed.id, wanted)) == found
    assert store.gallery.counts(mixed.id, wanted).total == len(found)
    assert sum(
        len(run.ratios) for each in store.gallery.outline(mixed.id, wanted).stretches for run in each.runs
    ) == len(found)


def test_choices_are_counted_as_if_each_were_made(mixed: Person, store: Any) -> None:
    counts = store.gallery.counts(mixed.id, GalleryFilter(kind="edited"))

    assert counts.kinds == {"": 5, "painted": 2, "edited": 2, "cutout": 1, "compressed": 1, "uploaded": 3}
    assert counts.models == {"acme/brush": 1}
    assert store.gallery.counts(mixed.id, GalleryFilter(model="acme/brush")).kinds["painted"] == 2


def test_what_was_undone_does_not_count(ann: Person, store: Any) -> None:
    image = made(ann, "photo", Recipe(UploadValues()))
    edited = changed(ann, image, "operation:crop")
    assert titles(store.gallery.page(ann.id, GalleryFilter(kind="edited"))) == ["photo"]

    store.shelf.choose(ann.id, image.id, edited.versions[0].id)
    assert titles(store.gallery.page(ann.id, GalleryFilter(kind="edited"))) == []


def test_a_picture_is_found_under_its_new_name_only(ann: Person, store: Any) -> None:
    image = made(ann, "photo", Recipe(UploadValues()))
    store.shelf.rename(ann.id, image.id, "Harbour")

    assert titles(store.gallery.page(ann.id, GalleryFilter(text="harbour"))) == ["Harbour"]
    assert titles(store.gallery.page(ann.id, GalleryFilter(text="photo"))) == []


def test_pictures_are_found_by_when_they_were_made(ann: Person, store: Any, clock: Clock) -> None:
    days = []
    for title in ("one", "two", "three"):
        days.append(ann.paint(title, title.encode()).versions[0].created)
        clock.seconds += 86_400

    assert titles(store.gallery.page(ann.id, GalleryFilter(since=days[1]))) == ["three", "two"]
    assert titles(store.gallery.page(ann.id, GalleryFilter(until=days[1]))) == ["one"]
    assert titles(store.gallery.page(ann.id, GalleryFilter(since=days[1], until=days[2]))) == ["two"]
    assert store.gallery.counts(ann.id, GalleryFilter(since=days[1])).total == 2


def test_many_are_deleted_and_brought_back_at_once(ann: Person, store: Any) -> None:
    there = another(ann)
    cat, dog, fox = ann.paint("cat"), there.paint("dog", b"dog"), ann.paint("fox", b"fox")

    store.gallery.delete(ann.id, [cat.id, dog.id])

    assert titles(store.gallery.page(ann.id, ALL)) == ["fox"]
    binned = store.gallery.page(ann.id, GalleryFilter(deleted=True))
    assert titles(binned) == ["dog", "cat"]
    assert all(each.deleted for each in binned.pictures)
    assert store.gallery.counts(ann.id, ALL).deleted == 2
    assert store.images.of(ann.conversation) == [fox]

    assert store.gallery.deleted_preview(ann.id, cat.id).path.read_bytes() == b"preview of a picture"
    assert binned.pictures[1].preview == f"/api/v1/gallery/deleted/{cat.id}"
    with pytest.raises(NotFound):
        store.gallery.deleted_preview(ann.id, fox.id)

    assert store.gallery.restore(ann.id, [cat.id, dog.id, fox.id]) == ()
    with pytest.raises(NotFound):
        store.gallery.deleted_preview(ann.id, cat.id)
    assert titles(store.gallery.page(ann.id, ALL)) == ["fox", "dog", "cat"]
    assert store.shelf.get(ann.id, cat.id) == cat


def test_a_picture_of_a_deleted_conversation_comes_back_with_it(ann: Person, store: Any) -> None:
    there = another(ann)
    dog, fox = there.paint("dog", b"dog"), there.paint("fox", b"fox")
    store.library.delete(ann.id, there.conversation)

    assert titles(store.gallery.page(ann.id, ALL)) == []
    binned = store.gallery.page(ann.id, GalleryFilter(deleted=True)).pictures
    assert [(each.title, bool(each.deleted)) for each in binned] == [("fox", True), ("dog", True)]

    assert store.gallery.restore(ann.id, [dog.id]) == (there.conversation,)
    assert titles(store.gallery.page(ann.id, ALL)) == ["fox", "dog"]
    assert store.library.get(ann.id, there.conversation).title == "Elsewhere"
    assert fox.id


def test_many_get_titles_at_once(ann: Person, store: Any) -> None:
    cat, dog = ann.paint("cat"), ann.paint("dog", b"dog")

    store.gallery.rename(ann.id, {cat.id: " holiday \n 1 ", dog.id: "   "})

    assert titles(store.gallery.page(ann.id, ALL)) == ["dog", "holiday 1"]
    assert titles(store.gallery.page(ann.id, GalleryFilter(text="holiday"))) == ["holiday 1"]


CALLS: dict[str, Callable[[Any, str, list[str]], object]] = {
    "delete": lambda gallery, owner, ids: gallery.delete(owner, ids),
    "restore": lambda gallery, owner, ids: gallery.restore(owner, ids),
    "rename": lambda gallery, owner, ids: gallery.rename(owner, dict.fromkeys(ids, "mine")),
}


@pytest.mark.parametrize("call", CALLS)
def test_with_one_that_is_anothers_nothing_happens_to_any(ann: Person, bob: Person, store: Any, call: str) -> None:
    cat, hers = bob.paint("cat"), ann.paint("dog", b"dog")
    gone = bob.paint("gone", b"gone")
    store.shelf.delete(bob.id, gone.id)

    with pytest.raises(NotFound) as foreign:
        CALLS[call](store.gallery, bob.id, [cat.id, gone.id, hers.id] if call == "restore" else [cat.id, hers.id])
    with pytest.raises(NotFound) as random:
        CALLS[call](store.gallery, bob.id, [cat.id, NOWHERE])

    assert str(foreign.value) == str(random.value)
    assert titles(store.gallery.page(bob.id, ALL)) == ["cat"]
    assert titles(store.gallery.page(ann.id, ALL)) == ["dog"]


def test_pictures_are_found_by_who_painted_them_and_for_how_much(ann: Person, store: Any) -> None:
    def painted(title: str, model: str, *costs: int | None) -> None:
        recipe = Recipe(PaintingValues(model, title))
        image, number = store.images.reserve(ann.conversation, title)
        first, *others = costs
        about = ann.conversation, image, number, title, encoded(title.encode()), recipe
        made = store.images.add(*about, message=None, cost=first, seconds=0.1)
        for place, cost in enumerate(others):
            data = encoded(f"{title} {place}".encode())
            store.images.add_version(image, made.current, data, recipe, message=None, cost=cost, seconds=0.1)

    painted("fox", "bfl/flux-2-pro", 40_000)
    painted("owl", "openrouter/black-forest-labs/FLUX.2-klein", 30_000, 30_000)
    painted("hill", "sketchbook/sketch", 0)
    painted("lake", "openrouter/google/gemini", None)

    def found(**wanted: Any) -> list[str]:
        page = store.gallery.page(ann.id, GalleryFilter(**wanted))
        assert store.gallery.counts(ann.id, GalleryFilter(**wanted)).total == len(page.pictures)
        return titles(page)

    assert found(made_with=("flux",)) == ["owl", "fox"]
    assert found(made_with=("flux", "pro")) == ["fox"]
    assert found(over=50_000) == ["owl"]
    assert found(under=50_000) == ["hill", "fox"]
    assert found(over=10_000, under=50_000, made_with=("flux",), text="fox") == ["fox"]
    assert found(under=1) == ["hill"]
    assert found(made_with=("%",)) == []
    called = {"banana": ("openrouter/google/gemini", "gemini/gemini")}
    assert found(made_with=("banana",), called=called) == ["lake"]
    assert found(made_with=("banana", "flux"), called=called) == []
    assert found(made_with=("flux",), called={"flux": ("sketchbook/sketch",)}) == ["hill", "owl", "fox"]
