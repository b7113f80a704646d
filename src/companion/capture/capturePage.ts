import type { MissingPart } from '../../inPage/contract.js';
import { contentTypeOf, titleOf } from '../../inPage/domProperties.js';
import { serializePage } from '../../inPage/serializePage.js';
import { findTranscript } from './transcript.js';

/** For an enormous page; others take a tenth of a second. */
const CAPTURE_LIMIT_MS = 10_000;

/** A page as the browser shows it. */
export interface CapturedPage {
  url: string;
  title: string;
  html: string;
  missing: readonly MissingPart[];
  /** Markdown of an open transcript next to a video. */
  transcript?: string;
  /** The browser's own viewer displays it. */
  isPdf: boolean;
}

declare global {
  // The only way to declare a variable of the page's isolated world.
  var regenCapture: (limit: number) => CapturedPage;
}

/** Injected into the tab, in an isolated world that the page's scripts can't see. */
globalThis.regenCapture = (limit) => ({
  url: location.href,
  title: titleOf(document),
  ...serializePage(document, { limits: { bytes: limit, endsAt: Date.now() + CAPTURE_LIMIT_MS } }),
  transcript: findTranscript(document),
  isPdf: contentTypeOf(document) === 'application/pdf',
});
