import { describe, expect, it } from 'vitest';
import { panelError } from '../../shared/errors.ts';
import { pageId } from '../../electron/app/page-id.ts';
import { minute, second } from '../../shared/time.ts';
import { myself } from '../fakes/fake-room/abilities.ts';
import { settle } from '../fakes/fake-clock.ts';
import { person } from './states.ts';
import { runningPanel } from './running-panel.ts';

const move = { kind: 'camera.move', direction: 'left', personId: null } as const;
const kinds = (commands: readonly { readonly kind: string }[]): string[] => commands.map(({ kind }) => kind);
const waiting = (id: string) => person(id, { isInWaitingRoom: true });

describe('a camera under a finger', () => {
  it('moves with every word of the page, and stops by itself 600 ms after the last', async () => {
    const { tap, room, clock } = await runningPanel({ inMeeting: true });
    await tap(move);
    await clock.advance(599);
    await tap(move);
    await clock.advance(599);
    expect(kinds(room.commands)).toEqual(['start', 'moveCamera', 'moveCamera']);
    await clock.advance(1);
    expect(kinds(room.commands)).toEqual(['start', 'moveCamera', 'moveCamera', 'stopCamera']);
    await clock.advance(5 * second);
    expect(room.commands).toHaveLength(4);
  });

  it('goes out at once, before anything else has happened', async () => {
    const { controller, room } = await runningPanel({ inMeeting: true });
    void controller.handleIntent(move);
    expect(room.commands.at(-1)?.kind).toBe('moveCamera');
  });

  it('stops when the finger goes, and not a second time', async () => {
    const { tap, room, clock } = await runningPanel({ inMeeting: true });
    await tap(move);
    await tap({ kind: 'camera.stop' });
    await clock.advance(5 * second);
    expect(kinds(room.commands)).toEqual(['start', 'moveCamera', 'stopCamera']);
  });

  it('is stopped whenever that is asked, also where nothing moves', async () => {
    const { tap, room } = await runningPanel();
    expect(await tap({ kind: 'camera.stop' })).toMatchObject({ ok: true });
    expect(kinds(room.commands)).toEqual(['stopCamera']);
  });

  it('stops with the last page that shows it, and no sooner', async () => {
    const { tap, room, page, controller } = await runningPanel({ inMeeting: true });
    const other = controller.attach(() => undefined);
    await tap(move);
    page.detach();
    page.detach();
    expect(room.commands.at(-1)?.kind).toBe('moveCamera');
    other.detach();
    expect(room.commands.at(-1)?.kind).toBe('stopCamera');
  });

  it('is let alone by a page that leaves while nothing moves', async () => {
    const { room, page } = await runningPanel({ inMeeting: true });
    page.detach();
    expect(kinds(room.commands)).toEqual(['start']);
  });

  it('stops with the panel, while the room can still be told', async () => {
    const { tap, room, controller, clock } = await runningPanel({ inMeeting: true });
    await tap(move);
    controller.stop();
    expect(room.commands.at(-1)?.kind).toBe('stopCamera');
    expect(clock.pending()).toBe(0);
  });

  it('is nothing that is under way, and its success no news; a failure is told once', async () => {
    const { tap, room, shown } = await runningPanel({ inMeeting: true });
    const answer = room.holdNext('moveCamera');
    await tap(move);
    await settle();
    expect(shown().pending).toEqual([]);
    answer(null);
    await settle();
    expect(shown().notices.filter(({ about }) => about === 'camera.move')).toEqual([]);
    for (const _ of [1, 2, 3]) {
      room.failNext('moveCamera', panelError('room.refused', 'now', null));
      await tap(move);
      await settle();
    }
    expect(shown().notices.filter(({ about }) => about === 'camera.move')).toHaveLength(1);
  });
});

