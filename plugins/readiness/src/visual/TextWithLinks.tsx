import { SafeLink } from './SafeLink';
import { TextWithCode } from './TextWithCode';

/** Closing punctuation belongs to the sentence, not to the address. */
const address = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/;

/** Text as it was written; addresses in it become links, and what stands between backticks is set as code. */
export function TextWithLinks({ text }: { text: string }) {
  return (
    <>
      {text.split(address).map((part, index) =>
        index % 2 === 1 ? (
          <SafeLink key={index} url={part}>
            {part}
          </SafeLink>
        ) : (
          <TextWithCode key={index} text={part} />
        ),
      )}
    </>
  );
}
