// One bundle for all formats that are converted through HTML, so that each doesn't include the HTML reader. Large
// libraries are loaded later.
export { readArchive } from './readArchive.js';
export { readCaptions } from './captions/readCaptions.js';
export { readCsv, readJson } from './readData.js';
export { readFeed } from './readFeed.js';
export { readHtml } from './readHtml.js';
export { readMail, readSavedPage } from './mail/readMail.js';
export { readMarkup } from './readMarkup.js';
export { readOutlookMessage } from './outlook/readOutlookMessage.js';
export { readNotebook } from './notebook/readNotebook.js';
export { readXml } from './xml/readXml.js';
export { readRtf } from './rtf/readRtf.js';
export { warnIfTruncated } from './markdownOfHtml.js';
export { readContentLines } from './readContentLines.js';
