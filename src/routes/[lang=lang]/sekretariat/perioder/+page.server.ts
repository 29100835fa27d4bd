import { fail, redirect } from '@sveltejs/kit';
import { atDesk, signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { field } from '#lib/form.ts';
import { lockPeriod } from '#lib/reports/lock-period.server.ts';
import { periodsPage } from '#lib/reports/periods-page.server.ts';

export const load = async ({ locals, url }) => ({
	...(await periodsPage(db(), signedIn(locals, url), today())),
	done: url.searchParams.get('last')
});

export const actions = {
	lock: async ({ locals, request, url }) => {
		const by = atDesk(locals, url, 'period.lock');
		const form = await request.formData();
		const code = field(form, 'period');
		const locked = await lockPeriod(db(), by, { code, confirmed: form.has(`confirm_${code}`) }, today());
		if (!locked.ok) return fail(422, { issues: locked.issues });
		redirect(303, `${url.pathname}?last=${encodeURIComponent(code)}`);
	}
};
