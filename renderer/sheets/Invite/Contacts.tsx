/** The room's phone book: letters to the left, who fits to the right, and up to ten of them invited by one tap. */
import { useEffect, useRef, useState } from 'react';
import type { ContactView } from '../../../shared/snapshot.ts';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TextKeys } from '../../components/TextKeys.tsx';
import { useControlsTexts } from '../../store/later-texts.ts';
import { usePanel, useProgress, useSnapshot } from '../../store/panel-context.tsx';
import type { Stop } from '../../store/page-clock.ts';

const settleMs = 150;
const mostInvited = 10;
const maxQueryLength = 40;

/** Asks main for who fits, a moment after the last letter. */
function useSearch(): readonly [string, (query: string) => void] {
  const { act, clock, sheets } = usePanel();
  const [query, setQuery] = useState('');
  const stop = useRef<Stop>(() => undefined);
  useEffect(() => {
    act({ kind: 'contacts.search', query: '' });
    return () => stop.current();
  }, [act]);
  const change = (next: string): void => {
    const kept = next.slice(0, maxQueryLength);
    setQuery(kept);
    sheets.setHasEntry(kept !== '');
    stop.current();
    stop.current = clock.after(settleMs, () => act({ kind: 'contacts.search', query: kept }));
  };
  return [query, change];
}

interface ContactRowProps {
  readonly contact: ContactView;
  readonly isChosen: boolean;
  readonly isDisabled: boolean;
  readonly onTap: () => void;
}

function ContactRow({ contact, isChosen, isDisabled, onTap }: ContactRowProps) {
  const { invite } = useControlsTexts();
  return (
    <li>
      <button
        type="button"
        className="contact"
        aria-pressed={isChosen}
        disabled={isDisabled}
        data-repeats=""
        onClick={onTap}
      >
        <span className={`presence presence-${contact.presence}`} aria-hidden="true" />
        <span className="contact-words">
          <bdi className="clip-1" data-private="person">
            {contact.name}
          </bdi>
          <span className="contact-detail">
            {contact.isRoom ? `${invite.room} · ` : ''}
            {invite.presence[contact.presence]}
          </span>
        </span>
        {isChosen ? <Icon name="done" /> : <Icon name="plus" />}
      </button>
    </li>
  );
}

function Results({
  chosen,
  onTap,
}: {
  readonly chosen: readonly string[];
  readonly onTap: (id: string) => void;
}) {
  const { invite } = useControlsTexts();
  const { state, matches, matchCount } = useSnapshot(({ contacts }) => contacts);
  if (state !== 'loaded' && matches.length === 0) return <p className="control-note">{invite.loading}</p>;
  if (matches.length === 0) return <p className="control-note">{invite.nobody}</p>;
  return (
    <ul className="contacts">
      {matches.map((contact) => (
        <ContactRow
          key={contact.id}
          contact={contact}
          isChosen={chosen.includes(contact.id)}
          isDisabled={chosen.length >= mostInvited && !chosen.includes(contact.id)}
          onTap={() => onTap(contact.id)}
        />
      ))}
      {matchCount > matches.length ? (
        <li className="control-note">{invite.more(matchCount - matches.length)}</li>
      ) : null}
    </ul>
  );
}

export function Contacts() {
  const { act } = usePanel();
  const { invite } = useControlsTexts();
  const [query, change] = useSearch();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const progress = useProgress('invite.contacts');
  const toggle = (id: string): void =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const send = (): void => {
    act({ kind: 'invite.contacts', contactIds: [...chosen] });
    setChosen([]);
  };
  return (
    <div className="search-layout">
      <div className="search-results" tabIndex={0} role="group" aria-label={invite.tabs.contacts}>
        <Results chosen={chosen} onTap={toggle} />
      </div>
      <div className="control-column">
        <TextField label={invite.search} hint={invite.searchHint} value={query} onChange={change} />
        <Button
          look="second"
          tone="action"
          label={invite.inviteThem(chosen.length)}
          detail={chosen.length >= mostInvited ? invite.most : undefined}
          isDisabled={chosen.length === 0 && !progress.isPending}
          progress={progress}
          doing={invite.inviting}
          onTap={send}
        />
      </div>
      <TextKeys
        use="name"
        onKey={(character) => change(query + character)}
        onErase={() => change(query.slice(0, -1))}
      />
    </div>
  );
}
