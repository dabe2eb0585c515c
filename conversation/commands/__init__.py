"""All commands, in the order people see them. A test compares this list with the folder."""

from __future__ import annotations

from conversation.commands.adjust import Adjust
from conversation.commands.again import Again
from conversation.commands.alt import Alt
from conversation.commands.collage import Collage
from conversation.commands.compare import Compare
from conversation.commands.compare_models import CompareModels
from conversation.commands.compress import Compress
from conversation.commands.download import Download
from conversation.commands.help import Help
from conversation.commands.image import Paint
from conversation.commands.info import Info
from conversation.commands.name import Name
from conversation.commands.nobg import Nobg
from conversation.commands.overlay import Overlay
from conversation.commands.palette import Swatches
from conversation.commands.redo import Redo
from conversation.commands.rename import Rename
from conversation.commands.retouching.erase import Erase
from conversation.commands.retouching.expand import Expand
from conversation.commands.retouching.inpaint import Inpaint
from conversation.commands.retouching.replace_bg import ReplaceBackground
from conversation.commands.retouching.restyle import Restyle
from conversation.commands.retouching.select import Select
from conversation.commands.retouching.upscale import Upscale
from conversation.commands.retouching.variations import Variations
from conversation.commands.retouching.vectorize import Vectorize
from conversation.commands.show import Show
from conversation.commands.style import LearntStyle
from conversation.commands.undo import Undo
from conversation.commands.version import ShowVersion

COMMANDS = (
    Paint, Again, CompareModels, Variations, LearntStyle, Compress, Nobg, ReplaceBackground, Restyle, Select,
    Inpaint, Erase, Expand, Upscale, Vectorize, Overlay, Collage, Download, Compare, Show, Adjust, Undo, Redo,
    ShowVersion, Name, Rename, Alt, Info,
    Swatches, Help,
)  # fmt: skip
