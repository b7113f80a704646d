import { PlacedText } from './placedText.js';
import type { ParsedBody } from './parsedSource.js';
import { htmlText } from './xml.js';

interface Cue {
  /** Seconds into the recording. */
  from: number;
  to: number;
  lines: string[];
}

/** Two cues closer than this belong together; rolling captions repeat their lines without a pause. */
const ROLL_SECONDS = 0.5;
/** A silence that ends a paragraph. */
const PAUSE_SECONDS = 3;
/** A paragraph ends at a sentence end beyond this length, and anywhere at twice the length. */
const PARAGRAPH_CHARACTERS = 500;

const TIME = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})`;
const TIMING = new RegExp(String.raw`^\s*${TIME}\s*-->\s*${TIME}`);

function secondsOf([hours = '0', minutes = '0', seconds = '0', fraction = '0']: (string | undefined)[]): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(fraction.padEnd(3, '0')) / 1000;
}

/** A line without tags (`<c>`, `<i>`, times, `{\an8}`); a voice becomes the speaker's name before the text. */
function plainLine(line: string): string {
  const spoken = line
    .replace(/<v(?:\.[^\s>]*)?\s+([^>]{1,80})>/g, (_tag, name: string) => `**${name.trim()}:** `)
    .replace(/<\/?[^<>]{0,200}>/g, '')
    .replace(/\{\\?[a-z]+\d*[^{}]{0,60}\}/gi, '');
  return (spoken.includes('&') ? htmlText(spoken) : spoken).replace(/\s+/g, ' ').trim();
}

function cuesOf(text: string): Cue[] {
  const cues: Cue[] = [];
  let open: Cue | undefined;
  for (const line of text.split(/\r\n?|\n/)) {
    const times = TIMING.exec(line);
    if (times !== null) {
      // SRT numbers and WebVTT identifiers are on the line before and don't belong to a cue.
      open = { from: secondsOf(times.slice(1, 5)), to: secondsOf(times.slice(5, 9)), lines: [] };
      cues.push(open);
    } else if (line === '') {
      // Auto-generated captions have blank first lines; the cue isn't over before it has started.
      if (open !== undefined && open.lines.length > 0) open = undefined;
    } else if (open !== undefined) {
      const plain = plainLine(line);
      if (plain !== '') open.lines.push(plain);
    }
  }
  // A cue that started blank has consumed the next one's number.
  return cues
    .map((cue, index) => {
      const next = cues[index + 1];
      const tail = cue.lines.at(-1) ?? '';
      return next !== undefined && /^\d+$/.test(tail) && Number(tail) === index + 2 && cue.lines.length > 1
        ? { ...cue, lines: cue.lines.slice(0, -1) }
        : cue;
    })
    .filter(({ lines }) => lines.length > 0);
}

const SPEAKER = /^\*\*([^*]+):\*\* |^(\p{Lu}[\p{Lu}\d .'’-]{0,30}):\s+/u;
const speakerOf = (line: string): string | undefined => {
  const [, voice, capitals] = SPEAKER.exec(line) ?? [];
  return voice ?? capitals;
};
/** A line without its speaker, whom rolling captions name in one cue and omit or repeat in the next. */
const bare = (line: string): string => line.replace(SPEAKER, '');

/** The lines of a cue that the previous cues it continues haven't shown. */
function newLines(lines: readonly string[], shown: readonly string[]): { replaces: boolean; lines: string[] } {
  for (let overlap = Math.min(lines.length, shown.length); overlap > 0; overlap--)
    if (shown.slice(-overlap).every((line, index) => bare(line) === bare(lines[index] ?? '')))
      return { replaces: false, lines: lines.slice(overlap) };
  const last = shown.at(-1);
  const [first, ...more] = lines;
  if (last === undefined || first === undefined || !bare(first).startsWith(`${bare(last)} `))
    return { replaces: false, lines: [...lines] };
  const label = SPEAKER.exec(first) === null ? (SPEAKER.exec(last)?.[0] ?? '') : '';
  return { replaces: true, lines: [label + first, ...more] };
}

interface Spoken {
  from: number;
  to: number;
  text: string;
}

/** The spoken lines, each once, with its time. */
function spokenLines(cues: readonly Cue[]): Spoken[] {
  const spoken: Spoken[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const cue of cues) {
    const rolls = cue.from - end < ROLL_SECONDS;
    const shown = rolls ? spoken.slice(-4).map(({ text }) => text) : [];
    const { replaces, lines } = newLines(cue.lines, shown);
    const replaced = replaces ? spoken.pop() : undefined;
    for (const [index, text] of lines.entries())
      spoken.push({ from: index === 0 ? (replaced?.from ?? cue.from) : cue.from, to: cue.to, text });
    const last = spoken.at(-1);
    if (last !== undefined) last.to = Math.max(last.to, cue.to);
    end = cue.to;
  }
  return spoken;
}

/** Converts WebVTT or SubRip captions to paragraphs of running text; records each line's time. */
export function readCaptions(text: string): ParsedBody {
  const result = new PlacedText();
  let length = 0;
  let before: Spoken | undefined;
  let speaker: string | undefined;
  for (const line of spokenLines(cuesOf(text))) {
    const named = speakerOf(line.text);
    const isSpeaker = named !== undefined ? named !== speaker : /^(?:[-–—]\s|>>)/.test(line.text);
    speaker = named ?? speaker;
    const ends = /[.!?…。！？]["'”’»)]*$/.test(before?.text ?? '');
    const apart =
      before === undefined ||
      isSpeaker ||
      line.from - before.to > PAUSE_SECONDS ||
      (length > PARAGRAPH_CHARACTERS && ends) ||
      length > 2 * PARAGRAPH_CHARACTERS;
    result.begin('second', Math.floor(line.from));
    result.add(named !== undefined && !apart ? bare(line.text) : line.text, apart ? '\n\n' : ' ');
    length = apart ? line.text.length : length + line.text.length;
    before = line;
  }
  const language = /^Language:\s*([\w-]{2,20})\s*$/m.exec(text.slice(0, 500))?.[1];
  return { ...result.body(), language, warnings: [] };
}
