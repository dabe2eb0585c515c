// What could come next, by what a picture is: edits done on this machine, and of a painted one other ways to paint it.
import { paintingBehind, shown } from '@/conversation/images'
import type { Image } from '@/conversation/wire'

/** `key` is a sentence of `thread`: an edit is said as it stands, a way to paint is put behind the picture's own words. */
export interface Suggestion {
  key: string
  /** The words it is put behind; empty for an edit. */
  painted: string
}

/** Edits, which cost nothing; a background is taken away from what somebody brought. */
const EDITS = [
  { key: 'tryCutOut', by: 'nobg' },
  { key: 'tryDarker', by: 'brightness' },
  { key: 'trySquare', by: 'crop' },
  { key: 'tryWarmer', by: 'temperature' },
  { key: 'tryGrey', by: 'greyscale' },
]

const NIGHT = /night|moon|stars?\b|nacht|mond|stern|nuit|lune|étoile|noche|luna|estrella|夜|月|星/i
const WINTER = /winter|snow|\bice|schnee|\beis\b|hiver|neige|glace|invierno|nieve|hielo|冬|雪|冰/i
const OUTDOORS = new RegExp(
  [
    'lake|mountain|forest|tree|garden|meadow|field|village|city|street|river|sea\\b|beach|hill|park|house|castle',
    'see\\b|berg|wald|baum|garten|wiese|feld|dorf|stadt|fluss|meer|strand|haus|schloss|turm',
    'lac\\b|montagne|forêt|arbre|jardin|prairie|ville|rue\\b|rivière|mer\\b|plage|maison|château|phare',
    'lago|montaña|bosque|árbol|jardín|prado|pueblo|ciudad|calle|río|playa|casa|castillo|faro',
    '湖|山|林|树|花园|草地|村|城|街|河|海|滩|房|灯塔',
  ].join('|'),
  'i',
)
const CLOSE = /close|macro|detail|nah|gros plan|primer plano|特写|近景/i
const WAYS = 2
const MOST = { painted: 4, edited: 3 }

/** The best first. */
export function suggested(image: Image): Suggestion[] {
  const version = shown(image)
  const ways = waysToPaint(image)
  const came = version.recipe.by === 'upload'
  const square = version.width === version.height
  const fits = (by: string) => (by === 'nobg' ? came : by === 'crop' ? !square : true)
  const edits = EDITS.filter(({ by }) => version.recipe.by !== `operation:${by}` && fits(by))
  return [...ways, ...edits.map(({ key }) => ({ key, painted: '' }))].slice(0, ways.length ? MOST.painted : MOST.edited)
}

function waysToPaint(image: Image): Suggestion[] {
  const made = paintingBehind(image, shown(image))
  const painted = made?.prompt || made?.refined || ''
  if (!made || !painted) return []
  const said = `${made.prompt} ${made.refined}`
  const outdoors = OUTDOORS.test(said)
  const keys = [
    ...(outdoors && !NIGHT.test(said) ? ['asNight'] : []),
    ...(outdoors ? [WINTER.test(said) ? 'asSummer' : 'asWinter'] : []),
    ...(CLOSE.test(said) ? [] : ['asClose']),
    ...(made.style ? [] : ['asPoster']),
  ]
  return keys.slice(0, WAYS).map((key) => ({ key, painted: painted.replace(/[\s.,;!?。，]+$/, '') }))
}
