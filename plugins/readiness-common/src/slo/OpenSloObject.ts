import type { z } from 'zod';
import type { schemaOfKind } from './schemas/schemaOfKind';

type Schemas = typeof schemaOfKind;

/**
 * The kinds of OpenSLO v1.
 *
 * @public
 */
export type OpenSloKind = keyof Schemas;

/**
 * A valid document of OpenSLO v1, as it is written: nothing is filled in.
 *
 * @public
 */
export type OpenSloObject = {
  [K in OpenSloKind]: z.infer<Schemas[K]>;
}[OpenSloKind];
