"""A prompt says what is not wanted: this is left out, and that is not read as a wish."""

import pytest

from imaging.sketch.folding import folded
from imaging.sketch.reading import read
from imaging.sketch.refusals import refused


@pytest.mark.parametrize(
    ("prompt", "left_out"),
    [
        ("a mountain without trees or people", {"trees"}),
        ("a beach, no clouds and no birds", {"clouds", "birds"}),
        ("a sea without any boats, birds", {"boat"}),
        ("the sea without boats and birds", {"boat", "birds"}),
        ("the sea without boats and a lighthouse", {"boat"}),
        ("ein Berg ohne Bäume und Wolken", {"trees", "clouds"}),
        ("ein See, keine Vögel", {"birds"}),
        ("une forêt sans oiseaux ni maisons", {"birds", "cabin"}),
        ("la mer, pas de nuages", {"clouds"}),
        ("un desierto sin cactus ni nubes", {"cactus", "clouds"}),
        ("没有树和云的山", {"trees", "clouds"}),
        ("a lake without mist", {"mist"}),
        ("no fewer than three boats", set()),
        ("a lake", set()),
    ],
)
def test_what_is_refused_in_five_languages(prompt, left_out):
    assert set(refused(folded(prompt)).names) == left_out


def test_what_is_refused_is_neither_painted_nor_told_as_missing():
    reading = read("the sea without boats or unicorns, with a lighthouse")
    assert "boat" not in reading.elements and "lighthouse" in reading.elements
    assert reading.unpainted == ()


@pytest.mark.parametrize("prompt", ["a mountain instead of a forest", "a mountain rather than the sea"])
def test_instead_of_refuses_one_thing(prompt):
    assert (read(prompt).scene, read(prompt).unpainted) == ("mountains", ())


def test_a_forest_keeps_its_trees_and_says_so():
    assert read("a forest without trees").kept == ("trees",)
    assert "I couldn’t leave out “trees” here." in read("a forest without trees").told()
    assert read("a mountain without trees").kept == ()
