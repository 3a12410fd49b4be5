import type { TaskLeases } from '../stores/TaskLeases';
import type { Session } from './Session';
import type { TaskLeaseRow } from './tables';

export class DatabaseTaskLeases implements TaskLeases {
  constructor(private readonly session: Session) {}

  async take(taskId: string, token: string, seconds: number): Promise<boolean> {
    const { session } = this;
    const written = await session.execute(
      `insert into task_leases (task_id, token, held_until)
      values (?, ?, ${session.now('?')})
      on conflict (task_id) do update set token = excluded.token, held_until = excluded.held_until
      where task_leases.held_until <= ${session.now()}`,
      [taskId, token, seconds],
    );
    return written > 0;
  }

  async renew(
    taskId: string,
    token: string,
    seconds: number,
  ): Promise<boolean> {
    const written = await this.session.execute(
      `update task_leases set held_until = ${this.session.now('?')}
      where task_id = ? and token = ?`,
      [seconds, taskId, token],
    );
    return written > 0;
  }

  async release(taskId: string, token: string): Promise<void> {
    await this.session.execute(
      'delete from task_leases where task_id = ? and token = ?',
      [taskId, token],
    );
  }

  async abandoned(): Promise<string[]> {
    const rows = await this.session.select<Pick<TaskLeaseRow, 'task_id'>>(
      `select task_id from task_leases where held_until <= ${this.session.now()} order by task_id`,
    );
    return rows.map(row => row.task_id);
  }
}
