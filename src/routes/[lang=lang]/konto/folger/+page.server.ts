import { fail, redirect } from '@sveltejs/kit';
import { returnPath } from '#lib/accounts/return-path.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { changePace, resumeMail, stopFollowing } from '#lib/follows/follow-thing.server.ts';
import { dismissNotice, followsPage, markSeen } from '#lib/follows/notices.server.ts';
import { field } from '#lib/form.ts';
import type { Actions, PageServerLoad } from './$types';

const dones = ['followed', 'stopped', 'saved', 'seen', 'dismissed'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const by = signedIn(locals, url);
	const before = Number(url.searchParams.get('eldre') ?? NaN);
	const page = await followsPage(db(), by, locals.lang, Number.isSafeInteger(before) ? before : undefined);
	return {
		...page,
		isOlder: Number.isSafeInteger(before),
		done: dones.find((each) => each === url.searchParams.get('gjort'))
	};
};

export const actions: Actions = {
	pace: async ({ locals, request, url }) => {
		const form = await request.formData();
		const changed = await changePace(db(), signedIn(locals, url), field(form, 'follow'), field(form, 'pace'));
		if (!changed.ok) return fail(422, { issues: changed.issues });
		redirect(303, `${url.pathname}?gjort=saved#folger`);
	},
	stop: async ({ locals, request, url }) => {
		const form = await request.formData();
		await stopFollowing(db(), signedIn(locals, url), field(form, 'follow'));
		redirect(303, returnPath(field(form, 'til')) ?? `${url.pathname}?gjort=stopped`);
	},
	dismiss: async ({ locals, request, url }) => {
		const id = Number(field(await request.formData(), 'notice'));
		await dismissNotice(db(), signedIn(locals, url), Number.isSafeInteger(id) ? id : 0);
		redirect(303, `${url.pathname}?gjort=dismissed`);
	},
	seen: async ({ locals, url }) => {
		await markSeen(db(), signedIn(locals, url));
		redirect(303, `${url.pathname}?gjort=seen`);
	},
	resume: async ({ locals, url }) => {
		await resumeMail(db(), signedIn(locals, url));
		redirect(303, `${url.pathname}?gjort=saved`);
	}
};
