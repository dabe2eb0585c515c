// The page's linter: `npm run lint`, part of `make lint`. A rule that is off says why beside it.
import css from '@eslint/css'
import { defineConfig, globalIgnores } from 'eslint/config'
import vue from 'eslint-plugin-vue'
import scopedCss from 'eslint-plugin-vue-scoped-css'
import accessibility from 'eslint-plugin-vuejs-accessibility'
import typescript from 'typescript-eslint'
import { longLines } from './lint/long-lines.js'

export default defineConfig(
  globalIgnores(['dist/', 'public/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.vue', '**/*.js'],
    extends: [typescript.configs.recommended, typescript.configs.stylistic],
    rules: {
      // an empty function is how nothing is said: what a fake does not do, a rejection that is told elsewhere
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.vue'],
    extends: [vue.configs['flat/recommended'], accessibility.configs['flat/recommended'], scopedCss.configs['flat/recommended']],
    languageOptions: { parserOptions: { parser: typescript.parser } },
    rules: {
      // a line is parted where it gets long (`page/long-lines`), not by the number of what stands in it
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off', // white space that it adds is seen beside inline elements
      'vue/multi-word-component-names': 'off', // components are imported by name and written with a capital, as no element of HTML is
      'vue/require-default-prop': 'off', // `?` in the type says it: undefined
      'vue/no-unused-refs': 'error',
      'vue/no-unused-emit-declarations': 'error',
      'vue/no-unused-properties': 'error',
      // either will do: our fields stand in their label, or name it
      'vuejs-accessibility/label-has-for': [
        'error',
        { required: { some: ['nesting', 'id'] }, controlComponents: ['Switch', 'TypedInput'] },
      ],
      // the focus is on a child of a composite (`v-roving`), or stays in the box that names the marked option
      'vuejs-accessibility/interactive-supports-focus': 'off',
    },
  },
  {
    files: ['**/*.css'],
    plugins: { css },
    language: 'css/css',
    extends: ['css/recommended'],
    rules: {
      'css/no-invalid-properties': ['error', { allowUnknownVariables: true }], // most are in tokens.css
      'css/use-baseline': 'off', // light-dark() is what the page is made of; the browsers of the day have it
      'css/no-important': 'off', // stillness for whoever asks for it, and [hidden], win over everything
    },
  },
  {
    files: ['**/*.ts', '**/*.vue', '**/*.css', '**/*.js'],
    plugins: { page: { rules: { 'long-lines': longLines } } },
    rules: { 'page/long-lines': ['error', 140] },
  },
  {
    files: ['src/settings/*Panel.vue', 'src/account/AccountPanel.vue', 'src/administration/AdministrationPanel.vue'],
    rules: { 'vue/no-unused-properties': 'off' }, // the page of settings gives every panel the same
  },
  // written by `make wire`
  { files: ['src/conversation/wire.ts'], rules: { 'page/long-lines': 'off' } },
)
