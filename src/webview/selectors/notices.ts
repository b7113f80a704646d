import type { Notice } from '../state/model.js';

/** What a notice says. */
export function noticeText(notice: Notice): string {
  return 'message' in notice ? notice.message : 'Nothing to read yet. Paste a URL or open a document.';
}
