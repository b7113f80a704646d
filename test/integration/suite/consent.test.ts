import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

import { createConsent } from '../../../src/extension/agent/consent.js';

describe('consent for sending text elsewhere', () => {
  const shown = vscode.window.showWarningMessage;
  const kept = new Map<string, unknown>();
  const memory: vscode.Memento = {
    keys: () => [...kept.keys()],
    get: (key: string) => kept.get(key) as never,
    update(key: string, value: unknown) {
      if (value === undefined) kept.delete(key);
      else kept.set(key, value);
      return Promise.resolve();
    },
  };
  const consent = createConsent(memory);
  let asked: string[] = [];
  /** The button to click, by its place; the buttons and the details of the last question. */
  let click = 0;
  let buttons: string[] = [];
  let detail = '';

  beforeEach(() => {
    kept.clear();
    asked = [];
    click = 0;
    const answer = (question: string, options: vscode.MessageOptions, ...shown: string[]) => {
      asked.push(question);
      buttons = shown;
      detail = options.detail ?? '';
      return Promise.resolve(shown[click]);
    };
    vscode.window.showWarningMessage = answer;
  });
  after(() => {
    vscode.window.showWarningMessage = shown;
  });

  it("is requested per host, and doesn't extend to another", async () => {
    for (const host of ['api.openai.com', 'gateway.example', 'api.openai.com'])
      assert.equal(await consent.cloudProvider('openai', 'OpenAI', host), true);
    assert.equal(asked.length, 2);
    assert.match(asked[0] ?? '', /api\.openai\.com/);
    assert.match(asked[1] ?? '', /gateway\.example/);
  });

  it('is remembered by provider if there is no host', async () => {
    for (const provider of ['vscode', 'vscode', 'anthropic'])
      await consent.cloudProvider(provider, provider, undefined);
    assert.equal(asked.length, 2);
  });

  it('is revoked for all hosts of a provider, but for no other provider', async () => {
    await consent.cloudProvider('openai', 'OpenAI', 'api.openai.com');
    await consent.cloudProvider('openai', 'OpenAI', 'gateway.example:8443');
    await consent.cloudProvider('vscode', 'VS Code models', undefined);
    assert.deepEqual(consent.given(), ['openai', 'vscode']);
    await consent.withdraw('openai');
    assert.deepEqual(consent.given(), ['vscode']);
  });

  describe('that come from the browser', () => {
    const inbox = { title: 'Inbox', url: 'https://mail.example.com/inbox?id=1' };
    const send = (...pages: { title: string; url?: string }[]) =>
      consent.privatePages(pages, 'openai', 'OpenAI', 'api.openai.com');

    it('is requested each time, naming page, address, and provider, whatever else is allowed', async () => {
      await consent.cloudProvider('openai', 'OpenAI', 'api.openai.com');
      for (const answer of [0, 0, -1]) {
        click = answer;
        assert.equal(await send(inbox), answer === 0);
      }
      assert.equal(asked.length, 4);
      assert.equal(asked[1], 'Send the page "Inbox" to OpenAI at api.openai.com?');
      assert.match(detail, /visible only to you[^]*https:\/\/mail\.example\.com\/inbox\?id=1/);
      assert.deepEqual(buttons, ['Send Once', 'Always Send from https://mail.example.com']);
    });

    it('can be given for a site, for one provider at one host, until it is revoked', async () => {
      await consent.cloudProvider('openai', 'OpenAI', 'api.openai.com');
      click = 1;
      assert.ok(await send(inbox));
      click = -1;
      assert.ok(await send({ title: 'Sent', url: 'https://mail.example.com/sent' }));
      assert.equal(asked.length, 2);
      assert.equal(await send(inbox, { title: 'Bank', url: 'https://bank.example.com/' }), false, 'another site, too');
      assert.equal(await send({ title: 'Inbox', url: 'http://mail.example.com/inbox' }), false, 'another origin');
      assert.equal(await consent.privatePages([inbox], 'openai', 'OpenAI', 'gateway.example'), false, 'another host');
      assert.equal(await consent.privatePages([inbox], 'anthropic', 'Anthropic', undefined), false);
      await consent.withdraw('openai');
      assert.equal(await send(inbox), false);
    });

    it('can be revoked if nothing else was allowed', async () => {
      click = 1;
      assert.ok(await send(inbox));
      assert.deepEqual(consent.given(), ['openai']);
      await consent.withdraw('openai');
      click = -1;
      assert.equal(await send(inbox), false);
      assert.deepEqual(consent.given(), []);
    });

    it('offers no lasting choice for a page without a site, and shows a title as one line', async () => {
      click = -1;
      await send(
        { title: `Pay now\n\u202eto OpenAI${'!'.repeat(500)}`, url: 'file:///home/me/page.html' },
        { title: 'x' },
      );
      assert.deepEqual(buttons, ['Send Once']);
      assert.match(asked[0] ?? '', /^Send the page "Pay now to OpenAI!{60,80}…" and 1 more to OpenAI/);
    });
  });
});
