import assert from 'node:assert/strict';
import { ENGLISH, asWritten, message, sentenceOf, textOf, told } from '../../../src/protocol/index.js';
import { ENGLISH as SIDEBAR } from '../../../src/webview/selectors/catalog/english.js';

describe("the engine's messages", () => {
  const why = message('providers.nothingListens', { host: '127.0.0.1:9' });
  const failed = message('providers.unreachable', { label: 'Ollama', why, wayOut: [message('providers.startOllama')] });

  it('are translated together with the messages inside them, and fall back to English if a translation is missing', () => {
    const german = {
      'providers.unreachable': '{label} ist nicht erreichbar: {why} {wayOut}',
      'providers.startOllama': 'Starten mit: ollama serve',
    };
    assert.equal(
      textOf(failed, german),
      'Ollama ist nicht erreichbar: nothing is listening at 127.0.0.1:9. Starten mit: ollama serve',
    );
  });

  it('survive the connection', () => {
    const received = JSON.parse(JSON.stringify(told(failed))) as ReturnType<typeof told>;
    assert.deepEqual(sentenceOf(received), failed);
    assert.equal(textOf(sentenceOf(received)), received.message);
  });

  it('have no key if another program wrote them', () => {
    assert.deepEqual(told(asWritten('disk is on fire {text}')), { message: 'disk is on fire {text}' });
    assert.equal(textOf(sentenceOf({ message: 'disk is on fire {text}' })), 'disk is on fire {text}');
  });

  it('share no key with the sidebar, so that one translation can hold both', () => {
    assert.deepEqual(
      Object.keys(ENGLISH).filter((key) => Object.hasOwn(SIDEBAR, key)),
      [],
    );
  });
});
