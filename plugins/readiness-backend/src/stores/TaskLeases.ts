/** Which recurring tasks a replica is at, on the database's clock. */
export interface TaskLeases {
  /** Takes a task that nobody holds any more. False, if somebody does. */
  take(taskId: string, token: string, seconds: number): Promise<boolean>;
  /** False, if another has taken it. */
  renew(taskId: string, token: string, seconds: number): Promise<boolean>;
  release(taskId: string, token: string): Promise<void>;
  /** Tasks that were neither renewed nor released. */
  abandoned(): Promise<string[]>;
}
