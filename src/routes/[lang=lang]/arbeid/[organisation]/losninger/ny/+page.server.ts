import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { demand } from '#lib/accounts/demand.server.ts';
import { once } from '#lib/accounts/once.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { db } from '#lib/db.server.ts';
import { typedText } from '#lib/form.ts';
import { readSolution } from '#lib/solutions/solution-form.ts';
import { solutionOptions, solutionWorkspace } from '#lib/solutions/solution-workspace.server.ts';
import { registerSolution } from '#lib/solutions/write-solution.server.ts';

async function opened(locals: App.Locals, url: URL, organisationId: string) {
	const by = signedIn(locals, url);
	const workspace = await solutionWorkspace(db(), by, organisationId);
	demand(by, 'solution.write', { organisationId }, 'solution.read_draft');
	return { by, workspace, options: await solutionOptions(db(), workspace, locals.lang) };
}

export const load = async ({ locals, params, url }) => {
	const { workspace, options } = await opened(locals, url, params.organisation);
	return { workspace, options };
};

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const { by, options } = await opened(locals, url, params.organisation);
		const form = await request.formData();
		const read = readSolution(form, options.choices);
		const made = read.ok
			? await once(db(), by, form, (tx) => registerSolution(tx, by, params.organisation, read.value))
			: read;
		const pilots = form.getAll('pilots').map(String);
		if (!made.ok) return fail(422, { issues: made.issues, typed: typedText(form), pilots });
		const here = { lang: locals.lang, organisation: params.organisation, id: made.value };
		redirect(303, resolve('/[lang=lang]/arbeid/[organisation]/losninger/[id]', here));
	}
};
