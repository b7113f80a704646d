type Schema = Record<string, unknown>;

const isSchema = (value: unknown): value is Schema =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const DEEPEST = 12;

/** Returns the sentences one after another, starting over at the end. */
class Sentences {
  private next = 0;
  constructor(readonly all: readonly string[]) {}

  take(): string {
    return this.all[this.next++ % this.all.length] ?? '';
  }
}

function fill(schema: Schema, root: Schema, sentences: Sentences, depth: number): unknown {
  if (depth > DEEPEST) return null;
  const child = (value: unknown): unknown => fill(isSchema(value) ? value : {}, root, sentences, depth + 1);
  if (typeof schema.$ref === 'string') {
    const target = schema.$ref
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((node, key) => (isSchema(node) ? node[key] : undefined), root);
    return child(target);
  }
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0] as unknown;
  for (const key of ['anyOf', 'oneOf', 'allOf']) {
    const options = schema[key];
    if (Array.isArray(options) && options.length > 0) return child(options[0]);
  }
  const type: unknown = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object' || isSchema(schema.properties)) {
    return Object.fromEntries(
      Object.entries(isSchema(schema.properties) ? schema.properties : {}).map(([key, value]) => [key, child(value)]),
    );
  }
  if (type === 'array') {
    const least = typeof schema.minItems === 'number' ? schema.minItems : 1;
    const most = typeof schema.maxItems === 'number' ? schema.maxItems : 3;
    return Array.from({ length: Math.min(most, Math.max(least, Math.min(3, sentences.all.length))) }, () =>
      child(schema.items),
    );
  }
  if (type === 'integer' || type === 'number') return typeof schema.minimum === 'number' ? schema.minimum : 1;
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  const text = sentences.take();
  return typeof schema.maxLength === 'number' ? text.slice(0, schema.maxLength) : text;
}

/** JSON that follows the schema, with the answer's sentences as its strings. */
export function answerBySchema(schema: Schema, sentences: readonly string[]): string {
  return JSON.stringify(fill(schema, schema, new Sentences(sentences), 0));
}
