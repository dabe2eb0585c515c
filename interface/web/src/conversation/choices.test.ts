import { expect, test } from 'vitest'
import { Choices } from './choices'
import { shown } from './images'
import { image, version } from './testing'
import type { Image } from './wire'

/** A server that answers when it is told to. */
class SlowServer {
  image = image([version('v1'), version('v2', 'v1'), version('v3', 'v2')], 'v3')
  asked: string[] = []
  private readonly waiting: { answer: (image: Image) => void; refuse: (reason: Error) => void; version: string }[] = []

  store = (_: string, version: string) => {
    this.asked.push(version)
    return new Promise<Image>((answer, refuse) => this.waiting.push({ answer, refuse, version }))
  }

  async answers(): Promise<void> {
    const { answer, version } = this.waiting.shift()!
    this.image = { ...this.image, current: version }
    answer(this.image)
    await settled()
  }

  async refuses(): Promise<void> {
    this.waiting.shift()!.refuse(new Error('No'))
    await settled()
  }
}

const settled = () => new Promise((done) => setTimeout(done))

function begun() {
  const server = new SlowServer()
  const seen: string[] = []
  const screen = { image: server.image }
  const choices = new Choices(server.store, (image) => {
    screen.image = image
    seen.push(shown(image).id)
  })
  return { server, seen, choose: (id: string) => choices.choose(screen.image, id), screen }
}

test('a version is shown before the server has answered', async () => {
  const { server, seen, choose } = begun()
  const done = choose('v2')
  expect(seen).toEqual(['v2'])
  await settled()
  await server.answers()
  await done
  expect(seen).toEqual(['v2', 'v2'])
})

test('two steps back in a hurry are stored in order, and the answer to the first does not undo the second', async () => {
  const { server, seen, choose } = begun()
  const both = [choose('v2'), choose('v1')]
  await settled()
  expect(server.asked).toEqual(['v2'])
  await server.answers()
  expect(server.asked).toEqual(['v2', 'v1'])
  await server.answers()
  await Promise.all(both)
  expect(seen).toEqual(['v2', 'v1', 'v1'])
})

test('what is refused is taken back, but not over what was chosen since', async () => {
  const { server, seen, choose } = begun()
  const [first, second] = [choose('v2'), choose('v1')]
  void second.catch(() => {})
  const refused = expect(first).rejects.toThrow('No')
  await settled()
  await server.refuses()
  await refused
  expect(seen).toEqual(['v2', 'v1'])
  await server.refuses()
  await expect(second).rejects.toThrow('No')
  expect(seen).toEqual(['v2', 'v1', 'v2'])
})
