/**
 * Version numbers as releases carry them: three numbers and perhaps a pre-release part, ordered as semver.org 2.0.0
 * section 11 says. Build metadata is not taken, since two texts would then mean one version.
 */

const number = '(?:0|[1-9]\\d{0,8})';
const word = `(?:${number}|\\d*[A-Za-z-][0-9A-Za-z-]*)`;
const written = new RegExp(`^(${number})\\.(${number})\\.(${number})(?:-(${word}(?:\\.${word})*))?$`);
const mostCharacters = 64;

export function isVersion(text: string): boolean {
  return text.length <= mostCharacters && written.test(text);
}

/** Negative when `left` is older than `right`, 0 when they are the same. Both must be versions. */
export function compareVersions(left: string, right: string): number {
  const [leftNumbers, leftWords] = parts(left);
  const [rightNumbers, rightWords] = parts(right);
  const byNumber = firstDifference(leftNumbers, rightNumbers);
  if (byNumber !== 0) return byNumber;
  // A pre-release comes before the release itself.
  if (leftWords.length === 0 || rightWords.length === 0) return rightWords.length - leftWords.length;
  return firstDifference(leftWords, rightWords);
}

function parts(version: string): [string[], string[]] {
  const found = written.exec(version);
  if (found === null) throw new Error('not a version');
  const [, major = '', minor = '', patch = '', words] = found;
  return [[major, minor, patch], words === undefined ? [] : words.split('.')];
}

function firstDifference(left: readonly string[], right: readonly string[]): number {
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const one = left[at];
    const other = right[at];
    if (one === undefined) return -1;
    if (other === undefined) return 1;
    const order = compareWords(one, other);
    if (order !== 0) return order;
  }
  return 0;
}

function compareWords(left: string, right: string): number {
  const [isLeftNumber, isRightNumber] = [/^\d+$/.test(left), /^\d+$/.test(right)];
  if (isLeftNumber && isRightNumber) return Number(left) - Number(right);
  // Numbers come before words.
  if (isLeftNumber !== isRightNumber) return isLeftNumber ? -1 : 1;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
