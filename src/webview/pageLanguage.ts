import { speak, type TranslatedSentences } from './selectors/catalog/say.js';

/**
 * Uses the strings that the host put into the page, so that nothing appears in English first. Call before rendering.
 */
export function speakAsPage(): void {
  const sentences = document.getElementById('translation')?.textContent;
  if (sentences) speak(document.documentElement.lang, JSON.parse(sentences) as TranslatedSentences);
}
