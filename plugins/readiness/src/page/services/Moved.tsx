import type { ServiceSummary } from '@service-readiness/backstage-plugin-readiness-common';
import { Age } from '../../visual/Age';
import { VisuallyHidden } from '../../visual/VisuallyHidden';

/** Not that there was none: a service may be known for minutes only. */
const noMove = 'no change recorded; changes of the last 90 days stand here';

/** The last change of level, and whether the service or the rule made it. */
export function Moved({ moved }: { moved: ServiceSummary['movedTo'] }) {
  if (!moved) {
    return (
      <>
        <span aria-hidden="true" title={noMove}>
          –
        </span>
        <VisuallyHidden>{noMove}</VisuallyHidden>
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
