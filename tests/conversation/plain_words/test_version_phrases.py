"""Naming a version and going back to one by plain words, in five languages; everything else is somebody else's."""

from __future__ import annotations

import pytest

from conversation.commands.name import Name
from conversation.commands.version import ShowVersion
from conversation.plain_words.version_phrases import of_versions
from conversation.versions.names import clean


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("call this version final", "final"),
        ("Please name this version “For the Printer”.", "For the Printer"),
        ("label the current version as Draft 2", "Draft 2"),
        ("this version is called sunset", "sunset"),
        ("Nenne diese Version Endfassung", "Endfassung"),
        ("markiere diese Version als fertig", "fertig"),
        ("Appelle cette version « finale »", "finale"),
        ("nomme cette version pour l'imprimeur", "pour l'imprimeur"),
        ("llama a esta versión definitiva", "definitiva"),
        ("guarda esta version como boceto", "boceto"),
        ("把这个版本命名为最终版", "最终版"),
        ("这个版本叫“终稿”", "终稿"),
    ],
)
def test_a_version_is_named(text: str, name: str) -> None:
    wish = of_versions(text)
    assert wish and wish.sure and isinstance(wish.said, Name)
    assert clean(wish.said.words) == name


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("go back to version 2", "2"),
        ("back to v1 please", "1"),
        ("show me version 12 again", "12"),
        ("use version 3", "3"),
        ("go back to 'final'", "final"),
        ("switch to the version called for the printer", "for the printer"),
        ("zurück zu Version 2", "2"),
        ("geh zur Version 3 zurück", "3"),
        ("zeig mir wieder Version 1", "1"),
        ("zurück zu „Endfassung“", "Endfassung"),
        ("reviens à la version 2", "2"),
        ("retour à « finale »", "finale"),
        ("vuelve a la versión 2", "2"),
        ("usa la versión 1 otra vez", "1"),
        ("回到版本2", "2"),
        ("回到第二版", "2"),
        ("切换到第3个版本", "3"),
        ("回到“终稿”", "终稿"),
    ],
)
def test_one_goes_back_to_a_version(text: str, which: str) -> None:
    wish = of_versions(text)
    assert wish and isinstance(wish.said, ShowVersion)
    assert clean(wish.said.which) == which
    assert wish.sure or not which.isdigit()


@pytest.mark.parametrize("text", ["go back to final", "show the version final", "zurück zu Endfassung", "回到终稿"])
def test_a_bare_word_is_a_name_only_where_a_version_has_it(text: str) -> None:
    wish = of_versions(text)
    assert wish and not wish.sure


@pytest.mark.parametrize(
    "text",
    [
        "make this version darker",
        "call it a day",
        "name this version after my dog",
        "this version is too dark",
        "undo the last two",
        "go back",
        "write “version 2” on it",
        "paint a version of it in winter",
        "nenne mir drei Farben",
        "appelle-moi plus tard",
        "撤销两步",
        "crop to a square",
    ],
)
def test_everything_else_is_not_about_versions(text: str) -> None:
    wish = of_versions(text)
    assert wish is None or not wish.sure
