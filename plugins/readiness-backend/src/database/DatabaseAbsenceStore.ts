import type { AbsenceStore } from '../stores/AbsenceStore';
import { distinct } from './byKey';
import { chunks } from './chunks';
import { insertRows, replace } from './insertRows';
import type { Session } from './Session';
import type { AbsentReferenceRow } from './tables';

const columns = { entity_ref: 'text', misses: 'integer' } as const;

export class DatabaseAbsenceStore implements AbsenceStore {
  constructor(private readonly session: Session) {}

  async all(): Promise<Map<string, number>> {
    const rows = await this.session.select<AbsentReferenceRow>(
      'select entity_ref, misses from absent_references',
    );
    return new Map(rows.map(row => [row.entity_ref, row.misses]));
  }

  async save(misses: ReadonlyMap<string, number>): Promise<void> {
    await insertRows<AbsentReferenceRow>(this.session, {
      into: 'absent_references',
      columns,
      conflict: replace(['entity_ref'], columns),
      rows: distinct([...misses.keys()]).map(absence => ({
        entity_ref: absence,
        misses: misses.get(absence) ?? 0,
      })),
    });
  }

  async delete(absences: readonly string[]): Promise<void> {
    for (const chunk of chunks(distinct(absences))) {
      const [anyOf, bindings] = this.session.anyOf('entity_ref', chunk);
      await this.session.execute(
        `delete from absent_references where ${anyOf}`,
        bindings,
      );
    }
  }
}
