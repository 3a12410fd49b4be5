/** A cluster that is looked at. */
export interface ClusterConfig {
  name: string;
  url: string;
  token?: string;
  tokenFile?: string;
  /** PEM in base64. */
  caData?: string;
  caFile?: string;
  skipTLSVerify: boolean;
  /** Namespaces to look at; the whole cluster, if absent. */
  namespaces?: string[];
}
