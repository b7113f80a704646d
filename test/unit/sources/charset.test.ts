import assert from 'node:assert/strict';
import { decodeText, decodeUnicode, decodeUtf8Patiently, SLICE_BYTES } from '../../../src/agent/sources/charset.js';
import { TimeSlicer } from '../../../src/agent/streams/timeSlicer.js';

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)));
/** "中文" in GBK, "日本語" in Shift_JIS and EUC-JP, "привет" in windows-1251 and KOI8-R. */
const GBK = [0xd6, 0xd0, 0xce, 0xc4];
const SHIFT_JIS = [0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea];
const EUC_JP = [0xc6, 0xfc, 0xcb, 0xdc, 0xb8, 0xec];
const WINDOWS_1251 = [0xef, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2];

describe('decodeText', () => {
  it('case 49: uses the byte order mark before any label', async () => {
    assert.deepEqual(await decodeText(bytes([0xef, 0xbb, 0xbf], 'a', [0xc3, 0xa9]), 'iso-8859-1'), {
      text: 'aé',
      charset: 'utf-8',
    });
    assert.deepEqual(await decodeText(bytes([0xff, 0xfe], 'a\0é\0'), 'utf-8'), { text: 'aé', charset: 'utf-16le' });
    assert.deepEqual(await decodeText(bytes([0xfe, 0xff], '\0a\0é'), 'utf-8'), { text: 'aé', charset: 'utf-16be' });
  });

  it('case 49: uses the header', async () => {
    assert.deepEqual(await decodeText(bytes(GBK), 'GB2312'), { text: '中文', charset: 'gbk' });
    assert.deepEqual(await decodeText(bytes(SHIFT_JIS), 'Shift_JIS'), { text: '日本語', charset: 'shift_jis' });
    assert.deepEqual(await decodeText(bytes(EUC_JP), 'euc-jp'), { text: '日本語', charset: 'euc-jp' });
    assert.deepEqual(await decodeText(bytes(WINDOWS_1251), 'cp1251'), { text: 'привет', charset: 'windows-1251' });
  });

  it('case 49: uses the markup within 4 KB, in either form, and the XML declaration', async () => {
    assert.match((await decodeText(bytes('<meta charset=gbk><p>', GBK))).text, /中文/);
    assert.match(
      (await decodeText(bytes('<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">', SHIFT_JIS)))
        .text,
      /日本語/,
    );
    assert.match(
      (await decodeText(bytes('<?xml version="1.0" encoding="windows-1251"?><a>', WINDOWS_1251))).text,
      /привет/,
    );
    assert.match((await decodeText(bytes(`<!--${'x'.repeat(3_900)}--><meta charset="gbk">`, GBK))).text, /中文/);
    assert.doesNotMatch((await decodeText(bytes(`<!--${'x'.repeat(4_200)}--><meta charset="gbk">`, GBK))).text, /中文/);
  });

  it('case 49: reads unlabeled text as UTF-8 if valid, and otherwise as windows-1252, with its quotes and dashes', async () => {
    assert.deepEqual(await decodeText(new TextEncoder().encode('naïve – “quoted” 日本')), {
      text: 'naïve – “quoted” 日本',
      charset: 'utf-8',
    });
    assert.deepEqual(
      await decodeText(bytes('na', [0xef], 've ', [0x96], ' ', [0x93], 'quoted', [0x94], ' ', [0x80], '5', [0x85])),
      { text: 'naïve – “quoted” €5…', charset: 'windows-1252', guessed: true },
    );
    assert.equal(
      (
        await decodeText(
          Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index),
          'windows-1252',
        )
      ).text,
      '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ',
    );
  });

  it('case 49: ignores a label that the bytes contradict', async () => {
    assert.equal((await decodeText(new TextEncoder().encode('déjà vu'), 'iso-8859-1')).text, 'déjà vu');
    assert.equal((await decodeText(new TextEncoder().encode('日本語のページ'), 'shift_jis')).text, '日本語のページ');
    assert.equal((await decodeText(bytes('d', [0xe9], 'j', [0xe0], ' vu'), 'utf-8')).text, 'déjà vu');
    assert.match((await decodeText(bytes('<meta charset="gbk">', GBK), 'utf-8')).text, /中文/);
    assert.equal((await decodeText(bytes('plain'), 'no-such-charset')).text, 'plain');
    assert.equal((await decodeText(bytes('<meta charset="utf-16">plain'))).text, '<meta charset="utf-16">plain');
  });

  it('case 49: replaces invalid bytes with U+FFFD', async () => {
    assert.equal(
      (await decodeText(bytes('good é: ', [0xc3, 0xa9, 0xc3, 0xa8], ' bad: ', [0xff]).slice(7), 'utf-8')).text.endsWith(
        'bad: \ufffd',
      ),
      true,
    );
  });
});

describe('decodeUtf8Patiently', () => {
  const decode = (input: Uint8Array, transport?: string, signal?: AbortSignal) =>
    decodeUtf8Patiently(input, transport, new TimeSlicer(signal));
  /** A text of two slices in which the first ends this many bytes after `character` begins. */
  const across = (character: string | number[], after: number) =>
    Buffer.concat([
      Buffer.alloc(SLICE_BYTES - after, 'a'),
      typeof character === 'string' ? Buffer.from(character) : Buffer.from(character),
      Buffer.from(' and the end'),
    ]);

  it('decodes characters that a slice would split, and a mark inside the text, as all at once', async () => {
    for (const character of ['é', '港', '🚢', '\ufeff', 'e\u0301', '\u{10ffff}', '\0', '\r\n'])
      for (let after = 0; after <= 5; after++) {
        const input = across(character, after);
        const text = await decode(input);
        assert.equal(text, input.toString('utf8'), `${character} ${after}`);
        assert.equal(text, decodeUnicode(input)?.text);
      }
  });

  it('leaves what is not UTF-8 to others, wherever that shows', async () => {
    const invalid = [
      [0x80],
      [0xc3],
      [0xe6, 0xb8],
      [0xf0, 0x9f, 0x9a],
      [0xc0, 0xaf],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
    ];
    for (const sequence of [...invalid, Array.from({ length: 12 }, () => 0x80)])
      for (const after of [0, 1, 2, 3, 4, 100, SLICE_BYTES]) {
        const input = across(sequence, after);
        assert.equal(decodeUnicode(input), undefined);
        assert.equal(await decode(input), undefined, `${sequence.join()} ${after}`);
      }
    assert.equal(await decode(Buffer.concat([Buffer.alloc(SLICE_BYTES, 'a'), Buffer.from([0xe6, 0xb8])])), undefined);
    const text = Buffer.alloc(SLICE_BYTES + 9, 'a');
    assert.equal(await decode(Buffer.concat([Buffer.from('\ufeff'), text])), undefined);
    assert.equal(await decode(Buffer.from('\ufeffabc', 'utf16le')), undefined);
    assert.equal(await decode(Buffer.concat([text, Buffer.from('\u001b$B')])), undefined);
    assert.equal(await decode(text, 'koi8-r'), undefined);
    assert.equal(await decode(text, 'windows-1252'), text.toString());
  });

  it('stops when the reading is stopped', async () => {
    await assert.rejects(
      decode(Buffer.alloc(3 * SLICE_BYTES, 'a'), undefined, AbortSignal.abort(new Error('stopped'))),
      /stopped/,
    );
  });
});
