/** What a write that was certainly not carried out is told as. */
import { panelError, type PanelError } from '../../../shared/errors.ts';
import type { WriteFault } from '../mailbox.ts';

export function refusal({ kind, error }: WriteFault): PanelError {
  return kind === 'fault' ? error : panelError('calendar.writeRefused', 'never', error.cause);
}
