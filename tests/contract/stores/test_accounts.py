"""What every `Accounts` promises."""

from __future__ import annotations

import re
from typing import Any

import pytest

from conversation.errors import BadRequest, NotFound, Told
from conversation.ports.gallery import GalleryFilter
from conversation.ports.usage import CallRecord

NOBODY = "9b2f0f5e-0000-4000-8000-000000000000"


def test_a_guest_is_nameless_and_found_again(store: Any) -> None:
    guest = store.accounts.guest()

    assert (guest.kind, guest.name, guest.epoch) == ("guest", "", 0)
    assert store.accounts.get(guest.id) == guest
    assert store.accounts.get(NOBODY) is None


def test_a_member_is_found_by_name_whatever_its_case_and_spaces(store: Any) -> None:
    ann = store.accounts.register(" Ann  Müller ", "hash")

    assert (ann.kind, ann.name) == ("member", "Ann Müller")
    found = store.accounts.credentials("ANN MÜLLER")
    assert (found.user, found.password_hash) == (ann, "hash")
    assert store.accounts.credentials("Anna") is None
    assert store.accounts.credentials("") is None


@pytest.mark.parametrize("name", ["ann", "ANN", " Ann ", "\uff21nn", "A\u200bnn", "\u0410nn", "Ann\u2063"])
def test_a_name_is_given_once(store: Any, name: str) -> None:
    store.accounts.register("Ann", "hash")

    with pytest.raises(Told) as refused:
        store.accounts.register(name, "other hash")

    assert (refused.value.code, refused.value.status) == ("name_taken", 409)


@pytest.mark.parametrize("name", ["", "  \n", "x" * 65, "\u200b\u200d", "\u3164"])
def test_a_name_has_one_to_sixty_four_characters(store: Any, name: str) -> None:
    with pytest.raises(BadRequest):
        store.accounts.register(name, "hash")


def test_a_guest_who_registers_keeps_everything(ann: Any, store: Any) -> None:
    ann.talk("hello", "Hello.")
    store.accounts.patch_settings(ann.id, {"theme": "dark"})

    member = store.accounts.register("Ann", "hash", guest=ann.id)

    assert (member.id, member.kind, member.name) == (ann.id, "member", "Ann")
    assert ann.shown() == ["hello", "Hello."]
    assert store.accounts.settings(ann.id) == {"theme": "dark"}


def test_a_member_is_not_registered_over(store: Any) -> None:
    ann = store.accounts.register("Ann", "hash")

    bob = store.accounts.register("Bob", "other hash", guest=ann.id)

    assert bob.id != ann.id
    assert store.accounts.credentials("Ann").password_hash == "hash"


def test_a_new_password_and_logging_out_make_earlier_cookies_void(store: Any) -> None:
    ann = store.accounts.register("Ann", "hash")

    assert store.accounts.end_sessions(ann.id).epoch == 1
    assert store.accounts.set_password(ann.id, "new hash").epoch == 2
    assert store.accounts.get(ann.id).epoch == 2
    assert store.accounts.credentials("Ann").password_hash == "new hash"
    with pytest.raises(NotFound):
        store.accounts.end_sessions(NOBODY)
    with pytest.raises(NotFound):
        store.accounts.set_password(NOBODY, "hash")


def test_being_seen_is_noted_once_a_minute(store: Any, clock: Any) -> None:
    guest = store.accounts.guest()

    clock.seconds += 30
    store.accounts.touch(guest.id)
    assert store.accounts.get(guest.id).seen == guest.seen

    clock.seconds += 31
    store.accounts.touch(guest.id)
    assert store.accounts.get(guest.id).seen > guest.seen
    store.accounts.touch(NOBODY)


def test_a_patch_names_the_settings_that_change(store: Any) -> None:
    guest = store.accounts.guest().id
    assert store.accounts.settings(guest) == {}

    store.accounts.patch_settings(guest, {"theme": "dark", "history_count": 10})
    changed = store.accounts.patch_settings(guest, {"history_count": 4, "memory_pad": "I like blue."})

    assert changed == {"theme": "dark", "history_count": 4, "memory_pad": "I like blue."}
    assert store.accounts.patch_settings(guest, {"theme": None}) == {"history_count": 4, "memory_pad": "I like blue."}
    assert store.accounts.settings(guest) == {"history_count": 4, "memory_pad": "I like blue."}
    assert store.accounts.settings(NOBODY) == {}
    with pytest.raises(NotFound):
        store.accounts.patch_settings(NOBODY, {"theme": "dark"})
    with pytest.raises(NotFound):
        store.accounts.patch_settings(NOBODY, {})


