"""OpenAI: GPT Image paints and edits, GPT talks, with a key of one's own account there."""

from __future__ import annotations

from conversation.sentences import say
from providers.openai.access import ADDRESS, KEY
from providers.provider import BestModels, Provider, later

OPENAI = Provider(
    name="openai",
    label="OpenAI",
    needs=(KEY,),
    address=ADDRESS,
    connect=later("openai.connection", "connect"),
    told=say("openai_offers", "GPT Image paints and edits, also behind a mask; GPT talks."),
    check=later("openai.connection", "check"),
    moderates=True,
    best=BestModels(image=("gpt-image-2",), chat=("gpt-5.6-terra", "gpt-5.4"), cheap=("gpt-5.6-luna", "gpt-5.4-nano")),
)
