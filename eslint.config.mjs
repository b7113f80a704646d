import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Who may import whom; ARCHITECTURE.md draws the same picture. `except` is relative to `from`. */
const layers = [
  // Protocol: what both sides read.
  { target: './src/protocol', from: './src', except: ['./protocol'], message: 'The protocol imports nothing of ours.' },
  // Hosts: the engine by its face only, and never one another.
  ...['cli', 'extension'].map((host) => ({
    target: `./src/${host}`,
    from: './src',
    except: [`./${host}`, './protocol', './agent/index.ts'],
    message: 'A host uses the engine through src/agent/index.ts, and the protocol.',
  })),
  {
    target: './src/webview',
    from: './src',
    except: ['./webview', './protocol'],
    message: 'The sidebar knows only the protocol.',
  },
  { target: './src/agent', from: './src', except: ['./agent', './protocol'], message: 'The engine knows no host.' },
  { target: './mock-llm', from: './src', message: 'A mistake on the wire must not cancel itself out.' },
  { target: './packages/text', from: ['./src', './mock-llm'], message: 'Text analysis knows nobody who uses it.' },
  {
    target: ['./src', './mock-llm', './packages'],
    from: ['./test', './scripts'],
    message: 'The product does not import its tests or scripts.',
  },
];

/** Parts of the engine, each with the other parts that it may import; every part may import the protocol and itself. */
const parts = {
  interfaces: [],
  streams: [],
  system: [],
  actions: ['interfaces', 'streams', 'system'],
  digest: ['interfaces', 'streams', 'system'],
  grounding: ['interfaces', 'streams', 'system'],
  providers: ['interfaces', 'streams', 'system'],
  sources: ['interfaces', 'streams', 'system'],
  store: ['interfaces', 'streams', 'system'],
  export: [],
  server: ['interfaces', 'streams', 'system'],
  orchestrator: ['interfaces', 'streams', 'system'],
};
const engine = Object.entries(parts).map(([part, others]) => ({
  target: `./src/agent/${part}`,
  from: './src/agent',
  except: [part, ...others].map((name) => `./${name}`),
  message: 'The parts of the engine do not know one another; engine.ts brings them together.',
}));
const webview = [
  {
    target: './src/webview/state',
    from: './src/webview',
    except: ['./state'],
    message: 'State knows neither wording nor view.',
  },
  {
    target: './src/webview/selectors',
    from: './src/webview',
    except: ['./selectors', './state'],
    message: 'Selectors derive from state.',
  },
  {
    target: './src/webview/transport',
    from: './src/webview',
    except: ['./transport'],
    message: 'Transports carry messages and know nothing of them.',
  },
];
const zones = [...layers, ...engine, ...webview];

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.vscode-test/', 'artifacts/', 'test/fixtures/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: {
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
      // Dependencies are objects of closures, which may be taken apart.
      '@typescript-eslint/unbound-method': 'off',
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      eqeqeq: 'error',
      // Prettier decides where lines end.
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
