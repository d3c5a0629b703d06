/** How the panel stands, in words for whoever came to mend it; the network as the last check of the room found it. */
import { findingSentence, readinessWords } from '../../../shared/readiness-words.ts';
import type { AdminSlice } from '../../../shared/snapshot.ts';
import { minute } from '../../../shared/time.ts';
import { ScrollList } from '../../components/ScrollList.tsx';
import { useStaffTexts } from '../../store/later-texts.ts';
import { useFormat, useSnapshot, useTexts } from '../../store/panel-context.tsx';
import { calendarBanner } from '../../store/selectors.ts';

function useRoomLink(): string {
  const { facts } = useStaffTexts();
  const format = useFormat();
  const link = useSnapshot(({ room }) => room.link);
  const since = useSnapshot(({ banners }) => {
    const about = banners.find(({ kind }) => kind.startsWith('room'));
    return about !== undefined && 'since' in about ? about.since : null;
  });
  return since === null ? facts.link[link] : facts.since(facts.link[link], format.time(since));
}

function useCalendar(): string {
  const { facts } = useStaffTexts();
  const { reason } = useTexts();
  const format = useFormat();
  const asOf = useSnapshot(({ agenda }) => agenda.asOf);
  const now = useSnapshot(({ clock }) => clock.now);
  const code = useSnapshot(({ banners }) => calendarBanner(banners)?.code ?? null);
  const minutes = asOf === null ? 0 : Math.floor((now - asOf) / minute);
  const read =
    asOf === null
      ? facts.calendarNeverRead
      : facts.calendarRead(format.time(asOf), minutes < 1 ? null : format.duration(minutes));
  return code === null ? read : `${read} ${reason[code]}`;
}

function useNetwork({ readiness }: AdminSlice): string {
  const staff = useStaffTexts();
  const words = readinessWords[useSnapshot(({ panel }) => panel.language)];
  const found = readiness?.results.find(({ id }) => id === 'network.wired');
  return found === undefined ? staff.notChecked : findingSentence(words, found);
}

export function PanelFacts({ admin }: { readonly admin: AdminSlice }) {
  const { facts } = useStaffTexts();
  const texts = useTexts();
  const version = useSnapshot(({ panel }) => panel.version);
  const rows: readonly (readonly [string, string])[] = [
    [facts.room, useRoomLink()],
    [facts.calendar, useCalendar()],
    [facts.network, useNetwork(admin)],
    ...(admin.roomHost === null ? [] : [[facts.roomHost, admin.roomHost] as const]),
    [facts.version, version],
    [facts.logs, admin.logFolder ?? facts.ordinaryLogs],
  ];
  return (
    <ScrollList heading={facts.heading} level={3} up={texts.agenda.up} down={texts.agenda.down} anchorKey="">
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </ScrollList>
  );
}
