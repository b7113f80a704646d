import { afterProlog } from './xmlProlog.js';

/** Vocabularies of XML whose files are documents rather than data or code. */
export type XmlKind = 'spreadsheet' | 'openDocument' | 'wordPackage' | 'word2003' | 'drawing' | 'outline' | 'document';

const DOCTYPE = /^<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>/i;
const ROOT = /^<([\w:.-]+)([^>]*)>/;
const DOCUMENT_TYPE = /JATS|\bNLM\b|DocBook|OASIS\/\/DTD (?:DITA|XML)|DITA|TEI|NITF/i;
const DOCUMENT_ROOT = /^(?:FictionBook|TEI|TEI\.2|nitf|dtbook)$/;
const DOCUMENT_NAMESPACE =
  /docbook\.org|tei-c\.org|gribuser\.ru\/xml\/fictionbook|jats|nlm\.nih\.gov|dita|daisy\.org\/z3986/i;
/** Roots that several vocabularies of documents share. */
const SHARED_ROOT = /^(?:article|book|chapter|topic|concept|task|reference)$/;
/** What only documents have. */
const DOCUMENT_PARTS = /<(?:front|sec|sect1|section|para|abstract|shortdesc|conbody|taskbody|refbody)[\s>]/;

/** The kind of document that an XML text is, by its root; undefined for data, code, and everything else. */
export function xmlKind(text: string): XmlKind | undefined {
  const head = afterProlog(text.slice(0, 16_384).replace(/^\ufeff/, ''));
  if (!head.startsWith('<')) return undefined;
  const [doctype = ''] = DOCTYPE.exec(head) ?? [];
  const [, name = '', attributes = ''] = ROOT.exec(afterProlog(head.slice(doctype.length))) ?? [];
  const root = name.slice(name.indexOf(':') + 1);
  if (root === 'Workbook' && attributes.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'spreadsheet';
  if (root === 'document' && attributes.includes('urn:oasis:names:tc:opendocument:xmlns:office')) return 'openDocument';
  if (root === 'package' && attributes.includes('schemas.microsoft.com/office/2006/xmlPackage')) return 'wordPackage';
  if (root === 'wordDocument' && attributes.includes('schemas.microsoft.com/office/word/2003/wordml'))
    return 'word2003';
  if (root === 'svg') return 'drawing';
  if (root === 'opml') return 'outline';
  const isDocument =
    DOCUMENT_ROOT.test(root) ||
    (doctype !== '' && DOCUMENT_TYPE.test(doctype)) ||
    DOCUMENT_NAMESPACE.test(attributes) ||
    (SHARED_ROOT.test(root) && DOCUMENT_PARTS.test(head));
  return isDocument ? 'document' : undefined;
}
