/** Takes the room out of use, for a reason and a while, and puts it back. What is chosen holds only once it is tapped. */
import { useState, type ReactNode } from 'react';
import type { OutOfUse } from '../../../shared/snapshot-service.ts';
import { hour, minute, type Instant } from '../../../shared/time.ts';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { useAllTexts, useAwayTexts, useStaffTexts } from '../../store/later-texts.ts';
import { usePanel, useProgress, useSnapshot } from '../../store/panel-context.tsx';
import { useUsableAgain } from '../../screens/OutOfUse/usable-again.ts';

const reasons = ['fault', 'maintenance', 'reserved'] as const satisfies readonly OutOfUse['reason'][];

type End = 'hour' | 'today' | 'open';
const ends: readonly End[] = ['hour', 'today', 'open'];

/** Whole minutes: the room comes back with the tick of one. */
function useEnds(): Readonly<Record<End, Instant | null>> {
  const now = useSnapshot(({ clock }) => clock.now);
  const midnight = useSnapshot(({ agenda }) => agenda.tomorrow.startsAt);
  return { hour: now - (now % minute) + hour, today: midnight, open: null };
}

interface ChoicesProps {
  readonly heading: string;
  readonly children: ReactNode;
}

function Choices({ heading, children }: ChoicesProps) {
  return (
    <fieldset className="closing-choices">
      <legend>{heading}</legend>
      <div>{children}</div>
    </fieldset>
  );
}

function Begin() {
  const { act } = usePanel();
  const { doing } = useAllTexts();
  const { outOfUse: words } = useStaffTexts();
  const [reason, setReason] = useState<OutOfUse['reason']>('fault');
  const [end, setEnd] = useState<End>('hour');
  const instants = useEnds();
  return (
    <>
      <h3>{words.heading}</h3>
      <Choices heading={words.why}>
        {reasons.map((one) => (
          <Choice
            key={one}
            label={words.reasons[one]}
            isChosen={one === reason}
            onTap={() => setReason(one)}
          />
        ))}
      </Choices>
      <Choices heading={words.until}>
        {ends.map((one) => (
          <Choice key={one} label={words.ends[one]} isChosen={one === end} onTap={() => setEnd(one)} />
        ))}
      </Choices>
      <Button
        tone="danger"
        label={words.begin}
        progress={useProgress('admin.setOutOfUse')}
        doing={words.beginning}
        slow={doing.slow}
        onTap={() => act({ kind: 'admin.setOutOfUse', outOfUse: { reason, until: instants[end] } })}
      />
      <p>{words.means}</p>
    </>
  );
}

function End({ outOfUse }: { readonly outOfUse: OutOfUse }) {
  const { act } = usePanel();
  const { doing } = useAllTexts();
  const { outOfUse: words } = useStaffTexts();
  const away = useAwayTexts();
  const again = useUsableAgain(outOfUse);
  return (
    <>
      <h3>{away.outOfUse}</h3>
      <p className="closing-why" role="status">
        {away.outOfUseWhy[outOfUse.reason]} {again}
      </p>
      <Button
        tone="action"
        label={words.end}
        progress={useProgress('admin.setOutOfUse')}
        doing={words.ending}
        slow={doing.slow}
        onTap={() => act({ kind: 'admin.setOutOfUse', outOfUse: null })}
      />
    </>
  );
}

export function OutOfUseSetting({ outOfUse }: { readonly outOfUse: OutOfUse | null }) {
  return <section className="closing">{outOfUse === null ? <Begin /> : <End outOfUse={outOfUse} />}</section>;
}
