"""`genimg`: which commands there are. Each is a module of `genimg.commands`, loaded when it is wanted."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass
from importlib import import_module

import click

from conversation.errors import Told
from genimg import exit_codes


@dataclass(frozen=True)
class ListedCommand:
    """One command in the list."""

    help: str
    online: bool = False
    """It may call models over the network, several at once: gevent takes over sockets before anything opens one."""


COMMANDS = {
    "generate": ListedCommand("Paint a picture from words, and from pictures where the model takes them.", online=True),
    "edit": ListedCommand("Change a picture by words or a command, as in the studio.", online=True),
    "inpaint": ListedCommand("Have a model paint an area of a picture anew, and nothing else.", online=True),
    "erase": ListedCommand("Take something small out of a picture, filled from around it.", online=True),
    "upscale": ListedCommand("Make a picture larger, with more detail where a model is here.", online=True),
    "expand": ListedCommand("Give a picture more around it, mirrored here or painted by a model.", online=True),
    "restyle": ListedCommand("Have a model paint a picture over in another style.", online=True),
    "vectorize": ListedCommand("Make a drawing (SVG) of a picture that stays sharp at any size.", online=True),
    "replace-bg": ListedCommand("Set the subject of a picture on another background.", online=True),
    "variations": ListedCommand("Have a model paint a picture again, a little different.", online=True),
    "compress": ListedCommand("Make pictures small enough, at the best quality that fits."),
    "nobg": ListedCommand("Cut subjects out of their background."),
    "convert": ListedCommand("Write pictures in another format, without private metadata."),
    "inspect": ListedCommand("Show where pictures come from, who signed that, and what else their files say."),
    "models": ListedCommand("Show which models there are, what they can do and cost.", online=True),
    "styles": ListedCommand("Show the styles that --style knows, with what each adds to a prompt."),
    "chat": ListedCommand("Talk with the studio in the terminal.", online=True),
    "mcp": ListedCommand("Serve the tools to an agent, such as Claude Desktop, that starts this.", online=True),
    "ui": ListedCommand("Start the studio, for the browser."),
}


class Program(click.Group):
    """The list of commands, none of which is loaded to be listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        if entry.online and not ctx.resilient_parsing:  # what completes a word in a shell opens nothing
            import_module("gevent.monkey").patch_all()
            import_module("genimg.interrupting").listen()
        command: click.Command = import_module(f"genimg.commands.{cmd_name.replace('-', '_')}").COMMAND
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="atelier", prog_name="genimg")
def program() -> None:
    """Atelier on the command line: paint, edit and finish pictures. The studio need not run.

    Results go to stdout, everything else to stderr, so that commands can be piped:

        cat photo.heic | genimg compress - --target 300KB -o photo.jpg

    Tab completes in bash with: eval "$(_GENIMG_COMPLETE=bash_source genimg)"; zsh and fish likewise.
    """


def main() -> int:
    """Runs it; the exit code, see `exit_codes`."""
    try:
        code = program.main(standalone_mode=False)
    except Told as told:
        click.echo(str(told), err=True)
        return exit_codes.code_of(told)
    except click.UsageError as error:
        error.show()
        return exit_codes.USAGE
    except click.exceptions.Exit as done:
        return done.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Cancelled.", err=True)
        return exit_codes.CANCELLED
    except click.ClickException as error:
        error.show()
        return exit_codes.INVALID
    except BrokenPipeError:  # whoever read our stdout has gone
        sys.stderr.close()
        return exit_codes.DONE
    except Exception as error:
        click.echo(f"genimg ran into a fault of its own ({type(error).__name__}: {error}).", err=True)
        click.echo("It’s nothing you did. -vv shows where; please report it.", err=True)
        logging.getLogger("genimg").info("where it happened", exc_info=True)
        return exit_codes.BUG
    return code if isinstance(code, int) else exit_codes.DONE
