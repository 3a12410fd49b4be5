import { alertCondition } from './alertCondition';
import { alertNotificationTarget } from './alertNotificationTarget';
import { alertPolicy } from './alertPolicy';
import { dataSource } from './dataSource';
import { service } from './service';
import { sli } from './sli';
import { slo } from './slo';

/** The seven kinds of OpenSLO v1. */
export const schemaOfKind = {
  SLO: slo,
  SLI: sli,
  Service: service,
  DataSource: dataSource,
  AlertPolicy: alertPolicy,
  AlertCondition: alertCondition,
  AlertNotificationTarget: alertNotificationTarget,
};
