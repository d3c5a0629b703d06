/** The shape that says a state without its colour: ring, clock triangle, filled square, hatched question, camera. */
import type { ReactNode } from 'react';
import type { RoomStateWord } from '../../shared/snapshot.ts';

export type ShapeName = RoomStateWord | 'inCall';

const hatch = 'M3 9 9 3M3 15 15 3M4.5 19.5l15-15M9 21 21 9M15 21l6-6';

const clockTriangle = (
  <g fill="none" stroke="currentColor" strokeLinecap="round" strokeLinejoin="round">
    <path d="M12 2.6 22.4 20.800H1.600Z" strokeWidth="2.6" />
    <path d="M12 9.500v5l2.8 1.7" strokeWidth="2.2" />
  </g>
);

const shapes: Readonly<Record<ShapeName, ReactNode>> = {
  free: <circle cx="12" cy="12" r="9.4" fill="none" stroke="currentColor" strokeWidth="4" />,
  soon: clockTriangle,
  waiting: clockTriangle,
  busy: <rect x="2" y="2" width="20" height="20" rx="3.5" fill="currentColor" />,
  unknown: (
    <g fill="none" stroke="currentColor">
      <path d={hatch} strokeWidth="1.2" opacity="0.55" />
      <rect x="2.4" y="2.4" width="19.2" height="19.2" rx="3.5" strokeWidth="2" />
      <circle cx="12" cy="12" r="6.5" className="shape-hole" stroke="none" />
      <path
        d="M9.7 10a2.3 2.3 0 1 1 3.5 2c-.8.5-1.2.9-1.2 1.700M12 16.300h.01"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </g>
  ),
  inCall: (
    <>
      <rect x="1.5" y="1.5" width="21" height="21" rx="4" fill="currentColor" />
      <g fill="none" strokeWidth="1.8" strokeLinejoin="round" className="shape-cut">
        <rect x="5" y="8.5" width="8.5" height="7" rx="1.5" />
        <path d="m13.5 11.3 5-2.600v6.600l-5-2.6" />
      </g>
    </>
  ),
};

export function StateShape({ name }: { readonly name: ShapeName }) {
  return (
    <svg className={`shape shape-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  );
}
