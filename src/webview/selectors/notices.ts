import type { Notice } from '../state/model.js';
import { say } from './catalog/say.js';

/** What a notice says. */
export function noticeText(notice: Notice): string {
  return 'message' in notice ? notice.message : say('composer.nothingToRead');
}
