"""`genimg chat` at work: lines in, replies and pictures out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.live import Live
from rich.markdown import Markdown
from textual_image.renderable import Image as TerminalPicture
from textual_image.renderable import SixelImage, TGPImage

from conversation.errors import BadRequest
from conversation.events import Choice, ImageProgress, StatusChanged
from conversation.generators import closing
from conversation.image import Image as StudioImage
from conversation.message import Target
from conversation.reply import Reply
from genimg.assembly import read_settings
from genimg.conversing import OwnConversation, own_conversation
from genimg.exit_codes import DONE
from genimg.model_choice import chosen, keys_for
from genimg.outputs import Destination, Original, sources
from genimg.replies import failure_of, note_of, price_of, question_of
from genimg.reporting import Reporter
from genimg.reviewing import in_colour

QUIT = ("/quit", "/exit", "/bye")
WIDTH = 60
"""Columns of a picture in the terminal."""


@dataclass
class Terminal:
    """One conversation with whoever types."""

    talk: OwnConversation
    out: Console
    into: Destination
    options: dict[str, Any]
    shows: bool
    """Whether the terminal can show pictures."""
    sent: list[StudioImage] = field(default_factory=list)
    """Pictures that go along with the next words."""
    choices: Sequence[Choice] = ()
    """What the last reply offered."""

    def say(self, text: str) -> None:
        """One turn. A number picks what was offered."""
        choice = self._picked(text)
        options = {**self.options, **(choice.options if choice else {})}
        target = Target(choice.image, choice.version) if choice and choice.image else None
        pictures, self.sent, self.choices = self.sent, [], ()
        status = ""
        events = self.talk.turn(choice.say if choice else text, pictures, target, options)
        try:
            with closing(events), Live("", console=self.out, transient=True, refresh_per_second=12) as live:
                for event in events:
                    if isinstance(event, StatusChanged):
                        status = event.text
                    elif isinstance(event, ImageProgress):
                        part = "" if event.fraction is None else f" {event.fraction:.0%}"
                        status = f"{event.note or 'Painting'}{part}"
                    said = self.talk.reply.text
                    live.update(Markdown(said) if said else f"[dim]{status} …[/dim]")
        except KeyboardInterrupt:
            self.out.print("Stopped.", style="dim")
        self._show(self.talk.reply)

    def _picked(self, text: str) -> Choice | None:
        number = int(text) if text.isdecimal() else 0
        return self.choices[number - 1] if 0 < number <= len(self.choices) else None

    def _show(self, reply: Reply) -> None:
        if reply.text.strip():
            self.out.print(Markdown(reply.text))
        for image in self.talk.results():
            self._picture(image)
        failure, question = failure_of(reply), question_of(reply)
        if failure is not None:
            self.out.print(str(failure), style="red", markup=False)
        for note in (note_of(reply), price_of(reply)):
            if note:
                self.out.print(note, style="dim", markup=False)
        if question is not None:
            self.choices = question.choices
            if question.review is not None:
                self.out.print(in_colour(question.review.changes))
            self.out.print(question.text, markup=False)
            for number, each in enumerate(self.choices, start=1):
                self.out.print(f"  {number}  {each.label}", markup=False)

    def _picture(self, image: StudioImage) -> None:
        version, content = image.shown, self.talk.content(image)
        title = Path(f"{image.title or 'picture'}").name.replace("/", "-")
        path = self.into.write_new(title, content, version.media_type)
        if self.shows:
            with suppress(OSError):
                self.out.print(TerminalPicture(path, width=min(WIDTH, self.out.width)))
        self.out.print(f"#{image.number}  {path}  {version.width} × {version.height}", style="dim", markup=False)


def chat(
    named: Sequence[str], model: str, image_model: str, out: str, files: bool, api_key: str, report: Reporter
) -> int:
    """The exit code."""
    if out and Path(out).exists() and not Path(out).is_dir():
        raise BadRequest(f"{out} is a file", "Name a folder for the pictures.", code="bad_arguments")
    console = Console(highlight=False)
    with sources(named) as pictures, own_conversation(read_settings(), keys_for(api_key, model)) as talk:
        catalogue = talk.models.catalogue
        options = {
            "chat_model": chosen(model, "", catalogue.chats()),
            "image_model": chosen(image_model, "", catalogue.images()),
        }
        shows = not files and console.is_terminal and TerminalPicture in (SixelImage, TGPImage)
        terminal = Terminal(talk, console, Destination(f"{out or '.'}/", ""), options, shows)
        for source in pictures:
            terminal.sent.append(_taken_in(talk, source, console))
        for line in lines():
            if line.strip().lower() in QUIT:
                break
            if line.strip():
                terminal.say(line)
    return DONE


def lines() -> Iterator[str]:
    """What is typed, or piped, a line each, until its end."""
    if not sys.stdin.isatty():
        yield from (line.rstrip("\n") for line in sys.stdin)
        return
    click.echo("Ask, or say what is to be made. /help shows what there is, Ctrl-D ends.", err=True)
    while True:
        try:
            yield input("› ")
        except EOFError:
            return
        except KeyboardInterrupt:
            click.echo("", err=True)


def _taken_in(talk: OwnConversation, source: Original, console: Console) -> StudioImage:
    image = talk.take_in(source.file, source.path.name)
    console.print(f"#{image.number}  {source.name}", style="dim", markup=False)
    return image
