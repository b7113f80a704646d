import type { SidebarSettings, SummaryLength } from '../../protocol/index.js';
import { say } from '../selectors/catalog/say.js';
import { useController } from './context.js';

const LENGTHS: readonly SummaryLength[] = ['short', 'medium', 'long'];
/** Languages by their own names. */
const LANGUAGES = [
  ['en', 'English'],
  ['de', 'Deutsch'],
  ['fr', 'Français'],
  ['es', 'Español'],
  ['it', 'Italiano'],
  ['pt', 'Português'],
  ['ru', 'Русский'],
  ['zh', '中文'],
  ['ja', '日本語'],
] as const;

/** Length and language of answers: settings that can be changed here. */
export function AnswerOptions({ settings }: { settings: SidebarSettings }) {
  const controller = useController();
  const length = settings.length ?? 'medium';
  const { language } = settings;
  const set = (change: { length?: SummaryLength; language?: string | null }) =>
    controller.tell({ type: 'set_answer', length, language, ...change });
  const languages: (readonly [string, string])[] = [...LANGUAGES];
  if (language !== null && !languages.some(([code]) => code === language)) languages.push([language, language]);
  return (
    <div class="options">
      <select
        aria-label={say('composer.length')}
        title={say('composer.length')}
        value={length}
        onChange={({ currentTarget: { value } }) =>
          set({ length: LENGTHS.find((candidate) => candidate === value) ?? 'medium' })
        }
      >
        {LENGTHS.map((value) => (
          <option key={value} value={value}>
            {say(`composer.${value}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={say('composer.language')}
        title={say('composer.languageTooltip')}
        value={language ?? ''}
        onChange={({ currentTarget: { value } }) => set({ language: value === '' ? null : value })}
      >
        <option value="">{say('composer.languageAuto')}</option>
        {languages.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
