/**
 * A real VS Code with the extension in it, for tests that click the real sidebar.
 *
 *   const vscode = await openVsCode({ files: { 'notes.md': '# Notes' }, env: { OLLAMA_BASE_URL: url } });
 *   await vscode.openFile('notes.md');
 *   const sidebar = await vscode.openSidebar();
 *   await sidebar.getByRole('button', { name: 'Run' }).click();
 *   await expectVisible(sidebar.getByText('Supported'));
 *   await vscode.screenshot('first-run');
 *   await vscode.close();
 *
 * Opening takes about ten seconds: open one in `before`, close it in `after`, and give the suite a
 * time-out of a few minutes. `page` is Playwright's own, for everything that has no helper here.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { FrameLocator, Locator, Page } from 'playwright-core';

import { openBrowserWindow } from '../../scripts/vscodeBrowserWindow.mjs';
import { repositoryRoot } from '../../scripts/repositoryRoot.mjs';
import { installExtensionsInPlace, installVsix } from '../../scripts/vscodeInstallExtension.mjs';
import { startVsCodeServer } from '../../scripts/vscodeServer.mjs';
import { writeMachineSettings, writeUserSettings } from '../../scripts/vscodeUserSettings.mjs';

/** Time for one step of VS Code on a busy two-core machine. */
const STEP_LIMIT_MILLISECONDS = 60_000;
/** How long to wait for the sidebar before the window is reloaded once. */
const FIRST_LOOK_MILLISECONDS = 30_000;

/** How long the list of files or commands may take to show what was typed, and how often it is reopened. */
const PICK_MILLISECONDS = 15_000;
const PICK_TRIES = 3;

/** What the addresses of all our views and panels have in common. */
const OUR_WEBVIEWS = 'extensionId=regen-research.regen-research';

/** The browser that shows the window runs on the machine of the server, so that the page may use the WebSocket. */
const SAME_MACHINE = { REGEN_RESEARCH_SAME_MACHINE: '1' };

const THEMES = {
  light: { setting: 'Light Modern', workbenchClass: 'vs' },
  dark: { setting: 'Dark Modern', workbenchClass: 'vs-dark' },
  highContrast: { setting: 'Default High Contrast', workbenchClass: 'hc-black' },
  highContrastLight: { setting: 'Default High Contrast Light', workbenchClass: 'hc-light' },
} as const;

export type Theme = keyof typeof THEMES;

export interface OpenVsCodeOptions {
  /** Written to a temporary workspace folder before VS Code opens it: path to text. */
  files?: Record<string, string>;
  /** User settings, by full name. */
  settings?: Record<string, unknown>;
  /** Added to the environment of the extension host. */
  env?: Record<string, string>;
  theme?: Theme;
  /** VS Code's display language; VS Code itself stays in English, because it has no language pack here. */
  language?: string;
  /** Opens the workspace as untrusted. */
  untrusted?: boolean;
  viewport?: { width: number; height: number };
  /** The extension under test. Default: the one in REGEN_TEST_EXTENSION, or else the repository. */
  extensionFolder?: string;
  /** Folders of additional extensions to install. */
  moreExtensions?: string[];
  /** A package to install instead of the folders, as *Install from VSIX* does. */
  vsix?: string;
}

