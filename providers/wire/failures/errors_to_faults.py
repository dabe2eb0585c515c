"""Every failure of the network and the wire into a `ProviderFault`, for all providers in one place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import httpcore2
import httpx2

from conversation.errors import ProviderFault
from providers.wire.content.json_objects import AnswerTooLarge, NotJson, WebPage
from providers.wire.failures.connection_errors import explain_hang_up, explain_refusal
from providers.wire.failures.fault_text import in_words
from providers.wire.failures.faults import Faults
from providers.wire.failures.foreign_answers import foreign_page
from providers.wire.failures.texts import (
    CUT_OFF,
    ENDLESS,
    KEY_UNUSABLE,
    NOT_JSON,
    NOT_THE_API,
    PACKED,
    SILENT,
    TOO_MUCH,
)
from providers.wire.http.body import CutOff
from providers.wire.http.content_encoding import UnknownEncoding
from providers.wire.http.limits import CallTooLong, Stalled
from providers.wire.http.transport import UnusableSetup

_NO_WAY = (httpcore2.ConnectError, httpcore2.ConnectTimeout, httpcore2.ProxyError)
_TORN = (CutOff, httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException, httpx2.HTTPError)


@contextmanager
def explain_errors(faults: Faults, address: str) -> Iterator[None]:
    """Around one call to `address`. Causes are not chained: they hold the request, and with it the key."""
    here = replace(faults, address=address)
    try:
        yield
    except _NO_WAY as error:
        said, values = explain_refusal(error, address)
        raise here.fault(said, str(error), values=values) from None
    except (UnicodeEncodeError, httpcore2.LocalProtocolError):
        raise here.fault(KEY_UNUSABLE) from None
    except (httpcore2.UnsupportedProtocol, httpx2.InvalidURL) as error:
        raise here.fault(NOT_THE_API, str(error)) from None
    except UnusableSetup as error:
        raise here.fault(error.said, str(error)) from None
    except httpx2.DecodingError as error:
        raise here.fault(PACKED, str(error), values={"encoding": "something damaged"}) from None
    except _TORN as error:
        raise _torn(here, error, address) from None
    except (Stalled, CallTooLong, AnswerTooLarge, NotJson, UnknownEncoding) as error:
        raise _unread(here, error) from None


def _torn(faults: Faults, error: Exception, address: str) -> ProviderFault:
    wanted = explain_hang_up(error, address)
    return faults.fault(wanted or CUT_OFF, str(error))


def _unread(faults: Faults, error: Exception) -> ProviderFault:
    """An answer that began, but cannot be used."""
    if isinstance(error, Stalled):
        longer = f" Where it always thinks that long, {faults.longer} lets it." if faults.longer else ""
        return faults.fault(SILENT, str(error), values={"seconds": in_words(error.seconds), "longer": longer})
    if isinstance(error, CallTooLong):
        return faults.fault(ENDLESS, str(error), values={"seconds": in_words(error.seconds)})
    if isinstance(error, AnswerTooLarge):
        return faults.fault(TOO_MUCH)
    if isinstance(error, UnknownEncoding):
        return faults.fault(PACKED, values={"encoding": str(error)})
    if isinstance(error, WebPage):
        foreign = foreign_page(str(error))
        return faults.fault(foreign.said, str(error), charged=foreign.charged, values=foreign.values)
    return faults.fault(NOT_JSON, str(error))
