import { guessLanguage, type Language } from '@regen-research/text';
import { message } from '../../protocol/index.js';
import { answerTokens, escapeHtml, hasMath, renderTokens } from './answerTokens.js';
import {
  incompleteReason,
  originOf,
  questionOf,
  referencesOf,
  remarkOn,
  worded,
  type ExportedRun,
  type Reference,
} from './citedText.js';
import { withCorrections } from './corrections.js';

const STYLE = `
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; color: #1f1f1f; background: #fff; }
h1 { line-height: 1.25; } table { border-collapse: collapse; } th, td { padding: .25rem .75rem; border: 1px solid #ccc; }
pre { overflow-x: auto; padding: .75rem; background: #f4f4f4; } blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid #ccc; }
sup a { padding: 0 .15em; text-decoration: none; } .warning { color: #8a5a00; font-style: italic; } del { color: #595959; } .sources li { margin-bottom: .4rem; } footer { color: #595959; font-size: .9rem; }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #1e1e1e; } pre { background: #2a2a2a; } a { color: #6cb6ff; } .warning { color: #e2b04a; } del { color: #aaa; } footer { color: #aaa; } th, td { border-color: #555; } }
`;

/** No language that a tag could name. */
const UNTOLD: ReadonlySet<Language> = new Set(['und', 'other']);

/** What readers that speak or hyphenate a text go by: the language of its words, or else the declared one. */
function lang(text: string, declared: string | undefined): string {
  const guessed = guessLanguage(text);
  const language = UNTOLD.has(guessed) ? declared : guessed;
  return language === undefined ? '' : ` lang="${escapeHtml(language)}"`;
}

function markOf(run: ExportedRun, index: number): string {
  const { summary } = run;
  const sentence = summary.sentences[index];
  const numbers = (sentence?.citations ?? [])
    .filter((id) => summary.citations.some((citation) => citation.id === id))
    .map((id) => `<a href="#source-${id}">${id}</a>`);
  const remark = remarkOn(run, index);
  return (
    (numbers.length > 0 ? `<sup>${numbers.join(' ')}</sup>` : '') +
    (remark ? ` <span class="warning">(${escapeHtml(remark)})</span>` : '')
  );
}

function entry({ id, quote, title, place, address }: Reference, math: (tex: string) => string): string {
  const name = escapeHtml(title);
  const isWeb = address !== undefined && /^https?:\/\//i.test(address);
  const linked = isWeb ? `<a href="${escapeHtml(address)}">${name}</a>` : name;
  const quoted = quote.map(({ text, isMath }) => (isMath ? math(text) : escapeHtml(text))).join('');
  return `<li id="source-${id}" value="${id}"><q>${quoted}</q> — ${linked}${place === '' ? '' : `, ${escapeHtml(place)}`}</li>`;
}

/** An answer as a self-contained page that runs no scripts and loads nothing. Formulas are MathML; their writer is loaded on first use. */
export async function toHtml(answer: ExportedRun): Promise<string> {
  const run = withCorrections(answer, 'struck');
  const { summary } = run;
  const references = referencesOf(run);
  const tokens = answerTokens(summary);
  const isMathematical = hasMath(tokens) || references.some(({ quote }) => quote.some(({ isMath }) => isMath));
  const toMathml = isMathematical ? (await import('./mathml.js')).toMathml : () => undefined;
  const math = (tex: string, display: boolean) => toMathml(tex, display) ?? `<code>${escapeHtml(tex)}</code>`;
  const question = questionOf(run);
  const incomplete = incompleteReason(run);
  return `<!DOCTYPE html>
<html${lang(summary.text, summary.sources[0]?.language)}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(summary.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main dir="auto">
<h1>${escapeHtml(summary.title)}</h1>
${question === undefined ? '' : `<p><strong>${escapeHtml(worded(run, message('exports.question', { query: question })))}</strong></p>\n`}${
    incomplete === undefined ? '' : `<p class="warning">${escapeHtml(incomplete)}</p>\n`
  }${renderTokens(tokens, (index) => markOf(run, index), math)}</main>
${
  references.length === 0
    ? ''
    : `<section class="sources">\n<h2>${escapeHtml(worded(run, message('exports.sources')))}</h2>\n<ol>\n${references.map((reference) => entry(reference, (tex) => math(tex, false))).join('\n')}\n</ol>\n</section>\n`
}<footer>${escapeHtml(originOf(run))}</footer>
</body>
</html>
`;
}
