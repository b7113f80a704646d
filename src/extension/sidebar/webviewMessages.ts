// Loaded with the view: the schemas behind it take longer to set up than everything else that activation needs.
export { parseWebviewMessage } from '../../protocol/index.js';
