// The pages of Settings but the first: most people see one of them, so they come together once the first is seen.
import '@/locales/later'

export { default as account } from '@/account/AccountPanel.vue'
export { default as about } from './AboutPanel.vue'
export { default as files } from './FilesPanel.vue'
export { default as memory } from './MemoryPanel.vue'
export { default as models } from './ModelsPanel.vue'
export { default as providers } from './ProvidersPanel.vue'
export { default as tokens } from './TokensPanel.vue'
