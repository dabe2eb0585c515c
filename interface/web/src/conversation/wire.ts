// Written by `make wire` from conversation/wire.py. Change the Python dataclasses, not this file.

export type State = "running" | "done" | "failed" | "stopped" | "interrupted"

/** Codes of the sentences among the fields, and what was filled in: by them the page says each in its own language. Of
 * several in one field each has its place in the name: `notes.0`. */
export type Said = Partial<Record<string, Coded>>
export interface Coded {
  code: SentenceCode | Together
  params: Record<string, string | number | CodedInside>
}
/** A sentence that is filled in, with its English. */
export interface CodedInside extends Coded {
  text: string
}

/** A person sent the file. */
export interface UploadValues {
  /** As it was called where it came from. */
  filename: string
  media_type: string
  /** What its owner was told when it came in: `place: …`, `animation: …`. */
  noticed: string[]
  /** What it is said to show, where it came out of the image form and is not known any more. */
  prompt: string
  /** The day on which it was photographed, `2024-05-12`, as its file said; empty where it did not. */
  taken: string
  said?: Said
}

/** A model painted it, or changed one that was there. */
export interface PaintingValues {
  /** Its id. */
  model: string
  /** A person's words. */
  prompt: string
  /** The words that were sent; empty where they are not known. */
  refined: string
  /** Why the prompt was only put together, not refined; often empty. */
  note: string
  seed: number | null
  /** `width:height`; empty for the model's own. */
  aspect: string
  /** Empty for the model's own, as the next four. */
  resolution: string
  quality: string
  format: string
  background: string
  moderation: string
  /** 0 to 100; null for the model's own. */
  compression: number | null
  /** What must not be in the picture. */
  negative: string
  /** The style that was asked for: its name, or its phrase; empty where there was none. */
  style: string
  /** What the model said beside the picture. */
  text: string
  said?: Said
}

/** An operation changed it on this machine. */
export type OperationValues = Record<string, unknown>

/** Several operations changed it at once, on this machine. */
export interface EditValues {
  /** In the order they were done. */
  steps: EditStep[]
  said?: Said
}

/** It was made small. */
export interface CompressionValues {
  target: CompressTarget
  /** Empty where none was named. */
  preset: string
  before: FileFigures
  /** `done`, or `short`: the smallest that can be made out, and more than was asked for. */
  state: string
  /** On the scale of its format; None where nothing was lost. */
  quality: number | null
  /** `4:2:0` or `4:4:4` where the format has both. */
  chroma: string
  /** How alike it looks to what it was made from, 0–1; None where nothing was lost. */
  likeness: number | null
  notes: string[]
  said?: Said
}

/** The subject was cut out of it: all that was asked for, and what came of it. */
export interface CutoutValues {
  /** A model's name, or `simple`. */
  method: string
  box: SubjectBox | null
  /** In the order they were painted: a later one wins. */
  strokes: Stroke[]
  background: Background
  /** Soft edges are worked out anew from the picture; the simple way always does. */
  matting: boolean
  format: string
  /** The method's name as a person reads it. */
  label: string
  /** It was the built-in method: no model was there. */
  simple: boolean
  /** What was done, in words. */
  done: string
  /** How sure the method is, 0–1; None where it did not say. */
  sure: number | null
  /** The share of the picture that was kept, 0–1. */
  kept: number
  before: FileFigures
  said?: Said
}

/** Another picture was laid on it. */
export interface OverlayValues {
  /** One of `PLACES`, or `70%,20%`: where its middle is, across and down. */
  place: string
  /** The share of the lower picture's width and height that it fits into, up to 1. */
  scale: number
  /** 0–1. */
  opacity: number
  /** The share of the lower picture's shorter side that stays free around, at the nine places. */
  margin: number
  /** The number of the one that lies on it. */
  picture: number
  /** What was done, in words. */
  done: string
  said?: Said
}

/** Several pictures were put together. */
export interface CollageValues {
  layout: string
  gap: number
  colour: string
  /** Pixels. */
  width: number
  /** Their numbers. */
  pictures: number[]
  /** What was done, in words. */
  done: string
  said?: Said
}

/** It was changed inside of a mask, or put back outside of one, to the pixel. */
export interface MaskValues {
  /** Of the mask's file, in hex; empty for one that is kept. */
  sha256: string
  /** What was done, in words. */
  done: string
  /** Id of the mask, where it is kept. */
  mask: string
  /** The operations that were done inside of it, in their order. */
  steps: EditStep[]
  /** Pixels outside of the mask that are another one than before, counted on the result. */
  changed: number
  /** Pixels outside of the mask; 0 where nothing was counted. */
  outside: number
  /** By how many pixels a model's answer lay beside its picture, as `down`; it was moved back. */
  right: number
  down: number
  /** How many times as large as in its picture a model's answer showed things; that was undone. */
  scale: number
  /** Id of the model of this machine that erased; empty where none did. */
  model: string
  said?: Said
}

/** It was enlarged, varied, restyled, expanded, vectorized or set elsewhere: by a model, or without one. */
export interface RetouchValues {
  /** The command: `upscale`, `replace-bg` … */
  name: string
  /** Id of the model, `local/…` for one of this machine; empty where none was needed. */
  model: string
  /** What was done, in words. */
  done: string
  /** A person's words; empty where there were none. */
  prompt: string
  /** What was added around it, `left:120px,right:120px`; empty where nothing was. */
  extent: string
  /** Of the pixels that were to stay: those that are another one than before, counted on the result. */
  changed: number
  /** Pixels that were to stay; 0 where nothing was counted. */
  outside: number
  /** How far it was to go from its picture, 0–1; null where nobody said. */
  strength: number | null
  /** Id of the drawing (SVG) that it shows; empty where it shows none. */
  vector: string
  said?: Said
}

/** What nothing here makes any more: it is kept as it was stored. */
export type UnknownValues = Record<string, unknown>

interface RecipeOf<Kind, Values> {
  kind: Kind
  /** `operation:<name>`, `command:<name>`, `model:<model id>`, `edit` or `upload`. */
  by: string
  values: Values
  /** Ids of the versions it was made from, the edited one first. */
  parents: string[]
  /** Version of the Atelier that made it, where that is known. */
  software?: string
}

/** How a version was made. As JSON it is `{kind, by, values, parents, software}`. */
export type Recipe =
  | RecipeOf<"upload", UploadValues>
  | RecipeOf<"painting", PaintingValues>
  | RecipeOf<"operation", OperationValues>
  | RecipeOf<"edit", EditValues>
  | RecipeOf<"compression", CompressionValues>
  | RecipeOf<"cutout", CutoutValues>
  | RecipeOf<"overlay", OverlayValues>
  | RecipeOf<"collage", CollageValues>
  | RecipeOf<"mask", MaskValues>
  | RecipeOf<"retouch", RetouchValues>
  | RecipeOf<"unknown", UnknownValues>

/** One of several operations. */
export interface EditStep {
  name: string
  /** As in `OperationValues`. */
  options: Record<string, unknown>
}

/** The figures of the file that something was made from. */
export interface FileFigures {
  bytes: number
  /** Pixels, as `height`. */
  width: number
  height: number
  media_type: string
}

/** The most a picture may be; None where nothing is asked. */
export interface CompressTarget {
  bytes: number | null
  /** Pixels, of the upright picture. */
  width: number | null
  /** Pixels. */
  height: number | null
  /** One of `FORMATS`; `auto` keeps what suits the picture. */
  format: string
  /** 1–100, on the scale of the format. */
  quality: number | null
  /** `white` or `black` behind what is transparent, where the format knows no transparency; empty: not said. */
  ground: string
  /** The format was asked for in words: no other will do. Where it cannot hold the picture, the person is asked. */
  strict: boolean
  /** The dimensions were asked for in words: they are kept to, also where fewer pixels take more bytes. */
  sized: boolean
  /** It goes by mail: what becomes of it is a format that mail programs show, unless another was asked for. */
  mail: boolean
  /** 1–100, on the scale of the format: beyond this quality nobody sees more, and bytes that are left stay unused. */
  enough: number | null
}

/** Around the subject, in pixels of the picture that is cut. */
export interface SubjectBox {
  x: number
  y: number
  width: number
  height: number
}

/** A line somebody painted over what is to be kept, or removed; in pixels of the picture that is cut. */
export interface Stroke {
  keep: boolean
  radius: number
  points: [number, number][]
}

/** What stands behind the subject. */
export interface Background {
  kind: "none" | "colour" | "blur" | "image"
  /** `#rrggbb` where it is a colour. */
  colour: string
  /** Id of an image of the same conversation where it is one. */
  image: string
}

/** A file as a model sent it, signed (C2PA): kept byte for byte beside the version that was made of it. */
export interface AnsweredFile {
  /** `img_<16 hex of the bytes' sha-256>_sent.<ext>` in the conversation's folder. */
  filename: string
  media_type: string
  bytes: number
  /** Whether what is signed held when it came. */
  state: "own" | "listed" | "stranger" | "changed" | "unreadable"
  /** Who signed it; empty where that cannot be read. */
  signer: string
  /** What it was made with, as it says. */
  program: string
}

/** One immutable state of an image. `id` names the record; the bytes are named by their hash, which may repeat. */
export interface Version {
  id: string
  /** Id of the image it belongs to. */
  image: string
  /** Id of the version it was made from; None for the first. */
  parent: string | null
  /** `img_<16 hex of the bytes' sha-256>.<ext>` in the conversation's folder; `img_<…>_original.<ext>` for a file that was uploaded, which nobody gets who does not ask for it. */
  filename: string
  /** Name of a small WebP (at most 600×400 px) beside it. */
  preview: string | null
  media_type: string
  /** Pixels. */
  width: number
  /** Pixels. */
  height: number
  /** File size. */
  bytes: number
  recipe: Recipe
  /** ISO 8601, UTC. */
  created: string
  /** Micro-dollars; 0 is free, None is unknown. */
  cost: number | null
  /** How long it took to make. */
  seconds: number
  /** Name of a WebP for the screen beside it; None where the file itself is fit for it. */
  full: string | null
  /** What a person calls it; empty as a rule. No two versions of an image have the same. */
  name: string
  /** Whether its picture is still there. Of one that lies too far back only the preview is, and undo passes it by. */
  kept: boolean
  /** Whether the branch of the conversation that is shown has seen it; redo does not lead to another branch's. */
  here: boolean
  /** What a model sent, where that is signed; its bytes are there as long as `kept`. */
  sent: AnsweredFile | null
}

/** A picture in a conversation: `#3`, with a title and every state it has been in. */
export interface Image {
  id: string
  conversation: string
  /** 1, 2, 3 … in its conversation; never given twice. */
  number: number
  title: string
  /** Oldest first. */
  versions: Version[]
  /** Id of the version the next words will edit: the one last shown on the branch that is shown. */
  current: string
  pinned: boolean
  /** What somebody wrote that it shows; empty where that is told by how it was made, see `versions/alt_text.py`. */
  alt: string
  /** Id of the version that this was written of. */
  alt_at: string
  said?: Said
}

/** The image a message was aimed at, as the chip showed it when it was sent. */
export interface Target {
  image: string
  version: string | null
}

/** One answer a person can click: it sends `say`, aimed at `image` (and `version`) when that is set. */
export interface Choice {
  label: string
  say: string
  image: string | null
  version: string | null
  /** Sent with it as the turn's options, over the composer's own. */
  options: Record<string, unknown>
  said?: Said
}

/** Some words of a prompt beside what it was made from. */
export interface WordChange {
  /** `kept`, `added` or `removed`. */
  kind: "kept" | "added" | "removed"
  /** With the blanks before it. */
  text: string
}

/** A picture that would be sent along. */
export interface ReviewedPicture {
  image: string
  number: number
  title: string
  /** Id of the version that would be. */
  version: string
}

/** One thing that a chat model wants done, before it is. */
export interface PlannedStep {
  /** As a person types it: `/exposure stops=0.3`. A person may change it before they answer. */
  line: string
  /** What it does. */
  text: string
  /** Who does it: a model's name; empty for this machine. */
  label: string
  /** About what it costs, in micro-dollars; None where nobody knows, 0 where it is free. */
  cost: number | null
  said?: Said
}

