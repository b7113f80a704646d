import assert from 'node:assert/strict';
import { replay, type ReplayServer } from '../../helpers/replayServer.js';
import { ofType, runToEnd, TestEngine } from '../../helpers/testEngine.js';

const LOADING = 'llama-server/models-loading.http';

describe('a run on a server still loading its model', function () {
  this.timeout(20_000);
  let server: ReplayServer;
  let test: TestEngine;
  before(async () => {
    server = await replay({
      '/v1/models': [LOADING, LOADING, LOADING, 'llama-server/models.http'],
      '/props': 'llama-server/props.http',
      '/v1/chat/completions': 'llama-server/chat-stream.http',
    });
    test = await TestEngine.open({ providers: { openai: { baseUrl: `${server.origin}/v1` } } });
  });
  after(async () => {
    await test.close();
    await server.close();
  });

  it('starts, reports the model as loading, and answers once it has loaded', async () => {
    const client = await test.connect();
    const events = await runToEnd(client, {
      type: 'start_agent',
      query: 'Summarize this source.',
      document: {
        text: 'The river bridge was built in 1932. It is 240 metres long, and two lanes cross it.',
        title: 'Loading',
      },
      provider: 'openai',
    });
    assert.equal(events[0]?.type, 'agent_start');
    assert.equal(ofType(events, 'agent_start').length, 1);
    assert.ok(ofType(events, 'progress').some(({ payload }) => payload.stage === 'loading_model'));
    const [receipt] = ofType(events, 'receipt');
    assert.equal(receipt?.payload.model, 'chain.gguf');
    assert.ok((receipt.payload.tokens_per_second ?? 0) > 100, "by the server's own timings");
    assert.equal(ofType(events, 'agent_end')[0]?.payload.success, true);
  });
});
