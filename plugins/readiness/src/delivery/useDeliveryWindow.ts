import { deliveryWindows } from '@service-readiness/backstage-plugin-readiness-common';
import { useAddressFilters } from '../hooks/useAddressFilters';

export type WindowDays = (typeof deliveryWindows)[number];
type WindowName = `${WindowDays}d`;

/** Meant when the address names none, as the API means it. */
const usualDays: WindowDays = 30;

/** The window in the address, and a way to choose another. */
export function useDeliveryWindow(): {
  days: WindowDays;
  name: WindowName;
  choose(days: WindowDays): void;
} {
  const [{ window: chosen }, change] = useAddressFilters(['window']);
  const days =
    deliveryWindows.find(candidate => chosen === `${candidate}d`) ?? usualDays;
  return {
    days,
    name: `${days}d`,
    choose: next =>
      change({ window: next === usualDays ? undefined : `${next}d` }),
  };
}
