import type { CaptionCue } from './captionCue.js';
import { SUBSTATION, TTML } from './captionSyntax.js';
import { otherCues } from './otherCaptions.js';
import {
  childElements,
  elements,
  htmlText,
  innerMarkup,
  isXmlElement,
  parseXml,
  type XmlElement,
  type XmlNode,
} from '../xml/xml.js';
import { afterProlog } from '../xml/xmlProlog.js';

const TIME = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})`;
/** Some programs leave out the fractions of seconds. */
const WHOLE_TIME = TIME.replace('[.,](\\d{1,3})', '(?:[.,](\\d{1,3}))?');
/** Word processors and people write it in other ways. */
const ARROW = '(?:-{1,3}>|[\u2013\u2014]>|\u2192)';
const TIMING = new RegExp(String.raw`^\s*${WHOLE_TIME}\s*${ARROW}\s*${WHOLE_TIME}`);
/** YouTube's older format: `0:00:01.000,0:00:02.500`. */
const SUBVIEWER_TIMING = new RegExp(String.raw`^\s*${TIME},${TIME}\s*$`);

function secondsOf([hours = '0', minutes = '0', seconds = '0', fraction = '0']: (string | undefined)[]): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(fraction.padEnd(3, '0')) / 1000;
}

/** A line without tags (`<c>`, `<i>`, times, `{\an8}`); a voice becomes the speaker's name before the text. */
function plainLine(line: string): string {
  const spoken = line
    .replace(/<v(?:\.[^\s<>]*)?\s+([^<>]{1,80})>/g, (_tag, name: string) => `**${name.trim()}:** `)
    // The readings above the letters repeat them.
    .replace(/<rt\b[^<>]{0,80}>[^<>]{0,80}<\/rt>/g, '')
    .replace(/<\/?[^<>]{0,200}>/g, '')
    .replace(/\{\\?[a-z][^{}]{0,80}\}/gi, '');
  return (spoken.includes('&') ? htmlText(spoken) : spoken).replace(/\s+/g, ' ').trim();
}

function timedLines(text: string): CaptionCue[] {
  const cues: CaptionCue[] = [];
  // In SubRip, only the next cue's number and time end a cue: people write blank lines into it.
  const endsBlank = /^WEBVTT/.test(text);
  let open: CaptionCue | undefined;
  const lines = text.split(/\r\n?|\n/);
  for (const [index, line] of lines.entries()) {
    const times = TIMING.exec(line) ?? SUBVIEWER_TIMING.exec(line);
    if (times !== null) {
      open = { from: secondsOf(times.slice(1, 5)), to: secondsOf(times.slice(5, 9)), lines: [] };
      cues.push(open);
    } else if (line.trim() === '') {
      // Auto-generated captions have blank first lines; the cue isn't over before it has started.
      if (endsBlank && open !== undefined && open.lines.length > 0) open = undefined;
    } else if (/^\s*\d+\s*$/.test(line) && TIMING.test(lines[index + 1] ?? '')) {
      // The number of the next cue.
      open = undefined;
    } else if (open !== undefined) {
      const plain = plainLine(line);
      if (plain !== '') open.lines.push(plain);
    }
  }
  return cues.filter((cue) => cue.lines.length > 0);
}

/** The events of SubStation captions, whose last field is the text. */
function substationCues(text: string): CaptionCue[] {
  let fields: string[] = [];
  let inEvents = false;
  return text.split(/\r\n?|\n/).flatMap((line): CaptionCue[] => {
    if (line.startsWith('[')) inEvents = /^\[events\]/i.test(line);
    const [, kind = '', rest = ''] = /^(\w+):\s*(.*)$/.exec(line) ?? [];
    if (inEvents && kind === 'Format') fields = rest.split(',').map((field) => field.trim().toLowerCase());
    if (!inEvents || kind !== 'Dialogue' || fields.length === 0) return [];
    const values = rest.split(',');
    const value = (name: string) => values[fields.indexOf(name)]?.trim() ?? '';
    const [from = Number.NaN, to = Number.NaN] = [value('start'), value('end')].map((time) =>
      time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0),
    );
    const name = value('name');
    // Drawings are written as numbers.
    const spoken = values.slice(fields.length - 1).join(',');
    if (Number.isNaN(from) || Number.isNaN(to) || /\{[^{}]*\\p[1-9]/.test(spoken)) return [];
    const lines = spoken
      .split(/\\[Nn]/)
      .map((part) => plainLine(part.replace(/\{[^{}]*\}/g, '').replaceAll('\\h', ' ')))
      .filter((part) => part !== '');
    const [first, ...more] = lines;
    return first === undefined ? [] : [{ from, to, lines: [name === '' ? first : `**${name}:** ${first}`, ...more] }];
  });
}

/** Frames a second of TTML that doesn't declare them. */
const TTML_FRAMES = 30;
/** Elements around a cue whose beginning its own counts from; a damaged file may nest more. */
const MAX_TTML_DEPTH = 20;

/** A time of TTML: on a clock, or a number with a unit. */
function ttmlSeconds(time: string | undefined, frames: number): number {
  const [, amount, unit] = /^([\d.]+)(h|m|s|ms|f|t)$/.exec(time ?? '') ?? [];
  if (amount !== undefined)
    return Number(amount) * ({ h: 3600, m: 60, s: 1, ms: 0.001, f: 1 / frames, t: 1e-7 }[unit ?? 's'] ?? 1);
  const parts = (time ?? '').split(':').map(Number);
  // A fourth part counts frames.
  return parts.slice(0, 3).reduce((sum, part) => sum * 60 + part, 0) + (parts[3] ?? 0) / frames;
}

/** When the elements around a cue begin, from which its own times count. */
function beginAround(cue: XmlElement, frames: number): number {
  let begin = 0;
  let around: XmlNode | null = cue.parent;
  for (let depth = 0; depth < MAX_TTML_DEPTH && around !== null && isXmlElement(around); depth++) {
    begin += ttmlSeconds(around.attribs['begin'] ?? '0', frames) || 0;
    around = around.parent;
  }
  return begin;
}

function ttmlCues(text: string): CaptionCue[] {
  const document = parseXml(text);
  const root = elements(document, 'tt')[0]?.attribs ?? {};
  const declared = Object.keys(root).find((name) => /(?:^|:)frameRate$/.test(name));
  const frames = Number(root[declared ?? '']) || TTML_FRAMES;
  return elements(document, 'p').flatMap((paragraph): CaptionCue[] => {
    const { begin, end, dur } = paragraph.attribs;
    const around = beginAround(paragraph, frames);
    const from = around + ttmlSeconds(begin ?? childElements(paragraph, 'span')[0]?.attribs['begin'], frames);
    const to = end === undefined ? from + ttmlSeconds(dur, frames) : around + ttmlSeconds(end, frames);
    if (Number.isNaN(from)) return [];
    const lines = innerMarkup(paragraph)
      .replace(/\s+/g, ' ')
      .split(/<(?:\w+:)?br[^>]*>(?:<\/(?:\w+:)?br>)?/)
      .map(plainLine)
      .filter((line) => line !== '');
    return lines.length === 0 ? [] : [{ from, to: Number.isNaN(to) ? from : to, lines }];
  });
}

/** The cues of a caption file in any of the supported formats, in order. */
export function cuesOf(text: string): CaptionCue[] {
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (SUBSTATION.test(start)) return substationCues(start);
  if (TTML.test(afterProlog(start))) return ttmlCues(start);
  return otherCues(start, plainLine) ?? timedLines(start);
}
