/** How many rows and columns a table's cell covers, as attributes of HTML; '' if only its own. */
export function spanAttributes({ rows, columns }: { rows: number; columns: number }): string {
  return `${rows > 1 ? ` rowspan="${rows}"` : ''}${columns > 1 ? ` colspan="${columns}"` : ''}`;
}
