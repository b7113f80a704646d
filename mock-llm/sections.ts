import { headingText, segmentBlocks, sentencesOfBlock } from '@regen-research/text';

/** A section of a text: its heading in plain text, and the complete sentences of its own paragraphs. */
export interface Section {
  heading: string;
  sentences: string[];
}

/** A shorter sentence says too little to be asked about, in UTF-16 units. */
const SHORTEST_SENTENCE = 25;
const ENDED = /[.!?…。！？｡]["'”’»)\]】」』*_`]*$/u;
/** "2.1 ", "IV. ": its place in the text, not part of its topic. */
const NUMBER = /^(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[IVX]{1,5}\.)\s+/;

/** The sections of a Markdown text in order, without its title. */
export function sectionsOf(text: string): Section[] {
  const blocks = segmentBlocks(text);
  const top = Math.min(...blocks.map(({ level, kind }) => (kind === 'heading' ? (level ?? 1) : Infinity)));
  const highest = blocks.filter(({ kind, level }) => kind === 'heading' && level === top);
  // A single heading above all others is the title.
  const title = highest.length === 1 && blocks.some((block) => block.kind === 'heading' && block !== highest[0]);
  const sections: Section[] = [];
  let current: Section | undefined;
  for (const block of blocks) {
    if (block.kind === 'heading') {
      const heading = headingText(text.slice(block.start, block.end)).replace(NUMBER, '');
      current = { heading, sentences: [] };
      if (!(title && block === highest[0])) sections.push(current);
    } else if (block.kind === 'paragraph' && current) {
      const said = sentencesOfBlock(text, block).map(({ start, end }) => text.slice(start, end));
      current.sentences.push(
        ...said.filter((sentence) => sentence.length >= SHORTEST_SENTENCE && ENDED.test(sentence)),
      );
    }
  }
  return sections;
}
