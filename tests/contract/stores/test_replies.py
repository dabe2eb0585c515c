"""What every `Replies` promises."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from conversation.errors import NotFound, Told
from conversation.message import Target
from conversation.reply import Picture, Reply

pytestmark = pytest.mark.slow


def test_a_message_and_its_empty_reply_begin_together(ann: Any) -> None:
    begun = ann.say("paint a cat")

    assert begun.fresh
    assert (begun.message.role, begun.message.text, begun.message.parent) == ("user", "paint a cat", None)
    assert (begun.reply.role, begun.reply.text, begun.reply.parent) == ("assistant", "", begun.message.id)
    assert begun.reply.reply == Reply(begun.reply.id)
    assert begun.message.siblings == (begun.message.id,)


def test_the_same_client_id_ten_times_in_parallel_is_one_message(ann: Any) -> None:
    with ThreadPoolExecutor(10) as pool:
        begun = list(pool.map(lambda _: ann.say("hello", client_id="once"), range(10)))

    assert len({(each.message.id, each.reply.id) for each in begun}) == 1
    assert [each.fresh for each in begun].count(True) == 1
    assert ann.shown() == ["hello", ""]


def test_the_same_client_id_with_other_words_is_refused(ann: Any) -> None:
    ann.say("hello", client_id="once")

    with pytest.raises(Told) as refused:
        ann.say("good bye", client_id="once")

    assert (refused.value.code, refused.value.status) == ("conflict", 409)
    assert ann.shown() == ["hello", ""]


def test_two_people_may_use_the_same_client_id(ann: Any, bob: Any) -> None:
    assert ann.say("hello", client_id="once").fresh
    assert bob.say("good bye", client_id="once").fresh


def test_a_repeated_client_id_gives_the_reply_as_it_is_now(ann: Any) -> None:
    ann.hear(ann.say("hello", client_id="once"), "Hello, Ann.")

    repeated = ann.say("hello", client_id="once")

    assert not repeated.fresh
    assert repeated.reply.text == "Hello, Ann."


def test_messages_follow_the_head(ann: Any) -> None:
    first = ann.talk("one", "1")
    second = ann.say("two")

    assert second.message.parent == first
    assert ann.shown() == ["one", "1", "two", ""]


def test_editing_a_message_makes_a_branch_and_keeps_the_earlier_one(ann: Any, store: Any) -> None:
    first = ann.talk("one", "1")
    before = ann.say("two")
    ann.hear(before, "2")

    edited = ann.say("deux", parent=first)

    assert edited.message.siblings == (before.message.id, edited.message.id)
    assert ann.shown() == ["one", "1", "deux", ""]
    history = store.conversations.history(ann.conversation, before.reply.id, 10)
    assert [message.text for message in history] == ["one", "1", "two", "2"]


def test_the_first_message_is_edited_from_the_top(ann: Any) -> None:
    ann.talk("one", "1")

    edited = ann.say("un", parent="")

    assert edited.message.parent is None
    assert ann.shown() == ["un", ""]


def test_a_reply_is_made_once_more_under_the_same_message(ann: Any) -> None:
    first = ann.say("paint a cat")
    ann.hear(first, "Here.")

    again = ann.say("", again=first.message.id, client_id="again")
    repeated = ann.say("", again=first.message.id, client_id="again")

    assert again.message.id == first.message.id
    assert again.reply.siblings == (first.reply.id, again.reply.id)
    assert again.reply.client_id == "again"
    assert (repeated.reply.id, repeated.fresh) == (again.reply.id, False)
    assert ann.shown() == ["paint a cat", ""]


def test_a_reply_cannot_be_asked_again_only_a_message_can(ann: Any) -> None:
    turn = ann.talk("one", "1")

    with pytest.raises(NotFound):
        ann.say("", again=turn)


def test_another_persons_conversation_and_one_that_never_was_are_not_told_apart(ann: Any, bob: Any) -> None:
    bobs, bob.conversation = bob.conversation, ann.conversation
    with pytest.raises(NotFound) as foreign:
        bob.say("hello")
    bob.conversation = "9b2f0f5e-0000-4000-8000-000000000000"
    with pytest.raises(NotFound) as random:
        bob.say("hello")

    assert str(foreign.value) == str(random.value)
    assert ann.shown() == []
    assert bobs


@pytest.mark.parametrize("kind", ["parent", "again"])
def test_another_persons_message_is_no_place_to_answer(ann: Any, bob: Any, kind: str) -> None:
    theirs = ann.say("hello").message.id

    with pytest.raises(NotFound):
        bob.say("mine", **{kind: theirs})

    assert bob.shown() == []


def test_another_persons_picture_is_neither_aimed_at_nor_sent_along(ann: Any, bob: Any) -> None:
    picture = ann.paint()

    with pytest.raises(NotFound):
        bob.say("darker", target=Target(picture.id, picture.current))
    with pytest.raises(NotFound):
        bob.say("darker", attachments=(picture.id,))

    assert bob.shown() == []


def test_what_a_message_was_aimed_at_and_came_with_is_kept(ann: Any) -> None:
    first, second = ann.paint("cat"), ann.paint("dog", b"dog")

    message = ann.say("darker", target=Target(first.id, first.current), attachments=(second.id,)).message

    assert message.target == Target(first.id, first.current)
    assert message.attachments == (second.id,)


def test_a_saved_reply_comes_back_as_it_was(ann: Any, store: Any) -> None:
    turn = ann.say("paint a cat").reply.id
    picture = Picture("image", 1, "cat", 640, 480, "Painter", 0.5, "half done", "/preview")
    prompt = {"original": "cat", "refined": "A cat.", "note": ""}
    reply = Reply(turn, 7, "running", "Here **it** comes", "paint", "Painting", prompt, (picture,), started="now")

    store.replies.save(reply)

    assert store.library.message(ann.id, turn).reply == reply
    assert store.library.message(ann.id, turn).text == "Here **it** comes"


def test_an_older_state_never_overwrites_a_newer_one(ann: Any, store: Any) -> None:
    turn = ann.say("hello").reply.id

    store.replies.save(Reply(turn, seq=8, state="done", text="Hello, Ann."))
    store.replies.save(Reply(turn, seq=5, state="running", text="Hel"))

    assert store.library.message(ann.id, turn).reply.state == "done"
    assert ann.shown() == ["hello", "Hello, Ann."]


def test_a_turn_is_known_by_what_its_sender_called_it(ann: Any, bob: Any, store: Any) -> None:
    ann.say("hello", client_id="order-7")

    assert store.replies.knows(ann.id, "order-7")
    assert not store.replies.knows(ann.id, "order-8")
    assert not store.replies.knows(bob.id, "order-7")


def test_saving_a_reply_that_nobody_began_does_nothing(ann: Any, store: Any) -> None:
    store.replies.save(Reply("9b2f0f5e-0000-4000-8000-000000000000", seq=3, text="?"))

    assert ann.shown() == []


def test_replies_still_running_are_interrupted_and_keep_what_was_seen(ann: Any, bob: Any, store: Any) -> None:
    picture = Picture("image", 1, "cat", 640, 480, "Painter", 0.5)
    running, done = ann.say("paint a cat"), bob.talk("hi", "Hello.")
    seen = Reply(running.reply.id, seq=4, text="Here it", step="paint", status="Painting", pictures=(picture,))
    store.replies.save(seen)

    assert store.replies.interrupt_running() == 1
    assert store.replies.interrupt_running() == 0

    reply = store.library.message(ann.id, running.reply.id).reply
    assert (reply.state, reply.text, reply.status, reply.pictures) == ("interrupted", "Here it", "", ())
    assert store.library.message(bob.id, done).reply.state == "done"


def test_text_no_database_could_hold_is_made_holdable(ann: Any) -> None:
    ann.hear(ann.say("half \ud83d and \0"), "whole \ud83d\ude00")

    assert ann.shown() == ["half \N{REPLACEMENT CHARACTER} and \N{REPLACEMENT CHARACTER}", "whole \N{GRINNING FACE}"]


def test_several_are_saved_at_once(ann: Any) -> None:
    first, second = ann.say("one"), ann.say("two")

    ann.store.replies.save_all([Reply(first.reply.id, 3, text="eins"), Reply(second.reply.id, 4, text="zwei")])

    assert ann.shown() == ["one", "eins", "two", "zwei"]
