import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Who may import whom; ARCHITECTURE.md draws the same picture. `except` is relative to `from`. */
const leaves = ['./src/agent/providers', './src/agent/sources', './src/agent/digest', './src/agent/grounding', './src/agent/store', './src/agent/actions'];
const zones = [
  { target: './src/agent', from: ['./src/extension', './src/webview', './mock-llm', './test'], message: 'The engine knows no host.' },
  { target: './src/agent/protocol', from: './src', except: ['./agent/protocol'], message: 'The protocol imports nothing of ours.' },
  { target: './src/agent/interfaces', from: './src', except: ['./agent/protocol', './agent/interfaces'], message: 'Interfaces know only the protocol.' },
  { target: './src/agent/streams', from: './src', except: ['./agent/streams'], message: 'Streams know nothing of what flows through them.' },
  { target: './src/agent/system', from: './src', except: ['./agent/system'], message: 'What the operating system tells knows nothing of who asks.' },
  { target: './src/webview', from: './src', except: ['./webview', './agent/protocol'], message: 'The sidebar knows only the protocol.' },
  { target: './src/extension', from: './src/agent', except: ['./protocol', './engine.ts', './interfaces', './system'], message: "The extension uses the agent's public face." },
  { target: './src/extension', from: './src/webview', message: 'The extension and the sidebar share only the protocol.' },
  { target: './mock-llm', from: './src', message: 'A mistake on the wire must not cancel itself out.' },
  ...leaves.map((target) => ({
    target,
    from: './src/agent',
    except: ['./protocol', './interfaces', './streams', './system', `.${target.slice('./src/agent'.length)}`],
    message: 'The parts of the engine do not know one another; the orchestrator brings them together.',
  })),
  ...leaves.map((from) => ({
    target: './src/agent/orchestrator',
    from,
    message: 'The orchestrator works through interfaces; engine.ts names the concrete parts.',
  })),
];

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.vscode-test/', 'artifacts/', 'test/fixtures/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.mjs'], extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } })],
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Dependencies are objects of closures, which may be taken apart.
      '@typescript-eslint/unbound-method': 'off',
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.{mjs,js}'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', fetch: 'readonly', AbortSignal: 'readonly', AbortController: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', setInterval: 'readonly', clearInterval: 'readonly', performance: 'readonly', Buffer: 'readonly', encodeURIComponent: 'readonly', document: 'readonly', window: 'readonly' } },
  },
);
