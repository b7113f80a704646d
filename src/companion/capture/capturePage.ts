import { titleOf } from './domProperties.js';
import { serializePage } from './serializePage.js';
import { findTranscript } from './transcript.js';

/** A page as the browser shows it. */
export interface CapturedPage {
  url: string;
  title: string;
  html: string;
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
  html: serializePage(document, limit),
  transcript: findTranscript(document),
  isPdf: document.contentType === 'application/pdf',
});
