import type { ServiceSummary } from '@service-readiness/backstage-plugin-readiness-common';
import { Age } from '../../visual/Age';
import { VisuallyHidden } from '../../visual/VisuallyHidden';

/** The last change of level, and whether the service or the rule made it. */
export function Moved({ moved }: { moved: ServiceSummary['movedTo'] }) {
  if (!moved) {
    return (
      <>
        <span aria-hidden="true" title="no change in 90 days">
          –
        </span>
        <VisuallyHidden>no change in 90 days</VisuallyHidden>
      </>
    );
  }
  const { from, to, at, byRule } = moved;
  return (
    <>
      <span aria-hidden="true">{to > from ? '↑' : '↓'} </span>
      <VisuallyHidden>{to > from ? 'up from' : 'down from'} </VisuallyHidden>
      {from} <span aria-hidden="true">→</span>
      <VisuallyHidden>to</VisuallyHidden> {to}
      {', '}
      <Age at={at} prefix="" />
      {byRule && ' (the rule changed)'}
    </>
  );
}
