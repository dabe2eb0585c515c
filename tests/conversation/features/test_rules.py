"""What is switched off, for whom, and what they are told."""

from __future__ import annotations

from uuid import UUID

import pytest

from conversation.errors import CallNotMade
from conversation.features.rules import FEATURES, GENERATION, PROVIDERS, SHARING, Features, rules_in

PEOPLE = [str(UUID(int=number)) for number in range(400)]


def test_everything_is_on_where_nothing_is_said() -> None:
    assert all(Features().allows(feature, PEOPLE[0]) for feature in FEATURES)


def test_one_is_off_for_all_and_the_others_stay() -> None:
    features = Features(rules_in(("sharing=off",)))
    with pytest.raises(CallNotMade) as told:
        features.require(SHARING, PEOPLE[0])
    assert (told.value.code, told.value.status) == ("feature_off", 403)
    features.require(GENERATION, PEOPLE[0])


def test_a_share_of_people_are_always_the_same_and_a_larger_share_are_these_and_more() -> None:
    few, more = (
        {each for each in PEOPLE if Features(rules_in((f"generation={share}%",))).allows(GENERATION, each)}
        for share in (20, 60)
    )
    assert 40 < len(few) < 120
    assert few < more
    assert 180 < len(more) < 300


def test_members_are_named_whatever_the_share_is() -> None:
    names = {PEOPLE[0]: "Ada", PEOPLE[1]: "Bea"}
    features = Features(rules_in(("providers=0%+ada",)), lambda owner: names.get(owner, ""))
    assert [features.allows(PROVIDERS, each) for each in PEOPLE[:3]] == [True, False, False]


@pytest.mark.parametrize("said", ["painting=off", "sharing", "sharing=", "generation=120%"])
def test_what_makes_no_sense_is_said(said: str) -> None:
    with pytest.raises(ValueError, match="such as|share of people"):
        rules_in((said,))
