/** Sentences about sources. */
export const sources = {
  'sources.notAUrl': '“{text}” is not a valid URL. Enter a full URL, such as https://example.org/page.',
  'sources.schemeNotRead': 'Only http and https URLs can be read, not {scheme} ones.',
  'sources.notAFileHere': '{uri} is not a file on this computer.',
  'sources.notAFileUri': 'Cannot open {uri} here. Use a path or a file: URI.',
} as const;
