/** Puts what is wrong with a config file, or with starting, into plain English for whoever reads a terminal. */
import type { ConfigProblem, Expectation } from '../../shared/snapshot.ts';
import type { LinkProblem } from '../link/index.ts';

function wanted({ kind, detail }: Expectation): string {
  const of = detail ?? '';
  switch (kind) {
    case 'file':
      return `there must be a file that can be read: ${of}`;
    case 'json':
      return `the file is not valid JSON; the fault is at line and column ${of}`;
    case 'present':
      return `it must be there (${of === '' ? 'a value' : of})`;
    case 'text':
      return 'it must be text in quotation marks';
    case 'number':
      return 'it must be a number';
    case 'wholeNumber':
      return 'it must be a whole number';
    case 'yesOrNo':
      return 'it must be true or false';
    case 'list':
      return 'it must be a list in [ ]';
    case 'section':
      return 'it must be a section in { }';
    case 'choice':
      return `it must be one of ${of.replaceAll(' | ', ', ')}`;
    case 'range':
      return `it must be ${of}`;
    case 'example':
      return `it must look like ${of}`;
    case 'supported':
      return `this version can only do ${of}`;
  }
}

/** `room.csapi.port: it must be a whole number, found "abc"` */
export function configProblemLine({ key, found, expected }: ConfigProblem): string {
  const where = key === '' ? '' : `${key}: `;
  return `${where}${wanted(expected)}${found === '' ? '' : `, found ${found}`}`;
}

export function linkProblemSentence({ code, cause }: LinkProblem, host: string, port: number): string {
  switch (code) {
    case 'link.portInUse':
      return `Port ${port} on ${host} is in use. Choose another one with --port, or --port 0 for any free one.`;
    case 'link.notPossible':
      return `Cannot listen on ${host}, port ${port} (${cause ?? 'no reason given'}).`;
    case 'link.tokenMissing':
      return `Listening on ${host} needs link.token in the config; without a token only 127.0.0.1 is possible.`;
    case 'link.pageMissing':
      return 'The page has not been built. Run npm run build first.';
  }
}
