import { Header, Page } from '@backstage/core-components';
import { ReadinessPageContent } from './ReadinessPageContent';

/** The page with a header of its own, for the classic front-end system. */
export function ReadinessPage() {
  return (
    <Page themeId="tool">
      <Header title="Readiness" />
      <ReadinessPageContent />
    </Page>
  );
}
