import { unusedPort } from '../helpers/unusedPort.js';
import { openVsCode, type VsCodeWindow } from '../helpers/vscodeWindow.js';

const TIDES = `# Tide gauges

Tide gauges measure the height of the sea against a fixed point on land. The oldest continuous record began at
Amsterdam in 1700. A stilling well damps the waves so that only the slow change remains.
`;

describe('Summarize Active Document', function () {
  this.timeout(180_000);
  let vscode: VsCodeWindow;

  before(async () => {
    vscode = await openVsCode({
      files: { 'tides.md': TIDES },
      env: { OLLAMA_BASE_URL: `http://127.0.0.1:${await unusedPort()}`, MOCK_LLM_PORT: String(await unusedPort()) },
    });
  });
  after(async () => {
    await vscode.close();
  });

  it('ends in a cited summary by the mock LLM where Ollama is away, and says so', async () => {
    await vscode.openFile('tides.md');
    const sidebar = await vscode.openSidebar();
    await vscode.runCommand('Regen Research: Summarize Active Document');
    await sidebar.getByText(/Supported \d+\s%/).first().waitFor();
    await sidebar.getByText('Ollama is away').first().waitFor();
    await vscode.screenshot('summarize-document');
  });
});