/** A prompt before it is painted, and all that would be sent with it: nothing runs and nothing is set aside while a person looks at it, however long. */
export interface PromptReview {
  /** Id of the person's message that it is about; empty outside of any conversation. */
  message: string
  /** The person's own words. */
  original: string
  /** What a model made of them; the same where none did. */
  proposed: string
  /** Empty, or why the prompt was only put together, not refined. */
  note: string
  /** From the own words to the ones that would be sent now: the proposed ones, or those of the draft. */
  changes: WordChange[]
  /** Id of the model that would paint. */
  model: string
  /** Its name. */
  label: string
  /** `width:height`. */
  aspect: string
  /** Pictures. */
  count: number
  /** About what all of them cost, in micro-dollars; None where nobody knows, 0 where it is free. */
  price: number | null
  /** In the order in which the model gets them. */
  references: ReviewedPicture[]
  /** Whether a model is there that can be asked again. */
  refines: boolean
  /** The proposal is that of an earlier time, and was not paid for again. */
  known: boolean
  /** The proposal as the person changed it; empty while they did not. */
  draft: string
  /** `open`, or `cancelled` where they put it aside. It is answered by the message after it. */
  state: "open" | "cancelled"
  /** Which of `model`, `aspect` and `count` the person chose while they looked at it. */
  changed: string[]
  said?: Said
}

/** A model that can do what another one could not. Nothing is done with it unless the person says so. */
export interface OfferedModel {
  /** `image` or `chat`: what it would do. */
  job: "image" | "chat"
  id: string
  label: string
  /** Its provider's name as a person knows it. */
  provider: string
}

/** A fact, as a person reads it. All texts are clean: see `text.py`. */
export interface SheetEntry {
  /** `aperture`, `latitude` …; under `more` the name that the file has for it. */
  id: string
  label: string
  value: string
  fate: "kept" | "credit" | "private"
  /** Where it stands: `EXIF`, `XMP · IPTC`; empty for what the picture itself shows. */
  source: string
  said?: Said
}

/** Entries of one kind; there is at least one. */
export interface SheetGroup {
  id: string
  title: string
  entries: SheetEntry[]
  said?: Said
}

/** One picture in a reply: being painted (`version` is None) or there. */
export interface Picture {
  image: string
  number: number
  title: string
  width: number
  height: number
  label: string
  fraction: number | null
  note: string
  /** Address of the newest preview while it is being painted. */
  preview: string | null
  /** `Version` as JSON once it is stored. */
  version: Version | null
  /** Which of the reply's candidates it is one of, from 1; 0 for a picture by itself. */
  group: number
  /** Among these, from 1. */
  place: number
  begun: string
  /** Seconds it will take in all; None where nobody knows. */
  expected: number | null
  /** `TurnFailed`'s fields where it could not be made. */
  failure: Omit<TurnFailed, "type"> | null
  said?: Said
}

/** The folded turn. `seq` is the number of events folded so far; it is where a returning browser goes on. */
export interface Reply {
  /** Also the id of the assistant's message. */
  turn: string
  seq: number
  /** `running`, `done`, `failed`, `stopped`, `interrupted`. */
  state: State
  text: string
  step: string
  /** What is being done now, for a person; empty when nothing is. */
  status: string
  /** `{"original", "refined", "note"}` of a painting turn. */
  prompt: Omit<PromptRefined, "type"> | null
  pictures: Picture[]
  /** Of each prompt of which several were made `{"count", "models", "blind", "picked"}`: `CandidatesStarted`'s fields, and the place that the person picked, 0 before that. */
  candidates: (Omit<CandidatesStarted, "type"> & { picked: number })[]
  /** `PictureKept`'s fields, of each that was meant and stays as it is. */
  kept: Omit<PictureKept, "type">[]
  /** `AreaSelected`'s fields, of each part of a picture that was found. */
  areas: Omit<AreaSelected, "type">[]
  /** `{"text", "choices", "review", "plan"}`. */
  question: Omit<QuestionAsked, "type"> | null
  /** `{"text", "choices"}`. */
  note: Omit<NoteAdded, "type"> | null
  /** `SheetShown`'s fields: what is in files, for the person alone. */
  sheets: Omit<SheetShown, "type">[]
  usage: Omit<UsageRecorded, "type">[]
  /** `TurnFailed`'s fields. */
  failure: Omit<TurnFailed, "type"> | null
  started: string
  seconds: number
  /** The conversation's new name, when this turn gave it one. */
  title: string
  said?: Said
}

/** A stored message. A reply's id is its turn's id. */
export interface Message {
  id: string
  conversation: string
  /** Id of the message before it; None at the top. */
  parent: string | null
  /** `user` or `assistant`. */
  role: "user" | "assistant"
  /** Markdown; for an assistant's message the reply's text. */
  text: string
  /** ISO 8601, UTC. */
  created: string
  client_id: string | null
  target: Target | null
  /** Ids of images sent with a person's message. */
  attachments: string[]
  /** The folded turn of an assistant's message. */
  reply: Reply | null
  /** Ids of all messages with the same parent and role, oldest first, this one among them. */
  siblings: string[]
  /** The reply is finished, but the disk refuses it: the server has it in memory and tries again. */
  unsaved: boolean
  content: string
  generated_images: { filename: string; url: string }[]
}

/** A message was accepted and stored, and the work on it began. */
export interface TurnStarted {
  type: "TurnStarted"
  /** Id of the person's message. */
  message: string
  text: string
  /** ISO 8601, UTC. */
  started: string
}

/** The turn entered a step the person should see. */
export interface StatusChanged {
  type: "StatusChanged"
  /** `context`, `refine`, `paint`, `store`, `think`, `edit`, … */
  step: string
  text: string
  said?: Said
}

/** The reply grew by some markdown. */
export interface TextDelta {
  type: "TextDelta"
  text: string
  said?: Said
}

/** What was said so far was not the answer, but the model's thinking: this is what remains of the reply's words. */
export interface TextReplaced {
  type: "TextReplaced"
  text: string
  said?: Said
}

/** The prompt that will be sent is known. */
export interface PromptRefined {
  type: "PromptRefined"
  original: string
  refined: string
  /** Empty, or why the prompt was only put together, not refined. */
  note: string
  said?: Said
}

/** Several pictures of one prompt are being made beside each other: a place for each can be kept from now on. */
export interface CandidatesStarted {
  type: "CandidatesStarted"
  count: number
  /** Ids of the models that paint one each, in the order of the places; empty where one model paints them all. */
  models: string[]
  /** Which model painted which is shown once one was picked. */
  blind: boolean
}

/** A picture is being made: its place can be kept from now on. */
export interface ImageStarted {
  type: "ImageStarted"
  /** Id of the image (an existing one when this is an edit). */
  image: string
  number: number
  title: string
  width: number
  height: number
  /** The model's name as a person reads it. */
  label: string
  /** Among the candidates that were started last: 1, 2, 3 …; 0 for a picture by itself. */
  place: number
  /** When its model was asked: ISO 8601, UTC. */
  begun: string
  /** Seconds it will take, by what this model took for this size before; None where nobody knows. */
  expected: number | null
  said?: Said
}

/** A picture came nearer. */
export interface ImageProgress {
  type: "ImageProgress"
  image: string
  /** 0–1; None when the provider says nothing. */
  fraction: number | null
  note: string
  /** As in `ImageStarted`, here and below. */
  place: number
  said?: Said
}

/** A rough state of the picture can be looked at, for as long as the turn runs. */
export interface ImagePreview {
  type: "ImagePreview"
  image: string
  url: string
  place: number
}

/** A version was stored and is the image's current one. */
export interface ImageReady {
  type: "ImageReady"
  image: string
  number: number
  title: string
  /** `Version` as JSON. */
  version: Version
  place: number
  said?: Said
}

/** A candidate could not be made; `Told` as data. The others go on. */
export interface ImageFailed {
  type: "ImageFailed"
  image: string
  place: number
  code: string
  title: string
  text: string
  /** Seconds, when waiting helps. */
  retry_after: number | null
  details: string
  /** A page of the provider on which the person can do something about it. */
  link: string
  /** The words that a moderation objected to, as it repeats them. */
  flagged: string
  /** A model to be offered in the place of the one that failed. */
  instead: OfferedModel | null
  said?: Said
}

/** A person picked one of the candidates; also after the turn. */
export interface CandidatePicked {
  type: "CandidatePicked"
  /** Which of the reply's candidates: 1 for those that were started first. */
  group: number
  /** 0 where the choice was taken back. */
  place: number
}

/** An image went back, or on, to a version it already had. */
export interface VersionChosen {
  type: "VersionChosen"
  image: string
  number: number
  title: string
  /** Id of the version that is current now. */
  version: string
}

/** A picture that was meant along with others stays as it is, and belongs to what comes of them. */
export interface PictureKept {
  type: "PictureKept"
  image: string
  number: number
  title: string
  /** Id of the version that is current. */
  version: string
  /** Of that version's file. */
  bytes: number
  said?: Said
}

/** A part of a picture was found and kept as a mask: the steps behind it change that and nothing else. */
export interface AreaSelected {
  type: "AreaSelected"
  image: string
  number: number
  title: string
  /** Id of the version that it was found in. */
  version: string
  /** Id of the mask. */
  mask: string
  /** How much of the picture it takes, 0–1. */
  coverage: number
  said?: Said
}

/** A version got a name, which no other version of its image has from now on. */
export interface VersionNamed {
  type: "VersionNamed"
  image: string
  /** Id of the version. */
  version: string
  /** Empty where its name was taken away. */
  name: string
}

/** An image got another title. */
export interface ImageRenamed {
  type: "ImageRenamed"
  image: string
  title: string
}

/** Somebody said what an image shows, or took that back. */
export interface ImageDescribed {
  type: "ImageDescribed"
  image: string
  /** Empty where it is told by how the image was made. */
  alt: string
  /** Id of the version that was described; empty as `alt`. */
  alt_at: string
}

/** What stands in a picture's file was shown to its owner. No model is told: it may be where somebody lives. */
export interface SheetShown {
  type: "SheetShown"
  image: string
  number: number
  title: string
  /** Id of the version whose file it is. */
  version: string
  /** What was asked for. */
  groups: SheetGroup[]
  /** Id of the version that was uploaded, where the groups are those of its file. */
  original: string | null
  /** Entries that are not among them. */
  more: number
  said?: Said
}

/** The studio needs to know something before it does anything. */
export interface QuestionAsked {
  type: "QuestionAsked"
  text: string
  choices: Choice[]
  /** What is asked about, where it is a picture; a person may change the words before they answer. */
  review: PromptReview | null
  /** What is asked about, where it is several steps: the first choice does them all, one after the other. */
  plan: PlannedStep[]
  said?: Said
}

/** A person changed the words of a prompt in review or how it is to be painted, put it aside, or took it up again. Its fields are those of `PromptReview`. */
export interface ReviewChanged {
  type: "ReviewChanged"
  draft: string
  changes: WordChange[]
  state: "open" | "cancelled"
  model: string
  label: string
  aspect: string
  count: number
  /** Micro-dollars. */
  price: number | null
  changed: string[]
}

/** A quiet line under the reply: how it was done, and what else could have been. */
export interface NoteAdded {
  type: "NoteAdded"
  text: string
  choices: Choice[]
  said?: Said
}

/** A model was used. */
export interface UsageRecorded {
  type: "UsageRecorded"
  model: string
  /** `chat`, `image`, `refine`, `title`, `summary`, `context`. */
  purpose: string
  /** Micro-dollars; None is unknown. */
  cost: number | null
  tokens_in: number
  tokens_out: number
  /** How the cost is known: its `provider` said it, it was `computed` from listed prices, it is `free`; `pending` is still to be told by the provider, and `unknown` never will be. */
  basis: string
}

/** The conversation was named. */
export interface TitleChanged {
  type: "TitleChanged"
  title: string
  said?: Said
}

/** The turn could not be done; `Told` as data. `TurnFinished` follows. */
export interface TurnFailed {
  type: "TurnFailed"
  code: string
  title: string
  text: string
  /** Seconds, when waiting helps. */
  retry_after: number | null
  details: string
  /** A page of the provider on which the person can do something about it. */
  link: string
  /** The words that a moderation objected to, as it repeats them. */
  flagged: string
  /** A model to be offered in the place of the one that failed. */
  instead: OfferedModel | null
  said?: Said
}

/** Nothing more comes. */
export interface TurnFinished {
  type: "TurnFinished"
  /** `done`, `failed`, `stopped` or `interrupted`. */
  state: Exclude<State, "running">
  seconds: number
}

/** What a turn says while it happens. */
export type TurnEvent =
  | TurnStarted
  | StatusChanged
  | TextDelta
  | TextReplaced
  | PromptRefined
  | CandidatesStarted
  | ImageStarted
  | ImageProgress
  | ImagePreview
  | ImageReady
  | ImageFailed
  | CandidatePicked
  | VersionChosen
  | PictureKept
  | AreaSelected
  | VersionNamed
  | ImageRenamed
  | ImageDescribed
  | SheetShown
  | QuestionAsked
  | ReviewChanged
  | NoteAdded
  | UsageRecorded
  | TitleChanged
  | TurnFailed
  | TurnFinished

