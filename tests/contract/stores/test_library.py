"""What every `Library` promises."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from conversation.errors import BadRequest, NotFound, Told
from tests.matrix import sampled

NOWHERE = "9b2f0f5e-0000-4000-8000-000000000000"

CALLS: dict[str, Callable[..., object]] = {
    "get": lambda library, owner, conversation, message: library.get(owner, conversation),
    "rename": lambda library, owner, conversation, message: library.rename(owner, conversation, "mine"),
    "pin": lambda library, owner, conversation, message: library.pin(owner, conversation, True),
    "see": lambda library, owner, conversation, message: library.see(owner, conversation, message),
    "choose": lambda library, owner, conversation, message: library.choose(owner, conversation, {"draft": True}),
    "delete": lambda library, owner, conversation, message: library.delete(owner, conversation),
    "restore": lambda library, owner, conversation, message: library.restore(owner, conversation),
    "page": lambda library, owner, conversation, message: library.page(owner, conversation),
    "every": lambda library, owner, conversation, message: library.every(owner, conversation),
    "running": lambda library, owner, conversation, message: library.running(owner, conversation),
    "show": lambda library, owner, conversation, message: library.show(owner, conversation, message),
    "message": lambda library, owner, conversation, message: library.message(owner, message),
    "delete_message": lambda library, owner, conversation, message: library.delete_message(owner, message),
    "restore_message": lambda library, owner, conversation, message: library.restore_message(owner, message),
}

ID = "27f31389-d88b-4a69-a814-0f8f1ec6a899"


@sampled("call", CALLS)
def test_anothers_and_a_random_id_get_the_same_answer(ann: Any, bob: Any, store: Any, call: str) -> None:
    turn = ann.talk("secret", "words")

    with pytest.raises(NotFound) as foreign:
        CALLS[call](store.library, bob.id, ann.conversation, turn)
    with pytest.raises(NotFound) as random:
        CALLS[call](store.library, bob.id, NOWHERE, NOWHERE)

    assert str(foreign.value) == str(random.value)
    assert ann.shown() == ["secret", "words"]


def test_the_messages_of_all_branches_come_in_pieces_oldest_first(ann: Any, store: Any) -> None:
    first = ann.talk("a mill", "Here it is.")
    ann.talk("a ship", "A ship.", parent="")
    gone = ann.talk("secret", "words")
    store.library.delete_message(ann.id, gone)

    def said(after: str | None = None) -> list[str]:
        return [message.text for message in store.library.every(ann.id, ann.conversation, after=after, limit=3)]

    assert said() == ["a mill", "Here it is.", "a ship"]
    assert said(first) == ["a ship", "A ship.", "secret"]
    with pytest.raises(NotFound):
        said(gone)


def test_a_client_may_choose_the_id(ann: Any, bob: Any, store: Any) -> None:
    chosen = str(uuid4())

    made = store.library.create(ann.id, chosen, "  Cats \n and dogs ")

    assert (made.id, made.title, made.head) == (chosen, "Cats and dogs", None)
    assert store.library.create(ann.id, chosen) == made
    with pytest.raises(Told) as refused:
        store.library.create(bob.id, chosen)
    assert refused.value.code == "conflict"


@pytest.mark.parametrize("wrong", ["x", "../../etc", ID.upper(), ID + "\n", f"{{{ID}}}"])
def test_an_id_that_is_no_uuid_is_refused(ann: Any, store: Any, wrong: str) -> None:
    with pytest.raises(BadRequest):
        store.library.create(ann.id, wrong)


def test_the_list_is_newest_first_and_comes_in_pages(ann: Any, bob: Any, store: Any) -> None:
    made = [store.library.create(ann.id, title=f"number {number}").id for number in range(6)]
    made.insert(0, ann.conversation)

    seen, before = [], None
    while True:
        listing = store.library.listing(ann.id, before=before, limit=3)
        seen += [row.id for row in listing.conversations]
        before = listing.next
        if before is None:
            break

    assert seen == made[::-1]
    assert [row.id for row in store.library.listing(bob.id).conversations] == [bob.conversation]


def test_pinned_ones_come_first_over_all_pages(ann: Any, store: Any) -> None:
    made = [ann.conversation, *(store.library.create(ann.id).id for _ in range(4))]
    for chosen in (made[0], made[2]):
        assert store.library.pin(ann.id, chosen, True).pinned

    seen, before = [], None
    while before or not seen:
        listing = store.library.listing(ann.id, before=before, limit=1)
        seen += [(made.index(row.id), row.pinned) for row in listing.conversations]
        before = listing.next

    assert seen == [(2, True), (0, True), (4, False), (3, False), (1, False)]
    store.library.pin(ann.id, made[0], False)
    assert [made.index(row.id) for row in store.library.listing(ann.id).conversations] == [2, 4, 3, 1, 0]


def test_what_ended_is_unseen_until_its_owner_has_seen_what_ended_last(ann: Any, store: Any) -> None:
    def unseen() -> str | None:
        (row,) = store.library.listing(ann.id).conversations
        assert row.unseen == store.library.get(ann.id, ann.conversation).unseen
        found: str | None = row.unseen
        return found

    begun = ann.say("a mill")
    assert unseen() is None
    mill = ann.hear(begun, "Here it is.")
    assert unseen() == mill
    assert store.library.see(ann.id, ann.conversation, mill).unseen is None
    ann.hear(begun, "Here it is.")  # saved once more
    assert unseen() is None
    ship = ann.talk("a ship", "No.")
    assert store.library.see(ann.id, ann.conversation, mill).unseen == ship
    assert store.library.see(ann.id, ann.conversation, ship).unseen is None
    assert store.library.see(ann.id, ann.conversation, mill).unseen is None


def test_of_two_replies_at_once_the_one_that_ends_last_is_to_be_seen(ann: Any, store: Any) -> None:
    first, second = ann.say("a mill"), ann.say("a ship", parent="")
    ship = ann.hear(second, "A ship.")
    store.library.see(ann.id, ann.conversation, ship)
    mill = ann.hear(first, "A mill.")
    assert store.library.get(ann.id, ann.conversation).unseen == mill


def test_a_reply_that_a_crash_cut_off_is_to_be_seen_as_well(ann: Any, store: Any) -> None:
    cut = ann.say("a mill").reply.id
    store.replies.interrupt_running()
    assert store.library.get(ann.id, ann.conversation).unseen == cut


def test_a_message_brings_its_conversation_to_the_front(ann: Any, store: Any) -> None:
    store.library.create(ann.id)

    ann.say("hello")

    assert store.library.listing(ann.id).conversations[0].id == ann.conversation


@pytest.mark.parametrize("wrong", ["", "x", "2026-01-01T00:00:00.000Z", "' OR 1=1 --"])
def test_a_place_in_the_list_that_was_never_given_is_refused(ann: Any, store: Any, wrong: str) -> None:
    with pytest.raises(BadRequest):
        store.library.listing(ann.id, before=wrong)


def test_the_thumbnail_is_the_newest_living_pictures_preview(ann: Any, store: Any) -> None:
    def thumbnail() -> str | None:
        found: str | None = store.library.listing(ann.id).conversations[0].thumbnail
        return found

    assert thumbnail() is None
    cat, dog = ann.paint("cat"), ann.paint("dog", b"dog")
    folder = f"/api/conversation-image/{ann.conversation}/"
    assert thumbnail() == folder + dog.shown.preview
    store.shelf.delete(ann.id, dog.id)
    assert thumbnail() == folder + cat.shown.preview


def test_search_looks_into_titles_and_messages(ann: Any, bob: Any, store: Any) -> None:
    ann.talk("paint a lighthouse", "Here is your **Café** by the sea.")
    bob.talk("paint a lighthouse", "No.")
    titled = store.library.create(ann.id, title="Lighthouses of Brittany").id
    store.library.create(ann.id, title="Something else")

    def found(q: str) -> list[str]:
        return [row.id for row in store.library.listing(ann.id, q=q).conversations]

    assert found("lighthouse") == [titled, ann.conversation]
    assert found("LIGHT paint") == [ann.conversation]
    assert found("cafe") == [ann.conversation]
    assert found("brittany") == [titled]
    assert found("submarine") == []
    assert found("%") == found('"') == found("* OR a") == []
    assert found("  ") == found("")


def test_search_finds_parts_of_words_and_scripts_without_spaces(ann: Any, store: Any) -> None:
    ann.talk("a watercolour mountain", "雪山の絵です")

    assert len(store.library.listing(ann.id, q="colour").conversations) == 1
    assert len(store.library.listing(ann.id, q="雪山").conversations) == 1
    assert len(store.library.listing(ann.id, q="海").conversations) == 0


def test_a_snippet_shows_the_words_where_they_stand(ann: Any, store: Any) -> None:
    reply = ann.talk("hello", "before " * 40 + "the old\nlighthouse " + "after " * 40)

    found = store.library.listing(ann.id, q="lighthouse").conversations[0]
    snippet = found.snippet

    assert found.message == reply
    assert "the old lighthouse after" in snippet
    assert snippet.startswith("…") and snippet.endswith("…") and len(snippet) < 200


def test_a_running_reply_is_searched_once_it_ended_and_a_deleted_message_no_more(ann: Any, store: Any) -> None:
    turn = ann.talk("hello", "a submarine")
    assert store.library.listing(ann.id, q="submarine").conversations

    store.library.delete_message(ann.id, turn)
    assert not store.library.listing(ann.id, q="submarine").conversations

    store.library.restore_message(ann.id, turn)
    assert store.library.listing(ann.id, q="submarine").conversations


def test_a_deleted_conversation_is_gone_until_it_is_restored(ann: Any, store: Any) -> None:
    image, turn = ann.paint(), ann.talk("hello", "lighthouse")
    store.library.delete(ann.id, ann.conversation)

    assert store.library.listing(ann.id).conversations == ()
    assert store.library.listing(ann.id, q="lighthouse").conversations == ()
    for call in ("get", "page", "message", "rename", "delete"):
        with pytest.raises(NotFound):
            CALLS[call](store.library, ann.id, ann.conversation, turn)
    with pytest.raises(NotFound):
        ann.say("anyone there?")
    with pytest.raises(NotFound):
        store.shelf.get(ann.id, image.id)
    with pytest.raises(NotFound):
        store.shelf.find_file(ann.id, ann.conversation, image.shown.filename)
    with pytest.raises(Told):
        store.library.create(ann.id, ann.conversation)

    store.library.restore(ann.id, ann.conversation)

    assert ann.shown() == ["hello", "lighthouse"]
    assert store.shelf.get(ann.id, image.id) == image


def test_a_page_is_the_end_of_the_branch_and_goes_on_before_a_message(ann: Any, store: Any) -> None:
    for number in range(1, 6):
        ann.talk(f"q{number}", f"a{number}")

    last = store.library.page(ann.id, ann.conversation, limit=4)
    middle = store.library.page(ann.id, ann.conversation, before=last.messages[0].id, limit=4)
    first = store.library.page(ann.id, ann.conversation, before=middle.messages[0].id, limit=4)

    assert [message.text for message in last.messages] == ["q4", "a4", "q5", "a5"]
    assert [message.text for message in middle.messages] == ["q2", "a2", "q3", "a3"]
    assert [message.text for message in first.messages] == ["q1", "a1"]
    assert (last.more, middle.more, first.more) == (True, True, False)


def test_a_page_says_what_else_stands_in_the_same_place(ann: Any, store: Any) -> None:
    first = ann.say("one")
    ann.hear(first, "1")
    again = ann.say("", again=first.message.id)
    other = ann.say("uno", parent="")

    page = store.library.page(ann.id, ann.conversation)
    assert [message.siblings for message in page.messages] == [
        (first.message.id, other.message.id),
        (other.reply.id,),
    ]
    store.library.show(ann.id, ann.conversation, first.message.id)
    page = store.library.page(ann.id, ann.conversation)
    assert page.messages[1].siblings == (first.reply.id, again.reply.id)


def test_a_page_brings_the_pictures_and_the_active_one(ann: Any, store: Any) -> None:
    cat, dog = ann.paint("cat"), ann.paint("dog", b"dog")
    cat = ann.edit(cat)

    page = store.library.page(ann.id, ann.conversation)

    assert page.images == (cat, dog)
    assert page.active == cat.id


def test_another_branch_is_shown_down_to_its_newest_leaf(ann: Any, store: Any) -> None:
    first = ann.say("one")
    ann.hear(first, "1")
    deep = ann.talk("two", "2")
    ann.talk("uno", "I", parent="")
    assert ann.shown() == ["uno", "I"]

    shown = store.library.show(ann.id, ann.conversation, first.message.id)

    assert shown.head == deep
    assert ann.shown() == ["one", "1", "two", "2"]
    assert ann.say("three").message.parent == deep


def test_running_replies_are_listed(ann: Any, store: Any) -> None:
    ann.talk("one", "1")
    running = ann.say("two")

    assert [message.id for message in store.library.running(ann.id, ann.conversation)] == [running.reply.id]


def test_deleting_a_message_takes_what_follows_and_shows_what_came_before(ann: Any, store: Any) -> None:
    ann.talk("one", "1")
    second = ann.say("two")
    ann.hear(second, "2")
    ann.talk("three", "3")

    store.library.delete_message(ann.id, second.message.id)
    assert ann.shown() == ["one", "1"]
    with pytest.raises(NotFound):
        store.library.message(ann.id, second.reply.id)

    store.library.restore_message(ann.id, second.message.id)
    assert ann.shown() == ["one", "1", "two", "2", "three", "3"]


def test_deleting_one_of_two_answers_shows_the_other(ann: Any, store: Any) -> None:
    first = ann.say("one")
    ann.hear(first, "1")
    again = ann.say("", again=first.message.id)
    ann.hear(again, "I")

    store.library.delete_message(ann.id, again.reply.id)

    assert ann.shown() == ["one", "1"]
    assert store.library.page(ann.id, ann.conversation).messages[1].siblings == (first.reply.id,)


def test_deleting_everything_leaves_an_empty_conversation_to_go_on_in(ann: Any, store: Any) -> None:
    first = ann.say("one")

    assert store.library.delete_message(ann.id, first.message.id).head is None
    assert ann.shown() == []

    assert ann.say("two").message.parent is None
    assert ann.shown() == ["two", ""]


def test_restoring_brings_back_only_what_went_along(ann: Any, store: Any) -> None:
    first = ann.talk("one", "1")
    second = ann.say("two")
    ann.hear(second, "2")
    store.library.delete_message(ann.id, second.reply.id)
    store.library.delete_message(ann.id, first)

    with pytest.raises(NotFound):
        store.library.restore_message(ann.id, second.reply.id)
    store.library.restore_message(ann.id, first)
    assert ann.shown() == ["one", "1", "two"]

    store.library.restore_message(ann.id, second.reply.id)
    assert ann.shown() == ["one", "1", "two", "2"]


def test_nothing_is_said_after_a_deleted_message(ann: Any, store: Any) -> None:
    first = ann.talk("one", "1")
    store.library.delete_message(ann.id, first)

    with pytest.raises(NotFound):
        ann.say("two", parent=first)


def test_options_of_a_conversation_are_changed_one_by_one(ann: Any, store: Any) -> None:
    def now() -> object:
        return store.library.get(ann.id, ann.conversation).options

    assert now() == {}
    store.library.choose(ann.id, ann.conversation, {"quality": "high", "count": 3})
    changed = store.library.choose(ann.id, ann.conversation, {"count": None, "draft": False})
    assert changed.options == now() == {"quality": "high", "draft": False}
    assert store.library.page(ann.id, ann.conversation).conversation.options == now()


def test_what_was_said_last_is_recalled_over_all_conversations_each_once(ann: Any, bob: Any, store: Any) -> None:
    ann.talk("a fox", "Here it is.")
    bob.talk("not hers", "Here it is.")
    first = ann.conversation
    store.library.pin(ann.id, first, True)
    ann.conversation = store.library.create(ann.id).id
    ann.talk("an owl", "Here it is.")
    owl = ann.talk("a fox", "Here it is.")
    assert store.library.recent_prompts(ann.id) == ("a fox", "an owl")
    assert store.library.recent_prompts(ann.id, limit=1) == ("a fox",)

    store.library.delete_message(ann.id, store.library.message(ann.id, owl).parent)
    assert store.library.recent_prompts(ann.id) == ("an owl", "a fox")  # it was said before the owl, too
    store.library.delete(ann.id, ann.conversation)
    assert store.library.recent_prompts(ann.id) == ("a fox",)
    store.library.delete(ann.id, first)
    assert store.library.recent_prompts(ann.id) == ()
    assert store.library.recent_prompts(bob.id) == ("not hers",)
