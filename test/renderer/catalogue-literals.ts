/** The words of a catalogue as they stand in its source: whole sentences, and the parts of those that have gaps. */
import ts from 'typescript';

export interface Literal {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Between backticks, or a part of such. */
  readonly isTemplate: boolean;
}

/** What only the program reads: names of modules and keys, and words that are compared with. */
function isForPeople(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isLiteralTypeNode(parent) || ts.isCaseClause(parent)) return false;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false;
  if (ts.isElementAccessExpression(parent)) return false;
  return !(ts.isBinaryExpression(parent) && /^[=!]==?$/u.test(parent.operatorToken.getText()));
}

/** Every literal that has a letter in it, in order. */
export function literalsOf(source: string): readonly Literal[] {
  const file = ts.createSourceFile('catalogue.ts', source, ts.ScriptTarget.Latest, true);
  const found: Literal[] = [];
  const visit = (node: ts.Node): void => {
    const isTemplate =
      ts.isNoSubstitutionTemplateLiteral(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node);
    if ((isTemplate || (ts.isStringLiteral(node) && isForPeople(node))) && /\p{L}/u.test(node.text))
      found.push({ text: node.text, start: node.getStart(file), end: node.getEnd(), isTemplate });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
