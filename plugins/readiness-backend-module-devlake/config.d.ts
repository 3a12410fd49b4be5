export interface Config {
  readiness?: {
    delivery?: {
      /**
       * What is sent to the webhook of DevLake, delivered below `/api/readiness/events/devlake`. Nothing is taken, if
       * absent.
       */
      devlake?: {
        /**
         * Who may deliver: subjects of tokens, as they are, or with a `*` at the end, after `:` or `/`.
         */
        subjects: string[];
        /**
         * For which service each connection or project is, by its id or name. The mapping finds it, if absent.
         */
        connections?: { [connection: string]: string };
      };
    };
  };
}
