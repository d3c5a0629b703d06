/**
 * Stands before a login and lets nobody knock too often: after two refusals in a row nothing is sent for minutes, and
 * one attempt then, so that no account is locked by a panel. A login whose credentials can be had anew is tried again at
 * once. Shared by all mailboxes that the account opens.
 */
import { err, ok, type Result } from '../../../shared/result.ts';
import { minute } from '../../../shared/time.ts';
import type { Clock } from '../../ports/clock.ts';
import { type EwsFault, fault } from './errors.ts';
import { readWhole, type Reply } from './http-line.ts';
import type { Login } from './login.ts';
import type { Send } from './ntlm.ts';

const mostRefusals = 2;
const holdMs = 10 * minute;
/** What comes with a refusal says nothing; its size is bounded all the same. */
const mostRefusalBytes = 256 * 1024;

/** Sends like the login, but gives refusals (401) as faults. */
export function guardLogin(login: Login, clock: Clock): Send {
  /** In a row; an answer of any other status says too little to end the row. */
  let refusals = 0;
  let heldUntilMs = Number.NEGATIVE_INFINITY;

  const send: Send = async (line, request, signal): Promise<Result<Reply, EwsFault>> => {
    if (clock.monotonicMs() < heldUntilMs) return err(refusal('slow'));
    const sent = await login.send(line, request, signal);
    if (!sent.ok) return sent;
    if (sent.value.status === 200) refusals = 0;
    if (sent.value.status !== 401) return ok(sent.value);
    await readWhole(sent.value, mostRefusalBytes);
    refusals += 1;
    if (refusals < mostRefusals) return login.renew() ? send(line, request, signal) : err(refusal('soon'));
    login.renew();
    heldUntilMs = clock.monotonicMs() + holdMs;
    return err(refusal('slow'));
  };
  return send;
}

/** Asks nobody to wait: whoever comes while the door is shut is told why, and nothing is sent. */
function refusal(pace: EwsFault['pace']): EwsFault {
  return fault('calendar.secretRefused', 'status 401', { pace, isCertain: true });
}
