/** What is kept of an OpenSLO document of kind SLO. */
export type SloDocument = {
  path: string;
  name: string;
  /** The service that the document names. */
  service: string;
  /** Of its objectives, as ratios; empty where one is not a number. */
  targets: number[];
  /** Whether it names an alert policy; the conditions of OpenSLO v1 are burn rates. */
  hasAlertPolicy: boolean;
};
