import { articlePage } from '../../helpers/articles.js';
import { TestEngine } from '../../helpers/testEngine.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';
import { checkMessageSequences } from '../transport/messageSequences.js';
import { transports } from '../transport/transports.js';

describe('random messages to the whole engine', () => {
  let pages: TestServer;
  before(async () => {
    pages = await startTestServer((request, response) => {
      if (request.url === '/2') response.writeHead(500).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end(articlePage(request.url === '/1' ? 2 : 14));
    });
  });
  after(() => pages.close());

  for (const [name, connect] of Object.entries(transports)) {
    it(`case 24: over ${name}: one agent_start, exactly one agent_end, nothing numbered after it, no gap`, async () => {
      await checkMessageSequences(
        async () => {
          const test = await TestEngine.open({ wordDelayMs: 0 });
          const transport = await connect(test.engine.runs);
          const close = async () => {
            await transport.close();
            await test.close();
          };
          return {
            runs: test.engine.runs,
            transport: { hub: transport.hub, connect: () => transport.connect(), close },
          };
        },
        12,
        [1, 2, 3].map((page) => `${pages.origin}/${page}`),
      );
    }).timeout(120_000);
  }
});
