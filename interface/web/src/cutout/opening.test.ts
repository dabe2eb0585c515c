import { beforeEach, expect, test } from 'vitest'
import { image, version } from '@/conversation/testing'
import { overlays } from '@/overlays'
import { refines } from './opening'

const mug = image([version('photo'), version('cut', 'photo')])
const choice = { do: 'say', text: '/nobg refine #1', image: 'i1', version: 'photo', options: { refine: true } } as const

beforeEach(() => (overlays.refine = null))

test('a choice that is better painted opens the picture to be painted on', () => {
  expect(refines(choice, [mug])).toBe(true)
  expect(overlays.refine?.version.id).toBe('photo')
})

test('a version that is not there any more: the one that is shown', () => {
  refines({ ...choice, version: 'gone' }, [mug])
  expect(overlays.refine?.version.id).toBe('cut')
})

test('anything else is said', () => {
  expect(refines({ ...choice, options: {} }, [mug])).toBe(false)
  expect(refines({ ...choice, image: 'gone' }, [mug])).toBe(false)
  expect(overlays.refine).toBeNull()
})
