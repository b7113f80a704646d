import type { DigestSource, PrepareDigest } from '../interfaces/index.js';
import { loadBoundaries } from './boundary.js';
import { Calibration } from './calibration.js';
import { togetherOf, wholePromptBeginning, type PromptFrame } from './prompts.js';
import { fitsWhole, textsOf } from './readWhole.js';

/** See `Preparation`. */
export const prepareDigest: PrepareDigest = async (length, dependencies) => {
  const calibration = new Calibration(dependencies);
  const [boundaryOf] = await Promise.all([loadBoundaries(dependencies.facts), calibration.load()]);
  return {
    contextTokens: calibration.contextTokens,
    prefixOf(sources: DigestSource[]) {
      const frame: PromptFrame = {
        question: '',
        isSummary: true,
        language: undefined,
        length,
        ...togetherOf(sources),
        history: [],
        boundaryOf,
      };
      const run = { request: { sources }, dependencies, calibration, limits: calibration.limits(frame), frame };
      return fitsWhole(run) ? wholePromptBeginning(frame, textsOf(sources)) : undefined;
    },
  };
};
