"""`/style create harbour #1 #3`, `/style use harbour a fox`: a style that a provider learns from one's own pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from conversation.command import Command, Turn
from conversation.editing.picture_list import meant, pictures_option
from conversation.errors import BadRequest, Told
from conversation.events import Choice, Event, QuestionAsked, TextDelta
from conversation.generation.own_style import MOST, learnt
from conversation.generation.price_question import agreed, allowing, cancel, costing, is_asked
from conversation.generation.styles import BY_NAME, LONGEST_NAME, named
from conversation.llm.estimates import FREE, Estimate, of_picture
from conversation.ports.models import MAKE_STYLE, ImageRequest
from conversation.sentences import say
from conversation.slash import said_in, to_slash
from imaging.declaration import option

CREATE, USE = "create", "use"


@dataclass(frozen=True)
class LearntStyle(Command):
    """Have a provider learn a style from pictures, under a name, or paint in it."""

    name: ClassVar[str] = "style"
    icon: ClassVar[str] = "style"
    group: ClassVar[str] = "make"
    local: ClassVar[bool] = False
    tool: ClassVar[str] = ""
    asks: ClassVar[bool] = True
    about: ClassVar[str] = "several"
    free_argument: ClassVar[str] = "what"
    examples: ClassVar[tuple[str, ...]] = ("create harbour #1 #3", "use harbour a fox in the snow")

    what: str = option(
        "create with a name and pictures, or use with a name and what is to be painted", brief="create harbour"
    )
    pictures: str = pictures_option()
    sure: bool = option("without being asked about its price", default=False, typed=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        doing, style, *_ = (*self._words, "", "")
        known = doing.lower() == USE or (doing.lower() == CREATE and named(style) not in BY_NAME)
        if not known or not style or len(style) > LONGEST_NAME:
            raise BadRequest(
                say("missing_style_name", "Say what is to be done, and a name of your own"),
                say(
                    "missing_style_name_text",
                    "For example: /style create harbour #1 #3, and then /style use harbour a fox. A name is one word, "
                    "and none of the studio’s own.",
                ),
                code="bad_arguments",
            )

    def run(self, turn: Turn) -> Iterator[Event]:
        style, rest = self._words[1], " ".join(self._words[2:])
        if self._words[0].lower() == CREATE:
            yield from self._created(turn, style)
            return
        if named(style) not in {*BY_NAME, *turn.options.styles}:
            raise no_style(style)
        paint = turn.studio.palette.from_values("image", {"prompt": rest, "style": style})
        assert isinstance(paint, Command), "it is one of the commands"
        yield from paint.run(turn)

    def priced(self, turn: Turn) -> tuple[Estimate, str]:
        maker = turn.studio.models.specialist(MAKE_STYLE)
        if maker is None or self._words[0].lower() == USE:
            return FREE, ""
        return of_picture(maker, ImageRequest("", "")), maker.label

    def heading(self) -> str:
        return say("heading_style", "Style: {what}", what=self.what.strip())

    @property
    def _words(self) -> list[str]:
        return self.what.split()

    def _created(self, turn: Turn, style: str) -> Iterator[Event]:
        """Raises `Told` where nobody who is connected learns styles."""
        maker = turn.studio.models.specialist(MAKE_STYLE)
        if maker is None:
            raise no_maker()
        pictures = meant(turn, self.pictures or " ".join(self._words[2:]))
        if isinstance(pictures, QuestionAsked):
            yield pictures
            return
        if len(pictures) > MOST:
            raise BadRequest(
                say("too_many_for_style", "A style is learnt from at most {most} pictures", most=MOST),
                say("too_many_for_style_text", "Name those that show it best: /style create harbour #1 #3"),
                code="bad_arguments",
            )
        estimate, sure = of_picture(maker, ImageRequest("", "")), agreed(turn, self.sure)
        if is_asked(turn, sure, estimate):
            numbers = " ".join(f"#{each.image.number}" for each in pictures)
            again = replace(self, what=said_in(f"{CREATE} {style} {numbers}"), pictures="", sure=True)
            price = costing(turn.studio.wallet, estimate.about, maker.label)
            yield QuestionAsked(price, (Choice(say("choice_learn", "Learn it"), to_slash(again)), cancel(turn)))
            return
        yield from learnt(allowing(turn, sure, estimate), maker, style, tuple(pictures))
        yield TextDelta(
            say(
                "style_learnt",
                "{label} learnt the style {style}. It is among your styles: /style use {style} a fox, or its tile.",
                label=maker.label,
                style=style,
            )
        )


def no_maker() -> Told:
    """Nobody who is connected learns styles."""
    return Told(
        say("no_style_maker", "No connected provider learns styles"),
        say(
            "no_style_maker_text",
            "Connect Recraft in Settings → Providers. A style in words needs nobody: /image a fox "
            "style=“soft pastels”.",
        ),
        code="no_style_maker",
        status=409,
    )


def no_style(style: str) -> BadRequest:
    """None of that name was learnt."""
    return BadRequest(
        say("no_own_style", "No style {style} was learnt", style=style),
        say("no_own_style_text", "Have it learnt first: /style create {style} #1 #3", style=style),
        code="no_style",
    )
