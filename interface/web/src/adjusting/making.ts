// What was set, done to a version: with the mask it is done within, and the layer that is laid on, kept first.
import type { Image, Version } from '@/conversation/wire'
import { isVeil, type Shape } from '@/drawing/shapes'
import type { World } from './adjusting'
import { LAYER, drawnOf, framingOf, shaping, type Adjustment } from './adjustment'
import type { Order } from './calls'
import type { Frame } from './frame'
import type { Panel } from './panels/panels'

export interface Wanted {
  now: Adjustment
  panels: readonly Panel[]
  source: Version
  /** All of it. */
  orders: readonly Order[]
  light: readonly Order[]
  /** What is left of the picture. */
  frame: Frame
  /** Keeps the mask that light is done within; null where all of the picture changes. */
  maskId: (() => Promise<string>) | null
}

export class Making {
  /** The layer that was kept last, by what is on it. */
  private laid: { of: string; id: string | null } | null = null

  constructor(
    private readonly world: Pick<World, 'make' | 'choose' | 'drawings'>,
    private readonly image: Image,
  ) {}

  /** Within what is marked light makes one version; how the picture is turned and cut, another one of that. */
  async make(wanted: Wanted, version: string, signal: AbortSignal): Promise<Image> {
    const { world, image } = this
    const { now, panels, source, light, maskId } = wanted
    if (!maskId) {
      const all = await this.named(wanted, wanted.orders, version, signal)
      return all.length ? world.make(image.id, version, all, null, signal) : world.choose(image.id, version)
    }
    const made = await world.make(image.id, version, [...light], await maskId(), signal)
    const drawn = await this.named(wanted, drawnOf(now, source), made.current, signal)
    const rest = [...shaping(now, panels), ...drawn, ...framingOf(now, panels)]
    return rest.length ? world.make(image.id, made.current, rest, null, signal) : made
  }

  /** With the layer that is laid on, kept now; without that step where nothing of the ink is seen. */
  private async named({ now, frame }: Wanted, orders: readonly Order[], version: string, signal: AbortSignal): Promise<Order[]> {
    if (!orders.some(({ type }) => type === LAYER)) return [...orders]
    const id = await this.keep(now.shapes, frame, version, signal)
    return orders.flatMap((order) => (order.type === LAYER ? (id ? [{ ...order, layer: id }] : []) : [order]))
  }

  private async keep(shapes: readonly Shape[], frame: Frame, version: string, signal: AbortSignal): Promise<string | null> {
    const of = JSON.stringify([frame, shapes])
    if (this.laid?.of !== of) {
      const { drawings } = this.world
      const layer = await drawings.paint(shapes, frame)
      const ink = shapes.filter((shape) => !isVeil(shape))
      this.laid = { of, id: layer && (await drawings.keep(this.image.id, version, layer, ink, signal)) }
    }
    return this.laid.id
  }
}
