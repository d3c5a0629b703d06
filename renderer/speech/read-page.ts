/**
 * Finds what lies under a finger and reads it off the page: a control as a whole, else the heading, sentence or line
 * that is touched. Marked words (`data-private`) are read as private. Changes nothing and says nothing.
 */
import { secrets } from '../text/speech.ts';
import { type Piece, type Thing } from './what-is-said.ts';

/** The attribute on what a loudspeaker must not say. Its value is the kind of private words. */
const mark = 'data-private';
const controls = 'button, input, [role="img"]';
const sentences = 'h1, h2, h3, h4, p, li, label, dt, dd';
/** Parts of a sentence, which are read without a pause. */
const phrases = 'bdi, strong, b, em, i, sup';

/** Null: neither a control nor words, such as the space between them. */
export function thingAt(page: Document, x: number, y: number): Element | null {
  const hit = page.elementFromPoint(x, y);
  if (hit === null) return null;
  const control = hit.closest(controls);
  if (control !== null) return control;
  const sentence = hit.closest(sentences);
  if (sentence !== null && sentence.querySelector(controls) === null) return sentence;
  const hasWords = [...hit.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== '');
  return hasWords ? hit : null;
}

/**
 * The pieces of a text that a mark stands on: all of it is private, or of a sentence the words that the mark names
 * (`data-private-words`). A mark whose words cannot be found makes all of it private.
 */
function marked(text: string, marking: Element): readonly Piece[] {
  const kind = marking.getAttribute(mark);
  const secret = secrets.find((one) => one === kind) ?? 'person';
  const words = marking.getAttribute(`${mark}-words`) ?? '';
  const at = words === '' ? -1 : text.indexOf(words);
  if (at < 0) return [{ text, secret }];
  return [
    { text: text.slice(0, at), secret: null },
    { text: words, secret },
    { text: text.slice(at + words.length), secret: null },
  ];
}

const isQuiet = (element: Element): boolean =>
  element.getAttribute('aria-hidden') === 'true' || element.tagName.toLowerCase() === 'svg';

const pause: Piece = { text: '\n', secret: null };

/** The words in an element as the ear needs them; of controls in it only where `withControls`. */
export function piecesIn(element: Element, withControls: boolean): readonly Piece[] {
  return [...element.childNodes].flatMap((node): readonly Piece[] => {
    if (node.nodeType === 3) return [{ text: node.textContent ?? '', secret: null }];
    if (!(node instanceof Element) || isQuiet(node)) return [];
    if (node.tagName === 'BR') return [pause];
    if (!withControls && node.matches(controls)) return [];
    if (node.hasAttribute('data-spelled'))
      return [{ text: node.textContent.replace(/(?<=.)(?=.)/gu, ' '), secret: null }];
    const inside = node.hasAttribute(mark) ? marked(node.textContent, node) : piecesIn(node, withControls);
    return node.matches(phrases) || inside.length === 0 ? inside : [pause, ...inside, pause];
  });
}

/** What a thing is called: its label for those who cannot see it, or else its words. */
function named(element: Element): readonly Piece[] {
  const label = element.getAttribute('aria-label');
  const marking = element.closest(`[${mark}]`);
  if (marking !== null) return marked(label ?? element.textContent, marking);
  return label === null ? piecesIn(element, true) : [{ text: label, secret: null }];
}

function fieldOf(field: HTMLInputElement): Pick<Thing, 'pieces' | 'value'> {
  const label = field.labels?.[0]?.textContent ?? field.getAttribute('aria-label') ?? '';
  const isPrivate = field.type === 'password' || field.hasAttribute(mark);
  return {
    pieces: [{ text: label, secret: null }],
    value: { text: field.value, secret: isPrivate ? 'code' : null },
  };
}

function kindOf(element: Element): Thing['kind'] {
  if (element.getAttribute('role') === 'switch') return 'switch';
  if (element instanceof HTMLInputElement) return 'field';
  if (element instanceof HTMLButtonElement) return 'button';
  return element instanceof HTMLHeadingElement ? 'heading' : 'words';
}

export function readThing(element: Element): Thing {
  const is = (name: string): boolean => element.getAttribute(name) === 'true';
  const isBusy = is('aria-busy');
  return {
    kind: kindOf(element),
    ...(element instanceof HTMLInputElement ? fieldOf(element) : { pieces: named(element), value: null }),
    isOn: element.hasAttribute('aria-checked') ? is('aria-checked') : null,
    isChosen: is('aria-pressed'),
    isBusy,
    isDisabled: element.matches(':disabled') || (is('aria-disabled') && !isBusy),
  };
}

/** Language of what an element says, as the page marks it. */
export function languageOf(element: Element): string {
  return element.closest('[lang]')?.getAttribute('lang') ?? '';
}
