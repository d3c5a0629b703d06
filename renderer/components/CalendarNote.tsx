/** How old the calendar is, once that is worth a word, and what is wrong with it. */
import { useFormat, useSnapshot, useTexts } from '../store/panel-context.tsx';
import { calendarBanner } from '../store/selectors.ts';
import { Icon } from './Icon.tsx';

export function CalendarNote() {
  const texts = useTexts();
  const format = useFormat();
  const trouble = useSnapshot(({ banners }) => calendarBanner(banners));
  const asOf = useSnapshot(({ agenda }) => agenda.asOf);
  const age = useSnapshot(({ agenda }) => agenda.age);
  // When the state itself is unknown, it says how old the calendar is.
  const saysAge = age === 'aged';
  if (trouble === null && !saysAge) return null;
  const updated = asOf === null ? texts.state.neverUpdated : texts.state.lastUpdated(format.time(asOf));
  return (
    <div className="calendar-note">
      {trouble === null ? null : <Icon name="warning" />}
      <p>
        {trouble === null ? null : (
          <>
            {texts.reason[trouble.code]} {texts.banner.since(format.time(trouble.since))}.{' '}
          </>
        )}
        {saysAge ? `${updated}.` : null}
      </p>
    </div>
  );
}
