/** A finger on a button is answered while it is still down. */
import { expect, test } from 'vitest';
import { free } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

test('a button looks pressed from the moment a finger goes down until it leaves', async () => {
  const { page, sent } = await open(free());
  const button = page.getByRole('button', { name: 'Starta möte nu' });
  const box = await button.boundingBox();
  if (box === null) throw new Error('the button is not there');
  const look = (): Promise<string> =>
    button.evaluate((element) => {
      const { backgroundColor, transform, filter, boxShadow } = getComputedStyle(element);
      return [backgroundColor, transform, filter, boxShadow].join();
    });
  const finger = await page.context().newCDPSession(page);
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const atRest = await look();
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  expect(await look()).not.toBe(atRest);
  expect(await sent()).toEqual([]);
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect.poll(sent).toEqual([{ kind: 'meeting.start' }]);
  expect(await button.getAttribute('data-pressed')).toBeNull();
});
