import * as vscode from 'vscode';
import type { ProviderStatus } from '../../protocol/index.js';

/** What a provider is called: the mock LLM quotes sentences rather than answering, and its name says so. */
export const providerName = ({ label, location }: Pick<ProviderStatus, 'label' | 'location'>): string =>
  location === 'mock' ? vscode.l10n.t('Demo (quotes only)') : label;
