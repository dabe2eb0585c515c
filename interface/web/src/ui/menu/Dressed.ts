// What stands in its slot, with the attributes and listeners given to it: reka-ui's `Slot`, without the rest of reka-ui, which
// only an open menu needs.
import { cloneVNode, Comment, Fragment, type FunctionalComponent, type VNode } from 'vue'

export const Dressed: FunctionalComponent = (_, { attrs, slots }) => {
  const first = flat(slots.default?.() ?? []).find((node) => node.type !== Comment)
  return first && cloneVNode(first, attrs)
}
Dressed.inheritAttrs = false

/** Slots handed on from component to component arrive as fragments in each other. */
function flat(nodes: VNode[]): VNode[] {
  return nodes.flatMap((node) => (node.type === Fragment ? flat(node.children as VNode[]) : [node]))
}
