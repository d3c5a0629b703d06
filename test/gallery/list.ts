/** The gallery's first page: every state in a frame of its own, with switches that are plain links. No script. */
import { sizes } from '../ui/scripted-panel.ts';
import { plainLook, queryOf, switches, type Look, type Switch } from './looks.ts';

const words: Readonly<Record<Switch, string>> = {
  size: 'Size',
  language: 'Language',
  theme: 'Theme',
  placement: 'Placement',
  largeText: 'Large text',
  highContrast: 'High contrast',
  lowPlaced: 'Within reach',
  speech: 'Speech',
};

export const galleryStyle = `
  :root { color-scheme: dark; font: 16px/1.4 system-ui, sans-serif; background: #15191d; color: #e8ecef; }
  body { margin: 0 auto; padding: 24px; max-width: 1800px; }
  nav { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 8px 24px; padding: 12px 0;
        background: #15191d; }
  nav a { padding: 4px 8px; color: inherit; }
  nav a[aria-current] { background: #e8ecef; color: #15191d; text-decoration: none; }
  main { display: grid; grid-template-columns: repeat(auto-fill, calc(var(--width) * var(--zoom))); gap: 24px; }
  figure { margin: 0; }
  figure div { width: calc(var(--width) * var(--zoom)); height: calc(var(--height) * var(--zoom)); overflow: hidden; }
  iframe { width: var(--width); height: var(--height); border: 0; transform: scale(var(--zoom));
           transform-origin: 0 0; pointer-events: none; }
  figcaption a { color: inherit; }
`;

/** How wide a frame stands in the list, in pixels. */
const frameWidth = 560;

const address = (path: string, query: URLSearchParams): string =>
  query.size === 0 ? path : `${path}?${query.toString().replaceAll('&', '&amp;')}`;

function switchLinks(look: Look): string {
  const present = queryOf(look);
  const groups = Object.entries(switches).map(([key, values]) => {
    const name = key as Switch;
    const chosen = present.get(name) ?? values[0];
    const links = values.map((value) => {
      const query = new URLSearchParams(present);
      if (value === values[0]) query.delete(name);
      else query.set(name, value);
      return `<a href="${address('./', query)}"${value === chosen ? ' aria-current="true"' : ''}>${value}</a>`;
    });
    return `<span>${words[name]} ${links.join(' ')}</span>`;
  });
  return groups.join('\n');
}

/** The whole document. Frames load when they come into view. */
export function listDocument(names: readonly string[], look: Look = plainLook): string {
  const { width, height } = sizes[look.size];
  const figures = names.map((name) => {
    const source = address(`./frames/${name}`, queryOf(look));
    return `<figure><div><iframe loading="lazy" title="${name}" src="${source}"></iframe></div>
      <figcaption><a href="${source}">${name}</a></figcaption></figure>`;
  });
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <link rel="icon" href="data:," />
    <title>Mötespanel: every state</title>
    <style>${galleryStyle}
      main { --width: ${width}px; --height: ${height}px; --zoom: ${(frameWidth / width).toFixed(4)}; }
    </style>
  </head>
  <body>
    <h1>Every state, ${width} × ${height}</h1>
    <p>${names.length} states. Each is the built page; its name opens it alone.
      <a href="./components/">The components with all their states</a></p>
    <nav>${switchLinks(look)}</nav>
    <main>${figures.join('\n')}</main>
  </body>
</html>
`;
}
