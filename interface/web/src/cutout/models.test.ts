import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '@/api/error'
import type { CutoutModel } from './calls'
import { createModels, EVERY_MS } from './models'

/** A server with one model that is fetched a step at a time. */
class Shop {
  asked = 0
  refuses: ApiError | null = null
  row: CutoutModel = {
    name: 'u2netp',
    label: 'U²-Net small',
    good_for: 'anything',
    bytes: 100,
    job: 'cutout',
    licence: 'Apache 2.0',
    state: 'absent',
    received: 0,
    error: null,
  }

  models = async () => {
    this.asked += 1
    if (this.row.state === 'fetching') this.step()
    return [{ ...this.row }]
  }

  fetchModel = async () => {
    if (this.refuses) throw this.refuses
    this.row = { ...this.row, state: 'fetching', error: null }
    return { ...this.row }
  }

  dropModel = async () => {
    this.row = { ...this.row, state: 'absent', received: this.row.state === 'fetching' ? this.row.received : 0 }
  }

  private step() {
    const received = this.row.received + 50
    this.row = { ...this.row, received, state: received >= 100 ? 'present' : 'fetching' }
  }
}

let shop: Shop
let models: ReturnType<typeof createModels>

beforeEach(async () => {
  vi.useFakeTimers()
  shop = new Shop()
  models = createModels(shop)
  await models.load()
})

afterEach(() => {
  models.stop()
  vi.useRealTimers()
})

test('with nothing on its way it asks once', async () => {
  await vi.advanceTimersByTimeAsync(20 * EVERY_MS)
  expect(shop.asked).toBe(1)
  expect(models.state.rows[0]!.state).toBe('absent')
})

test('a fetch is followed until the model is here, and no longer', async () => {
  await models.fetch('u2netp')
  expect(models.state.rows[0]!.state).toBe('fetching')
  await vi.advanceTimersByTimeAsync(EVERY_MS)
  expect(models.state.rows[0]!.received).toBe(50)
  await vi.advanceTimersByTimeAsync(20 * EVERY_MS)
  expect(models.state.rows[0]!.state).toBe('present')
  expect(shop.asked).toBe(3)
})

test('a fetch that was cancelled goes on where it was', async () => {
  await models.fetch('u2netp')
  await vi.advanceTimersByTimeAsync(EVERY_MS)
  await models.drop('u2netp')
  expect(models.state.rows[0]).toMatchObject({ state: 'absent', received: 50 })
  await models.fetch('u2netp')
  await vi.advanceTimersByTimeAsync(EVERY_MS)
  expect(models.state.rows[0]!.state).toBe('present')
})

test('what is refused is said at its row until it is pressed again', async () => {
  shop.refuses = new ApiError({ code: 'disk', title: 'The disk is full' })
  await models.fetch('u2netp')
  expect(models.state.refused.u2netp?.title).toBe('The disk is full')
  shop.refuses = null
  await models.fetch('u2netp')
  expect(models.state.refused).toEqual({})
})

test('nobody looks any more: nothing is asked', async () => {
  await models.fetch('u2netp')
  models.stop()
  await vi.advanceTimersByTimeAsync(20 * EVERY_MS)
  expect(shop.asked).toBe(1)
})
