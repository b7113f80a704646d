import { ProviderError } from './errors.js';

const UNKNOWN_ARGUMENT =
  /unexpected keyword argument|(?:unknown|unsupported|unrecognized|extra) (?:argument|field|parameter|input)/i;

/** The `optional` parameters that were sent and are named in a rejection; empty if it is about something else. */
export function refusedParameters<Optional extends string>(
  error: unknown,
  optional: readonly Optional[],
  without: ReadonlySet<Optional>,
): Optional[] {
  const failure = failureIn(error);
  if (failure === undefined) return [];
  // A Python server that passes everything on fails when its library rejects an argument.
  const isRefusal = failure.status === 400 || failure.status === 422 || UNKNOWN_ARGUMENT.test(failure.message);
  if (!isRefusal) return [];
  const words = `${failure.parameter ?? ''} ${failure.message}`;
  return optional.filter((name) => !without.has(name) && new RegExp(`\\b${name}\\b`).test(words));
}

/** Our fetch classifies errors, and the SDK wraps them. */
function failureIn(error: unknown): ProviderError['failure'] {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof ProviderError) return at.failure;
  return undefined;
}
