// Builds everything into dist/. `--watch` rebuilds on change, `--production` minifies.
import { build, context } from 'esbuild';
import { rm } from 'node:fs/promises';
import path from 'node:path';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/**
 * `await import('./heavy.js')` of one of our own modules becomes a bundle of its own that is required when it is
 * first asked for; otherwise esbuild would put it into the caller's bundle, and activation would pay for parsing it.
 */
const lazy = new Map();
const lazyImports = {
  name: 'lazy-imports',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^\./ }, async ({ kind, path: specifier, resolveDir, pluginData, importer }) => {
      if (kind !== 'dynamic-import' || pluginData === lazyImports || importer.includes('node_modules')) return undefined;
      const { path: file, errors } = await pluginBuild.resolve(specifier, { kind, resolveDir, importer, pluginData: lazyImports });
      if (errors.length > 0) return { errors };
      const name = path.relative('src', file).replace(/\.tsx?$/, '').split(path.sep).join('-');
      lazy.set(name, file);
      return { path: `./${name}.js`, external: true };
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
  // VS Code patches `http` and `https` by these names only, for the user's proxy and certificates.
  alias: { 'node:http': 'http', 'node:https': 'https' },
  plugins: [lazyImports],
  // Packages that ask for their own place on disk find it in the bundle's.
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
};

const entryPoints = {
  extension: 'src/extension/extension.ts',
  cli: 'src/agent/cli.ts',
  worker: 'src/agent/sources/worker.ts',
  'mock-llm': 'mock-llm/main.ts',
};
const webview = {
  ...shared,
  entryPoints: { main: 'src/webview/main.tsx', metrics: 'src/webview/metrics/main.tsx' },
  outdir: 'dist/webview',
  platform: 'browser',
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.ttf': 'file' },
  define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
};

/** Lazy modules may have lazy imports of their own, so this repeats until there are no new ones. */
async function buildLazy(run) {
  const built = new Set();
  for (;;) {
    const pending = [...lazy].filter(([name]) => !built.has(name));
    if (pending.length === 0) return;
    await run({ ...node, entryPoints: Object.fromEntries(pending) });
    for (const [name] of pending) built.add(name);
  }
}

await rm('dist', { recursive: true, force: true });

const started = performance.now();
if (watch) {
  const start = async (options) => {
    const watcher = await context(options);
    await watcher.rebuild();
    await watcher.watch();
  };
  await Promise.all([start({ ...node, entryPoints }), start(webview)]);
  await buildLazy(start);
  console.log('Built; watching for changes.');
} else {
  await Promise.all([build({ ...node, entryPoints }), build(webview)]);
  await buildLazy(build);
  console.log(`Built dist in ${Math.round(performance.now() - started)} ms.`);
}
