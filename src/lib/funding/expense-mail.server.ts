/** What the people who look after a partner's money are told. */
import { and, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { membership, person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import { formatMoney } from '#lib/format.ts';
import { isLang } from '#lib/lang.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import type { LockedExpense } from './locked-expense.server.ts';
import type { Step } from './move-expense.server.ts';

/** A mail on a question or a decision to everybody in finance, or to the administrators where nobody is. */
export async function tellFinance(tx: Db, row: LockedExpense, step: Step, origin: string): Promise<void> {
	const members = await financeOf(tx, row.organisationId);
	const finance = members.filter(({ role }) => role === 'finance');
	await enqueueMail(
		tx,
		(finance.length > 0 ? finance : members).map(({ email, language }) => {
			const lang = isLang(language) ? language : 'nb';
			return composeMail(
				step.kind.replace('.', '_'),
				{ to: email, language: lang },
				{
					text: row.text,
					amount: formatMoney(lang, row.amountMinor, row.currency),
					accepted: formatMoney(lang, step.approvedMinor ?? 0n, 'EUR'),
					reason: step.reason ?? '',
					link: `${origin}/${lang}/arbeid/${row.organisationId}/utgifter/${row.id}`
				}
			);
		})
	);
}

async function financeOf(tx: Db, organisationId: string) {
	const today = sql`current_date`;
	return tx
		.select({ email: person.email, language: person.language, role: membership.role })
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.where(
			and(
				eq(membership.organisationId, organisationId),
				inArray(membership.role, ['finance', 'administrator']),
				lte(membership.startsOn, today),
				or(isNull(membership.endsOn), gte(membership.endsOn, today))
			)
		)
		.limit(100);
}
