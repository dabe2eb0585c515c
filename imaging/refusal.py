"""Why bytes are not taken as a picture."""

from __future__ import annotations


class Refused(ValueError):
    """These bytes cannot be decoded or must not be; the text is a sentence for a person. `code` is snake_case.

    `megapixels` is how large the picture could be for what was to be done, where it is too large for that only.
    """

    def __init__(self, text: str, code: str, megapixels: int = 0) -> None:
        super().__init__(text)
        self.code = code
        self.megapixels = megapixels
