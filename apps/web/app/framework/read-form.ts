import { Invalid } from '@entraide/core/error';

/**
 * The form that a request brings.
 * @throws Invalid when it brings something else, or a form that is cut off
 */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw new Invalid([{ path: [], code: 'not-a-form', message: 'The body is not a form.' }]);
  }
}