def test_a_token_opens_until_it_is_revoked(store: Any, clock: Any) -> None:
    ann = store.accounts.register("Ann", "hash")
    token, secret = store.accounts.add_token(ann.id, " my\nscript ")

    assert (token.name, token.last_used) == ("my script", None)
    assert store.accounts.by_token(secret).user == ann
    assert store.accounts.tokens(ann.id)[0].last_used is not None
    used = store.accounts.tokens(ann.id)[0].last_used
    clock.seconds += 30
    store.accounts.by_token(secret)
    assert store.accounts.tokens(ann.id)[0].last_used == used
    clock.seconds += 31
    store.accounts.by_token(secret)
    assert store.accounts.tokens(ann.id)[0].last_used > used

    store.accounts.revoke_token(ann.id, token.id)

    assert store.accounts.by_token(secret) is None
    assert store.accounts.tokens(ann.id) == ()


def test_a_token_says_what_it_is_good_for_and_opens_until_it_expires(store: Any, clock: Any) -> None:
    ann = store.accounts.register("Ann", "hash")
    everything, _ = store.accounts.add_token(ann.id, "everything")
    soon = store.accounts.get(ann.id).created[:10] + "T23:59:59.999Z"
    little, secret = store.accounts.add_token(ann.id, "little", ("finish", "read"), soon)

    assert (everything.scopes, everything.expires) == (("read", "make", "finish", "admin"), None)
    assert (little.scopes, little.expires) == (("read", "finish"), soon)
    assert store.accounts.tokens(ann.id)[1] == little
    held = store.accounts.by_token(secret)
    assert (held.user, held.token, held.expired) == (ann, little, False)
    used = store.accounts.tokens(ann.id)[1]
    clock.seconds += 2 * 86_400

    expired = store.accounts.by_token(secret)

    assert (expired.user, expired.token, expired.expired) == (ann, used, True)
    assert store.accounts.tokens(ann.id)[1] == used


@pytest.mark.parametrize("secret", ["", "x", "atelier_", "\ud800"])
def test_what_is_no_secret_opens_nothing(store: Any, secret: str) -> None:
    assert store.accounts.by_token(secret) is None


def test_a_token_is_revoked_by_its_owner_only(store: Any) -> None:
    ann, bob = store.accounts.register("Ann", "hash"), store.accounts.register("Bob", "hash")
    token, secret = store.accounts.add_token(ann.id, "script")

    for owner, named in ((bob.id, token.id), (ann.id, NOBODY)):
        with pytest.raises(NotFound):
            store.accounts.revoke_token(owner, named)

    assert store.accounts.by_token(secret).user == ann
    assert store.accounts.tokens(bob.id) == ()


def test_tokens_belong_to_someone_and_are_not_endless(store: Any) -> None:
    with pytest.raises(NotFound):
        store.accounts.add_token(NOBODY, "script")

    guest = store.accounts.guest().id
    for _ in range(50):
        store.accounts.add_token(guest, "script")
    with pytest.raises(Told) as refused:
        store.accounts.add_token(guest, "script")

    assert refused.value.code == "too_many_tokens"


def test_only_a_guest_who_has_nothing_is_forgotten(store: Any, ann: Any) -> None:
    bare, member = store.accounts.guest(), store.accounts.register("Ann", "hash")
    ann.talk("hello", "Hello.")
    choosy = store.accounts.guest()
    store.accounts.patch_settings(choosy.id, {"theme": "dark"})
    programmed = store.accounts.guest()
    store.accounts.add_token(programmed.id, "laptop")
    paying = store.accounts.guest()
    store.usage.record(CallRecord(paying.id, "", "m", "image", 5))

    assert store.accounts.forget(bare.id)
    assert store.accounts.get(bare.id) is None
    for kept in (member.id, ann.id, choosy.id, programmed.id, paying.id):
        assert not store.accounts.forget(kept)
        assert store.accounts.get(kept) is not None
    assert not store.accounts.forget(NOBODY)


