"""Shapes that several calls share: a failure, the session, the settings. A call's own shapes stand beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from conversation.ports.cutout import LocalModelRow
from conversation.services.model_list import ModelShown
from endpoints.openapi.declaration import When, limits, maybe


@dataclass(frozen=True)
class Coded:
    """A sentence for whoever says it in another language; its English stands in the field it is told of."""

    code: str
    """Stable, in snake_case."""
    params: Mapping[str, str | int | float | CodedInside]
    """What was filled in, by name."""


@dataclass(frozen=True)
class CodedInside(Coded):
    """A sentence that is filled in: part of another one."""

    text: str = ""
    """Its English."""


@dataclass(frozen=True)
class TurnBegun:
    """The turn that does it runs."""

    turn: str
    """Also the id of the job, and of the message that answers."""
    message: str
    """Id of the person's message."""
    conversation: str


MODELS_SHARED = (
    "Everybody shares the models: only an administrator changes which are here (`administers` of the session)."
)


@dataclass(frozen=True)
class LocalModelShown(LocalModelRow):
    """As it is kept, with the code of what it is good for."""

    said: Mapping[str, Coded] = maybe()


@dataclass(frozen=True)
class Fault:
    """What went wrong, for a person and for a program."""

    code: str
    """Stable, in snake_case: what a program decides by."""
    title: str
    """What happened, in a few words."""
    message: str
    """Why, and what to do."""
    details: str
    """For the curious; often empty."""
    retry_after: int | None
    """Whole seconds after which trying again may help; `Retry-After` says it too."""
    said: Mapping[str, Coded] = maybe()
    """By the name of a field above: the code of its sentence, where it has one."""


@dataclass(frozen=True)
class Failure:
    """The envelope of a call that was refused or failed."""

    success: Annotated[bool, limits(const=False)]
    error: Fault
    timestamp: When


@dataclass(frozen=True)
class FormFailure:
    """A failure of the image form's endpoint, whose shapes are its own."""

    status: Literal["error"]
    code: str
    message: str
    cost: int | None = maybe()
    """With `confirm_cost`: about how many micro-dollars; null where nobody knows."""
    failure: dict[str, Any] | None = maybe()
    """Of a provider's fault: `TurnFailed`, with what a person can do about it."""


@dataclass(frozen=True)
class OpenAiFault:
    """What went wrong, as OpenAI's API says it."""

    message: str
    """What happened, why, and what to do."""
    type: str
    param: str | None
    """Never known."""
    code: str


@dataclass(frozen=True)
class OpenAiFailure:
    """A failure under `/v1`."""

    error: OpenAiFault


@dataclass(frozen=True)
class NameAndPassword:
    """Who one is."""

    name: Annotated[str, limits(maxLength=64)]
    password: Annotated[str, limits(maxLength=1024)]


@dataclass(frozen=True)
class Login(NameAndPassword):
    """Who one is."""

    along: bool = False
    """What this browser made as a guest becomes the account's; else it is kept aside."""


@dataclass(frozen=True)
class Waiting:
    """A guest from when the studio was open: what is theirs becomes the account's that this browser makes or opens."""

    conversations: Annotated[int, limits(minimum=0)]
    """How many; 100 stands for all beyond."""


@dataclass(frozen=True)
class Keeping:
    """How long things are kept."""

    idle_days: Annotated[int, limits(minimum=0)]
    """Guests who stay away longer are removed with all that is theirs; 0 where nothing is ever removed for that."""
    deleted_days: Annotated[int, limits(minimum=1)]
    """How long what was removed or deleted can be brought back."""
    painted_days: Annotated[int, limits(minimum=0)] = 0
    """Pictures that this person had painted are deleted once nothing was made of them for so long; 0 is never."""
    uploaded_days: Annotated[int, limits(minimum=0)] = 0
    """The same of what they uploaded, and of what was made of that."""


@dataclass(frozen=True)
class Somebody:
    """Who is asking."""

    id: str
    name: str
    """Empty for a guest."""
    kind: Literal["guest", "member"]
    recoverable: bool
    """A recovery code was made."""


