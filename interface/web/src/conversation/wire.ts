// Written by `make wire` from conversation/wire.py. Change the Python dataclasses, not this file.

export type State = "running" | "done" | "failed" | "stopped" | "interrupted"

/** Codes of the sentences among the fields, and what was filled in: by them the page says each in its own language. */
export type Said = Partial<Record<string, { code: SentenceCode; params: Record<string, string | number> }>>

/** A person sent the file. */
export interface UploadValues {
  /** As it was called where it came from. */
  filename: string
  media_type: string
  /** What its owner was told when it came in: `place: …`, `animation: …`. */
  noticed: string[]
  /** What it is said to show, where it came out of the image form and is not known any more. */
  prompt: string
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
  /** What the model said beside the picture. */
  text: string
}

/** An operation changed it on this machine. */
export type OperationValues = Record<string, unknown>

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
}

/** What nothing here makes any more: it is kept as it was stored. */
export type UnknownValues = Record<string, unknown>

interface RecipeOf<Kind, Values> {
  kind: Kind
  /** `operation:<name>`, `command:<name>`, `model:<model id>`, or `upload`. */
  by: string
  values: Values
  /** Ids of the versions it was made from, the edited one first. */
  parents: string[]
}

/** How a version was made. As JSON it is `{kind, by, values, parents}`. */
export type Recipe =
  | RecipeOf<"upload", UploadValues>
  | RecipeOf<"painting", PaintingValues>
  | RecipeOf<"operation", OperationValues>
  | RecipeOf<"compression", CompressionValues>
  | RecipeOf<"cutout", CutoutValues>
  | RecipeOf<"overlay", OverlayValues>
  | RecipeOf<"collage", CollageValues>
  | RecipeOf<"unknown", UnknownValues>

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
  /** Size of the file. */
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

/** A fact, as a person reads it. All texts are clean: see `text.py`. */
export interface SheetEntry {
  /** `aperture`, `latitude` …; under `more` the name that the file has for it. */
  id: string
  label: string
  value: string
  fate: "kept" | "credit" | "private"
  /** Where it stands: `EXIF`, `XMP · IPTC`; empty for what the picture itself shows. */
  source: string
}

/** Entries of one kind; there is at least one. */
export interface SheetGroup {
  id: string
  title: string
  entries: SheetEntry[]
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
  /** `PictureKept`'s fields, of each that was meant and stays as it is. */
  kept: Omit<PictureKept, "type">[]
  /** `{"text", "choices"}`. */
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
}

/** What was said so far was not the answer, but the model's thinking: this is what remains of the reply's words. */
export interface TextReplaced {
  type: "TextReplaced"
  text: string
}

/** The prompt that will be sent is known. */
export interface PromptRefined {
  type: "PromptRefined"
  original: string
  refined: string
  /** Empty, or why the prompt was only put together, not refined. */
  note: string
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
}

/** A picture came nearer. */
export interface ImageProgress {
  type: "ImageProgress"
  image: string
  /** 0–1; None when the provider says nothing. */
  fraction: number | null
  note: string
  said?: Said
}

/** A rough state of the picture can be looked at, for as long as the turn runs. */
export interface ImagePreview {
  type: "ImagePreview"
  image: string
  url: string
}

/** A version was stored and is the image's current one. */
export interface ImageReady {
  type: "ImageReady"
  image: string
  number: number
  title: string
  /** `Version` as JSON. */
  version: Version
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
}

/** The studio needs to know something before it does anything. */
export interface QuestionAsked {
  type: "QuestionAsked"
  text: string
  choices: Choice[]
  said?: Said
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
}

