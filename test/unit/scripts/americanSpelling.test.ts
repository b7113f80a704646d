import { RuleTester } from 'eslint';
import { americanSpelling } from '../../../scripts/americanSpelling.mjs';

RuleTester.describe = describe;
RuleTester.it = it;

const british = (word: string) => [{ messageId: 'british', data: { word } }];

new RuleTester().run('american spelling', americanSpelling, {
  valid: [
    '// Four hours of precise exercise, otherwise concise and advertised; the source is armored.',
    '// Ends as `cancelled`, and the behavior of a labeled model is normalized.',
    "const reason = 'cancelled';",
    { code: "const text = 'The harbour is grey.';", options: [{ strings: false }] },
  ],
  invalid: [
    { code: '// The behaviour of a reader.', errors: british('behaviour') },
    { code: '/** Neighbours are compared. */', errors: british('Neighbours') },
    { code: '/* An unlabelled page. */', errors: british('unlabelled') },
    { code: '// Summarises the page.', errors: british('Summarises') },
    { code: '// Reorganisation.', errors: british('Reorganisation') },
    { code: "const text = 'The download was cancelled.';", errors: british('cancelled') },
    { code: 'const text = `The centre of ${name}.`;', errors: british('centre') },
    { code: '// The harbour is grey.', options: [{ strings: false }], errors: british('harbour') },
  ],
});
