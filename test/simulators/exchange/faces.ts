/**
 * The faces over the one calendar store. Adding a protocol is one entry here; which of them a simulator shows is for
 * its caller to say.
 */
import { createEwsFace } from './ews/ews-face.ts';
import type { FaceParts } from './face-parts.ts';
import { createGraphFace } from './graph/graph-face.ts';
import type { Face } from './http-message.ts';

const faces = { graph: createGraphFace, ews: createEwsFace } as const satisfies Record<
  string,
  (parts: FaceParts) => Face
>;

export type CalendarFace = keyof typeof faces;
export const calendarFaces = Object.keys(faces) as readonly CalendarFace[];

export function createFace(name: CalendarFace, parts: FaceParts): Face {
  return faces[name](parts);
}
