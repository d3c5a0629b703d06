/** What a request wants to see of items: which properties, and the body in which format. */
import type { XmlElement } from './xml-tree.ts';
import { child, textOf } from './xml-tree.ts';

/** An extended property as a request names it; it is named alike in the answer. */
export interface ExtendedField {
  readonly attributes: Readonly<Record<string, string>>;
  /** In braces, as the store has it; null for a property that is named by tag or number. */
  readonly propertySet: string | null;
  readonly name: string | null;
}

export interface ItemShape {
  /** Null: everything. */
  readonly fields: ReadonlySet<string> | null;
  readonly extended: readonly ExtendedField[];
  readonly bodyFormat: 'html' | 'text' | 'best';
}

const distinguishedSets: Readonly<Record<string, string>> = {
  PublicStrings: '{00020329-0000-0000-C000-000000000046}',
  Common: '{00062008-0000-0000-C000-000000000046}',
  Appointment: '{00062002-0000-0000-C000-000000000046}',
  Meeting: '{6ED8DA90-450B-101B-98DA-00AA003F1305}',
};
const bodyFormats: Readonly<Record<string, ItemShape['bodyFormat']>> = {
  HTML: 'html',
  Text: 'text',
  Best: 'best',
};

/** `element` is an `ItemShape` that has passed the schema. */
export function readItemShape(element: XmlElement): ItemShape {
  const asked = child(element, 'AdditionalProperties')?.children ?? [];
  const isIdOnly = textOf(element, 'BaseShape') === 'IdOnly';
  const fields = asked
    .filter(({ name }) => name === 'FieldURI')
    .map((field) => field.attributes.get('FieldURI') ?? '');
  return {
    fields: isIdOnly ? new Set(fields) : null,
    extended: asked.filter(({ name }) => name === 'ExtendedFieldURI').map(readExtendedField),
    bodyFormat: bodyFormats[textOf(element, 'BodyType') ?? 'Best'] ?? 'best',
  };
}

export function readExtendedField({ attributes }: XmlElement): ExtendedField {
  const given = attributes.get('PropertySetId');
  const set =
    given === undefined
      ? distinguishedSets[attributes.get('DistinguishedPropertySetId') ?? '']
      : `{${given}}`;
  return {
    attributes: Object.fromEntries(attributes),
    propertySet: set ?? null,
    name: attributes.get('PropertyName') ?? null,
  };
}
