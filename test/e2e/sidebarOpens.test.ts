import { strict as assert } from 'node:assert';

import { openVsCode, type VsCodeWindow } from '../helpers/vscodeWindow.js';

describe('the sidebar', function () {
  this.timeout(180_000);
  let vscode: VsCodeWindow;

  before(async () => {
    vscode = await openVsCode({ files: { 'notes.md': '# Notes\n\nTide gauges measure the height of the sea.\n' } });
  });
  after(async () => {
    await vscode.close();
  });

  it('opens from its icon and invites', async () => {
    const sidebar = await vscode.openSidebar();
    await sidebar.getByText('Run').first().waitFor();
    await vscode.screenshot('sidebar-opens');
  });

  it('is usable at 250 pixels in every theme', async () => {
    const sidebar = await vscode.openSidebar();
    await vscode.setSidebarWidth(250);
    for (const theme of ['light', 'dark', 'highContrast', 'highContrastLight'] as const) {
      await vscode.setTheme(theme);
      const { scrollWidth, clientWidth } = await sidebar
        .locator('html')
        .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
      assert.ok(scrollWidth <= clientWidth, `${theme}: ${scrollWidth} pixels of content in ${clientWidth}`);
      await vscode.screenshot(`sidebar-${theme}`, 'sidebar');
    }
  });
});
