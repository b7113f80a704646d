// One bundle for all that is read by way of HTML, so that its reader isn't in each of them. Large libraries are loaded further on.
export { readArchive } from './readArchive.js';
export { readCaptions } from './readCaptions.js';
export { readCsv, readJson } from './readData.js';
export { readFeed } from './readFeed.js';
export { readHtml } from './readHtml.js';
export { readMail, readSavedPage } from './readMail.js';
export { readMarkup } from './readMarkup.js';
export { readNotebook } from './readNotebook.js';