def test_a_recovery_code_opens_the_account_however_it_is_typed_until_it_is_renewed_or_revoked(store: Any) -> None:
    ann, bob = store.accounts.guest(), store.accounts.guest()
    assert store.accounts.recovery(ann.id) is None

    made, code = store.accounts.new_recovery(ann.id)

    assert store.accounts.recovery(ann.id) == made
    assert store.accounts.recovery(bob.id) is None
    typed = code.replace("-", " ").lower()
    for spelling in (code, typed, f"http://studio.example/recover#{code}", f" {code}\n", code.replace("0", "o")):
        assert store.accounts.by_recovery(spelling) == ann

    _, newer = store.accounts.new_recovery(ann.id)
    assert store.accounts.by_recovery(code) is None
    assert store.accounts.by_recovery(newer) == ann

    store.accounts.revoke_recovery(ann.id)
    assert store.accounts.by_recovery(newer) is None
    assert store.accounts.recovery(ann.id) is None


def test_codes_differ_and_have_no_letters_that_look_alike(store: Any) -> None:
    codes = {store.accounts.new_recovery(store.accounts.guest().id)[1] for _ in range(20)}
    assert len(codes) == 20
    assert all(re.fullmatch("([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}", code) for code in codes)


@pytest.mark.parametrize("code", ["", "#", "-----", "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA", "\ud800", "é" * 25])
def test_what_is_no_code_opens_nothing(store: Any, code: str) -> None:
    store.accounts.new_recovery(store.accounts.guest().id)
    assert store.accounts.by_recovery(code) is None


def test_a_code_belongs_to_someone(store: Any) -> None:
    with pytest.raises(NotFound):
        store.accounts.new_recovery(NOBODY)
    store.accounts.revoke_recovery(NOBODY)


def test_who_registers_needs_the_code_no_more(store: Any) -> None:
    guest = store.accounts.guest()
    _, code = store.accounts.new_recovery(guest.id)

    store.accounts.register("Ann", "hash", guest=guest.id)

    assert store.accounts.by_recovery(code) is None
    assert store.accounts.recovery(guest.id) is None


def test_what_a_guest_made_goes_into_an_account(store: Any, ann: Any) -> None:
    ann.talk("a hedgehog", "Here.")
    picture = ann.paint()
    store.accounts.patch_settings(ann.id, {"theme": "dark"})
    token, secret = store.accounts.add_token(ann.id, "script")
    store.usage.record(CallRecord(ann.id, "", "image/big", "image", 40_000))
    member = store.accounts.register("Mary", "hash")

    store.accounts.adopt(member.id, ann.id)

    assert store.accounts.get(ann.id) is None
    assert [row.id for row in store.library.listing(member.id).conversations] == [ann.conversation]
    assert [row.id for row in store.library.listing(member.id, q="hedgehog").conversations] == [ann.conversation]
    assert store.shelf.get(member.id, picture.id).id == picture.id
    assert store.gallery.counts(member.id, GalleryFilter()).total == 1
    assert store.accounts.settings(member.id) == {"theme": "dark"}
    assert store.accounts.by_token(secret).user == member
    assert store.usage.of_user(member.id).cost == 40_000
    with pytest.raises(NotFound):
        store.library.get(ann.id, ann.conversation)


def test_an_account_that_has_settings_keeps_them(store: Any) -> None:
    guest, member = store.accounts.guest(), store.accounts.register("Mary", "hash")
    store.accounts.patch_settings(guest.id, {"theme": "dark"})
    store.accounts.patch_settings(member.id, {"theme": "light"})

    store.accounts.adopt(member.id, guest.id)

    assert store.accounts.settings(member.id) == {"theme": "light"}


def test_being_seen_by_a_clock_that_is_behind_makes_nobody_long_gone(store: Any, clock: Any) -> None:
    guest = store.accounts.guest()
    clock.seconds -= 5000 * 86_400
    store.accounts.touch(guest.id)
    assert store.accounts.get(guest.id).seen == guest.seen


def test_the_first_who_may_administers_and_nobody_after(store: Any) -> None:
    stranger = store.accounts.register("Cleo", "hash")
    guest = store.accounts.guest()
    assert store.accounts.unclaimed()
    ann = store.accounts.register("Ann", "hash", guest=guest.id, first=True)
    assert not store.accounts.unclaimed()
    bob = store.accounts.register("Bob", "hash", first=True)

    assert [each.administrator for each in (stranger, guest, ann, bob)] == [False, False, True, False]
    assert store.accounts.get(ann.id).administrator
    assert store.accounts.credentials("Ann").user.administrator
    assert store.accounts.end_sessions(ann.id).administrator
