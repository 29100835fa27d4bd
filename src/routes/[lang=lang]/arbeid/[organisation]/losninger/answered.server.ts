import { fail, redirect } from '@sveltejs/kit';
import type { Decision } from '#lib/decision.ts';
import { typedText } from '#lib/form.ts';

/** Back to the form with every fault and what was typed, or on. @throws 303 */
export function answered(done: Decision<unknown>, to: string, form?: FormData) {
	if (done.ok) redirect(303, to);
	return fail(422, {
		issues: done.issues,
		typed: form ? typedText(form) : null,
		pilots: form ? form.getAll('pilots').map(String) : []
	});
}
