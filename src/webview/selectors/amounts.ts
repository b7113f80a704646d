/** 0.934 as `93 %`, with a space that does not break; never 100 % or 0 % unless it is. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return '99\u00a0%';
  if (rounded === 0 && share > 0) return '1\u00a0%';
  return `${rounded}\u00a0%`;
}

/** Of what is hardly to be noticed the milliseconds, so that nothing takes `0.0 s`. */
export function seconds(milliseconds: number): string {
  if (milliseconds < 95) return `${Math.max(1, Math.round(milliseconds))} ms`;
  if (milliseconds < 9_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  if (milliseconds < 60_000) return `${Math.round(milliseconds / 1000)} s`;
  const minutes = Math.floor(milliseconds / 60_000);
  const rest = Math.round((milliseconds % 60_000) / 1000);
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

/** A rough remaining time: precise figures would jitter and promise too much. */
export function remaining(milliseconds: number): string {
  if (milliseconds < 5_000) return 'nearly done';
  if (milliseconds < 55_000) return `~${Math.ceil(milliseconds / 10_000) * 10}\u00a0s left`;
  const minutes = Math.round(milliseconds / 60_000);
  return `~${Math.max(1, minutes)}\u00a0min left`;
}

/** A model's context in tokens as `8k` or `4M`, which is how its makers name it. */
export function contextSize(tokens: number): string {
  const kibi = 1024;
  if (tokens >= kibi * kibi) return `${Math.round(tokens / kibi / kibi)}M`;
  return tokens >= kibi ? `${Math.round(tokens / kibi)}k` : String(tokens);
}

export function bytes(count: number): string {
  if (count >= 1e9) return `${(count / 1e9).toFixed(1)} GB`;
  if (count >= 1e6) return `${Math.round(count / 1e6)} MB`;
  return `${Math.max(1, Math.round(count / 1e3))} KB`;
}

export function count(value: number, singular: string, plural = `${singular}s`): string {
  return `${value.toLocaleString('en')} ${value === 1 ? singular : plural}`;
}

/** `today`, `yesterday`, or the date; `now` in milliseconds. */
export function dayOf(timestamp: string, now: number): string {
  const date = new Date(timestamp);
  if (Number.isNaN(date.getTime())) return '';
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  if (date.getTime() >= midnight) return 'Today';
  if (date.getTime() >= midnight - 86_400_000) return 'Yesterday';
  if (date.getTime() >= midnight - 6 * 86_400_000) return 'This week';
  return 'Earlier';
}
