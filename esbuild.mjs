// Builds everything into dist/, and the browser companion into out/companion/. `--watch` rebuilds on change, `--production` minifies.
import { build, context } from 'esbuild';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';

import { buildCompanion } from './scripts/companionBuild.mjs';
import { copyOcrAssets } from './scripts/ocrAssets.mjs';
import { pageReaderOptions } from './scripts/pageReaderBuild.mjs';
import { patchPdfEngine } from './scripts/patchPdfEngine.mjs';
import { copyPdfAssets } from './scripts/pdfAssets.mjs';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/**
 * `await import('./heavy.js')` of our own modules becomes a separate bundle that is loaded on first use; otherwise
 * esbuild would include it in the importing bundle, and activation would pay for parsing it.
 */
const lazy = new Map();
/** Large data that several bundles use becomes a file of its own too, so that the package has it once. */
const SHARED = /\/verbPairs\.js$/;
const lazyImports = {
  name: 'lazy-imports',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^\./ }, async ({ kind, path: specifier, resolveDir, pluginData, importer }) => {
      if (pluginData === lazyImports || importer.includes('node_modules')) return undefined;
      if (kind !== 'dynamic-import' && !(kind === 'import-statement' && SHARED.test(specifier))) return undefined;
      const { path: file, errors } = await pluginBuild.resolve(specifier, {
        kind,
        resolveDir,
        importer,
        pluginData: lazyImports,
      });
      if (errors.length > 0) return { errors };
      const name = path
        .relative('src', file)
        .replace(/\.tsx?$/, '')
        .split(path.sep)
        .join('-');
      lazy.set(name, file);
      return { path: `./${name}.js`, external: true };
    });
  },
};

/** Set once everything is built and watched. */
let watching = false;
/** scripts/dev.mjs forks this script and receives a message after every successful build of the programs. */
const tellOfBuild = {
  name: 'tell-of-build',
  setup(pluginBuild) {
    pluginBuild.onEnd(async ({ errors }) => {
      if (!watching || errors.length > 0) return;
      await buildLazy(startWatching);
      process.send?.('built');
    });
  },
};

/**
 * esbuild copies all properties of a CommonJS module in each file that imports it as a namespace. VS Code's API has
 * about 200 and we import it in about 50 files, which would take half of the time that activation does.
 */
const vscodeAsItIs = {
  name: 'vscode-as-it-is',
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /[\\/]src[\\/]extension[\\/].*\.ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      const contents = source.replace("import * as vscode from 'vscode';", "const vscode = require('vscode');");
      return { contents, loader: 'ts' };
    });
  },
};

const shared = {
  bundle: true,
  sourcemap: !production,
  minify: production,
  logLevel: 'warning',
  legalComments: 'linked',
};
const node = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  outdir: 'dist',
  external: ['vscode', '@vscode/sqlite3'],
  // VS Code patches require (for `vscode`, and http for proxies), not import().
  supported: { 'dynamic-import': false },
  // VS Code patches `http` and `https` only under these names, for the user's proxy and certificates. `ws` looks for
  // `bufferutil` by itself.
  alias: { 'node:http': 'http', 'node:https': 'https', bufferutil: './src/agent/server/frameMask.ts' },
  plugins: [lazyImports, vscodeAsItIs, patchPdfEngine, tellOfBuild],
  // Packages that look up their own location on disk find the bundle's.
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
};

const entryPoints = {
  extension: 'src/extension/extension.ts',
  cli: 'src/cli/main.ts',
  worker: 'src/agent/sources/worker.ts',
  groundingWorker: 'src/agent/groundingWorker.ts',
  'mock-llm': 'mock-llm/main.ts',
};
const webview = {
  ...shared,
  entryPoints: {
    main: 'src/webview/main.tsx',
    metrics: 'src/webview/metrics/main.tsx',
    pdf: 'src/webview/pdf/main.ts',
  },
  outdir: 'dist/webview',
  platform: 'browser',
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  // KaTeX offers every font in three formats; all browsers that run VS Code read the first.
  loader: { '.ttf': 'file', '.woff2': 'file' },
  plugins: [
    {
      name: 'one-format-a-font',
      setup(pluginBuild) {
        pluginBuild.onResolve({ filter: /KaTeX_.*\.(woff|ttf)$/ }, ({ path: font }) => ({
          path: font,
          external: true,
        }));
      },
    },
  ],
  define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
};

const programs = [{ ...node, entryPoints }, webview, pageReaderOptions('dist')];

const builtLazy = new Set();
/** Lazy modules may have lazy imports, so repeat until there are no new ones. */
async function buildLazy(run) {
  for (;;) {
    const pending = [...lazy].filter(([name]) => !builtLazy.has(name));
    if (pending.length === 0) return;
    for (const [name] of pending) builtLazy.add(name);
    await run({ ...node, entryPoints: Object.fromEntries(pending) });
  }
}

/** Settles after the first build, which watching triggers automatically. */
async function startWatching(options) {
  let firstBuilt;
  const first = new Promise((resolve) => (firstBuilt = resolve));
  const tellOfFirst = {
    name: 'tell-of-first',
    setup: (pluginBuild) => pluginBuild.onEnd((result) => firstBuilt(result)),
  };
  const watcher = await context({ ...options, plugins: [...(options.plugins ?? []), tellOfFirst] });
  await watcher.watch();
  // esbuild has already printed the errors.
  if ((await first).errors.length > 0) process.exit(1);
}

// Exit when the parent process does.
if (watch) process.once('disconnect', () => process.exit());
await rm('dist', { recursive: true, force: true });

await copyOcrAssets('dist');
await copyPdfAssets('dist');
await buildCompanion({ production });
const started = performance.now();
if (watch) {
  await Promise.all(programs.map(startWatching));
  await buildLazy(startWatching);
  watching = true;
  console.log('Built. Watching for changes.');
  process.send?.('built');
} else {
  await Promise.all(programs.map((options) => build(options)));
  await buildLazy(build);
  console.log(`Built dist in ${Math.round(performance.now() - started)} ms.`);
}
