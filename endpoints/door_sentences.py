"""What is said to whoever is nobody here, and to whoever may not change what everybody shares."""

from __future__ import annotations

from conversation.sentences import say

NOT_SIGNED_IN = (
    say("not_signed_in", "You are not signed in"),
    say("not_signed_in_text", "Sign in, or send an API token."),
)
NOBODY = {
    "expired": (
        say("token_expired", "This API token has expired"),
        say("token_expired_text", "Make a new one in Settings → API tokens."),
    ),
    "unreadable": (
        say("cookie_unreadable", "This studio doesn’t recognise you"),
        say(
            "cookie_unreadable_text",
            "Your browser’s cookie was signed with a different secret: ATELIER_SECRET or the file "
            "“secret” in the data folder has changed, or another studio on this host set the cookie. "
            "It is kept. Open the page to continue, or use a recovery code.",
        ),
    ),
    "unproxied": (
        say("unproxied", "The studio’s proxy doesn’t say who you are"),
        say("unproxied_text", "Open the studio at its proxy’s address and sign in there, or send an API token."),
    ),
    "misnamed": (
        say("misnamed", "The name the proxy gives can’t be used"),
        say(
            "misnamed_text",
            "It has to be one name of 1 to 64 visible characters that doesn’t look like anybody else’s here. Ask "
            "whoever runs the studio.",
        ),
    ),
    "disabled": (
        say("account_disabled", "This account is switched off"),
        say(
            "account_disabled_text",
            "Nothing in it is lost. Ask an administrator of this studio to switch it back on.",
        ),
    ),
    "gone": (
        say("account_gone", "This browser’s account no longer exists"),
        say(
            "account_gone_text",
            "It was removed after a long time away, or the studio’s data was moved. Open the page to continue.",
        ),
    ),
}
"""By why somebody is nobody here: a title and what to do."""
WHO_ADMINISTERS = {
    "open": say(
        "administers_at_the_machine",
        "In an open studio, only someone at the machine itself can change this. Open the studio "
        "there, at its localhost address.",
    ),
    "password": say(
        "administers_who_came_first",
        "Only an administrator can change this: the person who registered first. Ask them.",
    ),
    "proxy": say(
        "administers_who_is_named",
        "Only an administrator can change this: whoever ATELIER_ADMINISTRATORS names, or came first. Ask them.",
    ),
    "oidc": say(
        "administers_who_is_named",
        "Only an administrator can change this: whoever ATELIER_ADMINISTRATORS names, or came first. Ask them.",
    ),
}
"""By the way one comes in."""
