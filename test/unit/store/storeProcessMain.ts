import { openStore } from '../../../src/agent/store/index.js';
import { partial, sampleRun } from './sampleRecords.js';

/** Writes of one process in the test of two writers. */
const WRITES = 60;

async function main([file = '', task, prefix = '']: string[]): Promise<void> {
  const store = await openStore({ path: file, onWarning: ({ code }) => console.log(`warning ${code}`) });
  if (task === 'use') {
    await store.nodes.put('new', 'text');
    await store.putRun(sampleRun('new'));
    await store.appendEvents('new', [partial('new', 1, 'text')]);
    console.log(`old ${String(await store.nodes.get('old'))}`);
    console.log(`new ${String(await store.nodes.get('new'))}`);
  } else {
    await store.putRun(sampleRun(prefix));
    for (let index = 1; task === 'write_forever' || index <= WRITES; index++) {
      await Promise.all([
        store.nodes.put(`${prefix}-${index}`, 'x'.repeat(2_000)),
        store.appendEvents(prefix, [partial(prefix, index, `token ${index}`)]),
      ]);
      console.log(`written ${index}`);
    }
  }
  await store.close();
}

void main(process.argv.slice(2));
