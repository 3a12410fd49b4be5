import { Fragment } from 'react';
import { SafeLink } from './SafeLink';

/** Closing punctuation belongs to the sentence, not to the address. */
const address = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/;

/** Text as it was written; addresses in it become links. */
export function TextWithLinks({ text }: { text: string }) {
  return (
    <>
      {text.split(address).map((part, index) =>
        index % 2 === 1 ? (
          <SafeLink key={index} url={part}>
            {part}
          </SafeLink>
        ) : (
          <Fragment key={index}>{part}</Fragment>
        ),
      )}
    </>
  );
}
