export interface PdfParts {
  /** Entries of the catalog. */
  catalog?: string;
  /** Properties of the page's resources. */
  properties?: string;
  objects?: readonly string[];
  /** Form objects by name. */
  forms?: string;
  /** Fonts besides F1. */
  fonts?: string;
  /** References to the annotations. */
  annotations?: string;
}

/** A one-page PDF in Helvetica (F1); readers rebuild the missing table of objects. Objects 1 to 5 are taken. */
export function pdfFile(
  content: string,
  { catalog = '', properties = '', objects = [], forms = '', fonts = '', annotations = '' }: PdfParts = {},
): string {
  return `%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R ${catalog}>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Annots[${annotations}]/Resources<</Font<</F1 5 0 R ${fonts}>>/Properties<<${properties}>>/XObject<<${forms}>>>>>> endobj
4 0 obj <</Length ${content.length}>> stream
${content}
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> endobj
${objects.join('\n')}
trailer <</Root 1 0 R>>
%%EOF
`;
}
