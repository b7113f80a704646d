import * as z from 'zod';
import { verifyClaims } from '../agent/index.js';
import { EXIT } from './exitCodes.js';
import { eachJsonLine, writeJsonLine } from './jsonLines.js';
import { parseOptions } from './parseOptions.js';
import { verifyDraft } from './verifyDraft.js';

const claims = {
  schema: z.object({ id: z.unknown(), source: z.string(), summary_sentences: z.array(z.string()) }),
  shape: '{"id", "source": string, "summary_sentences": [string]}',
};

/**
 * Checks a text against sources. Without both, scores sentences against their sources: JSON lines in and out, in the same
 * order. Each line of scores is a separate result, so only invalid input changes the exit code.
 */
export async function run(parameters: string[]): Promise<number> {
  const { values, operands } = parseOptions('verify', parameters);
  const [draft] = operands;
  if (draft !== undefined || values.source.length > 0) return verifyDraft(draft ?? '-', values);
  await eachJsonLine(process.stdin, claims, async ({ id, source, summary_sentences: sentences }) => {
    await writeJsonLine({ id, ...(await verifyClaims({ source, sentences })) });
  });
  return EXIT.done;
}
