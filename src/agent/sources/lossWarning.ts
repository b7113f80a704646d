import { message, type Message, type MissingPart } from '../../protocol/index.js';

const WARNINGS = { end: 'rendering.cut', frames: 'rendering.frames', rows: 'rendering.rows' } as const;

/** The warning about a part that a page lacks, as a browser took it. */
export const lossWarning = (part: MissingPart): Message => message(WARNINGS[part]);
