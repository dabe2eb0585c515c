"""Why bytes are not taken as a picture."""

from __future__ import annotations


class Refused(ValueError):
    """These bytes cannot be decoded or must not be; the text is a sentence for a person. `code` is snake_case."""

    def __init__(self, text: str, code: str) -> None:
        super().__init__(text)
        self.code = code
