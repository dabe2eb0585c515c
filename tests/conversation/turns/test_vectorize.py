"""`/vectorize`: traced here and free, or drawn by a provider for a price that is said; the SVG is kept with it."""

from __future__ import annotations

from conversation.events import NoteAdded, TurnFailed
from conversation.ports.areas.vectors import Vector
from conversation.ports.models import VECTORIZE, ImageAbilities, Made, Price
from conversation.recipe import RetouchValues
from imaging.files.encode import to_png
from tests.conversation.stage import Painter, Theatre, only, text_of, versions
from tests.imaging.pictures import picture
from tests.upstream.recraft import DRAWING

DRAWS = ImageAbilities(speciality=VECTORIZE, references=1, price=Price(image=10_000))


def stage(answer: bytes = DRAWING) -> tuple[Theatre, Painter]:
    theatre = Theatre()
    acme = Painter("acme/pen", "Acme", DRAWS, [Made(answer, "image/svg+xml", cost=10_000)])
    theatre.models.specialists = [acme]
    theatre.picture("Cat", 90, 60)
    return theatre, acme


def kept_by(theatre: Theatre, values: object) -> Vector:
    assert isinstance(values, RetouchValues)
    return theatre.kept.vectors.get(theatre.owner, values.vector)


def test_it_is_traced_here_and_free_with_what_a_provider_would_cost() -> None:
    theatre, acme = stage()
    events = theatre.say("/vectorize high")
    (version,) = versions(events)
    assert kept_by(theatre, version.recipe.values).shapes > 0
    assert (version.width, version.height, version.media_type, version.cost) == (90, 60, "image/png", 0)
    assert text_of(events).startswith("#1: vectorized into ")
    assert "Acme would draw it for about $0.01: /vectorize by=service." in only(events, NoteAdded).text
    assert (acme.requests, theatre.spent(), version.is_ai) == ([], [], False)


def test_a_providers_drawing_is_cleaned_kept_and_shown_as_large_as_the_picture() -> None:
    theatre, _ = stage()
    (version,) = versions(theatre.say("/vectorize by=service"))
    values = version.recipe.values
    assert isinstance(values, RetouchValues)
    assert (values.model, values.done) == ("acme/pen", "Vectorized by Acme")
    drawn = kept_by(theatre, values)
    assert (drawn.shapes, drawn.bytes < len(DRAWING) + 60) == (2, True)
    assert (version.width, version.height) == (90, 60)
    assert theatre.spent() == [("acme/pen", "image", 10_000)]


def test_what_is_no_drawing_is_refused_with_what_it_cost() -> None:
    theatre, _ = stage(to_png(picture()))
    failed = only(theatre.say("/vectorize by=service"), TurnFailed)
    assert (failed.code, failed.text.endswith("The answer was charged.")) == ("bad_answer", True)
    theatre.models.specialists = []
    assert only(theatre.say("/vectorize by=service"), TurnFailed).code == "no_vectorizer"
