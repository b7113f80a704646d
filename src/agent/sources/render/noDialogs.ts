/**
 * Runs in the page's own world before its scripts: dialogs are answered as if dismissed. A page that opens them in a loop
 * couldn't be stopped otherwise, because the browser waits for each. Nor can the page close its window, which the browser
 * allows only where nothing was open before.
 */
export const NO_DIALOGS = `for (const [name, answer] of [['alert'], ['print'], ['close'], ['confirm', false], ['prompt', null]])
  window[name] = () => answer;`;
