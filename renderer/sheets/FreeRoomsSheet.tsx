/**
 * Other rooms that are free now. Opening it asks main once; what was found earlier is not shown as if it were true
 * now. Says why where there is nothing to list, and what can be done about it.
 */
import { useLayoutEffect, useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { useDayTexts } from '../store/later-texts.ts';
import { usePanel, useProgress, useSnapshot, useTexts } from '../store/panel-context.tsx';
import { RoomList } from './Rooms/RoomList.tsx';

type Phase = 'notConfigured' | 'loading' | 'failed' | 'listed';

/** Asks once as the sheet opens, before anything is painted, and says how far the answer has come. */
function usePhase(): Phase {
  const { act } = usePanel();
  const { state, asOf, roomCount } = useSnapshot(({ rooms }) => rooms);
  const { isPending } = useProgress('rooms.find');
  const [asOfAtOpening] = useState(asOf);
  const [before, setBefore] = useState<Phase>('loading');
  const isConfigured = roomCount > 0;
  useLayoutEffect(() => {
    if (isConfigured) act({ kind: 'rooms.find' });
  }, [act, isConfigured]);
  const isSearching = isPending || state === 'loading';
  const answer: Phase = state === 'loaded' ? 'listed' : 'failed';
  if (!isSearching && asOf !== asOfAtOpening && before !== answer) setBefore(answer);
  if (!isConfigured) return 'notConfigured';
  // A list stays where it is while it is looked for anew; a failure gives way.
  if (isSearching) return before === 'listed' ? 'listed' : 'loading';
  return answer;
}

function Failed() {
  const { act } = usePanel();
  const { reason } = useTexts();
  const { rooms } = useDayTexts();
  const obstacle = useSnapshot(({ home }) => home.writeObstacle);
  return (
    <div className="rooms-words">
      <Icon name="warning" />
      <p role="alert">
        {rooms.failed} {obstacle === null ? null : reason[obstacle]}
      </p>
      <Button look="primary" label={rooms.again} onTap={() => act({ kind: 'rooms.find' })} />
    </div>
  );
}

export function FreeRoomsSheet() {
  const { rooms } = useDayTexts();
  const phase = usePhase();
  return (
    <Sheet heading={rooms.heading}>
      {phase === 'listed' ? <RoomList /> : null}
      {phase === 'failed' ? <Failed /> : null}
      {phase === 'loading' || phase === 'notConfigured' ? (
        <div className="rooms-words">
          <Icon name={phase === 'loading' ? 'search' : 'door'} />
          <p role="status">{rooms[phase]}</p>
        </div>
      ) : null}
    </Sheet>
  );
}
