import { readsEach } from '../../../helpers/fileReading.js';

/** Each of these took longer than the reader allows, or blocked the thread that recognizes formats. */
const MANY = 400_000;
const COMMENTS = '<!---->'.repeat(400);
const CAPTIONS = 'WEBVTT\n\n00:01.000 --> 00:02.000\nThe gate ';

describe('reading files whose markup repeats itself', () => {
  readsEach([
    {
      what: 'comments before data',
      name: 'data.xml',
      content: `${COMMENTS}<levels><level>4</level></levels>`,
      has: [/<level>4/],
    },
    {
      what: 'comments before a page',
      name: 'page',
      content: `${COMMENTS}<html><body><h1>Weir</h1><p>The gate opens at seven in the morning.</p></body></html>`,
      has: [/^The gate opens at seven/m],
      hasNot: [/<p>/],
    },
    {
      what: 'blank lines after a line in brackets',
      name: 'notes.txt',
      content: `[note: draft]${'\n'.repeat(60)}The gate opens at seven in the morning, and closes at nine.\nIn winter it stays shut.`,
      has: [/The gate opens/],
    },
    {
      what: 'captions with tags that never end',
      name: 'a.vtt',
      content: `${CAPTIONS}opens ${'<v.'.repeat(MANY)}`,
      has: [/The gate opens/],
    },
    {
      what: 'captions with overrides that never end',
      name: 'a.ass',
      content: `[Script Info]\n[Events]\nFormat: Start,End,Text\nDialogue: 0:00:01.00,0:00:02.00,The gate opens ${'{'.repeat(MANY)}`,
      has: [/The gate opens/],
    },
    {
      what: 'a line of lyrics with thousands of times',
      name: 'a.lrc',
      content: `[00:01.00]The gate\n[00:02.00]opens\n${'[00:03.00]'.repeat(40_000)}at seven`,
      has: [/The gate opens/],
    },
    {
      what: 'code that looks like the mark of a piece that contains it',
      name: 'a.tex',
      content:
        '\\begin{document}\nThe gate opens at seven.\n\\begin{verbatim}\nopen \uE0000\uE001\n\\end{verbatim}\n\\end{document}',
      has: [/The gate opens at seven/, /open/],
    },
    {
      what: 'code that looks like two marks of the one before, forty times over',
      name: 'a.tex',
      content: `\\begin{document}\nThe gate opens at seven.\n${Array.from({ length: 40 }, (_, at) => `\\verb|\uE000${at - 1}\uE001 \uE000${at - 1}\uE001|`).join('\n')}\n\\end{document}`,
      has: [/The gate opens at seven/],
    },
    {
      what: 'a link whose address looks like its own mark',
      name: 'a.rst',
      content: 'Weir\n====\n\nThe gate_ opens at seven.\n\n.. _gate: \uE0000\uE001\n',
      has: [/opens at seven/],
    },
    {
      what: 'a section with very many paragraphs',
      name: 'a.xml',
      content: `<!DOCTYPE article PUBLIC "-//NLM//DTD JATS"><article><p>The gate opens.</p>${'<sec/><p/>'.repeat(MANY / 10)}</article>`,
      has: [/The gate opens/],
    },
    {
      what: 'elements nested more deeply than recursion can follow',
      name: 'a.xml',
      content: `<!DOCTYPE article PUBLIC "-//NLM//DTD JATS"><article>${'<b>'.repeat(9_000)}The gate opens.${'</b>'.repeat(9_000)}<p>At seven.</p></article>`,
      has: [/The gate opens/, /At seven/],
    },
    {
      what: 'very many elements of the page’s own',
      name: 'a.html',
      content: `<html><body><h1>Weir</h1><p>The gate opens at seven in the morning.</p>${'<x-gate></x-gate>'.repeat(MANY / 10)}</body></html>`,
      has: [/The gate opens/],
    },
  ]);
});