describe('starting a meeting', () => {
  it('makes one with a number of its own and joins it with its passcode', async () => {
    const { tap, room, scheduler, shown } = await runningPanel({ hasScheduler: true });
    await tap({ kind: 'meeting.start' });
    await settle();
    expect(scheduler.requests).toEqual([{ topic: 'Möte i Älgen', startsAt: null, durationMinutes: 30 }]);
    expect(room.commands).toEqual([{ kind: 'join', meetingNumber: '81234567890', passcode: '12345678' }]);
    expect(shown()).toMatchObject({ screen: { kind: 'call' }, notices: [], pending: [] });
    expect(scheduler.removed).toEqual([]);
  });

  it('is called in the panel’s own language', async () => {
    const { tap, scheduler } = await runningPanel({ hasScheduler: true, language: 'en' });
    await tap({ kind: 'meeting.start' });
    await settle();
    expect(scheduler.requests).toMatchObject([{ topic: 'Meeting in Älgen' }]);
  });

  it('joins nothing when none can be made, and says why', async () => {
    const { tap, room, scheduler, shown } = await runningPanel({ hasScheduler: true });
    scheduler.failNext(panelError('zoom.hostRefused', 'never', null));
    await tap({ kind: 'meeting.start' });
    await settle();
    expect(room.commands).toEqual([]);
    expect(shown().notices).toMatchObject([
      { tone: 'bad', about: 'meeting.start', code: 'zoom.hostRefused' },
    ]);
  });

  it('is under way all the time, and busy', async () => {
    const { tap, scheduler, shown, clock } = await runningPanel({ hasScheduler: true });
    const made = scheduler.holdNext();
    await tap({ kind: 'meeting.start' });
    expect(await tap({ kind: 'meeting.start' })).toMatchObject({ error: { code: 'intent.busy' } });
    await clock.advance(4 * second);
    expect(shown().pending).toMatchObject([{ kind: 'meeting.start', isSlow: true }]);
    made();
    await settle();
    expect(shown().screen.kind).toBe('call');
  });

  it('is given up after five seconds, and a meeting that is made later is taken away', async () => {
    const { tap, room, scheduler, shown, clock } = await runningPanel({ hasScheduler: true });
    const made = scheduler.holdNext();
    await tap({ kind: 'meeting.start' });
    await clock.advance(5 * second);
    expect(shown().notices).toMatchObject([{ about: 'meeting.start', code: 'zoom.unreachable' }]);
    expect(shown().pending).toEqual([]);
    made();
    await settle();
    expect(room.commands).toEqual([]);
    expect(scheduler.removed).toEqual(['81234567890']);
  });

  it('leaves no meeting behind that could not be joined, and notes one that stays', async () => {
    const { tap, room, scheduler, calendar, shown, log } = await runningPanel({ hasScheduler: true });
    room.failNext('join', panelError('meeting.joinFailed', 'now', null));
    calendar.failNextWrite(panelError('calendar.writeRefused', 'never', null));
    scheduler.failRemoving(panelError('zoom.throttled', 'later', null));
    await tap({ kind: 'meeting.start' });
    await settle();
    expect(scheduler.removed).toEqual(['81234567890']);
    expect(shown().notices).toMatchObject([{ code: 'meeting.joinFailed' }]);
    expect(log.entries).toContainEqual(expect.objectContaining({ event: 'meeting.leftBehind' }));
  });

  it('takes no meeting away that the room is in after all', async () => {
    const { tap, room, scheduler, calendar } = await runningPanel({ hasScheduler: true });
    calendar.failNextWrite(panelError('calendar.taken', 'never', null));
    const answer = room.holdNext('join');
    await tap({ kind: 'meeting.start' });
    await settle();
    room.change({ call: { kind: 'inMeeting', since: 1, meetingNumber: '81234567890' } });
    answer(panelError('room.timeout', 'now', null));
    await settle();
    expect(scheduler.removed).toEqual([]);
  });

  it('runs on the room’s personal number where meetings cannot be made, and says so', async () => {
    const { tap, room, shown } = await runningPanel();
    await tap({ kind: 'meeting.start' });
    await settle();
    expect(room.commands).toEqual([{ kind: 'start', durationMinutes: 30 }]);
    expect(shown().notices).toMatchObject([{ tone: 'good', code: 'meeting.personalRoom' }]);
  });
});

