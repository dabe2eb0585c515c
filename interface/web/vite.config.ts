import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { anyPath } from './build/anyPath.ts'
import { evaluatedApart } from './build/evaluatedApart.ts'
import { firstCopy } from './build/firstCopy.ts'
import { dialogParts, firstLoad } from './build/firstLoad.ts'
import { precompress } from './build/precompress.ts'
import { routePages } from './build/routePages.ts'

const server = process.env.ATELIER_SERVER ?? 'http://127.0.0.1:8000'

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url))
const main = source('main.ts')
const dialogs = ['locales/later.ts', 'ui/Dialog.vue', 'ui/DialogHead.vue', 'ui/Segmented.vue', 'ui/Switch.vue', 'settings/tabs.ts']

const TESTS = ['src/**/*.test.ts', 'lint/*.test.js']

/** Tests that put a module of their own in the place of another one: by then it must not have been loaded. All others share
 *  what is loaded, which takes a fifth of the time. */
function stagedTests(): string[] {
  const files = readdirSync(fileURLToPath(new URL('./src', import.meta.url)), { recursive: true, encoding: 'utf8' })
  const tests = files.filter((file) => file.endsWith('.test.ts')).map((file) => `src/${file}`)
  return tests.filter((file) => readFileSync(file, 'utf8').includes('vi.mock('))
}

export default defineConfig({
  plugins: [
    vue(),
    firstCopy(),
    evaluatedApart(),
    anyPath(),
    routePages({ gallery: '/src/gallery/GalleryPage.vue', settings: '/src/settings/SettingsPage.vue' }),
    precompress(),
  ],
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('./src', import.meta.url)),
      // without the message compiler: see src/locales/understood.ts
      'vue-i18n': 'vue-i18n/dist/vue-i18n.runtime.esm-bundler.js',
    },
  },
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    // src/locales/understood.ts makes functions of the messages
    __INTLIFY_DROP_MESSAGE_COMPILER__: true,
  },
  build: {
    target: 'es2023',
    // the content security policy allows no data: outside of pictures, so nothing is inlined
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // what is imported both ways stands in a layer that is loaded later, which `import()` waits for; slow machines are slow
      checks: { ineffectiveDynamicImport: false, pluginTimings: false },
      // the second is for the pages that the server writes: one address, whatever the build
      input: { index: 'index.html', tokens: 'src/styles/server-pages.css' },
      output: {
        assetFileNames: ({ names }) => (names.includes('tokens.css') ? '[name][extname]' : 'assets/[name]-[hash][extname]'),
        codeSplitting: {
          groups: [
            { name: firstLoad(main), debugName: 'first load', priority: 2 },
            { name: dialogParts(dialogs.map(source)), debugName: 'dialogs', priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': server,
      '/send_message': server,
      '/health': server,
      '/socket.io': { target: server, ws: true },
    },
  },
  // a test that needs a document says so in its first line: happy-dom takes longer to come up than most tests to run
  test: {
    environment: 'node',
    testTimeout: 60_000, // they run beside the browsers, which come first
    projects: [
      { extends: true, test: { name: 'beside each other', isolate: false, include: TESTS, exclude: stagedTests() } },
      { extends: true, test: { name: 'each by itself', include: stagedTests() } },
    ],
    // a part that is tested by itself has all its words (src/locales/later.test.ts holds that the page has them in time)
    alias: [{ find: /^\.\/en\/first$/, replacement: fileURLToPath(new URL('./src/locales/en/index.ts', import.meta.url)) }],
  },
})
