import { today } from '#lib/clock.server.ts';
import type { Cell } from '#lib/csv.ts';
import { db } from '#lib/db.server.ts';
import { publicJournal } from '#lib/documents/post-journal.ts';
import { registerForFile } from '#lib/documents/register.server.ts';
import { readRegisterQuery, type RegisterEntry } from '#lib/documents/register.ts';
import { env } from '#lib/env.server.ts';
import type { Lang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { textFor } from '#lib/ui/text.ts';

/** The register as the address narrows it, as a table with a name for its file. */
export async function listed({ locals: { lang }, url }: { locals: { lang: Lang }; url: URL }) {
	const text = textFor(lang, messages[lang]);
	const all = await organisationDirectory(db());
	const { query } = readRegisterQuery(url.searchParams);
	const entries = await registerForFile(db(), query, all, today());
	const ownerOf = ({ ownerId }: RegisterEntry) => {
		const owner = ownerId === null ? undefined : all.get(ownerId);
		return owner ? nameIn(lang, owner) : '';
	};
	const notice: Cell[][] = env().demo ? [[text.t('ui.demo_notice')]] : [];
	const rows = [...notice, ...publicJournal(entries, text, { origin: env().origin, ownerOf })];
	return { rows, name: `sol-${text.t('register.file_name')}-${today()}`, sheet: text.t('register.sheet') };
}
