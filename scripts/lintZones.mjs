// Who may import whom; ARCHITECTURE.md draws the same picture. eslint.config.mjs enforces it.

import path from 'node:path';

import { repositoryRoot } from './repositoryRoot.mjs';

/**
 * @typedef {object} Zone
 * @property {string} target the folder whose files are restricted
 * @property {string} from where they may not import from, but for themselves
 * @property {string[]} [except] what they may import all the same, relative to `from`
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
    except: ['./agent', './protocol'],
    message: 'The engine must not import a host.',
  },
  // A host enters the engine by its face only, and never uses another host.
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
    target: './mock-llm',
    from: './src',
    except: ['./protocol/defaults.ts'],
    message: 'A mistake on the wire must not cancel itself out.',
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
      message: 'The product does not import its tests or scripts.',
    })),
  ),
];

/** What every part of the engine may use beside the protocol. */
const SHARED = ['interfaces', 'streams', 'system'];

/**
 * Folders of a layer, each with what else of that layer it may import.
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
  ...foldersOf('./src/protocol', { messages: [] }, 'The catalogs of messages stand alone.'),
  ...foldersOf(
    './src/extension',
    {
      agent: ['documents', 'citations', 'models', 'disposable.ts', 'settings.ts'],
      citations: ['documents', 'disposable.ts', 'settings.ts'],
      documents: ['disposable.ts', 'settings.ts'],
      models: ['disposable.ts', 'settings.ts'],
      sidebar: ['agent', 'citations', 'documents', 'models', 'disposable.ts', 'settings.ts'],
    },
    'The composition of the extension brings its parts together.',
  ),
  ...foldersOf(
    './src/webview',
    {
      state: [],
      selectors: ['state'],
      transport: [],
      view: ['state', 'selectors', 'controller.ts'],
      metrics: ['selectors', 'styles', 'host.ts'],
      styles: [],
    },
    'State knows neither wording nor view, wording no view, and transports nothing of what they carry.',
  ),
];

/**
 * The rule's options, with absolute paths, so that it doesn't matter where ESLint is started.
 *
 * @returns {{zones: object[]}}
 */
export function restrictedPaths() {
  const absolute = (/** @type {string} */ folder) => path.join(repositoryRoot, folder);
  return { zones: ZONES.map((zone) => ({ ...zone, target: absolute(zone.target), from: absolute(zone.from) })) };
}
