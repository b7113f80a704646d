/** What 0x80 to 0x9F mean in windows-1252; holes map to themselves (https://encoding.spec.whatwg.org/index-windows-1252.txt). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** A declaration in the markup counts within these bytes; browsers look at 1 KB, real pages put scripts first. */
const META_BYTES = 4_096;

/** These are what servers and templates say by default, so valid UTF-8 is believed over them. */
const DEFAULT_LABELS = new Set(['windows-1252', 'iso-8859-1', 'us-ascii', 'utf-8']);

export interface Decoded {
  text: string;
  /** The encoding that was used, by its WHATWG name. */
  charset: string;
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** The encoding that HTML or XML names in its first bytes. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, META_BYTES)).toString('latin1');
  const label =
    /<meta\s[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})/i.exec(head)?.[1];
  // Markup that could be read as ASCII is not UTF-16, whatever it says.
  return label !== undefined && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

function nameOf(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return undefined;
  }
}

/** Node 20.18 to 24.6 leave 0x80 to 0x9F of windows-1252 as control characters. */
function mend(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character);
}

function decodeStrictly(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Decodes, with U+FFFD for what is no text in this encoding. */
function decodeAs(bytes: Uint8Array, charset: string): Decoded {
  const text = new TextDecoder(charset).decode(bytes);
  return { text: charset === 'windows-1252' ? mend(text) : text, charset };
}

/** Of text that is UTF-8 only in parts: whether the parts that are not prevail. */
function mostlyBroken(text: string): boolean {
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const good = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  return broken > good;
}

/**
 * Bytes as text, without a byte order mark: by that mark, by the label of the transport, by the markup's own, as UTF-8 if
 * they are, as windows-1252 if not. Labels that the bytes contradict are passed over. Never throws.
 */
export function decodeText(bytes: Uint8Array, transportLabel?: string): Decoded {
  const marked = byteOrderMark(bytes);
  if (marked !== undefined) return decodeAs(bytes, marked);
  const label = nameOf(transportLabel) ?? nameOf(declaredCharset(bytes));
  if (label === undefined || DEFAULT_LABELS.has(label)) {
    const utf8 = decodeStrictly(bytes, 'utf-8');
    if (utf8 !== undefined) return { text: utf8, charset: 'utf-8' };
    if (label !== 'utf-8') return decodeAs(bytes, 'windows-1252');
    const other = nameOf(declaredCharset(bytes));
    if (other !== undefined && other !== 'utf-8') return decodeAs(bytes, other);
    const lenient = decodeAs(bytes, 'utf-8');
    return mostlyBroken(lenient.text) ? decodeAs(bytes, 'windows-1252') : lenient;
  }
  const labelled = decodeStrictly(bytes, label);
  if (labelled !== undefined) return { text: labelled, charset: label };
  const utf8 = decodeStrictly(bytes, 'utf-8');
  return utf8 === undefined ? decodeAs(bytes, label) : { text: utf8, charset: 'utf-8' };
}
