"""Everything that can go wrong between this machine and a provider, as one tree: who calls one catches `WireError`.

WireError
├── UnusableSetup            what this machine was told about its proxy or its certificates cannot be used
│   ├── UnusableProxy
│   └── UnusableCertificates
├── UnusableAddress          what is called is no address
│   └── PrivateAddress       or one that whoever gave it may not call
├── UnusableHeader           the key holds characters that cannot be sent
├── NoConnection             nobody was reached, and nothing was sent
│   └── ProxyRefusal         the proxy let nothing through
├── ServiceRefused           an answer came, and says no
├── CutOff                   the connection ended, or spoke nonsense, before the answer was complete
├── Stalled                  nothing of substance came for too long
├── CallTooLong              the whole call exceeded its limit
├── AnswerTooLarge           more bytes than the limit
├── UnknownEncoding          the body is packed in a way that cannot be undone
├── NotJson                  neither JSON nor events of JSON
│   └── WebPage              somebody else answered with a page
└── UnusablePicture          the answer is whole, but its picture cannot be taken
    ├── NotAPicture
    │   └── VectorPicture    an SVG, which has no pixels
    ├── PictureTooLarge
    ├── PictureElsewhere     an address instead of a picture, which is not fetched
    │   └── UnsafeAddress    because of where it leads
    └── PictureLost          an address instead of a picture, and nothing usable came from there

`wire_errors` makes these of httpx2's and httpcore2's exceptions, `failures/errors_to_faults` makes sentences of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import httpcore2
import httpx2

_NO_WAY = (httpcore2.ConnectError, httpcore2.ConnectTimeout)
_TORN = (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException, httpx2.HTTPError)


class WireError(Exception):
    """A call that brought nothing usable. Its text may repeat what a provider sent: it is masked before it is shown."""


class UnusableSetup(WireError):
    """What this machine was told about its proxy or its certificates cannot be used; raised when it is first needed."""


class UnusableProxy(UnusableSetup):
    """`HTTPS_PROXY` and its like name none that can be used. The text never holds its password."""


class UnusableCertificates(UnusableSetup):
    """`SSL_CERT_FILE` and its like name none that can be read."""


class UnusableAddress(WireError):
    """What is called is no http or https address."""


class PrivateAddress(UnusableAddress):
    """It leads into a private network, and comes from somebody who does not run the studio."""


class UnusableHeader(WireError):
    """A header cannot be sent as it is; those that come from outside are keys."""


class NoConnection(WireError):
    """Nobody was reached. Its causes say why; `connection_errors` reads them."""


class ProxyRefusal(NoConnection):
    """The proxy let nothing through."""


class ServiceRefused(WireError):
    """An answer that says no, by its status or inside."""

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes = b"", *, begun: bool = False) -> None:
        """`headers`: found whatever the case of their names, as httpx2 gives them.

        `begun`: it stands inside of an answer that had begun well, so work was done.
        """
        super().__init__(str(status))
        self.status = status
        self.headers = headers
        self.body = body
        self.begun = begun


class CutOff(WireError):
    """The connection ended, or spoke nonsense, before the answer was complete."""


class Stalled(WireError):
    """Nothing of substance came for `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"no content for {seconds:g} s")
        self.seconds = seconds


class CallTooLong(WireError):
    """The whole call exceeded its limit of `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"not finished after {seconds:g} s")
        self.seconds = seconds


class AnswerTooLarge(WireError):
    """More bytes than the limit."""


class UnknownEncoding(WireError):
    """A body in an encoding that cannot be undone; the text is its name."""


class NotJson(WireError):
    """Neither JSON nor events of JSON; the text is how it begins."""


class WebPage(NotJson):
    """Somebody else answered with a page."""


class UnusablePicture(WireError):
    """The answer is whole, but its picture cannot be taken."""


class NotAPicture(UnusablePicture):
    """What came is no picture; the text says what it is instead."""


class VectorPicture(NotAPicture):
    """An SVG, which has no pixels."""


class PictureTooLarge(UnusablePicture):
    """The picture has more bytes than are kept."""


class PictureElsewhere(UnusablePicture):
    """The answer holds an address instead of a picture, and that is not fetched; the text is its host."""


class UnsafeAddress(PictureElsewhere):
    """It may lead into this machine's own network, or is read by everybody on the way."""


class PictureLost(UnusablePicture):
    """The answer holds an address instead of a picture, and nothing usable came from there."""

    def __init__(self, place: str, why: str = "") -> None:
        """`place`: its host. `why`: as an addition to a sentence."""
        super().__init__(f"{place}{why}")
        self.place = place
        self.why = why


@contextmanager
def wire_errors() -> Iterator[None]:
    """Around every use of httpx2: its exceptions, and those of httpcore2 below it, become `WireError`s."""
    try:
        yield
    except httpcore2.ProxyError as error:
        raise ProxyRefusal(str(error)) from error
    except _NO_WAY as error:
        raise NoConnection(str(error)) from error
    except (UnicodeEncodeError, httpcore2.LocalProtocolError) as error:
        raise UnusableHeader(type(error).__name__) from error  # its text may hold the key
    except (httpcore2.UnsupportedProtocol, httpx2.InvalidURL) as error:
        raise UnusableAddress(str(error)) from error
    except httpx2.DecodingError as error:
        raise UnknownEncoding("something damaged") from error
    except _TORN as error:
        raise CutOff(str(error)) from error
