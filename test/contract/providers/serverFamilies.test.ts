import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import type { ModelFacts } from '../../../src/agent/interfaces/index.js';
import { FAMILIES, familyOf, type ListedModel } from '../../../src/agent/providers/openai/serverFamilies.js';
import { recorded } from '../../helpers/replayServer.js';
import { collect, servedAt } from './subjects.js';

const fixtures = new URL('../../fixtures/', import.meta.url);

/** What a person has of a row, from the outside. */
interface Expected {
  baseUrl: string;
  facts: Partial<ModelFacts>;
  limit: 'max_tokens' | 'max_completion_tokens';
  progress?: true;
  /** Accepts models that its list doesn't name. */
  takesUnlisted?: true;
  loaded?: boolean;
}

const local = { location: 'local', sharedPool: false } as const;
const cloud = { location: 'cloud', sharedPool: false } as const;

const EXPECTED: Record<string, Expected> = {
  openai: {
    baseUrl: 'https://api.openai.com/v1',
    facts: { ...cloud, model: 'gpt-5-mini', contextTokens: 128_000, contextSource: 'told' },
    limit: 'max_completion_tokens',
    loaded: true,
  },
  azure: {
    baseUrl: 'https://mine.openai.azure.com/openai/v1',
    facts: { ...cloud, model: 'gpt-4o-2024-08-06', contextTokens: 128_000, contextSource: 'told' },
    limit: 'max_completion_tokens',
    takesUnlisted: true,
    loaded: true,
  },
  'llama.cpp': {
    baseUrl: 'http://127.0.0.1:8080/v1',
    facts: {
      ...local,
      model: 'chain.gguf',
      contextTokens: 4_096,
      contextSource: 'told',
      slots: 2,
      sharedPool: true,
    },
    limit: 'max_tokens',
    progress: true,
    loaded: true,
  },
  vllm: {
    baseUrl: 'http://127.0.0.1:8000/v1',
    facts: { ...local, model: 'qwen3', contextTokens: 16_384, contextSource: 'told' },
    limit: 'max_tokens',
  },
  lmstudio: {
    baseUrl: 'http://127.0.0.1:1234/v1',
    facts: { ...local, model: 'gemma-3-4b', contextTokens: 4_096, contextSource: 'told', sharedPool: true },
    limit: 'max_tokens',
    loaded: true,
  },
  ollama: {
    baseUrl: 'http://127.0.0.1:11434/v1',
    facts: { ...local, model: 'gemma3:4b', contextTokens: 4_096, contextSource: 'told' },
    limit: 'max_tokens',
    loaded: true,
  },
  openrouter: {
    baseUrl: 'https://openrouter.ai/api/v1',
    facts: { ...cloud, model: 'mistralai/mistral-small', contextTokens: 32_768, contextSource: 'told' },
    limit: 'max_tokens',
    loaded: true,
  },
  mistral: {
    baseUrl: 'https://api.mistral.ai/v1',
    facts: { ...cloud, model: 'mistral-small-latest', contextTokens: 131_072, contextSource: 'told' },
    limit: 'max_tokens',
    loaded: true,
  },
  unknown: {
    baseUrl: 'http://127.0.0.1:5001/v1',
    facts: {
      ...local,
      model: 'koboldcpp/gemma-3-4b-it-q4_k_m',
      contextTokens: 8_192,
      contextSource: 'assumed',
      sharedPool: true,
    },
    limit: 'max_tokens',
  },
};

/** The responses of a folder, as `recorded` takes them, by the paths where the server sends them. */
function routesOf(evidence: string, files: readonly string[], baseUrl: string): Record<string, string[]> {
  const base = new URL(baseUrl).pathname;
  const paths: Record<string, string> = {
    'models.http': `${base}/models`,
    'props.http': '/props',
    'api-models.http': '/api/v0/models',
    'api-ps.http': '/api/ps',
  };
  const folder = evidence.replace(/^recordings\//, '');
  const chat = files.includes('chat-stream.http') ? `${folder}/chat-stream.http` : 'documented/openai/chat-stream.http';
  return {
    ...Object.fromEntries(files.flatMap((file) => (paths[file] ? [[paths[file], [`${folder}/${file}`]]] : []))),
    [`${base}/chat/completions`]: [chat],
  };
}

describe('each family of servers', () => {
  it('has a row, a folder of responses, and a test', () => {
    const ids = FAMILIES.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(Object.keys(EXPECTED).sort(), [...ids].sort());
    assert.equal(new Set(FAMILIES.map(({ evidence }) => evidence)).size, ids.length, 'its own folder');
  });

  it('has its row wherever there is a folder', async () => {
    for (const kind of ['recordings', 'documented']) {
      const folders = await readdir(new URL(`${kind}/`, fixtures), { withFileTypes: true });
      for (const { name } of folders.filter((entry) => entry.isDirectory()))
        assert.ok(
          FAMILIES.some(({ evidence }) => evidence === `${kind}/${name}`),
          `${kind}/${name}`,
        );
    }
  });

  for (const family of FAMILIES) {
    const { id, evidence } = family;
    const { baseUrl, facts, limit, progress, takesUnlisted, loaded } = EXPECTED[id] ?? ({} as Expected);

    it(`${id}: ${evidence} says whether it was recorded`, async () => {
      const folder = new URL(`${evidence}/`, fixtures);
      const files = await readdir(folder);
      assert.ok(files.includes('models.http'));
      for (const file of files) {
        const isDocumented = /^x-source: from documentation/im.test(await readFile(new URL(file, folder), 'latin1'));
        assert.equal(isDocumented, evidence.startsWith('documented/'), file);
      }
    });

    it(`${id} is recognized by its list of models, and treated as its row says`, async () => {
      const files = await readdir(new URL(`${evidence}/`, fixtures));
      const routes = routesOf(evidence, files, baseUrl);
      const list = await recorded(`${evidence.replace(/^recordings\//, '')}/models.http`);
      const models = (JSON.parse(list.body.toString()) as { data: ListedModel[] }).data;
      assert.equal(familyOf({ host: new URL(baseUrl).host, server: list.headers.server ?? '', models }), family);

      const { provider, bodies } = servedAt(baseUrl, routes);
      const described = await provider.describe(undefined);
      for (const [name, value] of Object.entries(facts)) assert.equal(described[name as keyof ModelFacts], value, name);
      assert.equal(provider.isLoaded?.(described.model), loaded);

      const typo = provider.describe('no-such-model');
      if (takesUnlisted) assert.equal((await typo).model, 'no-such-model');
      else await assert.rejects(typo, { code: 'model_not_found' });

      const { error } = await collect(provider, { model: described.model, maxOutputTokens: 50 });
      assert.equal(error, undefined);
      const [body = {}] = bodies;
      const other = limit === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
      assert.deepEqual([body[limit], body[other], body.return_progress], [50, undefined, progress]);
    });
  }
});
