import { escapeMarkup } from './escapeMarkup.js';
import { elements, parseXml } from './xml.js';
import { ommlToTex } from './ommlTex.js';

/**
 * Private-use characters around an equation's number while it passes through mammoth, which doesn't support equations.
 */
const OPEN = '\uE0F0';
const CLOSE = '\uE0F1';

export interface TakenEquations {
  /** The document with a text run in place of each equation. */
  xml: string;
  equations: {
    /** Inserts the equations into the HTML made from `xml`, and counts those without a place in it. */
    placeIn(html: string): { html: string; lost: number };
  };
}

/** The prefix of Office Math in this file. */
function prefixOf(xml: string): string | undefined {
  return /xmlns:([\w.-]+)\s*=\s*["']http:\/\/(?:schemas\.openxmlformats\.org\/officeDocument\/2006\/math|purl\.oclc\.org\/ooxml\/officeDocument\/math)["']/.exec(
    xml,
  )?.[1];
}

/** Extracts the equations of a Word document's XML, as TeX. */
export function takeOutEquations(xml: string): TakenEquations {
  const found: { tex: string; display: boolean }[] = [];
  const prefix = prefixOf(xml);
  const wordPrefix = /xmlns:([\w.-]+)\s*=\s*["'][^"']*wordprocessingml[^"']*main["']/.exec(xml)?.[1] ?? 'w';
  const namespaces = [...xml.slice(0, 20_000).matchAll(/xmlns:[\w.-]+\s*=\s*(?:"[^"]*"|'[^']*')/g)].join(' ');
  const take = (markup: string, display: boolean): string => {
    const tree = parseXml(`<x ${namespaces}>${markup}</x>`);
    return elements(tree, 'm:oMath')
      .map((equation) => {
        found.push({ tex: ommlToTex(equation), display });
        return `<${wordPrefix}:r><${wordPrefix}:t>${OPEN}${found.length - 1}${CLOSE}</${wordPrefix}:t></${wordPrefix}:r>`;
      })
      .join('');
  };
  let without = xml;
  if (prefix !== undefined) {
    without = replaceElements(without, `${prefix}:oMathPara`, (markup) => take(markup, true));
    without = replaceElements(without, `${prefix}:oMath`, (markup) => take(markup, false));
  }
  return {
    xml: without,
    equations: {
      placeIn(html) {
        let placed = 0;
        const filled = html.replace(new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g'), (_mark, index: string) => {
          const { tex = '', display = false } = found[Number(index)] ?? {};
          if (tex !== '') placed++;
          return `<math${display ? ' display="block"' : ''} alttext="${escapeMarkup(tex)}"></math>`;
        });
        return { html: filled, lost: found.length - placed };
      },
    },
  };
}

/** Replaces each outermost element of a name. Linear; elements that are never closed stay unchanged. */
function replaceElements(xml: string, name: string, replace: (markup: string) => string): string {
  const open = new RegExp(`<${name}(?=[\\s>/])`, 'g');
  const close = `</${name}>`;
  let result = '';
  let from = 0;
  for (let match = open.exec(xml); match !== null; match = open.exec(xml)) {
    const end = xml.indexOf(close, match.index);
    if (end < 0) break;
    result += xml.slice(from, match.index) + replace(xml.slice(match.index, end + close.length));
    from = end + close.length;
    open.lastIndex = from;
  }
  return result + xml.slice(from);
}
