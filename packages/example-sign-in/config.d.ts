export interface Config {
  app?: {
    /**
     * People of the example company as whom one can look around, without a password.
     *
     * @deepVisibility frontend
     */
    examplePeople?: Array<{
      login: string;
      name: string;
      team: string;
    }>;
  };
}
