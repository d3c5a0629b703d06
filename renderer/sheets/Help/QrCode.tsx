/**
 * A QR code for a phone to take over from here. Always black on white with the four light modules around it that readers
 * rely on (ISO/IEC 18004), whatever the theme; what it says stands in words beside it.
 */
import { useMemo } from 'react';
import { encode } from 'uqr';

const quietZone = 4;

/** One stroke for every run of dark modules in a row, so that no seams show between them. */
function darkRuns(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone });
  const runs = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => {
      if (!isDark || row[x - 1] === true) return [];
      const end = row.indexOf(false, x);
      return [`M${x} ${y}h${end - x}v1H${x}z`];
    }),
  );
  return { size, path: runs.join('') };
}

export interface QrCodeProps {
  readonly text: string;
  /** What the code is for. */
  readonly label: string;
}

export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => darkRuns(text), [text]);
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path className="qr-light" d={`M0 0h${size}v${size}H0z`} />
      <path className="qr-dark" d={path} />
    </svg>
  );
}