/** Opens a separate VS Code: a server, a browser, an empty profile, and a temporary workspace. */
export async function openVsCode(options: OpenVsCodeOptions = {}): Promise<VsCodeWindow> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'regen-e2e-'));
  const workspaceFolder = path.join(temporary, 'workspace');
  const serverDataDir = path.join(temporary, 'server');
  await mkdir(workspaceFolder, { recursive: true });
  for (const [name, text] of Object.entries(options.files ?? {})) {
    const file = path.join(workspaceFolder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await writeUserSettings(serverDataDir, {
    ...(options.untrusted
      ? { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' }
      : {}),
    ...options.settings,
    'workbench.colorTheme': THEMES[options.theme ?? 'dark'].setting,
  });
  const extensionsDir = path.join(temporary, 'extensions');
  if (options.vsix !== undefined) await installVsix(extensionsDir, serverDataDir, options.vsix);
  else
    await installExtensionsInPlace(
      extensionsDir,
      options.extensionFolder ?? process.env.REGEN_TEST_EXTENSION ?? repositoryRoot,
      ...(options.moreExtensions ?? []),
    );
  const server = await startVsCodeServer({
    serverDataDir,
    extensionsDir,
    env: { ...SAME_MACHINE, ...options.env },
    language: options.language,
    workspaceTrust: options.untrusted === true,
  });
  const cleanUp = async (): Promise<void> => {
    await server.stop();
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const url = server.pageUrl({ folder: workspaceFolder });
    const browser = await openBrowserWindow({ url, ...(options.viewport ? { viewport: options.viewport } : {}) });
    await recordNotifications(browser.page);
    return new VsCodeWindow(browser.page, workspaceFolder, serverDataDir, async () => {
      await browser.close();
      await cleanUp();
    });
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

/** Keeps the texts of all notifications, also after a reload, because most disappear after a few seconds. */
async function recordNotifications(page: Page): Promise<void> {
  // Its functions are anonymous, because for named ones, the compiled code would call a helper that doesn't exist in
  // the page.
  const record = () => {
    const kept = ((window as { notifications?: string[] }).notifications ??= []);
    new MutationObserver((changes) => {
      if (!changes.some(({ target }) => target instanceof Element && target.closest('.notifications-toasts'))) return;
      for (const { textContent } of document.querySelectorAll('.notification-list-item'))
        if (textContent && !kept.includes(textContent)) kept.push(textContent);
    }).observe(document, { childList: true, subtree: true });
  };
  await page.addInitScript(record);
  await page.evaluate(record);
}

/** Where tests leave their screenshots. */
export const screenshotFile = (name: string): string =>
  path.join(repositoryRoot, 'artifacts', 'screenshots', `${name}.png`);

/**
 * Takes a screenshot of the window whenever a test of the suite fails, and prints the text of the sidebar, since a machine
 * of CI shows only its output. Call it within `describe`.
 */
export function photographFailures(vscode: () => VsCodeWindow): void {
  afterEach(async function () {
    const { currentTest: test } = this;
    // A test that is going to be retried has no state yet.
    if (!test || test.state === 'passed' || test.isPending()) return;
    await vscode().screenshot(`failed-${test.fullTitle().replace(/\W+/g, '-').slice(0, 80)}`);
    console.log(`The sidebar after a failure:\n${await vscode().sidebarText()}`);
  });
}

export class VsCodeWindow {
  private sidebarOrigin: string | undefined;

  constructor(
    /** Playwright's page: the complete workbench. */
    readonly page: Page,
    /** The temporary workspace folder, an absolute path. */
    readonly workspaceFolder: string,
    /** Settings, state, and logs of the server. */
    readonly serverDataDir: string,
    /** Closes the browser and the server, and removes the temporary folders. */
    readonly close: () => Promise<void>,
  ) {
    page.setDefaultTimeout(STEP_LIMIT_MILLISECONDS);
  }

  /** The sidebar's document, which is a frame inside a frame. Locators are resolved on use. */
  get sidebar(): FrameLocator {
    return this.page
      .locator(`iframe.webview[src*="${this.sidebarOrigin ?? OUR_WEBVIEWS}"]`)
      .first()
      .contentFrame()
      .frameLocator('#active-frame');
  }

  /** The last webview that isn't the sidebar: a PDF, a preview, a walkthrough. Frames are in no order that can be relied on. */
  get editorPage(): FrameLocator {
    return this.page
      .locator(`iframe.webview.ready:not([src*="${this.sidebarOrigin ?? OUR_WEBVIEWS}"])`)
      .last()
      .contentFrame()
      .frameLocator('#active-frame');
  }

  /** What the sidebar says, or why that can't be read. */
  async sidebarText(): Promise<string> {
    try {
      return await this.sidebar.locator('body').innerText({ timeout: 2_000 });
    } catch (error) {
      return String(error);
    }
  }

  /** Shows the sidebar with its icon in the activity bar, unless it is visible, and waits for its document. */
  async openSidebar(): Promise<FrameLocator> {
    try {
      return await this.showSidebar(FIRST_LOOK_MILLISECONDS);
    } catch {
      // On a busy machine, a page of the browser-hosted VS Code sometimes loads without its webviews; a person would
      // reload it.
      await this.reload();
      return this.showSidebar(STEP_LIMIT_MILLISECONDS);
    }
  }

  private async showSidebar(timeout: number): Promise<FrameLocator> {
    const icon = this.page.locator('.activitybar .action-item', {
      has: this.page.locator('a[aria-label^="Regen Research"]'),
    });
    await icon.waitFor();
    if (!(await icon.getAttribute('class'))?.includes('checked')) {
      await icon.click();
      // Otherwise the icon's tooltip covers the top of the sidebar.
      await this.page.mouse.move(0, 0);
    }
    this.sidebarOrigin ??= await this.originInSideBar(timeout);
    await this.sidebar.locator('body > *').first().waitFor({ state: 'attached', timeout });
    return this.sidebar;
  }

  /**
   * The part of a frame's address that VS Code uses to distinguish our view from our panels; it stays the same when the
   * view is hidden or the window is reloaded. The frames are next to the workbench in the DOM, and on top of it on
   * screen.
   */
  private async originInSideBar(timeout: number): Promise<string> {
    const found = await this.page.waitForFunction(
      (ours) => {
        const bar = document.querySelector('.part.sidebar')?.getBoundingClientRect();
        const frames = [...document.querySelectorAll<HTMLIFrameElement>(`iframe.webview[src*="${ours}"]`)];
        const inside = frames.find((frame) => {
          const { left, width } = frame.getBoundingClientRect();
          return bar !== undefined && width > 0 && left >= bar.left - 1 && left + width <= bar.right + 1;
        });
        return inside && /[?&](origin=[^&]+)/.exec(inside.src)?.[1];
      },
      OUR_WEBVIEWS,
      { timeout },
    );
    return (await found.jsonValue()) ?? OUR_WEBVIEWS;
  }

  /** Runs a command by its title in the palette, such as `Regen Research: Show Log`. */
  async runCommand(title: string): Promise<void> {
    await this.pick('F1', `>${title}`, title);
  }

  /** Answers an input box in VS Code. */
  async answerInput(text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget:visible input');
    await input.waitFor();
    await input.fill(text);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** Answers a save dialog, identified by its title, with an absolute path. */
  async saveAs(title: string, file: string): Promise<void> {
    await this.page.locator('.quick-input-title', { hasText: title }).waitFor();
    const input = this.page.locator('.quick-input-widget:visible input');
    // The dialog inserts its suggestion a moment after it opens.
    await this.page.waitForFunction(
      (field) => field instanceof HTMLInputElement && /\.\w+$/.test(field.value),
      await input.elementHandle(),
    );
    await this.answerInput(file);
  }

  /** A modal dialog of VS Code. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** Opens a file of the workspace folder in an editor. */
  async openFile(name: string): Promise<void> {
    await this.pick('Control+P', name, path.basename(name));
    await this.page.locator(`.tab[data-resource-name="${path.basename(name)}"]`).waitFor();
  }

  /** Changes settings while VS Code runs; undefined removes one. VS Code takes a moment to notice. */
  async writeSettings(settings: Record<string, unknown>): Promise<void> {
    await writeMachineSettings(this.serverDataDir, settings);
  }

  /** Switches the color theme and waits until the workbench uses it. */
  async setTheme(theme: Theme): Promise<void> {
    await this.writeSettings({ 'workbench.colorTheme': THEMES[theme].setting });
    await this.page.locator(`.monaco-workbench.${THEMES[theme].workbenchClass}`).waitFor();
  }

  /** Drags the edge of the side bar to this width, in CSS pixels (VS Code's minimum is 170). */
  async setSidebarWidth(width: number): Promise<void> {
    const bar = this.page.locator('.part.sidebar');
    const box = await bar.boundingBox();
    if (!box) {
      throw new Error('The side bar is hidden: open it before its width is set.');
    }
    const middle = box.y + box.height / 2;
    await this.page.mouse.move(box.x + box.width, middle);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + width, middle, { steps: 4 });
    await this.page.mouse.up();
    await this.page.mouse.move(box.x + width + 200, middle);
  }

  /**
   * Reloads the window with *Developer: Reload Window*, which lets VS Code save the window's state; a browser's reload
   * doesn't.
   */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('domcontentloaded');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.page.locator('.monaco-workbench').waitFor();
  }

  /** Reloads the window, and shows the sidebar again. */
  async reopen(): Promise<void> {
    await this.reload();
    await this.openSidebar();
  }

  /** Takes a screenshot of the window, or of only the side bar, in artifacts/screenshots; returns the file. */
  async screenshot(name: string, part: 'window' | 'sidebar' = 'window'): Promise<string> {
    const file = screenshotFile(name);
    if (part === 'sidebar') {
      await this.page.locator('.part.sidebar').screenshot({ path: file });
    } else {
      await this.page.screenshot({ path: file });
    }
    return file;
  }

  /** Waits until a notification with this text has appeared, even if it has disappeared since. Each counts once. */
  async notified(text: string | RegExp): Promise<void> {
    const pattern = typeof text === 'string' ? text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : text.source;
    await this.page.waitForFunction(
      ([source, flags]) => {
        const kept = (window as { notifications?: string[] }).notifications ?? [];
        const at = kept.findIndex((one) => new RegExp(source, flags).test(one.replace(/\s+/g, ' ')));
        if (at >= 0) kept.splice(at, 1);
        return at >= 0;
      },
      [pattern, typeof text === 'string' ? '' : text.flags] as const,
    );
  }

  /**
   * A notification by its text, or a part of it, for clicking in it. It disappears after a few seconds unless it is an
   * error or shows progress: to find out whether it appeared, use `notified`.
   */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-list-item', { hasText: text });
  }

  private async pick(key: string, text: string, label: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget:visible input');
    const choice = this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: label });
    for (let tries = 1; ; tries++) {
      await this.page.keyboard.press(key);
      try {
        await input.fill(text, { timeout: PICK_MILLISECONDS });
        await choice.waitFor({ timeout: PICK_MILLISECONDS });
        break;
      } catch (error) {
        // The list closes if something else takes the focus at that moment, such as a sidebar being revealed.
        if (tries === PICK_TRIES) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
    await this.page.keyboard.press('Enter');
    // The chosen item may open another input in the same place.
    await choice.waitFor({ state: 'hidden' });
  }
}
