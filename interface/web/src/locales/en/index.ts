// Every word on the page, one file an area. Plain, short, sentence case; see the design's "Words".
import first from './first'
import later from './later'

export default { ...first, ...later }
