export interface Config {
  readiness?: {
    delivery?: {
      /**
       * CDEvents, delivered to `POST /api/readiness/events/cdevents`. None is taken, if absent.
       */
      cdevents?: {
        /**
         * Who may deliver: subjects of tokens, as they are, or with a `*` at the end, after `:` or `/`.
         */
        subjects: string[];
        /**
         * Ids of the environments whose incidents count; `*` stands for any text, capitals do not matter. All of them, if
         * absent.
         */
        incidentEnvironments?: string[];
      };
    };
  };
}
