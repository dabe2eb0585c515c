// Words that the first page needs, and what a conversation says.
import composer from './composer'
import shelf from './shelf'
import sidebar from './sidebar'
import start from './start'
import thread from './thread'
import ui from './ui'
import uploads from './uploads'

export default { composer, shelf, sidebar, start, thread, ui, uploads }
