/** What modules say of events; the words are those of the domain. */
export type {
  Addition,
  Addressee,
  Incoming,
  IncomingEvents,
} from '@service-readiness/backstage-plugin-readiness-common';
