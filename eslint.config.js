import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import { defineConfig, globalIgnores } from 'eslint/config'
import globals from 'globals'
import path from 'node:path'
import ts from 'typescript-eslint'

const VAGUE = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc'])

/** A name says what is in a file or folder; these say only that nobody knew. */
const noVagueNames = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { vague: '“{{name}}” says nothing: name it by what it does.' },
  },
  create: (context) => ({
    Program(node) {
      const parts = path.relative(context.cwd, context.filename).split(path.sep)
      for (const name of parts.map((part) => part.split('.')[0])) {
        if (VAGUE.has(name)) context.report({ node, messageId: 'vague', data: { name } })
      }
    },
  }),
}

const MARKUP_SINKS = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe)$/]',
    message: 'No markup from strings: render blocks and notes as components.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(write|writeln|parseFromString|createContextualFragment)$/]',
    message: 'No markup from strings: render blocks and notes as components.',
  },
]

export default defineConfig(
  globalIgnores(['out/', 'dist/', 'coverage/', 'test-results/', 'docs/', 'seeds/', 'build/']),
  js.configs.recommended,
  {
    plugins: { lectern: { rules: { 'no-vague-names': noVagueNames } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { globals: { ...globals.es2023 } },
    rules: {
      'lectern/no-vague-names': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'prefer-const': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'URL',
          property: 'canParse',
          message: 'It is not to be trusted on Node 20: parseUrl tells.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'Identifier[name="ipcRenderer"]',
          message: 'ipcRenderer lives in src-main/preload alone.',
        },
      ],
    },
  },
  { files: ['**/*.{mjs,cjs,js}'], languageOptions: { globals: { ...globals.node } } },
  {
    files: ['**/*.ts', '**/*.svelte'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: {
      // The type checker knows every global.
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // A parameter that ties an argument to a call made inside the body is used, whatever the rule counts.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Electron's classes have constructors that the rule does not see.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      'svelte/no-at-html-tags': 'error',
      // A component's exports and snippets reach the type checker without their types: svelte-check has them.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // `let { … } = $props()` is Svelte's own form; svelte/prefer-const knows it.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
    },
  },
  {
    files: ['src-renderer/**'],
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      // `void x` in an effect or a derivation says that x is only to be depended on.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      'no-restricted-syntax': [
        'error',
        ...MARKUP_SINKS,
        {
          selector: 'Identifier[name="ipcRenderer"]',
          message: 'ipcRenderer lives in src-main/preload alone.',
        },
      ],
    },
  },
  { files: ['src-main/preload/**', 'tools/**', 'tests/**'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['tests/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['it', 'test', 'describe'].flatMap((object) =>
          ['only', 'skip', 'todo'].map((property) => ({ object, property, message: 'A suite runs whole.' })),
        ),
      ],
      // A test says what must be there; when it is not, it fails all the same.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
)
