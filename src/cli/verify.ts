import { parseArgs } from 'node:util';
import { verifySentences } from '../agent/index.js';
import { EXIT, UsageError } from './exitCodes.js';
import { eachJsonLine, writeJsonLine } from './jsonLines.js';

interface Claimed {
  id: string;
  source: string;
  summary_sentences: string[];
}

/** Scores sentences against their sources: JSON lines in, JSON lines out, in the same order. */
export async function run(parameters: string[]): Promise<number> {
  parseArgs({ args: parameters, options: {} });
  await eachJsonLine(process.stdin, async (line) => {
    const { id, source, summary_sentences: sentences } = line as Claimed;
    if (
      typeof source !== 'string' ||
      !Array.isArray(sentences) ||
      !sentences.every((sentence) => typeof sentence === 'string')
    ) {
      throw new UsageError('Each line must be {id, source: string, summary_sentences: [string]}.');
    }
    await writeJsonLine({ id, ...verifySentences({ source, sentences }) });
  });
  return EXIT.done;
}
