import type { PdfDocument } from './pdfEngine.js';

export type Layers = Awaited<ReturnType<PdfDocument['getOptionalContentConfig']>>;

/** The document's layers if some of them are switched off when it is opened. */
export async function switchedOffLayers(document: PdfDocument): Promise<Layers | undefined> {
  const layers = await document.getOptionalContentConfig().catch(() => undefined);
  // The types lack the groups that it iterates over.
  const groups = (layers ?? []) as unknown as Iterable<[id: string, group: { visible: boolean }]>;
  return [...groups].some(([, { visible }]) => !visible) ? layers : undefined;
}
