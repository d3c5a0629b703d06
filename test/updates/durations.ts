/** Lengths of time for tests about days. */
export { hour, minute, second } from '../../shared/time.ts';
export const day = 86_400_000;
