import type * as vscode from 'vscode';
import type { Engine } from '../../agent/index.js';

/** What answering a request of the chat works with. */
export interface Answering {
  engine: Engine;
  signal: AbortSignal;
  stream: vscode.ChatResponseStream;
}
