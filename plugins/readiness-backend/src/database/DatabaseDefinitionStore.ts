import type {
  DefinitionStore,
  StoredDefinitionFile,
} from '../stores/DefinitionStore';
import { byKey } from './byKey';
import { insertRows, replace, type NewRow } from './insertRows';
import type { Session } from './Session';
import type { DefinitionFileRow, DefinitionsRow } from './tables';
import {
  fromColumn,
  fromNullableColumn,
  toColumn,
  toNullableColumn,
} from './timestamps';

const columns = {
  source: 'text',
  text: 'text',
  stored_at: 'moment',
  problems: 'text',
  keeps: 'text',
} as const;

const conflict = `${replace(['source'], columns)}
  where definition_files.text <> excluded.text or definition_files.problems <> excluded.problems
    or definition_files.keeps <> excluded.keeps`;

export class DatabaseDefinitionStore implements DefinitionStore {
  constructor(private readonly session: Session) {}

  async list(): Promise<StoredDefinitionFile[]> {
    const rows = await this.session.select<DefinitionFileRow>(
      'select source, text, stored_at, problems, keeps from definition_files order by source',
    );
    return rows.map(row => ({
      source: row.source,
      text: row.text,
      storedAt: fromColumn(row.stored_at),
      problems: JSON.parse(row.problems),
      keeps: JSON.parse(row.keeps),
    }));
  }

  async save(files: StoredDefinitionFile[]): Promise<void> {
    const rows = byKey(files, ({ source }) => source).map(toRow);
    await this.session.write(async session => {
      const written = await insertRows<DefinitionFileRow>(session, {
        into: 'definition_files',
        columns,
        rows,
        conflict,
      });
      await moveVersion(session, written);
    });
  }

  async delete(sources: string[]): Promise<void> {
    await this.session.write(async session => {
      const [anyOf, bindings] = session.anyOf('source', sources);
      const deleted = await session.execute(
        `delete from definition_files where ${anyOf}`,
        bindings,
      );
      await moveVersion(session, deleted);
    });
  }

  async state(): ReturnType<DefinitionStore['state']> {
    const [row] = await this.session.select<DefinitionsRow>(
      'select * from definitions where id = 1',
    );
    return {
      version: Number(row?.version ?? 0),
      rulesInForce: row?.rules_in_force ?? undefined,
      release: row?.rules_release ?? undefined,
      confirmedAt: fromNullableColumn(row?.rules_confirmed_at ?? null),
    };
  }

  async adoptRules(
    fingerprint: string,
    by?: { release: string; at: number },
  ): Promise<boolean> {
    const written = await this.session.execute(
      `update definitions set rules_in_force = ?, rules_release = ?, rules_confirmed_at = ?
      where id = 1 and rules_in_force is distinct from ?`,
      [fingerprint, by?.release ?? null, toNullableColumn(by?.at), fingerprint],
    );
    return written > 0;
  }

  async confirmRules(
    fingerprint: string,
    by: { release: string; at: number },
  ): Promise<void> {
    await this.session.execute(
      `update definitions set rules_release = ?, rules_confirmed_at = ?
      where id = 1 and rules_in_force = ?`,
      [by.release, toColumn(by.at), fingerprint],
    );
  }
}

function toRow(file: StoredDefinitionFile): NewRow<DefinitionFileRow> {
  return {
    source: file.source,
    text: file.text,
    stored_at: toColumn(file.storedAt),
    problems: JSON.stringify(file.problems),
    keeps: JSON.stringify(file.keeps),
  };
}

async function moveVersion(session: Session, written: number): Promise<void> {
  if (written > 0) {
    await session.execute(
      'update definitions set version = version + 1 where id = 1',
    );
  }
}
