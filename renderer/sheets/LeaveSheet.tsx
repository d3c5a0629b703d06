/**
 * The host leaves and others remain: leave them to it, or end the meeting for all. Ending asks once more, because it
 * cannot be undone, and its button never stands where the first tap was.
 */
import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { useAllTexts } from '../store/later-texts.ts';
import { usePanel } from '../store/panel-context.tsx';

export function LeaveSheet() {
  const { act, sheets } = usePanel();
  const texts = useAllTexts();
  const [endsForAll, setEndsForAll] = useState(false);
  const leave = (): void => {
    sheets.close();
    act({ kind: 'meeting.leave' });
  };
  const end = (): void => {
    sheets.close();
    act({ kind: 'meeting.endForAll' });
  };
  return endsForAll ? (
    <Sheet key="end" heading={texts.call.endQuestion} size="small">
      <p className="ask">{texts.call.endExplained}</p>
      <div className="actions">
        <Button look="second" icon="back" label={texts.act.back} onTap={() => setEndsForAll(false)} />
        <Button look="primary" tone="danger" label={texts.act.endForAll} onTap={end} />
      </div>
    </Sheet>
  ) : (
    <Sheet key="leave" heading={texts.call.leaveQuestion} size="small">
      <div className="choices">
        <div className="choice">
          <Button look="primary" tone="action" icon="leave" label={texts.act.leave} onTap={leave} />
          <p>{texts.call.leaveOthersStay}</p>
        </div>
        <div className="choice">
          <Button look="primary" label={texts.act.endForAll} onTap={() => setEndsForAll(true)} />
          <p>{texts.call.endForAllWarning}</p>
        </div>
      </div>
    </Sheet>
  );
}
