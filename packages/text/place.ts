import type { Block } from './blocks.js';

/** Factors on a sentence's gain for its position in the text. In a text without headings, all are 1. */
const WEIGHT = {
  /** Text before the second heading says what the entire text is about. */
  introduction: 2,
  /** The first paragraph below another heading. */
  opening: 1.2,
  /** Sections that are mostly code and tables are for reference. */
  reference: 0.35,
  /** Troubleshooting, settings, licenses, and the like. */
  aside: 0.3,
};
/** A section with this share of its characters in code and tables is reference material. */
const REFERENCE_SHARE = 0.5;
/** Fewer headings don't make a structure. */
const FEWEST_HEADINGS = 2;

const ASIDE =
  /\b(?:troubleshooting|faq|frequently asked|known (?:issues|problems)|common (?:errors|problems)|settings|configuration|environment variables|options|change ?log|release notes|licen[sc]e|acknowledge?ments?|references|bibliography|further reading|see also|external links|footnotes|appendix|contributing|contributors|credits|fehlerbehebung|häufige fragen|einstellungen|lizenz|danksagung|literatur(?:verzeichnis)?|weblinks|einzelnachweise|anhang|dépannage|paramètres|licence|remerciements|bibliographie|références|annexes?|solución de problemas|preguntas frecuentes|configuración|licencia|agradecimientos|bibliografía|referencias|enlaces externos|устранение неполадок|настройки|лицензия|литература|примечания|ссылки)(?![\p{L}\p{N}])|常见问题|故障排除|参考文献|設定|参考資料|よくある質問/iu;

interface Section {
  level: number;
  title: string;
  blocks: number[];
}

function sectionsOf(text: string, blocks: readonly Block[]): Section[] {
  const sections: Section[] = [{ level: 0, title: '', blocks: [] }];
  blocks.forEach((block, index) => {
    if (block.kind === 'heading')
      sections.push({ level: block.level ?? 1, title: text.slice(block.start, block.end), blocks: [] });
    else sections.at(-1)?.blocks.push(index);
  });
  return sections;
}

function isReference(section: Section, blocks: readonly Block[]): boolean {
  let all = 0;
  let dense = 0;
  for (const index of section.blocks) {
    const { kind, start, end } = blocks[index] as Block;
    all += end - start;
    if (kind === 'code' || kind === 'table') dense += end - start;
  }
  return dense > REFERENCE_SHARE * all;
}

/**
 * How much each block's position says about the whole text, by headings, order, and the kind of its section. Linear.
 */
export function placeWeights(text: string, blocks: readonly Block[]): number[] {
  const weights = new Array<number>(blocks.length).fill(1);
  const sections = sectionsOf(text, blocks);
  if (sections.length <= FEWEST_HEADINGS) return weights;
  let asideLevel = Infinity;
  let introduced = false;
  for (const [position, section] of sections.entries()) {
    // The first heading is the title: a guide to the settings is about the settings.
    if (position > 1 && section.level <= asideLevel) asideLevel = ASIDE.test(section.title) ? section.level : Infinity;
    if (section.blocks.length === 0) continue;
    const aside = asideLevel !== Infinity;
    const base = aside ? WEIGHT.aside : isReference(section, blocks) ? WEIGHT.reference : 1;
    const introduction = !introduced && base === 1;
    introduced = true;
    const first = section.blocks.find((index) => blocks[index]?.kind === 'paragraph');
    for (const index of section.blocks)
      weights[index] = base * (introduction ? WEIGHT.introduction : index === first && base === 1 ? WEIGHT.opening : 1);
  }
  return weights;
}

/** Whether a weight belongs to a block before the second heading. */
export const isIntroduction = (weight: number): boolean => weight >= WEIGHT.introduction;

/** Longest code block that counts as instructions for getting started. */
const MOST_COMMANDS = 4;
const COMMANDS = /^[>\s]*(?:`{3,}|~{3,})[ \t]*(?:sh|shell|bash|zsh|console|terminal|powershell|cmd|bat)?[ \t]*\r?\n/i;
/** A command and its effect. */
const EXPLAINED_COMMAND = /^\s*(?:\$ )?[a-z][^#]*\S\s+#\s+\S+(?:\s+\S+){2,}\s*$/;

/**
 * The first short block of commands, if each is explained on its line: the instructions for getting started show what a
 * text is for.
 */
export function firstCommands(text: string, blocks: readonly Block[]): Block | undefined {
  const first = blocks.find(({ kind }) => kind === 'code');
  if (first === undefined) return undefined;
  const code = text.slice(first.start, Math.min(first.end, first.start + 2_000));
  if (!COMMANDS.test(code)) return undefined;
  const lines = code
    .split('\n')
    .slice(1, -1)
    .filter((line) => line.trim() !== '');
  return lines.length > 0 && lines.length <= MOST_COMMANDS && lines.every((line) => EXPLAINED_COMMAND.test(line))
    ? first
    : undefined;
}
