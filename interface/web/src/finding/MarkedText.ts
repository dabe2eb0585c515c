// Words of which some were searched: a component without an instance, for there are two in each line.
import { h, type FunctionalComponent } from 'vue'
import type { Part } from './line'

const MarkedText: FunctionalComponent<{ parts: readonly Part[] }> = ({ parts }) =>
  parts.map(({ text, hit }) => (hit ? h('mark', text) : text))
MarkedText.props = ['parts']

export default MarkedText
