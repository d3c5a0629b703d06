/** The body of an item in the format that was asked for; converted once, however often it is read. */
import { htmlToText, textToHtml, wholeHtml } from '../html-text.ts';
import type { Booking } from '../store.ts';

export interface WrittenBody {
  readonly type: 'HTML' | 'Text';
  readonly content: string;
}

const texts = new WeakMap<Booking['body'], string>();

export function bodyOf({ body }: Booking, wanted: 'html' | 'text' | 'best'): WrittenBody {
  const format = wanted === 'best' ? body.format : wanted;
  const type = format === 'html' ? 'HTML' : 'Text';
  if (body.content === '') return { type, content: '' };
  if (format === 'html') {
    return { type, content: body.format === 'html' ? wholeHtml(body.content) : textToHtml(body.content) };
  }
  const text = texts.get(body) ?? (body.format === 'text' ? body.content : htmlToText(body.content));
  texts.set(body, text);
  return { type, content: text };
}
