import type { SourceRequest } from '../../protocol/index.js';
import { runningRun, runToFollow, type SidebarState } from './model.js';
import { boundSources } from './sourceChips.js';

/** The likely subject of the composer's next question. */
export interface LikelySources {
  /** Changes whenever it does. */
  key: string;
  sources: SourceRequest[];
}

/** Longer pasted texts aren't sent in advance. Characters. */
const MAX_TEXT = 50_000;

/** What can be prepared: the composer's sources and, for a follow-up, only the model. null: nothing. */
export function preparationOf(state: SidebarState): LikelySources | null {
  if (runningRun(state) || state.link !== 'open') return null;
  const isFollowUp = runToFollow(state) !== null;
  const chips = isFollowUp ? [] : boundSources(state.composer, state.active_document);
  if (chips.length === 0 && !isFollowUp) return null;
  const { provider, model } = state.settings;
  const isLong = chips.some(({ request }) => 'text' in request && request.text.length > MAX_TEXT);
  return {
    key: JSON.stringify([provider, model, chips.map(({ key }) => key)]),
    sources: isLong ? [] : chips.map(({ request }) => request),
  };
}
