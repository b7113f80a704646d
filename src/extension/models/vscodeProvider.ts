import * as vscode from 'vscode';
import type { GenerateEvent, Provider } from '../../agent/index.js';
import { AgentError, type ModelDescription } from '../../protocol/index.js';

/** Tokens kept for the answer out of what a model takes as input. */
const FALLBACK_CONTEXT_TOKENS = 16_384;

/** Extensions may take long to offer their models, and some never answer; the others' status does not wait for them. */
const STATUS_WITHIN_MS = 2_000;

const nameOf = (model: vscode.LanguageModelChat) => `${model.vendor}/${model.id}`;

function classify(error: unknown, model: string): AgentError {
  if (error instanceof vscode.LanguageModelError) {
    switch (error.code) {
      case vscode.LanguageModelError.NotFound.name:
        return new AgentError(
          'model_not_found',
          `VS Code offers no model “${model}” any more. Choose another one with Select Model.`,
          { cause: error },
        );
      case vscode.LanguageModelError.NoPermissions.name:
        return new AgentError(
          'unauthorized',
          `VS Code was not allowed to use “${model}”. Allow Regen Research in the settings of that model's extension.`,
          { cause: error },
        );
      case vscode.LanguageModelError.Blocked.name:
        return new AgentError('refused_by_model', `The request to “${model}” was blocked: ${error.message}`, {
          cause: error,
        });
    }
  }
  const message = error instanceof Error ? error.message : String(error);
  if (/off.?topic|filtered|content polic/i.test(message))
    return new AgentError('refused_by_model', `“${model}” refused: ${message}`, { cause: error });
  return new AgentError('provider_error', `“${model}” failed: ${message}`, { cause: error, retryable: true });
}

async function find(name: string | undefined): Promise<vscode.LanguageModelChat> {
  const models = await vscode.lm.selectChatModels();
  const model = name === undefined ? models[0] : models.find((candidate) => nameOf(candidate) === name);
  if (!model) {
    throw new AgentError(
      'model_not_found',
      name === undefined
        ? 'No extension of VS Code offers a language model. Install one, such as GitHub Copilot.'
        : `VS Code offers no model “${name}”. Choose another one with Select Model.`,
    );
  }
  return model;
}

/**
 * The models that VS Code's extensions offer; VS Code itself asks the user before one is first used. `chosen` is the
 * model of the settings, asked for at each use.
 */
export function createVsCodeProvider(chosen: () => string | undefined = () => undefined): Provider {
  return {
    id: 'vscode',
    label: 'VS Code models',
    // Who is behind an extension's model is not known; so the user is asked as for any cloud.
    location: 'cloud',
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
        provider: 'vscode',
        label: 'VS Code models',
        location: 'cloud',
        available: first !== undefined,
        ...(first ? { model: nameOf(first) } : { message: 'No extension of VS Code offers a language model.' }),
      };
    },
    async models() {
      const models = await vscode.lm.selectChatModels();
      return models.map((model): ModelDescription => ({
        provider: 'vscode',
        id: nameOf(model),
        label: model.name,
        location: 'cloud',
        context_tokens: model.maxInputTokens,
      }));
    },
    async describe(name) {
      const model = await find(name ?? chosen());
      return { model: nameOf(model), contextTokens: model.maxInputTokens || FALLBACK_CONTEXT_TOKENS };
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
          { justification: 'To answer from the sources in the Regen Research sidebar.' },
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
        if (signal.aborted) throw new AgentError('cancelled', 'The run was stopped.', { cause: error });
        throw classify(error, request.model);
      } finally {
        signal.removeEventListener('abort', cancel);
        source.cancel();
        source.dispose();
      }
    },
  };
}
