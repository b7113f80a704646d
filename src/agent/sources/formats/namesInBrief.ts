import { shortened } from '@regen-research/text';

/** A folder of mail may have thousands of attachments; the first ones tell what they are. */
const MOST_NAMES = 8;
/** Longer than what file systems allow in most alphabets; a damaged file may call anything a name. */
const LONGEST_NAME = 100;

/** Names in one line, as part of a message about them. */
export function namesInBrief(names: Iterable<string>): string {
  const shown: string[] = [];
  for (const name of names) {
    if (shown.length === MOST_NAMES) return [...shown, '…'].join(', ');
    shown.push(shortened(name, LONGEST_NAME));
  }
  return shown.join(', ');
}
