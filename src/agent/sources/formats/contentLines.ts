/** Whether a text is a calendar (RFC 5545) or address cards (RFC 6350). */
export const isContentLines = (text: string): boolean =>
  /^\s{0,64}BEGIN:(?:VCALENDAR|VCARD)\s*$/im.test(text.slice(0, 200).split(/\r?\n/, 2)[0] ?? '');

export interface ContentLine {
  /** In capitals, without a group. */
  name: string;
  parameters: ReadonlyMap<string, string>;
  /** As written; lists and structures still have their separators. */
  value: string;
}

/** Decodes quoted-printable as UTF-8. */
const unquoted = (value: string): string =>
  Buffer.from(
    value
      .replace(/=([0-9A-F]{2})/gi, (_whole, code: string) => `\u0000${code}`)
      .split('\u0000')
      .flatMap((part, index) =>
        index === 0
          ? [...Buffer.from(part, 'utf8')]
          : [Number.parseInt(part.slice(0, 2), 16), ...Buffer.from(part.slice(2), 'utf8')],
      ),
  ).toString('utf8');

/** The lines of a calendar or card, unfolded. */
export function contentLines(text: string): ContentLine[] {
  const unfolded = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    // The older cards continue quoted-printable as mail does.
    .replace(/^([^:\n]*QUOTED-PRINTABLE[^:\n]*:(?:.*=\n)*.*)/gim, (line) => line.replace(/=\n/g, ''));
  return unfolded.split('\n').flatMap((line): ContentLine[] => {
    const [, head = '', value = ''] = /^((?:[^":]|"[^"]*")+):(.*)$/.exec(line) ?? [];
    if (head === '') return [];
    const [name = '', ...rest] = head.match(/(?:[^;"]|"[^"]*")+/g) ?? [];
    const parameters = new Map(
      rest.map((parameter) => {
        const [key = '', own] = parameter.split(/=(.*)/s);
        return [key.toUpperCase(), (own ?? '').replace(/^"|"$/g, '')];
      }),
    );
    const isQuoted = /QUOTED-PRINTABLE/i.test(head);
    return [{ name: name.replace(/^.*\./, '').toUpperCase(), parameters, value: isQuoted ? unquoted(value) : value }];
  });
}

/** A value as text: its escapes resolved. */
export const plainValue = (value: string): string =>
  value.replace(/\\([nN;,\\])/g, (_whole, sign: string) => (/n/i.test(sign) ? '\n' : sign)).trim();

/** The parts of a structured value, such as a name or an address. */
export const partsOf = (value: string): string[] =>
  value
    .split(/(?<!\\)[;]/)
    .map(plainValue)
    .filter((part) => part !== '');
