import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** The sidebar's page: no script but ours, nothing loaded from elsewhere, connections to this machine's agent only. */
export function sidebarHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  page: { script: string; style: string; title: string },
): string {
  const nonce = randomBytes(16).toString('base64');
  // The toolkit finds out by a style of its own whether the browser knows :focus-visible; it reads this nonce from the page.
  const styleNonce = randomBytes(16).toString('base64');
  const asset = (name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', name)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'nonce-${styleNonce}'`,
    `font-src ${webview.cspSource}`,
    'connect-src ws://127.0.0.1:*',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta property="csp-nonce" content="${styleNonce}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<link rel="stylesheet" href="${asset(page.style)}">
</head>
<body>
<div id="root"></div>
<script type="module" nonce="${nonce}" src="${asset(page.script)}"></script>
</body>
</html>`;
}
