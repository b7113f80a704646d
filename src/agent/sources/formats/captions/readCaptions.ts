import type { CaptionCue } from './captionCue.js';
import { cuesOf } from './captionCues.js';
import { PlacedText } from '../placedText.js';
import type { ParsedBody } from '../parsedSource.js';

/** Two cues closer than this belong together; rolling captions repeat their lines without a pause. */
const ROLL_SECONDS = 0.5;
/** A silence that ends a paragraph. */
const PAUSE_SECONDS = 3;
/** A paragraph ends at a sentence end beyond this length, and anywhere at twice the length. */
const PARAGRAPH_CHARACTERS = 500;

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
  /** It begins a cue without a voice, which continues none. */
  voiceless?: boolean;
}

const VOICE = /^\*\*[^*]+:\*\* /;

/** The spoken lines, each once, with its time. */
function spokenLines(cues: readonly CaptionCue[]): Spoken[] {
  const spoken: Spoken[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const cue of cues) {
    const rolls = cue.from - end < ROLL_SECONDS;
    const shown = rolls ? spoken.slice(-4).map(({ text }) => text) : [];
    const { replaces, lines } = newLines(cue.lines, shown);
    const replaced = replaces ? spoken.pop() : undefined;
    const voiceless = lines.length === cue.lines.length && !replaces && !lines.some((text) => VOICE.test(text));
    for (const [index, text] of lines.entries())
      spoken.push({
        from: index === 0 ? (replaced?.from ?? cue.from) : cue.from,
        to: cue.to,
        text,
        voiceless: voiceless && index === 0,
      });
    const last = spoken.at(-1);
    if (last !== undefined) last.to = Math.max(last.to, cue.to);
    end = cue.to;
  }
  return spoken;
}

/** A name before what somebody says, as meetings are transcribed. */
const NAME = /^(\p{Lu}[\p{L}.'’-]*(?: [\p{L}\d.'’()-]+){0,4}):\s+(?=\S)/u;
/** In so many of the cues, names are written as voices are: by a program. */
const MIN_NAMED = 0.6;
const MIN_NAMED_CUES = 3;

/** Cues whose speakers are named in the text, with the names as those of voices. */
function withNamedVoices(cues: readonly CaptionCue[]): readonly CaptionCue[] {
  const named = cues.filter(({ lines: [first = ''] }) => NAME.test(first)).length;
  if (named < MIN_NAMED_CUES || named < cues.length * MIN_NAMED) return cues;
  return cues.map((cue) => ({ ...cue, lines: cue.lines.map((line) => line.replace(NAME, '**$1:** ')) }));
}

/** Converts captions (WebVTT, SubRip, SubViewer, SubStation, or TTML) to paragraphs of running text; records each line's time. */
export function readCaptions(text: string): ParsedBody {
  const result = new PlacedText();
  let length = 0;
  let before: Spoken | undefined;
  let speaker: string | undefined;
  /** Whether the speaker is a voice, which is named in each of its cues; names in capitals hold until the next one. */
  let isVoice = false;
  for (const line of spokenLines(withNamedVoices(cuesOf(text)))) {
    const named = speakerOf(line.text);
    const endsVoice: boolean = isVoice && line.voiceless === true;
    const isSpeaker = named !== undefined ? named !== speaker : endsVoice || /^(?:[-–—]\s|>>)/.test(line.text);
    speaker = endsVoice ? undefined : (named ?? speaker);
    isVoice = named === undefined ? isVoice && !endsVoice : VOICE.test(line.text);
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
