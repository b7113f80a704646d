import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import { MESSAGES } from '../messages.js';
import type { McpRequests } from './mcpRequests.js';

interface OfferedPrompt<Name extends string> {
  title: string;
  description: string;
  /** All are required. */
  arguments: Readonly<Record<Name, string>>;
  text(values: Readonly<Record<Name, string>>): string;
}

const prompt = <Name extends string>(offered: OfferedPrompt<Name>) => offered as OfferedPrompt<string>;

const PROMPTS = new Map([
  [
    'summarize',
    prompt({
      title: MESSAGES.summarizePrompt,
      description: MESSAGES.summarizePromptDescription,
      arguments: { source: MESSAGES.promptSource },
      text: ({ source }) => MESSAGES.summarizePromptText(source),
    }),
  ],
  [
    'verify_draft',
    prompt({
      title: MESSAGES.verifyPrompt,
      description: MESSAGES.verifyPromptDescription,
      arguments: { draft: MESSAGES.promptDraft, source: MESSAGES.promptSource },
      text: ({ draft, source }) => MESSAGES.verifyPromptText(draft, source),
    }),
  ],
]);

const refused = (reason: string) => new ProtocolError(ProtocolErrorCode.InvalidParams, reason);

/** Handles requests for prompts that a person can start a conversation with. */
export function servePrompts(server: McpRequests): void {
  server.setRequestHandler('prompts/list', () => ({
    prompts: [...PROMPTS].map(([name, { title, description, arguments: named }]) => ({
      name,
      title,
      description,
      arguments: Object.entries(named).map(([argument, about]) => ({
        name: argument,
        description: about,
        required: true,
      })),
    })),
  }));
  server.setRequestHandler('prompts/get', ({ params: { name, arguments: values = {} } }) => {
    const found = PROMPTS.get(name);
    if (!found) throw refused(MESSAGES.noSuchPrompt(name, [...PROMPTS.keys()]));
    for (const argument of Object.keys(found.arguments))
      if ((values[argument] ?? '').trim() === '') throw refused(MESSAGES.promptNeeds(name, argument));
    return {
      description: found.description,
      messages: [{ role: 'user', content: { type: 'text', text: found.text(values) } }],
    };
  });
}
