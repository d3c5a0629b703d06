/** What fingers mean in speech mode: listening never acts, a double tap acts on what was heard last. */
import { describe, expect, test } from 'vitest';
import { createExplorer, exploreMs, secondTapMs, type Finger } from '../../renderer/speech/explore.ts';
import { createFakePageClock } from './fake-page-clock.ts';

/** Three things side by side, 100 px each, with nothing to the right of them. */
const things = ['Starta', 'Dela', 'Hjälp'] as const;

const on = (thing: (typeof things)[number], id = 1): Finger => ({
  id,
  x: things.indexOf(thing) * 100 + 50,
  y: 50,
});
const onNothing: Finger = { id: 1, x: 900, y: 50 };

function createPanel() {
  const clock = createFakePageClock();
  const did: string[] = [];
  let told: string | null = null;
  const tell = (thing: string, how: string): void => {
    told = thing;
    did.push(`${how} ${thing}`);
  };
  const explorer = createExplorer<string>(clock, {
    thingAt: (x) => things[Math.floor(x / 100)] ?? null,
    hush: () => undefined,
    tell: (thing) => tell(thing, 'tells'),
    tellAll: (thing) => tell(thing, 'tells all of'),
    told: () => told,
    press: () => did.push(`presses ${String(told)}`),
    release: (isMeant) => did.push(isMeant ? `releases ${String(told)}` : 'lets go'),
    scroll: (_finger, byX, byY) => did.push(`scrolls ${byX} ${byY}`),
  });
  const tap = (finger: Finger): void => {
    explorer.down(finger);
    explorer.up(finger.id);
  };
  return { clock, explorer, tap, did: () => did.splice(0) };
}

/** One that has heard a thing by touching it. */
async function havingHeard(thing: (typeof things)[number]) {
  const panel = createPanel();
  panel.tap(on(thing));
  await panel.clock.advance(secondTapMs);
  panel.did();
  return panel;
}

describe('listening', () => {
  test('a finger that rests hears what is under it while it is still down, and does nothing', async () => {
    const { clock, explorer, did } = createPanel();
    explorer.down(on('Dela'));
    await clock.advance(exploreMs);
    expect(did()).toEqual(['tells Dela']);
    explorer.up(1);
    await clock.advance(5_000);
    expect(did()).toEqual([]);
  });

  test('a finger that moves hears each thing once as it comes to it', async () => {
    const { clock, explorer, did } = createPanel();
    explorer.down(on('Starta'));
    explorer.move({ id: 1, x: 80, y: 50 });
    for (const x of [110, 150, 190, 210, 950, 250]) explorer.move({ id: 1, x, y: 50 });
    expect(did()).toEqual(['tells Starta', 'tells Dela', 'tells Hjälp', 'tells Hjälp']);
    await clock.advance(5_000);
    expect(did()).toEqual([]);
  });

  test('a quick tap is heard within half a second of the touch', async () => {
    const { clock, explorer, did } = createPanel();
    explorer.down(on('Hjälp'));
    await clock.advance(exploreMs - 1);
    explorer.up(1);
    await clock.advance(secondTapMs);
    expect(did()).toEqual(['tells Hjälp']);
    expect(exploreMs + secondTapMs).toBeLessThanOrEqual(500);
  });

  test('touching the same thing again repeats it', async () => {
    const { clock, tap, did } = await havingHeard('Dela');
    tap(on('Dela'));
    await clock.advance(secondTapMs);
    expect(did()).toEqual(['tells Dela']);
  });

  test('a finger on nothing hears nothing', async () => {
    const { clock, explorer, tap, did } = createPanel();
    tap(onNothing);
    await clock.advance(secondTapMs);
    explorer.down(onNothing);
    await clock.advance(exploreMs);
    expect(did()).toEqual([]);
  });
});

