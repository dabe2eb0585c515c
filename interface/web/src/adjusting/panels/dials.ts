// What a hand sets: each option of an operation that has a slider, as the declarations say it. Pure.
import { told } from '@/locales/told'
import type { OperationKind, OperationOption, Slider } from '../calls'

export interface Dial {
  /** `<operation>.<option>`. */
  key: string
  /** The operation's name. */
  type: string
  group: string
  /** The name of its option. */
  option: string
  label: string
  slider: Slider
  /** Where it changes nothing. */
  rest: number
  /** How a value of it is written: in percent of change, or as it is. */
  percent: OperationOption['percent']
  unit: string
}

export function dialsOf(kinds: readonly OperationKind[]): Dial[] {
  return kinds.flatMap((kind) =>
    kind.options.flatMap(({ name, title, slider, neutral, percent, unit, ...option }) =>
      slider
        ? [
            {
              key: `${kind.type}.${name}`,
              type: kind.type,
              group: kind.group,
              option: name,
              label: title ? told(title, option.said, 'title') : told(kind.title, kind.said, 'title'),
              slider,
              rest: neutral ?? Number(option.default),
              percent,
              unit,
            },
          ]
        : [],
    ),
  )
}

/** Whether it goes both ways from where it rests. */
export const isTwoWay = ({ rest, slider }: Dial) => rest > slider.low && rest < slider.high

/** `+20%`, `−3.5°`, `+30`: with its sign where it goes both ways from nothing. */
export function reading(dial: Dial, value: number, locale: string): string {
  const change = dial.percent === 'change'
  const inPercent = change || dial.unit === '%'
  const { step } = dial.slider
  const digits = step >= 1 || inPercent ? 0 : step < 0.1 ? 2 : 1
  const signed = isTwoWay(dial) && (change || dial.rest === 0)
  const number = new Intl.NumberFormat(locale, {
    style: inPercent ? 'percent' : 'decimal',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: signed ? 'exceptZero' : 'auto',
  })
  const shown = change ? value - dial.rest : inPercent ? value / 100 : value
  return number.format(shown) + (inPercent ? '' : dial.unit)
}

/** The nearest value that the slider has. */
export function held({ slider: { low, high, step } }: Dial, value: number): number {
  const steps = Math.round((value - low) / step)
  return Number(Math.min(high, Math.max(low, low + steps * step)).toFixed(4))
}
