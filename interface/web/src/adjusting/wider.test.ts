import { expect, test } from 'vitest'
import { saidExtent } from './canvas'
import { Wider } from './wider'

test('a canvas is pulled from where it rested, given up, and let go', () => {
  const wider = new Wider(() => ({ width: 600, height: 400 }))
  wider.pull('e', { x: 80, y: 0 })
  wider.pull('e', { x: 60, y: 0 })
  expect([saidExtent(wider.extent.value), saidExtent(wider.rests.value)]).toEqual(['right:60px', ''])
  wider.letGo()
  wider.pull('e', { x: 15, y: 0 })
  expect(wider.drop()).toBe(true)
  expect(saidExtent(wider.extent.value)).toBe('right:60px')
  expect(wider.drop()).toBe(false)
  wider.takeShape('1:1')
  expect(saidExtent(wider.rests.value)).toBe('top:100px,bottom:100px')
  wider.clear()
  expect(saidExtent(wider.extent.value)).toBe('')
})
