"""Two kinds of failure: `Told` is a sentence for the person; every other exception is a bug.

Exception
├── Bug                  what nobody foresaw, in a process that computes pixels
└── Told                 what happened, why, what to do, a code
    ├── NotFound         no such thing, or not yours: the two are never told apart
    ├── BadRequest       what was asked cannot be understood or done as it stands
    ├── AdministratorsOnly  what everybody shares is not for everybody to change
    ├── CallNotMade      a model is not called: a limit is reached, or nobody knows its price
    └── ProviderFault    a model's service failed, refused or fell silent
"""

from __future__ import annotations

from dataclasses import dataclass

from conversation.sentences import Sentence, say, slug


@dataclass(frozen=True)
class Remedy:
    """What is known of a way out, for a button: the text says it in words."""

    link: str = ""
    """A page on which the person can do something about it."""
    flagged: str = ""
    """The words that a moderation objected to, as it repeats them."""
    job: str = ""
    """What a model was wanted for: `image` or `chat`; empty where no model failed."""
    model: str = ""
    """Its id."""
    others: tuple[str, ...] = ()
    """Its provider's own ids of models that it names in its place, the best first."""


class Bug(RuntimeError):
    """An error that nobody foresaw, where pixels are computed; its text is the traceback from there."""


class Told(Exception):
    """An error meant for the person.

    `title` says what happened in a few words; `text` says why and what to do; `code` is snake_case and stable;
    `retry_after` is in seconds when waiting helps; `details` are for the curious (never secrets);
    `status` is the HTTP status an endpoint answers with; `most` is how often it may be done within a while, where it
    was done that often.
    """

    status = 400

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        code: str,
        retry_after: float | None = None,
        details: str = "",
        status: int | None = None,
        remedy: Remedy | None = None,
        most: int | None = None,
    ) -> None:
        super().__init__(f"{title}. {text}" if text else title)
        self.title = title
        self.text = text
        self.code = code
        self.retry_after = retry_after
        self.details = details
        self.remedy = remedy or Remedy()
        self.most = most
        if status is not None:
            self.status = status


class BadRequest(Told):
    """What was asked cannot be understood or done as it stands."""


class NotFound(Told):
    """No such thing, or another person's: both get the same answer."""

    status = 404

    def __init__(self, what: str = "It") -> None:
        super().__init__(
            not_found(what), say("not_found_text", "It may have been deleted. Reload the page."), code="not_found"
        )


def not_found(what: str) -> Sentence:
    """That it was not found, as a sentence of its own for each `what`."""
    return Sentence(f"{what} was not found", f"not_found_{slug(what)}")


class AdministratorsOnly(Told):
    """It changes what everybody shares. `who` may do it, as a sentence."""

    status = 403

    def __init__(self, who: str) -> None:
        super().__init__(say("administrators_only", "Everybody here shares this"), who, code="administrators_only")


class CallNotMade(Told):
    """A model was not called, and nothing was charged: a limit is reached, nobody knows its price, or what it costs
    could not be written down."""

    status = 402


class ProviderFault(Told):
    """A model's service failed, refused, or fell silent. `may_have_charged` is None when nobody can know.

    `spent` is what the provider said it cost all the same: micro-dollars (None is unknown), tokens in and out.
    """

    status = 502

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        code: str,
        retry_after: float | None = None,
        details: str = "",
        may_have_charged: bool | None = False,
        spent: tuple[int | None, int, int] | None = None,
        remedy: Remedy | None = None,
    ) -> None:
        super().__init__(title, text, code=code, retry_after=retry_after, details=details, remedy=remedy)
        self.may_have_charged = may_have_charged
        self.spent = spent
