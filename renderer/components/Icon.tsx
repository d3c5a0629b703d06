/** The panel's own icons, drawn on a 24 × 24 grid in the colour of the text beside them. Always decoration: the
 *  words beside an icon, or the label of its button, say what it means. */
import type { ReactNode } from 'react';

const drawings = {
  video: (
    <>
      <rect x="2.5" y="6" width="13" height="12" rx="3" />
      <path d="m15.5 10.8 6-3.3v9l-6-3.3" />
    </>
  ),
  videoOff: (
    <>
      <path d="M10.5 6h2a3 3 0 0 1 3 3v4.4m0 2.1a3 3 0 0 1-3 2.5h-7a3 3 0 0 1-3-3V9a3 3 0 0 1 2.2-2.9M15.5 10.8l6-3.3v9l-3-1.6" />
      <path d="m3 3 18 18" />
    </>
  ),
  microphone: (
    <>
      <rect x="9" y="2.5" width="6" height="11.5" rx="3" />
      <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3.5" />
    </>
  ),
  microphoneOff: (
    <>
      <path d="M15 10V5.500a3 3 0 0 0-5.9-.8M9 9v2a3 3 0 0 0 4.6 2.500M5.5 11.500a6.5 6.5 0 0 0 10.6 5M18.5 11.500a6.4 6.4 0 0 1-.5 2.500M12 18v3.5" />
      <path d="m3 3 18 18" />
    </>
  ),
  share: (
    <>
      <rect x="2.5" y="4" width="19" height="13" rx="2.5" />
      <path d="M12 13.500V7.800m-2.7 2.500L12 7.600l2.7 2.700M8 20.500h8" />
    </>
  ),
  keypad: (
    <path
      strokeWidth="3.2"
      d="M5 4.500h.01M12 4.500h.01M19 4.500h.01M5 11h.01M12 11h.01M19 11h.01M5 17.500h.01M12 17.500h.01M19 17.500h.01"
    />
  ),
  help: (
    <>
      <circle cx="12" cy="12" r="9.2" />
      <path d="M9.5 9.400a2.5 2.5 0 1 1 3.6 2.200c-.7.4-1.1.9-1.1 1.900M12 16.800h.01" />
    </>
  ),
  language: (
    <>
      <circle cx="12" cy="12" r="9.2" />
      <path d="M2.8 12h18.400M12 2.800c2.6 2.7 3.7 5.8 3.7 9.200s-1.1 6.5-3.7 9.200c-2.6-2.7-3.7-5.8-3.7-9.200S9.4 5.5 12 2.800Z" />
    </>
  ),
  left: <path d="m15 6-6 6 6 6" />,
  right: <path d="m9 6 6 6-6 6" />,
  speaker: (
    <>
      <path d="M4 9.5h3.5L12 5.5v13l-4.5-4H4Z" />
      <path d="M15.5 9.2a4 4 0 0 1 0 5.6M18 6.8a7.5 7.5 0 0 1 0 10.4" />
    </>
  ),
  up: <path d="m6 15 6-6 6 6" />,
  down: <path d="m6 9 6 6 6-6" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  back: <path d="m14.5 5-7 7 7 7" />,
  plus: <path d="M12 5v14M5 12h14" />,
  minus: <path d="M5 12h14" />,
  erase: (
    <>
      <path d="M8.5 5.500H20a1.5 1.5 0 0 1 1.5 1.500v10a1.5 1.5 0 0 1-1.5 1.500H8.500L2.5 12Z" />
      <path d="m11.5 9.5 5 5m0-5-5 5" />
    </>
  ),
  space: <path d="M3.5 12v4.5h17V12" />,
  shift: <path d="M12 4 4 12.500h4.500V19h7v-6.500H20Z" />,
  people: (
    <>
      <circle cx="9" cy="8" r="3.6" />
      <path d="M2.5 20a6.5 6.5 0 0 1 13 0M15.8 4.700a3.6 3.6 0 0 1 0 6.600M18 14.300a6.5 6.5 0 0 1 3.5 5.7" />
    </>
  ),
  door: <path d="M5 21V4.500A1.5 1.5 0 0 1 6.5 3h8A1.5 1.5 0 0 1 16 4.500V21M3 21h18M12.5 12h.01" />,
  host: <path d="m12 3.2 2.7 5.5 6 .9-4.35 4.2 1.05 6L12 17l-5.4 2.8 1.05-6L3.3 9.600l6-.9Z" />,
  record: (
    <>
      <circle cx="12" cy="12" r="9.2" />
      <circle cx="12" cy="12" r="3.6" fill="currentColor" />
    </>
  ),
  lock: (
    <>
      <rect x="4.5" y="10.5" width="15" height="10.5" rx="2.5" />
      <path d="M8 10.500V7.500a4 4 0 0 1 8 0v3" />
    </>
  ),
  unlock: (
    <>
      <rect x="4.5" y="10.5" width="15" height="10.5" rx="2.5" />
      <path d="M8 10.500V7a4 4 0 0 1 7.7-1.5" />
    </>
  ),
  layout: (
    <>
      <rect x="2.5" y="4" width="19" height="16" rx="2.5" />
      <path d="M15 4v16M15 12h6.500" />
    </>
  ),
  invite: (
    <>
      <circle cx="9.500" cy="8" r="3.6" />
      <path d="M3 20a6.5 6.5 0 0 1 13 0M18.500 7.500v6M15.500 10.500h6" />
    </>
  ),
  more: <path strokeWidth="3.2" d="M5 12h.01M12 12h.01M19 12h.01" />,
  hand: (
    <path d="M8 12V5.500a1.500 1.500 0 0 1 3 0V11m0-6.500v-1a1.500 1.500 0 0 1 3 0V11m0-5.500a1.500 1.500 0 0 1 3 0V15a6.500 6.500 0 0 1-11.800 3.800L3.400 14.600a1.500 1.500 0 0 1 2.400-1.800L8 15" />
  ),
  search: (
    <>
      <circle cx="10.500" cy="10.500" r="6.500" />
      <path d="m15.500 15.500 5.500 5.500" />
    </>
  ),
  leave: (
    <path d="M3 14.800c-.9-1.5-.8-3.2.4-4.300C5.8 8.4 8.8 7.3 12 7.300s6.2 1.1 8.6 3.200c1.2 1.1 1.3 2.8.4 4.3-.3.6-1 .8-1.6.6l-3-1c-.6-.2-.9-.7-.9-1.300v-1.400a11 11 0 0 0-7 0v1.400c0 .6-.3 1.1-.9 1.300l-3 1c-.6.2-1.3 0-1.6-.6Z" />
  ),
  phone: (
    <path d="M6.6 3.500h2.600l1.5 4.3-2 1.500a12 12 0 0 0 6 6l1.5-2 4.3 1.500v2.600a2.6 2.6 0 0 1-2.8 2.600C10.5 19.5 4.5 13.5 4 6.300a2.6 2.6 0 0 1 2.6-2.800Z" />
  ),
  warning: (
    <>
      <path d="M12 3.5 22 20.500H2Z" />
      <path d="M12 10v4.500M12 17.500h.01" />
    </>
  ),
  day: (
    <>
      <rect x="3" y="4.500" width="18" height="16.500" rx="2.5" />
      <path d="M3 9.500h18M8 2.500v4M16 2.500v4" />
    </>
  ),
  done: <path d="m4.5 12.5 5 5 10-11" />,
  cable: (
    <>
      <path d="M8 3v4M16 3v4M6 7h12v4a6 6 0 0 1-12 0Z" />
      <path d="M12 17v4.5" />
    </>
  ),
} satisfies Readonly<Record<string, ReactNode>>;

export type IconName = keyof typeof drawings;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}
