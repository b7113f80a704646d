import { openZip, resolveEntry } from '../openZip.js';
import { decodeXml, elements, elementText, parseXml, type XmlDocument } from '../xml/xml.js';

/** An unpacked Open Packaging file (Word, Excel, PowerPoint), and its main part. */
export interface OfficePackage {
  files: ReadonlyMap<string, Uint8Array>;
  kind: 'word' | 'excel' | 'powerpoint';
  /** Name of the main part; files can choose it freely. */
  main: string;
  /** Unpacks a file that isn't a part of the text, such as a workbook in it; undefined if it can't be. */
  packed?: (name: string) => Uint8Array | undefined;
}

export interface Relationship {
  type: string;
  /** Name of the part in the package, or an external address. */
  target: string;
  external: boolean;
}

/** Part names are case-insensitive. */
export function partNamed(office: Pick<OfficePackage, 'files'>, name: string): Uint8Array | undefined {
  const exact = office.files.get(name);
  if (exact !== undefined) return exact;
  const lower = name.toLowerCase();
  for (const [key, bytes] of office.files) if (key.toLowerCase() === lower) return bytes;
  return undefined;
}

export function partXml(office: Pick<OfficePackage, 'files'>, name: string): XmlDocument {
  return parseXml(partNamed(office, name));
}

/** The name of the first part related in this way, or an external address. */
export function targetOf(relationships: ReadonlyMap<string, Relationship>, type: string): string | undefined {
  for (const relationship of relationships.values()) if (relationship.type === type) return relationship.target;
  return undefined;
}

/** The name of the part that lists what a part refers to. */
export function relationshipsPartOf(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The parts that a part refers to, by relationship id; '' for the package itself. */
export function relationshipsOf(office: Pick<OfficePackage, 'files'>, part: string): Map<string, Relationship> {
  const rels = partXml(office, relationshipsPartOf(part));
  return new Map(
    elements(rels, 'Relationship').map(({ attribs }) => {
      const external = attribs['TargetMode'] === 'External';
      const target = attribs['Target'] ?? '';
      return [
        attribs['Id'] ?? '',
        {
          type: (attribs['Type'] ?? '').replace(/^.*\//, ''),
          target: external ? target : resolveEntry(part, target),
          external,
        },
      ];
    }),
  );
}

const KINDS = [
  [/wordprocessingml/i, 'word'],
  [/spreadsheetml|ms-excel/i, 'excel'],
  [/presentationml|ms-powerpoint/i, 'powerpoint'],
] as const;

function contentTypeOf(office: Pick<OfficePackage, 'files'>, part: string): string {
  const types = partXml(office, '[Content_Types].xml');
  const name = `/${part}`.toLowerCase();
  const override = elements(types, 'Override').find(({ attribs }) => attribs['PartName']?.toLowerCase() === name);
  const ending = part.slice(part.lastIndexOf('.') + 1).toLowerCase();
  const byEnding = elements(types, 'Default').find(({ attribs }) => attribs['Extension']?.toLowerCase() === ending);
  return (override ?? byEnding)?.attribs['ContentType'] ?? '';
}

/** The Office package in a zip archive, by its relationships; undefined if it isn't one. */
export function openOfficePackage(bytes: Uint8Array): OfficePackage | undefined {
  // Word documents may contain others as text.
  const office = officePackageOf(openZip(bytes, (name) => /\.(?:xml|rels|x?html?|mht(?:ml)?|txt)$/i.test(name)));
  const packed = (wanted: string): Uint8Array | undefined => {
    try {
      return openZip(bytes, (name) => name.toLowerCase() === wanted.toLowerCase())
        .values()
        .next().value;
    } catch {
      return undefined;
    }
  };
  return office && { ...office, packed };
}

/** The Office package that these files are; undefined if they aren't one. */
export function officePackageOf(files: ReadonlyMap<string, Uint8Array>): OfficePackage | undefined {
  const main = targetOf(relationshipsOf({ files }, ''), 'officeDocument');
  if (main === undefined || partNamed({ files }, main) === undefined) return undefined;
  const type = contentTypeOf({ files }, main);
  const root = decodeXml(partNamed({ files }, main) as Uint8Array).slice(0, 4_096);
  const kind = KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? KINDS.find(([pattern]) => pattern.test(root))?.[1];
  return kind === undefined ? undefined : { files, kind, main };
}

/** A package's metadata. */
export function coreProperties(office: OfficePackage): {
  title?: string;
  author?: string;
  date?: string;
  language?: string;
} {
  const part = targetOf(relationshipsOf(office, ''), 'core-properties');
  const core = partXml(office, part ?? 'docProps/core.xml');
  return {
    title: elementText(core, 'dc:title'),
    author: elementText(core, 'dc:creator'),
    date: elementText(core, 'dcterms:modified') ?? elementText(core, 'dcterms:created'),
    language: elementText(core, 'dc:language'),
  };
}
