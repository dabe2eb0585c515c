import { describe, expect, it } from 'vitest'
import type { Choice, PlannedStep } from '@/conversation/wire'
import { going, priceOf, rowsOf } from './planned'

const PLAN: PlannedStep[] = [
  { line: '/select mask=k1', text: 'Select', label: '', cost: 0 },
  { line: '/inpaint prompt=“a red hat”', text: 'Paint there: a red hat', label: 'Painter', cost: 40_000 },
  { line: '/greyscale', text: 'Greyscale', label: '', cost: 0 },
]
const GO: Choice = {
  label: 'Go',
  say: PLAN.map(({ line }) => line).join('\n'),
  image: 'i1',
  version: 'v1',
  options: { confirmed: true, review: false },
}

describe('a list of steps', () => {
  it('is one message as it came, with its price agreed to', () => {
    const rows = rowsOf(PLAN)
    expect(priceOf(PLAN, rows)).toBe(40_000)
    expect(going([GO], PLAN, rows)).toEqual({ do: 'say', text: GO.say, image: 'i1', version: 'v1', options: GO.options })
  })

  it('costs less and says less where a step is left out', () => {
    const rows = rowsOf(PLAN).map((row, at) => ({ ...row, left: at === 1 }))
    expect(priceOf(PLAN, rows)).toBe(0)
    expect(going([GO], PLAN, rows)).toMatchObject({ text: '/select mask=k1\n/greyscale', options: { confirmed: true } })
  })

  it('is asked about anew where a line was changed: nobody saw that price', () => {
    const rows = rowsOf(PLAN).map((row, at) => (at === 1 ? { ...row, line: '/inpaint two red hats' } : row))
    expect(priceOf(PLAN, rows)).toBeNull()
    expect(going([GO], PLAN, rows)).toMatchObject({
      text: '/select mask=k1\n/inpaint two red hats\n/greyscale',
      options: { confirmed: false, review: false },
    })
  })

  it('is nothing where all of it is left out, or no answer is offered', () => {
    expect(going([GO], PLAN, rowsOf(PLAN).map((row) => ({ ...row, left: true })))).toBeNull()
    expect(going([], PLAN, rowsOf(PLAN))).toBeNull()
  })

  it('has no price where nobody knows that of a step', () => {
    const plan = PLAN.map((step) => (step.label ? { ...step, cost: null } : step))
    expect(priceOf(plan, rowsOf(plan))).toBeNull()
  })
})
