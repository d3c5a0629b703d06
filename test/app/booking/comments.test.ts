import { describe, expect, it } from 'vitest';
import { releaseComment } from '../../../electron/app/booking/comments.ts';

const unused = (consequence: 'release' | 'releaseAndWarn' | 'releaseSeries', misses: number) =>
  releaseComment({ kind: 'unused', consequence, misses }, 'Älgen').split('\n\n');

describe('what the organiser is written', () => {
  it('stands in Swedish and in English and names the room', () => {
    for (const text of [unused('release', 1), unused('releaseSeries', 3)]) {
      const [swedish, english] = text;
      expect(text).toHaveLength(2);
      expect(swedish).toMatch(/Älgen.*släppts/);
      expect(english).toMatch(/Älgen.*released/);
    }
  });

  it('warns once more before a series goes', () => {
    const [swedish, english] = unused('releaseAndWarn', 2);
    expect(swedish).toMatch(/2 gånger i rad.*Händer det igen släpps rummet för hela serien/);
    expect(english).toMatch(/2 times in a row.*released for the whole series/);
    expect(unused('release', 1).join()).not.toMatch(/serie/);
  });

  it('speaks of a single miss without counting it', () => {
    const [swedish, english] = unused('releaseAndWarn', 1);
    expect(swedish).not.toMatch(/1 gång|undefined/);
    expect(english).not.toMatch(/1 time|undefined/);
    expect(swedish).toMatch(/Händer det igen släpps rummet för hela serien/);
  });

  it('says how often a series stood empty that goes', () => {
    const [swedish, english] = unused('releaseSeries', 3);
    expect(swedish).toMatch(/3 gånger i rad.*alla kommande tillfällen/);
    expect(english).toMatch(/3 times in a row.*all later dates/);
  });

  it('says that somebody gave the room back by a tap', () => {
    const [swedish, english] = releaseComment({ kind: 'tap' }, 'Älgen').split('\n\n');
    expect(swedish).toMatch(/Någon i rummet Älgen/);
    expect(english).toMatch(/Somebody in Älgen/);
  });
});
