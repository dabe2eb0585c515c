"""What a run loads before it asks a model: each module costs, so what most runs do without comes later."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.running import ROOT

pytestmark = pytest.mark.slow

READS_WORDS = "conversation.plain_words.reading.reader"
GENERATE = "genimg.commands.generate"


def loaded(code: str) -> set[str]:
    """The modules that are there at the end, in a Python of its own."""
    asked = f"import sys, importlib\n{code}\nprint(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, check=True, capture_output=True, text=True)
    return set(said.stdout.split())


def test_a_prompt_is_painted_without_what_reads_plain_words() -> None:
    whole = loaded(f"importlib.import_module('{GENERATE}').painting.painted")
    assert "conversation.turn" in whole
    assert READS_WORDS not in whole
    read = "importlib.import_module('conversation.turn').understanding.understood"
    assert READS_WORDS in loaded(f"importlib.import_module('{GENERATE}')\n{read}")


def test_what_calls_a_provider_is_loaded_once_it_is_connected() -> None:
    named = loaded("importlib.import_module('providers')")
    assert "providers.fal" in named
    assert not {"providers.fal.painter", "providers.openrouter.connection", "providers.wire.client"} & named
