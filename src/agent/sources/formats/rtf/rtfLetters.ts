import { TextDecoder as LegacyDecoder } from '@exodus/bytes/encoding.js';
import { codePoint } from 'dingbat-to-unicode';
import { charsetOfCodePage } from '../codePages.js';

/** Encodings by the character set of a font, as the specification numbers them. */
const BY_CHARSET: Readonly<Record<number, string>> = {
  0: 'windows-1252',
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};
/** The character set of fonts that draw signs in place of letters. */
const SYMBOLS = 2;

interface Font {
  charset?: number;
  name: string;
}

/** The fonts of an RTF file, and the letters that bytes stand for in them. */
export class RtfLetters {
  private readonly fonts = new Map<number, Font>();
  private readonly decoders = new Map<string, InstanceType<typeof LegacyDecoder>>();
  private fallback = 'windows-1252';

  /** Sets the encoding of text whose font doesn't name one. */
  setCodePage(page: number): void {
    this.fallback = charsetOfCodePage(page) ?? this.fallback;
  }

  /** Declares a font; its name comes last. */
  addFont(number: number, charset: number | undefined, name: string): void {
    this.fonts.set(number, { charset, name: name.replace(/;\s*$/, '').trim() });
  }

  /** The text of bytes, given as Latin-1, in a font. */
  decode(bytes: string, number: number): string {
    const font = this.fonts.get(number);
    if (font?.charset === SYMBOLS)
      return bytes.replace(/[^]/g, (letter) => signOf(font.name, letter.charCodeAt(0)) ?? letter);
    // ASCII is the same everywhere, except that a second byte may look like it.
    if (/^[\0-\x7f]*$/.test(bytes)) return bytes;
    const charset = BY_CHARSET[font?.charset ?? -1] ?? this.fallback;
    let decoder = this.decoders.get(charset);
    if (decoder === undefined) this.decoders.set(charset, (decoder = new LegacyDecoder(charset)));
    return decoder.decode(Buffer.from(bytes, 'latin1'));
  }

  /** A character given by its number in Unicode; signs of symbol fonts are in its private area. */
  character(code: number, number: number): string {
    const unit = code & 0xffff;
    const isPrivate = unit >= 0xf000 && unit <= 0xf0ff;
    return (
      (isPrivate ? signOf(this.fonts.get(number)?.name ?? '', unit - 0xf000) : undefined) ?? String.fromCharCode(unit)
    );
  }
}

const signOf = (font: string, code: number): string | undefined => codePoint(font, code)?.string;
