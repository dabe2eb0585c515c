"""`genimg generate`: a picture from words."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from genimg.commands.options import API_KEY, OUT, PROVIDER, reporting
from genimg.later import later
from genimg.reporting import Reporter

if TYPE_CHECKING:
    from genimg import generating, painting
else:
    generating, painting = later("genimg.generating"), later("genimg.painting")

MOST = 10
for _reader in ("execution", "passing_on", "typed_answer", "understanding", "version_commands"):
    later(f"conversation.plain_words.{_reader}")  # a prompt is not read for edits: most runs do without


@click.command()
@click.argument("words", nargs=-1)
@click.option("-p", "--prompt", default="", help="What to paint, as the words behind the command; - for stdin.")
@click.option(
    "-m",
    "--model",
    multiple=True,
    help="The model, by its id or a part of it; see genimg models. Named several times, each paints the same prompt.",
)
@PROVIDER
@click.option("-r", "--reference", multiple=True, help="A picture to paint from; several in the order of the words.")
@click.option("--no-optimize", is_flag=True, help="The prompt is sent as it is, not refined by the cheap model first.")
@click.option("--optimization-model", default="", help="The model that refines the prompt.")
@click.option("--review", is_flag=True, help="Show the refined prompt and the price, and ask, before it is sent.")
@click.option("-y", "--yes", is_flag=True, help="Paint without asking, also what costs more than usual.")
@click.option("--save-prompt", default="", metavar="FILE", help="Write the refined prompt to this file.")
@click.option("--seed", type=click.IntRange(0, 2**31), help="The same number and words paint nearly the same picture.")
@click.option("--aspect", default="", metavar="W:H", help="The shape, such as 3:2.")
@click.option("--size", default="", metavar="WxH", help="The shape by pixels, such as 1536x1024.")
@click.option(
    "-n", "--count", type=click.IntRange(1, MOST), default=1, show_default=True, help="So many pictures, of each model."
)
@click.option("--draft", is_flag=True, help="A cheap model paints, for a first look.")
@click.option("--resolution", default="", help="1K, 2K or what the model has.")
@click.option("--quality", default="", help="low, high or what the model has.")
@click.option(
    "--background", type=click.Choice(["transparent", "opaque"]), default=None, help="Where the model has both."
)
@click.option("--moderation", default="", help="auto or low, where the model can be told.")
@click.option("--negative", default="", help="What must not be in the picture, where the model hears it.")
@click.option("--style", default="", help="How it is to look: a style of genimg styles, or your own words.")
@API_KEY
@OUT
@reporting
def generate(
    words: tuple[str, ...],
    prompt: str,
    model: tuple[str, ...],
    provider: str,
    reference: tuple[str, ...],
    no_optimize: bool,
    optimization_model: str,
    review: bool,
    yes: bool,
    save_prompt: str,
    seed: int | None,
    aspect: str,
    size: str,
    count: int,
    style: str,
    draft: bool,
    resolution: str,
    quality: str,
    background: str | None,
    moderation: str,
    negative: str,
    api_key: str,
    out: str,
    report: Reporter,
) -> int:
    """Paint a picture from words, and from pictures where the model takes them.

    \b
    genimg generate "a fox in the snow" -o fox.jpg
    genimg generate -p "the same dog on a beach" -r dog.jpg --aspect 16:9
    genimg generate "a lighthouse" -n 4 -o lighthouses/
    genimg generate "a fox" -m flux -m gemini -o foxes/

    Without any key the Sketchbook paints, a program that needs no model. The format is what the name of --out says:
    JPEG at quality 95, or PNG. Several models paint side by side; a table says what each cost and took. The saved
    prompt is what was sent, and is not there with --no-optimize.
    """
    if no_optimize and save_prompt:
        raise click.UsageError("--save-prompt saves the refined prompt, and --no-optimize leaves it as it is.")
    said = prompt or " ".join(words)
    said = sys.stdin.read().strip() if said == "-" else said
    choices = {"resolution": resolution, "quality": quality, "background": background, "moderation": moderation}
    choices["negative"] = negative
    order = painting.PaintingOrder(
        said,
        model[0] if model else "",
        provider,
        painting.paths(reference),
        not no_optimize,
        seed,
        aspect or (painting.aspect_of(size) if size else ""),
        style,
        draft,
        {name: said for name, said in choices.items() if said},
    )
    rivals = model if len(model) > 1 else ()
    how = generating.GenerateOptions(count, rivals, review, save_prompt, out, api_key, optimization_model, yes)
    return generating.generate(order, how, report)


COMMAND = generate
