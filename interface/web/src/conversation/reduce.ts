// Events into a reply, one at a time. The twin of conversation/fold.py: both run through tests/fixtures/turns.
import { BARE_PICTURE, type Coded, type CodedInside, type Picture, type Reply, type ReviewChanged, type Said, type TurnEvent } from './wire'

/** The reply before anything happened; the defaults of conversation/reply.py. */
export function emptyReply(turn: string): Reply {
  return {
    turn,
    seq: 0,
    state: 'running',
    text: '',
    step: '',
    status: '',
    prompt: null,
    pictures: [],
    candidates: [],
    kept: [],
    areas: [],
    question: null,
    note: null,
    sheets: [],
    usage: [],
    failure: null,
    started: '',
    seconds: 0,
    title: '',
  }
}

/** The reply after one more event. */
export function reduce(reply: Reply, event: TurnEvent): Reply {
  return { ...changed(reply, event), seq: reply.seq + 1 }
}

function changed(reply: Reply, event: TurnEvent): Reply {
  switch (event.type) {
    case 'TurnStarted':
      return { ...reply, started: event.started }
    case 'StatusChanged':
      return { ...reply, step: event.step, status: event.text, said: saying(reply, 'status', event.said?.text) }
    case 'TextDelta':
      return { ...reply, text: reply.text + event.text, said: saying(reply, 'text', followed(reply, event)) }
    case 'TextReplaced':
      return { ...reply, text: event.text, said: saying(reply, 'text', event.said?.text) }
    case 'PromptRefined':
      return { ...reply, prompt: values(event) }
    case 'CandidatesStarted':
      return { ...reply, candidates: [...reply.candidates, { ...values(event), picked: 0 }] }
    case 'CandidatePicked':
      return { ...reply, candidates: picked(reply, event) }
    case 'ImageStarted':
      return { ...reply, pictures: [...reply.pictures, started(reply, event)] }
    case 'ImageProgress':
      return touch(reply, event, (picture) => progressed(picture, event))
    case 'ImagePreview':
      return touch(reply, event, () => ({ preview: event.url }))
    case 'ImageReady':
      return touch(reply, event, () => ready(event))
    case 'ImageFailed':
      return touch(reply, event, (picture) => failed(picture, event))
    case 'ImageRenamed':
      return touch(reply, { image: event.image }, (picture) => ({ title: event.title, said: saying(picture, 'title', undefined) }))
    case 'AreaSelected':
      return { ...reply, areas: [...reply.areas, values(event)] }
    case 'PictureKept':
      return { ...reply, kept: [...reply.kept, values(event)] }
    case 'VersionChosen':
    case 'VersionNamed':
    case 'ImageDescribed':
      return reply
    case 'SheetShown':
      return { ...reply, sheets: [...reply.sheets, values(event)] }
    case 'QuestionAsked':
      return { ...reply, question: values(event) }
    case 'ReviewChanged':
      return { ...reply, question: reviewed(reply.question, values(event)) }
    case 'NoteAdded':
      return { ...reply, note: values(event) }
    case 'UsageRecorded':
      return { ...reply, usage: [...reply.usage, values(event)] }
    case 'TitleChanged':
      return { ...reply, title: event.title, said: saying(reply, 'title', event.said?.title) }
    case 'TurnFailed':
      return { ...reply, failure: values(event) }
    case 'TurnFinished':
      return finished(reply, event.state, event.seconds)
    default:
      return unknown(event, reply)
  }
}

/** The codes of a reply, or of a picture, after one of its texts has another, or none. */
function saying(told: { said?: Said }, name: string, sentence: Coded | undefined): Said | undefined {
  if (!sentence && !told.said?.[name]) return told.said
  const { [name]: _, ...rest } = told.said ?? {}
  const codes = sentence ? { ...rest, [name]: sentence } : rest
  return Object.keys(codes).length ? codes : undefined
}

/** The text that grew, as `followed` in imaging/sentences.py puts it together. */
function followed({ text, said }: Reply, { text: more, said: codes }: Extract<TurnEvent, { type: 'TextDelta' }>): Coded | undefined {
  if (!said?.text && !codes?.text) return undefined
  const row = [...inRow(text, said?.text), ...inRow(more, codes?.text)]
  const pieces: (string | CodedInside)[] = []
  for (const piece of row) {
    const last = pieces.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece
    else if (piece !== '') pieces.push(piece)
  }
  const [only] = pieces
  if (pieces.length === 1 && typeof only === 'object') return { code: only.code, params: only.params }
  return { code: 'in_a_row', params: Object.fromEntries(pieces.entries()) }
}

function inRow(text: string, sentence: Coded | undefined): (string | CodedInside)[] {
  if (!sentence) return [text]
  return sentence.code === 'in_a_row' ? (Object.values(sentence.params) as (string | CodedInside)[]) : [{ text, ...sentence }]
}

function values<E extends TurnEvent>(event: E): Omit<E, 'type'> {
  const { type: _, ...rest } = event
  return rest
}

function started(reply: Reply, event: Extract<TurnEvent, { type: 'ImageStarted' }>): Picture {
  return { ...BARE_PICTURE, ...values(event), group: event.place ? reply.candidates.length : 0 }
}

/** Each of its fields is one of the picture by the same name: what is not does not compile. */
function progressed(picture: Picture, event: Extract<TurnEvent, { type: 'ImageProgress' }>): Partial<Picture> {
  const { image: _, place: __, said, ...progress } = values(event)
  return { ...progress, said: saying(picture, 'note', said?.note) }
}

function ready({ title, version, said }: Extract<TurnEvent, { type: 'ImageReady' }>): Partial<Picture> {
  return { title, version, width: version.width, height: version.height, fraction: 1, note: '', said, preview: null }
}

function picked(reply: Reply, { group, place }: Extract<TurnEvent, { type: 'CandidatePicked' }>): Reply['candidates'] {
  return reply.candidates.map((each, at) => (at + 1 === group ? { ...each, picked: place } : each))
}

function failed(picture: Picture, event: Extract<TurnEvent, { type: 'ImageFailed' }>): Partial<Picture> {
  const { image: _, place: __, ...failure } = values(event)
  return { fraction: null, note: '', said: saying(picture, 'note', undefined), preview: null, failure }
}

/** What failed among candidates stays where another one is there. */
function finished(reply: Reply, state: Reply['state'], seconds: number): Reply {
  const made = new Set(reply.pictures.filter((picture) => picture.version).map((picture) => picture.group))
  const pictures = reply.pictures.filter((picture) => picture.version ?? (picture.failure && made.has(picture.group)))
  return { ...reply, state, seconds, step: '', status: '', said: saying(reply, 'status', undefined), pictures }
}

/** The question with what changed of its prompt in review; one that has none stays as it is. */
function reviewed(question: Reply['question'], changes: Omit<ReviewChanged, 'type'>): Reply['question'] {
  return question?.review ? { ...question, review: { ...question.review, ...changes } } : question
}

/** The reply with the newest picture of that image changed, at that place among candidates; untouched when it has none. */
function touch(reply: Reply, { image, place }: { image: string; place?: number }, changes: (picture: Picture) => Partial<Picture>): Reply {
  const at = reply.pictures.findLastIndex((picture) => picture.image === image && (place ?? picture.place) === picture.place)
  if (at < 0) return reply
  const picture = reply.pictures[at]!
  return { ...reply, pictures: reply.pictures.with(at, { ...picture, ...changes(picture) }) }
}

/** Leaving an event out above fails to compile here. At run time a newer server's event only counts. */
function unknown(_: never, reply: Reply): Reply {
  return reply
}
