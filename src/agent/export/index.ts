export { toBibtex, toCslJson } from './bibliography.js';
export { toMarkdown, type ExportedRun } from './markdown.js';
