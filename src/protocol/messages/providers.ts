/** Messages about providers and models. `{said}` is the server's own message. */
export const providers = {
  'providers.unreachable': "{label} isn't reachable: {why} {wayOut}",
  'providers.notAUrl': 'The base URL of {label} is "{url}", which is not a URL. Correct it in the settings.',
  'providers.nothingListens': 'nothing is listening at {host}.',
  'providers.hostNotFound': 'the host {host} could not be found.',
  'providers.certificate': 'the certificate of {host} is not trusted.',
  'providers.connectionFailed': 'the connection to {host} failed ({code}).',
  'providers.connectionFailedPlain': 'the connection to {host} failed.',
  'providers.checkNetwork': 'Check the address and your network.',
  'providers.silent': "{label} at {host} didn't respond. {wayOut}",
  'providers.streamBroken': '{label} stopped before the answer was complete. The partial answer was kept. Try again.',
  'providers.notTheProtocol':
    '{host} returned {what} instead of a response from {label}. Check the base URL and any proxy in between.',
  'providers.notOllama':
    '{host} is {server}, not {label}. Set it up as the OpenAI-compatible provider, with the base URL http://{host}/v1.',
  'providers.what.webPage': 'a web page',
  'providers.what.notJson': 'something that is not JSON',
  'providers.what.endlessLine': 'an endless line',
  'providers.what.unknown': 'an unknown response',
  'providers.modelMissing': '{label} has no model "{model}". {howToGet}',
  'providers.chooseAnother': 'Select another one with "Select Model".',
  'providers.noModelsInstalled': '{label} is running, but no model is installed. Get one with: {command}',
  'providers.itsModels': 'Available models: {models}.',
  'providers.getModel': 'Get it with: {command}',
  'providers.onlyModel': 'The only available model is {model}.',
  'providers.noModelsListed': '{label} lists no models. Enter a model name in the settings.',
  'providers.noEmbeddingModel': '{label} has no embedding model.',
  'providers.noEmbedderInstalled': '{label} has no embedding model. Get one with: {command}',
  'providers.contextOverflow':
    'The text is longer than the context of "{model}" ({said}). Select a model with a larger context, or increase the context size in the settings.',
  'providers.unauthorized':
    '{label} rejected the API key ({said}). Set a valid key with "Set API Key", or with {variable} on the command line.',
  'providers.keyMissing':
    '{label} needs an API key. Set one with "Set API Key", or with {variable} on the command line.',
  'providers.keyMissingServer':
    '{label} needs an API key ({said}). Set one with "Set API Key", or with {variable} on the command line.',
  'providers.denied': '{label} denied access ({said}). {wayOut}',
  'providers.signIn': 'To use a cloud model, sign in with: {command}',
  'providers.noCredit':
    '{label} reports that the account has no credit left ({said}). Add credit, or select another provider.',
  'providers.notItsApi':
    '{host} responded, but not with the {label} API (404: {said}). Check the base URL in the settings.',
  'providers.rateLimited': '{label} is receiving too many requests ({said}). Wait a moment and try again.',
  'providers.overloaded': '{label} is overloaded ({said}). Wait a moment and try again.',
  'providers.loading': '{label} is still loading the model. Wait a moment and try again.',
  'providers.poolFull': '{label} has no space left for this request ({said}).',
  'providers.redirected':
    '{host} redirects elsewhere ({status}). Redirects are not followed, so that your text and API key never reach another host. Set the base URL to the final address.',
  'providers.error': '{label} reported an error: {said}.',
  'providers.errorStatus': '{label} reported an error ({status}): {said}.',
  'providers.noReason': 'no reason given',
  'providers.webPageError': 'a web page instead of an error message',
  'providers.refused': '{label} declined to answer this. Rephrase the question, or select another model.',
  'providers.idle':
    '{label} stopped responding in the middle of the answer: nothing arrived for {seconds}. The partial answer was kept. Try again.',
  'providers.firstTokenTimeout':
    '{label} accepted the question but returned nothing for {seconds}. Check that the model fits in memory, or select a smaller one.',
  'providers.onlyReasoning': '{label} kept reasoning without answering. Select a model that reasons less.',
  'providers.seconds': '{count} seconds',
  'providers.minutes': '{count} minutes',
  'providers.unknownProvider': 'Unknown provider "{id}". Configured providers: {known}.',
  'providers.none': 'none',
  'providers.noneAvailable': 'No model is available. {reasons}',
  'providers.reasonBefore': '{reason};',
  'providers.orderExhausted': 'Check the provider order in the settings.',
  'providers.unavailable': "{label} isn't available.",
  'providers.notLoaded': '{label} could not be loaded: {reason}',
  'providers.notConfigured': '{label} is not configured.',
  'providers.pullFailed': '{label} could not pull "{model}": {said}.',
  'providers.notInLibrary':
    'The Ollama library has no model with that name either. Browse the models at https://ollama.com/library.',
  'providers.pulling': 'Pulling',
  'providers.startOllama': 'Start it with: ollama serve.',
  'providers.startOllamaHere': 'Start it with: ollama serve. {hint}',
  'providers.demo': 'Demo (quotes only)',
  'providers.startMock': 'Start it with "Start Mock LLM", or on the command line with: npm run dev:mock-llm',
} as const;
