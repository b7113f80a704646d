/** A PDF whose font isn't embedded and whose codes, in hexadecimal, are those of a named character map. */
export function pdfWithNamedFont(encoding: string, ordering: string, codes: string, font: string): string {
  const content = `BT /F1 14 Tf 72 700 Td <${codes}> Tj ET`;
  return `%PDF-1.5
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj
4 0 obj <</Length ${content.length}>> stream
${content}
endstream endobj
5 0 obj <</Type/Font/Subtype/Type0/BaseFont/${font}/Encoding/${encoding}/DescendantFonts[6 0 R]>> endobj
6 0 obj <</Type/Font/Subtype/CIDFontType0/BaseFont/${font}/CIDSystemInfo<</Registry(Adobe)/Ordering(${ordering})/Supplement 2>>/FontDescriptor 7 0 R>> endobj
7 0 obj <</Type/FontDescriptor/FontName/${font}/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/StemV 80>> endobj
trailer <</Root 1 0 R>>
%%EOF
`;
}

/** The codes of the maps that are named after UTF-16 and UCS-2. */
export const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex');
