import { ResponseError } from '@backstage/errors';

/** The error that the client throws when the backend answers with a status other than success. */
export async function responseError(
  status: number,
  message: string,
  /** What else the error says. */
  fields: object = {},
): Promise<ResponseError> {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'Error', message, ...fields },
        response: { statusCode: status },
      }),
      { status, headers: { 'Content-Type': 'application/json' } },
    ),
  );
}
