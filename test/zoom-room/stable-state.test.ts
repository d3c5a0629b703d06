import { describe, expect, it } from 'vitest';
import { keepUnchanged } from '../../electron/zoom-room/stable-state.ts';

const state = () => ({ name: 'Älgen' as string | null, call: { kind: 'idle' }, people: [{ id: '1' }] });

describe('a state that is told anew', () => {
  it('is the very same when nothing in it has changed', () => {
    const before = state();
    expect(keepUnchanged(before, state())).toBe(before);
  });

  it('keeps the parts that have not changed the very same, and takes over those that have', () => {
    const before = state();
    const after = keepUnchanged(before, { ...state(), name: null, people: [{ id: '2' }] });
    expect(after).toEqual({ name: null, call: { kind: 'idle' }, people: [{ id: '2' }] });
    expect(after.call).toBe(before.call);
    expect(before).toEqual(state());
  });
});
