import { say, sayNumber } from './catalog/say.js';

/** 0.934 as `93%`; never 100% or 0% unless exact. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  const honest = rounded === 100 && share < 1 ? 99 : rounded === 0 && share > 0 ? 1 : rounded;
  return say('amount.percent', { number: honest });
}

/** A duration; in milliseconds if very short, so that nothing takes `0.0 s`. */
export function seconds(milliseconds: number): string {
  if (milliseconds < 95) return say('amount.milliseconds', { number: Math.max(1, Math.round(milliseconds)) });
  if (milliseconds < 9_950) return say('amount.seconds', { number: sayNumber(milliseconds / 1000, 1, 1) });
  if (milliseconds < 60_000) return say('amount.seconds', { number: Math.round(milliseconds / 1000) });
  const minutes = Math.floor(milliseconds / 60_000);
  const rest = Math.round((milliseconds % 60_000) / 1000);
  return rest === 0
    ? say('amount.minutes', { number: minutes })
    : say('amount.minutesAndSeconds', { minutes, seconds: rest });
}

/** A rough duration that something would take. */
export function aboutTime(milliseconds: number): string {
  if (milliseconds < 55_000)
    return say('amount.aboutSeconds', { number: Math.max(10, Math.ceil(milliseconds / 10_000) * 10) });
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  return minutes === 1 ? say('amount.aboutOneMinute') : say('amount.aboutMinutes', { number: minutes });
}

/** A rough remaining time: precise figures would jitter and promise too much. */
export function remaining(milliseconds: number): string {
  if (milliseconds < 5_000) return say('amount.almostDone');
  if (milliseconds < 55_000) return say('amount.secondsLeft', { number: Math.ceil(milliseconds / 10_000) * 10 });
  return say('amount.minutesLeft', { number: Math.max(1, Math.round(milliseconds / 60_000)) });
}

/** A model's context in tokens as `8K` or `4M`, the way vendors write it. */
export function contextSize(tokens: number): string {
  const kibi = 1024;
  if (tokens >= kibi * kibi) return `${Math.round(tokens / kibi / kibi)}M`;
  return tokens >= kibi ? `${Math.round(tokens / kibi)}K` : sayNumber(tokens);
}

export function bytes(count: number): string {
  if (count >= 1e9) return `${sayNumber(count / 1e9, 1, 1)} GB`;
  if (count >= 1e6) return `${Math.round(count / 1e6)} MB`;
  return `${Math.max(1, Math.round(count / 1e3))} KB`;
}

/** `Today`, `Yesterday`, and so on by the local calendar; `now` in milliseconds. */
export function dayOf(timestamp: string, now: number): string {
  const date = new Date(timestamp);
  if (Number.isNaN(date.getTime())) return '';
  /** Days are counted by date, since a day with a change of the clocks has 23 or 25 hours. */
  const midnight = (daysAgo: number): Date => {
    const start = new Date(now);
    start.setHours(0, 0, 0, 0);
    start.setDate(start.getDate() - daysAgo);
    return start;
  };
  if (date >= midnight(0)) return say('day.today');
  if (date >= midnight(1)) return say('day.yesterday');
  if (date >= midnight(6)) return say('day.thisWeek');
  return say('day.earlier');
}
