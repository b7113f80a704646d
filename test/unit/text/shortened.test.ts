import assert from 'node:assert/strict';
import { shortened } from '@regen-research/text';

describe('a shortened text', () => {
  it('ends after a word, and is whole if it fits', () => {
    assert.equal(shortened('The harbor was rebuilt.', 23), 'The harbor was rebuilt.');
    assert.equal(shortened('The harbor was rebuilt.', 20), 'The harbor was…');
    assert.equal(shortened('The harbor was rebuilt.', 14), 'The harbor was…');
  });

  it('is cut inside of a word that is most of it, but not inside of a character', () => {
    assert.equal(shortened('See https://example.org/a/long/address', 20), 'See https://example.…');
    assert.equal(shortened('港 港口于二零一四年重建', 6), '港 港口于二…');
    assert.equal(shortened('𝑥'.repeat(10), 5), `${'𝑥'.repeat(3)}…`);
  });
});
