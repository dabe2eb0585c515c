"""All providers, the preferred one first. A test compares this with the folder."""

from __future__ import annotations

from providers.bfl import BFL
from providers.comfyui import COMFYUI
from providers.compatible import COMPATIBLE
from providers.fal import FAL
from providers.gemini import GEMINI
from providers.ollama import OLLAMA
from providers.openai import OPENAI
from providers.openrouter import OPENROUTER
from providers.provider import Provider
from providers.recraft import RECRAFT
from providers.removebg import REMOVEBG
from providers.sdwebui import SDWEBUI
from providers.sketchbook import SKETCHBOOK

PROVIDERS: tuple[Provider, ...] = (
    OPENROUTER,
    OPENAI,
    GEMINI,
    FAL,
    RECRAFT,
    REMOVEBG,
    BFL,
    COMPATIBLE,
    OLLAMA,
    SDWEBUI,
    COMFYUI,
    SKETCHBOOK,
)
