import type {
  HostMessage,
  PdfHostMessage,
  MetricsHostMessage,
  MetricsMessage,
  WebviewMessage,
} from '../protocol/index.js';

/** The API that VS Code gives every webview, once per page. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

/** The page's host, with both sides' message types. */
export interface Host<Sent, Heard> {
  post(message: Sent): void;
  listen(listener: (message: Heard) => void): void;
  load(): unknown;
  save(state: unknown): void;
}

function connect<Sent, Heard>(): Host<Sent, Heard> {
  const api = acquireVsCodeApi();
  return {
    post: (message) => api.postMessage(message),
    listen(listener) {
      window.addEventListener('message', (event: MessageEvent<unknown>) => {
        const { data } = event;
        // Frames inside the page could post messages, too, but there are none, and the CSP doesn't allow any.
        if (data !== null && typeof data === 'object' && 'type' in data) listener(data as Heard);
      });
    },
    load: () => api.getState(),
    save: (state) => api.setState(state),
  };
}

export type SidebarHost = Host<WebviewMessage, HostMessage>;

/** The sidebar's host. Call at most once per page. */
export const connectHost = (): SidebarHost => connect();
/** The metrics page's host. Call at most once per page. */
export const connectMetricsHost = (): Host<MetricsMessage, MetricsHostMessage> => connect();
/** The PDF editor's host. Call at most once per page. */
export const connectPdfHost = (): Host<{ type: 'ready' }, PdfHostMessage> => connect();
