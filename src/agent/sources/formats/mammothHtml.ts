import mammoth from 'mammoth';

/** A Word document as HTML; pictures are left out, and nothing outside the file is read. */
export async function mammothHtml(archive: Uint8Array): Promise<string> {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength) },
    { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })), externalFileAccess: false },
  );
  return value;
}
