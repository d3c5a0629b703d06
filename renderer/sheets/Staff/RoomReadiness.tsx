/**
 * How the room stands, for whoever came to mend it: checked once when the page opens, and again when asked. The last
 * report stays in view while another is made. Books something only by a button of its own.
 */
import { useEffect, useState } from 'react';
import { outcomeOf } from '../../../shared/readiness.ts';
import { readinessWords } from '../../../shared/readiness-words.ts';
import type { AdminSlice } from '../../../shared/snapshot.ts';
import { minute } from '../../../shared/time.ts';
import { Button } from '../../components/Button.tsx';
import { ScrollList } from '../../components/ScrollList.tsx';
import { useAllTexts, useStaffTexts } from '../../store/later-texts.ts';
import { useFormat, usePanel, useProgress, useSnapshot } from '../../store/panel-context.tsx';
import { CheckRow } from './CheckRow.tsx';
import { OutcomeShape } from './OutcomeShape.tsx';
import { countsOf, worstFirst } from './standing.ts';

interface StandingProps {
  readonly report: AdminSlice['readiness'];
  readonly isChecking: boolean;
}

/** The whole in a few words, and how old it is. */
function Standing({ report, isChecking }: StandingProps) {
  const staff = useStaffTexts();
  const format = useFormat();
  const now = useSnapshot(({ clock }) => clock.now);
  const counts = report === null ? null : countsOf(report);
  const sum =
    counts === null
      ? staff.notChecked
      : counts.fails + counts.warnings === 0
        ? staff.allGood
        : staff.summary(counts.fails, counts.warnings);
  return (
    <div className="staff-standing" role="status">
      {isChecking ? (
        <>
          <p className="staff-sum staff-checking">{staff.checking}</p>
          <div className="progress" />
          <p>{staff.takesLong}</p>
        </>
      ) : (
        <>
          <p className="staff-sum">
            {report === null ? null : <OutcomeShape outcome={outcomeOf(report)} />}
            <span>{sum}</span>
          </p>
          {report === null ? null : (
            <p>{staff.age(format.time(report.ranAt), Math.floor((now - report.ranAt) / minute))}</p>
          )}
        </>
      )}
    </div>
  );
}

export function RoomReadiness({ admin }: { readonly admin: AdminSlice }) {
  const { act } = usePanel();
  const texts = useAllTexts();
  const staff = useStaffTexts();
  const words = readinessWords[useSnapshot(({ panel }) => panel.language)];
  const progress = useProgress('readiness.check');
  const [writes, setWrites] = useState(false);
  const report = admin.readiness;
  const isChecking = admin.isChecking || progress.isPending;

  useEffect(() => act({ kind: 'readiness.check', writes: false }), [act]);
  const check = (withBooking: boolean): void => {
    setWrites(withBooking);
    act({ kind: 'readiness.check', writes: withBooking });
  };
  const progressOf = (withBooking: boolean) => ({
    isPending: isChecking && writes === withBooking,
    isSlow: progress.isSlow,
  });
  return (
    <div className="staff">
      <div className="staff-side">
        <Standing report={report} isChecking={isChecking} />
        <div className="staff-buttons">
          <Button
            tone="action"
            label={staff.again}
            isDisabled={isChecking && writes}
            progress={progressOf(false)}
            doing={staff.checking}
            slow={texts.doing.slow}
            onTap={() => check(false)}
          />
          <Button
            label={staff.tryBooking}
            isDisabled={isChecking && !writes}
            progress={progressOf(true)}
            doing={staff.tryingBooking}
            slow={texts.doing.slow}
            onTap={() => check(true)}
          />
          <p>{staff.tryBookingMeans}</p>
        </div>
      </div>
      {report === null ? null : (
        <ScrollList
          heading={staff.list}
          level={3}
          up={staff.up}
          down={staff.down}
          anchorKey={String(report.ranAt)}
        >
          <ul className="checks">
            {worstFirst(report).map((result) => (
              <CheckRow
                key={`${result.id} ${result.finding ?? ''}`}
                result={result}
                words={words}
                isAnchor={writes && result.id === 'calendar.write'}
              />
            ))}
          </ul>
        </ScrollList>
      )}
    </div>
  );
}
