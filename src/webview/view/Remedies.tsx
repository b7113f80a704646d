import { isDeclinedSource } from '../../protocol/declinedSource.js';
import type { Failure } from '../state/model.js';
import { remediesFor, remedyLabel, type Remedy } from '../selectors/remedies.js';
import { useController } from './context.js';
import { Button } from './controls.js';

interface RemediesProps {
  failure: Failure;
  /** The page that couldn't be read. */
  address?: string;
  onRetry?: (() => void) | undefined;
  onRender?: (() => void) | undefined;
  onReadOn?: (() => void) | undefined;
  /** Whether the best remedy is a primary button; it isn't if there is an answer all the same. */
  primary?: boolean;
}

/** Remedies for an error; offers only what can be done here and now. */
export function Remedies({ failure, address, onRetry, onRender, onReadOn, primary = true }: RemediesProps) {
  const controller = useController();
  // The person declined to send text to a model, or to have a page read.
  const isSource = isDeclinedSource(failure.code, failure.message_key);
  const opens = address !== undefined && (isSource || failure.code !== 'consent_needed');
  const handlers: Record<Remedy, (() => void) | undefined> = {
    retry: onRetry,
    read_on: onReadOn,
    start_mock: () => controller.tell({ type: 'start_mock' }),
    choose_model: isSource ? undefined : () => controller.openPanel('models'),
    provider_settings: () => controller.tell({ type: 'open_settings', query: 'regenResearch provider' }),
    reading_settings: () => controller.tell({ type: 'open_settings', query: 'regenResearch reading' }),
    open_page: !opens ? undefined : () => controller.tell({ type: 'open_external', url: address }),
    render_page: onRender,
    paste_text: () => controller.tell({ type: 'pick_sources', kind: 'open_editors' }),
    show_log: () => controller.tell({ type: 'show_log' }),
  };
  const offered = remediesFor(failure.code).filter((remedy) => handlers[remedy]);
  return (
    <>
      {offered.map((remedy, index) => (
        <Button key={remedy} primary={primary && index === 0} onClick={() => handlers[remedy]?.()}>
          {remedyLabel(remedy)}
        </Button>
      ))}
    </>
  );
}
