/**
 * The six kinds of fault, each with what to try first. Where there is a service desk a tap reports one, and its tile then
 * says what became of it; it cannot be reported again while somebody has it.
 */
import type { FaultCategory } from '../../../shared/snapshot-service.ts';
import { Icon, type IconName } from '../../components/Icon.tsx';
import { useHelpTexts } from '../../store/later-texts.ts';
import { useFormat, usePanel, useProgressAbout, useSnapshot } from '../../store/panel-context.tsx';
import { isOpen, stateOf } from './reports.ts';

const icons: Readonly<Record<FaultCategory, IconName>> = {
  sound: 'speaker',
  picture: 'video',
  microphone: 'microphone',
  sharing: 'share',
  panel: 'keypad',
  other: 'more',
};
/** As they stand. */
const categories = ['sound', 'picture', 'microphone', 'sharing', 'panel', 'other'] as const;

interface WordsProps {
  readonly category: FaultCategory;
  readonly line: string;
  readonly reference: string | null;
}

function Words({ category, line, reference }: WordsProps) {
  const { fault } = useHelpTexts();
  return (
    <>
      <Icon name={icons[category]} />
      <span className="fault-name">{fault[category].name}</span>
      <span className="fault-line clip-2">
        {line} {reference === null ? null : <bdi className="fault-reference">{reference}</bdi>}
      </span>
    </>
  );
}

function FaultTile({ category }: { readonly category: FaultCategory }) {
  const { act } = usePanel();
  const texts = useHelpTexts();
  const format = useFormat();
  const report = useSnapshot(({ help }) => help.reports.find((one) => one.category === category) ?? null);
  const { isPending } = useProgressAbout('help.report', category);
  const isTaken = report !== null && isOpen(report);
  const { name, tryFirst } = texts.fault[category];
  const told = report === null ? tryFirst : stateOf(report, texts, format);
  const line = isPending ? texts.reporting : told;
  const reference = isTaken && !isPending ? report.reference : null;
  return (
    <button
      type="button"
      className={`fault ${isTaken ? 'fault-taken' : ''}`}
      aria-disabled={isPending || isTaken || undefined}
      aria-busy={isPending || undefined}
      aria-label={isTaken || isPending ? undefined : `${texts.report(name)}. ${line}`}
      onClick={isPending || isTaken ? undefined : () => act({ kind: 'help.report', category })}
    >
      <Words category={category} line={line} reference={reference} />
      {isPending ? <span className="button-progress" /> : null}
    </button>
  );
}

function Hint({ category }: { readonly category: FaultCategory }) {
  const { fault } = useHelpTexts();
  return (
    <div className="fault fault-hint">
      <Words category={category} line={fault[category].tryFirst} reference={null} />
    </div>
  );
}

export function Faults() {
  const isOffered = useSnapshot(({ help }) => help.isOffered);
  return (
    <ul className="faults">
      {categories.map((category) => (
        <li key={category}>{isOffered ? <FaultTile category={category} /> : <Hint category={category} />}</li>
      ))}
    </ul>
  );
}
