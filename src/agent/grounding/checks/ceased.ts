import { sameAnchor } from '../sentence/anchors.js';
import { membersOf } from '../sentence/members.js';
import type { Marked } from '../words/markers.js';
import type { Statement } from '../sentence/statement.js';

const NO_LONGER =
  /(?<!\p{L})(?:no longer|not\s(?:[^.,;]{1,50}\s)?any ?(?:more|longer)|n['’]t\s(?:[^.,;]{1,50}\s)?any ?(?:more|longer)|has not been|have not been|nicht mehr|keine?\p{L}* .{0,40}mehr|ne .{0,20}plus|n['’].{0,20}plus|ya no|больше не)(?!\p{L})|不再/iu;
/** What ended no longer is. */
const CEASED =
  /(?<!\p{L})(?:stop(?:s|ped)?|ceas(?:e|es|ed)|discontinu(?:e|es|ed)|dropped|abandon(?:s|ed)?|ended|gave up|given up|retired|withdr(?:ew|awn)|eingestellt|stellt .{0,60} ein|aufgegeben|beendet|arrêt\p{L}+|abandonn\p{L}+|cess\p{L}+|dej(?:ó|a|an|aron) de|suprimi\p{L}+|прекра\p{L}+|переста\p{L}+|отказ\p{L}+)(?!\p{L})|停止|中止/iu;

/** "No longer supported" for "support was dropped": the part that says so has all of the claim's numbers and names. */
export function hasCeased(claim: Statement, claimed: readonly Marked[], statement: Statement): boolean {
  const ceased = CEASED.exec(statement.text);
  if (ceased === null || !claimed.some((span) => isNoLonger(claim, span))) return false;
  const at = statement.tokens.findIndex(({ end }) => end > ceased.index);
  const member = membersOf(statement).find(({ from, to }) => at >= from && at <= to);
  return statement.anchors
    .filter((stated) => claim.anchors.some((anchor) => sameAnchor(anchor, stated)))
    .every(({ from, to }) => member === undefined || (from >= member.from && to <= member.to));
}

function isNoLonger({ text }: Statement, { start, end }: Marked): boolean {
  return NO_LONGER.test(text.slice(Math.max(0, start - 8), end + 60));
}
