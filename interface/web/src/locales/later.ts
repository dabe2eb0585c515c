// The English words of what is opened later. Whatever is loaded by `import()` and says them imports this, so that they are
// there before it is shown; the other languages come whole.
import { learn } from '.'
import later from './en/later'

learn(later)
