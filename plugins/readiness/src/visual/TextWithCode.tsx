import { Fragment } from 'react';

/** Names and values are written between backticks, as in Markdown. */
const code = /`([^`]+)`/;

/** Text as it was written; what stands between backticks is set as code. */
export function TextWithCode({ text }: { text: string }) {
  return (
    <>
      {text
        .split(code)
        .map((part, index) =>
          index % 2 === 1 ? (
            <code key={index}>{part}</code>
          ) : (
            <Fragment key={index}>{part}</Fragment>
          ),
        )}
    </>
  );
}
