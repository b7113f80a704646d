import * as z from 'zod';
import { verifyClaims } from '../agent/index.js';
import { EXIT } from './exitCodes.js';
import { eachJsonLine, writeJsonLine } from './jsonLines.js';
import { parseOptions } from './parseOptions.js';

const claims = {
  schema: z.object({ id: z.unknown(), source: z.string(), summary_sentences: z.array(z.string()) }),
  shape: '{"id", "source": string, "summary_sentences": [string]}',
};

/** Scores sentences against their sources: JSON lines in and out, in the same order. */
export async function run(parameters: string[]): Promise<number> {
  parseOptions('verify', parameters);
  await eachJsonLine(process.stdin, claims, async ({ id, source, summary_sentences: sentences }) => {
    await writeJsonLine({ id, ...(await verifyClaims({ source, sentences })) });
  });
  return EXIT.done;
}
