/** A part of an address in readable letters. It may contain a `%` that isn't a valid escape: then it stays as it is. */
export function decodeUriPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
