"""How the pieces of one reply become one text: paragraphs apart, nothing said twice, all notes in one."""

from __future__ import annotations

from conversation.events import Event, NoteAdded, TextDelta, TextReplaced
from conversation.sentences import all_of, followed, joined


class ReplyText:
    """Knows what was said so far in a turn."""

    def __init__(self) -> None:
        self._spoke = False
        self._paused = False
        self._lines: set[str] = set()
        self._note = NoteAdded("")
        self._text: list[str] = []
        self._begins = 0
        """Pieces before what is being said."""

    def words(self, text: str) -> TextDelta:
        """A piece of the reply; after a pause it starts a new paragraph."""
        apart, self._paused = self._spoke and self._paused, False
        self._spoke = True
        self._text.append(followed("\n\n", text) if apart else text)
        return TextDelta(self._text[-1])

    def withdraw(self) -> TextReplaced:
        """Takes back what was said since the last pause."""
        del self._text[self._begins :]
        self._spoke = self._paused = bool(self._text)
        return TextReplaced(joined(self._text))

    def pause(self) -> None:
        """What is said next is a paragraph of its own."""
        self._paused = True
        self._begins = len(self._text)

    def told(self, event: Event) -> Event:
        """The event of something that was done on the way, fitted in. A line that was said before is empty."""
        if isinstance(event, TextDelta):
            if event.text in self._lines:
                return TextDelta("")
            self._lines.add(event.text)
            return self.words(event.text)
        if isinstance(event, NoteAdded):
            parts = dict.fromkeys(filter(None, (self._note.text, event.text)))
            self._note = NoteAdded(all_of(parts), (*self._note.choices, *event.choices))
            return self._note
        return event
