import assert from 'node:assert/strict';
import { bestModel, sameModel } from '../../../src/agent/providers/ollama/ollamaModels.js';

const tag = (name: string, modified_at = '2025-01-01T00:00:00Z', family = 'llama') => ({
  name,
  modified_at,
  details: { family },
});

describe('bestModel', () => {
  it('prefers a model in memory, then the most recently changed one', () => {
    const installed = [tag('old:latest'), tag('new:latest', '2025-03-01T00:00:00Z')];
    assert.equal(bestModel(installed, [])?.name, 'new:latest');
    assert.equal(bestModel(installed, ['old:latest'])?.name, 'old:latest');
  });

  it('skips embedding models and models that run elsewhere', () => {
    const installed = [
      tag('nomic-embed-text:latest', '2025-09-01', 'nomic-bert'),
      tag('bge-m3:latest', '2025-09-01', 'bert'),
      tag('gpt-oss:120b-cloud', '2025-09-01'),
      { ...tag('far:latest', '2025-09-01'), remote_host: 'https://ollama.com' },
    ];
    assert.equal(bestModel(installed, ['nomic-embed-text:latest', 'far:latest']), undefined);
    assert.equal(bestModel([...installed, tag('small:1b', '2024-01-01')], [])?.name, 'small:1b');
  });

  it('knows that a name without a tag means latest', () => {
    assert.ok(sameModel('llama3.2', 'llama3.2:latest'));
    assert.ok(sameModel('registry.example:5000/team/model', 'registry.example:5000/team/model:latest'));
    assert.ok(sameModel('Llama3.2', 'llama3.2:LATEST'));
    assert.ok(!sameModel('llama3.2', 'llama3.2:1b'));
  });
});