describe('letting everybody in', () => {
  const ids = ['2048', '3072', '4096'];
  const crowded = async () => {
    const panel = await runningPanel({ inMeeting: true });
    panel.room.change({ participants: [myself, ...ids.map(waiting)] });
    return panel;
  };
  const admitted = (commands: readonly { readonly kind: string }[]): unknown[] =>
    commands.flatMap((one) => (one.kind === 'admit' && 'participantId' in one ? [one.participantId] : []));

  it('lets in one after another, the first to come first', async () => {
    const { tap, room, shown } = await crowded();
    const answer = room.holdNext('admit');
    await tap({ kind: 'people.admitAll' });
    await settle();
    expect(admitted(room.commands)).toEqual(['2048']);
    expect(shown().pending).toMatchObject([{ kind: 'people.admitAll', about: null }]);
    answer(null);
    await settle();
    expect(admitted(room.commands)).toEqual(ids);
    expect(shown()).toMatchObject({ meeting: { waiting: { count: 0 } }, pending: [] });
    expect(shown().notices.filter(({ about }) => about === 'people.admitAll')).toEqual([]);
  });

  it('stops where the room is out of reach, and tells it once', async () => {
    const { tap, room, shown } = await crowded();
    room.failNext('admit', panelError('room.unreachable', 'later', null));
    await tap({ kind: 'people.admitAll' });
    await settle();
    expect(admitted(room.commands)).toEqual(['2048']);
    expect(shown().notices.filter(({ about }) => about === 'people.admitAll')).toMatchObject([
      { code: 'room.unreachable' },
    ]);
  });

  it('goes on after one who is refused, and tells it once at the end', async () => {
    const { tap, room, shown } = await crowded();
    room.failNext('admit', panelError('room.refused', 'now', null));
    await tap({ kind: 'people.admitAll' });
    await settle();
    expect(admitted(room.commands)).toEqual(ids);
    expect(shown().notices.filter(({ about }) => about === 'people.admitAll')).toMatchObject([
      { code: 'room.refused' },
    ]);
  });

  it('passes over who has left or got in meanwhile', async () => {
    const { tap, room, shown } = await crowded();
    const answer = room.holdNext('admit');
    await tap({ kind: 'people.admitAll' });
    room.change({ participants: [myself, waiting('2048'), person('3072'), waiting('4096')] });
    answer(panelError('meeting.personGone', 'never', null));
    await settle();
    expect(admitted(room.commands)).toEqual(['2048', '4096']);
    expect(shown().notices.filter(({ about }) => about === 'people.admitAll')).toEqual([]);
  });
});

describe('a limit to recording', () => {
  const recorded = async () => {
    const panel = await runningPanel({ inMeeting: true, recordingMinutes: 40 });
    await panel.tap({ kind: 'recording.set', isOn: true });
    await settle();
    return panel;
  };
  const stops = (commands: readonly { readonly kind: string }[]): number =>
    commands.filter((one) => one.kind === 'setRecording' && 'isOn' in one && one.isOn === false).length;

  it('is shown, and ends the room’s own recording once', async () => {
    const { room, clock, shown } = await recorded();
    expect(shown().meeting?.recording).toMatchObject({ isOn: true, endsAt: clock.now() + 40 * minute });
    await clock.advance(40 * minute - 1);
    expect(stops(room.commands)).toBe(0);
    await clock.advance(1);
    expect(stops(room.commands)).toBe(1);
    expect(shown().meeting?.recording).toMatchObject({ isOn: false, endsAt: null });
    expect(shown().notices).toMatchObject([{ tone: 'good', about: null, code: 'recording.stoppedByRule' }]);
    await clock.advance(60 * minute);
    expect(stops(room.commands)).toBe(1);
  });

  it('is not asked for a second time when the room will not', async () => {
    const { room, clock, shown } = await recorded();
    room.failNext('setRecording', panelError('room.refused', 'now', null));
    await clock.advance(40 * minute);
    expect(shown().notices).toMatchObject([{ tone: 'bad', about: 'recording.set', code: 'room.refused' }]);
    await clock.advance(60 * minute);
    expect(stops(room.commands)).toBe(1);
  });

  it('begins anew with a new recording, and is over with one that a person ended', async () => {
    const { tap, room, clock } = await recorded();
    await clock.advance(30 * minute);
    await tap({ kind: 'recording.set', isOn: false });
    await settle();
    await clock.advance(30 * minute);
    expect(stops(room.commands)).toBe(1);
    await tap({ kind: 'recording.set', isOn: true });
    await clock.advance(39 * minute);
    expect(stops(room.commands)).toBe(1);
    await clock.advance(minute);
    expect(stops(room.commands)).toBe(2);
  });

  it('waits for a room out of reach, and is not moved by a clock that is put right', async () => {
    const { room, clock } = await recorded();
    clock.jump(-3 * 60 * minute);
    room.goAway();
    await clock.advance(45 * minute);
    expect(stops(room.commands)).toBe(0);
    const { recording } = room.now();
    room.change({ link: { kind: 'ready', since: clock.now() }, recording });
    await settle();
    expect(stops(room.commands)).toBe(1);
  });

  it('is nothing to somebody else’s recording', async () => {
    const { room, clock } = await runningPanel({ inMeeting: true, recordingMinutes: 40 });
    const { recording } = room.now();
    room.change({ recording: { ...recording, isOn: true, since: clock.now() } });
    await clock.advance(60 * minute);
    expect(stops(room.commands)).toBe(0);
  });
});

