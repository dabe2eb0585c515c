"""The tools that agents call, in the order they are listed in. A test compares this list with the folder."""

from __future__ import annotations

from conversation.agent_tools.compress_image import CompressImage
from conversation.agent_tools.edit_image import EditImage
from conversation.agent_tools.generate_image import GenerateImage
from conversation.agent_tools.get_image import GetImage
from conversation.agent_tools.list_images import ListImages
from conversation.agent_tools.remove_background import RemoveBackground
from conversation.agent_tools.tool import AgentTool
from conversation.agent_tools.undo import UndoEdit

AGENT_TOOLS: tuple[type[AgentTool], ...] = (
    GenerateImage,
    EditImage,
    CompressImage,
    RemoveBackground,
    ListImages,
    GetImage,
    UndoEdit,
)
