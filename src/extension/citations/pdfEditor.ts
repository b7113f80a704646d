import * as vscode from 'vscode';
import { isPdfReady, type PdfHostMessage, type PdfPlace, type SourceInfo } from '../../protocol/index.js';
import { pageHtml } from '../documents/pageHtml.js';

/** The editors' ids, as declared in package.json. */
const PDF_EDITOR = 'regenResearch.pdf';
const PICTURE_EDITOR = 'regenResearch.picture';

/** The pictures that both the reader and the page can decode, by the end of their names. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.bmp': 'image/bmp',
};

function mediaTypeOf(uri: vscode.Uri): string | undefined {
  return MEDIA_TYPES[/\.\w+$/.exec(uri.path)?.[0].toLowerCase() ?? ''];
}

/** Whether the page can show a document as a picture. It can't decode TIFF. */
const isShownAsPicture = (uri: vscode.Uri): boolean => mediaTypeOf(uri) !== undefined;

/** Whether a source of this format is shown by these editors. */
export const hasPages = (format: SourceInfo['format'], uri: vscode.Uri): boolean =>
  format === 'pdf' || (format === 'image' && isShownAsPicture(uri));

interface OpenPdf {
  panel: vscode.WebviewPanel;
  /** Whether the page has received the file. */
  ready: boolean;
}

const open = new Map<string, Set<OpenPdf>>();
/** Locations to show in editors that are still opening, by document address. */
const waiting = new Map<string, PdfPlace>();

/** Opens a PDF at a page, or a picture, with these words highlighted. */
export async function showOnPage(uri: vscode.Uri, place: PdfPlace): Promise<void> {
  const key = uri.toString();
  waiting.set(key, place);
  await openPage(uri);
  for (const { panel, ready } of open.get(key) ?? []) {
    if (!ready || !panel.active) continue;
    waiting.delete(key);
    await panel.webview.postMessage({ type: 'show', place } satisfies PdfHostMessage);
  }
}

/**
 * Opens a PDF or picture where its editor shows it already, or else in the active group. A tab that shows it there in
 * another way, such as VS Code's own view of pictures, is replaced.
 */
export async function openPage(uri: vscode.Uri): Promise<void> {
  const editor = isShownAsPicture(uri) ? PICTURE_EDITOR : PDF_EDITOR;
  const groups = vscode.window.tabGroups.all;
  const own = groups.find(({ tabs }) => tabs.some((tab) => shows(tab, uri, editor)));
  const group = own ?? vscode.window.tabGroups.activeTabGroup;
  const others = group.tabs.filter((tab) => !tab.isDirty && shows(tab, uri) && !shows(tab, uri, editor));
  const preview = others.every((tab) => tab.isPreview) && (own === undefined || isPreviewed(own, uri, editor));
  await vscode.commands.executeCommand('vscode.openWith', uri, editor, { preview, viewColumn: group.viewColumn });
  for (const tab of others) await vscode.window.tabGroups.close(tab, true).then(undefined, alreadyClosed);
}

/** A tab in preview gives way to the new one by itself, and closing it again is refused. */
const alreadyClosed = (): void => undefined;

/** Whether a tab shows a document, in a certain custom editor if given. */
function shows({ input }: vscode.Tab, uri: vscode.Uri, editor?: string): boolean {
  if (!(input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText)) return false;
  if (input.uri.toString() !== uri.toString()) return false;
  return editor === undefined || (input instanceof vscode.TabInputCustom && input.viewType === editor);
}

const isPreviewed = ({ tabs }: vscode.TabGroup, uri: vscode.Uri, editor: string): boolean =>
  tabs.some((tab) => tab.isPreview && shows(tab, uri, editor));

/** A read-only editor for PDFs and pictures that runs nothing from a file and loads nothing from elsewhere. */
export function registerPdfEditor(extensionUri: vscode.Uri): vscode.Disposable {
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  const provider: vscode.CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
    resolveCustomEditor({ uri }, panel) {
      const key = uri.toString();
      const opened: OpenPdf = { panel, ready: false };
      open.set(key, (open.get(key) ?? new Set()).add(opened));
      panel.onDidDispose(() => {
        open.get(key)?.delete(opened);
        if (open.get(key)?.size === 0) open.delete(key);
      });
      const { webview } = panel;
      webview.options = { enableScripts: true, localResourceRoots: [folder] };
      webview.onDidReceiveMessage(async (message: unknown) => {
        if (!isPdfReady(message)) return;
        // A Node Buffer would arrive as a plain object.
        const bytes = new Uint8Array(await vscode.workspace.fs.readFile(uri));
        const asset = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
        const mediaType = mediaTypeOf(uri);
        const place = waiting.get(key);
        waiting.delete(key);
        opened.ready = true;
        await webview.postMessage({
          type: 'open',
          bytes,
          content:
            mediaType === undefined
              ? { kind: 'pdf', worker: asset('pdf.worker.mjs'), decoders: `${asset('pdf-decoders')}/` }
              : { kind: 'picture', mediaType },
          place,
        } satisfies PdfHostMessage);
      });
      webview.html = pageHtml(webview, extensionUri, {
        script: 'pdf.js',
        style: 'pdf.css',
        title: uri.path.split('/').pop() ?? '',
        policy: {
          // pdf.js decodes some images with its own WebAssembly.
          script: "'wasm-unsafe-eval'",
          connect: webview.cspSource,
          more: ['worker-src blob:', 'img-src blob: data:'],
        },
      });
    },
  };
  const registrations = [PDF_EDITOR, PICTURE_EDITOR].map((id) =>
    vscode.window.registerCustomEditorProvider(id, provider, {
      webviewOptions: { retainContextWhenHidden: true, enableFindWidget: true },
      supportsMultipleEditorsPerDocument: true,
    }),
  );
  return new vscode.Disposable(() => {
    for (const registration of registrations) registration.dispose();
    open.clear();
    waiting.clear();
  });
}
