// Named combinations of what a hand sets, as data: a click sets all of one, and each of it can be moved afterwards. Pure.
import { held } from './dials'
import data from './filters.json'
import { orderOf, type Panel, type Values } from './panels'
import type { Order } from '../calls'

export interface Filter {
  name: string
  /** By dial, at full strength. */
  values: Readonly<Record<string, number>>
}

export interface ChosenFilter {
  name: string
  /** 0–1. */
  strength: number
}

export const FILTERS: readonly Filter[] = (data as { name: string; values: object }[]).map(({ name, values }) => ({
  name,
  values: { ...values },
}))

/** What was set by another filter rests again; what else was set stays. Null takes a filter away. */
export function filtered(values: Values, before: ChosenFilter | null, chosen: ChosenFilter | null, panels: readonly Panel[]): Values {
  const gone = Object.keys(namedBy(before)?.values ?? {})
  const kept = Object.fromEntries(Object.entries(values).filter(([key]) => !gone.includes(key)))
  return { ...kept, ...(chosen ? valuesOf(chosen, panels) : {}) }
}

/** What a filter asks of a picture of which nothing else is asked. */
export function ordersOf(chosen: ChosenFilter, panels: readonly Panel[]): Order[] {
  const values = valuesOf(chosen, panels)
  return panels.map((panel) => orderOf(panel, values)).filter((order) => order !== null)
}

function valuesOf(chosen: ChosenFilter, panels: readonly Panel[]): Values {
  const wanted = namedBy(chosen)?.values ?? {}
  const dials = panels.flatMap((panel) => panel.dials).filter(({ key }) => key in wanted)
  return Object.fromEntries(dials.map((dial) => [dial.key, held(dial, dial.rest + (wanted[dial.key]! - dial.rest) * chosen.strength)]))
}

const namedBy = (chosen: ChosenFilter | null) => FILTERS.find(({ name }) => name === chosen?.name)
