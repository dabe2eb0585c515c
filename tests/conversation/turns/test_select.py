"""`/select`: a part of a picture found, and what the lines behind it change."""

from __future__ import annotations

import pytest

from conversation.events import AreaSelected, NoteAdded, TurnFailed
from conversation.fold import fold
from conversation.message import Target
from conversation.recipe import MaskValues
from conversation.reply import Reply
from conversation.serialization import to_json
from tests.conversation.stage import Theatre, only, text_of, versions
from tests.conversation.turns.test_inpaint import marked, outside_is_as_it_was, stage
from tests.imaging.masks.answers import MIDDLE, SIZE

IN_PIXELS = f"box={MIDDLE[0]}px,{MIDDLE[1]}px,{MIDDLE[2] - MIDDLE[0]}px,{MIDDLE[3] - MIDDLE[1]}px"
IN_PERCENT = "box=33.3%,30%,25%,40%"


@pytest.mark.parametrize("said", [IN_PIXELS, IN_PERCENT, "point=50%,50%", "subject"])
def test_what_is_meant_is_found_and_kept_as_a_mask(said: str) -> None:
    theatre, image = stage()
    events = theatre.say(f"/select {said}", Target(image.id))
    found = only(events, AreaSelected)
    assert (found.image, found.version, found.number) == (image.id, image.current, 1)
    assert 0 < found.coverage < 1
    assert theatre.kept.masks.get(theatre.owner, found.mask).width == SIZE[0]
    assert text_of(events).startswith("#1: Selected ")
    assert not versions(events)


def test_the_lines_behind_it_change_that_and_nothing_else() -> None:
    theatre, image = stage()
    events = theatre.say("/brightness 90%\n/select subject\n/greyscale\n/contrast 120%", Target(image.id))
    first, *inside = versions(events)
    assert first.recipe.by == "operation:brightness"
    found = only(events, AreaSelected)
    assert found.version == first.id
    assert [each.recipe.values.mask for each in inside if isinstance(each.recipe.values, MaskValues)] == [
        found.mask
    ] * 2
    assert inside[1].parent == inside[0].id


def test_a_mask_that_is_there_can_be_taken_up_again() -> None:
    theatre, image = stage()
    mask = marked(theatre, image)
    events = theatre.say(f"/select mask={mask.mask_id}\n/greyscale", Target(image.id))
    assert only(events, AreaSelected).mask == mask.mask_id
    assert outside_is_as_it_was(theatre, versions(events)[0])


def test_it_is_kept_with_the_reply() -> None:
    theatre, image = stage()
    found = only(theatre.say("/select subject", Target(image.id)), AreaSelected)
    assert theatre.replies[-1].areas == (to_json(found),)
    assert Reply.from_dict(to_json(theatre.replies[-1])).areas == theatre.replies[-1].areas
    assert fold(Reply("t1"), found).areas == theatre.replies[-1].areas


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("/select", "bad_arguments"),
        ("/select sky box=1%,1%,2%,2%", "bad_arguments"),
        ("/select box=here", "bad_arguments"),
        ("/select box=120%,0%,10%,10%", "bad_arguments"),
        ("/select box=10%,10%,0%,10%", "bad_arguments"),
        ("/select mask=nothing", "no_mask"),
    ],
)
def test_what_is_nowhere_is_refused_in_words(said: str, code: str) -> None:
    theatre, image = stage()
    assert only(theatre.say(said, Target(image.id)), TurnFailed).code == code


def test_without_a_picture_it_is_said_what_to_do() -> None:
    assert only(Theatre().say("/select sky"), TurnFailed).code == "no_picture"


def test_what_was_left_undone_is_still_about_that_part() -> None:
    theatre, image = stage()
    events = theatre.say("/select subject\n/inpaint a hat\n/greyscale", Target(image.id))
    assert only(events, TurnFailed).code == "no_inpainter"
    (rest,) = only(events, NoteAdded).choices
    assert rest.say == f"/select mask={only(events, AreaSelected).mask}\n/greyscale"
    (version,) = versions(theatre.say(rest.say, Target(rest.image or "", rest.version)))
    assert isinstance(version.recipe.values, MaskValues)
