import type { ASTNode } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';
import { compileExpression, type RuleScope } from './compileExpression';
import { charge, type Expression } from './Expression';
import { Gap } from './Gap';

/** Characters of a pattern, and instructions that it may compile to: `(a{100}){10}` is short and large. */
const maxPattern = 500;
const maxProgram = 1000;

/** A pattern that was not written as a literal, or that is no RE2 expression. */
export class RegexMistake extends Error {
  constructor(message: string, readonly mend?: string) {
    super(message);
  }
}

/**
 * `text.matchesRe2('pattern')`: finds the pattern anywhere in the text, in time linear in the text's length.
 * The pattern is a literal, compiled once.
 */
export function compileRegex(
  operands: readonly ASTNode[],
  scope: RuleScope,
): Expression {
  const [subject, literal] = operands as [ASTNode, ASTNode];
  const regex = compilePattern(literal);
  const cost = Math.max(1, regex.programSize() >> 2);
  const text = compileExpression(subject, scope);
  return frame => {
    const value = text(frame);
    if (value instanceof Gap) return value;
    return (
      charge(frame, (value as string).length * cost) ??
      regex.matcher(value as string).find()
    );
  };
}

function compilePattern(literal: ASTNode): RE2JS {
  if (literal.op !== 'value' || typeof literal.args !== 'string') {
    throw new RegexMistake('matchesRe2 takes its pattern as a literal text');
  }
  const pattern = literal.args;
  if (pattern.length > maxPattern) {
    throw new RegexMistake(`a pattern has at most ${maxPattern} characters`);
  }
  let regex: RE2JS;
  try {
    regex = RE2JS.compile(pattern);
  } catch (error) {
    throw new RegexMistake(
      `'${pattern.slice(0, 60)}' is not an RE2 pattern: ${
        (error as Error).message
      }`,
    );
  }
  if (regex.programSize() > maxProgram) {
    throw new RegexMistake(
      'the pattern repeats too much',
      'write smaller numbers of repetitions',
    );
  }
  return regex;
}
