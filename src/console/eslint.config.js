import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

const rooms = ['activities', 'budgets', 'clues', 'discipline', 'funds', 'home', 'norms', 'print', 'receptions', 'search'];
const doors = ['clues/RegisterClue', 'funds/LinkedClaims', 'norms/RecordFindings', 'norms/words'];
const heavy = { name: 'graphql', message: 'Not for pages: it would be loaded with them.' };

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
      // Rooms meet in the kit, at their addresses and through the doors named above, never in one another's other files.
      'no-restricted-imports': ['error', { paths: [heavy], patterns: [{ group: [...rooms.map((r) => `../${r}/*`), ...doors.map((d) => `!../${d}`)], message: 'A file of another room.' }] }],
    },
  },
  { files: ['src/**/texts.ts', 'src/i18n/words.*.ts', 'src/graphiql/**'], rules: { 'max-lines': 'off', 'no-restricted-imports': 'off' } },
  // The house knows all its rooms.
  { files: ['src/app/**', 'src/i18n/**'], rules: { 'no-restricted-imports': ['error', { paths: [heavy] }] } },
  // In a test the assertion after it says more than a guard before it.
  { files: ['src/**/*.test.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['*.js'], extends: [ts.configs.disableTypeChecked] },
  { files: ['*.ts'], rules: { 'no-restricted-imports': 'off' } },
);
