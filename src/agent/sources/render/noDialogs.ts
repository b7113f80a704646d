/**
 * Runs in the page's own world before its scripts: dialogs are answered as if dismissed. A page that opens them in a loop
 * couldn't be stopped otherwise, because the browser waits for each.
 */
export const NO_DIALOGS = `for (const [name, answer] of [['alert'], ['print'], ['confirm', false], ['prompt', null]])
  window[name] = () => answer;`;