@dataclass(frozen=True)
class Preset:
    """What a preset of `/compress` asks for; null where it asks nothing."""

    bytes: Annotated[int, limits(minimum=2_000, maximum=64_000_000)] | None = None
    """At most."""
    width: Annotated[int, limits(minimum=16, maximum=65_535)] | None = None
    """At most, in pixels, as `height`."""
    height: Annotated[int, limits(minimum=16, maximum=65_535)] | None = None
    format: Literal["auto", "jpeg", "webp", "avif", "png"] = "auto"
    quality: Annotated[int, limits(minimum=1, maximum=100)] | None = None
    """The best it may get."""


@dataclass(frozen=True)
class OwnStyle:
    """A style with the phrase that a person gave it."""

    name: Annotated[str, limits(minLength=1, maxLength=40)]
    phrase: Annotated[str, limits(minLength=1, maxLength=300)]
    """What is put behind the prompt."""


@dataclass(frozen=True)
class OwnTemplate:
    """A prompt that a person begins with again and again."""

    name: Annotated[str, limits(minLength=1, maxLength=40)]
    text: Annotated[str, limits(minLength=1, maxLength=2000)]
    """Its words, in which `{animal}` is a blank to be filled in. They are only put into the message box."""


@dataclass(frozen=True)
class PersonalSettings:
    """What a person has set, with the default where they have not."""

    memory_pad: Annotated[str, limits(maxLength=20_000)] | None = None
    """What every conversation remembers."""
    image_model: str | None = None
    """Id of a model; empty for the best that is connected, as for the next two."""
    chat_model: str | None = None
    cheap_model: str | None = None
    """For titles, summaries and refined prompts."""
    favourite_models: Annotated[tuple[Annotated[str, limits(maxLength=200)], ...], limits(maxItems=100)] | None = None
    """Ids of models, as the next."""
    recent_models: Annotated[tuple[Annotated[str, limits(maxLength=200)], ...], limits(maxItems=8)] | None = None
    """Those that were chosen last, the newest first."""
    better_context: bool | None = None
    always_go: bool | None = None
    """A prompt is painted without being looked at before, up to the price below."""
    always_go_below: Annotated[int, limits(minimum=0, maximum=1_000_000_000)] | None = None
    """Micro-dollars; null for the studio's own, from which everybody is asked."""
    deep_context: bool | None = None
    history_count: Annotated[int, limits(minimum=0, maximum=100)] | None = None
    aspect: str | None = None
    """`width:height`, or `auto`."""
    enter_sends: bool | None = None
    theme: Literal["system", "light", "dark"] | None = None
    reduced_motion: bool | None = None
    language: Literal["system", "en", "de", "fr", "es", "zh"] | None = None
    """Of the page; `system` is what the browser asks for."""
    thumbnails: Literal["medium", "small", "large"] | None = None
    download_format: Literal["same", "original", "jpeg", "png", "webp", "avif", "tiff"] | None = None
    compress_presets: Mapping[str, Preset] | None = None
    """By `email`, `web`, `web-hq` and `custom`; what is left out stays as it is usual."""
    own_styles: Annotated[tuple[OwnStyle, ...], limits(maxItems=100)] | None = None
    """Styles of one's own, and those of the studio whose phrase one wrote anew; `PUT /api/v1/styles/…` changes one."""
    own_templates: Annotated[tuple[OwnTemplate, ...], limits(maxItems=100)] | None = None
    """Prompt templates of one's own."""
    keep_credit: bool | None = None
    """What is made of a photograph keeps when it was taken, and whose it is."""
    origin_prompt: bool | None = None
    """Files of pictures that an AI model made say the words that it was sent."""
    origin_writer: Annotated[str, limits(maxLength=100)] | None = None
    """Who wrote them, as those files are to say it; empty: nobody is named."""
    origin_training: Literal["constrained", "notAllowed", "allowed"] | None = None
    """What files that leave say about AI models being trained with them."""
    told_providers: Annotated[tuple[str, ...], limits(maxItems=100)] | None = None
    """Providers of which the person was told what goes there: the page asks once for each that the studio connected."""
    unknown_prices: bool | None = None
    """Models are called whose price nobody knows."""
    cutout_model: str | None = None
    """What cuts a subject out."""
    cutout_matting: bool | None = None
    """Edges are worked out more finely."""


