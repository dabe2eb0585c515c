"""What an endpoint may use is found by where it stands, not by reading a list."""

from __future__ import annotations

from dataclasses import fields

import pytest

from endpoints.services import ConversationServices, PeopleServices, PictureServices, Services, StudioServices


@pytest.mark.parametrize(
    "group",
    [Services, PeopleServices, ConversationServices, PictureServices, StudioServices],
    ids=lambda each: each.__name__,
)
def test_when_an_eighth_is_wanted_a_noun_is_missing(group: type) -> None:
    assert len(fields(group)) <= 7
