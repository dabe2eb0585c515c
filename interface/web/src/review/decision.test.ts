import { describe, expect, it } from 'vitest'
import type { Choice } from '@/conversation/wire'
import { answering } from './decision'

const choice = (say: string): Choice => ({ label: say, say, image: null, version: null, options: { aspect: '3:2', paint: [{}] } })
const CHOICES = [choice('Paint'), choice('Use my words'), choice('Refine again'), choice('Cancel')]

describe('what becomes of a prompt', () => {
  it('is painted as it stands in the box', () => {
    expect(answering(CHOICES, { do: 'paint', prompt: 'A blue fox.' })).toEqual({
      do: 'say',
      text: 'Paint',
      options: { aspect: '3:2', paint: [{}], reviewed: { prompt: 'A blue fox.' } },
    })
  })

  it('is asked for again, with a wish or without', () => {
    expect(answering(CHOICES, { do: 'refine_again', wish: 'by night' })).toMatchObject({ text: 'Refine again: by night' })
    const plain = answering(CHOICES, { do: 'refine_again', wish: '' })
    expect(plain).toMatchObject({ text: 'Refine again', options: { reviewed: { wish: '' } } })
  })

  it('gives way to the own words', () => {
    expect(answering(CHOICES, { do: 'own_words' })).toMatchObject({ text: 'Use my words' })
  })

  it('is nothing where the question does not offer it', () => {
    expect(answering([choice('Paint')], { do: 'refine_again', wish: '' })).toBeNull()
  })
})
