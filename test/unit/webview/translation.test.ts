import assert from 'node:assert/strict';
import { message, told } from '../../../src/protocol/index.js';
import { percent, seconds } from '../../../src/webview/selectors/amounts.js';
import { inBrief } from '../../../src/webview/selectors/status.js';
import { shownReasons } from '../../../src/webview/selectors/verdict.js';
import { say, sayCount, sayTold, speak } from '../../../src/webview/selectors/catalog/say.js';

describe('a translated sidebar', () => {
  afterEach(() => speak('en'));

  it("shows the engine's messages in the reader's language, and untranslated ones in the engine's own words", () => {
    const missing = told(message('sources.noSite', { host: 'nowhere.example' }));
    const stopped = told(message('runs.stopped'));
    assert.equal(sayTold(missing), missing.message);
    speak('fr', { 'sources.noSite': 'Site introuvable : {host}', 'run.failed': 'échec' });
    assert.equal(sayTold(missing), 'Site introuvable : nowhere.example');
    assert.equal(sayTold(stopped), stopped.message);
    assert.equal(sayTold({ message: 'de l’hôte' }), 'de l’hôte');
    assert.equal(say('run.failed'), 'échec');
  });

  it("uses the language's plural forms and units", () => {
    speak('ru', {
      'count.words.one': '{count} слово',
      'count.words.few': '{count} слова',
      'count.words.many': '{count} слов',
      'amount.seconds': '{number} с',
    });
    assert.deepEqual(
      [1, 2, 5, 21, 1234].map((count) => sayCount('words', count)),
      ['1 слово', '2 слова', '5 слов', '21 слово', '1\u00a0234 слова'],
    );
    assert.equal(seconds(1_340), '1,3 с');
    assert.equal(percent(0.5), '50%', 'what is not translated stays English');
    speak('ja', { 'count.words.other': '{count} 語' });
    assert.equal(sayCount('words', 1), '1 語');
  });

  it("translates a verdict's reasons, and keeps those of an older run in English", () => {
    speak('fr', { 'grounding.bound': 'La source dit « {said} ».' });
    const sentence = { band: 'doubtful' as const, text: 'x', start: 0, end: 1, support: 0.4, citations: [] };
    const reason = message('grounding.bound', { said: 'at least five' });
    const reasons = ['The source says "at least five".'];
    assert.deepEqual(shownReasons({ ...sentence, reasons, reason_details: [reason] }), [
      { text: 'La source dit « at least five ».', evidence: undefined },
    ]);
    assert.deepEqual(shownReasons({ ...sentence, reasons }), [{ text: reasons[0], evidence: undefined }]);
  });

  it('shortens a message to its first sentence in any script', () => {
    for (const [message, brief, more] of [
      ['Ollama: nothing at 127.0.0.1:11434. Start it.', 'Ollama: nothing at 127.0.0.1:11434.', 'Start it.'],
      ['It said “no.” Then it ended', 'It said “no.”', 'Then it ended'],
      [
        '无法访问 Ollama: 127.0.0.1:11434 上没有服务。请启动 ollama serve。',
        '无法访问 Ollama: 127.0.0.1:11434 上没有服务。',
        '请启动 ollama serve。',
      ],
      ['「止まりました。」再試行してください。', '「止まりました。」', '再試行してください。'],
      ['No period', 'No period.', ''],
    ] as const)
      assert.deepEqual(inBrief(message), { brief, more });
  });
});
