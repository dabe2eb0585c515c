"""Every `WireError` into a `ProviderFault`, for all providers in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from conversation.errors import ProviderFault
from conversation.sentences import say
from providers.wire.errors import (
    AnswerTooLarge,
    CallTooLong,
    CutOff,
    NoConnection,
    NotAPicture,
    NotJson,
    PictureElsewhere,
    PictureLost,
    PictureTooLarge,
    PrivateAddress,
    ServiceRefused,
    Stalled,
    UnknownEncoding,
    UnsafeAddress,
    UnusableAddress,
    UnusableCertificates,
    UnusableHeader,
    UnusableProxy,
    VectorPicture,
    WebPage,
    WireError,
)
from providers.wire.failures import answer_texts, connection_texts, refusal_texts
from providers.wire.failures.connection_errors import explain_hang_up, explain_refusal
from providers.wire.failures.fault_text import in_words
from providers.wire.failures.faults import Faults
from providers.wire.failures.foreign_answers import foreign_page
from providers.wire.failures.refusals import explain_status

Explain = Callable[[ServiceRefused], ProviderFault]
"""How a provider words a refusal of its own."""

_PLAINLY = {
    UnusableProxy: connection_texts.PROXY_UNUSABLE,
    UnusableCertificates: connection_texts.NO_CERTIFICATES,
    PrivateAddress: connection_texts.PRIVATE,
    UnusableAddress: connection_texts.NOT_THE_API,
    UnusableHeader: refusal_texts.KEY_UNUSABLE,
    AnswerTooLarge: answer_texts.TOO_MUCH,
    NotJson: answer_texts.NOT_JSON,
    PictureTooLarge: answer_texts.PICTURE_TOO_LARGE,
    VectorPicture: answer_texts.PICTURE_VECTOR,
}
"""Those that always mean the same."""


@contextmanager
def explain_errors(faults: Faults, explain: Explain | None = None) -> Iterator[None]:
    """Around one call. Causes are not chained: they hold the request, and with it the key."""
    try:
        yield
    except WireError as error:
        raise fault_of(error, faults, explain) from None


def fault_of(error: WireError, faults: Faults, explain: Explain | None = None) -> ProviderFault:
    """What to tell a person about it. `faults` knows the model, and where its provider is called."""
    if isinstance(error, ServiceRefused):
        return explain(error) if explain else explain_status(faults, error)
    if isinstance(error, NoConnection):
        text, values = explain_refusal(error, faults.address)
        return faults.fault(text, str(error), values=values)
    if isinstance(error, CutOff):
        return faults.fault(explain_hang_up(error, faults.address) or answer_texts.CUT_OFF, str(error))
    if isinstance(error, WebPage):
        page = foreign_page(str(error))
        return faults.fault(page.said, str(error), charged=page.charged, values=page.values)
    if type(error) in _PLAINLY:
        return faults.fault(_PLAINLY[type(error)], str(error))
    return _filled_in(error, faults)


def _filled_in(error: WireError, faults: Faults) -> ProviderFault:
    """Those whose sentence has a gap that they fill."""
    if isinstance(error, Stalled):
        longer = ""
        if faults.longer:
            longer = say("fault_longer", " If it always thinks that long, raise {setting}.", setting=faults.longer)
        return faults.fault(
            answer_texts.SILENT, str(error), values={"seconds": in_words(error.seconds), "longer": longer}
        )
    if isinstance(error, CallTooLong):
        return faults.fault(answer_texts.ENDLESS, str(error), values={"seconds": in_words(error.seconds)})
    if isinstance(error, UnknownEncoding):
        return faults.fault(answer_texts.PACKED, values={"encoding": str(error)})
    if isinstance(error, NotAPicture):
        return faults.fault(answer_texts.PICTURE_BROKEN, values={"found": str(error)})
    if isinstance(error, UnsafeAddress):
        return faults.fault(answer_texts.PICTURE_UNSAFE, values={"place": str(error) or "nowhere"})
    if isinstance(error, PictureElsewhere):
        return faults.fault(answer_texts.PICTURE_ELSEWHERE, str(error))
    if isinstance(error, PictureLost):
        return faults.fault(answer_texts.PICTURE_LOST, values={"place": error.place, "why": error.why})
    raise AssertionError(f"{type(error).__name__} has no sentence")
