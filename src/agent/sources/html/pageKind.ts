import type { CleanedHtml } from './cleaning/cleanHtml.js';
import { estimateWords, type PageDocument } from './dom.js';
import type { PageMetadata } from './metadata/metadata.js';

/** Whether a page could be read, or what prevented it. */
export type PageKind = 'ok' | 'needs_javascript' | 'consent_wall' | 'login' | 'empty';

interface Evidence {
  cleaned: CleanedHtml;
  document: PageDocument;
  /** All text that the page shows without its scripts. */
  visible: string;
  /** Number of words in the extracted text. */
  wordCount: number;
  metadata: PageMetadata;
}

/** Pages with more words than this count as read, whatever else they ask for. */
const READ_WORDS = 120;
/** An application's shell shows next to nothing. */
const SHELL_WORDS = 40;
const SENTENCE_WORDS = 5;
/** No shell asks for patience in a sentence this long. */
const LONG_SENTENCE_WORDS = 12;

const SCRIPT_WORDS =
  /\b(?:enable|turn on|requires?|needs?|activate|allow|disabled?|support)\b.{0,40}\bjavascript\b|\bjavascript\b.{0,40}\b(?:enabled?|required|disabled|activate|turned on|needed)\b|javascript (?:aktivieren|activé|activado)|checking your browser|just a moment|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|unusual traffic/i;
const CONSENT_WORDS =
  /\b(?:cookies?|consent|gdpr|your privacy|privacy choices|personal data|personenbezogen|einwilligung|zustimmen|consentement)\b/i;
const CONSENT_CHOICE =
  /\b(?:accept(?: all)?|agree|reject(?: all)?|manage (?:settings|options|preferences|choices)|i consent|continue without|alle akzeptieren|akzeptieren|ablehnen|tout accepter|refuser|aceptar)\b/i;
const LOGIN_WORDS =
  /\b(?:log ?in|sign ?in|anmelden|einloggen|connexion|se connecter|iniciar sesi[oó]n|password|passwort|mot de passe)\b/i;

/** Distinguishes readable from unreadable pages; the reader suggests the matching remedy. */
export function judgePage({ cleaned, document, visible, wordCount, metadata }: Evidence): PageKind {
  if (wordCount >= READ_WORDS) return 'ok';
  const shown = estimateWords(visible);
  if (SCRIPT_WORDS.test(visible) && shown < READ_WORDS) return 'needs_javascript';
  const address = `${metadata.title} ${document.querySelector('form')?.getAttribute('action') ?? ''}`;
  if (
    (cleaned.passwordFields > 0 && shown < READ_WORDS * 2) ||
    (LOGIN_WORDS.test(address) && shown < READ_WORDS && wordCount < SHELL_WORDS)
  )
    return 'login';
  if (CONSENT_WORDS.test(visible) && CONSENT_CHOICE.test(visible) && shown < READ_WORDS * 3 && mostlyConsent(visible))
    return 'consent_wall';
  if (shown < SHELL_WORDS && cleaned.scripts > 0 && !hasSentences(visible)) return 'needs_javascript';
  return shown === 0 || wordCount === 0 ? 'empty' : 'ok';
}

/** A shell says "Loading"; a short page contains sentences. */
function hasSentences(text: string): boolean {
  const lengths = text.split(/(?<=[.!?。])\s*/).map(estimateWords);
  return (
    lengths.filter((words) => words >= SENTENCE_WORDS).length >= 2 ||
    lengths.some((words) => words >= LONG_SENTENCE_WORDS)
  );
}

/** Whether most sentences of a short page are about consent. */
function mostlyConsent(text: string): boolean {
  const sentences = text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence.length > 10);
  const about = sentences.filter(
    (sentence) =>
      CONSENT_WORDS.test(sentence) ||
      CONSENT_CHOICE.test(sentence) ||
      /\b(?:partners|advertis|tracking|preferences|vendors|store and\/or access)\b/i.test(sentence),
  );
  return sentences.length > 0 && about.length >= sentences.length / 2;
}
