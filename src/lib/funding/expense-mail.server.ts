/** What the people who look after a partner's money are told. */
import { and, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { membership, person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import { formatDay, formatMoney } from '#lib/format.ts';
import { asKey, translator } from '#lib/i18n.ts';
import { isLang } from '#lib/lang.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import { messages } from '#lib/messages.server.ts';
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
				`${step.kind.replace('.', '_')}${step.dueOn ? '_until' : ''}`,
				{ to: email, language: lang },
				{
					text: row.kind === 'staff' ? translator(lang, messages[lang])(asKey('expense.masked')) : row.text,
					amount: formatMoney(lang, row.amountMinor, row.currency),
					accepted: formatMoney(lang, step.approvedMinor ?? 0n, 'EUR'),
					reason: step.reason ?? '',
					day: step.dueOn ? formatDay(lang, step.dueOn) : '',
					link: `${origin}/${lang}/arbeid/${row.organisationId}/utgifter/${row.id}`
				}
			);
		})
	);
}

/** What was answered, to whoever asked last. */
export async function tellAsker(tx: Db, row: LockedExpense, answer: string, origin: string): Promise<void> {
	const asked = await tx.execute<{ email: string; language: string }>(sql`
		select person.email, person.language from expense_remark r join person on person.id = r.written_by
		where r.expense_id = ${row.id} and r.kind = 'query' order by r.written_at desc limit 1`);
	await enqueueMail(
		tx,
		[...asked].map(({ email, language }) => {
			const lang = isLang(language) ? language : 'nb';
			const text = row.kind === 'staff' ? translator(lang, messages[lang])(asKey('expense.masked')) : row.text;
			const link = `${origin}/${lang}/sekretariat/utgifter/${row.id}`;
			return composeMail('expense_answered', { to: email, language: lang }, { text, answer, link });
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
