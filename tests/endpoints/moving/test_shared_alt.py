"""What the pictures of a shared page show, in five languages."""

from __future__ import annotations

import re
from pathlib import Path

from conversation.sentence_catalogue import sentences
from conversation.sentences import listed, say
from endpoints.moving.shared_alt import ALTS, in_language

LOCALES = Path(__file__).parents[3] / "interface" / "web" / "src" / "locales"


def test_a_shared_page_says_it_in_the_words_of_the_studio() -> None:
    codes = {code for code in sentences() if code.startswith("alt_")} | {"listed"}
    for language, said in ALTS.items():
        lines = (LOCALES / language / "server.ts").read_text()
        assert said == {code: _line(lines, code) for code in said}
        assert set(said) == codes
    told = listed(("a lake", say("alt_cropped", "cropped"), say("alt_changed", "changed: {wish}", wish="add a boat")))
    assert in_language(told, "de") == "a lake, zugeschnitten, geändert: add a boat"
    assert in_language(told, "en") == "a lake, cropped, changed: add a boat"
    assert in_language("as somebody wrote it", "de") == "as somebody wrote it"


def _line(lines: str, code: str) -> str:
    found = re.search(rf"^  {code}: '(.*)',$", lines, re.MULTILINE)
    return found[1] if found else ""
