/** What the text of a group is. */
export type Destination =
  | 'body'
  | 'skipped'
  | 'fonts'
  | 'styles'
  | 'about'
  | 'title'
  | 'author'
  | 'date'
  | 'instruction'
  | 'marker'
  | 'objectKind'
  | 'commenter'
  | 'html';

/** Groups with a text of their own, and what it is. All other groups that may be ignored are. */
export const DESTINATIONS: Readonly<Record<string, Destination>> = {
  fonttbl: 'fonts',
  stylesheet: 'styles',
  info: 'about',
  title: 'title',
  author: 'author',
  revtim: 'date',
  fldinst: 'instruction',
  listtext: 'marker',
  pntext: 'marker',
  objclass: 'objectKind',
  atnauthor: 'commenter',
  htmltag: 'html',
};
/** Groups that programs need and nobody reads. */
export const SKIPPED =
  /^(?:colortbl|pict|sp|filetbl|listtable|revtbl|private|xe|tc|tcn|rxe|txe|objdata|objname|nonshppict|nonesttables|atn\w+|template|ftnsepc?|aftnsepc?|ftncn|aftncn|pnseclvl|moMath)$/;
/** Groups marked as ignorable that have text to read. */
export const READ_IF_IGNORABLE = /^(?:shpinst|shptxt|ud|dptxbxtext|nesttableprops|annotation)$/;
/** What repeats on every page. */
export const MARGINS = /^(?:header|footer)[lrf]?$/;
/** Parts of the file with paragraphs of their own. */
export const FLOWS = /^(?:footnote|shptxt|dptxbxtext|annotation|(?:header|footer)[lrf]?)$/;

/** Characters that have control words of their own. */
export const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  lbr: '\n',
  '~': '\u00a0',
  _: '\u2011',
  '-': '\u00ad',
  '{': '{',
  '}': '}',
  '\\': '\\',
  emdash: '—',
  endash: '–',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
};

/** Control words that raise or lower text. */
export const SCRIPTS: Readonly<Record<string, 'sup' | 'sub' | 'none'>> = {
  super: 'sup',
  up: 'sup',
  sub: 'sub',
  dn: 'sub',
  nosupersub: 'none',
};
/** Control words that emphasize or strike text. */
export const MARKS: Readonly<Record<string, 'bold' | 'italic' | 'struck'>> = {
  b: 'bold',
  i: 'italic',
  strike: 'struck',
};
