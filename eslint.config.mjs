import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

import { americanSpelling } from './scripts/americanSpelling.mjs';
import { fileNames } from './scripts/fileNames.mjs';
import { restrictedPaths } from './scripts/lintZones.mjs';

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.vscode-test/', 'artifacts/', 'test/fixtures/'] },
  js.configs.recommended,
  {
    plugins: { ours: { rules: { 'file-names': fileNames, 'american-spelling': americanSpelling } } },
    rules: {
      'ours/file-names': 'error',
      'ours/american-spelling': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'PrivateIdentifier', message: 'Write `private`, which every tool shows.' },
      ],
    },
  },
  {
    // Test texts and word lists use any spelling.
    files: ['test/**', 'mock-llm/sampleText.ts', 'packages/text/**', 'src/agent/grounding/**'],
    rules: { 'ours/american-spelling': ['error', { strings: false }] },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: {
      // Without these, no-cycle ignores TypeScript.
      'import-x/extensions': ['.ts', '.tsx', '.js', '.mjs'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver-next': [
        createNodeResolver({
          extensions: ['.ts', '.tsx', '.js', '.mjs'],
          extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
        }),
      ],
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Dependencies are objects of closures, which can be destructured safely.
      '@typescript-eslint/unbound-method': 'off',
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', restrictedPaths()],
      eqeqeq: 'error',
      // Prettier is responsible for line lengths.
      'no-unexpected-multiline': 'off',
    },
  },
  {
    files: ['**/*.{mjs,js}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
        AbortController: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        performance: 'readonly',
        Buffer: 'readonly',
        encodeURIComponent: 'readonly',
        document: 'readonly',
        window: 'readonly',
      },
    },
  },
);
