/** The functions of a meeting over SSH, where the simulated room behaves oddly or other people act. */
import { describe, expect, it } from 'vitest';
import { useSimulatedRooms, type DrivenRoom, type Setup } from './simulated-room.ts';

const { driveReady } = useSimulatedRooms();
const done = { ok: true, value: 'done' };
const failed = (code: string): unknown =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) as unknown });

async function hosting(setup?: Setup): Promise<DrivenRoom> {
  const driven = await driveReady(setup);
  await driven.driver.execute({ kind: 'start', durationMinutes: 30 });
  await driven.driver.until(
    ({ participants, captions }) => participants.length === 1 && captions.size !== null,
  );
  return driven;
}

describe('a meeting in a simulated room', () => {
  it('wants an address before it records, known beforehand or only once it is tried', async () => {
    const { driver, room } = await hosting();
    await room.do({ do: 'recordingRules', needsEmail: true, told: false });
    const start = { kind: 'setRecording', isOn: true } as const;
    expect(await driver.execute(start)).toEqual(failed('recording.needsEmail'));
    expect(driver.now().recording).toMatchObject({ isOn: false, needsEmail: true });
    await room.do({ do: 'recordingRules' });
    await driver.until(({ recording }) => !recording.needsEmail);
    expect(await driver.execute(start)).toEqual(done);
    expect(await driver.execute({ ...start, isOn: false })).toEqual(done);
    expect(room.state().recording).toBe(false);
  });

  it('is left by a room that does not agree to be recorded', async () => {
    const { driver, room } = await hosting();
    await room.do({ do: 'joinPeople', names: ['Åsa Berg'] });
    await room.do({ do: 'makeHost', name: 'Åsa Berg' });
    await room.do({ do: 'recordByOther' });
    await driver.until(({ prompt }) => prompt?.kind === 'recordingConsent');
    expect(driver.now().recording).toMatchObject({ isOn: true, isOurs: false });
    expect(await driver.execute({ kind: 'answerRecordingConsent', agreed: false })).toEqual(done);
    const state = await driver.until(({ call }) => call.kind === 'idle');
    expect(state).toMatchObject({ prompt: null, recording: { isOn: false } });
  });

  it('takes an error before an OK for what it is: nothing was seen to happen', async () => {
    const { driver, room } = await hosting({ timings: { switchMs: 100 } });
    await room.do({ do: 'errorThenOk', command: 'zConfiguration Call Lock Enable' });
    expect(await driver.execute({ kind: 'setLock', isLocked: true })).toEqual(failed('room.timeout'));
    expect(driver.now()).toMatchObject({ isLocked: false, call: { kind: 'inMeeting' } });
  });

  it('keeps its layout elsewhere in an old version, and is followed there', async () => {
    const { driver, room } = await hosting({ room: { faults: { layoutUnderClient: true } } });
    await room.do({ do: 'joinPeople', names: ['Åsa Berg', 'Karin Ek'] });
    await driver.until(({ layout }) => layout.styles.includes('gallery'));
    expect(await driver.execute({ kind: 'setLayout', style: 'gallery' })).toEqual(done);
    expect(driver.now().layout.style).toBe('gallery');
    expect(room.state().layoutStyle).toBe('Gallery');
  });

  it('does not know how to admit in an old version, and no longer offers it', async () => {
    const { driver, room } = await hosting();
    await room.do({ do: 'unsupported', command: 'zCommand Call Admit Participant' });
    await room.do({ do: 'joinPeople', names: ['Maria Lindqvist'], waiting: true });
    const { participants } = await driver.until((state) => state.participants.length === 2);
    const [, waiting] = participants;
    expect(waiting).toMatchObject({ name: 'Maria Lindqvist', isInWaitingRoom: true });
    expect(await driver.execute({ kind: 'admit', participantId: waiting!.id })).toEqual(
      failed('room.unsupported'),
    );
    expect(driver.now().capabilities).not.toContain('admit');
    expect(room.state().waiting).toBe(1);
  });

  it('follows five hundred people and their changes, hands in order', async () => {
    const { driver, room } = await hosting();
    await room.do({ do: 'burst', participants: 499, contacts: 0 });
    const names = (await driver.until(({ participants }) => participants.length === 500)).participants
      .slice(1, 4)
      .map(({ name }) => name);
    for (const name of [...names].reverse()) await room.do({ do: 'raiseHand', name });
    await room.do({ do: 'updatePeople', perSecond: 200, seconds: 0.2 });
    const { participants } = await driver.until(
      (state) =>
        state.participants.filter(({ handRaised }) => handRaised).length === 3 &&
        state.participants.filter(({ audioMuted }) => audioMuted === false).length > 30,
    );
    const hands = participants
      .filter(({ handRaised }) => handRaised)
      .sort((a, b) => (a.handRaisedAt ?? 0) - (b.handRaisedAt ?? 0));
    expect(hands.map(({ name }) => name)).toEqual([...names].reverse());
  });

  it('asks for the room’s picture, and lets it start or not', async () => {
    const { driver, room } = await hosting();
    expect(await driver.execute({ kind: 'setCamera', muted: true })).toEqual(done);
    await room.do({ do: 'askForVideo' });
    await driver.until(({ videoAskedAt }) => videoAskedAt !== null);
    await room.do({ do: 'hostStopsVideo' });
    expect(await driver.execute({ kind: 'setCamera', muted: false })).toEqual(failed('room.refused'));
    await room.do({ do: 'hostStopsVideo', on: false });
    expect(await driver.execute({ kind: 'setCamera', muted: false })).toEqual(done);
    expect(driver.now().videoAskedAt).toBeNull();
  });

  it('is locked, and loses its captions, by somebody else', async () => {
    const { driver, room } = await hosting();
    await room.do({ do: 'lockMeeting' });
    await driver.until(({ isLocked }) => isLocked === true);
    await room.do({ do: 'setCaptionsAvailable', on: false });
    await driver.until(({ captions }) => !captions.isAvailable);
    expect(await driver.execute({ kind: 'setCaptions', visible: true })).toEqual(
      failed('intent.notPossible'),
    );
  });

  it('lets a guest wait and a hand rise in the booked meeting of the university', async () => {
    const { driver } = await driveReady({ room: { scenario: 'university', tempo: 0.01 } });
    await driver.execute({ kind: 'join', meetingNumber: '61234567890', passcode: '471147' });
    const state = await driver.until(({ participants }) =>
      participants.some(({ isInWaitingRoom }) => isInWaitingRoom),
    );
    expect(state.capabilities).toContain('admit');
    await driver.until(({ participants }) => participants.some(({ handRaisedAt }) => handRaisedAt !== null));
  });
});
