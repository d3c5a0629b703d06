/**
 * The two body formats and the way from one to the other, as Exchange converts them: a link in HTML becomes
 * `visible text<URL>` in text, and a text body becomes a small HTML document.
 */
import { Parser } from 'htmlparser2';

const lineEnders = new Set(['p', 'div', 'br', 'tr', 'li', 'h1', 'h2', 'h3', 'table', 'hr']);
const silent = new Set(['head', 'style', 'script', 'title']);

export function htmlToText(html: string): string {
  let text = '';
  let silence = 0;
  const links: (string | null)[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (silent.has(name)) silence += 1;
      if (name === 'a') links.push(attributes['href'] ?? null);
    },
    ontext(piece) {
      if (silence === 0) text += piece.replaceAll(/\s*\n\s*/g, ' ');
    },
    onclosetag(name) {
      if (silent.has(name)) silence -= 1;
      if (name === 'a') {
        const href = links.pop() ?? null;
        // Outlook does not repeat a link whose visible text is the address itself.
        if (href !== null && !text.endsWith(href)) text += `<${href}>`;
      }
      if (lineEnders.has(name)) text += '\r\n';
    },
  });
  parser.end(html);
  return text
    .replaceAll(/[ \t]*\r\n[ \t]*/g, '\r\n')
    .replaceAll(/(\r\n){3,}/g, '\r\n\r\n')
    .trim();
}

export function textToHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return page(`<div class="PlainText">${escaped.replaceAll(/\r?\n/g, '<br>\r\n')}</div>`);
}

/** An HTML body as the server hands it out: always a whole document. */
export function wholeHtml(html: string): string {
  return /<html[\s>]/i.test(html) ? html : page(html);
}

function page(body: string): string {
  const type = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">';
  return `<html><head>\r\n${type}</head><body>\r\n${body}\r\n</body></html>`;
}
