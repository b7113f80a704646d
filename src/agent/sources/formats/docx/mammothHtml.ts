import mammoth from 'mammoth';

/** Converts a Word document to HTML, without images; reads nothing outside the file. */
export async function mammothHtml(archive: Uint8Array): Promise<string> {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength) },
    { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })), externalFileAccess: false },
  );
  return value;
}
