// The page starts here: styles, words, routes, then the session before anything is shown.
import '@/styles/fonts.css'
import '@/styles/tokens.css'
import '@/styles/base.css'
import '@/styles/buttons.css'
import '@/styles/marks.css'
import '@/styles/fields.css'
import '@/styles/shell.css'
import '@/styles/pictures.css'
import '@/styles/notices.css'
import '@/styles/layers.css'
import '@/styles/touch.css'
import { createApp } from 'vue'
import App from '@/App.vue'
import { conversation } from '@/conversation/open'
import { CONVERSATION } from '@/conversation/useConversation'
import { i18n, speak } from '@/locales'
import { remembered } from '@/locales/languages'
import { router } from '@/router'
import { keepCompositions } from '@/ui/composing'
import { keepInert } from '@/ui/inert'

void speak(remembered()).then(afterEvaluation).then(() => {
  keepCompositions(window)
  createApp(App).use(i18n).use(router).provide(CONVERSATION, conversation).mount('#page')
  keepInert(document.body)
})

/** What was just loaded has been evaluated, which is a task of its own: on a slow phone each of them takes a tenth of a second. */
function afterEvaluation(): Promise<void> {
  return new Promise((done) => setTimeout(done))
}
