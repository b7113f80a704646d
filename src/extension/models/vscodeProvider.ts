import * as vscode from 'vscode';
import type { GenerateEvent, Provider } from '../../agent/index.js';
import { AgentError, asWritten, message, messageOf, type ModelDescription } from '../../protocol/index.js';

/** Tokens of a model's input limit reserved for the answer. */
const FALLBACK_CONTEXT_TOKENS = 16_384;

/**
 * Extensions may take long to offer their models, and some never answer; the status of other providers doesn't wait for
 * them.
 */
const STATUS_WITHIN_MS = 2_000;

/** The provider's id in settings. */
export const VSCODE_PROVIDER = 'vscode';
/** What VS Code's own models are called together. */
export const vsCodeModels = () => vscode.l10n.t('VS Code models');

const nameOf = (model: vscode.LanguageModelChat) => `${model.vendor}/${model.id}`;

function classify(error: unknown, model: string): AgentError {
  if (error instanceof vscode.LanguageModelError) {
    switch (error.code) {
      case vscode.LanguageModelError.NotFound.name:
        return new AgentError(
          'model_not_found',
          asWritten(vscode.l10n.t('The model "{0}" is no longer available in VS Code. Select another model.', model)),
          { cause: error },
        );
      case vscode.LanguageModelError.NoPermissions.name:
        return new AgentError(
          'unauthorized',
          asWritten(
            vscode.l10n.t(
              'Regen Research is not allowed to use "{0}". Allow it in the settings of the extension that provides the model.',
              model,
            ),
          ),
          { cause: error },
        );
      case vscode.LanguageModelError.Blocked.name:
        return new AgentError(
          'refused_by_model',
          asWritten(vscode.l10n.t('The request to "{0}" was blocked: {1}', model, error.message)),
          {
            cause: error,
          },
        );
    }
  }
  const reason = messageOf(error);
  if (/off.?topic|filtered|content polic/i.test(reason))
    return new AgentError('refused_by_model', asWritten(vscode.l10n.t('"{0}" refused to answer: {1}', model, reason)), {
      cause: error,
    });
  return new AgentError('provider_error', asWritten(vscode.l10n.t('"{0}" failed: {1}', model, reason)), {
    cause: error,
    retryable: true,
  });
}

/** A model of VS Code's chat by the name that runs know it by; undefined for one that only VS Code itself can call. */
export async function modelNameOf(model: vscode.LanguageModelChat): Promise<string | undefined> {
  const models = await vscode.lm.selectChatModels({ vendor: model.vendor });
  return models.some(({ id }) => id === model.id) ? nameOf(model) : undefined;
}

async function find(name: string | undefined): Promise<vscode.LanguageModelChat> {
  const models = await vscode.lm.selectChatModels();
  const model = name === undefined ? models[0] : models.find((candidate) => nameOf(candidate) === name);
  if (!model) {
    throw new AgentError(
      'model_not_found',
      asWritten(
        name === undefined
          ? vscode.l10n.t('No extension provides a language model. Install one, such as GitHub Copilot.')
          : vscode.l10n.t('The model "{0}" is not available in VS Code. Select another model.', name),
      ),
    );
  }
  return model;
}

/**
 * The models that VS Code's extensions offer; VS Code itself asks the user before first use. `chosen` is the model in
 * the settings, read for each use.
 */
export function createVsCodeProvider(chosen: () => string | undefined = () => undefined): Provider {
  return {
    id: VSCODE_PROVIDER,
    label: vsCodeModels(),
    // Nobody knows where an extension's model runs, so consent is requested as for a cloud.
    location: 'cloud',
    inProcess: true,
    async status() {
      const models = await Promise.race([
        vscode.lm.selectChatModels().then(
          (found) => found,
          () => [],
        ),
        new Promise<never[]>((resolve) => setTimeout(() => resolve([]), STATUS_WITHIN_MS)),
      ]);
      const first = models.find((model) => nameOf(model) === chosen()) ?? models[0];
      return {
        provider: VSCODE_PROVIDER,
        label: vsCodeModels(),
        location: 'cloud',
        available: first !== undefined,
        state: first ? 'ready' : 'not_set_up',
        // Asks VS Code only, and no remote service.
        can: ['watch'],
        model: first && nameOf(first),
        message: first ? undefined : vscode.l10n.t('No extension provides a language model.'),
      };
    },
    async models() {
      const models = await vscode.lm.selectChatModels();
      return models.map((model): ModelDescription => ({
        provider: VSCODE_PROVIDER,
        id: nameOf(model),
        label: model.name,
        location: 'cloud',
        context_tokens: model.maxInputTokens,
      }));
    },
    async describe(name) {
      const model = await find(name ?? chosen());
      return {
        model: nameOf(model),
        identity: `${VSCODE_PROVIDER}/${nameOf(model)}@${model.version}`,
        contextTokens: model.maxInputTokens || FALLBACK_CONTEXT_TOKENS,
        contextSource: model.maxInputTokens ? 'told' : 'assumed',
        location: 'cloud',
        countsWholePrompt: true,
      };
    },
    async *generate(request, signal): AsyncGenerator<GenerateEvent> {
      const model = await find(request.model);
      const source = new vscode.CancellationTokenSource();
      const cancel = () => source.cancel();
      signal.addEventListener('abort', cancel, { once: true });
      try {
        signal.throwIfAborted();
        const content = request.system === undefined ? request.prompt : `${request.system}\n\n${request.prompt}`;
        const response = await model.sendRequest(
          [vscode.LanguageModelChatMessage.User(content)],
          { justification: vscode.l10n.t('To answer questions about your sources in Regen Research.') },
          source.token,
        );
        let text = '';
        for await (const part of response.stream) {
          if (!(part instanceof vscode.LanguageModelTextPart)) continue;
          text += part.value;
          yield { type: 'text', text: part.value };
        }
        signal.throwIfAborted();
        const [promptTokens, outputTokens] = await Promise.all([model.countTokens(content), model.countTokens(text)]);
        yield { type: 'done', reason: 'stop', usage: { promptTokens, outputTokens } };
      } catch (error) {
        if (signal.aborted) throw new AgentError('cancelled', message('runs.stopped'), { cause: error });
        throw classify(error, request.model);
      } finally {
        signal.removeEventListener('abort', cancel);
        source.cancel();
        source.dispose();
      }
    },
  };
}
