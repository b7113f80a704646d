import { openEngine } from './environment.js';
import { EXIT, UsageError } from './exitCodes.js';
import { MESSAGES } from './messages.js';
import { parseOptions } from './parseOptions.js';
import { placeName } from './placeName.js';
import { createProgressLine } from './progressLine.js';
import { toolCaller } from './toolCaller.js';

/** The part of a `search_read` result that is printed. */
interface Found {
  passages: { quote: string; heading?: string; page?: number; link: string; source: { title: string } }[];
}

/** Prints matching passages of earlier sources, best first. */
export async function run(parameters: string[]): Promise<number> {
  const { values, operands } = parseOptions('search', parameters);
  const query = operands.join(' ');
  if (query.trim() === '') throw new UsageError(MESSAGES.missingWords);
  const engine = await openEngine({ database: values.db });
  const progress = createProgressLine(process.stderr);
  try {
    const found = (await toolCaller(engine, progress)('search_read', {
      query,
      limit: values.limit,
    })) as unknown as Found;
    if (values.json) process.stdout.write(`${JSON.stringify(found)}\n`);
    else {
      process.stdout.write(found.passages.map(textOfPassage).join('\n'));
      if (found.passages.length === 0) progress.note(MESSAGES.nothingFound);
    }
    return EXIT.done;
  } finally {
    progress.clear();
    await engine.close();
  }
}

function textOfPassage({ source, heading, page, link, quote }: Found['passages'][number]): string {
  return `${placeName({ title: source.title, page, heading })}\n${link}\n${quote.trim()}\n`;
}
