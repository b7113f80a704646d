/** A markup reader's result: Markdown, and the names of files that the text would include. */
export interface MarkupText {
  title?: string;
  author?: string;
  date?: string;
  markdown: string;
  included: string[];
}
