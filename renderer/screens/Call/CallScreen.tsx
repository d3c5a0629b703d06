/**
 * A meeting in the room: what it is and how long it may go on, microphone, camera and sharing as big tiles where the
 * primary button stands elsewhere, who is there, and the way out. While joining, only the way back.
 */
import type { MeetingSlice } from '../../../shared/snapshot.ts';
import { useSnapshot } from '../../store/panel-context.tsx';
import { Announcement } from './Announcement.tsx';
import { CallHead } from './CallHead.tsx';
import { CallMenu } from './CallMenu.tsx';
import { CallTiles } from './CallTiles.tsx';
import { Connecting } from './Connecting.tsx';
import { LeaveButton } from './LeaveButton.tsx';
import { PeopleCard } from './PeopleCard.tsx';

function Running({ meeting }: { readonly meeting: MeetingSlice }) {
  return (
    <div className="call">
      <section className="now">
        <CallHead meeting={meeting} />
        <Announcement meeting={meeting} />
        <CallTiles meeting={meeting} />
      </section>
      <section className="call-side">
        <PeopleCard meeting={meeting} />
        <CallMenu />
        <LeaveButton meeting={meeting} />
      </section>
    </div>
  );
}

export function CallScreen() {
  const meeting = useSnapshot((snapshot) => snapshot.meeting);
  if (meeting === null) return null;
  return meeting.phase === 'connecting' ? <Connecting meeting={meeting} /> : <Running meeting={meeting} />;
}
