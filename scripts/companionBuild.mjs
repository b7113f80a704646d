// The browser companion: one source, built for Chrome and Edge, and for Firefox, in out/companion/.
import { build } from 'esbuild';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { repositoryRoot } from './repositoryRoot.mjs';

const SOURCE = path.join(repositoryRoot, 'src', 'companion');
const OUTPUT = path.join(repositoryRoot, 'out', 'companion');

export const BROWSERS = /** @type {const} */ (['chrome', 'firefox']);

/** @param {(typeof BROWSERS)[number]} browser */
export const companionFolder = (browser) => path.join(OUTPUT, browser);

/** The public half of a key whose private half was discarded: without a store, the extension's id depends on it. */
const CHROME_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAmL5kzC3GmwGrj/MBP3p7lOdpy8UT560fVHXWzH9KfuSxMeEN9yr6/kITdHVRI8lHu5arvb1lDXusB4Tdy2K3Zxz4dnSm3Ydb/KSAW6L9hQ2kksBCoIV57MfJrFTocYb2mc8T10gcJ0l3mQl+YVGY5SzFxYn2qmODnbAP62IrroaoUCyhqZkF2pI5WfeWF85viilrzX2FUMvH9cBVzTgwocVsKgkLQK7npZne/XJR6jz9D9m2uO2JYmH/uldumXIxPlgwMbzZLIChR25uZ79f/iKRr3k4tfIWR/reFgTa1tl3pCGRp1wsdCl59J5jxhsJKPk+kUAZoI6XXqdtWz5WEwIDAQAB';

/**
 * @param {(typeof BROWSERS)[number]} browser
 * @param {string} version
 */
function manifest(browser, version) {
  const common = {
    manifest_version: 3,
    name: '__MSG_name__',
    description: '__MSG_description__',
    version,
    default_locale: 'en',
    icons: { 256: 'icon.png' },
    action: { default_title: '__MSG_summarizePage__', default_icon: 'icon.png' },
    options_ui: { page: 'companion.html', open_in_tab: true },
    // Gives access to the active page only after a click.
    permissions: ['activeTab', 'scripting', 'contextMenus', 'storage'],
    optional_host_permissions: ['http://*/*', 'https://*/*'],
    commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+R' } } },
    // Firefox's default would turn ws: into wss:.
    content_security_policy: {
      extension_pages: "default-src 'none'; script-src 'self'; style-src 'self'; connect-src ws://127.0.0.1:*",
    },
  };
  if (browser === 'chrome')
    return {
      ...common,
      key: CHROME_KEY,
      minimum_chrome_version: '116',
      background: { service_worker: 'background.js', type: 'module' },
    };
  return {
    ...common,
    background: { scripts: ['background.js'], type: 'module' },
    browser_specific_settings: {
      gecko: {
        id: 'companion@regen-research',
        strict_min_version: '142.0',
        // Pages are sent only to the person's own VS Code.
        data_collection_permissions: { required: ['none'] },
      },
    },
  };
}

/** @param {{production: boolean}} options */
export async function buildCompanion({ production }) {
  await rm(OUTPUT, { recursive: true, force: true });
  const { version } = JSON.parse(await readFile(path.join(repositoryRoot, 'package.json'), 'utf8'));
  for (const browser of BROWSERS) {
    const folder = companionFolder(browser);
    await mkdir(folder, { recursive: true });
    await build({
      absWorkingDir: repositoryRoot,
      entryPoints: {
        background: 'src/companion/background.ts',
        page: 'src/companion/page.ts',
        capture: 'src/companion/capture/capturePage.ts',
      },
      outdir: folder,
      bundle: true,
      minify: production,
      platform: 'browser',
      // Injected files can't be modules, and the others are one file each.
      format: 'iife',
      target: 'es2022',
      logLevel: 'warning',
    });
    for (const file of ['companion.html', 'companion.css', '_locales'])
      await cp(path.join(SOURCE, file), path.join(folder, file), { recursive: true });
    await cp(path.join(repositoryRoot, 'media', 'icon.png'), path.join(folder, 'icon.png'));
    await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(manifest(browser, version), null, 2));
  }
}
