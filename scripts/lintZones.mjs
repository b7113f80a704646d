// The allowed imports, as in ARCHITECTURE.md. eslint.config.mjs enforces them.

import path from 'node:path';

import { repositoryRoot } from './repositoryRoot.mjs';

/**
 * @typedef {object} Zone
 * @property {string} target the folder whose files are restricted
 * @property {string} from the folder that they may not import from, except their own
 * @property {string[]} [except] exceptions, relative to `from`
 * @property {string} message
 */

/** @type {Zone[]} */
const layers = [
  {
    target: './src/protocol',
    from: './src',
    except: ['./protocol'],
    message: 'The protocol imports nothing from this repository.',
  },
  {
    target: './src/agent',
    from: './src',
    // The renderer calls functions in a page by their names and types.
    except: ['./agent', './protocol', './inPage/contract.ts'],
    message: 'The engine must not import a host, or what runs in a page.',
  },
  // A host enters the engine only through its face, and never imports another host.
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
    message: 'The sidebar imports only the protocol.',
  },
  {
    target: './src/companion',
    from: './src',
    except: ['./companion', './inPage', './protocol'],
    message: 'The browser companion imports only the protocol and what runs in a page.',
  },
  {
    target: './src/inPage',
    from: './src',
    except: ['./inPage'],
    message: 'What runs in a page imports nothing from this repository.',
  },
  {
    target: './mock-llm',
    from: './src',
    except: ['./protocol/defaults.ts'],
    message: 'The mock LLM must not share code with the engine, so that it cannot repeat its mistakes.',
  },
  ...['./src', './mock-llm'].map((from) => ({
    target: './packages/text',
    from,
    message: 'Text analysis must not import the code that uses it.',
  })),
  ...['./src', './mock-llm', './packages'].flatMap((target) =>
    ['./test', './scripts'].map((from) => ({
      target,
      from,
      message: 'The product must not import its tests or scripts.',
    })),
  ),
];

/** Folders that every part of the engine may import, in addition to the protocol. */
const SHARED = ['interfaces', 'streams', 'system'];

/**
 * Zones for the folders of a layer, each with the folders that it may import.
 *
 * @param {string} layer
 * @param {Record<string, string[]>} folders
 * @param {string} message
 * @returns {Zone[]}
 */
const foldersOf = (layer, folders, message) =>
  Object.entries(folders).map(([folder, others]) => ({
    target: `${layer}/${folder}`,
    from: layer,
    except: [folder, ...others].map((name) => `./${name}`),
    message,
  }));

/** @type {readonly Zone[]} */
export const ZONES = [
  ...layers,
  ...foldersOf(
    './src/agent',
    {
      interfaces: [],
      streams: [],
      system: [],
      export: [],
      actions: SHARED,
      digest: SHARED,
      grounding: SHARED,
      orchestrator: SHARED,
      providers: SHARED,
      server: SHARED,
      sources: SHARED,
      store: SHARED,
      tools: SHARED,
    },
    'The parts of the engine must not import one another. engine.ts connects them.',
  ),
  ...foldersOf('./src/protocol', { messages: [] }, 'The message catalogs import nothing.'),
  ...foldersOf(
    './src/extension',
    {
      agent: ['documents', 'citations', 'models', 'disposable.ts', 'settings.ts', 'translation.ts'],
      chat: ['citations', 'documents', 'models', 'disposable.ts', 'settings.ts', 'translation.ts'],
      citations: ['documents', 'disposable.ts', 'settings.ts', 'translation.ts'],
      companion: ['disposable.ts'],
      documents: ['disposable.ts', 'settings.ts', 'translation.ts'],
      // Links open in the sidebar.
      links: ['sidebar', 'settings.ts', 'translation.ts'],
      models: ['disposable.ts', 'settings.ts', 'translation.ts'],
      sidebar: ['agent', 'citations', 'documents', 'models', 'disposable.ts', 'settings.ts', 'translation.ts'],
    },
    'The parts of the extension must not import one another. composition.ts connects them.',
  ),
  ...foldersOf('./src/companion', { capture: [] }, 'What runs in a page imports nothing of the companion.'),
  ...foldersOf(
    './src/webview',
    {
      state: [],
      selectors: ['state'],
      transport: [],
      view: ['state', 'selectors', 'controller.ts'],
      metrics: ['selectors', 'styles', 'host.ts', 'pageLanguage.ts'],
      pdf: ['selectors', 'styles', 'host.ts', 'pageLanguage.ts'],
      styles: [],
    },
    'In the sidebar, the state must not import wording or views, selectors must not import views, and the transport imports neither.',
  ),
];

/**
 * The rule's options, with absolute paths, so that ESLint can be started in any folder.
 *
 * @returns {{zones: object[]}}
 */
export function restrictedPaths() {
  const absolute = (/** @type {string} */ folder) => path.join(repositoryRoot, folder);
  return { zones: ZONES.map((zone) => ({ ...zone, target: absolute(zone.target), from: absolute(zone.from) })) };
}
