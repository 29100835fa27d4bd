/** What a partner itself believes it will have used when the project ends. Every answer is kept; the newest counts. */
import { and, desc, eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { all, at, yes, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { record } from '#lib/journal/journal.server.ts';
import type { Lang } from '#lib/lang.ts';
import { readAmount } from '#lib/money.ts';
import { sideOfPartner } from '#lib/projects/projects.server.ts';
import { decimalText } from '#lib/rational.ts';
import { readText } from '#lib/text.ts';
import { ownForecast } from './schema.server.ts';

export type OwnForecast = { minor: bigint; comment: string; language: string; enteredAt: Date };

/** Newest first, the last twenty. */
export async function ownForecasts(db: Db, projectId: string, organisationId: string): Promise<OwnForecast[]> {
	return db
		.select({
			minor: ownForecast.amountMinor,
			comment: ownForecast.comment,
			language: ownForecast.language,
			enteredAt: ownForecast.enteredAt
		})
		.from(ownForecast)
		.where(and(eq(ownForecast.projectId, projectId), eq(ownForecast.organisationId, organisationId)))
		.orderBy(desc(ownForecast.enteredAt), desc(ownForecast.id))
		.limit(20);
}

export async function enterForecast(
	db: Db,
	by: Actor,
	of: { projectId: string; organisationId: string },
	form: FormData,
	language: Lang
): Promise<Decision<string>> {
	demand(by, 'forecast.write', of, 'expense.read');
	found(await sideOfPartner(db, of.projectId, of.organisationId));
	const read = all({
		amountMinor: at('amount', readAmount(field(form, 'amount'), { zero: true, currency: 'EUR' })),
		comment: at('comment', readText(field(form, 'comment'), { max: 500, multiline: true }))
	});
	if (!read.ok) return read;
	return db.transaction(async (tx) => {
		const [saved] = await tx
			.insert(ownForecast)
			.values({ ...of, ...read.value, language, enteredBy: by.personId })
			.returning({ id: ownForecast.id });
		await record(tx, {
			kind: 'own_forecast.entered',
			by: by.personId,
			organisationId: of.organisationId,
			about: { kind: 'own_forecast', id: `${of.projectId} ${of.organisationId}` },
			after: { eur: decimalText(read.value.amountMinor, 2), comment: read.value.comment }
		});
		return yes(found(saved).id);
	});
}
