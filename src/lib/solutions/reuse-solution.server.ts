/** Somebody who wants to take over a solution writes to those behind it, without seeing their addresses. */
import { found } from '#lib/accounts/demand.server.ts';
import { countTry } from '#lib/accounts/throttle.server.ts';
import type { Limit } from '#lib/accounts/throttle.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { ContactMessage } from '#lib/pilots/contact-form.ts';
import { publishedSolution } from './public-solutions.server.ts';
import { tell, writers, type Sender } from './solution-mail.server.ts';

/** One owner hears from twenty people within a quarter of an hour, one address writes to five. */
const limit: Limit = { what: 'solution-reuse', perAccount: 20, perAddress: 5 };

/**
 * Mails the request to the people of the organisation that owns the solution, or to the secretariat when nobody works
 * there. An answer goes to the writer.
 *
 * @throws 404 when the solution is not public
 */
export async function askToReuse(
	db: Db,
	slug: string,
	message: ContactMessage,
	{ address, origin, today }: Sender & { address: string }
): Promise<Decision<null>> {
	const { id, name, owner } = found(await publishedSolution(db, slug));
	const tries = await countTry(db, limit, owner.id, address);
	if (tries.tooManyForAccount || tries.tooManyFromAddress) return no({ field: '', key: 'contact.too_many' });

	return db.transaction(async (tx) => {
		const news = {
			kind: 'solution_reuse',
			replyTo: message.email,
			params: ({ language }: { language: string }) => ({
				from: message.name,
				email: message.email,
				text: message.text,
				solution: name,
				link: `${origin}/${language}/losninger/${slug}`
			})
		};
		const own = await tell(tx, { organisationId: owner.id, roles: writers }, news, today);
		const receivers =
			own > 0 ? own : await tell(tx, { organisationId: 'secretariat', roles: ['secretariat'] }, news, today);
		// Who wrote what stays out of the log: it outlives the mail by years.
		await record(tx, {
			kind: 'solution.reuse_asked',
			by: null,
			organisationId: owner.id,
			about: { kind: 'solution', id },
			after: { receivers }
		});
		return yes(null);
	});
}
