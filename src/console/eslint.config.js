import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist', 'src/generated', 'node_modules'] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  hooks.configs.flat['recommended-latest'],
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Handlers of events may be async; a rejection still reaches the page's error report.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      'max-lines': ['error', { max: 200, skipBlankLines: false }],
      // Rooms meet in the kit and at their addresses, never in one another's files.
      'no-restricted-imports': ['error', { paths: [{ name: 'graphql', message: 'Not for pages: it would be loaded with them.' }] }],
    },
  },
  { files: ['src/**/texts.ts', 'src/i18n/words.*.ts', 'src/graphiql/**'], rules: { 'max-lines': 'off', 'no-restricted-imports': 'off' } },
  // In a test the assertion after it says more than a guard before it.
  { files: ['src/**/*.test.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['*.js'], extends: [ts.configs.disableTypeChecked] },
  { files: ['*.ts'], rules: { 'no-restricted-imports': 'off' } },
);
