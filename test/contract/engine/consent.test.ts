import assert from 'node:assert/strict';
import { article } from '../../helpers/articles.js';
import { startScriptedOllama, type ScriptedOllama } from '../../helpers/ollamaServer.js';
import { ofType, runToEnd, TestEngine } from '../../helpers/testEngine.js';

const ask = (title: string) => ({ document: { markdown: article(4, title), title } });

describe('remote models of the local Ollama', () => {
  const questions: string[] = [];
  let answer = false;
  let ollama: ScriptedOllama;
  let test: TestEngine;
  async function open(shown: object = {}) {
    ollama = await startScriptedOllama(() => ['The harbour ', 'protects boats.'], shown);
    test = await TestEngine.open({
      providers: { ollama: { baseUrl: ollama.origin } },
      engine: {
        consent: {
          localAddress: () => Promise.resolve(false),
          cloudProvider: (provider, _label, host) => {
            questions.push(`${provider} ${host ?? ''}`);
            return Promise.resolve(answer);
          },
        },
      },
    });
  }
  beforeEach(() => {
    questions.length = 0;
    answer = false;
  });
  afterEach(() => Promise.all([test.close(), ollama.close()]));

  it("get no text without the user's consent and are reported as remote", async () => {
    await open();
    const client = await test.connect();
    const refused = await runToEnd(client, { ...ask('First'), model: 'gpt-oss:120b-cloud' });
    assert.equal(ofType(refused, 'error')[0]?.payload.code, 'consent_needed');
    assert.deepEqual(questions, [`ollama 127.0.0.1:${ollama.port}`]);
    assert.deepEqual(ollama.prompts, []);
    answer = true;
    const allowed = await runToEnd(client, { ...ask('First'), model: 'gpt-oss:120b-cloud' });
    assert.equal(ofType(allowed, 'receipt')[0]?.payload.local, false);
    const local = await runToEnd(client, { ...ask('First'), model: 'llama3.2' });
    assert.equal(ofType(local, 'receipt')[0]?.payload.local, true);
    assert.equal(questions.length, 2);
  });

  it('are recognized whatever their local name', async () => {
    await open({ remote_host: 'https://ollama.com:443', remote_model: 'gpt-oss:120b' });
    const events = await runToEnd(await test.connect(), ask('Alias'));
    assert.equal(questions.length, 1);
    assert.deepEqual(ollama.prompts, []);
    assert.equal(ofType(events, 'provider_changed')[0]?.payload.to, 'mock');
  });
});
