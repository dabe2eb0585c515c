"""One message of a conversation: what a person said, or the reply to it. Messages form a tree; a branch is a path."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from conversation.image import image_url
from conversation.recipe import Recipe
from conversation.reply import Reply
from conversation.serialization import to_json


@dataclass(frozen=True)
class Target:
    """The image a message was aimed at, as the chip showed it when it was sent."""

    image: str
    version: str | None = None


@dataclass(frozen=True)
class Message:
    """A stored message. A reply's id is its turn's id."""

    id: str
    conversation: str
    parent: str | None
    """Id of the message before it; None at the top."""
    role: str
    """`user` or `assistant`."""
    text: str
    """Markdown; for an assistant's message the reply's text."""
    created: str
    """ISO 8601, UTC."""
    client_id: str | None = None
    target: Target | None = None
    attachments: tuple[str, ...] = ()
    """Ids of images sent with a person's message."""
    reply: Reply | None = None
    """The folded turn of an assistant's message."""
    siblings: tuple[str, ...] = ()
    """Ids of all messages with the same parent and role, oldest first, this one among them."""
    unsaved: bool = False
    """The reply is finished, but the disk refuses it: the server has it in memory and tries again."""

    @property
    def generated_images(self) -> list[dict[str, str]]:
        """`[{"filename", "url"}]` of the pictures made in this reply."""
        versions = [picture.version for picture in self.reply.pictures if picture.version] if self.reply else []
        return [
            {"filename": version["filename"], "url": image_url(self.conversation, version["filename"])}
            for version in versions
        ]

    @property
    def content(self) -> str:
        """The text with its pictures as markdown images, the prompt as their alt text."""
        if self.reply is None:
            return self.text
        lines = [self.text] if self.text else []
        for picture in self.reply.pictures:
            if picture.version:
                prompt = Recipe.from_dict(picture.version["recipe"]).prompt or picture.title
                alt = str(prompt).replace("[", "(").replace("]", ")").replace("\n", " ")
                lines.append(f"![{alt}]({image_url(self.conversation, picture.version['filename'])})")
        return "\n\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """The message as it crosses the wire."""
        return {**to_json(self), "content": self.content, "generated_images": self.generated_images}
