import type { HostMessage, WebviewMessage } from '../agent/protocol/index.js';

/** What VS Code gives every webview, once a page. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

/** The host of the page, in the types that both sides agreed on. */
export interface Host {
  post(message: WebviewMessage): void;
  listen(listener: (message: HostMessage) => void): void;
  load(): unknown;
  save(state: unknown): void;
}

/** May be called once. */
export function connectHost(): Host {
  const api = acquireVsCodeApi();
  return {
    post: (message) => api.postMessage(message),
    listen(listener) {
      window.addEventListener('message', (event: MessageEvent<unknown>) => {
        const { data } = event;
        // Frames inside the page could post as well; there are none, and the CSP allows none.
        if (data !== null && typeof data === 'object' && 'type' in data) listener(data as HostMessage);
      });
    },
    load: () => api.getState(),
    save: (state) => api.setState(state),
  };
}
