import type { Controller } from '../controller.js';
import { say } from '../selectors/catalog/say.js';
import { chipOfAddress, chipOfText, chipOfUri } from '../state/sourceChips.js';
import type { SourceChip } from '../state/model.js';

/** Data types of drags from VS Code's Explorer and tabs, and from browsers. */
const URI_LISTS = ['application/vnd.code.uri-list', 'text/uri-list'];
/** Files from elsewhere have no address here, so only text files can be accepted. */
const TEXT_FILE = /^text\/|json|xml|markdown/;
const TEXT_NAME = /\.(?:md|markdown|txt|csv|tsv|json|ya?ml|xml|html?|tex|org|rst|adoc|srt|vtt|log)$/i;
const MAX_FILE_BYTES = 10_000_000;

const uriChip = (uri: string): SourceChip => (/^https?:/i.test(uri) ? chipOfAddress(uri) : chipOfUri(uri));

/** The sources in a drop: files and tabs of VS Code, web pages, text, and text files from elsewhere. */
async function chipsOfDrop(data: DataTransfer): Promise<{ chips: SourceChip[]; unread: string[] }> {
  const uris = URI_LISTS.map((type) => data.getData(type)).find((list) => list.trim() !== '');
  if (uris !== undefined) {
    const lines = uris.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
    return { chips: lines.map((line) => uriChip(line.trim())), unread: [] };
  }
  const text = data.getData('text/plain');
  if (text.trim() !== '') return { chips: [chipOfText(text)], unread: [] };
  const unread: string[] = [];
  const chips: SourceChip[] = [];
  for (const file of data.files) {
    if (file.size > MAX_FILE_BYTES || !(TEXT_FILE.test(file.type) || TEXT_NAME.test(file.name))) unread.push(file.name);
    else chips.push(chipOfFile(file.name, await file.text()));
  }
  return { chips, unread };
}

function chipOfFile(name: string, text: string): SourceChip {
  const key = `file:${name}:${text.length}`;
  const request = /\.html?$/i.test(name)
    ? { html: text, title: name }
    : /\.(?:md|markdown)$/i.test(name)
      ? { markdown: text, title: name }
      : { text, title: name };
  return { key, title: name, kind: 'document', request };
}

/** Accepts drops anywhere on the page as sources. Call once per page. */
export function dropSources(controller: Controller): void {
  const mark = (dropping: boolean) => document.body.classList.toggle('dropping', dropping);
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    mark(true);
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) mark(false);
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    if (!event.dataTransfer) return;
    void chipsOfDrop(event.dataTransfer).then(({ chips, unread }) => {
      for (const chip of chips) controller.store.dispatch({ type: 'chip_added', chip });
      const [name] = unread;
      if (name !== undefined)
        controller.store.dispatch({
          type: 'host',
          message: { type: 'notice', level: 'error', message: say('composer.notReadable', { name }) },
        });
    });
  });
}
