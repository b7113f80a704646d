import type * as vscode from 'vscode';
import type { Engine } from '../../agent/index.js';

/** What a chat request needs to be answered. */
export interface Answering {
  engine: Engine;
  signal: AbortSignal;
  stream: vscode.ChatResponseStream;
}
