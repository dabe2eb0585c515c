// What a hand sets of each operation, as its declaration says it: sliders, choices, colours, or only whether. Pure.
import { told } from '@/locales/told'
import type { OperationKind, Order } from '../calls'
import { dialsOf, type Dial } from './dials'

export interface Named {
  value: string
  label: string
}

/** A text among a few. */
export interface Choice {
  /** `<operation>.<option>`, as of a dial. */
  key: string
  option: string
  label: string
  choices: readonly Named[]
  rest: string
}

/** A text of its own form: a colour, `#rrggbb` once a hand chose it, or a curve as `bent.ts` reads it. */
export type Written = Omit<Choice, 'choices'>

export interface Panel {
  /** The operation's name. */
  type: string
  group: string
  title: string
  /** It follows all that crops and turns, and is seen on what is left. */
  framing: boolean
  /** It has no value at which it changes nothing, so it is on or off; then its key is `type`. */
  switched: boolean
  dials: readonly Dial[]
  choices: readonly Choice[]
  swatches: readonly Written[]
  curves: readonly Written[]
}

/** By the key of a dial, a choice or a colour; by its type what is on. */
export type Values = Readonly<Record<string, number | string>>

/** Of all that has a title, in the order of the declarations. */
export function panelsOf(kinds: readonly OperationKind[]): Panel[] {
  return kinds.filter(({ title }) => title).map(panelOf)
}

function panelOf(kind: OperationKind): Panel {
  const { type, group, framing, options } = kind
  const texts = options.map((option) => ({
    key: `${type}.${option.name}`,
    option: option.name,
    label: told(option.title, option.said, 'title'),
    choices: option.named.map(({ value, title, said }) => ({ value, label: told(title, said, 'title') })),
    rest: String(option.default ?? ''),
    hand: option.hand,
  }))
  return {
    type,
    group,
    title: told(kind.title, kind.said, 'title'),
    framing,
    switched: group !== 'crop' && options.every(({ slider, neutral, hand }) => hand !== 'curve' && (!slider || neutral === null)),
    dials: dialsOf([kind]),
    choices: texts.filter(({ choices }) => choices.length),
    swatches: texts.filter(({ hand }) => hand === 'colour'),
    curves: texts.filter(({ hand }) => hand === 'curve'),
  }
}

/** Whether it is asked for, so that what goes along with it can be chosen. */
export function isOn({ type, switched, dials, curves }: Panel, values: Values): boolean {
  return switched ? values[type] === 1 : [...dials, ...curves].some(({ key, rest }) => (values[key] ?? rest) !== rest)
}

/** What it asks for, options that are as they are anyway left out; null where it is not asked for. */
export function orderOf(panel: Panel, values: Values): Order | null {
  if (!isOn(panel, values)) return null
  const options = [...panel.dials, ...panel.choices, ...panel.swatches, ...panel.curves]
  const set = options.filter(({ key, rest }) => (values[key] ?? rest) !== rest)
  return { type: panel.type, ...Object.fromEntries(set.map(({ key, option }) => [option, values[key]!])) }
}

/** The way back: what was set, where a step was made like this; null where it can't have been. */
export function valuesOf(panel: Panel, options: Readonly<Record<string, unknown>>): Values | null {
  const numbers = panel.dials.map(({ key, option, rest }) => [key, Number(options[option] ?? rest), rest] as const)
  const written = [...panel.choices, ...panel.swatches, ...panel.curves]
  const texts = written.map(({ key, option, rest }) => [key, String(options[option] ?? rest), rest] as const)
  const set = [...numbers, ...texts].filter(([, value, rest]) => value !== rest)
  const values = Object.fromEntries(set.map(([key, value]) => [key, value]))
  return panel.switched ? { ...values, [panel.type]: 1 } : set.length ? values : null
}
