import { segmentSentences } from '@regen-research/text';

/** What a prompt asks for, to the extent that an extractive mock LLM can follow it. */
export interface Task {
  question: string;
  /** The texts to answer from, in order: one for each source, with everything that is given of it. */
  texts: string[];
  /** What the sources are called. */
  titles: string[];
  /** Length that the instructions ask for. */
  words?: number;
  /** Length that the question itself asks for; takes precedence over the instructions. */
  wordsOfQuestion?: number;
  /** Whether the answer is to be a single sentence: a correction of the one that the question quotes. */
  oneSentence: boolean;
  /** The requested format: text, lines that start with "- ", or text followed by such lines. */
  shape: 'text' | 'lines' | 'text_and_points';
  /** Whether suggestions are requested. */
  wantsActions: boolean;
}

/** A tag alone on its line opens a block; instructions may mention the tags in running text. */
const BLOCK = /^<((?:source|notes)(?:-[\da-f]{1,64})?)(?=[ \t>])([^>\n]*)>[ \t]*\n([\s\S]*?)\n<\/\1>[ \t]*$/gm;
/** Earlier turns of a thread: context, not a source to answer from. */
const CONVERSATION = /sources="conversation"/;
/** What a block says its source is called. */
const TITLE = /\btitle="([^"]+)"/;
/** The id of the source that a block belongs to: `id="s1"`, `sources="s1: Title"`; notes may be about several. */
const ONE_SOURCE = /\b(?:id|sources)="(s\d+)(?:"|:[^";]*")/;
const QUESTION_LINE = /^\s*Question:[ \t]*(.+)$/im;
/** `120 words`, `80 to 120 words`, `80-120 words`: the upper end counts. */
const WORDS = /(?:(\d{1,5})\s*(?:to|and|-|–)\s*)?(\d{1,5})\s+words\b/i;
/** Takes precedence over what the instructions say of full answers. */
const ONE_SENTENCE = /\bone sentence and nothing else\b/i;
/** The sentence that a request to rewrite it quotes first; what is wrong with it follows. */
const QUOTED_SENTENCE = /["“„«「]\s?(.+?)\s?["”“»」](?=\s|$)/su;
/** A paragraph that is a request rather than a statement. */
const REQUEST =
  /\?\s*$|^(?:please\s+)?(?:summari[sz]e|explain|describe|list|compare|tell|give|what|why|how|who|when|where|which)\b/i;
/** A request with its text in one paragraph: "Summarize: Paris is …". */
const REQUEST_WITH_TEXT =
  /^(?:please\s+)?(?:summari[sz]e|explain|describe|list|compare|tell|give|what|why|how|who|when|where|which)\b[^.!?:\n]{0,200}:(?=\s+\S)/i;
/** Longest paragraph that can be a question. */
const LONGEST_REQUEST = 400;
/** Markup that people and tools put around a text in a prompt. */
const FENCED = /```[^\n]*\n([\s\S]*?)```|"""\s*([\s\S]*?)"""|<([a-z][\w-]*)\b[^>\n]*>\n?([\s\S]*?)<\/\3>/gi;

function wordsAsked(instructions: string): number | undefined {
  const match = WORDS.exec(instructions);
  return match ? Number(match[2]) : undefined;
}

/** The sentence with the request, if the whole prompt is one paragraph: the first one, or a question at the end. */
function requestingSentence(paragraph: string): string {
  const sentences = segmentSentences(paragraph).map(({ start, end }) => paragraph.slice(start, end));
  return (
    [sentences[0], sentences.at(-1)].find((sentence) => sentence !== undefined && REQUEST.test(sentence)) ?? paragraph
  );
}

/** A prompt in another format: the longest text is the source, and a short request next to it the question. */
function readForeignPrompt(messages: readonly string[]): Task {
  const whole = messages.join('\n\n');
  const wantsActions = whole.includes('```actions');
  let text = messages.reduce((longest, message) => (message.length > longest.length ? message : longest), '');
  const fenced = [...whole.matchAll(FENCED)].map((match) => match[1] ?? match[2] ?? match[4] ?? '');
  const longestFence = fenced.reduce((longest, inner) => (inner.length > longest.length ? inner : longest), '');
  // A short fence is an example of the output rather than the text.
  const useFence = longestFence.length * 2 > text.length;
  const around = useFence ? whole.replace(longestFence, '\n\n') : whole;
  const found = around
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .map((paragraph) => REQUEST_WITH_TEXT.exec(paragraph)?.[0] ?? paragraph)
    .filter((paragraph) => paragraph.length <= LONGEST_REQUEST && REQUEST.test(paragraph))
    .at(-1);
  const request =
    found !== undefined && !useFence && text.replace(found, '').trim() === '' ? requestingSentence(found) : found;
  text = useFence ? longestFence : request === undefined ? text : text.replace(request, '\n\n');
  const words = wordsAsked(request ?? '');
  return {
    question: request?.replace(/:$/, '') ?? '',
    shape: 'text',
    oneSentence: false,
    texts: text.trim() === '' ? [] : [text],
    titles: [],
    wantsActions,
    words,
  };
}

/** Passages of a source, and notes on its parts, each in a block of its own, are one text. */
function textsBySource(prompt: string): string[] {
  const texts = new Map<string, string[]>();
  for (const [, , attributes = '', text = ''] of prompt.matchAll(BLOCK)) {
    if (CONVERSATION.test(attributes)) continue;
    const source = ONE_SOURCE.exec(attributes)?.[1] ?? attributes;
    texts.set(source, [...(texts.get(source) ?? []), text]);
  }
  return [...texts.values()].map((parts) => parts.join('\n\n'));
}

/**
 * Extracts the task from a prompt: a `Question:` line, `<source …>` and `<notes …>` blocks, and the instructions around
 * them; for any other prompt, by its longest text. `messages` are the system prompt and the turns of a chat, oldest
 * first.
 */
export function readPrompt(messages: readonly string[]): Task {
  const whole = messages.join('\n\n');
  const texts = textsBySource(whole);
  if (texts.length === 0) return readForeignPrompt(messages);
  const instructions = whole.replace(BLOCK, '\n');
  const words = wordsAsked(instructions.replace(QUESTION_LINE, ''));
  const asked = QUESTION_LINE.exec(instructions)?.[1]?.trim() ?? '';
  const isFull = !ONE_SENTENCE.test(instructions);
  const question = isFull ? asked : (QUOTED_SENTENCE.exec(asked)?.[1] ?? asked);
  const wordsOfQuestion = isFull ? wordsAsked(question) : undefined;
  return {
    question,
    texts,
    titles: [...whole.matchAll(BLOCK)].flatMap(([, , attributes = '']) => TITLE.exec(attributes)?.[1] ?? []),
    oneSentence: !isFull,
    shape: /begin with "- "/.test(instructions)
      ? 'lines'
      : isFull && /\bkey points\b[^.]*\blist\b/.test(instructions)
        ? 'text_and_points'
        : 'text',
    wantsActions: isFull && instructions.includes('```actions'),
    words,
    wordsOfQuestion,
  };
}
