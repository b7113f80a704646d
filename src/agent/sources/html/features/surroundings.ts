import { CLASS_GROUPS, classGroupsOf } from './classGroups.js';
import { isElement, once, type PageElement, type PageNode } from '../dom.js';
import type { TextStatistics } from '../textStatistics.js';

/** An element's surroundings: facts inherited from its ancestors. */
export interface Surroundings {
  element: PageElement;
  parent?: Surroundings;
  depth: number;
  /** Strength of each class group: 1 on the element with the name, fading below it. */
  groups: Float64Array;
  /** Names of the ancestors, and landmarks by role. Wrappers of most of the page count only as `main` or `article`. */
  tags: ReadonlySet<string>;
  /** Tag and first class of each ancestor: elements with the same path come from the same template. */
  path: string;
  /** Similar siblings of the nearest repeated ancestor, their words and prose, and its position among them. */
  repeats: number;
  repeatWords: number;
  repeatProse: number;
  repeatLinks: number;
  repeatPlace: number;
}

const FADING = 0.85;
/** An element with more than this share of the page's words is a wrapper, whose names say nothing about its parts. */
const WRAPPER_SHARE = 0.7;
const MAX_SIBLINGS = 60;
const LANDMARK: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    main: 'main',
    navigation: 'nav',
    banner: 'header',
    contentinfo: 'footer',
    complementary: 'aside',
    article: 'article',
    search: 'form',
    dialog: 'popup',
    form: 'form',
    list: 'list',
    listitem: 'li',
  }),
);

type Statistics = ReadonlyMap<PageNode, TextStatistics>;
type Repetition = Pick<Surroundings, 'repeats' | 'repeatWords' | 'repeatProse' | 'repeatLinks' | 'repeatPlace'>;

const NOT_REPEATED: Repetition = { repeats: 0, repeatWords: 0, repeatProse: 0, repeatLinks: 0, repeatPlace: 0 };

const firstClass = (element: PageElement): string => /\S+/.exec(element.className)?.[0] ?? '';

/** How often similar elements are next to it: cards, rows, and results repeat; sections of a text don't. */
function repetitionOf(
  element: PageElement,
  statistics: Statistics,
  firstClassOf: (element: PageElement) => string,
): Repetition {
  const parent = element.parentElement;
  if (!parent || element.localName === 'p' || /^h[1-6]$/.test(element.localName)) return NOT_REPEATED;
  const own = firstClassOf(element);
  let repeats = 0;
  let words = 0;
  let prose = 0;
  let links = 0;
  let place = 0;
  for (let sibling = parent.firstChild; sibling && repeats < MAX_SIBLINGS; sibling = sibling.nextSibling) {
    if (!isElement(sibling) || sibling.localName !== element.localName || firstClassOf(sibling) !== own) continue;
    if (sibling === element) place = repeats;
    const measured = statistics.get(sibling);
    repeats += 1;
    words += measured?.words ?? 0;
    prose += measured?.proseWords ?? 0;
    links += measured?.linkWords ?? 0;
  }
  if (repeats < 2) return NOT_REPEATED;
  const share = (part: number): number => (words > 0 ? part / words : 0);
  return {
    repeats,
    repeatWords: words / repeats,
    repeatProse: share(prose),
    repeatLinks: share(links),
    repeatPlace: place / repeats,
  };
}

/** Computes the surroundings of elements, each once. `pageWords` is the number of words on the page. */
export function createSurroundings(statistics: Statistics, pageWords: number): (element: PageElement) => Surroundings {
  const known = new Map<PageElement, Surroundings>();
  const firstClassOf = once(firstClass);
  const surroundingsOf = (element: PageElement): Surroundings => {
    const found = known.get(element);
    if (found) return found;
    const parent =
      element.parentElement && element.localName !== 'body' ? surroundingsOf(element.parentElement) : undefined;
    const groups = new Float64Array(CLASS_GROUPS.length);
    if (parent)
      for (let index = 0; index < groups.length; index++) groups[index] = FADING * (parent.groups[index] ?? 0);
    const wrapper = (statistics.get(element)?.words ?? 0) > WRAPPER_SHARE * pageWords;
    let tags = parent?.tags ?? new Set<string>();
    if (!wrapper || element.localName === 'main' || element.localName === 'article') {
      const role = LANDMARK.get(element.getAttribute('role') ?? '');
      if (!tags.has(element.localName) || (role !== undefined && !tags.has(role))) {
        tags = new Set([...tags, element.localName, ...(role === undefined ? [] : [role])]);
      }
      if (!wrapper) for (const group of classGroupsOf(element)) groups[group] = 1;
    }
    const repetition = repetitionOf(element, statistics, firstClassOf);
    const nearest = !parent || repetition.repeats >= 3 || repetition.repeats > parent.repeats ? repetition : parent;
    const own: Surroundings = {
      element,
      parent,
      depth: (parent?.depth ?? 0) + 1,
      groups,
      tags,
      path: `${parent?.path ?? ''}>${element.localName}.${firstClassOf(element).replace(/\d+/g, '')}`,
      repeats: nearest.repeats,
      repeatWords: nearest.repeatWords,
      repeatProse: nearest.repeatProse,
      repeatLinks: nearest.repeatLinks,
      repeatPlace: nearest.repeatPlace,
    };
    known.set(element, own);
    return own;
  };
  return surroundingsOf;
}

/**
 * Number of levels from an element up to the nearest ancestor that contains the other one, too; 0 if it is that
 * ancestor.
 */
export function stepsToShared(from: Surroundings, to: Surroundings): number {
  let other: Surroundings | undefined = to;
  let own: Surroundings | undefined = from;
  let steps = 0;
  while (own && other && own !== other) {
    if (own.depth >= other.depth) {
      own = own.parent;
      steps += 1;
    } else other = other.parent;
  }
  return steps;
}
