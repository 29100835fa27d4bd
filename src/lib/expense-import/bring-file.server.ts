import { createHash } from 'node:crypto';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { translator } from '#lib/i18n.ts';
import type { Lang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import { keepImport } from './keep-import.server.ts';
import { readFile, readPasted } from './read-table.server.ts';

/** Takes what a form brought: a file, or when there is none what was pasted. Gives the id of the import. @throws 404, 403 */
export async function bringFile(
	db: Db,
	by: Actor,
	organisationId: string,
	form: FormData,
	reading: { today: string; lang: Lang }
): Promise<Decision<string>> {
	demand(by, 'expense.enter', { organisationId }, 'expense.read');
	const sent = form.get('file');
	const file = sent instanceof File && sent.size > 0 ? sent : null;
	const pasted = field(form, 'pasted');
	const isPasted = file === null && pasted.trim() !== '';
	const read = isPasted ? readPasted(pasted) : await readFile(file);
	if (!read.ok) return read;
	const bytes = file ? Buffer.from(await file.arrayBuffer()) : Buffer.from(pasted);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const fileName = file ? file.name : translator(reading.lang, messages[reading.lang])('expense_import.pasted_name');
	return keepImport(db, by, organisationId, { fileName, sha256, read: read.value }, reading);
}
