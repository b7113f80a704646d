import assert from 'node:assert/strict';
import { message, told } from '../../../src/protocol/index.js';
import { say, sayTold, speak } from '../../../src/webview/selectors/catalog/say.js';

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
});
