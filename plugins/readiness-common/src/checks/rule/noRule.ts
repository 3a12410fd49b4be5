import type { CompiledRule } from './compileRule';
import { Gap } from './Gap';

const nobodyAnswers = new Gap([], []);

/** Stands in for the rule of a check that only a person answers: it never has a value, and lacks no fact. */
export const noRule: CompiledRule = {
  facts: [],
  asked: new Set(),
  readsEntity: false,
  clauses: [{ text: '', facts: [], evaluate: () => nobodyAnswers }],
};
