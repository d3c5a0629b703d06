/** The words of people, security and everything below the call: whole in both languages, and each in its own. */
import { describe, expect, test } from 'vitest';
import type { ControlsTexts } from '../../renderer/text/controls.ts';
import { enControls } from '../../renderer/text/en-controls.ts';
import { enPeople } from '../../renderer/text/en-people.ts';
import type { PeopleTexts } from '../../renderer/text/people.ts';
import { svControls } from '../../renderer/text/sv-controls.ts';
import { svPeople } from '../../renderer/text/sv-people.ts';

/** What is said with a count, a name or a time, for each of the values that make a difference. */
function counted(people: PeopleTexts, controls: ControlsTexts): Readonly<Record<string, string>> {
  const { act, announce, security, recording } = people;
  const { camera, invite, limits } = controls;
  return {
    show: people.show(14),
    handUp: people.handUp(3),
    admitAll: act.admitAll(2),
    'pin on the only screen': act.pin(1, 1),
    'pin on one of two': act.pin(2, 2),
    makeHostQuestion: act.makeHostQuestion('Åsa'),
    removeQuestion: act.removeQuestion('Åsa'),
    'admit one': act.admitAll(1),
    'one waits': announce.waiting(0),
    'three wait': announce.waiting(2),
    'somebody waits': announce.someWaiting(2),
    'one hand': announce.hand(0),
    'two hands': announce.hand(1),
    'some hands': announce.someHands(2),
    'one waits outside': security.waiting(1),
    'two wait outside': security.waiting(2),
    'recording ends': recording.limit('15:40'),
    'recording goes on': recording.timed(34),
    asked: camera.far.asked('Åsa'),
    given: camera.far.given('Åsa'),
    refused: camera.far.refused('Åsa'),
    more: invite.more(57),
    'invite nobody yet': invite.inviteThem(0),
    'invite three': invite.inviteThem(3),
    hangUp: invite.hangUp('Åsa'),
    ...Object.fromEntries(
      limits
        .list('serviceportalen.su.se')
        .flatMap(({ subject, way }, at) => [[`limit ${at}`, subject] as const, [`way ${at}`, way] as const]),
    ),
  };
}

/** Every plain sentence, with the path of its key. */
function plain(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    if (typeof value === 'string') return [[`${path}${key}`, value]];
    return typeof value === 'object' && value !== null ? plain(value, `${path}${key}.`) : [];
  });
}

const swedish = new Map([
  ...plain({ people: svPeople, controls: svControls }),
  ...Object.entries(counted(svPeople, svControls)),
]);
const english = new Map([
  ...plain({ people: enPeople, controls: enControls }),
  ...Object.entries(counted(enPeople, enControls)),
]);

describe('the words below the call', () => {
  test('are the same sentences in both languages, none of them empty', () => {
    expect([...english.keys()]).toEqual([...swedish.keys()]);
    for (const [key, sentence] of [...swedish, ...english]) expect(sentence.trim(), key).not.toBe('');
  });

  test('differ between the languages, but for names and what both spell alike', () => {
    const same = [...swedish].filter(([key, sentence]) => english.get(key) === sentence);
    expect(same.map(([, sentence]) => sentence)).toEqual(['SIP', 'H.323']);
  });

  test('hold what they are said about', () => {
    for (const [key, sentence] of [...swedish, ...english]) {
      if (/Question|^(asked|given|refused|hangUp)$/.test(key)) {
        expect(sentence, key).toContain('Åsa');
      }
    }
    for (const texts of [svPeople, enPeople]) {
      expect(texts.recording.limit('15:40')).toContain('15:40');
      expect(texts.show(14)).toContain('14');
      expect(texts.recording.timed(34)).toContain('34');
      expect(texts.act.admitAll(7)).toContain('7');
      expect(texts.act.admitAll(1)).toBe(texts.act.admit);
      expect(texts.announce.someWaiting(4)).toContain('4');
      expect(texts.announce.someHands(4)).toContain('4');
      expect(texts.handUp(3)).toContain('3');
    }
    for (const { invite } of [svControls, enControls]) {
      expect(invite.more(57)).toContain('57');
      expect(invite.inviteThem(3)).toContain('3');
      expect(invite.inviteThem(0)).not.toContain('0');
    }
  });

  test('count one and several rightly', () => {
    expect([0, 1, 4].map((others) => svPeople.announce.waiting(others))).toEqual([
      'väntar utanför',
      'och 1 till väntar',
      'och 4 till väntar',
    ]);
    for (const { announce, security } of [svPeople, enPeople]) {
      expect(new Set([0, 1, 2].map((others) => announce.hand(others))).size).toBe(3);
      expect(security.waiting(1)).not.toBe(security.waiting(2));
    }
  });

  test('name a screen only where there is more than one', () => {
    for (const { act } of [svPeople, enPeople]) {
      expect(act.pin(1, 1)).not.toMatch(/\d/);
      expect(act.pin(2, 3)).toContain('2');
    }
  });

  test('give places, sizes, styles and directions different names', () => {
    for (const { view, camera, invite } of [svControls, enControls]) {
      for (const names of [
        view.styles,
        view.sizes,
        view.positions,
        camera.directions,
        invite.presence,
        invite.tabs,
        invite.callState,
        invite.roomSystem,
      ]) {
        expect(new Set(Object.values(names)).size).toBe(Object.keys(names).length);
      }
      expect(new Set(view.captionSizes).size).toBe(3);
    }
  });
});

describe('what a room cannot do', () => {
  test.each([
    ['sv', svControls, ['Grupprum', 'Chatt', 'filer', '500', 'Spela in']],
    ['en', enControls, ['Breakout', 'Chat', 'files', '500', 'recordings']],
  ] as const)('is said with the way to do it, in %s', (_, { limits }, subjects) => {
    const list = limits.list('portal.example');
    for (const subject of subjects) {
      const found = list.find((limit) => limit.subject.includes(subject));
      expect(found?.way, subject).toMatch(/\.$/);
    }
    expect(list.map(({ way }) => way).join(' ')).toContain('portal.example');
    for (const { way } of limits.list(null)) expect(way).not.toContain('null');
  });
});