/** The defaults of `Picture` in conversation/reply.py. */
export const BARE_PICTURE = {
  label: "",
  fraction: null,
  note: "",
  preview: null,
  version: null,
  group: 0,
  place: 0,
  begun: "",
  expected: null,
  failure: null,
}

/** All files that are read: see imaging/file_formats.py. */
export const FILE_FORMATS = [
  {"name": "JPEG", "media_type": "image/jpeg", "endings": [".jpg", ".jpeg", ".jfif"], "transparent": false},
  {"name": "PNG", "media_type": "image/png", "endings": [".png", ".apng"], "transparent": true},
  {"name": "WebP", "media_type": "image/webp", "endings": [".webp"], "transparent": true},
  {"name": "HEIC", "media_type": "image/heic", "endings": [".heic", ".heif", ".hif"], "transparent": true},
  {"name": "AVIF", "media_type": "image/avif", "endings": [".avif"], "transparent": true},
  {"name": "GIF", "media_type": "image/gif", "endings": [".gif"], "transparent": true},
  {"name": "TIFF", "media_type": "image/tiff", "endings": [".tiff", ".tif"], "transparent": true},
  {"name": "BMP", "media_type": "image/bmp", "endings": [".bmp"], "transparent": true},
  {"name": "JPEG 2000", "media_type": "image/jp2", "endings": [".jp2", ".j2k", ".jpf", ".jpx", ".j2c", ".jpc"], "transparent": true},
  {"name": "PSD", "media_type": "image/vnd.adobe.photoshop", "endings": [".psd", ".psb"], "transparent": true},
  {"name": "ICO", "media_type": "image/vnd.microsoft.icon", "endings": [".ico", ".cur"], "transparent": true},
  {"name": "ICNS", "media_type": "image/x-icns", "endings": [".icns"], "transparent": true},
  {"name": "TGA", "media_type": "image/x-tga", "endings": [".tga", ".icb", ".vda", ".vst"], "transparent": true},
  {"name": "PNM", "media_type": "image/x-portable-anymap", "endings": [".ppm", ".pgm", ".pbm", ".pnm", ".pam", ".pfm"], "transparent": true},
]

/** The words of the formats that can be asked for, by where. */
export const WRITTEN = {
  download: ["jpeg", "png", "webp", "avif", "tiff"],
  convert: ["jpeg", "png", "webp", "avif", "gif", "tiff"],
  compress: ["jpeg", "png", "webp", "avif"],
  nobg: ["png", "webp"],
} as const

