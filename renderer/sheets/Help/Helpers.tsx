/** Who is responsible for what, and how to reach them; what a phone can take over has a code to scan. */
import { Fragment, type ReactNode } from 'react';
import { useHelpTexts } from '../../store/later-texts.ts';
import { useSnapshot } from '../../store/panel-context.tsx';
import { QrCode } from './QrCode.tsx';

interface HelperProps {
  readonly subject: string;
  /** Who, or where; a name of its own, in whatever script. */
  readonly who: string;
  readonly phone?: string | null;
  readonly code?: ReactNode;
  readonly hint?: string;
}

/** The name of a host may go on in the next line from each of its dots. */
function Breakable({ text }: { readonly text: string }) {
  return text.split(/(?=\.)/).map((part, index) => (
    <Fragment key={index}>
      {index === 0 ? null : <wbr />}
      {part}
    </Fragment>
  ));
}

function Helper({ subject, who, phone = null, code = null, hint }: HelperProps) {
  return (
    <li className={`helper ${code === null ? '' : 'helper-coded'}`}>
      {code}
      <div>
        <h3>{subject}</h3>
        <p className="helper-who">
          <bdi>
            <Breakable text={who} />
          </bdi>
        </p>
        {phone === null ? null : (
          <p className="helper-who">
            <bdi>{phone}</bdi>
          </p>
        )}
        {hint === undefined ? null : <p className="helper-hint">{hint}</p>}
      </div>
    </li>
  );
}

/** As a phone dials it; null when there is nothing to dial in it, such as a word. */
function dialled(phone: string): string | null {
  const digits = phone.replace(/\(0\)|[^+\d]/g, '');
  return /^\+?\d{3,15}$/.test(digits) ? `tel:${digits}` : null;
}

export function Helpers() {
  const texts = useHelpTexts();
  const { portalUrl, supportPhone } = useSnapshot(({ panel }) => panel);
  const vendor = useSnapshot(({ help }) => help.vendor);
  const call = supportPhone === null ? null : dialled(supportPhone);
  return (
    <ul className="helpers">
      {portalUrl === null ? null : (
        <Helper
          subject={texts.portal}
          who={new URL(portalUrl).host}
          code={<QrCode text={portalUrl} label={texts.scanPortal} />}
          hint={texts.scanPortal}
        />
      )}
      {supportPhone === null ? null : (
        <Helper
          subject={texts.support}
          who={supportPhone}
          {...(call !== null && {
            code: <QrCode text={call} label={texts.scanPhone} />,
            hint: texts.scanPhone,
          })}
        />
      )}
      <Helper subject={texts.equipment} who={vendor?.name ?? texts.vendor} phone={vendor?.phone ?? null} />
      <Helper subject={texts.room} who={texts.roomOwner} />
    </ul>
  );
}