/** The conversation was named. */
export interface TitleChanged {
  type: "TitleChanged"
  title: string
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
  | ImageStarted
  | ImageProgress
  | ImagePreview
  | ImageReady
  | VersionChosen
  | PictureKept
  | VersionNamed
  | SheetShown
  | QuestionAsked
  | NoteAdded
  | UsageRecorded
  | TitleChanged
  | TurnFailed
  | TurnFinished

/** Every sentence of the server's that can be said in another language. */
export type SentenceCode =
  | "administrators_fetch_models"
  | "administrators_only"
  | "ask_all_the_same"
  | "ask_fetch_model"
  | "ask_for_all"
  | "ask_make_smaller"
  | "ask_model_absent"
  | "ask_nothing_painted"
  | "ask_of_which_pictures"
  | "ask_paint_so_many"
  | "ask_transparent_as_jpeg"
  | "ask_which_on_top"
  | "ask_which_picture"
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
  | "bad_format"
  | "bad_format_text"
  | "bad_id"
  | "bad_id_text"
  | "bad_message"
  | "bad_name"
  | "bad_name_text"
  | "bad_picture_number"
  | "bad_picture_number_text"
  | "bad_request"
  | "bad_setting"
  | "busy"
  | "busy_text"
  | "cannot_edit"
  | "cannot_edit_text"
  | "cannot_fetch"
  | "cannot_reach"
  | "checksum_mismatch"
  | "checksum_mismatch_text"
  | "choice_ask_the_model_instead"
  | "choice_choose_another_model"
  | "choice_connect_a_model"
  | "choice_continue"
  | "choice_fetch"
  | "choice_fetch_and_cut"
  | "choice_file_of"
  | "choice_jpeg_on_black"
  | "choice_jpeg_on_white"
  | "choice_megapixels"
  | "choice_only_a_word"
  | "choice_paint_a_new_picture"
  | "choice_paint_background"
  | "choice_paint_rest"
  | "choice_picture"
  | "choice_refine"
  | "choice_simple_method"
  | "choice_transparent_as_webp"
  | "choice_undo"
  | "choice_words_alone"
  | "choice_yes"
  | "closing"
  | "closing_text"
  | "compressing"
  | "compressing_of"
  | "cutting_out"
  | "cutting_out_of"
  | "damaged_file"
  | "damaged_file_text"
  | "damaged_picture"
  | "damaged_picture_text"
  | "data_damaged"
  | "data_folder"
  | "data_in_use"
  | "data_too_new"
  | "disk_full_waits"
  | "edit_auto"
  | "edit_balance"
  | "edit_blur"
  | "edit_border"
  | "edit_brightness"
  | "edit_contrast"
  | "edit_convert"
  | "edit_crop"
  | "edit_denoise"
  | "edit_exposure"
  | "edit_flip"
  | "edit_gamma"
  | "edit_grain"
  | "edit_greyscale"
  | "edit_highlights"
  | "edit_invert"
  | "edit_pad"
  | "edit_pixelate"
  | "edit_posterise"
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
  | "expired"
  | "expired_text"
  | "fetch_stopped"
  | "fetch_stopped_text"
  | "fetching"
  | "fetching_share"
  | "gathering_context"
  | "id_taken"
  | "id_taken_text"
  | "impossible"
  | "impossible_collage"
  | "impossible_more"
  | "impossible_with"
  | "internal_error"
  | "internal_error_text"
  | "laying"
  | "laying_of"
  | "line_cut"
  | "line_cut_text"
  | "members_have_passwords"
  | "members_have_passwords_text"
  | "missing_api_key"
  | "missing_api_key_text"
  | "missing_prompt"
  | "missing_prompt_text"
  | "missing_words"
  | "missing_words_text"
  | "model_absent"
  | "name_taken"
  | "no_background"
  | "no_background_text"
  | "no_guests"
  | "no_guests_text"
  | "no_model"
  | "no_model_text"
  | "no_more_or_less"
  | "no_picture"
  | "no_picture_before"
  | "no_picture_called"
  | "no_picture_called_text"
  | "no_picture_counted"
  | "no_picture_numbered"
  | "no_picture_text"
  | "no_such_version"
  | "no_such_version_text"
  | "no_version"
  | "not_found_text"
  | "not_found_the_account"
  | "not_found_the_conversation"
  | "not_found_the_download"
  | "not_found_the_message"
  | "not_found_the_model"
  | "not_found_the_picture"
  | "not_found_the_picture_s_file"
  | "not_found_the_token"
  | "not_found_the_upload"
  | "not_found_the_version"
  | "not_found_this_page"
  | "not_found_this_picture"
  | "not_found_this_preview"
  | "note_cannot_edit"
  | "note_cannot_see"
  | "note_done_here"
  | "note_longest"
  | "note_picture_not_kept"
  | "note_read_here"
  | "note_rules"
  | "nothing_to_adjust"
  | "nothing_to_adjust_text"
  | "offset_conflict"
  | "offset_conflict_text"
  | "painted_nothing"
  | "painted_nothing_text"
  | "painting"
  | "picture_gone"
  | "picture_gone_text"
  | "picture_too_large"
  | "picture_too_large_here_text"
  | "picture_too_large_text"
  | "placing_of"
  | "putting_together"
  | "refining"
  | "same_picture"
  | "same_picture_text"
  | "sent_already"
  | "sent_no_picture"
  | "sent_no_picture_text"
  | "sent_nothing"
  | "sent_nothing_text"
  | "sketch_unfinished"
  | "sketch_unfinished_text"
  | "sketchbook_no_lettering"
  | "sketchbook_no_people"
  | "sketchbook_no_portraits"
  | "stand_in"
  | "stand_in_text"
  | "storing"
  | "thinking"
  | "timeout"
  | "timeout_text"
  | "too_few"
  | "too_few_pictures"
  | "too_few_text"
  | "too_many"
  | "too_many_guests"
  | "too_many_guests_text"
  | "too_many_text"
  | "too_many_tokens"
  | "too_many_tries"
  | "too_many_tries_text"
  | "too_many_uploads"
  | "tus_version"
  | "tus_version_text"
  | "unknown_command"
  | "unknown_command_text"
  | "unknown_command_typed"
  | "unknown_model"
  | "unknown_model_text"
  | "unknown_setting"
  | "unknown_setting_text"
  | "unreadable_file"
  | "upload_busy"
  | "upload_busy_text"
  | "upload_too_long"
  | "upload_too_long_text"
  | "version_not_kept"
  | "version_not_kept_text"
  | "waiting_to_begin"
  | "waiting_to_go_on"
  | "weak_password"
  | "weak_password_text"
  | "wrong_checksum"
  | "wrong_checksum_text"
  | "wrong_code"
  | "wrong_code_text"
  | "wrong_password"
  | "wrong_password_text"

/** Words that point at a picture that is there: see conversation/phrases/picture_mentions.py. */
export const POINTING = {
  anywhere: ["the same", "same but", "as before", "like before", "last one", "previous one", "one before", "like this", "like that", "like it", "this one", "that one", "this picture", "this image", "this photo", "that picture", "that image", "that photo", "of it", "of this", "of him", "of her", "of them", "das gleiche", "der gleiche", "die gleiche", "die gleichen", "das selbe", "dasselbe", "derselbe", "dieselbe", "dieselben", "denselben", "dieses bild", "dieses foto", "davon", "wie vorher", "le meme", "la meme", "les memes", "meme chose", "cette image", "cette photo", "ce dessin", "comme avant", "lo mismo", "el mismo", "la misma", "los mismos", "las mismas", "esta imagen", "esta foto", "como antes"],
  opening: ["add", "put", "remove", "erase", "delete", "replace", "change", "swap", "take away", "make it", "make this", "make that", "make him", "make her", "make them", "make the", "turn it", "turn this", "turn him", "turn her", "turn them", "turn the", "give it", "give him", "give her", "give them", "give the", "let it", "paint over", "draw over", "but", "again", "more", "less", "without", "instead", "it", "now", "also", "fuge", "entferne", "losche", "ersetze", "andere", "verandere", "tausche", "mach es", "mach ihn", "mach sie", "mach das", "mach den", "mach die", "mache es", "mache ihn", "mache sie", "mache das", "mache den", "mache die", "setz", "setze", "gib ihm", "gib ihr", "nimm", "aber", "nochmal", "noch einmal", "jetzt", "ohne", "ajoute", "ajoutez", "rajoute", "enleve", "enlevez", "supprime", "supprimez", "retire", "efface", "remplace", "remplacez", "change", "changez", "mets", "mettez", "rends", "rendez", "fais le", "fais la", "transforme", "encore", "mais", "maintenant", "sans", "anade", "anadele", "agrega", "agregale", "quita", "quitale", "elimina", "borra", "reemplaza", "sustituye", "cambia", "cambiale", "pon", "ponle", "ponlo", "ponla", "hazlo", "hazla", "haz que", "convierte", "pero", "otra vez", "ahora", "sin"],
  polite: ["please", "ok", "okay", "hey", "and", "then", "so", "can", "could", "would", "will", "you", "just", "bitte", "kannst", "konntest", "du", "und", "dann", "mal", "peux", "pouvez", "tu", "vous", "s", "il", "te", "plait", "et", "puis", "por", "favor", "puedes", "podrias", "y", "luego"],
  solid: ["同样", "一样", "相同", "同一", "这张", "那张", "这幅", "那幅", "上一张", "刚才", "加上", "加一", "加个", "添加", "添上", "增加", "去掉", "去除", "删除", "删掉", "移除", "换成", "改成", "变成", "把", "让它", "给他", "给她", "给它"],
}
