"""A call of a model in the books: reserved before, settled or let go after, and how its cost is known."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

import pytest

from conversation.errors import CallNotMade, ProviderFault
from conversation.events import Event, StatusChanged, UsageRecorded
from conversation.llm.estimates import FREE, UNKNOWN, Estimate
from conversation.llm.ledger import Ledger, ModelCall
from conversation.llm.wallet import Wallet
from conversation.ports.models import Price, TokenUse
from conversation.ports.usage import SpendingLimits
from tests.conversation.stage import Theatre

SIXTY_CENTS = Estimate(600_000, 600_000)
NO_PRICE = Price()


def call(
    estimate: Estimate = SIXTY_CENTS, *, local: bool = False, price: Price = NO_PRICE, pictures: int = 1
) -> ModelCall:
    return ModelCall("fake/painter", "Painter", "image", local, ("a fox",), estimate, price, pictures)


def working(call: ModelCall, end: tuple[int | None, int, int] | ProviderFault | None) -> Generator[Event, None, str]:
    yield StatusChanged("paint", "")
    if isinstance(end, ProviderFault):
        raise end
    if end:
        call.used(TokenUse(*end))
    return "done"


def fault(charged: bool | None, spent: tuple[int | None, int, int] | None = None) -> ProviderFault:
    return ProviderFault("It failed", code="fault", may_have_charged=charged, spent=spent)


@pytest.fixture
def theatre() -> Theatre:
    return Theatre()


@pytest.fixture
def wallet(theatre: Theatre) -> Wallet:
    return replace(theatre.wallet, limits=SpendingLimits(month=1_000_000))


def spent(theatre: Theatre) -> tuple[int, int, int]:
    """Cost, held, and calls in the books."""
    found = theatre.kept.usage.of_user(theatre.owner)
    return found.cost, found.held, found.calls


def through(wallet: Wallet, made: ModelCall, end: tuple[int | None, int, int] | ProviderFault | None) -> UsageRecorded:
    *_, last = Ledger(wallet, "").calling(made, working(made, end))
    assert isinstance(last, UsageRecorded)
    return last


def test_what_it_may_cost_is_reserved_before_and_settled_after(theatre: Theatre, wallet: Wallet) -> None:
    made = call()
    steps = Ledger(wallet, "").calling(made, working(made, (40_000, 7, 0)))
    next(steps)
    assert spent(theatre) == (0, 600_000, 1)
    assert [type(event) for event in steps] == [UsageRecorded]
    assert spent(theatre) == (40_000, 0, 1)


def test_the_second_of_two_that_do_not_both_fit_is_not_made(theatre: Theatre, wallet: Wallet) -> None:
    first, second = call(), call()
    steps = Ledger(wallet, "").calling(first, working(first, (600_000, 0, 0)))
    next(steps)
    with pytest.raises(CallNotMade, match=r"Your limit of \$1.00 a month is reached") as refused:
        next(Ledger(wallet, "").calling(second, working(second, None)))
    assert refused.value.code == "month_limit"
    assert "$0.60 is spent or set aside, and this could cost $0.60" in refused.value.text
    list(steps)
    assert spent(theatre) == (600_000, 0, 1)


def test_a_failure_that_charged_nothing_lets_it_go(theatre: Theatre, wallet: Wallet) -> None:
    with pytest.raises(ProviderFault):
        through(wallet, call(), fault(False))
    assert spent(theatre) == (0, 0, 0)


def test_a_failure_that_may_have_charged_counts_as_it_was_reserved(theatre: Theatre, wallet: Wallet) -> None:
    with pytest.raises(ProviderFault):
        through(wallet, call(), fault(None))
    assert spent(theatre) == (0, 600_000, 1)


def test_a_failure_that_says_what_it_cost_counts_that(theatre: Theatre, wallet: Wallet) -> None:
    with pytest.raises(ProviderFault):
        through(wallet, call(), fault(True, (12_300, 9, 3)))
    assert spent(theatre) == (12_300, 0, 1)


def test_a_call_that_was_stopped_counts_as_it_was_reserved(theatre: Theatre, wallet: Wallet) -> None:
    made = call()
    steps = Ledger(wallet, "").calling(made, working(made, None))
    next(steps)
    steps.close()
    assert spent(theatre) == (0, 600_000, 1)


@pytest.mark.parametrize(
    ("made", "end", "known"),
    [
        (call(), (40_000, 7, 0), (40_000, "provider")),
        (call(), (0, 7, 0), (0, "provider")),
        (call(Estimate(67_000, 67_000), price=Price(image=67_000)), (None, 7, 0), (67_000, "computed")),
        (call(price=Price(1_000_000, 2_000_000), pictures=0), (None, 10, 5), (20, "computed")),
        (call(price=Price(1_000_000, 2_000_000), pictures=0), (None, 0, 0), (None, "unknown")),
        (call(), (None, 7, 0), (None, "unknown")),
        (call(), None, (None, "unknown")),
        (call(FREE, local=True), None, (0, "free")),
        (call(FREE, local=True), (None, 7, 0), (0, "free")),
    ],
)
def test_how_a_cost_is_known(
    wallet: Wallet, made: ModelCall, end: tuple[int | None, int, int] | None, known: tuple[int | None, str]
) -> None:
    told = through(wallet, replace(made), end)
    assert (told.cost, told.basis) == known


def test_a_price_that_nobody_knows_needs_a_yes(theatre: Theatre, wallet: Wallet) -> None:
    with pytest.raises(CallNotMade, match="Nobody says what Painter costs") as refused:
        through(wallet, call(UNKNOWN), None)
    assert (refused.value.code, spent(theatre)) == ("unknown_price", (0, 0, 0))
    assert through(wallet.allowing(), call(UNKNOWN), (None, 0, 0)).basis == "unknown"
    assert spent(theatre) == (0, 0, 1)


def test_what_is_free_is_never_refused(theatre: Theatre, wallet: Wallet) -> None:
    poor = replace(wallet, limits=SpendingLimits(month=0, pictures=0, calls=0))
    assert through(poor, call(FREE, local=True), (0, 0, 0)).cost == 0
    assert spent(theatre) == (0, 0, 1)


def test_pictures_of_a_day_and_calls_of_a_minute_have_words_of_their_own(wallet: Wallet) -> None:
    with pytest.raises(CallNotMade, match="That is all for today: 0 paid pictures") as pictures:
        through(replace(wallet, limits=SpendingLimits(pictures=0)), call(), None)
    with pytest.raises(CallNotMade, match="more than 0 calls to models in a minute") as calls:
        through(replace(wallet, limits=SpendingLimits(calls=0)), call(), None)
    assert (pictures.value.code, calls.value.code, calls.value.retry_after) == ("pictures_limit", "calls_limit", 60)
    assert (pictures.value.most, calls.value.most) == (0, 0)


def test_what_guests_share_is_spent_by_the_studios_keys_alone(theatre: Theatre, wallet: Wallet) -> None:
    guest = replace(wallet, limits=SpendingLimits(shared=0))
    with pytest.raises(CallNotMade, match="guests of this studio have used up their month") as refused:
        through(guest, call(), None)
    assert (refused.value.code, refused.value.status) == ("shared_limit", 402)

    own = replace(guest, own=frozenset({call().model.partition("/")[0]}))
    assert through(own, call(), (40_000, 7, 0)).cost == 40_000


def test_a_cost_that_was_worked_out_from_a_list_is_told_as_such(theatre: Theatre, wallet: Wallet) -> None:
    made = call()
    made.used(TokenUse(40_000, 7, 0, computed=True))

    assert made.priced() == (40_000, "computed")


class OneByOne:
    """A line at a provider: its place, which is given at the third time that somebody looks."""

    provider = "ComfyUI"

    def __init__(self) -> None:
        self.looks = 0
        self.left = 0
        self.joined: list[tuple[str, str, str, bool]] = []

    def join(self, model: str, owner: str, job: str, *, own: bool = False) -> OneByOne:
        self.joined.append((model, owner, job, own))
        return self

    def wait(self, seconds: float) -> bool:
        self.looks += 1
        return self.looks >= 3

    def leave(self) -> None:
        self.left += 1


def test_a_call_waits_until_its_provider_has_room_and_holds_no_money_meanwhile(
    theatre: Theatre, wallet: Wallet
) -> None:
    line, made = OneByOne(), call()
    steps = Ledger(replace(wallet, lines=line), "turn").calling(made, working(made, (40_000, 7, 0)))
    assert next(steps) == StatusChanged("wait", "Waiting for ComfyUI")
    assert spent(theatre) == (0, 0, 0)
    told = [step.text for step in steps if isinstance(step, StatusChanged)]
    assert told == ["Waiting for ComfyUI", "Painting with Painter", ""], "a sign of life each time it looked"
    assert line.joined == [("fake/painter", theatre.owner, "turn", False)]
    assert line.left == 1


def test_a_call_that_is_given_up_in_line_leaves_it_and_costs_nothing(theatre: Theatre, wallet: Wallet) -> None:
    line, made = OneByOne(), call()
    steps = Ledger(replace(wallet, lines=line), "").calling(made, working(made, None))
    next(steps)
    steps.close()
    assert line.left == 1
    assert spent(theatre) == (0, 0, 0)


def test_a_key_of_ones_own_is_told_to_the_line(wallet: Wallet) -> None:
    line, made = OneByOne(), call()
    line.looks = 3
    list(Ledger(replace(wallet, lines=line, own=frozenset({"fake"})), "").calling(made, working(made, (1, 0, 0))))
    assert line.joined[0][3]
