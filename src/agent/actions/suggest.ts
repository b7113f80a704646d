import type { DigestSource, SuggestActions } from '../interfaces/index.js';
import { actionSchema, message, textOf, type LabeledAction, type Message } from '../../protocol/index.js';
import { citedLinksOf, linksOf } from './links.js';

/** Any more suggestions would be a menu. */
const MOST_STEPS = 6;
const MOST_FROM_MODEL = 3;
const MOST_LINKS = 2;
/** A longer suggestion reads like a paragraph. */
const MAX_LABEL_CHARACTERS = 110;

/** Actions that a model may propose; all others are derived from the sources or belong to the sidebar. */
const FROM_MODEL: readonly string[] = ['ask_follow_up', 'explain_term', 'summarize_link'];

/** The model's proposals that are valid. A link must occur in a source: an invented one could leak text. */
function checkedProposals(proposed: string | undefined, knownLinks: ReadonlyMap<string, string>): LabeledAction[] {
  if (proposed === undefined) return [];
  let items: unknown;
  try {
    items = JSON.parse(proposed);
  } catch {
    return [];
  }
  if (!Array.isArray(items)) return [];
  return items
    .flatMap((item) => proposalOf(item, knownLinks))
    .filter((action) => FROM_MODEL.includes(action.action_type))
    .filter((action) => action.action_type !== 'summarize_link' || knownLinks.has(action.url))
    .flatMap(asWellPut)
    .filter(({ label }, index, all) => all.findIndex((other) => other.label === label) === index)
    .slice(0, MOST_FROM_MODEL);
}

/** A proposal as `actionSchema` describes it, or in one of the short forms that the prompt asks for. */
function proposalOf(item: unknown, knownLinks: ReadonlyMap<string, string>): LabeledAction[] {
  const short = ofShortForm(item, knownLinks);
  const checked = actionSchema.safeParse(short?.action ?? item);
  return checked.success ? [{ ...checked.data, ...short?.label }] : [];
}

/** `{ask}`, `{explain}`, or `{read}`, written in full; undefined for anything else. */
function ofShortForm(
  item: unknown,
  knownLinks: ReadonlyMap<string, string>,
): { action: object; label?: ReturnType<typeof labeled> } | undefined {
  const { ask, explain, read } = (typeof item === 'object' && item !== null ? item : {}) as Record<string, unknown>;
  if (typeof ask === 'string')
    return { action: { action_type: 'ask_follow_up', label: ask.slice(0, MAX_LABEL_CHARACTERS + 1), query: ask } };
  if (typeof explain === 'string') {
    const label = labeled(message('actions.termQuestion', { term: explain }));
    return { action: { action_type: 'explain_term', label: label.label, term: explain }, label };
  }
  if (typeof read === 'string') {
    const label = labeled(message('actions.summarizeLink', { title: knownLinks.get(read) ?? read }));
    return { action: { action_type: 'summarize_link', label: label.label, url: read }, label };
  }
  return undefined;
}

/** A question mark of any script, optionally followed by a closing quotation mark. */
const QUESTION = /[?？؟;]["'”’»)]?$/;

/** A proposal's label: the question itself if it is one and short enough. No suggestion is better than a bad one. */
function asWellPut(action: LabeledAction): LabeledAction[] {
  if (action.action_type !== 'ask_follow_up') return [action];
  const query = action.query.replace(/\s+/g, ' ').trim();
  if (!QUESTION.test(query)) return [];
  if (query.length <= MAX_LABEL_CHARACTERS) return [{ ...action, query, label: query }];
  return action.label.length <= MAX_LABEL_CHARACTERS ? [{ ...action, query }] : [];
}

/** A label of our own, for people and for translation. */
function labeled(label: Message): Pick<LabeledAction, 'label' | 'label_details'> {
  return { label: textOf(label), label_details: label };
}

/** Actions available for any answer; the sidebar has its own buttons for them. */
const withTheAnswer = (): LabeledAction[] => [
  { action_type: 'save_note', ...labeled(message('actions.saveNote')) },
  { action_type: 'copy_answer', ...labeled(message('actions.copyAnswer')) },
  { action_type: 'insert_into_editor', ...labeled(message('actions.insertIntoEditor')) },
  { action_type: 'export_answer', ...labeled(message('actions.exportMarkdown')), format: 'markdown' },
];

/** The links of the sources by address, with their texts; none if the model proposes none. */
function knownLinks(proposed: string | undefined, sources: readonly DigestSource[]): ReadonlyMap<string, string> {
  if (!/https?:/i.test(proposed ?? '')) return new Map();
  return new Map(sources.flatMap(({ source }) => linksOf(source)).map(({ url, text }) => [url, text]));
}

/**
 * Follow-ups first, then material related to the answer (links, sources, the rest of a long reading), then actions on
 * the answer.
 */
export const suggestActions: SuggestActions = ({ proposed, summary, sources }) => {
  const suggestions: LabeledAction[] = [];
  if (
    (summary.incomplete !== undefined || summary.first_answer !== undefined) &&
    summary.coverage < 1 &&
    summary.sources.some((source) => (source.read?.left ?? 0) + (source.read?.skimmed ?? 0) > 0)
  ) {
    suggestions.push({ action_type: 'continue_reading', ...labeled(message('actions.readRest')) });
  }
  suggestions.push(...checkedProposals(proposed, knownLinks(proposed, sources)));
  const cited = sources.flatMap(({ id, source }) => citedLinksOf(id, source, summary));
  for (const { url, text } of cited.slice(0, MOST_LINKS)) {
    if (!suggestions.some((action) => 'url' in action && action.url === url)) {
      suggestions.push({
        action_type: 'summarize_link',
        ...labeled(message('actions.summarizeLink', { title: text })),
        url,
      });
    }
  }
  const [best] = summary.citations;
  const heading = best?.heading;
  if (best && heading) {
    suggestions.push({
      action_type: 'open_source',
      ...labeled(message('actions.openHeading', { heading })),
      source_id: best.source_id,
      start: best.start,
      end: best.end,
    });
  }
  const [compared] = cited;
  if (compared)
    suggestions.push({
      action_type: 'compare_source',
      ...labeled(message('actions.compareWith', { title: compared.text })),
      url: compared.url,
    });
  const page = sources.find(({ source }) => source.kind === 'url')?.source.url;
  if (page !== undefined)
    suggestions.push({ action_type: 'open_link', ...labeled(message('actions.openPage')), url: page });
  return [...suggestions.slice(0, MOST_STEPS), ...withTheAnswer()];
};
