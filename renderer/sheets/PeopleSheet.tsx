/** Everybody in the meeting: who waits, raises a hand, hosts, and the rest; with search, and what can be done about one. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PersonRow } from '../../shared/snapshot.ts';
import { Button } from '../components/Button.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { TextField } from '../components/TextField.tsx';
import { TextKeys } from '../components/TextKeys.tsx';
import { VirtualList, type VirtualItem } from '../components/VirtualList.tsx';
import { usePeopleTexts } from '../store/later-texts.ts';
import { usePanel, useProgress, useSnapshot } from '../store/panel-context.tsx';
import { canDo } from '../store/selectors.ts';
import type { PeopleTexts } from '../text/people.ts';
import { PersonLine } from './People/PersonLine.tsx';
import { PersonPane } from './People/PersonPane.tsx';
import { heldStill, searched, sectionsOf } from './People/sections.ts';

const rowRem = 5.5;
const headingRem = 3.5;
const stillMs = 2_000;
const maxQueryLength = 40;
const nobody: readonly PersonRow[] = [];

interface StillRows {
  readonly rows: readonly PersonRow[];
  readonly hold: () => void;
  readonly letGo: () => void;
}

/** Rows that neither move, come nor go while a finger is on them, however long it rests, and for a moment after. */
function useStillRows(): StillRows {
  const { clock } = usePanel();
  const now = useSnapshot(({ people }) => people?.rows ?? nobody);
  const [held, setHeld] = useState<readonly PersonRow[] | null>(null);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  const rows = useMemo(() => (held === null ? now : heldStill(held, now)), [held, now]);
  const hold = (): void => {
    stop.current();
    setHeld((was) => was ?? now);
  };
  const letGo = (): void => {
    stop.current();
    stop.current = clock.after(stillMs, () => setHeld(null));
  };
  return { rows, hold, letGo };
}

function Heading({ words, count }: { readonly words: string; readonly count: number }) {
  return (
    <h3 className="person-heading">
      {words} <span>{count}</span>
    </h3>
  );
}

interface Shown {
  readonly texts: PeopleTexts;
  readonly chosenId: string | null;
  readonly mayAdmit: boolean;
  readonly onChoose: (id: string) => void;
}

function itemsOf(
  rows: readonly PersonRow[],
  { texts, chosenId, mayAdmit, onChoose }: Shown,
): readonly VirtualItem[] {
  return sectionsOf(rows).flatMap((section) => [
    {
      key: section.name,
      heightRem: headingRem,
      draw: () => <Heading words={texts.sections[section.name]} count={section.rows.length} />,
    },
    ...section.rows.map((row) => ({
      key: row.id,
      heightRem: rowRem,
      draw: () => (
        <PersonLine
          row={row}
          texts={texts}
          isChosen={row.id === chosenId}
          mayAdmit={mayAdmit}
          onChoose={onChoose}
        />
      ),
    })),
  ]);
}

/** Stands where nobody is chosen: what concerns all, and how to begin. */
function Everybody({ onSearch }: { readonly onSearch: () => void }) {
  const { act } = usePanel();
  const texts = usePeopleTexts();
  const waiting = useSnapshot(({ meeting }) => meeting?.waiting.count ?? 0);
  const mayAdmit = useSnapshot((snapshot) => canDo(snapshot, 'admit'));
  const mayMute = useSnapshot((snapshot) => canDo(snapshot, 'muteAll'));
  const isGuest = useSnapshot(({ room }) => room.hostOnly.includes('admit'));
  const admitting = useProgress('people.admitAll');
  const muting = useProgress('people.muteAll');
  return (
    <div className="person-actions">
      <Button icon="search" label={texts.search} onTap={onSearch} />
      {mayAdmit && waiting > 1 ? (
        <Button
          tone="action"
          icon="door"
          label={texts.act.admitAll(waiting)}
          progress={admitting}
          doing={texts.act.admitting}
          onTap={() => act({ kind: 'people.admitAll' })}
        />
      ) : null}
      {mayMute ? (
        <Button
          icon="microphoneOff"
          label={texts.act.muteAll}
          progress={muting}
          doing={texts.act.mutingAll}
          onTap={() => act({ kind: 'people.muteAll' })}
        />
      ) : null}
      <p className="control-note">{isGuest ? texts.onlyHost : texts.chooseOne}</p>
      <p className="control-note person-elsewhere">{texts.elsewhere}</p>
    </div>
  );
}

interface SearchProps {
  readonly query: string;
  readonly onChange: (query: string) => void;
  readonly onOver: () => void;
}

function Search({ query, onChange, onOver }: SearchProps) {
  const texts = usePeopleTexts();
  const change = (next: string): void => onChange(next.slice(0, maxQueryLength));
  return (
    <>
      <div className="control-column">
        <TextField label={texts.search} hint={texts.searchHint} value={query} onChange={change} />
        <Button label={texts.clearSearch} onTap={onOver} />
      </div>
      <TextKeys
        use="name"
        onKey={(character) => change(query + character)}
        onErase={() => change(query.slice(0, -1))}
      />
    </>
  );
}

export function PeopleSheet() {
  const texts = usePeopleTexts();
  const { rows, hold, letGo } = useStillRows();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [query, setQuery] = useState<string | null>(null);
  const choose = useCallback((id: string) => setChosenId((was) => (was === id ? null : id)), []);
  const found = useMemo(() => searched(rows, query ?? ''), [rows, query]);
  const mayAdmit = useSnapshot((snapshot) => canDo(snapshot, 'admit'));
  const items = useMemo(
    () => itemsOf(found, { texts, chosenId, mayAdmit, onChoose: choose }),
    [found, texts, chosenId, mayAdmit, choose],
  );
  const chosen = rows.find(({ id }) => id === chosenId) ?? null;
  const isSearching = query !== null && chosen === null;
  return (
    <Sheet heading={`${texts.heading} ${rows.length}`}>
      <div className={isSearching ? 'search-layout' : 'controls-two people-sheet'}>
        {/* Before the list, so that a keyboard need not pass five hundred people; it stands beside it all the same. */}
        {isSearching ? null : (
          <div className="control-column person-pane">
            {chosen === null ? (
              <Everybody onSearch={() => setQuery('')} />
            ) : (
              <PersonPane key={chosen.id} row={chosen} onOver={() => setChosenId(null)} />
            )}
          </div>
        )}
        {/* A finger that begins to scroll is cancelled as a pointer; from then on the scrolling itself tells of it. */}
        <div
          className="control-column"
          onPointerDown={hold}
          onPointerUp={letGo}
          onPointerCancel={letGo}
          onPointerLeave={letGo}
          onScrollCapture={letGo}
        >
          {found.length === 0 ? (
            <p className="control-note">{query === null ? texts.alone : texts.nobody}</p>
          ) : (
            <VirtualList label={texts.heading} items={items} />
          )}
        </div>
        {isSearching ? <Search query={query} onChange={setQuery} onOver={() => setQuery(null)} /> : null}
      </div>
    </Sheet>
  );
}
