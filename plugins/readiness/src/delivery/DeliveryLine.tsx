import { Link } from '@backstage/core-components';
import type { DeliverySummary } from '@service-readiness/backstage-plugin-readiness-common';
import { Fragment } from 'react';
import { formatFigure } from '../format/formatFigure';
import { useReadinessTabHref } from '../hooks/useReadinessTabHref';
import { VisuallyHidden } from '../visual/VisuallyHidden';
import { bandWords, figureWords } from './words';

/** Delivery on the card: "9 / week High · 5 h High · 4 % Elite · 40 min Elite", leading to how it comes about. */
export function DeliveryLine(props: {
  entityRef: string;
  delivery: DeliverySummary;
}) {
  const { entityRef, delivery } = props;
  const href = useReadinessTabHref()(entityRef, { tab: 'delivery' });
  return (
    <>
      <Link to={href}>
        {delivery.figures.map(({ id, unit, value, band }, index) => (
          <Fragment key={id}>
            {index > 0 && ' · '}
            <VisuallyHidden>{figureWords[id].title}: </VisuallyHidden>
            {value === undefined ? 'no data' : formatFigure(value, unit)}
            {band && ` ${bandWords[band].word}`}
          </Fragment>
        ))}
      </Link>{' '}
      in {delivery.windowDays} days
    </>
  );
}
