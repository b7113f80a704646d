/** Longer headers are those of lists with hundreds of recipients; nobody breaks them by hand. */
const MAX_HEADER_BYTES = 200_000;

/** The end of a header, and a field that says where the parts of a message begin and end. */
const SPLIT = /(\r?\n)(?:[ \t]*\r?\n)+(?=content-type:[ \t]*multipart\/[^\n]*(?:\n[ \t][^\n]*){0,8}?boundary=)/i;

/**
 * A message whose header goes on after an empty line, as some programs save them: otherwise, its parts would be read as
 * one text, with their own headers and in the encoding of the mail.
 */
export function withWholeHeader(bytes: Uint8Array): Uint8Array {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = message.subarray(0, MAX_HEADER_BYTES).toString('latin1');
  const end = /\r?\n[ \t]*\r?\n/.exec(head);
  if (end === null || /^content-type:/im.test(head.slice(0, end.index))) return bytes;
  const split = SPLIT.exec(head);
  if (split === null || split.index !== end.index) return bytes;
  const [gap, lineEnd = '\n'] = split;
  const after = message.subarray(split.index + gap.length);
  return Buffer.concat([message.subarray(0, split.index), Buffer.from(lineEnd, 'latin1'), after]);
}
