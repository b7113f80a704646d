/**
 * `npm run film [-- --update]`: photographs the sidebar while it summarizes 500 KB with a slow model server (2,000 prompt
 * tokens a second). Leaves the photographs and a strip of them in artifacts/film; `--update` also replaces docs/film.png.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { repositoryRoot } from '../../scripts/repositoryRoot.mjs';
import { article } from '../helpers/articles.js';
import { newTurn } from '../helpers/sidebarTurn.js';
import { openVsCode, type VsCodeWindow } from '../helpers/vscodeWindow.js';

const PACE = { promptRate: 2_000, outputRate: 60, slots: 4, contextTokens: 4_096, prose: true };
/** About 500 KB. */
const PARAGRAPHS = 1_150;
const SIDEBAR_WIDTH = 380;
const VIEWPORT = { width: 1_000, height: 640 };
/** Between the photographs that aren't part of the strip, to look for jumps. */
const FRAME_MS = 400;
const LONGEST_MS = 5 * 60_000;
/** Of the strip; the photographs are reduced to this width. */
const PICTURE_WIDTH = 236;

interface Scene {
  caption: string;
  /** Whether it has come. */
  isOn(turn: Locator): Promise<boolean>;
}

const exists = async (locator: Locator): Promise<boolean> => (await locator.count()) > 0;

/** In order: each is photographed as soon as it has come. */
const SCENES: readonly Scene[] = [
  { caption: 'The first notes', isOn: (turn) => exists(turn.locator('.live-text')) },
  { caption: 'The first answer streams', isOn: (turn) => exists(turn.locator('.first-answer')) },
  {
    caption: 'Its marks appear',
    isOn: async (turn) => (await turn.locator('.answer .cite[data-citation]').count()) >= 2,
  },
  {
    caption: 'Reading on',
    isOn: (turn) => exists(turn.locator('.run-facts', { hasText: /\b1\d of \d+/ })),
  },
  {
    caption: 'Nearly everything is read',
    isOn: (turn) => exists(turn.locator('.run-facts', { hasText: /\b4\d of 4\d/ })),
  },
  {
    caption: 'Everything is read',
    isOn: (turn) => exists(turn.locator('.run-facts', { hasText: /Writ/ })),
  },
  { caption: 'The full answer and its verdict', isOn: (turn) => exists(turn.locator('.verdict')) },
];

async function film(vscode: VsCodeWindow, folder: string): Promise<string[]> {
  await vscode.openFile('districts.md');
  await vscode.setSidebarWidth(SIDEBAR_WIDTH);
  const started = performance.now();
  const turn = await newTurn(vscode, () => vscode.runCommand('Regen Research: Summarize Active Document'));
  const pictures: string[] = [];
  let scene = 0;
  for (let frame = 0; performance.now() - started < LONGEST_MS; frame++) {
    const seconds = ((performance.now() - started) / 1_000).toFixed(1).padStart(5, '0');
    const file = path.join(folder, `${seconds}.png`);
    await vscode.page.locator('.part.sidebar').screenshot({ path: file });
    const current = SCENES[scene];
    if (!current) return pictures;
    if (await current.isOn(turn)) {
      const picture = path.join(folder, `scene-${scene}.png`);
      await vscode.page.locator('.part.sidebar').screenshot({ path: picture });
      pictures.push(picture);
      console.log(JSON.stringify({ scene: current.caption, seconds: (performance.now() - started) / 1_000 }));
      scene++;
    } else await vscode.page.waitForTimeout(FRAME_MS);
  }
  throw new Error(`After ${LONGEST_MS / 60_000} minutes: ${await vscode.sidebarText()}`);
}

/** The photographs side by side, with their captions. */
async function stripOf(vscode: VsCodeWindow, pictures: readonly string[], file: string): Promise<void> {
  const cells = await Promise.all(
    pictures.map(async (picture, index) => {
      const data = (await readFile(picture)).toString('base64');
      return `<figure><img src="data:image/png;base64,${data}"><figcaption>${SCENES[index]?.caption ?? ''}</figcaption></figure>`;
    }),
  );
  const page = await vscode.page.context().newPage();
  await page.setContent(
    `<style>main{padding:8px;display:flex;gap:8px;width:max-content;background:#fff;font:13px sans-serif}figure{margin:0}
    img{width:${PICTURE_WIDTH}px;border:1px solid #ccc;display:block}figcaption{padding-top:4px;text-align:center}</style><main>${cells.join('')}</main>`,
  );
  await page.locator('main').screenshot({ path: file });
  await page.close();
}

async function main(): Promise<void> {
  const folder = path.join(repositoryRoot, 'artifacts', 'film');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const model = fork(new URL('../bench/digest/pacedServer.ts', import.meta.url), [JSON.stringify(PACE)], {
    execArgv: ['--import=tsx'],
  });
  const [{ port }] = (await once(model, 'message')) as [{ port: number }];
  const vscode = await openVsCode({
    files: { 'districts.md': article(PARAGRAPHS, 'Coastal districts') },
    settings: {
      'regenResearch.providerOrder': ['ollama'],
      'regenResearch.ollama.baseUrl': `http://127.0.0.1:${port}`,
      'regenResearch.reading.depth': 'thorough',
      'editor.minimap.enabled': false,
    },
    theme: 'light',
    viewport: VIEWPORT,
  });
  try {
    await vscode.openSidebar();
    const pictures = await film(vscode, folder);
    const strip = path.join(folder, 'strip.png');
    await stripOf(vscode, pictures, strip);
    if (process.argv.includes('--update')) await copyFile(strip, path.join(repositoryRoot, 'docs', 'film.png'));
  } finally {
    await vscode.close();
    model.disconnect();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
