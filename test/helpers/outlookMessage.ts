import CFB from 'cfb';

/** Values by property tag ([MS-OXPROPS]): 0x0037001f is the subject in Unicode. */
export type Properties = Readonly<Record<number, string | number | boolean | Date | Uint8Array>>;

export interface OutlookContent {
  properties: Properties;
  attachments?: readonly { properties: Properties; message?: OutlookContent }[];
}

/** The properties that messages of these tests have. */
export const TAGS = {
  subject: 0x0037001f,
  sender: 0x0c1a001f,
  address: 0x5d01001f,
  displayTo: 0x0e04001f,
  displayCc: 0x0e03001f,
  sentAt: 0x00390040,
  text: 0x1000001f,
  subjectBytes: 0x0037001e,
  textBytes: 0x1000001e,
  html: 0x10130102,
  rtf: 0x10090102,
  codePage: 0x3fde0003,
  fileName: 0x3707001f,
  fileType: 0x370e001f,
  file: 0x37010102,
  isHidden: 0x7ffe000b,
} as const;

const TIME = 0x40;

function add(file: CFB.CFB$Container, folder: string, headerBytes: number, properties: Properties): void {
  const fixed: Buffer[] = [Buffer.alloc(headerBytes)];
  for (const [key, value] of Object.entries(properties)) {
    const tag = Number(key);
    const name = `${folder}/__substg1.0_${tag.toString(16).toUpperCase().padStart(8, '0')}`;
    if (typeof value === 'string') CFB.utils.cfb_add(file, name, Buffer.from(value, 'utf16le'));
    else if (value instanceof Uint8Array) CFB.utils.cfb_add(file, name, Buffer.from(value));
    else {
      const entry = Buffer.alloc(16);
      entry.writeUInt32LE(tag);
      if ((tag & 0xffff) === TIME) entry.writeBigUInt64LE(BigInt(Number(value) + 11_644_473_600_000) * 10_000n, 8);
      else entry.writeInt32LE(Number(value), 8);
      fixed.push(entry);
    }
  }
  CFB.utils.cfb_add(file, `${folder}/__properties_version1.0`, Buffer.concat(fixed));
}

function addMessage(
  file: CFB.CFB$Container,
  folder: string,
  headerBytes: number,
  { properties, attachments = [] }: OutlookContent,
): void {
  add(file, folder, headerBytes, properties);
  for (const [index, attachment] of attachments.entries()) {
    const inside = `${folder}/__attach_version1.0_#${String(index).padStart(8, '0')}`;
    add(file, inside, 8, attachment.properties);
    if (attachment.message !== undefined) addMessage(file, `${inside}/__substg1.0_3701000D`, 24, attachment.message);
  }
}

/** A message as Outlook saves it (MSG). */
export function outlookMessage(content: OutlookContent): Uint8Array {
  const file = CFB.utils.cfb_new();
  addMessage(file, '', 32, content);
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer);
}

/** RTF as messages contain it, without references to earlier text. */
export function packedRtf(rtf: string): Uint8Array {
  const letters = Buffer.from(rtf, 'latin1');
  const body: number[] = [];
  for (let at = 0; at < letters.length; at += 8) body.push(0, ...letters.subarray(at, at + 8));
  const header = Buffer.alloc(16);
  header.writeUInt32LE(body.length + 12);
  header.writeUInt32LE(letters.length, 4);
  header.write('LZFu', 8, 'latin1');
  return Buffer.concat([header, Buffer.from(body)]);
}
