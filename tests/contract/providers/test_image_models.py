"""What every image model promises, whoever makes its pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest

from conversation.errors import ProviderFault
from conversation.ports.models import Attachment, ImageModel, ImageRequest, Made, Preview, Progress
from tests.contract.providers.case import FakeUpstream
from tests.contract.providers.cases_of_all import CASES, Model, models
from tests.upstream.pictures import png

pytestmark = pytest.mark.slow

REQUEST = ImageRequest("a watercolour mountain", aspect="3:2", seed=7)
Find = Callable[[Model], ImageModel]
Upstreams = dict[str, FakeUpstream]
painting = models(lambda case: case.images.painting)
masked = models(lambda case: case.images.masked)
wanting = models(lambda case: case.images.wanting)
slow = models(lambda case: case.images.slow)
stuck = models(lambda case: case.images.stuck)
failing = models(lambda case: case.images.failing)
refusing = models(lambda case: case.images.refusing)


@pytest.fixture
def find(upstream_of: Upstreams) -> Iterator[Find]:
    """A model of its provider, connected as the studio connects it."""
    with ExitStack() as stack:
        connections = {
            case.provider.name: stack.enter_context(case.connected(upstream_of.get(case.provider.name)))
            for case in CASES
        }

        def found(model: Model) -> ImageModel:
            answered = connections[model.provider].image(model.name)
            assert answered is not None
            return answered

        yield found


@painting
def test_it_ends_with_exactly_one_picture(find: Find, model: Model) -> None:
    events = list(find(model).make(REQUEST))

    assert [isinstance(event, Made) for event in events].count(True) == 1
    made = events[-1]
    assert isinstance(made, Made)
    assert made.data.startswith(b"\x89PNG") and made.media_type == "image/png"
    assert made.cost is not None and made.cost >= 0


@painting
def test_what_it_takes_together_is_one_request_and_a_picture_for_each(
    find: Find, upstream_of: Upstreams, model: Model
) -> None:
    found = find(model)
    if found.abilities.several < 3:
        return  # it is asked for one at a time
    made = [event for event in found.make(replace(REQUEST, count=3)) if isinstance(event, Made)]

    assert len({each.data for each in made}) == 3
    assert all(each.cost for each in made)
    counts = upstream_of[model.provider].seen()["counts"]
    assert [count for name, count in counts.items() if model.name.startswith(name)] == [1], "a style is no model there"


@painting
def test_it_shows_life_before_the_picture_comes(find: Find, model: Model) -> None:
    first = next(iter(find(model).make(REQUEST)))

    assert isinstance(first, Progress)


@painting
def test_it_gives_previews_only_when_it_declares_them(find: Find, model: Model) -> None:
    found = find(model)

    previews = [event for event in found.make(REQUEST) if isinstance(event, Preview)]

    assert bool(previews) == found.abilities.previews


@painting
def test_it_tells_the_seed_only_when_it_used_one(find: Find, model: Model) -> None:
    found = find(model)

    made = list(found.make(REQUEST))[-1]

    assert isinstance(made, Made) and made.seed == (7 if found.abilities.seed else None)


@painting
def test_what_it_declares_holds_together(find: Find, model: Model) -> None:
    found = find(model)

    assert found.label and "/" in found.id
    assert found.abilities.aspects[0] == "1:1" and "3:2" in found.abilities.aspects
    assert found.abilities.edit == (found.abilities.references > 0)


@painting
def test_a_reference_is_taken_without_harm(find: Find, model: Model) -> None:
    reference = Attachment("image/png", png("the picture before"))

    made = list(find(model).make(ImageRequest("darker", references=(reference,))))[-1]

    assert isinstance(made, Made) and made.data


@masked
def test_behind_a_mask_it_ends_with_one_picture(find: Find, upstream_of: Upstreams, model: Model) -> None:
    found, picture = find(model), Attachment("image/png", png("the picture before"))
    assert found.abilities.inpaint

    made = list(found.make(ImageRequest("a hat", references=(picture,), mask=Attachment("image/png", png("mask")))))[-1]

    assert isinstance(made, Made) and made.data.startswith(b"\x89PNG") and made.cost is not None
    assert upstream_of[model.provider].seen()["counts"][model.name] >= 1


@wanting
def test_one_that_needs_a_picture_says_so_before_anything_is_asked(
    find: Find, upstream_of: Upstreams, model: Model
) -> None:
    with pytest.raises(ProviderFault) as failed:
        list(find(model).make(REQUEST))

    assert failed.value.code == "bad_request" and "Nothing was charged" in failed.value.text
    assert model.name not in upstream_of[model.provider].seen()["counts"]


@slow
def test_it_shows_life_while_nothing_comes(find: Find, model: Model) -> None:
    signs = []
    for event in find(model).make(REQUEST):
        if not isinstance(event, Progress):
            break
        signs.append(event)

    assert len(signs) > 1  # the one at the beginning, and what came while the upstream was silent


@stuck
def test_closing_it_frees_the_connection_while_its_answer_comes(
    find: Find, upstream_of: Upstreams, model: Model
) -> None:
    making = find(model).make(REQUEST)
    next(making), next(making)

    making.close()  # type: ignore[attr-defined]

    upstream_of[model.provider].wait_until_closed_early()


@failing
def test_what_goes_wrong_is_a_fault_for_a_person(find: Find, model: Model) -> None:
    with pytest.raises(ProviderFault) as failed:
        list(find(model).make(REQUEST))

    fault = failed.value
    assert fault.title and fault.text and fault.code
    assert "charged" in fault.text


@refusing
def test_a_paid_request_is_never_repeated(find: Find, upstream_of: Upstreams, model: Model) -> None:
    with pytest.raises(ProviderFault):
        list(find(model).make(REQUEST))

    assert upstream_of[model.provider].seen()["counts"][model.name] == 1