/** Every sentence of the server's that can be said in another language. */
export type SentenceCode =
  | "account_disabled"
  | "account_disabled_text"
  | "account_gone"
  | "account_gone_text"
  | "address_failed"
  | "address_failed_text"
  | "address_moved"
  | "address_moved_text"
  | "address_refused"
  | "address_refused_text"
  | "address_too_large"
  | "address_too_large_text"
  | "address_unreachable"
  | "address_unreachable_text"
  | "administers_at_the_machine"
  | "administers_who_came_first"
  | "administers_who_is_named"
  | "administrators_fetch_models"
  | "administrators_fetch_shared"
  | "administrators_only"
  | "again_dearer"
  | "again_model_gone"
  | "again_pictures_gone"
  | "again_pictures_left"
  | "all_as_plain_as_border"
  | "all_left_alone"
  | "already_shows"
  | "alt_blurred"
  | "alt_changed"
  | "alt_changed_in_part"
  | "alt_changed_otherwise"
  | "alt_cropped"
  | "alt_cut_out"
  | "alt_drawn_on"
  | "alt_greyscale"
  | "alt_inverted"
  | "alt_lettered"
  | "alt_new_background"
  | "alt_overlaid"
  | "alt_photograph"
  | "alt_picture"
  | "alt_pixelated"
  | "alt_sepia"
  | "alt_taken"
  | "alt_uploaded"
  | "and_more"
  | "another_master_key"
  | "another_picture"
  | "another_picture_text"
  | "answer_charged"
  | "answer_charged_perhaps"
  | "answer_kept"
  | "answer_not_aligned"
  | "answers_instead"
  | "archive_bad_name"
  | "archive_bomb"
  | "archive_bomb_all"
  | "archive_damaged"
  | "archive_damaged_text"
  | "archive_large_file"
  | "archive_link"
  | "archive_long"
  | "archive_long_text"
  | "archive_newer"
  | "archive_newer_text"
  | "archive_no_json"
  | "archive_no_json_text"
  | "archive_nothing"
  | "archive_nothing_text"
  | "archive_other"
  | "archive_other_text"
  | "archive_packed_otherwise"
  | "archive_refused"
  | "archive_too_large"
  | "archive_too_large_text"
  | "archive_too_long"
  | "archive_too_long_text"
  | "archive_too_many"
  | "archive_twice"
  | "as_sentence"
  | "ask_all_the_same"
  | "ask_by_or_to"
  | "ask_cannot_look"
  | "ask_fetch_model"
  | "ask_for_all"
  | "ask_make_smaller"
  | "ask_mirrored_or_turned"
  | "ask_model_absent"
  | "ask_nothing_painted"
  | "ask_of_which_pictures"
  | "ask_one_of_these"
  | "ask_or_one_of_these"
  | "ask_or_this"
  | "ask_paint_more"
  | "ask_paint_one"
  | "ask_paint_one_more"
  | "ask_paint_so_many"
  | "ask_plan"
  | "ask_this"
  | "ask_transparent_as_jpeg"
  | "ask_transparent_as_jpegs"
  | "ask_what_ground"
  | "ask_what_size"
  | "ask_which_format"
  | "ask_which_on_top"
  | "ask_which_picture"
  | "ask_which_shape"
  | "ask_which_strip"
  | "ask_which_title"
  | "ask_which_unit"
  | "ask_which_way"
  | "ask_which_words"
  | "at_first"
  | "at_newest"
  | "at_version_again"
  | "back_at"
  | "background_colour"
  | "background_image"
  | "background_kinds"
  | "bad_answer"
  | "bad_answer_text"
  | "bad_aspect"
  | "bad_aspect_text"
  | "bad_block"
  | "bad_block_text"
  | "bad_call"
  | "bad_command"
  | "bad_compress"
  | "bad_cursor"
  | "bad_cursor_text"
  | "bad_cutout"
  | "bad_expiry"
  | "bad_format"
  | "bad_format_text"
  | "bad_host"
  | "bad_host_text"
  | "bad_id"
  | "bad_id_text"
  | "bad_message"
  | "bad_model_name"
  | "bad_model_name_text"
  | "bad_name"
  | "bad_name_text"
  | "bad_operations"
  | "bad_picture_number"
  | "bad_picture_number_text"
  | "bad_request"
  | "bad_seed"
  | "bad_seed_text"
  | "bad_selection"
  | "bad_setting"
  | "ban_oneself"
  | "ban_oneself_text"
  | "behind_both"
  | "behind_film"
  | "behind_picture"
  | "behind_something"
  | "bfl_offers"
  | "both"
  | "box_has_no_inside"
  | "box_outside"
  | "broken_drawing"
  | "bucket_away"
  | "bucket_away_text"
  | "bucket_refuses"
  | "bucket_refuses_text"
  | "bucket_waits"
  | "busy"
  | "busy_text"
  | "bytes"
  | "bytes_became"
  | "c2pa_changed"
  | "c2pa_color_adjustments"
  | "c2pa_converted"
  | "c2pa_created"
  | "c2pa_cropped"
  | "c2pa_drawing"
  | "c2pa_edited"
  | "c2pa_edited_metadata"
  | "c2pa_filtered"
  | "c2pa_listed"
  | "c2pa_opened"
  | "c2pa_orientation"
  | "c2pa_own"
  | "c2pa_placed"
  | "c2pa_published"
  | "c2pa_removed"
  | "c2pa_resized"
  | "c2pa_stranger"
  | "c2pa_transcoded"
  | "c2pa_unreadable"
  | "c2pa_watermarked"
  | "called_adjust"
  | "called_auto"
  | "called_balance"
  | "called_blur"
  | "called_border"
  | "called_brightness"
  | "called_collage"
  | "called_compare"
  | "called_compress"
  | "called_contrast"
  | "called_convert"
  | "called_crop"
  | "called_curves"
  | "called_denoise"
  | "called_download"
  | "called_erase"
  | "called_exposure"
  | "called_flip"
  | "called_gamma"
  | "called_grain"
  | "called_greyscale"
  | "called_highlights"
  | "called_info"
  | "called_invert"
  | "called_layer"
  | "called_levels"
  | "called_mask"
  | "called_overlay"
  | "called_pad"
  | "called_palette"
  | "called_perspective"
  | "called_pixelate"
  | "called_posterise"
  | "called_quantise"
  | "called_redo"
  | "called_resize"
  | "called_retouch"
  | "called_rotate"
  | "called_rounded"
  | "called_saturation"
  | "called_sepia"
  | "called_shadows"
  | "called_sharpen"
  | "called_show"
  | "called_straighten"
  | "called_strip"
  | "called_temperature"
  | "called_text"
  | "called_tint"
  | "called_trim"
  | "called_undo"
  | "called_variations"
  | "called_vibrance"
  | "called_vignette"
  | "calls_limit"
  | "calls_limit_text"
  | "cannot_edit"
  | "cannot_edit_text"
  | "cannot_fetch"
  | "cannot_inpaint"
  | "cannot_inpaint_text"
  | "cannot_reach"
  | "cannot_restyle"
  | "certificate_early"
  | "certificate_expired"
  | "certificate_of_another"
  | "certificate_self_signed"
  | "certificate_unknown"
  | "change_in_settings"
  | "charged"
  | "charged_nothing"
  | "charged_perhaps"
  | "charged_so_much"
  | "checking_words"
  | "checksum_mismatch"
  | "checksum_mismatch_text"
  | "choice_all"
  | "choice_ask_it"
  | "choice_ask_the_model_instead"
  | "choice_blurred_ground"
  | "choice_both"
  | "choice_by"
  | "choice_cancel"
  | "choice_choose_another_model"
  | "choice_compare"
  | "choice_connect_a_model"
  | "choice_continue"
  | "choice_do_the_rest"
  | "choice_download"
  | "choice_fetch"
  | "choice_fetch_and_cut"
  | "choice_file_of"
  | "choice_go"
  | "choice_jpeg_on_black"
  | "choice_jpeg_on_white"
  | "choice_keep_draft"
  | "choice_learn"
  | "choice_left"
  | "choice_left_to_right"
  | "choice_less"
  | "choice_megapixels"
  | "choice_megapixels_of"
  | "choice_mirror"
  | "choice_mirror_upright"
  | "choice_more"
  | "choice_no_ground"
  | "choice_none"
  | "choice_only_a_word"
  | "choice_only_the_first"
  | "choice_own_words"
  | "choice_paint"
  | "choice_paint_a_new_picture"
  | "choice_paint_background"
  | "choice_paint_by"
  | "choice_paint_by_for"
  | "choice_paint_in_full"
  | "choice_paint_it"
  | "choice_paint_rest"
  | "choice_paint_them"
  | "choice_paint_with"
  | "choice_picture"
  | "choice_pixels"
  | "choice_pixels_high"
  | "choice_pixels_wide"
  | "choice_refine"
  | "choice_refine_again"
  | "choice_right"
  | "choice_simple_method"
  | "choice_square"
  | "choice_ten_off_each"
  | "choice_to"
  | "choice_to_pictures"
  | "choice_top_to_bottom"
  | "choice_transparent_as_webp"
  | "choice_turn_around"
  | "choice_undo"
  | "choice_upside_down"
  | "choice_white_ground"
  | "choice_words_alone"
  | "choice_yes"
  | "choose_tones_all"
  | "choose_tones_highlights"
  | "choose_tones_midtones"
  | "choose_tones_shadows"
  | "closing"
  | "closing_text"
  | "collage_cells_too_small"
  | "collage_of_many"
  | "collage_takes"
  | "collage_takes_text"
  | "collage_too_large"
  | "colour_beige"
  | "colour_black"
  | "colour_blue"
  | "colour_brown"
  | "colour_green"
  | "colour_grey"
  | "colour_orange"
  | "colour_pink"
  | "colour_purple"
  | "colour_red"
  | "colour_transparent"
  | "colour_white"
  | "colour_yellow"
  | "comfyui_empty"
  | "comfyui_offers"
  | "comfyui_waits"
  | "commands_are"
  | "compare_two_models"
  | "compare_two_models_text"
  | "compared"
  | "compatible_empty"
  | "compatible_key"
  | "compatible_offers"
  | "compressed_all"
  | "compressed_back"
  | "compressed_kept"
  | "compressed_least"
  | "compressing"
  | "compressing_of"
  | "confirm_cost_text"
  | "connect_a_model"
  | "connect_in_settings"
  | "cookie_unreadable"
  | "cookie_unreadable_text"
  | "corner_outside"
  | "corners_crossed"
  | "corners_too_near"
  | "cost_about"
  | "cost_unknown"
  | "could_not_refine"
  | "curve_misread"
  | "curve_of_all"
  | "curve_of_blue"
  | "curve_of_green"
  | "curve_of_red"
  | "cut_out_simply"
  | "cut_out_with"
  | "cutout_doubtful"
  | "cutout_formats"
  | "cutout_kept"
  | "cutout_methods"
  | "cutout_nothing"
  | "cutout_sure"
  | "cutting_out"
  | "cutting_out_of"
  | "damaged_file"
  | "damaged_file_text"
  | "damaged_picture"
  | "damaged_picture_text"
  | "data_damaged"
  | "data_damaged_text"
  | "data_folder"
  | "data_in_use"
  | "data_too_new"
  | "database_busy"
  | "database_busy_text"
  | "database_crowded_text"
  | "database_unreachable"
  | "database_unreachable_text"
  | "description_too_long"
  | "description_too_long_text"
  | "did_you_mean"
  | "disk_failed"
  | "disk_failed_text"
  | "disk_full"
  | "disk_full_text"
  | "disk_full_waits"
  | "disk_nearly_full"
  | "disk_nearly_full_text"
  | "disk_read_only"
  | "disk_read_only_text"
  | "done_and_named"
  | "done_auto"
  | "done_auto_levels"
  | "done_auto_white_balance"
  | "done_balance"
  | "done_balance_range"
  | "done_blur"
  | "done_blur_area"
  | "done_border"
  | "done_brightness"
  | "done_collage"
  | "done_compress"
  | "done_contrast"
  | "done_convert"
  | "done_convert_quality"
  | "done_crop"
  | "done_crop_box"
  | "done_crop_off"
  | "done_crop_square"
  | "done_curves"
  | "done_cutout"
  | "done_cutout_with"
  | "done_denoise"
  | "done_erase"
  | "done_erase_with"
  | "done_expand"
  | "done_expand_mirrored"
  | "done_exposure"
  | "done_flip_across"
  | "done_flip_down"
  | "done_gamma"
  | "done_grain"
  | "done_greyscale"
  | "done_highlights"
  | "done_inpaint"
  | "done_inside"
  | "done_invert"
  | "done_layer"
  | "done_levels"
  | "done_mask"
  | "done_overlay"
  | "done_overlay_centre"
  | "done_overlay_point"
  | "done_pad_by"
  | "done_pad_edges"
  | "done_pad_to"
  | "done_paint"
  | "done_perspective"
  | "done_pixelate"
  | "done_pixelate_area"
  | "done_posterise"
  | "done_quantise"
  | "done_quantise_dithered"
  | "done_region"
  | "done_replace_bg"
  | "done_resize"
  | "done_resize_fill"
  | "done_resize_fit"
  | "done_resize_height"
  | "done_resize_megapixels"
  | "done_resize_percent"
  | "done_resize_width"
  | "done_restyle"
  | "done_rotate_around"
  | "done_rotate_left"
  | "done_rotate_right"
  | "done_rounded"
  | "done_rounded_all"
  | "done_saturation"
  | "done_sepia"
  | "done_shadows"
  | "done_sharpen"
  | "done_straighten"
  | "done_straighten_by"
  | "done_strip"
  | "done_strip_location"
  | "done_subject_kept"
  | "done_temperature"
  | "done_text"
  | "done_text_centre"
  | "done_tint"
  | "done_trim"
  | "done_upload"
  | "done_upscale"
  | "done_upscale_by"
  | "done_upscale_resampled"
  | "done_variation"
  | "done_vectorize"
  | "done_vectorize_by"
  | "done_vibrance"
  | "done_vignette"
  | "draft_is_there"
  | "drawing_too_large"
  | "edge_and_width"
  | "edit_auto"
  | "edit_balance"
  | "edit_blur"
  | "edit_border"
  | "edit_brightness"
  | "edit_contrast"
  | "edit_convert"
  | "edit_crop"
  | "edit_curves"
  | "edit_denoise"
  | "edit_exposure"
  | "edit_flip"
  | "edit_gamma"
  | "edit_grain"
  | "edit_greyscale"
  | "edit_highlights"
  | "edit_invert"
  | "edit_layer"
  | "edit_levels"
  | "edit_pad"
  | "edit_perspective"
  | "edit_pixelate"
  | "edit_posterise"
  | "edit_quantise"
  | "edit_resize"
  | "edit_rotate"
  | "edit_rounded"
  | "edit_saturation"
  | "edit_sepia"
  | "edit_shadows"
  | "edit_sharpen"
  | "edit_straighten"
  | "edit_strip"
  | "edit_temperature"
  | "edit_text"
  | "edit_tint"
  | "edit_trim"
  | "edit_vibrance"
  | "edit_vignette"
  | "edited"
  | "empty_drawing"
  | "empty_file"
  | "enlarging"
  | "enrolment_again"
  | "enrolment_empty"
  | "enrolment_late"
  | "enrolment_late_text"
  | "enrolment_refused"
  | "enrolment_refused_text"
  | "enrolment_unknown"
  | "enrolment_unknown_text"
  | "enrolment_used"
  | "enrolment_used_text"
  | "erasing"
  | "expand_which"
  | "expanded_too_far"
  | "expanding"
  | "expired"
  | "expired_text"
  | "faces_once"
  | "fal_offers"
  | "falling_snow"
  | "far_too_many_megapixels"
  | "farewell_unsaid"
  | "farewell_unsaid_text"
  | "fault_a_budget_at_openrouter_is_used_up"
  | "fault_a_budget_at_openrouter_is_used_up_text"
  | "fault_a_guardrail_of_the_openrouter_account_stopped_this"
  | "fault_a_guardrail_of_the_openrouter_account_stopped_this_text"
  | "fault_a_secure_connection_to_host_failed"
  | "fault_a_secure_connection_to_host_failed_text"
  | "fault_a_sign_in_page_answered_instead_of_provider"
  | "fault_a_sign_in_page_answered_instead_of_provider_text"
  | "fault_a_step_of_provider_failed"
  | "fault_a_step_of_provider_failed_text"
  | "fault_a_web_page_came_instead_of_provider_s_answer"
  | "fault_a_web_page_came_instead_of_provider_s_answer_text"
  | "fault_address_begins_with_http_but_it_needs_https"
  | "fault_address_begins_with_http_but_it_needs_https_text"
  | "fault_address_begins_with_https_but_what_answers_there_speaks_plain_http"
  | "fault_address_begins_with_https_but_what_answers_there_speaks_plain_http_text"
  | "fault_address_leads_into_a_private_network"
  | "fault_address_leads_into_a_private_network_text"
  | "fault_address_redirects_to_another_address"
  | "fault_address_redirects_to_another_address_text"
  | "fault_at_midnight"
  | "fault_budget"
  | "fault_budget_resets"
  | "fault_fal_ai_blacked_out_this_picture"
  | "fault_fal_ai_blacked_out_this_picture_text"
  | "fault_fal_ai_has_locked_this_account"
  | "fault_fal_ai_has_locked_this_account_text"
  | "fault_google_has_switched_this_key_off"
  | "fault_google_has_switched_this_key_off_text"
  | "fault_google_wants_billing_for_this_key_first"
  | "fault_google_wants_billing_for_this_key_first_text"
  | "fault_in_about"
  | "fault_instead"
  | "fault_it_says"
  | "fault_key_elsewhere"
  | "fault_longer"
  | "fault_model_answered_with_nothing"
  | "fault_model_answered_with_nothing_text"
  | "fault_model_asked_for_something_that_cannot_be_understood"
  | "fault_model_asked_for_something_that_cannot_be_understood_text"
  | "fault_model_asks_for_something_first"
  | "fault_model_asks_for_something_first_text"
  | "fault_model_cannot_do_that"
  | "fault_model_cannot_do_that_text"
  | "fault_model_cannot_read_the_picture_that_was_sent"
  | "fault_model_cannot_read_the_picture_that_was_sent_text"
  | "fault_model_cannot_write_that_much_at_once"
  | "fault_model_cannot_write_that_much_at_once_text"
  | "fault_model_did_not_finish_in_time"
  | "fault_model_did_not_finish_in_time_text"
  | "fault_model_does_not_take_pictures_of_this_format"
  | "fault_model_does_not_take_pictures_of_this_format_text"
  | "fault_model_draws_vectors"
  | "fault_model_draws_vectors_text"
  | "fault_model_goes_on_beyond_the_edges_of_a_picture"
  | "fault_model_goes_on_beyond_the_edges_of_a_picture_text"
  | "fault_model_is_no_longer_free"
  | "fault_model_is_no_longer_free_text"
  | "fault_model_is_not_available_at_the_moment"
  | "fault_model_is_not_available_at_the_moment_text"
  | "fault_model_is_not_made_for_this_kind_of_request"
  | "fault_model_is_not_made_for_this_kind_of_request_text"
  | "fault_model_is_not_offered_in_this_region"
  | "fault_model_is_not_offered_in_this_region_text"
  | "fault_model_is_not_part_of_google_s_free_use"
  | "fault_model_is_not_part_of_google_s_free_use_text"
  | "fault_model_is_overloaded"
  | "fault_model_is_overloaded_text"
  | "fault_model_is_too_large_for_the_machine_that_ollama_runs_on"
  | "fault_model_is_too_large_for_the_machine_that_ollama_runs_on_text"
  | "fault_model_made_no_picture"
  | "fault_model_made_no_picture_of_this"
  | "fault_model_made_no_picture_of_this_text"
  | "fault_model_made_no_picture_text"
  | "fault_model_needs_a_verified_organisation"
  | "fault_model_needs_a_verified_organisation_text"
  | "fault_model_needs_more_memory_than_the_graphics_card_has"
  | "fault_model_needs_more_memory_than_the_graphics_card_has_text"
  | "fault_model_paints_what_a_mask_leaves_open"
  | "fault_model_paints_what_a_mask_leaves_open_text"
  | "fault_model_runs_at_ollama_com_where_this_ollama_is_not_signed_in"
  | "fault_model_runs_at_ollama_com_where_this_ollama_is_not_signed_in_text"
  | "fault_model_runs_at_ollama_com_which_this_ollama_cannot_reach"
  | "fault_model_runs_at_ollama_com_which_this_ollama_cannot_reach_text"
  | "fault_model_sent_a_vector_drawing_svg_not_a_bitmap"
  | "fault_model_sent_a_vector_drawing_svg_not_a_bitmap_text"
  | "fault_model_sent_an_address_instead_of_a_picture"
  | "fault_model_sent_an_address_instead_of_a_picture_text"
  | "fault_model_sent_an_address_that_atelier_does_not_follow"
  | "fault_model_sent_an_address_that_atelier_does_not_follow_text"
  | "fault_model_sent_more_than_can_be_kept"
  | "fault_model_sent_more_than_can_be_kept_text"
  | "fault_model_stopped_answering"
  | "fault_model_stopped_answering_text"
  | "fault_model_stopped_in_the_middle"
  | "fault_model_stopped_in_the_middle_text"
  | "fault_model_stopped_so_as_not_to_copy_somebody_s_work"
  | "fault_model_stopped_so_as_not_to_copy_somebody_s_work_text"
  | "fault_model_took_too_long"
  | "fault_model_took_too_long_text"
  | "fault_model_was_retired"
  | "fault_model_was_retired_text"
  | "fault_new_key"
  | "fault_new_key_from"
  | "fault_no_provider_at_openrouter_can_do_this_with_model"
  | "fault_no_provider_at_openrouter_can_do_this_with_model_text"
  | "fault_no_provider_of_model_fits_what_was_asked"
  | "fault_no_provider_of_model_fits_what_was_asked_text"
  | "fault_nobody_at_openrouter_offers_model_right_now"
  | "fault_nobody_at_openrouter_offers_model_right_now_text"
  | "fault_nobody_offers_a_model_model"
  | "fault_nobody_offers_a_model_model_text"
  | "fault_nothing_answers_at_address"
  | "fault_nothing_answers_at_address_text"
  | "fault_ollama_does_not_have_model_yet"
  | "fault_ollama_does_not_have_model_yet_text"
  | "fault_ollama_does_not_reach_its_library"
  | "fault_ollama_does_not_reach_its_library_text"
  | "fault_openrouter_does_not_let_this_key_use_model"
  | "fault_openrouter_does_not_let_this_key_use_model_text"
  | "fault_own_address"
  | "fault_own_key"
  | "fault_own_working_key"
  | "fault_page_called"
  | "fault_provider_cannot_be_reached"
  | "fault_provider_cannot_be_reached_address_does_not_answer"
  | "fault_provider_cannot_be_reached_address_does_not_answer_text"
  | "fault_provider_cannot_be_reached_text"
  | "fault_provider_cannot_be_reached_this_machine_seems_to_be_offline"
  | "fault_provider_cannot_be_reached_this_machine_seems_to_be_offline_text"
  | "fault_provider_did_not_accept_this_request_for_model"
  | "fault_provider_did_not_accept_this_request_for_model_text"
  | "fault_provider_did_not_accept_what_was_asked_of_model"
  | "fault_provider_did_not_accept_what_was_asked_of_model_text"
  | "fault_provider_did_not_take_this_workflow"
  | "fault_provider_did_not_take_this_workflow_text"
  | "fault_provider_does_not_have_a_file_that_model_needs"
  | "fault_provider_does_not_have_a_file_that_model_needs_text"
  | "fault_provider_does_not_know_the_organisation_of_this_key"
  | "fault_provider_does_not_know_the_organisation_of_this_key_text"
  | "fault_provider_has_lost_this_picture"
  | "fault_provider_has_lost_this_picture_text"
  | "fault_provider_has_no_model_model"
  | "fault_provider_has_no_model_model_text"
  | "fault_provider_held_this_picture_back"
  | "fault_provider_held_this_picture_back_text"
  | "fault_provider_is_limiting_requests_to_model"
  | "fault_provider_is_limiting_requests_to_model_text"
  | "fault_provider_lacks_a_node_that_model_needs"
  | "fault_provider_lacks_a_node_that_model_needs_text"
  | "fault_provider_made_no_picture"
  | "fault_provider_made_no_picture_text"
  | "fault_provider_no_longer_knows_this_picture"
  | "fault_provider_no_longer_knows_this_picture_text"
  | "fault_provider_ran_out_of_memory"
  | "fault_provider_ran_out_of_memory_text"
  | "fault_provider_refused_the_key"
  | "fault_provider_refused_the_key_for_model"
  | "fault_provider_refused_the_key_for_model_text"
  | "fault_provider_refused_the_key_text"
  | "fault_provider_reported_an_error_of_its_own"
  | "fault_provider_reported_an_error_of_its_own_text"
  | "fault_provider_s_answer_cannot_be_read"
  | "fault_provider_s_answer_cannot_be_read_text"
  | "fault_provider_s_answer_is_packed_in_a_way_that_cannot_be_read"
  | "fault_provider_s_answer_is_packed_in_a_way_that_cannot_be_read_text"
  | "fault_provider_wants_a_key"
  | "fault_provider_wants_a_key_text"
  | "fault_provider_was_told_to_stop"
  | "fault_provider_was_told_to_stop_text"
  | "fault_stable_diffusion_webui_cannot_load_model"
  | "fault_stable_diffusion_webui_cannot_load_model_text"
  | "fault_stable_diffusion_webui_runs_at_address_without_its_api"
  | "fault_stable_diffusion_webui_runs_at_address_without_its_api_text"
  | "fault_stable_diffusion_webui_wants_a_name_and_a_password"
  | "fault_stable_diffusion_webui_wants_a_name_and_a_password_text"
  | "fault_the_account_at_provider_has_no_credits_left"
  | "fault_the_account_at_provider_has_no_credits_left_text"
  | "fault_the_account_at_the_provider_of_model_has_used_up_its_quota"
  | "fault_the_account_at_the_provider_of_model_has_used_up_its_quota_text"
  | "fault_the_account_s_privacy_settings_rule_out_every_provider_of_model"
  | "fault_the_account_s_privacy_settings_rule_out_every_provider_of_model_text"
  | "fault_the_certificate_of_host_is_not_trusted"
  | "fault_the_certificate_of_host_is_not_trusted_text"
  | "fault_the_certificates_of_this_machine_cannot_be_read"
  | "fault_the_certificates_of_this_machine_cannot_be_read_text"
  | "fault_the_connection_to_provider_broke_off"
  | "fault_the_connection_to_provider_broke_off_text"
  | "fault_the_credit_of_the_google_project_is_used_up"
  | "fault_the_credit_of_the_google_project_is_used_up_text"
  | "fault_the_key_did_not_arrive_at_openrouter"
  | "fault_the_key_did_not_arrive_at_openrouter_text"
  | "fault_the_key_for_provider_cannot_be_sent"
  | "fault_the_key_for_provider_cannot_be_sent_text"
  | "fault_the_openrouter_account_has_no_credits_left"
  | "fault_the_openrouter_account_has_no_credits_left_text"
  | "fault_the_openrouter_key_has_expired"
  | "fault_the_openrouter_key_has_expired_text"
  | "fault_the_openrouter_key_is_switched_off"
  | "fault_the_openrouter_key_is_switched_off_text"
  | "fault_the_picture_from_model_could_not_be_fetched"
  | "fault_the_picture_from_model_could_not_be_fetched_text"
  | "fault_the_picture_from_model_is_damaged"
  | "fault_the_picture_from_model_is_damaged_text"
  | "fault_the_picture_from_model_is_too_large"
  | "fault_the_picture_from_model_is_too_large_text"
  | "fault_the_picture_that_was_sent_did_not_reach_model"
  | "fault_the_picture_that_was_sent_did_not_reach_model_text"
  | "fault_the_picture_that_was_sent_is_too_large_for_model"
  | "fault_the_picture_that_was_sent_is_too_large_for_model_text"
  | "fault_the_picture_that_was_sent_is_too_small_for_model"
  | "fault_the_picture_that_was_sent_is_too_small_for_model_text"
  | "fault_the_prompt_is_too_long_for_model"
  | "fault_the_prompt_is_too_long_for_model_text"
  | "fault_the_protection_in_front_of_provider_turned_this_machine_away"
  | "fault_the_protection_in_front_of_provider_turned_this_machine_away_text"
  | "fault_the_provider_of_model_declined_this"
  | "fault_the_provider_of_model_declined_this_text"
  | "fault_the_provider_of_model_has_reached_its_limit"
  | "fault_the_provider_of_model_has_reached_its_limit_text"
  | "fault_the_provider_of_model_is_down"
  | "fault_the_provider_of_model_is_down_text"
  | "fault_the_provider_of_model_is_limiting_requests"
  | "fault_the_provider_of_model_is_limiting_requests_text"
  | "fault_the_provider_of_model_refused_openrouter_s_key"
  | "fault_the_provider_of_model_refused_openrouter_s_key_text"
  | "fault_the_proxy_lets_nothing_through_to_provider"
  | "fault_the_proxy_lets_nothing_through_to_provider_text"
  | "fault_the_proxy_of_this_machine_cannot_be_used"
  | "fault_the_proxy_of_this_machine_cannot_be_used_text"
  | "fault_the_request_is_too_large_for_provider"
  | "fault_the_request_is_too_large_for_provider_text"
  | "fault_the_request_to_model_was_closed_before_it_was_done"
  | "fault_the_request_to_model_was_closed_before_it_was_done_text"
  | "fault_there_is_no_machine_called_host"
  | "fault_there_is_no_machine_called_host_text"
  | "fault_there_is_no_provider_api_at_address"
  | "fault_there_is_no_provider_api_at_address_text"
  | "fault_there_is_no_room_for_model"
  | "fault_there_is_no_room_for_model_text"
  | "fault_this_conversation_is_too_long_for_model"
  | "fault_this_conversation_is_too_long_for_model_text"
  | "fault_this_google_key_is_not_for_the_gemini_api"
  | "fault_this_google_key_is_not_for_the_gemini_api_text"
  | "fault_this_openrouter_key_has_reached_its_limit"
  | "fault_this_openrouter_key_has_reached_its_limit_text"
  | "fault_this_openrouter_key_only_manages_other_keys"
  | "fault_this_openrouter_key_only_manages_other_keys_text"
  | "fault_this_picture_has_the_shape_aspect_already"
  | "fault_this_picture_has_the_shape_aspect_already_text"
  | "fault_this_request_got_in_the_way_of_another_one"
  | "fault_this_request_got_in_the_way_of_another_one_text"
  | "fault_this_version_of_ollama_paints_no_pictures"
  | "fault_this_version_of_ollama_paints_no_pictures_text"
  | "fault_today_s_free_requests_at_openrouter_are_used_up"
  | "fault_today_s_free_requests_at_openrouter_are_used_up_text"
  | "fault_today_s_requests_to_model_are_used_up"
  | "fault_today_s_requests_to_model_are_used_up_text"
  | "fault_too_many_free_requests_in_a_minute"
  | "fault_too_many_free_requests_in_a_minute_text"
  | "fault_too_many_pictures_were_sent_to_model_at_once"
  | "fault_too_many_pictures_were_sent_to_model_at_once_text"
  | "fault_too_much_is_running_on_this_openrouter_account_at_once"
  | "fault_too_much_is_running_on_this_openrouter_account_at_once_text"
  | "fetch_begun"
  | "fetch_model_first"
  | "fetch_network_first"
  | "fetch_stopped"
  | "fetch_stopped_text"
  | "fetching"
  | "fetching_share"
  | "fewer_words_would_fit"
  | "file_ends_after"
  | "file_size_too_small"
  | "file_too_large"
  | "file_you_sent"
  | "flash_automatic"
  | "flash_fired"
  | "flash_forced"
  | "flash_not_fired"
  | "flash_off"
  | "flash_red_eyes"
  | "for_example"
  | "form_interrupted"
  | "form_interrupted_text"
  | "format_has_no_quality"
  | "format_holds_at_most"
  | "format_lossless"
  | "format_quality"
  | "gathering_context"
  | "gave_no_prompt"
  | "gemini_offers"
  | "generation_off"
  | "generation_off_text"
  | "good_for_birefnet_general"
  | "good_for_birefnet_general_lite"
  | "good_for_efficient_sam"
  | "good_for_isnet_anime"
  | "good_for_isnet_general_use"
  | "good_for_lama"
  | "good_for_realesr_general"
  | "good_for_realesrgan_x4plus"
  | "good_for_silueta"
  | "good_for_simple"
  | "good_for_u2net"
  | "good_for_u2net_human_seg"
  | "good_for_u2netp"
  | "group_ask"
  | "group_colour"
  | "group_crop"
  | "group_finish"
  | "group_light"
  | "group_make"
  | "group_retouch"
  | "group_versions"
  | "had_that_name"
  | "harm_harassment"
  | "harm_hate"
  | "harm_illicit"
  | "harm_self"
  | "harm_sexual"
  | "harm_violence"
  | "has_no_name_now"
  | "has_one_version"
  | "has_versions"
  | "heading_compress_email"
  | "heading_compress_to"
  | "heading_compress_web"
  | "heading_compress_web_hq"
  | "heading_cut_out"
  | "heading_expand"
  | "heading_inpaint"
  | "heading_replace_bg"
  | "heading_restyle"
  | "heading_select"
  | "heading_selected"
  | "heading_style"
  | "heading_upscale"
  | "heading_vectorize"
  | "help_adjust"
  | "help_again"
  | "help_alt"
  | "help_auto"
  | "help_balance"
  | "help_blur"
  | "help_border"
  | "help_brightness"
  | "help_collage"
  | "help_compare"
  | "help_compare_models"
  | "help_compress"
  | "help_contrast"
  | "help_convert"
  | "help_crop"
  | "help_curves"
  | "help_denoise"
  | "help_download"
  | "help_erase"
  | "help_examples"
  | "help_expand"
  | "help_exposure"
  | "help_flip"
  | "help_gamma"
  | "help_grain"
  | "help_greyscale"
  | "help_help"
  | "help_highlights"
  | "help_image"
  | "help_info"
  | "help_inpaint"
  | "help_invert"
  | "help_layer"
  | "help_levels"
  | "help_name"
  | "help_nobg"
  | "help_overlay"
  | "help_pad"
  | "help_palette"
  | "help_perspective"
  | "help_pixelate"
  | "help_posterise"
  | "help_quantise"
  | "help_redo"
  | "help_rename"
  | "help_replace_bg"
  | "help_resize"
  | "help_restyle"
  | "help_rotate"
  | "help_rounded"
  | "help_saturation"
  | "help_select"
  | "help_sepia"
  | "help_shadows"
  | "help_sharpen"
  | "help_show"
  | "help_straighten"
  | "help_strip"
  | "help_style"
  | "help_temperature"
  | "help_text"
  | "help_tint"
  | "help_trim"
  | "help_undo"
  | "help_upscale"
  | "help_variations"
  | "help_vectorize"
  | "help_version"
  | "help_vibrance"
  | "help_vignette"
  | "hidden_here"
  | "hidden_here_text"
  | "hour_dawn"
  | "hour_dusk"
  | "hour_golden_hour"
  | "hour_night"
  | "hour_noon"
  | "hour_sunset"
  | "hours"
  | "how_to_refine"
  | "id_taken"
  | "id_taken_text"
  | "import_cut_text"
  | "import_job"
  | "import_left_out"
  | "import_lost"
  | "import_not_in_it"
  | "impossible"
  | "impossible_collage"
  | "impossible_more"
  | "impossible_with"
  | "in_its_words"
  | "in_the_file"
  | "info_bytes"
  | "info_camera"
  | "info_changes"
  | "info_credit"
  | "info_date"
  | "info_kept_to_you"
  | "info_metadata"
  | "info_no_camera"
  | "info_no_credit"
  | "info_no_date"
  | "info_no_metadata"
  | "info_no_origin"
  | "info_no_place"
  | "info_no_profile"
  | "info_none_in_version"
  | "info_origin"
  | "info_painted_here"
  | "info_place"
  | "info_place_too"
  | "info_profile"
  | "info_size"
  | "info_unchanged"
  | "internal_error"
  | "internal_error_text"
  | "is_a_number_of_pixels"
  | "is_an_object_with"
  | "is_called_now"
  | "its_file"
  | "job_stopped"
  | "job_stopped_text"
  | "key_broken"
  | "key_cut_off"
  | "key_cut_off_text"
  | "key_holds"
  | "key_holds_hidden"
  | "key_running"
  | "key_running_text"
  | "key_shortened"
  | "key_used"
  | "key_used_text"
  | "kilobytes"
  | "kind_not_read"
  | "label_accuracy"
  | "label_ai_system"
  | "label_also_in_it"
  | "label_alt_text"
  | "label_altitude"
  | "label_aperture"
  | "label_area"
  | "label_aspect_ratio"
  | "label_author"
  | "label_author_s_job_title"
  | "label_behind_the_picture"
  | "label_beside_the_picture"
  | "label_bit_depth"
  | "label_camera_owner"
  | "label_camera_serial_number"
  | "label_caption"
  | "label_caption_writer"
  | "label_channels"
  | "label_city"
  | "label_colour_sampling"
  | "label_colour_space"
  | "label_comment"
  | "label_computer"
  | "label_condition"
  | "label_contact"
  | "label_content_credentials"
  | "label_coordinates"
  | "label_copyright"
  | "label_country"
  | "label_country_code"
  | "label_credit_line"
  | "label_digital_zoom"
  | "label_digitised"
  | "label_dimensions"
  | "label_direction"
  | "label_distance_to_the_subject"
  | "label_document"
  | "label_earlier_file_name"
  | "label_exposure_compensation"
  | "label_file_size"
  | "label_flash"
  | "label_focal_length"
  | "label_format"
  | "label_frames"
  | "label_gain_map"
  | "label_gamma"
  | "label_gps_time"
  | "label_hdr"
  | "label_headline"
  | "label_instance"
  | "label_instructions"
  | "label_iso"
  | "label_keywords"
  | "label_last_changed"
  | "label_lens"
  | "label_lens_serial_number"
  | "label_licensor"
  | "label_made_from_document"
  | "label_made_with"
  | "label_make"
  | "label_maker_notes"
  | "label_megapixels"
  | "label_metering"
  | "label_model"
  | "label_origin"
  | "label_original_document"
  | "label_peak_brightness"
  | "label_people_shown"
  | "label_picture_id"
  | "label_primaries"
  | "label_print_size"
  | "label_profile"
  | "label_program"
  | "label_prompt"
  | "label_prompt_and_settings"
  | "label_prompt_and_settings_invokeai"
  | "label_prompt_comfyui"
  | "label_province_or_state"
  | "label_publisher"
  | "label_quality"
  | "label_rating"
  | "label_rights_owner"
  | "label_rights_reserved"
  | "label_settings_invokeai"
  | "label_shutter"
  | "label_software"
  | "label_source"
  | "label_speed"
  | "label_stored"
  | "label_sublocation"
  | "label_taken"
  | "label_terms_of_use"
  | "label_terms_of_use_at"
  | "label_thumbnail"
  | "label_tiles"
  | "label_title"
  | "label_transfer"
  | "label_transparency"
  | "label_what_was_done"
  | "label_white_balance"
  | "label_workflow_comfyui"
  | "last_administrator"
  | "last_administrator_text"
  | "layer_blank"
  | "layer_not_here"
  | "layer_of_other_size"
  | "layer_opaque"
  | "layer_too_large"
  | "layer_too_large_text"
  | "laying"
  | "laying_answer"
  | "laying_of"
  | "laying_subject"
  | "learning_style"
  | "left_alone_because"
  | "letters_would_fit"
  | "level_already"
  | "levels_crossed"
  | "line_cut"
  | "line_cut_text"
  | "listed"
  | "listed_last"
  | "make_room_for_model"
  | "mask_empty"
  | "mask_keeps_size"
  | "mask_no_file"
  | "mask_of_other_size"
  | "mask_of_other_size_text"
  | "mask_opaque"
  | "mask_size"
  | "matting_is_a_flag"
  | "measured"
  | "megabytes"
  | "members_have_passwords"
  | "members_have_passwords_text"
  | "message_shortened"
  | "messages_left_out"
  | "messages_shortened"
  | "minus"
  | "minutes"
  | "mirrored_is_mirrored"
  | "misnamed"
  | "misnamed_text"
  | "missing_address_text"
  | "missing_api_key"
  | "missing_api_key_text"
  | "missing_background"
  | "missing_background_text"
  | "missing_extent"
  | "missing_extent_text"
  | "missing_inpaint_words"
  | "missing_inpaint_words_text"
  | "missing_prompt"
  | "missing_prompt_text"
  | "missing_style_name"
  | "missing_style_name_text"
  | "missing_style_words"
  | "missing_style_words_text"
  | "missing_words"
  | "missing_words_text"
  | "model_absent"
  | "model_absent_text"
  | "model_file_damaged"
  | "model_got_too_little_memory"
  | "model_needs_memory"
  | "model_not_allowed"
  | "model_not_allowed_text"
  | "model_said"
  | "moderator_not_connected"
  | "moderator_not_connected_text"
  | "month_limit"
  | "month_limit_text"
  | "month_nearly_spent"
  | "name_not_yours"
  | "name_not_yours_text"
  | "name_taken"
  | "name_taken_text"
  | "named_in_brackets"
  | "need_made_in_account"
  | "needs_answer"
  | "needs_answer_text"
  | "needs_too_much_memory"
  | "never_painted"
  | "never_painted_text"
  | "no_address_given"
  | "no_address_given_text"
  | "no_answer"
  | "no_answer_long"
  | "no_answer_rules"
  | "no_answer_thought"
  | "no_background"
  | "no_background_painter"
  | "no_background_painter_text"
  | "no_background_text"
  | "no_changes_seen"
  | "no_creative_upscaler"
  | "no_creative_upscaler_text"
  | "no_cutout_service"
  | "no_cutout_service_text"
  | "no_expander"
  | "no_expander_text"
  | "no_face"
  | "no_face_selected"
  | "no_font_for_letter"
  | "no_guests"
  | "no_guests_text"
  | "no_inpainter"
  | "no_inpainter_text"
  | "no_language_model"
  | "no_level_lines"
  | "no_mask"
  | "no_mask_text"
  | "no_model"
  | "no_model_called"
  | "no_model_called_text"
  | "no_model_text"
  | "no_model_to_answer"
  | "no_model_to_change"
  | "no_model_to_look"
  | "no_model_to_talk"
  | "no_more_or_less"
  | "no_own_style"
  | "no_own_style_text"
  | "no_picture"
  | "no_picture_before"
  | "no_picture_called"
  | "no_picture_called_text"
  | "no_picture_counted"
  | "no_picture_made"
  | "no_picture_made_text"
  | "no_picture_numbered"
  | "no_picture_text"
  | "no_pictures_yet"
  | "no_piece"
  | "no_piece_text"
  | "no_plain_border"
  | "no_reason"
  | "no_restyler"
  | "no_restyler_text"
  | "no_sky"
  | "no_stronger_or_weaker"
  | "no_style_made"
  | "no_style_made_text"
  | "no_style_maker"
  | "no_style_maker_text"
  | "no_such_colour"
  | "no_such_operation"
  | "no_such_option"
  | "no_such_pictures"
  | "no_such_preset"
  | "no_such_selection"
  | "no_such_selection_option"
  | "no_such_switch"
  | "no_such_switch_text"
  | "no_such_version"
  | "no_such_version_text"
  | "no_such_wish"
  | "no_sure_subject"
  | "no_sure_subject_text"
  | "no_title"
  | "no_title_text"
  | "no_variations"
  | "no_variations_text"
  | "no_vectorizer"
  | "no_vectorizer_text"
  | "no_version"
  | "no_version_named"
  | "nobody_sees"
  | "nobody_sees_text"
  | "not_a_picture"
  | "not_checked"
  | "not_checked_text"
  | "not_connected_text"
  | "not_found_text"
  | "not_found_the_account"
  | "not_found_the_conversation"
  | "not_found_the_delivery"
  | "not_found_the_download"
  | "not_found_the_drawing"
  | "not_found_the_job"
  | "not_found_the_layer"
  | "not_found_the_mask"
  | "not_found_the_message"
  | "not_found_the_model"
  | "not_found_the_picture"
  | "not_found_the_picture_s_file"
  | "not_found_the_provider"
  | "not_found_the_report"
  | "not_found_the_shared_page"
  | "not_found_the_style"
  | "not_found_the_token"
  | "not_found_the_upload"
  | "not_found_the_version"
  | "not_found_the_webhook"
  | "not_found_this_page"
  | "not_found_this_picture"
  | "not_found_this_preview"
  | "not_made"
  | "not_made_text"
  | "not_ready"
  | "not_ready_text"
  | "not_signed_in"
  | "not_signed_in_text"
  | "not_testable"
  | "not_testable_text"
  | "not_there_yet"
  | "not_there_yet_text"
  | "note_aspect"
  | "note_better_model"
  | "note_cannot_edit"
  | "note_cannot_see"
  | "note_choice_unknown"
  | "note_compression_format"
  | "note_done_here"
  | "note_longest"
  | "note_no_backgrounds"
  | "note_no_compression"
  | "note_no_draft"
  | "note_no_formats"
  | "note_no_moderations"
  | "note_no_negative"
  | "note_no_pictures_taken"
  | "note_no_qualities"
  | "note_no_resolutions"
  | "note_no_seed"
  | "note_not_done_yet"
  | "note_not_fetched"
  | "note_not_run"
  | "note_one_click"
  | "note_or_here"
  | "note_own_words"
  | "note_picture_not_kept"
  | "note_put_together"
  | "note_read_here"
  | "note_rest_needs_a_model"
  | "note_rest_passed_on"
  | "note_rules"
  | "note_so_many_pictures"
  | "note_translated"
  | "note_words_left_out"
  | "note_words_shortened"
  | "nothing_described"
  | "nothing_described_text"
  | "nothing_done"
  | "nothing_given"
  | "nothing_given_text"
  | "nothing_in_common"
  | "nothing_in_review"
  | "nothing_in_review_text"
  | "nothing_painted"
  | "nothing_selected"
  | "nothing_sent"
  | "nothing_sent_text"
  | "nothing_to_adjust"
  | "nothing_to_adjust_text"
  | "nothing_to_compare"
  | "nothing_to_expand"
  | "nothing_to_redo"
  | "nothing_to_redo_text"
  | "nothing_to_retry"
  | "nothing_to_retry_text"
  | "nothing_to_undo"
  | "nothing_to_undo_text"
  | "nothing_was_made"
  | "nothing_would_be_left"
  | "noticed_animation"
  | "noticed_bits"
  | "noticed_colours"
  | "noticed_duotone"
  | "noticed_end_missing"
  | "noticed_frames_missing"
  | "noticed_gain_map"
  | "noticed_hdr"
  | "noticed_icon"
  | "noticed_larger"
  | "noticed_larger_kind"
  | "noticed_mail"
  | "noticed_most"
  | "noticed_no_end"
  | "noticed_place"
  | "noticed_raw"
  | "noticed_several_first"
  | "noticed_several_main"
  | "noticed_stretched"
  | "noticed_webp"
  | "of_picture"
  | "of_picture_called"
  | "offset_conflict"
  | "offset_conflict_text"
  | "ollama_empty"
  | "ollama_offers"
  | "one_hour"
  | "one_message_left_out"
  | "one_message_shortened"
  | "one_minute"
  | "one_second"
  | "one_shade"
  | "only_mirrored"
  | "only_what_you_say"
  | "openai_offers"
  | "openrouter_offers"
  | "option_adjust_by"
  | "option_again_prompt"
  | "option_again_seed"
  | "option_again_sure"
  | "option_alt_words"
  | "option_auto_what"
  | "option_balance_blue"
  | "option_balance_green"
  | "option_balance_range"
  | "option_balance_red"
  | "option_blur_area"
  | "option_blur_radius"
  | "option_border_colour"
  | "option_border_width"
  | "option_brightness_factor"
  | "option_collage_colour"
  | "option_collage_gap"
  | "option_collage_layout"
  | "option_collage_pictures"
  | "option_collage_width"
  | "option_compare_against"
  | "option_compare_models_aspect"
  | "option_compare_models_blind"
  | "option_compare_models_models"
  | "option_compare_models_prompt"
  | "option_compress_format"
  | "option_compress_ground"
  | "option_compress_pictures"
  | "option_compress_quality"
  | "option_compress_size"
  | "option_compress_target"
  | "option_contrast_factor"
  | "option_convert_format"
  | "option_convert_quality"
  | "option_crop_box"
  | "option_crop_focus"
  | "option_crop_off"
  | "option_crop_ratio"
  | "option_curves_blue"
  | "option_curves_curve"
  | "option_curves_green"
  | "option_curves_red"
  | "option_denoise_strength"
  | "option_download_format"
  | "option_download_pictures"
  | "option_erase_mask"
  | "option_expand_model"
  | "option_expand_sure"
  | "option_expand_to"
  | "option_expand_way"
  | "option_exposure_stops"
  | "option_flip_direction"
  | "option_gamma_gamma"
  | "option_grain_amount"
  | "option_grain_seed"
  | "option_help_command"
  | "option_highlights_amount"
  | "option_image_aspect"
  | "option_image_background"
  | "option_image_compression"
  | "option_image_count"
  | "option_image_draft"
  | "option_image_format"
  | "option_image_moderation"
  | "option_image_negative"
  | "option_image_prompt"
  | "option_image_quality"
  | "option_image_resolution"
  | "option_image_seed"
  | "option_image_style"
  | "option_info_what"
  | "option_inpaint_mask"
  | "option_inpaint_model"
  | "option_inpaint_prompt"
  | "option_inpaint_sure"
  | "option_is_flag"
  | "option_is_needed"
  | "option_is_number"
  | "option_is_one_of"
  | "option_is_text"
  | "option_is_whole"
  | "option_layer_layer"
  | "option_levels_black"
  | "option_levels_middle"
  | "option_levels_white"
  | "option_name_words"
  | "option_nobg_background"
  | "option_nobg_by"
  | "option_nobg_do"
  | "option_nobg_edges"
  | "option_nobg_format"
  | "option_nobg_method"
  | "option_nobg_pictures"
  | "option_nobg_sure"
  | "option_outside"
  | "option_outside_change"
  | "option_overlay_margin"
  | "option_overlay_onto"
  | "option_overlay_opacity"
  | "option_overlay_pictures"
  | "option_overlay_place"
  | "option_overlay_scale"
  | "option_pad_colour"
  | "option_pad_edges"
  | "option_pad_pixels"
  | "option_pad_ratio"
  | "option_palette_count"
  | "option_perspective_corners"
  | "option_pixelate_area"
  | "option_pixelate_size"
  | "option_posterise_bits"
  | "option_posterise_levels"
  | "option_quantise_colours"
  | "option_quantise_dither"
  | "option_redo_steps"
  | "option_rename_words"
  | "option_replace_bg_background"
  | "option_replace_bg_sure"
  | "option_resize_height"
  | "option_resize_megapixels"
  | "option_resize_mode"
  | "option_resize_percent"
  | "option_resize_width"
  | "option_restyle_model"
  | "option_restyle_prompt"
  | "option_restyle_strength"
  | "option_restyle_sure"
  | "option_rotate_angle"
  | "option_rotate_colour"
  | "option_rotate_corners"
  | "option_rounded_radius"
  | "option_saturation_factor"
  | "option_select_box"
  | "option_select_mask"
  | "option_select_point"
  | "option_select_what"
  | "option_shadows_amount"
  | "option_sharpen_amount"
  | "option_sharpen_radius"
  | "option_straighten_angle"
  | "option_strip_what"
  | "option_style_pictures"
  | "option_style_sure"
  | "option_style_what"
  | "option_temperature_warmth"
  | "option_text_colour"
  | "option_text_opacity"
  | "option_text_place"
  | "option_text_size"
  | "option_text_text"
  | "option_tint_amount"
  | "option_trim_tolerance"
  | "option_twice"
  | "option_undo_steps"
  | "option_upscale_factor"
  | "option_upscale_style"
  | "option_upscale_sure"
  | "option_variations_count"
  | "option_variations_sure"
  | "option_vectorize_by"
  | "option_vectorize_colours"
  | "option_vectorize_detail"
  | "option_vectorize_sure"
  | "option_version_which"
  | "option_vibrance_amount"
  | "option_vignette_amount"
  | "other_engine"
  | "other_engine_text"
  | "pad_shortened"
  | "painted_nothing"
  | "painted_nothing_text"
  | "painting"
  | "painting_several"
  | "paints_instead"
  | "past_expiry_text"
  | "percent"
  | "percent_opaque"
  | "picture_damaged"
  | "picture_gone"
  | "picture_gone_text"
  | "picture_incomplete"
  | "picture_is_called_now"
  | "picture_shows"
  | "picture_too_large"
  | "picture_too_large_here_text"
  | "picture_too_large_text"
  | "pictures_here"
  | "pictures_limit"
  | "pictures_limit_text"
  | "pictures_of_another_key"
  | "pixels"
  | "place_bottom"
  | "place_bottom_left"
  | "place_bottom_right"
  | "place_centre"
  | "place_in_line"
  | "place_in_line_minutes"
  | "place_in_line_seconds"
  | "place_in_queue"
  | "place_left"
  | "place_right"
  | "place_top"
  | "place_top_left"
  | "place_top_right"
  | "placing_of"
  | "plain_words_work"
  | "plan_is_free"
  | "plus"
  | "preset_asks"
  | "preset_format"
  | "preset_has_no"
  | "preset_number"
  | "private_address"
  | "private_address_text"
  | "programs_title"
  | "prompts_as_written"
  | "provider_off"
  | "provider_off_text"
  | "providers_off"
  | "providers_off_text"
  | "putting_together"
  | "ready_to_be_saved"
  | "ready_to_be_saved_as"
  | "recraft_offers"
  | "reference_too_small"
  | "reference_too_small_text"
  | "refining"
  | "refused_before_sending"
  | "refused_by_service"
  | "refused_by_words"
  | "refused_kind_not_read"
  | "refused_model_absent"
  | "refused_model_broken"
  | "refused_needs_memory"
  | "refused_not_a_picture"
  | "refused_out_of_memory"
  | "refused_picture"
  | "removebg_offers"
  | "report_what"
  | "report_what_text"
  | "request_refused"
  | "result_too_large"
  | "review_free"
  | "said_no_number"
  | "said_no_percentage"
  | "same_picture"
  | "same_picture_text"
  | "say_how_far_to_pad"
  | "say_how_far_to_turn"
  | "say_one_size"
  | "say_the_points"
  | "say_the_words"
  | "say_what_to_crop_to"
  | "say_what_to_select"
  | "say_which_colour_to_shift"
  | "scene_abstract"
  | "scene_city"
  | "scene_desert"
  | "scene_flowers"
  | "scene_forest"
  | "scene_mountains"
  | "scene_night_sky"
  | "scene_sea"
  | "scene_still_life"
  | "scope_missing"
  | "scope_missing_text"
  | "sdwebui_empty"
  | "sdwebui_offers"
  | "seconds"
  | "selected_nothing"
  | "selected_share"
  | "selecting"
  | "selection_numbers"
  | "selection_outside"
  | "selection_tolerance"
  | "sent_already"
  | "sent_already_text"
  | "sent_no_picture"
  | "sent_no_picture_text"
  | "sent_nothing"
  | "sent_nothing_text"
  | "service_cuts_only"
  | "service_cuts_only_text"
  | "setting_expects"
  | "shape_baseline"
  | "shape_grey"
  | "shape_grey_with_alpha"
  | "shape_interlaced"
  | "shape_lossless"
  | "shape_lossy"
  | "shape_palette"
  | "shape_progressive"
  | "shape_uncompressed"
  | "share_empty"
  | "share_empty_text"
  | "share_what"
  | "share_what_text"
  | "shared_limit"
  | "shared_limit_text"
  | "sharing_off"
  | "sharing_off_text"
  | "sheet_about"
  | "sheet_above_sea"
  | "sheet_accuracy"
  | "sheet_aperture"
  | "sheet_below_sea"
  | "sheet_bias"
  | "sheet_bytes"
  | "sheet_c2pa"
  | "sheet_c2pa_by"
  | "sheet_code_point"
  | "sheet_count_bytes"
  | "sheet_depth"
  | "sheet_depth_of_more"
  | "sheet_focal"
  | "sheet_focal_and"
  | "sheet_focal_as"
  | "sheet_gain_map_behind"
  | "sheet_group_ai"
  | "sheet_group_camera"
  | "sheet_group_colour"
  | "sheet_group_file"
  | "sheet_group_more"
  | "sheet_group_people"
  | "sheet_group_place"
  | "sheet_group_previews"
  | "sheet_group_serials"
  | "sheet_group_software"
  | "sheet_hdr_yes"
  | "sheet_incomplete"
  | "sheet_light"
  | "sheet_maker_note"
  | "sheet_metres"
  | "sheet_more"
  | "sheet_more_values"
  | "sheet_moves"
  | "sheet_nameless"
  | "sheet_pages"
  | "sheet_pieces"
  | "sheet_primaries"
  | "sheet_print"
  | "sheet_quality_value"
  | "sheet_seconds"
  | "sheet_speed"
  | "sheet_step"
  | "sheet_times"
  | "sheet_towards"
  | "shift_blue"
  | "shift_green"
  | "shift_red"
  | "shown_again"
  | "side_bottom"
  | "side_left"
  | "side_right"
  | "side_top"
  | "sign_in_refused"
  | "sign_in_refused_text"
  | "signed_in_elsewhere"
  | "signed_in_elsewhere_text"
  | "sketch_anew"
  | "sketch_aurora"
  | "sketch_birds"
  | "sketch_boat"
  | "sketch_candle"
  | "sketch_clouds"
  | "sketch_done"
  | "sketch_flat"
  | "sketch_flowers"
  | "sketch_forms"
  | "sketch_fruit"
  | "sketch_gleams"
  | "sketch_goes_on"
  | "sketch_ground"
  | "sketch_hills"
  | "sketch_houses"
  | "sketch_ink"
  | "sketch_kept"
  | "sketch_leaves"
  | "sketch_light"
  | "sketch_lighthouse"
  | "sketch_lightning"
  | "sketch_low_poly"
  | "sketch_meteor"
  | "sketch_missing"
  | "sketch_mist"
  | "sketch_mood"
  | "sketch_moon"
  | "sketch_mountains"
  | "sketch_offline"
  | "sketch_oil"
  | "sketch_painted"
  | "sketch_path"
  | "sketch_pixel"
  | "sketch_plants"
  | "sketch_rain"
  | "sketch_rainbow"
  | "sketch_rocks"
  | "sketch_sea"
  | "sketch_shadows"
  | "sketch_shapes"
  | "sketch_shore"
  | "sketch_sky"
  | "sketch_snow"
  | "sketch_stars"
  | "sketch_sun"
  | "sketch_sunbeams"
  | "sketch_table"
  | "sketch_trees"
  | "sketch_unfinished"
  | "sketch_unfinished_text"
  | "sketch_vessels"
  | "sketch_water"
  | "sketch_watercolour"
  | "sketch_windows"
  | "sketchbook_no_lettering"
  | "sketchbook_no_people"
  | "sketchbook_no_portraits"
  | "sketchbook_told"
  | "sketched"
  | "sketched_bright"
  | "sketched_dark"
  | "sketched_palette"
  | "sketched_with"
  | "some_left_alone"
  | "stand_in"
  | "stand_in_text"
  | "storing"
  | "stroke_keep"
  | "stroke_points"
  | "stroke_radius"
  | "style_flat"
  | "style_ink"
  | "style_learnt"
  | "style_low_poly"
  | "style_oil"
  | "style_pixel"
  | "style_title_anime"
  | "style_title_art_nouveau"
  | "style_title_black_and_white"
  | "style_title_charcoal"
  | "style_title_cinematic"
  | "style_title_clay"
  | "style_title_comic"
  | "style_title_embroidery"
  | "style_title_film"
  | "style_title_gouache"
  | "style_title_ink"
  | "style_title_isometric"
  | "style_title_line"
  | "style_title_linocut"
  | "style_title_logo"
  | "style_title_low_poly"
  | "style_title_oil"
  | "style_title_paper"
  | "style_title_pastel"
  | "style_title_pencil"
  | "style_title_photo"
  | "style_title_pixel"
  | "style_title_portrait"
  | "style_title_poster"
  | "style_title_product"
  | "style_title_render"
  | "style_title_stained_glass"
  | "style_title_storybook"
  | "style_title_synthwave"
  | "style_title_travel_poster"
  | "style_title_vector"
  | "style_title_watercolour"
  | "style_title_woodblock"
  | "style_watercolour"
  | "subject_not_kept"
  | "takes_no_options"
  | "there_are_pictures"
  | "thing_apple"
  | "thing_aurora"
  | "thing_autumn"
  | "thing_beach"
  | "thing_birch"
  | "thing_birds"
  | "thing_boat"
  | "thing_bottle"
  | "thing_bowl"
  | "thing_cabin"
  | "thing_cactus"
  | "thing_candle"
  | "thing_cliff"
  | "thing_clouds"
  | "thing_daisy"
  | "thing_dunes"
  | "thing_flowers"
  | "thing_fruit"
  | "thing_grapes"
  | "thing_hills"
  | "thing_island"
  | "thing_lake"
  | "thing_lavender"
  | "thing_lemon"
  | "thing_lighthouse"
  | "thing_lightning"
  | "thing_meadow"
  | "thing_mesa"
  | "thing_meteor"
  | "thing_milky_way"
  | "thing_moon"
  | "thing_mountains"
  | "thing_neon"
  | "thing_orange_fruit"
  | "thing_path"
  | "thing_pear"
  | "thing_poppy"
  | "thing_rainbow"
  | "thing_rose"
  | "thing_snowy"
  | "thing_spring"
  | "thing_stars"
  | "thing_sun"
  | "thing_sunflower"
  | "thing_trees"
  | "thing_tulip"
  | "thing_vase"
  | "thing_village"
  | "thing_wave"
  | "thinking"
  | "tiff_not_read"
  | "timeout"
  | "timeout_text"
  | "title_auto"
  | "title_balance"
  | "title_balance_blue"
  | "title_balance_green"
  | "title_balance_range"
  | "title_balance_red"
  | "title_blur"
  | "title_border"
  | "title_border_colour"
  | "title_brightness"
  | "title_contrast"
  | "title_curves"
  | "title_curves_blue"
  | "title_curves_curve"
  | "title_curves_green"
  | "title_curves_red"
  | "title_denoise"
  | "title_exposure"
  | "title_gamma"
  | "title_grain"
  | "title_greyscale"
  | "title_highlights"
  | "title_invert"
  | "title_levels"
  | "title_levels_black"
  | "title_levels_middle"
  | "title_levels_white"
  | "title_pixelate"
  | "title_posterise"
  | "title_posterise_bits"
  | "title_quantise"
  | "title_quantise_colours"
  | "title_rounded"
  | "title_saturation"
  | "title_sepia"
  | "title_shadows"
  | "title_sharpen"
  | "title_straighten"
  | "title_temperature"
  | "title_tint"
  | "title_vibrance"
  | "title_vignette"
  | "to_let_it_read"
  | "token_expired"
  | "token_expired_text"
  | "tones_highlights"
  | "tones_midtones"
  | "tones_shadows"
  | "too_few"
  | "too_few_pictures"
  | "too_few_text"
  | "too_large_to_erase"
  | "too_many"
  | "too_many_for_style"
  | "too_many_for_style_text"
  | "too_many_guests"
  | "too_many_guests_text"
  | "too_many_megapixels"
  | "too_many_points"
  | "too_many_reports"
  | "too_many_reports_text"
  | "too_many_shares"
  | "too_many_shares_text"
  | "too_many_strokes"
  | "too_many_text"
  | "too_many_tokens"
  | "too_many_tries"
  | "too_many_tries_text"
  | "too_many_uploads"
  | "too_many_uploads_text"
  | "too_many_webhooks"
  | "too_many_webhooks_text"
  | "too_much_for_command"
  | "too_slow"
  | "too_slow_text"
  | "try_a_smaller_picture"
  | "try_in_a_moment"
  | "tus_version"
  | "tus_version_text"
  | "two_expiries_text"
  | "undrawable"
  | "unknown_command"
  | "unknown_command_text"
  | "unknown_command_typed"
  | "unknown_model"
  | "unknown_model_text"
  | "unknown_price"
  | "unknown_price_is"
  | "unknown_price_text"
  | "unknown_setting"
  | "unknown_setting_text"
  | "unproxied"
  | "unproxied_text"
  | "unreadable_file"
  | "unsafe_address"
  | "unsafe_address_text"
  | "unsafe_webhook"
  | "unsafe_webhook_text"
  | "unusable_address"
  | "unusable_address_text"
  | "unusable_key"
  | "upload_busy"
  | "upload_busy_text"
  | "upload_too_long"
  | "upload_too_long_text"
  | "upscale_fetch"
  | "upscale_instead"
  | "vector_hard"
  | "vector_size"
  | "vectorize_instead"
  | "vectorizing"
  | "version_called"
  | "version_not_kept"
  | "version_not_kept_text"
  | "version_number"
  | "versions_named"
  | "waiting_to_begin"
  | "waiting_to_go_on"
  | "waits_for_provider"
  | "weak_password"
  | "weak_password_text"
  | "weather_clear"
  | "weather_fog"
  | "weather_rain"
  | "weather_storm"
  | "what_are_corners"
  | "what_is_a_box"
  | "what_is_a_crop_box"
  | "what_is_a_file_size"
  | "what_is_a_place"
  | "what_is_a_point"
  | "what_is_a_ratio"
  | "what_is_a_selection_box"
  | "what_is_a_strip"
  | "what_its_file_says"
  | "what_works_without"
  | "wind_e"
  | "wind_n"
  | "wind_ne"
  | "wind_nw"
  | "wind_s"
  | "wind_se"
  | "wind_sw"
  | "wind_w"
  | "wish_quality"
  | "with_nothing_charged"
  | "word_a_picture_of_a_screen"
  | "word_action"
  | "word_aperture_priority"
  | "word_automatic"
  | "word_average"
  | "word_centre_weighted"
  | "word_changed_by_a_person"
  | "word_changed_by_a_program"
  | "word_creative_for_depth"
  | "word_depth_map"
  | "word_digitised_from_a_negative"
  | "word_digitised_from_a_print"
  | "word_digitised_from_a_slide"
  | "word_drawn_from_data"
  | "word_gain_map"
  | "word_landscape"
  | "word_made_by_a_person_on_a_computer"
  | "word_made_by_a_program"
  | "word_made_by_an_ai_model"
  | "word_manual"
  | "word_mask"
  | "word_mask_of_a_person"
  | "word_mirrored"
  | "word_no"
  | "word_none"
  | "word_not_srgb"
  | "word_on_its_side_and_mirrored"
  | "word_on_its_side_turned_to_the_left_to_be_shown"
  | "word_on_its_side_turned_to_the_right_to_be_shown"
  | "word_part_of_the_picture"
  | "word_pattern"
  | "word_portrait"
  | "word_put_together"
  | "word_put_together_from_photographs"
  | "word_put_together_with_parts_made_by_an_ai_model"
  | "word_put_together_with_parts_made_on_a_computer"
  | "word_recorded_in_a_made_up_scene"
  | "word_several_spots"
  | "word_shutter_priority"
  | "word_spot"
  | "word_taken_with_a_camera_changed_a_little"
  | "word_taken_with_a_digital_camera"
  | "word_taken_with_a_digital_camera_that_puts_several_pictures_together"
  | "word_transparency"
  | "word_upside_down"
  | "word_upside_down_and_mirrored"
  | "word_yes"
  | "words_too_wide"
  | "worker_died"
  | "worker_died_text"
  | "worker_out_of_memory"
  | "worker_out_of_memory_text"
  | "workers_closing"
  | "workflow_no_graph"
  | "workflow_no_json"
  | "workflow_no_place"
  | "workflow_saved"
  | "workflow_too_large"
  | "workflow_unreadable"
  | "workflow_unusable"
  | "workflow_wants_picture"
  | "workflow_wants_picture_text"
  | "workflow_without_prompt"
  | "writes_instead"
  | "wrong_checksum"
  | "wrong_checksum_text"
  | "wrong_code"
  | "wrong_code_text"
  | "wrong_password"
  | "wrong_password_text"
  | "wrong_share_password"
  | "wrong_share_password_text"
  | "yes_holds"

