import { redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { registerWorkspace } from '#lib/documents/own-register.server.ts';
import { postJournal } from '#lib/documents/post-journal.server.ts';
import { ownJournal } from '#lib/documents/post-journal.ts';
import { readPeriod } from '#lib/documents/register.ts';
import { env } from '#lib/env.server.ts';
import { messages } from '#lib/messages.server.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { textFor } from '#lib/ui/text.ts';

type Asked = { locals: App.Locals; params: { organisation: string }; url: URL };

/** The post journal of one organisation and period, as a table with a name for its file. */
export async function journalOf({ locals, params, url }: Asked) {
	const by = signedIn(locals, url);
	const text = textFor(locals.lang, messages[locals.lang]);
	const { organisation, covers } = await registerWorkspace(db(), by, params.organisation);
	const period = readPeriod(url.searchParams, locals.lang);
	// the form is told there what could not be read
	if (!period.ok) redirect(303, `${url.pathname.replace(/\/[^/]+$/, '')}${url.search}#journal`);
	const lines = await postJournal(db(), by, { organisationId: organisation.id, covers }, period.value);
	const table = ownJournal(lines, text, { origin: env().origin, own: nameIn(locals.lang, organisation) });
	return {
		rows: env().demo ? [[text.t('ui.demo_notice')], ...table] : table,
		name: `sol-${text.t('register.journal_file_name')}-${organisation.id}-${today()}`,
		sheet: text.t('register.sheet')
	};
}