describe('a double tap', () => {
  test('acts on what was heard last, wherever it falls', async () => {
    const { clock, tap, did } = await havingHeard('Starta');
    tap(on('Hjälp'));
    await clock.advance(secondTapMs - 1);
    tap(onNothing);
    expect(did()).toEqual(['presses Starta', 'releases Starta']);
    await clock.advance(5_000);
    expect(did()).toEqual([]);
  });

  test('before anything was heard only listens', async () => {
    const { clock, tap, did } = createPanel();
    tap(on('Starta'));
    tap(on('Starta'));
    await clock.advance(secondTapMs);
    expect(did()).toEqual(['tells Starta']);
  });

  test('that comes too slowly is two touches to listen', async () => {
    const { clock, tap, did } = await havingHeard('Starta');
    tap(on('Hjälp'));
    await clock.advance(secondTapMs);
    tap(on('Hjälp'));
    await clock.advance(secondTapMs);
    expect(did()).toEqual(['tells Hjälp', 'tells Hjälp']);
  });

  test('whose second tap slides away lets go, and listens where it slides', async () => {
    const { explorer, tap, did } = await havingHeard('Starta');
    tap(on('Starta'));
    explorer.down(on('Starta'));
    explorer.move(on('Dela'));
    explorer.up(1);
    expect(did()).toEqual(['presses Starta', 'lets go', 'tells Dela']);
  });

  test('that trembles still counts', async () => {
    const { explorer, tap, did } = await havingHeard('Starta');
    tap(on('Starta'));
    explorer.down({ id: 1, x: 50, y: 50 });
    explorer.move({ id: 1, x: 62, y: 44 });
    explorer.up(1);
    expect(did()).toEqual(['presses Starta', 'releases Starta']);
  });

  test('holds for as long as the second tap stays down', async () => {
    const { clock, explorer, tap, did } = await havingHeard('Starta');
    tap(on('Starta'));
    explorer.down(on('Starta'));
    await clock.advance(3_000);
    expect(did()).toEqual(['presses Starta']);
    explorer.up(1);
    expect(did()).toEqual(['releases Starta']);
  });

  test.each(['cancel', 'stop'] as const)('lets go when it ends by %s', async (end) => {
    const { explorer, tap, did } = await havingHeard('Starta');
    tap(on('Starta'));
    explorer.down(on('Starta'));
    if (end === 'cancel') explorer.cancel(1);
    else explorer.stop();
    expect(did()).toEqual(['presses Starta', 'lets go']);
  });
});

describe('private words', () => {
  test('are asked for by resting for two seconds on what was heard before', async () => {
    const { clock, explorer, did } = await havingHeard('Dela');
    explorer.down(on('Dela'));
    await clock.advance(exploreMs + 1_999);
    expect(did()).toEqual(['tells Dela']);
    await clock.advance(1);
    expect(did()).toEqual(['tells all of Dela']);
  });

  test('are not asked for by resting on something for the first time', async () => {
    const { clock, explorer, did } = await havingHeard('Dela');
    explorer.down(on('Hjälp'));
    await clock.advance(10_000);
    expect(did()).toEqual(['tells Hjälp']);
  });

  test.each(['up', 'cancel', 'move', 'second finger'] as const)('are not told after %s', async (end) => {
    const { clock, explorer, did } = await havingHeard('Dela');
    explorer.down(on('Dela'));
    await clock.advance(1_000);
    if (end === 'up') explorer.up(1);
    else if (end === 'cancel') explorer.cancel(1);
    else if (end === 'move') explorer.move(onNothing);
    else explorer.down(on('Hjälp', 2));
    await clock.advance(5_000);
    expect(did()).toEqual(['tells Dela']);
  });
});

describe('several fingers', () => {
  test('scroll as the second one moves, and neither tell nor act', async () => {
    const { clock, explorer, did } = await havingHeard('Dela');
    explorer.down(on('Starta'));
    explorer.down({ id: 2, x: 150, y: 300 });
    explorer.move({ id: 2, x: 150, y: 260 });
    explorer.move({ id: 1, x: 50, y: 10 });
    explorer.move({ id: 2, x: 140, y: 240 });
    explorer.up(1);
    explorer.up(2);
    await clock.advance(5_000);
    expect(did()).toEqual(['scrolls 0 40', 'scrolls 10 20']);
  });

  test('end a double tap', async () => {
    const { explorer, tap, did } = await havingHeard('Dela');
    tap(on('Dela'));
    explorer.down(on('Dela'));
    explorer.down(on('Hjälp', 2));
    explorer.down(on('Starta', 3));
    for (const id of [1, 2, 3]) explorer.up(id);
    expect(did()).toEqual(['presses Dela', 'lets go']);
  });

  test('that have all left make way for one that listens', async () => {
    const { clock, explorer, did } = await havingHeard('Dela');
    explorer.down(on('Dela'));
    explorer.down(on('Hjälp', 2));
    explorer.up(2);
    explorer.up(1);
    explorer.down(on('Hjälp', 3));
    await clock.advance(exploreMs);
    expect(did()).toEqual(['tells Hjälp']);
  });
});
