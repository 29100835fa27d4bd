/** The need of this page, for who may read it, and for who may write in it; and the way back from a form. */
import { fail, redirect } from '@sveltejs/kit';
import { demand } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { typedText } from '#lib/form.ts';
import { actingFor } from '#lib/needs/need-facts.server.ts';
import { needIn } from '#lib/needs/need-work.server.ts';

export type NeedEvent = { locals: App.Locals; params: { organisation: string; id: string }; url: URL };

/** @throws 303, 404 */
export async function openedNeed({ locals, params, url }: NeedEvent) {
	const by = signedIn(locals, url);
	const opened = await needIn(db(), by, params.organisation, params.id);
	const mayWrite = may(by, 'need.write', { organisationId: actingFor(by, 'need.write', opened.need) });
	return { by, ...opened, mayWrite };
}

/** Asked before anything of the form is read. @throws 303, 404, 403 */
export async function openedForWriting(event: NeedEvent) {
	const opened = await openedNeed(event);
	demand(opened.by, 'need.write', { organisationId: actingFor(opened.by, 'need.write', opened.need) }, 'public.read');
	return opened;
}

/** Back to the form with every fault and what was typed, or on. @throws 303 */
export function answered(done: Decision<unknown>, to: string, form?: FormData) {
	if (done.ok) redirect(303, to);
	return fail(422, { issues: done.issues, typed: form ? typedText(form) : null });
}