@dataclass(frozen=True)
class KeyNeeded:
    """A key that a provider wants."""

    name: str
    help: str
    link: str
    """Where keys are made; empty where there is no such page."""
    optional: bool
    """Whether it may do without."""
    credits: str
    """Where credits are added to the account of the key; empty where there is no such page."""
    said: Mapping[str, Coded] = maybe()
    """The code of its help."""


@dataclass(frozen=True)
class AddressShown:
    """Where a provider is called."""

    usual: str
    """Empty where there is none: then one is given to connect it."""
    likely: str
    """Where it runs on the studio's own machine as a rule; empty for what runs elsewhere."""
    example: str
    """One to show."""
    own: str
    """The person's own; empty where the usual one is used."""
    found: str
    """Where it answers on the studio's own machine and is not connected yet, for who administers; else empty."""


@dataclass(frozen=True)
class ProviderShown:
    """Who offers models."""

    name: str
    label: str
    connected: bool
    by: Literal["you", "studio", ""]
    """Whose key or address connects it, also while what runs there does not answer (`connected` is false then); empty
    where nothing was given, or nothing is needed."""
    ending: str
    """The last four characters of the person's own key. No more of a key is ever shown."""
    needs: tuple[KeyNeeded, ...]
    address: AddressShown | None
    """Null for one that has no address to choose."""
    enrolls: bool
    """Whether it can be connected by a page of its own: `POST …/enroll`."""
    testable: bool
    """Whether it can be asked about itself and a key: `POST …/test`."""
    keeps_models: bool
    """Whether models are fetched and deleted there: `…/models`."""
    told: str
    """What it offers, or what a person should know; often empty."""
    said: Mapping[str, Coded] = maybe()
    """Its code."""


@dataclass(frozen=True)
class ModelsChosen:
    """What `auto` means now; empty where there is none."""

    image: str
    chat: str
    cheap: str
    draft: str
    """Paints a first look, at a small part of the price."""


@dataclass(frozen=True)
class ModelsShown:
    """The models at work: what `auto` means now, and what the settings name. All of them: `GET /api/v1/models`. One
    that both paints and talks stands among those that paint."""

    image: tuple[ModelShown, ...]
    chat: tuple[ModelShown, ...]
    chosen: ModelsChosen


@dataclass(frozen=True)
class Asking:
    """When the person is asked before something is done."""

    ask_from: int | None
    """From this cost on, in micro-dollars; null is never."""


@dataclass(frozen=True)
class SwitchedOff:
    """What is said in the place of a part that is off."""

    title: str
    text: str
    said: dict[str, Any] = maybe()


@dataclass(frozen=True)
class Session:
    """Who is asking, and what can be used here. Where nobody is signed in, only how to come in."""

    access: Literal["open", "password", "proxy", "oidc"]
    version: str
    signed_in: bool
    administers: bool
    """Whether this person may change what everybody shares, such as the models that cut out."""
    unclaimed: bool
    """Whether nobody has an account yet, where one is needed: the first to register administers the studio."""
    user: Somebody | None
    lost: Literal["", "unreadable", "gone", "ended", "unproxied", "misnamed", "disabled"]
    """Why the cookie that was brought is nobody's here: another secret signed it, its person is not here any more, or
    all sessions were ended. It is kept until somebody logs in, opens an account by a code, or begins as a new guest.
    Where a proxy says who comes: it says nothing, no name that can be somebody's, or one that is switched off."""
    waiting: Waiting | None
    keeping: Keeping
    settings: PersonalSettings = maybe()
    spending: Asking = maybe()
    off: dict[str, SwitchedOff] = maybe()
    """Parts of the studio that this person may not use: `generation`, `sharing`, `providers`."""
    providers: tuple[ProviderShown, ...] = maybe()
    models: ModelsShown = maybe()
