import { z } from 'zod';
import { levelViewSchema } from './service';

/** Where a service stands after an act, so that nobody has to ask again. */
export const levelsAfterSchema = z
  .array(levelViewSchema)
  .describe('Where the service stands now, by scorecard');
