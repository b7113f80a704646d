import type { CaptionCue } from './captionCue.js';
import { isLyrics, MICRODVD, SAMI, SCENARIST, TIMED_JSON, TIMED_TEXT } from './captionSyntax.js';
import { scenaristCues } from './scenaristCaptions.js';
import { LONGEST_LINE, untilNext, type TimedText } from './timedText.js';
import { elements, innerMarkup, ownText, parseXml } from '../xml/xml.js';
import { afterProlog } from '../xml/xmlProlog.js';

/** Frames a second of MicroDVD captions that don't name it. */
const FILM_FRAMES = 23.976;
/** A line's text without its markup. */
type PlainLine = (line: string) => string;

function frames(text: string, plain: PlainLine): TimedText[] {
  let rate = FILM_FRAMES;
  return text.split(/\r\n?|\n/).flatMap((line): TimedText[] => {
    const [, from, to = '', spoken = ''] = /^\{(\d+)\}\{(\d*)\}(.*)$/.exec(line) ?? [];
    if (from === undefined) return [];
    // The first line may be the rate.
    if (/^[\d.]+$/.test(spoken.trim()) && Number(from) <= 1) {
      rate = Number(spoken) || FILM_FRAMES;
      return [];
    }
    const lines = spoken.split('|').map((part) => plain(part.replace(/\{[^{}]*\}/g, '').replace(/^\//, '')));
    return [{ from: Number(from) / rate, to: to === '' ? undefined : Number(to) / rate, lines }];
  });
}

function sami(text: string, plain: PlainLine): TimedText[] {
  return text
    .split(/<sync\b/i)
    .slice(1)
    .map((part) => {
      const from = Number(/^[^>]*\bstart\s*=\s*["']?(\d+)/i.exec(part)?.[1]) / 1_000;
      const lines = part.slice(part.indexOf('>') + 1).split(/<br\s*\/?>/i);
      return { from, lines: lines.map((line) => plain(line.replace(/\s+/g, ' '))) };
    });
}

function timedText(text: string, plain: PlainLine): TimedText[] {
  const document = parseXml(text);
  const seconds = elements(document, 'text').map((line): TimedText => {
    const from = Number(line.attribs['start']);
    // The text is HTML, escaped once more.
    return {
      from,
      to: from + Number(line.attribs['dur'] ?? LONGEST_LINE),
      lines: (ownText(line) ?? '').split('\n').map(plain),
    };
  });
  const milliseconds = elements(document, 'p').map((line): TimedText => {
    const from = Number(line.attribs['t']) / 1_000;
    return {
      from,
      to: from + Number(line.attribs['d'] ?? LONGEST_LINE * 1_000) / 1_000,
      lines: innerMarkup(line).split('\n').map(plain),
    };
  });
  return [...seconds, ...milliseconds];
}

interface TimedJson {
  events?: { tStartMs?: number; dDurationMs?: number; segs?: { utf8?: string }[] }[];
}

function timedJson(text: string, plain: PlainLine): TimedText[] {
  const { events = [] } = JSON.parse(text) as TimedJson;
  return events.map(({ tStartMs = 0, dDurationMs = 0, segs = [] }) => ({
    from: tStartMs / 1_000,
    to: (tStartMs + dDurationMs) / 1_000,
    lines: segs
      .map(({ utf8 = '' }) => utf8)
      .join('')
      .split('\n')
      .map(plain),
  }));
}

/** A line that is sung again has a time for each, up to a limit. */
const LYRICS_LINE = /^((?:\[\d{1,3}:\d{2}(?:\.\d{1,3})?\]){1,50})(.*)$/;

function lyrics(text: string, plain: PlainLine): TimedText[] {
  return text
    .split(/\r\n?|\n/)
    .flatMap((line): TimedText[] => {
      const [, stamps = '', sung = ''] = LYRICS_LINE.exec(line.trim()) ?? [];
      return [...stamps.matchAll(/\[(\d+):([\d.]+)\]/g)].map(([, minutes, seconds]) => ({
        from: Number(minutes) * 60 + Number(seconds),
        lines: [plain(sung)],
      }));
    })
    .sort((a, b) => a.from - b.from);
}

/**
 * The cues of MicroDVD, SAMI, Scenarist, YouTube's own formats, or timed lyrics (LRC); undefined for other texts.
 */
export function otherCues(text: string, plain: PlainLine): CaptionCue[] | undefined {
  if (MICRODVD.test(text)) return untilNext(frames(text, plain));
  if (SCENARIST.test(text)) return scenaristCues(text);
  if (SAMI.test(text)) return untilNext(sami(text, plain));
  if (TIMED_TEXT.test(afterProlog(text))) return untilNext(timedText(text, plain));
  if (TIMED_JSON.test(text)) return untilNext(timedJson(text, plain));
  return isLyrics(text) ? untilNext(lyrics(text, plain)) : undefined;
}
