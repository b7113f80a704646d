import type { Notice } from '../state/model.js';
import { say } from './catalog/say.js';

/** The text of a notice. */
export function noticeText(notice: Notice): string {
  return 'message' in notice ? notice.message : say('composer.nothingToRead');
}
