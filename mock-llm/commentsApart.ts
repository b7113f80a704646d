/** Comments on lines of their own: what they begin, continue, and end with. */
const COMMENTS: readonly RegExp[] = [
  /^[ \t]*\/\*[*!]?(?=\s)([\s\S]*?)\*\/[ \t]*$/gm,
  /^[ \t]*[rRuU]?"""([\s\S]*?)"""[ \t]*$/gm,
  /((?:^[ \t]*\/{2,3}!?(?:[ \t].*)?(?:\r?\n|$))+)/gm,
];
const LINE_MARK = /^[ \t]*(?:\/{2,3}!?|\*(?!\*))(?:[ \t]|$)/gm;

/** A text in which the comments of code, if there are any, are paragraphs without marks, apart from its statements. */
export const commentsApart = (text: string): string =>
  COMMENTS.reduce(
    (apart, comment) =>
      apart.replace(
        comment,
        (_comment, said: string) => `\n\n${said.replace(LINE_MARK, '').replace(/^[ \t]+/gm, '')}\n\n`,
      ),
    text,
  );
