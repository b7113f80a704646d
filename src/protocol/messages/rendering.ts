/** Messages about pages rendered in an installed browser. */
export const rendering = {
  'rendering.started': 'Opening {site} in {browser}',
  'rendering.noBrowser':
    'The page builds its text with JavaScript. Install Chrome, Edge, or Chromium so that Regen Research can open it. Otherwise, send the page to VS Code with the browser companion, or save it and summarize the file.',
  'rendering.notFound':
    'No browser was found at {path}. Check the setting "regenResearch.browser.path", or clear it to use an installed browser. Otherwise, send the page to VS Code with the browser companion.',
  'rendering.off':
    'The page builds its text with JavaScript, and opening pages in a browser is turned off. Turn it on with the setting "regenResearch.render". Otherwise, send the page to VS Code with the browser companion, or save it and summarize the file.',
  'rendering.failed': '{site} could not be opened in {browser}: {reason}',
  'rendering.unreachable': 'The page could not be reached.',
  'rendering.unresponsive': "The page isn't responding.",
  'rendering.hung': "The browser isn't responding.",
  'rendering.file': '{site} sends a file rather than a page',
  'rendering.errorStatus': '{host} returned {status} with this page. It may not be the page that you wanted.',
  'rendering.cut': 'The page is too large to be read as a whole. The end of its text is missing.',
  'rendering.frames':
    'Part of the page is another document, such as a PDF or a page of another site, and was not read. Open that document by itself to read it.',
  'rendering.rows': 'The page shows only part of a long list at a time. Rows that were not in view may be missing.',
  'rendering.flat':
    'The page nests its elements more deeply than the browser can show. Its text was read, but headings and lists may be missing.',
  'rendering.crashed': 'The page made the browser crash. It may need too much memory.',
  'rendering.unsettled': 'The page was still loading after {seconds} seconds. Some of its text may be missing.',
} as const;
