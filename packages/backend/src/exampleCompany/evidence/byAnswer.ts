import type { CheckEvidence } from '../checkEvidence';
import type { AnswerFolder } from '../ServiceDraft';

/** Passes when a tool answers yes to all of these, fails when it answers no to one of them. */
export function byAnswer(
  folder: AnswerFolder,
  ...names: string[]
): CheckEvidence {
  return {
    pass(draft) {
      for (const name of names) draft.tell(folder, name, true);
    },
    fail(draft) {
      const missing = draft.random.pick(names);
      for (const name of names) draft.tell(folder, name, name !== missing);
    },
  };
}