describe('the phone book', () => {
  const eva = { id: 'eva@xmpp.example', name: 'Eva Ek', presence: 'online', isRoom: false } as const;
  const search = (query: string) => ({ kind: 'contacts.search', query }) as const;
  const opened = async () => {
    const panel = await runningPanel({ inMeeting: true });
    panel.room.addContacts([eva]);
    await panel.tap(search('e'));
    await settle();
    return panel;
  };

  it('is read on first use only, and searched here', async () => {
    const { tap, room, shown, clock } = await opened();
    await clock.advance(100);
    expect(shown().contacts).toMatchObject({ state: 'loaded', query: 'e', matchCount: 1 });
    await tap(search('ek'));
    await settle();
    expect(shown().contacts).toMatchObject({ query: 'ek', matches: [{ name: 'Eva Ek' }] });
    expect(kinds(room.commands)).toEqual(['start', 'loadContacts']);
  });

  it('is searched on while it is read', async () => {
    const { tap, room, shown } = await runningPanel({ inMeeting: true });
    const answer = room.holdNext('loadContacts');
    await tap(search('e'));
    expect(await tap(search('ev'))).toMatchObject({ ok: true });
    await settle();
    expect(shown().contacts.query).toBe('ev');
    answer(null);
    await settle();
    expect(kinds(room.commands)).toEqual(['start', 'loadContacts']);
  });

  it('invites by the page’s id with the room’s own', async () => {
    const { tap, room } = await opened();
    await tap({ kind: 'invite.contacts', contactIds: [pageId(eva.id)] });
    expect(room.commands.at(-1)).toEqual({ kind: 'invite', contactIds: [eva.id] });
  });

  it('forgets what was looked for after a minute without a touch', async () => {
    const { tap, clock, shown } = await opened();
    await clock.advance(50 * second);
    await tap({ kind: 'panel.touched' });
    await clock.advance(59 * second);
    expect(shown().contacts.query).toBe('e');
    await clock.advance(second);
    expect(shown().contacts).toMatchObject({ query: '', matches: [], state: 'loaded' });
  });

  it('forgets it with the meeting', async () => {
    const { tap, shown } = await opened();
    await tap({ kind: 'meeting.leave' });
    await settle();
    expect(shown().contacts.query).toBe('');
  });

  it('that cannot be read is told, and tried again with the next word', async () => {
    const { tap, room, shown } = await runningPanel({ inMeeting: true });
    room.failNext('loadContacts', panelError('room.timeout', 'now', null));
    await tap(search('e'));
    await settle();
    expect(shown().notices).toContainEqual(expect.objectContaining({ code: 'room.timeout' }));
    await tap(search('ev'));
    await settle();
    expect(shown().contacts.state).toBe('loaded');
  });
});
