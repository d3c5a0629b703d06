/**
 * What just happened, told for a few seconds over the head of the screen, where no control stands. Main ends its
 * notices itself; a tap ends one sooner. Also tells of taps that main would not take on.
 */
import type { IntentKind } from '../../shared/bridge.ts';
import type { Notice } from '../../shared/snapshot.ts';
import { useFormat, usePage, usePanel, useSnapshot, useTexts } from '../store/panel-context.tsx';
import { sentenceOf } from '../text/catalogue.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

interface ToastProps {
  readonly notice: Pick<Notice, 'tone' | 'about' | 'code' | 'at' | 'reference'>;
  readonly onClose: () => void;
}

function Toast({ notice, onClose }: ToastProps) {
  const texts = useTexts();
  const format = useFormat();
  return (
    <div className={`toast toast-${notice.tone}`}>
      <Icon name={notice.tone === 'good' ? 'done' : 'warning'} />
      <p className="clip-2">{sentenceOf(texts, notice, format)}</p>
      <Button label={texts.act.close} icon="close" isIconOnly onTap={onClose} />
    </div>
  );
}

export interface NoticesProps {
  /** Failures of this are told elsewhere. */
  readonly except?: IntentKind | null;
}

/** The newest notice alone is shown; errors are read out at once, the rest when there is a pause. */
export function Notices({ except = null }: NoticesProps) {
  const { act, store } = usePanel();
  const newest = useSnapshot(
    ({ notices }) => notices.findLast(({ about }) => about === null || about !== except) ?? null,
  );
  const refusal = usePage((state) => (state.refusal?.about === except ? null : state.refusal));
  const isRefused = refusal !== null;
  const isBad = isRefused || newest?.tone === 'bad';
  const toast = isRefused ? (
    <Toast notice={{ ...refusal, tone: 'bad', at: null }} onClose={() => store.setState({ refusal: null })} />
  ) : newest === null ? null : (
    <Toast notice={newest} onClose={() => act({ kind: 'notice.dismiss', id: newest.id })} />
  );
  return (
    <div className="notices">
      <div role="alert">{isBad ? toast : null}</div>
      <div role="status">{isBad ? null : toast}</div>
    </div>
  );
}
