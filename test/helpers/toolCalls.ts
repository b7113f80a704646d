import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { OUTPUTS, type ToolOutput } from '../../src/agent/tools/outputs.js';
import type { ToolName } from '../../src/agent/tools/names.js';
import type { EventOf } from '../../src/protocol/index.js';
import type { WebSocketTestClient } from '../unit/server/testClient.js';

/** A document for the tools to read. */
export const ORCHARD = `# The orchard of Lindau

The orchard has 412 trees on a slope above the lake. Most of them are pears, and 90 are quinces.

In 2019 a late frost destroyed the whole harvest. The owner, Anna Reiter, replaced 30 trees in the next spring.`;
/** Calls a tool over the wire and returns its result, which must match the tool's schema. */
export async function call<Name extends ToolName>(
  client: WebSocketTestClient,
  tool: Name,
  input: object,
): Promise<ToolOutput<Name>> {
  const { error, data, text } = await resultOf(client, tool, input);
  assert.equal(error, undefined, JSON.stringify(error));
  assert.ok(text.length > 0);
  return OUTPUTS[tool].strict().parse(data) as ToolOutput<Name>;
}

/** The result of a call over the wire, which may be an error. */
export async function resultOf(client: WebSocketTestClient, tool: string, input: object) {
  const id = randomUUID();
  client.send({ type: 'call_tool', call_id: id, tool, arguments: input });
  const result = await client.until((event) => event.type === 'tool_result' && event.payload.call_id === id);
  return (result as EventOf<'tool_result'>).payload;
}
