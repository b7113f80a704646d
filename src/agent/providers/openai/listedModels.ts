import { readErrorBody } from '../wire/errorBody.js';
import { fromHttp, type Endpoint } from '../wire/errors.js';
import type { ListedModel } from './serverFamilies.js';

/**
 * Reads a model list in any of its shapes: OpenAI's `{data}`, `{models}`, or a bare array, of objects or plain names.
 * Throws for an error sent with status 200; skips entries without a name.
 */
export function listedModels(body: unknown, endpoint: Endpoint): ListedModel[] {
  const { data, models } = (body ?? {}) as Record<string, unknown>;
  const entries: unknown = Array.isArray(body) ? body : (data ?? models);
  if (!Array.isArray(entries)) {
    const isError = body !== null && typeof body === 'object' && ('error' in body || 'detail' in body);
    if (isError) throw fromHttp(endpoint, { ...readErrorBody(body), status: 0 });
    return [];
  }
  return entries.flatMap((entry: unknown): ListedModel[] => {
    const fields = (typeof entry === 'string' ? { id: entry } : (entry ?? {})) as Record<string, unknown>;
    const id = [fields.id, fields.name, fields.model].find((name) => typeof name === 'string' && name !== '');
    return typeof id === 'string' ? [{ ...fields, id }] : [];
  });
}
