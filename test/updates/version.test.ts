/** The order of versions, as semver.org 2.0.0 section 11 gives it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions, isVersion } from '../../electron/updates/version.ts';

const inOrder = [
  '0.9.10',
  '1.0.0-0',
  '1.0.0-2',
  '1.0.0-10',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0',
  '1.0.9',
  '1.0.10',
  '1.2.0',
  '2.0.0-1',
  '10.0.0',
];

describe('versions', () => {
  it('are in the order of the standard', () => {
    inOrder.forEach((left, leftAt) => {
      inOrder.forEach((right, rightAt) => {
        expect(Math.sign(compareVersions(left, right))).toBe(Math.sign(leftAt - rightAt));
      });
    });
  });

  it.each([
    '',
    '1',
    '1.2',
    '1.2.3.4',
    '01.2.3',
    'v1.2.3',
    '1.2.3-',
    '1.2.3-01',
    '1.2.3-a..b',
    '1.2.3+build',
    ' 1.2.3',
    '1.2.3\n',
    '1.2.-3',
    `1.2.3-${'a'.repeat(60)}`,
  ])('are not %j', (text) => {
    expect(isVersion(text)).toBe(false);
  });

  it('are known or not, whatever the text, and compared only when known', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (!isVersion(text)) expect(() => compareVersions(text, '1.0.0')).toThrow('not a version');
      }),
    );
  });
});
