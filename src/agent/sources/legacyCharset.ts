// Node's own TextDecoder is wrong for euc-kr and big5 and, in Node 20, for windows-1252/874, koi8-u, ibm866, and gbk.
import { normalizeEncoding, TextDecoder } from '@exodus/bytes/encoding.js';
import type { CharsetLabels, Decoded } from './decoded.js';
import { decodeProgramText } from './programCharsets.js';

/** Sample size for guessing the encoding of a long text. */
const SAMPLE_BYTES = 64 * 1024;
/** Statistics need more non-ASCII letters than this. */
const FEW_LETTERS = 4;
/** The default if nothing else is known, as in browsers. */
const FALLBACK = 'windows-1252';

function nameOf(label: string | undefined): string | undefined {
  return label === undefined ? undefined : (normalizeEncoding(label.trim()) ?? undefined);
}

function decodeAs(bytes: Uint8Array, charset: string): Decoded {
  return { text: new TextDecoder(charset).decode(bytes), charset };
}

function decodeStrictly(bytes: Uint8Array, charset: string): Decoded | undefined {
  try {
    return { text: new TextDecoder(charset, { fatal: true }).decode(bytes), charset };
  } catch {
    return undefined;
  }
}

/** For text that is only partly UTF-8: whether the other parts predominate. */
function mostlyBroken(text: string): boolean {
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const good = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  return broken > good;
}

/**
 * Whether a text is UTF-8 that was cut in a letter, or into which a few bytes of another encoding got: in texts of
 * others, hardly any two bytes happen to be a letter of it.
 */
function nearlyUnicode(text: string): boolean {
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const good = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  return good >= 2 * broken || (good > 0 && broken === 1 && text.endsWith('\ufffd'));
}

/** The bytes of a text without its markup, whose ASCII would drown out the letters that show the encoding. */
function withoutMarkup(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const plain = /<[a-z!?/]/i.test(text.slice(0, 4_096))
    ? text.replace(/<(script|style)[\s\S]{0,100000}?<\/\1\s*>/gi, ' ').replace(/<[a-z!?/][^<>]{0,2000}>/gi, ' ')
    : text;
  return Buffer.from(plain.slice(0, SAMPLE_BYTES), 'latin1');
}

/**
 * Whether words are half Latin and half another alphabet, as when accented letters are decoded as letters of that
 * alphabet.
 */
function mixesScripts(text: string): boolean {
  const words = text.slice(0, SAMPLE_BYTES).match(/[\p{L}\p{M}]*[^\p{ASCII}\P{L}][\p{L}\p{M}]*/gu) ?? [];
  const mixed = words.filter(
    (word) =>
      /\p{Script=Latin}/u.test(word) &&
      /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}]/u.test(word),
  );
  return mixed.length > words.length / 4;
}

/** Accented letters that are too few for statistics, but occur among Latin letters as expected. */
function looksWestern(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}\p{N}]*[^\p{ASCII}\s][^\s]*/gu) ?? [];
  const letters = words.join('').match(/[^\p{ASCII}]/gu)?.length ?? 0;
  return (
    letters > 0 &&
    letters <= FEW_LETTERS &&
    words.every((word) => /[a-z]/i.test(word) && /^[\p{P}\p{Sc}]*[a-zà-öø-ÿ]+[\p{P}\p{Sc}]*$/iu.test(word))
  );
}

async function guess(bytes: Uint8Array): Promise<Decoded> {
  const western = decodeAs(bytes, FALLBACK);
  if (looksWestern(western.text)) return { ...western, guessed: true };
  const ofProgram = decodeProgramText(bytes, SAMPLE_BYTES, (own, charset) => decodeAs(own, charset).text);
  if (ofProgram !== undefined) return { ...ofProgram, guessed: true };
  const { guessCharset } = await import('./guessCharset.js');
  for (const charset of guessCharset(withoutMarkup(bytes))) {
    const name = nameOf(charset);
    const decoded = name === undefined ? undefined : decodeStrictly(bytes, name);
    if (decoded !== undefined && !mixesScripts(decoded.text)) return { ...decoded, guessed: true };
  }
  return { ...western, guessed: true };
}

/** Decodes bytes that aren't Unicode: as declared if the bytes agree, or else by guessing. */
export async function decodeLegacy(bytes: Uint8Array, labels: CharsetLabels): Promise<Decoded> {
  const declared = nameOf(labels.declared);
  const label = nameOf(labels.transport) ?? declared;
  if (label === undefined) {
    // Only an unknown declaration can have prevented UTF-8.
    const unknown = (labels.transport ?? labels.declared) !== undefined;
    const strict = unknown ? decodeStrictly(bytes, 'utf-8') : undefined;
    if (strict !== undefined) return strict;
    const lenient = decodeAs(bytes, 'utf-8');
    // Only the escapes of this encoding keep valid UTF-8 from being read as such.
    if (!lenient.text.includes('\ufffd') && (lenient.text.includes('\u001b$B') || lenient.text.includes('\u001b$@')))
      return decodeStrictly(bytes, 'iso-2022-jp') ?? lenient;
    return nearlyUnicode(lenient.text) ? { ...lenient, guessed: true } : guess(bytes);
  }
  if (label === 'utf-8') {
    if (declared !== undefined && declared !== 'utf-8') return decodeAs(bytes, declared);
    const lenient = decodeAs(bytes, 'utf-8');
    return mostlyBroken(lenient.text) ? guess(bytes) : lenient;
  }
  return decodeStrictly(bytes, label) ?? decodeStrictly(bytes, 'utf-8') ?? decodeAs(bytes, label);
}
