/** What a class wants to be made of. */
export type Needs<Class extends abstract new (options: never) => unknown> =
  ConstructorParameters<Class>[0];
