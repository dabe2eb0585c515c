"""What ComfyUI says when something is wrong, for a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from conversation.errors import ProviderFault
from conversation.sentences import say
from providers.comfyui.workflow import UnusableWorkflow
from providers.wire.errors import ServiceRefused
from providers.wire.failures.fault_text import FaultText
from providers.wire.failures.faults import Faults
from providers.wire.failures.refusals import body_of, explain_status

LOST = "lost"
NOTHING = "nothing"
"""Failures that ComfyUI itself does not tell of."""

NODE_FAILED = FaultText(
    "provider_error",
    "A step of {provider} failed",
    "It was “{node}”. {sentence}ComfyUI’s own window may say more.",
)
NO_MEMORY = FaultText(
    "provider_error",
    "{provider} ran out of memory",
    "The model or the picture is too large for its graphics card. Choose a smaller model, or close what else uses the "
    "card, and try again.",
)
INTERRUPTED = FaultText(
    "cut_off",
    "{provider} was told to stop",
    "Somebody stopped this picture in ComfyUI itself. Try again.",
)
VANISHED = FaultText(
    "cut_off",
    "{provider} no longer knows this picture",
    "It has probably been restarted since. Try again.",
)
NO_PICTURE = FaultText(
    "provider_error",
    "{provider} made no picture",
    "The workflow ended without one. Give the node that shows the picture the title {mark}, and export it again.",
)
NOT_TAKEN = FaultText(
    "bad_request",
    "{provider} did not take this workflow",
    "{sentence}Change it there until it runs, and export it again; or choose another model.",
)
FILE_GONE = FaultText(
    "unknown_model",
    "{provider} does not have a file that {model} needs",
    "{sentence}Put it back into its models folder, or choose another model.",
)
NODE_MISSING = FaultText(
    "bad_request",
    "{provider} lacks a node that {model} needs",
    "{sentence}Install it there, or choose another model.",
)
_TEXTS = {
    "execution_interrupted": INTERRUPTED,
    LOST: VANISHED,
    NOTHING: NO_PICTURE,
}
_MEMORY = re.compile(r"out ?of ?memory|allocation on device|not enough memory", re.I)
_LONGEST = 200
"""Characters of its words that are shown among ours."""


def failed(kind: str) -> ServiceRefused:
    """For `LOST` and `NOTHING`."""
    return ServiceRefused(500, {}, f'{{"failed": "{kind}"}}'.encode(), begun=True)


def explained(faults: Faults, refused: ServiceRefused) -> ProviderFault:
    """See `Explain`."""
    body = body_of(refused)
    said = body if isinstance(body, Mapping) else {}
    kind = said.get("failed")
    if kind in _TEXTS:
        return faults.fault(_TEXTS[kind], values={"mark": "@result"})
    if kind == "execution_error":
        return _node_failed(faults, said)
    if refused.status == 400 and isinstance(said.get("error"), Mapping):
        return _refused(faults, said["error"], said.get("node_errors"))
    return explain_status(faults, refused)


def unusable(faults: Faults, error: UnusableWorkflow) -> ProviderFault:
    """A workflow that cannot be sent."""
    title = say("workflow_unusable", "The workflow “{model}” cannot be used", model=faults.model)
    return ProviderFault(title, _free(error.args[0]), code="bad_request")


def picture_missing(faults: Faults) -> ProviderFault:
    """It changes a picture, and there is none."""
    return ProviderFault(
        say("workflow_wants_picture", "“{model}” changes a picture", model=faults.model),
        _free(
            say(
                "workflow_wants_picture_text", "Say which one: send a picture, or choose one of the conversation first."
            )
        ),
        code="bad_request",
    )


def _free(text: str) -> str:
    return say("with_nothing_charged", "{text} Nothing was charged.", text=text)


def _node_failed(faults: Faults, said: Mapping[str, Any]) -> ProviderFault:
    message = str(said.get("exception_message", ""))
    kind = str(said.get("exception_type", ""))
    details = f"{said.get('node_type', '')}: {kind} {message}"
    if _MEMORY.search(f"{kind} {message}"):
        return faults.fault(NO_MEMORY, details)
    return faults.fault(
        NODE_FAILED, details, values={"node": str(said.get("node_type", "?")), "sentence": _quoted(message)}
    )


def _refused(faults: Faults, error: Mapping[str, Any], node_errors: object) -> ProviderFault:
    """A graph that it does not take: which node, and why."""
    sentence, kind = str(error.get("message", "")), str(error.get("type", ""))
    details = f"{kind} {sentence} {error.get('details', '')}"
    for node in node_errors.values() if isinstance(node_errors, Mapping) else ():
        for wrong in node.get("errors", ()) if isinstance(node, Mapping) else ():
            kind = str(wrong.get("type", ""))
            sentence = f"{node.get('class_type', '')}: {wrong.get('message', '')} ({wrong.get('details', '')})"
            break
        else:
            continue
        break
    text = {"value_not_in_list": FILE_GONE, "missing_node_type": NODE_MISSING}.get(kind, NOT_TAKEN)
    return faults.fault(text, f"{details} {sentence}".strip(), values={"sentence": _quoted(sentence)})


def _quoted(message: str) -> str:
    """As a sentence of ours, with a space behind it."""
    shown = " ".join(message.split())[:_LONGEST].rstrip(" .")
    return say("fault_it_says", "It says: “{shown}”. ", shown=shown) if shown else ""
