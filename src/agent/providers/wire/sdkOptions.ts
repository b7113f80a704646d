/** The options in which the SDKs of OpenAI and Anthropic are alike. */
export const SDK_OPTIONS = {
  // The guard retries; the SDK's retries would multiply its own.
  maxRetries: 0,
  // The SDK's own time-out must not fire before the guard's.
  timeout: 60 * 60_000,
  logLevel: 'off',
} as const;
