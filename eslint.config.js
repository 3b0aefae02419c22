import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'

const browserTwins = ['Comment', 'Response'].map((name) => ({
  name,
  message: `This is the browser's ${name}; import ours from its contract.`,
}))

export default ts.config(
  { ignores: ['node_modules', 'web/dist*', 'data'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node } },
    rules: {
      'no-restricted-globals': ['error', ...browserTwins],
      'no-undef': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      // Pages are addressed by plain links that Fastify serves; there is no client router to resolve them.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['server/**/*.ts', 'workers/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'natural', message: 'Import natural by sub-path: its root loads database clients and reads .env.' },
          ],
        },
      ],
    },
  },
  {
    // One reader of the environment; the launchers in bin/ pass it on to children.
    files: ['server/**/*.ts', 'workers/**/*.ts'],
    ignores: ['server/process/config.ts', 'server/process/bin/**', 'workers/bin/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only config.ts reads the environment.' },
      ],
    },
  },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    files: ['web/**'],
    languageOptions: { globals: { ...globals.browser } },
    rules: { 'no-restricted-globals': ['error', ...browserTwins] },
  },
)
