// The Node versions required by package.json.

/**
 * Whether a version is in a range of the two forms that package.json uses: `^22.13.0 || >=24`.
 *
 * @param {string} version such as `22.13.1`
 * @param {string} range
 */
export function isInRange(version, range) {
  const numbers = (/** @type {string} */ text) => text.split('.').map(Number);
  const [major = 0, minor = 0] = numbers(version);
  return range.split('||').some((part) => {
    const [, operator, from = ''] = /^\s*(\^|>=)\s*([\d.]+)\s*$/.exec(part) ?? [];
    const [wantedMajor = 0, wantedMinor = 0] = numbers(from);
    const isNewEnough = major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
    return operator !== undefined && isNewEnough && (operator === '>=' || major === wantedMajor);
  });
}
