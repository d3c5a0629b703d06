/** What changed in pictures, as one page to read: before, after, and the difference, side by side. */
import { dataAddress, type Difference } from './compare.ts';

export interface Change {
  readonly name: string;
  readonly before: Buffer;
  readonly after: Buffer;
  readonly difference: Difference;
}

/** A whole document that needs no other file. */
export function reportDocument(changes: readonly Change[]): string {
  const rows = changes.map(({ name, before, after, difference }) => {
    const pictures = [
      ['before', dataAddress(before)],
      ['after', dataAddress(after)],
      ['difference', difference.picture],
    ].map(
      ([words, source]) => `<figure><img src="${source}" alt="" /><figcaption>${words}</figcaption></figure>`,
    );
    return `<h2>${name}: ${difference.changedPoints} points</h2><div>${pictures.join('')}</div>`;
  });
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Pictures that changed</title>
    <style>
      body { margin: 24px; background: #15191d; color: #e8ecef; font: 16px/1.4 system-ui, sans-serif; }
      div { display: flex; gap: 16px; }
      figure { flex: 1; margin: 0; }
      img { width: 100%; }
    </style>
  </head>
  <body>
    <h1>${changes.length} pictures changed</h1>
    <p>When all of this is wanted: <code>npm run gallery -- --accept</code></p>
    ${rows.join('\n')}
  </body>
</html>
`;
}
