import { message, textOf } from '../../protocol/index.js';

export type StoreWarningCode = 'no_native_module' | 'locked' | 'cannot_open' | 'damaged' | 'not_written' | 'not_read';

/** What the user sees if the store fails. The run itself continues. */
export interface StoreWarning {
  code: StoreWarningCode;
  message: string;
  cause?: unknown;
}

const messages: Record<StoreWarningCode, string> = {
  no_native_module: textOf(message('store.noNativeModule')),
  locked: textOf(message('store.locked')),
  cannot_open: textOf(message('store.cannotOpen')),
  damaged: textOf(message('store.damaged')),
  not_written: textOf(message('store.notWritten')),
  not_read: textOf(message('store.notRead')),
};

export type Warn = (code: StoreWarningCode, cause?: unknown, detail?: string) => void;

/** Reports each problem once, and survives a listener that throws. */
export function createWarner(onWarning: (warning: StoreWarning) => void): Warn {
  const said = new Set<StoreWarningCode>();
  return (code, cause, detail) => {
    if (said.has(code)) return;
    said.add(code);
    try {
      onWarning({ code, message: detail === undefined ? messages[code] : `${messages[code]} ${detail}`, cause });
    } catch {
      // A failing listener must not break the store.
    }
  };
}