/** How sentences are put together: see imaging/sentences.py. */
export type Together = "in_a_row" | "within" | "standing" | "figure" | "money"

/** Words that point at a picture that is there: see conversation/phrases/picture_mentions.py. */
export const POINTING = {
  anywhere: ["the same", "same but", "as before", "like before", "last one", "previous one", "one before", "like this", "like that", "like it", "this one", "that one", "this picture", "this image", "this photo", "that picture", "that image", "that photo", "of it", "of this", "of him", "of her", "of them", "das gleiche", "der gleiche", "die gleiche", "die gleichen", "das selbe", "dasselbe", "derselbe", "dieselbe", "dieselben", "denselben", "dieses bild", "dieses foto", "davon", "wie vorher", "le meme", "la meme", "les memes", "meme chose", "cette image", "cette photo", "ce dessin", "comme avant", "lo mismo", "el mismo", "la misma", "los mismos", "las mismas", "esta imagen", "esta foto", "como antes"],
  opening: ["add", "put", "remove", "erase", "delete", "replace", "change", "swap", "take away", "make it", "make this", "make that", "make him", "make her", "make them", "make the", "turn it", "turn this", "turn him", "turn her", "turn them", "turn the", "give it", "give him", "give her", "give them", "give the", "let it", "paint over", "draw over", "but", "again", "more", "less", "without", "instead", "it", "now", "also", "fuge", "entferne", "losche", "ersetze", "andere", "verandere", "tausche", "mach es", "mach ihn", "mach sie", "mach das", "mach den", "mach die", "mache es", "mache ihn", "mache sie", "mache das", "mache den", "mache die", "setz", "setze", "gib ihm", "gib ihr", "nimm", "aber", "nochmal", "noch einmal", "jetzt", "ohne", "ajoute", "ajoutez", "rajoute", "enleve", "enlevez", "supprime", "supprimez", "retire", "efface", "remplace", "remplacez", "change", "changez", "mets", "mettez", "rends", "rendez", "fais le", "fais la", "transforme", "encore", "mais", "maintenant", "sans", "anade", "anadele", "agrega", "agregale", "quita", "quitale", "elimina", "borra", "reemplaza", "sustituye", "cambia", "cambiale", "pon", "ponle", "ponlo", "ponla", "hazlo", "hazla", "haz que", "convierte", "pero", "otra vez", "ahora", "sin"],
  polite: ["please", "ok", "okay", "hey", "and", "then", "so", "can", "could", "would", "will", "you", "just", "bitte", "kannst", "konntest", "du", "und", "dann", "mal", "peux", "pouvez", "tu", "vous", "s", "il", "te", "plait", "et", "puis", "por", "favor", "puedes", "podrias", "y", "luego"],
  solid: ["同样", "一样", "相同", "同一", "这张", "那张", "这幅", "那幅", "上一张", "刚才", "加上", "加一", "加个", "添加", "添上", "增加", "去掉", "去除", "删除", "删掉", "移除", "换成", "改成", "变成", "把", "让它", "给他", "给她", "给它"],
}
