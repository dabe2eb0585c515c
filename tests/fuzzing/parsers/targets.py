"""All of them."""

from __future__ import annotations

from tests.fuzzing.parsers import answers, archives, commands, pictures

PARSERS = (pictures.PARSER, archives.PARSER, answers.PARSER, commands.PARSER)
