// Whom the page speaks to: French says “vous”, German “du”, Spanish “tú”, Chinese “你”, and none of them now this and now that.
import { expect, test } from 'vitest'

const files = import.meta.glob<string>('./{fr,de,es,zh}/*.ts', { query: '?raw', import: 'default', eager: true })

/** Begins a sentence, or a part of one, and is said to somebody one says “tu” to. */
const COMMANDS =
  'ajoute|attends|choisis|clique|colle|connecte|copie|cr[ée]e|d[ée]cris|demande|dis|donne|[ée]cris|envoie|essa[iy]e|fais|garde|indique|' +
  'lib[èe]re|mets|nomme|ouvre|prends|r[ée]essaie|recharge|recommence|regarde|relance|supprime|utilise|v[ée]rifie'
const COMMAND = `[.!?:;,] (ou |et |puis )?(${COMMANDS})(-(la|le|les|en|lui))?(?![\\p{L}-])`
const FOREIGN: Record<string, RegExp> = {
  fr: new RegExp(`(?<![\\p{L}’])(tu|toi|te|ta|tes)(?!\\p{L})|(?<!\\p{L})t’\\p{L}|${COMMAND}`, 'iu'),
  de: /[\p{L},;] (Sie|Ihnen|Ihrem|Ihren)(?!\p{L})/u,
  es: /(?<!\p{L})(usted|haga|abra|elija|pulse|conecte|pruebe|espere)(?!\p{L})/iu,
  zh: /您/u,
}

test.each(Object.keys(FOREIGN))('%s speaks to a person in one way', (language) => {
  const lines = Object.entries(files)
    .filter(([path]) => path.startsWith(`./${language}/`))
    .flatMap(([path, text]) => text.split('\n').map((line) => `${path}: ${line.trim()}`))
  expect(lines.length).toBeGreaterThan(1000)
  expect(lines.filter((line) => FOREIGN[language]!.test(line))).toEqual([])
})
